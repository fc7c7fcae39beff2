"""Disks that are full at the worst moment: nothing is promised that is not kept, and nothing comes twice."""

import os
import pathlib
import random
import shutil
import subprocess
import tempfile

import pytest

from gateway_stand import GatewayStand, Printer
from lane import Client
from test_journal_crashes import document, read

SEED = int(os.environ.get("SEED", "20261121"))
DISKS = int(os.environ.get("DISKS", "24"))
PAGE = 4096


@pytest.fixture
def disk():
    """A folder on a file system of its own with 1.5 MiB."""
    place = pathlib.Path(tempfile.mkdtemp(prefix="lane-disk-"))
    result = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1536k,mode=0755", "tmpfs", place], capture_output=True, text=True)
    if result.returncode:
        pytest.skip(f"no tmpfs can be mounted: {result.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", place], check=False)
    place.rmdir()


def free(disk: pathlib.Path) -> int:
    state = os.statvfs(disk)
    return state.f_bavail * state.f_bsize


def fill(disk: pathlib.Path, left: int):
    """Leaves so many bytes of the disk."""
    with open(disk / "ballast", "ab", buffering=0) as ballast:
        while (room := free(disk) - left) >= PAGE:
            ballast.write(bytes(room // PAGE * PAGE))


class Client_(Client):
    """Prints numbered receipts, and notes what it is told of each."""

    def __init__(self, path: str):
        super().__init__(path)
        self.answers, self.refused = {}, []

    def print(self, key: str, **parameters) -> dict:
        reply = self.call("Printer.Print", {"role": "receipt", "document": document(key), "key": key, **parameters})
        if "error" in reply:
            assert reply["error"] == "org.lanekeeper.Printer.NotAccepted" and reply["parameters"]["reason"] == "diskFull", reply
            self.refused.append(key)
            return {}
        self.answers[key] = reply["parameters"]["job"]
        return self.answers[key]


def say_again(gateway: GatewayStand, key: str) -> dict:
    reply = gateway.client().call("Printer.Print", {"role": "receipt", "document": document(key), "key": key, "again": True})
    assert "error" not in reply, reply
    return reply["parameters"]["job"]


@pytest.mark.rig("tmpfs")
def test_whenever_a_disk_is_full_what_was_promised_is_kept(disk, tmp_path):
    dice, refused = random.Random(SEED), 0
    for number in range(DISKS):
        folder, printer = disk / f"{number}", Printer()
        folder.mkdir()
        is_full_at_first = dice.random() < 0.3
        left = dice.choice([0, PAGE, 16 * PAGE, 64 * PAGE, 65 * PAGE, dice.randrange(200 * PAGE)])
        what = f"seed {SEED}, disk {number}, {left} left, {'before' if is_full_at_first else 'after'} the start"
        # A journal that has been used before.
        GatewayStand(folder, {"front": printer}).close()
        if is_full_at_first:
            fill(disk, left)
        gateway = GatewayStand(folder, {"front": printer})
        try:
            client = Client_(gateway.path)
            client.print("0-0")
            if not is_full_at_first:
                printer.prints = dice.random() < 0.5
                for key in range(dice.randrange(6)):
                    client.print(f"1-{key}", deadlineMilliseconds=0)
                fill(disk, left)
            printer.print_all()
            for key in range(dice.randrange(8, 60)):
                client.print(f"2-{key}", deadlineMilliseconds=dice.choice([0, 300]))
        finally:
            gateway.close()
        copy = tmp_path / "copy"
        shutil.copytree(folder, copy)
        states = read(copy)
        shutil.rmtree(copy)
        for key, job in client.answers.items():
            assert key in states, f"{key} was accepted and is not there: {what}"
            if job["state"] == "printed" and job["keyMemory"] == "journal":
                assert states[key] == "printed", f"{key}: {job}: {what}"
        assert not set(client.refused) & set(states), what
        (disk / "ballast").unlink(missing_ok=True)
        gateway = GatewayStand(folder, {"front": printer})
        try:
            for key in client.answers:
                job = say_again(gateway, key)
                assert job["state"] == "printed", f"{job}, then {client.answers[key]}: {what}\n{gateway.said()}"
            assert say_again(gateway, "3-0")["reason"] == "keyNotKnown"
        finally:
            gateway.close()
        assert "damaged" not in gateway.last_words and "missing" not in gateway.last_words, f"{gateway.last_words}: {what}"
        paper = [texts[0] for texts in printer.paper]
        assert len(paper) == len(set(paper)) and set(paper) == set(client.answers), what
        refused += len(client.refused)
        shutil.rmtree(folder)
    assert refused > DISKS, "no disk was full"
