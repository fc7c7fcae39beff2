"""`lane bind` is ended by Ctrl-C, SIGTERM and SIGHUP wherever it waits, and says how far it has come."""

import os
import signal
import termios

import pytest

from found_stand_in import FoundStandIn, found
from lane import eventually
from terminal import Terminal

WAYS = ["ctrl-c", "SIGTERM", "SIGHUP"]


@pytest.fixture
def stand_in(tmp_path):
    service = FoundStandIn(str(tmp_path / "lane.socket"))
    yield service
    service.close()


@pytest.fixture
def walk(stand_in):
    """Starts `lane bind` on a controlling terminal, and ends it in one of several ways."""
    started = []

    class Walk:
        def __init__(self, *words):
            self.terminal = Terminal("bind", "receipt", *words, socket=stand_in.path, controls=True)
            started.append(self.terminal)
            self.modes = termios.tcgetattr(self.terminal.here)

        def plug_in(self):
            self.terminal.expect("plug it in now.")
            eventually(lambda: stand_in._watching, "the watch")
            stand_in.plug(found(5))
            self.terminal.expect("Bind front to it? (y/n)")

        def ends(self, way: str) -> int:
            if way == "ctrl-c":
                os.write(self.terminal.here, b"\x03")
            else:
                os.kill(self.terminal.process.pid, getattr(signal, way))
            code = self.terminal.end()
            assert termios.tcgetattr(self.terminal.here) == self.modes
            assert self.terminal.said.endswith("\n")
            return code

    yield Walk
    for each in started:
        each.close()


@pytest.mark.parametrize("way", WAYS)
def test_while_it_waits_for_the_plug_nothing_is_bound(stand_in, walk, way):
    bind = walk()
    bind.terminal.expect("plug it in now.")
    eventually(lambda: stand_in._watching, "the watch")
    assert bind.ends(way) == 1 and stand_in.bound == []
    bind.terminal.expect("lane: interrupted; nothing was bound")


@pytest.mark.parametrize("way", WAYS)
def test_at_the_question_whether_to_bind_nothing_is_bound(stand_in, walk, way):
    bind = walk()
    bind.plug_in()
    assert bind.ends(way) == 1 and stand_in.bound == []
    bind.terminal.expect("lane: interrupted; nothing was bound")


@pytest.mark.parametrize("way", WAYS)
def test_while_it_waits_until_the_device_is_ready_it_says_what_is_bound(stand_in, walk, way):
    stand_in.Devices_Bind = lambda *_: iter([{"parameters": {"device": "front", "now": "serialNumber:A5"}}])
    stand_in.devices[0].update(reason="inUse", detail="usblp has it")
    bind = walk()
    bind.plug_in()
    bind.terminal.type("y")
    bind.terminal.expect("front is absent: usblp has it")
    assert bind.ends(way) == 1
    bind.terminal.expect("lane: interrupted; 'front' is bound to serialNumber:A5, and was not ready yet")


@pytest.mark.parametrize("way", WAYS)
def test_at_the_question_for_the_number_it_is_bound_and_nobody_knows_whether_it_is_the_one(stand_in, walk, way):
    bind = walk()
    bind.plug_in()
    bind.terminal.type("y")
    bind.terminal.expect("Type the number that it printed, or n if nothing came out:")
    assert bind.ends(way) == 3 and len(stand_in.bound) == 1
    bind.terminal.expect("lane: interrupted; 'front' is bound; nobody has said whether the test was passed")


def test_while_the_lane_does_not_answer_nobody_knows_whether_it_was_bound(stand_in, walk):
    asked = []

    def silent(parameters, more):
        asked.append(parameters)
        eventually(lambda: len(asked) > 1, "the end of the test")
        yield {"parameters": {"device": "front"}}

    stand_in.Devices_Bind = silent
    bind = walk()
    bind.plug_in()
    bind.terminal.type("y")
    eventually(lambda: asked, "the call")
    assert bind.ends("ctrl-c") == 3
    asked.append(None)
    bind.terminal.expect("lane: interrupted; whether 'front' was bound is not known; 'lane explain' says what has it")


def test_a_test_receipt_that_is_not_printed_yet_does_not_hold_it(stand_in, walk):
    waits = []

    def queued(parameters, more):
        from stand_in import job
        waits.append(parameters)
        yield {"parameters": {"job": job(parameters, "queued")}, "continues": True}
        eventually(lambda: len(waits) > 1, "the end of the test")

    stand_in.Printer_Print = queued
    bind = walk("--to", "port:1-2")
    eventually(lambda: waits, "the test receipt")
    assert bind.ends("ctrl-c") == 3
    waits.append(None)
    bind.terminal.expect("lane: interrupted; 'front' is bound; nobody has said whether the test was passed")
