"""People read what `lane` says on 80 columns: the help of every verb, and whatever the lane has to show."""

import json
import unicodedata

import pytest

from cli import lane
from found_stand_in import FoundStandIn, wanted
from stand_in import StandIn, device, job

WIDTH = 80
LONG = "the-receipt-printer-at-the-checkout-beside-the-door-of-the-shop"


def all_verbs() -> list[list[str]]:
    """The words of each verb, as the program itself lists them."""
    def walk(command: dict, words: list[str]):
        yield words
        for each in command.get("subcommands", []):
            if each["commandName"] != "help":
                yield from walk(each, [*words, each["commandName"]])
    return list(walk(json.loads(lane("--experimental-dump-help").stdout)["command"], []))


def too_wide(text: str) -> list[str]:
    def columns(line: str) -> int:
        return sum(0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line)
    return [line for line in text.splitlines() if columns(line) > WIDTH]


def test_the_help_of_every_verb_fits():
    verbs = all_verbs()
    assert len(verbs) > 20 and ["sim", "fault"] in verbs and ["drawer", "open"] in verbs
    for words in verbs:
        help_, wrong = lane(*words, "--help"), lane(*words, "--no-such-option")
        assert help_.returncode == 0 and "USAGE: lane" in help_.stdout and wrong.returncode == 2, words
        assert too_wide(help_.stdout) == [] and too_wide(wrong.stderr) == [], words


def test_a_usage_line_keeps_what_stands_in_brackets_together():
    lines = lane("sim", "fault", "--help").stdout.splitlines()
    first = next(index for index, line in enumerate(lines) if line.startswith("USAGE: "))
    usage = lines[first:lines.index("", first)]
    assert len(usage) > 2 and all(line.startswith("       ") for line in usage[1:])
    assert all(line.count("[") == line.count("]") for line in usage), usage
    assert " ".join(" ".join(usage).split()).endswith("[--bytes-per-second <bytes-per-second>] [--seed <seed>]")


@pytest.fixture
def stand_in(tmp_path):
    """A lane with long names, many roles and much to say of each device."""
    service = StandIn(str(tmp_path / "lane.socket"))
    roles = [f"a-role-with-a-long-name-{number}" for number in range(5)]
    needs = ["coverOpen", "paperOut", "cutterJammed", "overheated", "paperNearEnd", "drawerOpen"]
    service.devices = [
        device(LONG, "receipt", roles=["receipt", *roles], attention=needs, state="attention", reason="identityUnknown",
               detail="it has not told which device it is; wanted is " + "serialNumber:X7Q4001234 " * 6,
               location="/dev/serial/by-path/pci-0000:00:14.0-usb-0:3.1.4:1.0-port0", facts={"model": "TM-T88V " * 20}),
        device("スケール" * 10, "scale"),
    ]
    service.state = {f"aLongNameOfAState{number}": f"a value {number}" for number in range(8)}
    service.Simulation_Devices = lambda *_: iter([{"parameters": {"devices": [
        {"device": LONG, "family": "ESCPOSPrinter", "location": "/dev/pts/3", "state": service.state,
         "actions": [{"action": "cover", "values": ["open", "close"]},
                     {"action": "paper", "values": [f"aValueOfMany{number}" for number in range(12)]}],
         "faults": [{"number": 2, "fault": "unplugAtByte", "state": "armed", "beginsAtByte": 700_000_000, "bytesPerSecond": 100_000,
                     "milliseconds": 60_000, "firedTimes": 100_000, "firedAtByte": 800_000_000, "seed": 2_000_000_000}]}]}}])
    yield service
    service.close()


@pytest.mark.parametrize("words", [
    ["devices"], ["describe", "receipt"], ["sim", "list"], ["sim", "act", "receipt", "cover", "open"]], ids=" ".join)
def test_what_a_verb_shows_fits(stand_in, words):
    result = lane(*words, socket=stand_in.path)
    assert result.returncode == 0 and result.stdout, result
    assert too_wide(result.stdout) == []


def test_what_a_device_with_a_long_name_lacks_fits(tmp_path):
    service = FoundStandIn(str(tmp_path / "found.socket"))
    try:
        service.devices[0]["device"] = LONG
        for detail in ["nothing that ESCPOSPrinter drives is plugged in (usb)", "many words " * 60, "w" * 300]:
            service.wanted = [wanted(LONG, detail=detail), wanted("front", detail=detail)]
            for words in (["explain"], ["explain", LONG]):
                result = lane(*words, socket=service.path)
                assert result.returncode == 0 and result.stdout, result
                assert too_wide(result.stdout) == []
    finally:
        service.close()


def test_nothing_that_can_be_done_is_left_out(stand_in):
    said = " ".join(lane("sim", "list", socket=stand_in.path).stdout.split())
    assert f"lane sim act {LONG} cover open|close" in said
    assert "|".join(f"aValueOfMany{number}" for number in range(12)) in said.replace("| ", "|")
    assert all(f"a value {number}" in said for number in range(8)) and "last at byte 800000000" in said


@pytest.mark.parametrize("state, looks", [
    ("printed", {"evidence": "processIdEcho", "bytesSent": 20_000_000}),
    ("printed", {"evidence": "statusFence"}),
    ("printed", {"evidence": "consumed", "reason": "paperChanged"}),
    ("notPrinted", {"evidence": "nothingSent", "reason": "jobHeld"}),
    ("unknown", {"evidence": "interrupted", "bytesSent": 20_000_000, "detail": "the other till has it " * 9}),
    ("queued", {"reason": "queueMisconfigured"}),
    ("superseded", {"successor": "0123456789abcdef" * 2, "evidence": "interrupted"}),
])
def test_what_became_of_a_receipt_fits(stand_in, state, looks):
    stand_in.print_steps = [(state, looks, False)]
    stand_in.Printer_FindJob = lambda *_: iter([{"parameters": {"job": job({"role": "receipt"}, state, **looks)}}])
    stand_in.Printer_Jobs = lambda *_: iter([{"parameters": {"jobs": []}}])
    for words in (["print", "--key", "k", "-"], ["job", "k"]):
        result = lane(*words, socket=stand_in.path, text="x")
        assert result.returncode in (0, 1, 3) and result.stdout, result
        assert too_wide(result.stdout) == [] and too_wide(result.stderr) == []


def test_the_jobs_are_a_table_that_fits(stand_in):
    jobs = [job({"role": LONG, "key": "a key " * 20}, "unknown", reason="aReasonOfManyWordsThatNobodyHasThoughtOf", job="0123456789abcdef" * 2)
            for _ in range(3)]
    stand_in.Printer_Jobs = lambda *_: iter([{"parameters": {"jobs": jobs}}])
    result = lane("jobs", socket=stand_in.path)
    assert result.returncode == 0 and len(result.stdout.splitlines()) == 4 and too_wide(result.stdout) == []


def test_what_becomes_of_the_devices_is_a_table_that_fits(stand_in):
    because = ["driver", "program", "location", "connection", "identity", "settings", "classes", "roles", "drawers"]
    stand_in.Configuration_Reload = lambda *_: iter([{"parameters": {
        "file": "/etc/lanekeeper/lane.toml", "lane": ["access", "journal", "whenUnknown"],
        "devices": [{"device": LONG, "deed": "restarted", "because": because}]}}])
    result = lane("reload", socket=stand_in.path)
    assert result.returncode == 0 and too_wide(result.stdout) == []


def test_how_a_drawer_stands_fits(stand_in):
    drawer = {"role": "drawer", "device": LONG, "connector": 1, "isReady": False, "attention": ["coverOpen", "paperOut"],
              "state": "unknown", "level": "high", "isLeftOpen": True, "isSimulated": True, "sinceMilliseconds": 1_000_000}
    stand_in.CashDrawer_Status = lambda *_: iter([{"parameters": {"drawer": drawer}}])
    result = lane("drawer", "status", socket=stand_in.path)
    assert result.returncode == 3 and result.stdout and too_wide(result.stdout) == []


def test_a_good_configuration_fits(tmp_path):
    names = [f"{LONG[:50]}-{number}" for number in range(4)]
    text = "".join(f'[device.{name}]\ndriver = "ESCPOSPrinter"\nsimulated = "pty"\n' for name in names)
    (tmp_path / "lane.toml").write_text(text + f"[role.kitchen]\ndevices = {json.dumps(names)}\n")
    result = lane("config", "check", "lane.toml", folder=tmp_path)
    assert result.returncode == 0 and all(name in result.stdout for name in names) and too_wide(result.stdout) == []
