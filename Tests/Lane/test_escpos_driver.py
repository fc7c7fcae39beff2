"""The driver of ESC/POS printers as a process, against a small printer on a terminal and on a stream."""

import json
import subprocess
import time
import tomllib

import pytest

from driver_stand import BUNDLED, REPOSITORY, DriverStand
from small_printer import COVER_OPEN, NEAR_END, NORMAL, PAPER_OUT, SmallPrinter

FORMAT = "org.lanekeeper.Printer.Document"
RECEIPT = [{"text": {"text": "Lanekeeper", "bold": True, "widthTimes": 2, "alignment": "center"}},
           {"text": {"text": "2 Äpfel   3,00 €"}}, {"feedLines": 2}, {"cut": "partial"}]


@pytest.fixture(params=["pty", "stream"])
def surface(request):
    return request.param


@pytest.fixture
def make_pair(make_stand, surface):
    """A printer, and the driver that was started on it."""
    def make(settings=None, was_interrupted=None, begins=True, **printer_options) -> tuple[SmallPrinter, DriverStand]:
        printer = SmallPrinter(surface, **printer_options)
        stand = make_stand("ESCPOSPrinter", line=printer)
        others = {} if was_interrupted is None else {"wasInterrupted": was_interrupted}
        if begins:
            stand.start(settings=settings, **others)
        return printer, stand

    return make


def print_document(stand, elements, job="job-1", links=None):
    return stand.begin(job, json.dumps({"elements": elements}).encode(), links, format=FORMAT)


def eventually(condition, seconds=20.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.01)


def test_a_receipt_is_printed_and_the_printers_own_id_says_so(make_pair):
    printer, stand = make_pair()
    facts = stand.gateway.report("Ready")["facts"]
    assert facts == {"maker": "EPSON", "model": "TM-T88VI", "firmware": "1.23 ESC/POS", "serialNumber": "X8R0001",
                     "confirmation": "processId", "profile": "epson-tm-t88", "columns": "42", "dots": "512", "dialect": "epson"}
    printer.commands.clear()
    assert print_document(stand, RECEIPT) == {"parameters": {}}
    outcome = stand.gateway.report("Outcome")
    assert outcome.pop("bytesSent") > 40
    assert outcome == {"job": "job-1", "outcome": "printed", "evidence": "processIdEcho"}
    assert printer.printed == (
        b"\x1b@\x1c.\x1bR\x00" b"\x1ba\x01\x1bE\x01\x1d!\x10" b"Lanekeeper\n"
        b"\x1ba\x00\x1bE\x00\x1d!\x00" b"2 \x1bt\x10\xc4pfel   3,00 \x80\n" b"\x1bd\x02" b"\x1dVB\x00")


def test_the_length_of_a_job_is_told_before_its_first_byte_and_is_what_it_comes_to(make_pair):
    printer, stand = make_pair()
    stand.gateway.report("Ready")
    printer.holds = True
    print_document(stand, RECEIPT)
    assert stand.gateway.report("Progress") == {"job": "job-1", "bytesSent": 0}
    told = stand.gateway.report("Progress")
    assert told == {"job": "job-1", "bytesSent": 0, "bytesTotal": told["bytesTotal"]}
    while (step := stand.gateway.report("Progress"))["bytesSent"] < told["bytesTotal"]:
        assert step["bytesTotal"] == told["bytesTotal"]
    # Another gateway is told as well.
    _, reports = stand.attach_gateway()
    assert reports.report("Progress") == {"job": "job-1", "bytesSent": told["bytesTotal"], "bytesTotal": told["bytesTotal"]}
    printer.holds = False
    assert reports.report("Outcome")["bytesSent"] == told["bytesTotal"]


def test_receipts_follow_each_other(make_pair):
    printer, stand = make_pair()
    for number in range(5):
        print_document(stand, [{"text": {"text": f"receipt {number}"}}], f"job-{number}")
        assert stand.gateway.report("Outcome")["outcome"] == "printed"
        stand.job_calls.call("Jobs.Settle", job=f"job-{number}")
    assert [f"receipt {number}\n".encode() in printer.printed for number in range(5)] == [True] * 5


@pytest.mark.parametrize("fence, outcome, evidence", [("unproven", "unknown", "consumed"),
                                                      ("honest", "printed", "statusFence")])
def test_a_printer_without_ids_is_fenced(make_pair, fence, outcome, evidence):
    _, stand = make_pair(settings={"fence": fence}, model=b"POS-80", answers=("status", "identity", "fence"))
    assert stand.gateway.report("Ready")["facts"]["confirmation"] == "fence"
    print_document(stand, RECEIPT)
    told = stand.gateway.report("Outcome")
    assert (told["outcome"], told["evidence"]) == (outcome, evidence)


def test_a_model_that_only_claims_to_return_ids_is_fenced(make_pair):
    _, stand = make_pair(answers=("status", "identity", "fence"))
    facts = stand.gateway.report("Ready")["facts"]
    assert (facts["confirmation"], facts["model"], facts["profile"]) == ("fence", "TM-T88VI", "generic")


def test_a_printer_that_gives_no_texts_is_fine(make_pair):
    _, stand = make_pair(answers=("status", "fence"))
    assert stand.gateway.report("Ready")["facts"] == {"confirmation": "fence", "profile": "generic", "columns": "48",
                                                      "dots": "576", "dialect": "epson"}


def test_a_printer_that_cannot_answer_takes_jobs_at_once(make_pair):
    printer, stand = make_pair(settings={"confirmation": "none"}, answers=())
    assert stand.gateway.report("Ready")["facts"]["confirmation"] == "none"
    print_document(stand, RECEIPT)
    told = stand.gateway.report("Outcome")
    assert (told["outcome"], told["evidence"]) == ("unknown", "transmittedOnly")
    eventually(lambda: printer.printed.endswith(b"\x1dVB\x00"))


def test_a_line_without_an_answer_is_lost(make_pair):
    _, stand = make_pair(answers=())
    assert stand.supervisor.report("Lost", 60) == {"reason": "no answer"}
    assert stand.process.wait(20) == 0


def test_an_open_cover_is_waited_for(make_pair):
    printer, stand = make_pair()
    stand.gateway.report("Ready")
    printer.set_state(COVER_OPEN)
    assert stand.gateway.report("Attention") == {"reasons": ["coverOpen"]}
    print_document(stand, RECEIPT)
    time.sleep(0.5)
    printer.set_state(NORMAL)
    assert stand.gateway.report("Attention") == {"reasons": []}
    assert stand.gateway.report("Outcome")["outcome"] == "printed"


def test_paper_that_runs_out_is_told_and_a_roll_near_its_end_prints_on(make_pair):
    printer, stand = make_pair()
    stand.gateway.report("Ready")
    printer.set_state(NEAR_END)
    assert stand.gateway.report("Attention") == {"reasons": ["paperNearEnd"]}
    print_document(stand, RECEIPT)
    assert stand.gateway.report("Outcome")["outcome"] == "printed"
    printer.set_state(PAPER_OUT)
    assert stand.gateway.report("Attention") == {"reasons": ["paperOut"]}


def test_a_printer_with_its_cover_open_at_the_start_is_ready_and_known_later(make_pair):
    printer, stand = make_pair(begins=False)
    printer.set_state(COVER_OPEN)
    stand.start()
    assert "model" not in stand.gateway.report("Ready")["facts"]
    print_document(stand, RECEIPT)
    time.sleep(0.3)
    printer.set_state(NORMAL)
    assert stand.gateway.report("Ready")["facts"]["confirmation"] == "processId"
    assert stand.gateway.report("Outcome")["outcome"] == "printed"


def test_a_cancelled_job_is_unknown_and_the_next_one_is_whole(make_pair):
    printer, stand = make_pair()
    stand.gateway.report("Ready")
    printer.holds = True
    print_document(stand, RECEIPT)
    while stand.gateway.report("Progress")["bytesSent"] == 0:
        pass
    assert stand.job_calls.call("Jobs.Abort", job="job-1") == {"parameters": {}}
    told = stand.gateway.report("Outcome")
    assert (told["outcome"], told["reason"], told["evidence"]) == ("unknown", "cancelled", "interrupted")
    printer.holds = False
    assert print_document(stand, [{"text": {"text": "the next"}}], "job-2") == {"parameters": {}}
    told = stand.gateway.report("Outcome")
    assert (told["job"], told["outcome"]) == ("job-2", "printed")
    assert printer.printed.endswith(b"\x1b@\x1dVA\x00" b"\x1b@\x1c.\x1bR\x00the next\n")


def test_a_printer_that_was_switched_off_in_a_job_leaves_it_unknown(make_pair):
    printer, stand = make_pair()
    stand.gateway.report("Ready")
    printer.holds = True
    print_document(stand, RECEIPT)
    while stand.gateway.report("Progress")["bytesSent"] == 0:
        pass
    printer.is_on = False
    told = stand.gateway.report("Outcome", 40)
    # Only on a line that does not break with the power is silence looked at.
    reason = "printerSilent" if printer.kind == "terminal" else "noConfirmation"
    assert (told["outcome"], told["reason"], told["evidence"]) == ("unknown", reason, "interrupted")
    # What follows is the same on both.
    if printer.kind == "terminal":
        assert stand.supervisor.report("Lost", 40) == {"reason": "no answer"}


def test_a_printer_that_was_away_for_a_moment_confirms_nothing(make_pair, surface):
    if surface == "stream":
        pytest.skip("a connection breaks with the power")
    printer, stand = make_pair()
    stand.gateway.report("Ready")
    printer.holds = True
    print_document(stand, RECEIPT)
    while stand.gateway.report("Progress")["bytesSent"] == 0:
        pass
    eventually(lambda: b"\x1d(H" in printer._waiting)
    # Questions go nowhere; then it works off what it has, and says so.
    printer.is_on = False
    time.sleep(0.6)
    printer.is_on, printer.holds = True, False
    told = stand.gateway.report("Outcome", 40)
    assert (told["outcome"], told["reason"], told["evidence"]) == ("unknown", "printerSilent", "interrupted")
    stand.job_calls.call("Jobs.Settle", job="job-1")
    print_document(stand, RECEIPT, "job-2")
    assert stand.gateway.report("Outcome")["outcome"] == "printed"


def test_what_a_driver_before_left_half_printed_is_cut_off(make_pair):
    printer, stand = make_pair(was_interrupted=True)
    stand.gateway.report("Ready")
    assert printer.printed.endswith(b"\x1b@\x1dVA\x00")


def test_a_torn_command_does_not_eat_what_follows(make_pair):
    printer, stand = make_pair(begins=False)
    printer._waiting = b"\x1d(H\x06\x00\x30"
    stand.start()
    assert stand.gateway.report("Ready")["facts"]["confirmation"] == "processId"
    print_document(stand, RECEIPT)
    assert stand.gateway.report("Outcome")["outcome"] == "printed"


def test_a_document_that_cannot_be_printed_names_the_element_and_sends_nothing(make_pair):
    printer, stand = make_pair()
    stand.gateway.report("Ready")
    printer.commands.clear()
    reply = print_document(stand, [{"feedLines": 1}, {"text": {"text": "a\tb"}}])
    assert reply == {"error": "org.lanekeeper.link.Jobs.WrongElement",
                     "parameters": {"element": 1, "reason": "text holds the control character U+0009"}}
    reply = print_document(stand, [{"feedLines": 1}, {"text": {"text": "100 ₿"}}])
    assert reply["error"] == "org.lanekeeper.link.Jobs.NeedsDrawing"
    (drawing,) = reply["parameters"]["drawings"]
    assert drawing["element"] == 1 and [text["text"] for text in drawing["texts"]] == ["100 ₿"]
    assert printer.commands == []


@pytest.mark.parametrize("settings", [{"columns": "many"}, {"confirmation": "maybe"}, {"fense": "honest"}])
def test_a_wrong_setting_is_refused(make_pair, settings):
    _, stand = make_pair(begins=False)
    name, value = next(iter(settings.items()))
    error = stand.ask_to_start(settings=settings)
    assert f'name: "{name}", value: "{value}"' in error["parameters"]["reason"]


def test_a_line_that_closes_ends_the_driver(make_pair):
    printer, stand = make_pair()
    stand.gateway.report("Ready")
    printer.hang_up()
    if printer.kind == "stream":
        assert stand.supervisor.report("Lost") == {"reason": "the line is closed"}
    assert stand.process.wait(20) == 0


def test_the_program_tells_the_manifests_of_its_families():
    manifests = []
    for program in (BUNDLED, BUNDLED + "-cups"):
        output = subprocess.run([program, "--manifests"], stdout=subprocess.PIPE, check=True, timeout=20).stdout
        told = [json.loads(line) for line in output.splitlines()]
        assert {tomllib.loads(manifest["text"]).get("program", "lane-driver") for manifest in told} == {program.split("/")[-1]}
        manifests += told
    assert sorted(manifest["family"] for manifest in manifests) == sorted(
        folder.name for folder in (REPOSITORY / "Drivers").iterdir() if folder.is_dir())
    for manifest in manifests:
        assert manifest["text"] == (REPOSITORY / manifest["file"]).read_text()
        assert tomllib.loads(manifest["text"])["family"] == manifest["family"]


@pytest.mark.parametrize("arguments", [[], ["Toaster", "front"], ["ESCPOSPrinter"], ["--manifest"]])
def test_the_program_says_what_it_wants(arguments):
    ended = subprocess.run([BUNDLED, *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=20)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.startswith(b"lane-driver: ")
