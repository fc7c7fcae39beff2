"""The driver of ESC/POS printers against what sends without end, says nothing sensible, or goes mute."""

import json
import time

import pytest

from bad_printer import FloodingPrinter, NetworkPrinter, random_bytes, states, zeros
from small_printer import COVER_OPEN, NORMAL, PAPER_OUT

FORMAT = "org.lanekeeper.Printer.Document"


def print_lines(stand, count) -> int:
    """Begins a job; returns how many bytes its text alone has."""
    texts = [f"line {number} of a receipt that is long" for number in range(count)]
    elements = [{"text": {"text": text}} for text in texts]
    assert stand.begin("job-1", json.dumps({"elements": elements}).encode(), format=FORMAT) == {"parameters": {}}
    return sum(len(text) + 1 for text in texts)


def reports_until(link, kind, seconds):
    """All reports but heartbeats up to the first of this kind."""
    reports, deadline = [], time.monotonic() + seconds
    while not reports or reports[-1][0] != kind:
        assert time.monotonic() < deadline, f"{len(reports)} reports, and none of them {kind}"
        message = link.message(seconds)
        name = message["method"].rsplit(".", 1)[1]
        if name != "Heartbeat":
            reports.append((name, message["parameters"]))
    return reports


@pytest.mark.parametrize("piece", [random_bytes, zeros, states])
def test_what_sends_without_end_is_lost_and_nothing_else_is_told_of_it(make_stand, piece):
    stand = make_stand("ESCPOSPrinter", line=FloodingPrinter(piece))
    stand.start()
    reports = reports_until(stand.supervisor, "Lost", 20)
    assert reports[-1][1]["reason"] in ("it sends without end", "its answers make no sense")
    assert len(reports) <= 3, reports
    assert piece is not zeros or "Ready" not in dict(reports)
    assert stand.process.wait(20) == 0


def test_a_printer_that_goes_mute_with_its_cover_open_is_lost_and_its_job_unknown(make_stand):
    printer = NetworkPrinter()
    stand = make_stand("ESCPOSPrinter", line=printer)
    stand.start()
    stand.gateway.report("Ready")
    printer.set_state(COVER_OPEN)
    assert stand.gateway.report("Attention") == {"reasons": ["coverOpen"]}
    print_lines(stand, 1)
    while stand.gateway.report("Progress")["bytesSent"] == 0:
        pass
    printer.is_on = False
    outcome = stand.gateway.report("Outcome", 90)
    assert (outcome["outcome"], outcome["reason"], outcome["evidence"]) == ("unknown", "deviceLost", "interrupted")
    assert outcome["detail"] == "no answer"
    assert stand.supervisor.report("Lost") == {"reason": "no answer"}
    assert stand.process.wait(20) == 0


def test_attention_that_flaps_is_told_at_a_bounded_rate_and_the_last_state_always(make_stand):
    printer = NetworkPrinter()
    stand = make_stand("ESCPOSPrinter", line=printer)
    stand.start()
    stand.gateway.report("Ready")
    for _ in range(100):
        printer.set_state(COVER_OPEN)
        printer.set_state(NORMAL)
    printer.set_state(PAPER_OUT)
    told = []
    while told[-1:] != [["paperOut"]]:
        told.append(stand.gateway.report("Attention")["reasons"])
    # Two hundred changes were told by the printer.
    assert len(told) < 20, told


def test_the_last_step_of_a_job_is_told_while_the_printer_is_awaited(make_stand):
    printer = NetworkPrinter()
    stand = make_stand("ESCPOSPrinter", line=printer)
    stand.start()
    stand.gateway.report("Ready")
    printer.holds = True
    length = print_lines(stand, 200)
    last = 0
    while last < length:
        last = stand.gateway.report("Progress", 8)["bytesSent"]
    printer.holds = False
    assert stand.gateway.report("Outcome")["bytesSent"] == last
