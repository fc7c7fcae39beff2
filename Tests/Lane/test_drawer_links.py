"""Drawers as the gateway sees them on a driver's link, against a small printer that is not the simulator."""

import time

import pytest

from driver_stand import DriverStand
from small_printer import COVER_OPEN, NORMAL, SmallPrinter

HIGH = bytes([NORMAL[0] | 4]) + NORMAL[1:]
# What TM-T88V's setting in REV23's documentation sends, with the connector in its third byte.
PULSE = bytes([0x1B, 0x70, 0, 55, 121])


@pytest.fixture(params=["pty", "stream"])
def make_pair(make_stand, request):
    def make(level="high", ready=True, **options) -> tuple[SmallPrinter, DriverStand]:
        printer = SmallPrinter(request.param, **options)
        stand = make_stand("ESCPOSPrinter", line=printer)
        stand.start(settings={"drawerOpenLevel": level})
        if ready:
            stand.gateway.report("Ready")
        return printer, stand

    return make


def ask(stand, opening="o-1", connector=1, seconds=5.0, shared=False, links=None) -> dict:
    expiry = time.monotonic_ns() + int(seconds * 1e9)
    return (links or stand.job_calls).call("Drawers.Open", opening=opening, connector=connector,
                                           expiresMonotonicNanoseconds=expiry, isSensorShared=shared)


def end(stand, links=None) -> dict:
    return (links or stand.gateway).report("DrawerReports.Ended")


def pulses(printer) -> list:
    return [command for command in printer.commands if command[:2] == b"\x1bp"]


@pytest.mark.parametrize("connector, number", [(1, 0), (2, 1)])
def test_one_pulse_leaves_and_what_the_line_says_is_told(make_pair, connector, number):
    printer, stand = make_pair()
    assert ask(stand, connector=connector) == {"parameters": {}}
    assert end(stand) == {"opening": "o-1", "outcome": "opened", "levelBefore": "low", "levelAfter": "high"}
    assert pulses(printer) == [PULSE[:2] + bytes([number]) + PULSE[3:]]
    assert ask(stand, "o-2") == {"parameters": {}}
    assert end(stand)["outcome"] == "alreadyOpen" and len(pulses(printer)) == 1


def test_a_line_that_does_not_change_is_a_drawer_that_did_not_open(make_pair):
    printer, stand = make_pair()
    printer.drawer_opens = False
    ask(stand)
    assert end(stand) == {"opening": "o-1", "outcome": "didNotOpen", "levelBefore": "low", "levelAfter": "low"}
    assert pulses(printer) == [PULSE]


def test_changes_of_the_line_are_told_and_a_new_gateway_hears_the_state(make_pair):
    printer, stand = make_pair(level="low", ready=False)
    first = stand.gateway.report("DrawerReports.State")
    # It is asked, and asked to tell; what comes first is the printer's to choose.
    assert first.pop("source") in ("asked", "automatic") and first == {"state": "open", "level": "low"}
    printer.set_state(HIGH)
    assert stand.gateway.report("DrawerReports.State") == {"state": "closed", "level": "high", "source": "automatic"}
    _, reports = stand.attach_gateway()
    assert reports.report("DrawerReports.State") == {"state": "closed", "level": "high", "source": "automatic"}


def test_an_opening_goes_on_over_the_change_of_gateways(make_pair):
    printer, stand = make_pair()
    printer.drawer_opens = False
    ask(stand)
    calls, reports = stand.attach_gateway()
    # The gateway may repeat a call of which it does not know whether it came.
    assert ask(stand, links=calls) == {"parameters": {}}
    assert ask(stand, "o-2", links=calls)["error"] == "org.lanekeeper.link.Drawers.Busy"
    assert end(stand, reports)["outcome"] == "didNotOpen"
    assert pulses(printer) == [PULSE]


def test_a_printer_without_status_says_nothing_of_the_drawer(make_stand):
    printer = SmallPrinter("stream", answers=())
    stand = make_stand("ESCPOSPrinter", line=printer)
    stand.start(settings={"confirmation": "none", "drawerOpenLevel": "high"})
    stand.gateway.report("Ready")
    ask(stand)
    assert end(stand) == {"opening": "o-1", "outcome": "noSensor"}


@pytest.mark.parametrize("parameters, error", [
    ({"connector": 0}, "WrongConnector"), ({"connector": 3}, "WrongConnector"), ({"connector": -1 << 62}, "WrongConnector")])
def test_what_it_cannot_do_is_refused(make_pair, parameters, error):
    printer, stand = make_pair()
    assert ask(stand, **parameters)["error"] == f"org.lanekeeper.link.Drawers.{error}"
    assert pulses(printer) == []


def test_an_opening_that_comes_late_is_over(make_pair):
    printer, stand = make_pair()
    ask(stand, seconds=-1)
    assert end(stand) == {"opening": "o-1", "outcome": "notPulsed", "reason": "expired"}
    assert pulses(printer) == []


def test_a_printer_with_an_open_cover_opens_nothing(make_pair):
    printer, stand = make_pair()
    printer.set_state(COVER_OPEN)
    stand.gateway.report("Attention")
    assert ask(stand) == {"error": "org.lanekeeper.link.Drawers.NotReady", "parameters": {"reason": "coverOpen"}}
    printer.set_state(NORMAL)
    assert stand.gateway.report("Attention") == {"reasons": []}
    assert pulses(printer) == []


def test_a_driver_without_drawers_says_so(make_stand):
    stand = make_stand("Swift")
    assert ask(stand)["parameters"] == {"reason": "starting"}
    stand.start()
    assert ask(stand)["parameters"] == {"reason": "noDrawer"}
