"""`lane print`: every way in which printing ends has its exit code and says what to do."""

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import termios
import time

import pytest

from cli import LANE, environment, lane
from lane import eventually
from stand_in import Refused, StandIn


@pytest.fixture
def stand_in(tmp_path):
    service = StandIn(str(tmp_path / "lane.socket"))
    yield service
    service.close()


def put(stand_in, *words, text="Hello\n", **more):
    return lane("print", *words, "-", socket=stand_in.path, text=text, **more)


def sent(stand_in) -> dict:
    return stand_in.calls[-1]["parameters"]


def test_text_is_printed_and_cut(stand_in):
    result = put(stand_in, text="a\tb\r\n\nlast")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "printed: the printer returned the job's number after its last byte (simulated)\n"
    assert sent(stand_in)["document"] == {"elements": [{"text": {"text": "a       b\n\nlast"}}, {"cut": "partial"}]}
    assert sent(stand_in)["role"] == "receipt" and sent(stand_in)["key"].startswith("lane-")


def test_text_need_not_be_cut_and_may_be_for_another_role(stand_in):
    assert put(stand_in, "--no-cut", "--role", "kitchen", "--key", "k").returncode == 0
    assert sent(stand_in)["document"] == {"elements": [{"text": {"text": "Hello"}}]}
    assert (sent(stand_in)["role"], sent(stand_in)["key"]) == ("kitchen", "k")


def test_a_document_is_printed_as_it_is(stand_in, tmp_path):
    document = {"elements": [{"text": {"text": "Total", "bold": True, "heightTimes": 2}}, {"feedLines": 3}, {"cut": "full"}]}
    (tmp_path / "receipt.json").write_text(json.dumps(document))
    assert lane("print", "--format", "json", tmp_path / "receipt.json", socket=stand_in.path).returncode == 0
    assert sent(stand_in)["document"] == document


@pytest.mark.parametrize("text, words, receipt", [
    ("a | b\n", [], "a | b\n="),
    ("a | b", [], "a | b\n="),
    ("a\r\n", [], "a\n="),
    ("a\n|==|\n", [], "a\n|==|"),
    ("a\n\n", ["--no-cut"], "a\n"),
])
def test_markdown_goes_to_the_lane_as_it_is_and_ends_with_a_cut(stand_in, text, words, receipt):
    stand_in.print_steps = [("printed", {"evidence": "processIdEcho"}, False)]
    assert put(stand_in, "--format", "receiptline", *words, text=text).returncode == 0
    assert sent(stand_in)["receiptLine"] == receipt and "document" not in sent(stand_in) and "columns" not in sent(stand_in)


def test_the_width_of_markdown_is_told_and_is_part_of_the_question(stand_in):
    stand_in.print_steps = [("unknown", {"evidence": "interrupted"}, False)]
    result = put(stand_in, "--format", "receiptline", "--columns", "32")
    assert result.returncode == 3 and sent(stand_in)["columns"] == 32
    assert "--format receiptline --columns 32 -" in result.stderr
    for words in (["--columns", "32"], ["--format", "receiptline", "--columns", "97"]):
        assert put(stand_in, *words).returncode == 2
    assert len(stand_in.calls) == 1


@pytest.mark.parametrize("format, text, expected", [
    ("json", '{"elements": [\n  {"txt": 1}]}', "standard input:2:4: unknown field"),
    ("json", '{"elements": [', "unexpected end"),
    ("text", "", "nothing to print"),
    ("receiptline", "", "nothing to print"),
    ("text", "good\nred \x1b[31m", "standard input:2: control character U+001B"),
    ("text", "x" * ((1 << 20) + 1), "longer than"),
    ("text", "x" * (1 << 20), "longer than a message"),
], ids=["unknown-field", "half", "empty", "empty-markdown", "control", "too-long", "too-long-as-message"])
def test_an_invalid_document_is_refused_with_its_place_and_not_sent(stand_in, format, text, expected):
    result = put(stand_in, "--format", format, text=text)
    assert result.returncode == 2 and expected in result.stderr
    assert stand_in.calls == []


@pytest.mark.parametrize("refused, code, expected", [
    (Refused("Printer.RoleNotFound", role="bar", roles=["receipt"]), 2, "no role 'bar'; it has receipt"),
    (Refused("Printer.NotAPrinter", role="scale", device="front-scale"), 2, "front-scale"),
    (Refused("Printer.InvalidDocument", element=3, reason="no glyph for U+1F600"), 2, "element 3 of the document: no glyph"),
    (Refused("Printer.InvalidReceiptLine", line=3, column=7, reason="expected }"), 2, "line 3, column 7 of the document: expected }"),
    (Refused("Printer.KeyOfOtherDocument", key="k"), 2, "'k'"),
    (Refused("Printer.QueueFull", role="receipt", jobs=64), 1, "not printed: 64 jobs"),
    (Refused("NobodyKnows.This"), 3, "org.lanekeeper.NobodyKnows.This"),
])
def test_refusals_are_told(stand_in, refused, code, expected):
    stand_in.print_steps = [refused]
    result = put(stand_in)
    assert result.returncode == code and expected in result.stdout + result.stderr


def test_a_caller_without_the_right_is_told_so(stand_in):
    refused = Refused("")
    refused.reply = {"error": "org.varlink.service.PermissionDenied", "parameters": {}}
    stand_in.print_steps = [refused]
    result = put(stand_in)
    assert result.returncode == 1 and result.stdout.startswith("not printed: the lane does not allow you")


@pytest.mark.parametrize("state, looks, code, expected", [
    ("printed", {"evidence": "statusFence"}, 0, "printed: the printer answered"),
    ("notPrinted", {"reason": "coverOpen", "evidence": "nothingSent"}, 1, "not printed: cover open - close it; no byte has left"),
    ("notPrinted", {"reason": "x", "detail": "the printer is \x1b[1mgone"}, 1, "not printed: the printer is \ufffd[1mgone"),
    ("unknown", {"reason": "driverDied", "evidence": "interrupted", "bytesSent": 70}, 3, "unknown: driver died; 70 bytes have left"),
    ("unknown", {"reason": "driverEnded", "evidence": "interrupted", "bytesSent": 0}, 3, "unknown: driver ended; bytes may have left"),
    ("unknown", {"reason": "cannotAnswer", "evidence": "transmittedOnly", "bytesSent": 9}, 3,
     "unknown: all 9 bytes went to a printer that cannot answer (simulated)\n"),
    ("unknown", {"evidence": "transmittedOnly", "bytesSent": 9}, 3, "unknown: all 9 bytes went to a printer that cannot answer"),
    ("waiting", {"reason": "paperOut", "bytesSent": 9}, 3, "unknown: not known in time, it is waiting: paper out - put in a roll"),
])
def test_outcomes_have_their_codes(stand_in, state, looks, code, expected):
    stand_in.print_steps = [("queued", {}, True), ("sending", {"bytesSent": 5}, True), (state, looks, False)]
    result = put(stand_in, "--key", "k 1")
    assert result.returncode == code and result.stdout.startswith(expected)
    assert ("lane print --again --key 'k 1' -" in result.stderr) == (code == 3)


def test_a_job_that_still_waits_for_its_first_byte_is_told_as_such(stand_in):
    stand_in.print_steps = [("queued", {"reason": "coverOpen"}, False)]
    result = put(stand_in, "--key", "k", "--expires", "90.5")
    assert result.returncode == 3 and sent(stand_in)["expiresMilliseconds"] == 90_500
    assert result.stdout == "not printed yet: nothing was sent, it is queued: cover open - close it\n  (simulated)\n"
    assert "look at the paper" not in result.stderr and "within 90.5 seconds;" in result.stderr
    assert "lane print --again --key k --expires 90.5 -" in result.stderr
    result = put(stand_in, "--key", "k")
    assert "within 10 minutes" in result.stderr and "expiresMilliseconds" not in sent(stand_in)
    # Some of it has left, for an attempt before this one.
    stand_in.print_steps = [("queued", {"bytesSent": 7}, False)]
    result = put(stand_in, "--key", "k")
    assert result.returncode == 3 and "look at the paper" in result.stderr


def test_asking_again_wants_the_same_input_and_says_so(stand_in, tmp_path):
    stand_in.print_steps = [("unknown", {"evidence": "interrupted"}, False)]
    assert "give the\nsame text on standard input again to:\n  lane print" in put(stand_in).stderr
    (tmp_path / "receipt").write_text("x")
    result = lane("print", tmp_path / "receipt", socket=stand_in.path)
    assert result.returncode == 3 and "standard input" not in result.stderr


@pytest.mark.parametrize("steps, words", [
    ([("unknown", {"evidence": "interrupted"}, False)], ["--key", "k"]),
    ([("queued", {}, False)], ["--key", "k"]),
    ([("queued", {}, False)], ["--key", "k", "--again"]),
    ([("unknown", {"reason": "keyNotKnown", "evidence": "nothingSent"}, False)], ["--key", "k", "--again"]),
])
def test_hints_fit_a_terminal(stand_in, steps, words):
    stand_in.print_steps = steps
    result = put(stand_in, *words)
    assert result.returncode == 3 and max(map(len, result.stderr.splitlines())) <= 80
    usage = lane("print", "--help").stdout + lane("print").stderr
    assert max(map(len, usage.splitlines())) <= 80, usage


def test_the_job_may_be_had_as_json(stand_in):
    result = put(stand_in, "--json")
    assert json.loads(result.stdout)["state"] == "printed" and "printed: " in result.stderr


def test_asking_again_prints_nothing_twice(stand_in):
    assert put(stand_in, "--key", "k").returncode == 0
    paper = list(stand_in.marks)
    assert put(stand_in, "--key", "k", "--again").returncode == 0
    assert stand_in.marks == paper and sent(stand_in)["again"] is True
    result = put(stand_in, "--key", "other", "--again")
    assert result.returncode == 3 and stand_in.marks == paper and "under another key" in result.stderr


def test_a_connection_that_breaks_leaves_the_outcome_unknown(stand_in):
    stand_in.print_steps = [("sending", {"bytesSent": 5}, True), "close"]
    result = put(stand_in)
    assert result.returncode == 3
    assert result.stdout.startswith("unknown: the connection ended") and "sending, 5 bytes so far" in result.stdout
    key = sent(stand_in)["key"]
    assert f"lane print --again --key {key} -" in result.stderr


def test_an_outcome_that_was_told_before_the_connection_broke_counts(stand_in):
    stand_in.print_steps = [("printed", {"evidence": "processIdEcho"}, True), "close"]
    assert put(stand_in).returncode == 0


def test_a_lane_that_does_not_answer_is_not_waited_for(stand_in):
    stand_in.print_steps = [20, ("printed", {}, False)]
    result = put(stand_in, "--timeout", "0.2")
    assert result.returncode == 3 and "no answer in time" in result.stdout
    assert sent(stand_in)["deadlineMilliseconds"] == 200


def test_a_slow_answer_is_waited_for(stand_in):
    stand_in.print_steps = [("queued", {}, True), 1.0, ("printed", {"evidence": "processIdEcho"}, False)]
    assert put(stand_in).returncode == 0


def test_without_a_lane_nothing_is_printed_and_a_first_attempt_stays_unknown(tmp_path):
    path = tmp_path / "nobody"
    result = lane("print", "-", socket=path, text="x")
    assert result.returncode == 1 and result.stdout.startswith("not printed: no lane answers at")
    result = lane("print", "--again", "--key", "k", "-", socket=path, text="x")
    assert result.returncode == 3 and result.stdout.startswith("unknown: no lane answers at")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_caller_is_told_how_to_ask(stand_in, number):
    stand_in.print_steps = [("waiting", {"reason": "coverOpen"}, True), 20]
    process = subprocess.Popen([LANE, "print", "--key", "k", "/etc/hostname"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               text=True, env=environment(LANE_SOCKET=stand_in.path))
    eventually(lambda: stand_in.calls, "the call")
    process.send_signal(number)
    out, errors = process.communicate(timeout=20)
    assert process.returncode == 3 and out.startswith("unknown: interrupted")
    assert "lane print --again --key k /etc/hostname" in errors


def test_a_terminal_shows_progress(stand_in):
    stand_in.print_steps = [("queued", {}, True), 0.2, ("waiting", {"reason": "coverOpen"}, True), 0.2,
                            ("printed", {"evidence": "processIdEcho"}, False)]
    master, other = pty.openpty()
    result = subprocess.run([LANE, "print", "/etc/hostname"], stdout=subprocess.PIPE, stderr=other, timeout=20,
                            env=environment(LANE_SOCKET=stand_in.path, TERM="xterm"))
    os.close(other)
    shown = os.read(master, 1 << 16).decode()
    os.close(master)
    assert result.returncode == 0
    assert "\r\x1b[Kwaiting: cover open - close it" in shown and shown.endswith("\r\x1b[K")


def bars(shown: bytes) -> list[str]:
    """The lines of a terminal, each written over the one before."""
    assert b"\n" not in shown
    return shown.decode().split("\r\x1b[K")[1:]


def on_a_terminal(stand_in, columns=0) -> list[str]:
    master, other = pty.openpty()
    try:
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        result = subprocess.run([LANE, "print", "/etc/hostname"], stdout=subprocess.PIPE, stderr=other, timeout=20,
                                env=environment(LANE_SOCKET=stand_in.path, TERM="xterm"))
        assert result.returncode == 0
        return bars(os.read(master, 1 << 16))
    finally:
        os.close(other)
        os.close(master)


def test_a_terminal_shows_a_bar_of_a_job_whose_length_is_known(stand_in):
    done = ("printed", {"evidence": "processIdEcho"}, False)
    stand_in.print_steps = [("queued", {}, True), 0.2, ("sending", {"bytesTotal": 200}, True), 0.2,
                            ("sending", {"bytesSent": 104, "bytesTotal": 200}, True), 0.2,
                            ("waiting", {"bytesSent": 104, "bytesTotal": 200, "reason": "paperOut"}, True), 0.2, done]
    half = "#" * 15 + " " * 15
    assert on_a_terminal(stand_in)[:4] == [
        "queued", f"sending [{' ' * 30}] 0 %", f"sending [{half}] 52 %", f"waiting: paper out - put in a roll [{half}] 52 %"]
    stand_in.print_steps = [("waiting", {"bytesSent": 104, "bytesTotal": 200, "reason": "jobHeld"}, True), 0.2, done]
    for columns in (80, 60, 40):
        line = on_a_terminal(stand_in, columns)[0]
        assert line.startswith("waiting: ") and line.endswith("] 52 %") and len(line) < columns, line
    assert len(on_a_terminal(stand_in, 300)[0]) < 80


def test_a_terminal_is_written_to_ten_times_a_second_at_most_and_a_pipe_never(stand_in):
    steps = [step for number in range(100) for step in (("sending", {"bytesSent": number, "bytesTotal": 100}, True), 0.005)]
    stand_in.print_steps = [*steps, 0.3, ("printed", {"evidence": "processIdEcho"}, False)]
    began = time.monotonic()
    lines = on_a_terminal(stand_in)
    took = time.monotonic() - began
    assert 2 < len(lines) <= 10 * took + 3, (len(lines), took)
    # The last step is shown, late.
    assert any(line.endswith(" 99 %") for line in lines), lines
    result = put(stand_in)
    assert result.returncode == 0 and result.stderr == ""
