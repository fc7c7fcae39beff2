"""Journals that lost bytes while the lane was dead: no receipt comes twice, and every answer is true."""

import os
import pathlib
import random
import shutil
import tempfile
import time

import pytest

from gateway_stand import GatewayStand, Printer
from lane import eventually
from test_journal import RECEIPT, asked, begun, make_lane, print_ as print_receipt, printed, receipt as numbered

SEED = int(os.environ.get("SEED", "20261121"))
CUTS = int(os.environ.get("CUTS", "80"))


def receipt(key: str) -> dict:
    # Some take several pages of the journal.
    return {"elements": [{"text": {"text": key}}, {"text": {"text": "x" * (97 * int(key) % 9000)}}]}


def print_(client, key: str, **parameters) -> dict:
    reply = client.call("Printer.Print", {"role": "receipt", "document": receipt(key), "key": key, **parameters})
    assert "error" not in reply, reply
    return reply["parameters"]["job"]


def times(paper: list, key: str) -> int:
    return sum(texts[0] == key for texts in paper)


class Crash:
    """What a lane that died left on the disk, and what was on the paper by then."""

    def __init__(self, folder: pathlib.Path, paper: list, keys: list[str]):
        self.folder, self.paper, self.keys = folder, paper, keys


def take(place: pathlib.Path, gateway: GatewayStand, printer: Printer, source: pathlib.Path, keys: list[str]) -> Crash:
    """What a crash would leave now; the lane goes on."""
    with printer.lock:
        gateway.freeze()
        shutil.copytree(source, place)
        crash = Crash(place, list(printer.paper), list(keys))
        gateway.thaw()
    return crash


@pytest.fixture(scope="module")
def crashes():
    """A lane that dies with a log that is new, long, begun anew, and at rest; receipts wait, are on their way, and tried anew."""
    base = pathlib.Path(tempfile.mkdtemp(prefix="crashes-"))
    source = base / "source"
    source.mkdir()
    printer, keys, found = Printer(), [], []
    gateway = GatewayStand(source, {"front": printer})
    client = gateway.client()

    def print_some(count: int):
        for _ in range(count):
            keys.append(f"{len(keys)}")
            assert print_(client, keys[-1])["state"] == "printed"

    def leave_some():
        """One on its way, some that wait, and some that were given up, tried anew, and printed."""
        printer.prints = False
        keys.append(f"{len(keys)}")
        print_(client, keys[-1], deadlineMilliseconds=0)
        given_up = []
        for _ in range(3):
            keys.append(f"{len(keys)}")
            given_up.append(keys[-1])
            job = print_(client, keys[-1], deadlineMilliseconds=0)
            assert client.call("Printer.Cancel", {"job": job["job"]})["parameters"]["job"]["state"] == "notPrinted"
        found.append(take(base / f"{len(found)}", gateway, printer, source, keys))
        printer.print_all()
        for key in given_up:
            assert print_(client, key, again=True)["state"] == "printed"
        found.append(take(base / f"{len(found)}", gateway, printer, source, keys))
        printer.prints = False
        for _ in range(3):
            keys.append(f"{len(keys)}")
            print_(client, keys[-1], deadlineMilliseconds=0)
        eventually(lambda: printer.running, "one that is on its way")
        found.append(take(base / f"{len(found)}", gateway, printer, source, keys))
        printer.print_all()
        print_some(1)

    leave_some()
    print_some(12)
    found.append(take(base / "long", gateway, printer, source, keys))
    # More than the log takes before it is begun anew: old entries lie behind the new ones.
    print_some(115)
    leave_some()
    # Nobody asks for anything: the log is emptied, and given room.
    time.sleep(3.5)
    print_some(2)
    found.append(take(base / "rested", gateway, printer, source, keys))
    leave_some()
    gateway.close()
    yield found
    shutil.rmtree(base)


def cut(folder: pathlib.Path, dice: random.Random) -> str:
    """Takes bytes from the end of the log or the file, or zeros them as a disk does that lost them; says what it did."""
    name = dice.choice(["journal.sqlite"] + 3 * ["journal.sqlite-wal"])
    # A gateway that saw its supervisor die has closed the journal in order, and there is no log.
    path = folder / name if (folder / name).exists() else folder / "journal.sqlite"
    name = path.name
    size = path.stat().st_size
    at = dice.randrange(size + 1)
    if name.endswith("-wal") and size > 32 and dice.random() < 0.5:
        # At the end of an entry: each has a header of 24 bytes before its page; the log has one of 32.
        at = min(size, 32 + (at - 32) // 4120 * 4120)
    how = dice.choice(["cut", "zeroed", "cut"]) if size else "cut"
    with open(path, "r+b") as file:
        if how == "zeroed":
            file.seek(at)
            file.write(bytes(size - at))
        else:
            file.truncate(at)
    return f"{name} {how} at {at} of {size}"


def check(crash: Crash, folder: pathlib.Path, what: str) -> str:
    """Starts a lane on it; returns what was found of the journal."""
    printer = Printer(list(crash.paper))
    gateway = GatewayStand(folder, {"front": printer})
    try:
        client = gateway.client()
        answers = {key: print_(client, key, again=True) for key in crash.keys[-60:]}
        assert print_(client, f"{10_000}")["state"] == "printed", what
        assert client.call("Devices.List")["parameters"]["devices"][0]["state"] == "ready", what
        for key in crash.keys:
            assert times(printer.paper, key) <= 1, f"{key} is on the paper twice: {what}: {answers.get(key)}"
        for key, answer in answers.items():
            on_paper = times(printer.paper, key)
            expected = {"printed": {1}, "notPrinted": {0}, "unknown": {0, 1}}
            assert on_paper in expected.get(answer["state"], ()), f"{key} is there {on_paper} times: {what}: {answer}"
        said = gateway.said()
        aside = (folder / "journal.sqlite.damaged-1").exists()
        assert aside == ("the journal was damaged" in said), what
        if aside:
            assert {answer.get("reason") for answer in answers.values()} == {"keyNotKnown"}, what
        assert gateway.process.poll() is None, what
        return "set aside" if aside else "torn" if "end is missing" in said else "whole"
    finally:
        gateway.close()


def test_a_journal_that_was_cut_anywhere_prints_nothing_twice_and_says_what_it_knows(crashes, tmp_path):
    dice = random.Random(SEED)
    found = {"set aside": 0, "torn": 0, "whole": 0}
    for number in range(CUTS):
        crash = dice.choice(crashes)
        folder = tmp_path / f"{number}"
        shutil.copytree(crash.folder, folder)
        what = f"seed {SEED}, number {number}, {crash.folder.name}: {cut(folder, dice)}"
        found[check(crash, folder, what)] += 1
        shutil.rmtree(folder)
    print(found)
    assert all(found.values()), f"the cuts did not show everything: {found}"


def test_a_journal_that_was_not_cut_forgets_nothing(crashes, tmp_path):
    for crash in crashes:
        folder = tmp_path / crash.folder.name
        shutil.copytree(crash.folder, folder)
        assert check(crash, folder, f"{crash.folder.name}, whole") == "whole"


def test_a_lane_that_was_killed_and_whose_journal_was_cut_prints_nothing_twice(make_lane):
    lane = make_lane()
    lane.wait_ready("receipt")
    dice, keys = random.Random(SEED), []
    for number in range(6):
        # What the lines before have printed stays in the journal, or is lost with it.
        lane.lines["front"].echo()
        for _ in range(4):
            keys.append(len(keys))
            print_receipt(lane.client(), numbered(keys[-1]), key=f"{keys[-1]}")
        lane.lines["front"].echo(False)
        keys += [len(keys), len(keys) + 1]
        begun(lane, f"{keys[-2]}", numbered(keys[-2]))
        print_receipt(lane.client(), numbered(keys[-1]), key=f"{keys[-1]}", deadlineMilliseconds=0)
        children = lane.children().values()
        lane.process.kill()
        lane.process.wait()
        eventually(lambda: not any(os.path.exists(f"/proc/{child}") for child in children), "the end of the lane")
        what = f"seed {SEED}, number {number}: {cut(lane.folder / 'gateway', dice)}"
        lane.start()
        lane.lines["front"].echo()
        lane.wait_ready("receipt")
        answers = {key: asked(lane, f"{key}", numbered(key)) for key in keys}
        assert print_receipt(lane.client(), RECEIPT)["state"] == "printed", what
        paper = [document["elements"][0]["text"]["text"] for document in printed(lane)]
        for key, answer in answers.items():
            on_paper = paper.count(f"receipt {key}")
            expected = {"printed": {1}, "notPrinted": {0}, "unknown": {0, 1}}
            assert on_paper in expected.get(answer["state"], ()), f"{key} is there {on_paper} times: {what}: {answer}"
