"""The programs in Examples do what they say, against the stand-in or a lane that runs.

With LANE_UNDER_TEST=SOCKET in the environment the good receipt goes to that lane, too.
"""

import json
import os
import re
import shutil
import subprocess

import pytest

from cli import environment, lane
from driver_stand import REPOSITORY
from stand_in import Refused, StandIn

EXAMPLES = REPOSITORY / "Examples"
PROGRAMS = ["py", "js", "go"]


@pytest.fixture(params=["py", pytest.param("js", marks=pytest.mark.rig("node")), "go"])
def example(request, tmp_path_factory):
    """The words that run a program."""
    interpreter = {"py": "python3", "js": "node", "go": "go"}[request.param]
    if shutil.which(interpreter) is None:
        pytest.skip(f"{interpreter} is not installed")
    source = EXAMPLES / f"print-receipt.{request.param}"
    if request.param != "go":
        return [interpreter, str(source)]
    built = REPOSITORY / ".build" / "interop" / "print-receipt"
    if not built.exists() or built.stat().st_mtime < source.stat().st_mtime:
        built.parent.mkdir(parents=True, exist_ok=True)
        unfinished = built.with_suffix(f".{os.getpid()}")
        told = environment(GO111MODULE="off", GOFLAGS="", GOCACHE=str(built.parent / "go-cache"), GOTOOLCHAIN="local", GOPROXY="off")
        subprocess.run(["go", "build", "-o", unfinished, source], check=True, timeout=540, env=told)
        unfinished.rename(built)
    return [str(built)]


@pytest.fixture
def stand_in(tmp_path):
    service = StandIn(str(tmp_path / "lane.socket"))
    yield service
    service.close()


@pytest.fixture(params=["stand-in", "lane"])
def socket(request):
    """Where a lane answers."""
    if request.param == "stand-in":
        return request.getfixturevalue("stand_in").path
    if not os.environ.get("LANE_UNDER_TEST"):
        pytest.skip("LANE_UNDER_TEST names no lane")
    return os.environ["LANE_UNDER_TEST"]


def start(example, path):
    return subprocess.run([*example, path], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, env=environment())


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_is_shorter_than_forty_lines(name):
    assert len((EXAMPLES / f"print-receipt.{name}").read_text().splitlines()) < 40


def test_a_receipt_is_printed(example, socket):
    result = start(example, socket)
    assert result.returncode == 0, result.stdout + result.stderr
    assert re.match(r"printed on the evidence (processIdEcho|statusFence) .*key \S+\n$", result.stdout)


def test_a_receipt_has_what_a_receipt_has(example, stand_in):
    assert start(example, stand_in.path).returncode == 0
    waited, printed = stand_in.calls
    assert waited["method"].endswith("WaitReady") and printed["parameters"]["key"]
    elements = printed["parameters"]["document"]["elements"]
    assert elements[0]["text"]["bold"] and elements[0]["text"]["heightTimes"] == 2 and elements[-1] == {"cut": "partial"}


@pytest.mark.parametrize("steps, code, expected", [
    ([("notPrinted", {"reason": "coverOpen", "evidence": "nothingSent"}, False)], 1, "notPrinted.*coverOpen"),
    ([("unknown", {"reason": "driverDied", "evidence": "interrupted"}, False)], 3, "unknown.*interrupted"),
    ([("waiting", {"reason": "coverOpen"}, False)], 3, "waiting"),
    ([Refused("Printer.QueueFull", role="receipt", jobs=64)], 1, "64"),
    (["close"], 3, "key"),
], ids=["not-printed", "unknown", "waiting", "refused", "broken"])
def test_other_ends_have_their_codes(example, stand_in, steps, code, expected):
    stand_in.print_steps = steps
    result = start(example, stand_in.path)
    assert result.returncode == code and re.search(expected, result.stdout + result.stderr), result.stdout + result.stderr


def test_a_printer_that_is_not_ready_and_a_missing_lane_are_one(example, stand_in, tmp_path):
    assert start(example, str(tmp_path / "nobody")).returncode == 1
    # The stand-in keeps the deadline of the caller; ten seconds are too long for a test.
    stand_in.Devices_WaitReady = lambda *_: iter([{"parameters": {"isReady": False, "waitingFor": ["receipt"]}}])
    result = start(example, stand_in.path)
    assert result.returncode == 1 and "not ready" in result.stdout + result.stderr


def test_the_document_and_the_configuration_are_good(stand_in):
    document = json.loads((EXAMPLES / "receipt.json").read_text())
    assert lane("print", "--format", "json", EXAMPLES / "receipt.json", socket=stand_in.path).returncode == 0
    assert stand_in.calls[-1]["parameters"]["document"] == document
    result = lane("config", "check", EXAMPLES / "lane.toml")
    assert result.returncode == 0
    assert result.stdout.endswith("good: 2 devices, 2 of them simulated; receipt is receipt-printer, kitchen is kitchen-printer\n")
