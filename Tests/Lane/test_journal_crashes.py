"""A journal whose gateway is killed, or whose machine loses its power, in the middle of writing in place."""

import os
import pathlib
import random
import shutil
import sqlite3
import struct
import subprocess
import threading
import time

import pytest

from gateway_stand import GatewayStand, Printer
from lane import Client, eventually

SEED = int(os.environ.get("SEED", "20261121"))
KILLS = int(os.environ.get("KILLS", "25"))
CRASHES = int(os.environ.get("CRASHES", "250"))
NAMES = {1: "journal.sqlite", 2: "journal.sqlite-wal", 3: "journal.marks"}
WRITE, TRUNCATE, SYNC = 1, 2, 3
SECTOR = 512


class Till(threading.Thread):
    """A client that prints receipts one after the other until the gateway is gone, and notes each answer with its moment."""

    def __init__(self, path: str, name: str, answers: dict, most: int = 1 << 30):
        super().__init__(daemon=True)
        self.path, self.label, self.answers, self.most = path, name, answers, most
        self.start()

    def run(self):
        try:
            client = Client(self.path)
            for number in range(self.most):
                key = f"{self.label}-{number}"
                # Some are as large as a picture, and some clients leave at once.
                parameters = {"role": "receipt", "document": document(key), "key": key}
                if number % 3 == 0:
                    parameters["deadlineMilliseconds"] = 0
                reply = client.call("Printer.Print", parameters)
                assert "error" not in reply, reply
                self.answers[key] = (time.monotonic_ns(), reply["parameters"]["job"])
        except (OSError, EOFError):
            pass  # It was killed.


def document(key: str) -> dict:
    number = int(key.rsplit("-", 1)[1])
    return {"elements": [{"text": {"text": key}}, {"text": {"text": "x" * (40_000 if number % 40 == 7 else 97 * number % 3000)}}]}


def read(folder: pathlib.Path) -> dict[str, str]:
    """The states by their keys, from a copy, after SQLite's own look at all of it."""
    file = sqlite3.connect(folder / "journal.sqlite")
    try:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return dict(file.execute("SELECT key, state FROM job ORDER BY sequence"))
    finally:
        file.close()


def compare(states: dict[str, str], answers: dict, moment: int, what: str):
    """What clients were told before a moment is in the journal."""
    for key, (told, job) in answers.items():
        if told < moment:
            assert key in states, f"{key} was accepted and is not there: {what}"
            assert job["state"] != "printed" or states[key] == "printed", f"{key} was printed and is {states[key]}: {what}"


def test_a_gateway_that_is_killed_anywhere_leaves_a_sound_journal_and_every_answer_in_it(tmp_path):
    dice, printer, answers = random.Random(SEED), Printer(), {}
    folder = tmp_path / "journal"
    folder.mkdir()
    for number in range(KILLS):
        gateway = GatewayStand(folder, {"front": printer})
        try:
            tills = [Till(gateway.path, f"{number}-{till}", answers) for till in range(3)]
            time.sleep(dice.choice([0.02, 0.1, 0.3, 0.9]) * dice.random())
        finally:
            gateway.close()
        for till in tills:
            till.join(30)
            assert not till.is_alive()
        copy = tmp_path / "copy"
        shutil.copytree(folder, copy)
        compare(read(copy), answers, time.monotonic_ns(), f"seed {SEED}, kill {number}")
        shutil.rmtree(copy)
        assert "journal" not in gateway.last_words
    gateway = GatewayStand(folder, {"front": printer})
    try:
        client = gateway.client()
        for key in answers:
            job = client.call("Printer.Print", {"role": "receipt", "document": document(key), "key": key, "again": True})["parameters"]["job"]
            assert job["state"] == "printed", job
    finally:
        gateway.close()
    paper = [texts[0] for texts in printer.paper]
    assert len(paper) == len(set(paper)) and set(answers) <= set(paper)


@pytest.fixture(scope="module")
def recorder(tmp_path_factory) -> pathlib.Path:
    built = tmp_path_factory.mktemp("recorder") / "writes.so"
    subprocess.run(["gcc", "-O2", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", built,
                    pathlib.Path(__file__).with_name("writes.c"), "-ldl", "-lpthread"], check=True, timeout=120)
    return built


class Recording:
    """What was written to a journal, in its order, from a folder as it was at first."""

    def __init__(self, base: dict[int, bytes], path: pathlib.Path, since: int):
        self.base, self.calls = base, []
        content, place = path.read_bytes(), 0
        while place < len(content):
            moment, call, file, offset, length = struct.unpack_from("<QIIQQ", content, place)
            place += 32
            data = content[place:place + length] if call == WRITE else b""
            place += len(data)
            if moment > since:
                self.calls.append((moment, call, file, offset, data))

    def image(self, folder: pathlib.Path, count: int, dice: random.Random):
        """What a disk may hold when its power goes at a call: all that was waited for, and any part of what came after that."""
        folder.mkdir()
        for file, name in NAMES.items():
            content = bytearray(self.base[file])
            calls = [call for call in self.calls[:count] if call[2] == file]
            waited = max((number for number, call in enumerate(calls) if call[1] == SYNC), default=-1)
            # Some disks write nothing more, some nearly all.
            share = dice.choice([0, 0.3, 0.7, 1])
            for number, (_, call, _, offset, data) in enumerate(calls):
                if number > waited and call == TRUNCATE and dice.random() >= share:
                    continue
                if call == TRUNCATE:
                    del content[offset:]
                    content.extend(bytes(offset - len(content)))
                elif call == WRITE:
                    for start in range(0, len(data), SECTOR):
                        if number > waited and dice.random() >= share:
                            continue
                        part = data[start:start + SECTOR]
                        if len(content) < offset + start:
                            content.extend(bytes(offset + start - len(content)))
                        content[offset + start:offset + start + len(part)] = part
            (folder / name).write_bytes(content)


def test_a_machine_that_loses_its_power_anywhere_leaves_a_sound_journal_and_every_answer_in_it(tmp_path, recorder):
    folder, log = tmp_path / "journal", tmp_path / "writes"
    folder.mkdir()
    GatewayStand(folder, {"front": Printer()}).close()
    answers = {}
    gateway = GatewayStand(folder, {"front": Printer()}, environment={"LD_PRELOAD": str(recorder), "WRITES_FILE": str(log)})
    try:
        assert gateway.client().call("Devices.WaitReady", {"devices": [], "deadlineMilliseconds": 20_000})["parameters"]["isReady"]
        gateway.freeze()
        base, since = {file: (folder / name).read_bytes() for file, name in NAMES.items()}, time.monotonic_ns()
        gateway.thaw()
        # Enough for the log to be begun anew twice; then it is emptied, since nobody asks for anything; then it is used again.
        for till in [Till(gateway.path, f"first{number}", answers, 70) for number in range(3)]:
            till.join(60)
        eventually(lambda: (folder / "journal.sqlite-wal").stat().st_size == 256 << 10, "an empty log with room")
        time.sleep(0.2)
        for till in [Till(gateway.path, f"second{number}", answers, 20) for number in range(3)]:
            till.join(60)
        gateway.freeze()
        final = tmp_path / "final"
        shutil.copytree(folder, final)
    finally:
        gateway.close()
    recording = Recording(base, log, since)
    dice = random.Random(SEED)
    recording.image(tmp_path / "whole", len(recording.calls), random.Random(0))
    moments = [(call[0], count) for count, call in enumerate(recording.calls)]
    lengths = {len(call[4]) for call in recording.calls if call[2] == 2 and call[1] == WRITE}
    assert 4096 in lengths and len(answers) == 270, "the journal was not written as this test thinks"
    for number in range(CRASHES):
        moment, count = dice.choice(moments)
        image = tmp_path / "image"
        what = f"seed {SEED}, number {number}, before call {count} of {len(moments)}"
        recording.image(image, count, dice)
        if number % 10 == 0:
            start(image, tmp_path, what)
        compare(read(image), answers, moment, what)
        shutil.rmtree(image)


def start(image: pathlib.Path, place: pathlib.Path, what: str):
    """A gateway takes a copy for a sound journal whose end is there."""
    copy = place / "started"
    shutil.copytree(image, copy)
    gateway = GatewayStand(copy, {"front": Printer()})
    try:
        client = gateway.client()
        assert "error" not in client.call("Printer.Jobs", {"limit": 1}), what
    finally:
        gateway.close()
    assert "journal" not in gateway.last_words, f"{gateway.last_words}: {what}"
    shutil.rmtree(copy)
