"""The programs in Examples do what they say, against the stand-in and against a simulated lane."""

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile

import pytest

from cli import LANE, environment, lane
from driver_stand import REPOSITORY
from lane import PROGRAMS, eventually
from stand_in import Refused, StandIn

EXAMPLES = REPOSITORY / "Examples"
LANGUAGES = ["py", "js", "go"]


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


@pytest.fixture(scope="module")
def simulated_lane():
    """The socket of `lane up` as a newcomer starts it."""
    shutil.copy(LANE, PROGRAMS)
    folder = tempfile.mkdtemp(prefix="lane-up-")
    process = subprocess.Popen([PROGRAMS / "lane", "up", "--runtime", folder], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               env=environment())
    path = os.path.join(folder, "org.lanekeeper")
    assert lane("wait", "receipt", socket=path).returncode == 0
    yield path
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    os.rmdir(folder)


@pytest.fixture(params=["stand-in", "simulated lane"])
def socket(request):
    """Where a lane answers."""
    return request.getfixturevalue("stand_in").path if request.param == "stand-in" else request.getfixturevalue("simulated_lane")


def start(example, path):
    return subprocess.run([*example, path], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, env=environment())


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_program_is_shorter_than_forty_lines(name):
    assert len((EXAMPLES / f"print-receipt.{name}").read_text().splitlines()) < 40


def test_a_receipt_is_printed(example, socket):
    result = start(example, socket)
    assert result.returncode == 0, result.stdout + result.stderr
    assert re.match(r"printed on the evidence (processIdEcho|statusFence) +key \S+\n$", result.stdout)


def test_the_simulated_lane_is_whole(simulated_lane, tmp_path):
    """What a newcomer tries: print, see the paper, open the cover, print, close it."""
    def ask(*words, **more):
        return lane(*words, socket=simulated_lane, **more)

    assert ask("print", "--role", "kitchen", "-", text="Table 7\n2 x Soup\n").returncode == 0
    paper = ask("sim", "paper", "kitchen").stdout
    assert re.search("│2 x Soup {40}│", paper) and paper.splitlines()[-1].startswith("├✂")
    assert "cover open" in ask("sim", "act", "kitchen", "cover", "open").stdout
    eventually(lambda: "attention" in ask("devices").stdout, "the open cover")
    waiting = ask("print", "--role", "kitchen", "--key", "k", "--timeout", "0.5", "-", text="Table 8\n")
    assert waiting.returncode in (1, 3), waiting.stdout
    assert ask("sim", "act", "kitchen", "cover", "close").returncode == 0
    assert ask("wait", "kitchen").returncode == 0
    if waiting.returncode == 3:
        assert ask("print", "--again", "--role", "kitchen", "--key", "k", "-", text="Table 8\n").returncode == 0
        assert ask("sim", "paper", "kitchen").stdout.count("│Table 8 ") == 1


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


def test_without_a_socket_the_usage_is_told(example):
    result = subprocess.run(example, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, env=environment())
    assert (result.returncode, result.stdout) == (2, "")
    assert re.match(r"usage: print-receipt\S* SOCKET\n$", result.stderr)


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
    assert result.stdout.endswith("good: 2 devices, 2 of them simulated\n  receipt is receipt-printer\n  kitchen is kitchen-printer\n"
                                  "  drawer is receipt-printer\n")


@pytest.mark.parametrize("words", [("json", "receipt.json"), ("receiptline", "receipt.receipt")], ids=["json", "receiptline"])
def test_the_receipts_of_the_examples_come_out(simulated_lane, words):
    told = lane("print", "--format", words[0], EXAMPLES / words[1], socket=simulated_lane)
    assert told.returncode == 0, told.stderr
    receipt = lane("sim", "paper", "receipt", socket=simulated_lane).stdout.split("├✂")[-2]
    assert re.search(r"Croissant.*2\.10", receipt) and re.search(r"TOTAL.*8\.50", receipt), receipt
