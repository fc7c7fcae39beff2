"""What a simulated receipt printer does on its surfaces, and what the lane is told of it."""

import json
import os
import socket

import pytest

from simulator_stand import Connection, SimulatorStand, eventually

BOLD_AND_WIDE = b"\x1b@\x1bE\x01\x1d!\x10Total\x1bE\x00\x1d!\x00 12.50\n"
FENCE = b"\x1dr\x01"


@pytest.fixture
def make_simulators():
    """Starts processes of simulators; each is ended when the test is over."""
    stands = []

    def make() -> SimulatorStand:
        stands.append(SimulatorStand())
        stands[-1].start()
        return stands[-1]

    yield make
    for stand in stands:
        stand.close()


@pytest.fixture
def simulators(make_simulators):
    return make_simulators()


@pytest.fixture
def roll(tmp_path):
    return tmp_path / "roll"


@pytest.fixture(params=["pty", "tcp"])
def plug(request, simulators, roll):
    """Plugs the printer `front` on either surface, and returns its driver's end."""
    opened = []

    def make(**settings):
        if request.param == "pty":
            opened.append(simulators.terminal("front", roll, **settings))
        else:
            opened.append(Connection(simulators.network("front", roll, **settings)))
        return opened[-1]

    yield make
    for end in opened:
        end.close()


def test_the_process_shows_that_it_lives(simulators):
    for _ in range(3):
        assert simulators.supervisor.report("Heartbeat") == {}


def test_what_a_driver_writes_comes_out_as_marks(simulators, plug, roll):
    driver = plug()
    driver.write(BOLD_AND_WIDE + b"\x1dVB\x00" + FENCE)
    assert driver.read(1) == b"\x00"
    line, feed, cut = simulators.marks("front")
    assert line["kind"] == "line" and line["text"] == "T o t a l  12.50" and line["number"] == 1
    assert [(run["text"], run["isBold"], run["widthTimes"]) for run in line["runs"]] == [
        ("Total", True, 2), (" 12.50", False, 1)]
    assert (feed["kind"], cut["kind"]) == ("feed", "cut")
    assert simulators.gateway.report("Marked") == {"device": "front", "number": 3}
    assert [json.loads(text)["number"] for text in roll.read_text().splitlines()] == [1, 2, 3]
    assert simulators.marks("front", after=2) == [cut]


def test_paper_outlives_the_process_and_numbers_go_on(make_simulators, roll):
    first = make_simulators()
    driver = first.terminal("front", roll)
    driver.write(b"one\ntwo\n" + FENCE)
    assert driver.read(1) == b"\x00"
    before = first.marks("front")
    first.kill()
    driver.close()
    with open(roll, "ab") as file:
        file.write(b'{"number":3,"kind":"li')
    second = make_simulators()
    driver = second.terminal("front", roll)
    driver.write(b"three\n" + FENCE)
    assert driver.read(1) == b"\x00"
    marks = second.marks("front")
    assert marks[:2] == before
    assert [(mark["number"], mark["kind"], mark["text"]) for mark in marks[2:]] == [
        (3, "tear", "the simulator was started again"), (4, "line", "three")]
    driver.close()
