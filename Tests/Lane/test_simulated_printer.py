"""What a simulated receipt printer does on its surfaces, and what the lane is told of it."""

import errno
import json
import os
import select
import socket
import termios
import time

import pytest

from simulator_stand import Connection, Terminal, eventually

BOLD_AND_WIDE = b"\x1b@\x1bE\x01\x1d!\x10Total\x1bE\x00\x1d!\x00 12.50\n"
FENCE = b"\x1dr\x01"


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


def test_a_driver_in_front_of_an_offline_printer_has_to_wait(simulators, plug):
    driver = plug(receiveBuffer="1024")
    if isinstance(driver, Connection):
        # What this side's kernel would hold beyond is no matter of the printer's, and takes long to print.
        driver.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
    simulators.act("front", "cover", "open")
    sent, quiet_since = 0, time.monotonic()
    # Full is when nothing has been taken for a while; a kernel moves bytes along in its own time.
    while time.monotonic() < quiet_since + 1:
        if not select.select([], [driver.descriptor], [], 0.1)[1]:
            continue
        try:
            sent += os.write(driver.descriptor, b"x" * 47 + b"\n")
            quiet_since = time.monotonic()
        except BlockingIOError:
            time.sleep(0.01)
        assert sent < 8 << 20, "the printer takes everything"
    assert simulators.lines("front") == []
    simulators.act("front", "cover", "close")
    eventually(lambda: "".join(simulators.lines("front")).count("x") >= sent // 48 * 47, "the rest")
    driver.write(FENCE)
    assert driver.read(1) == b"\x00"


def test_status_comes_while_the_fence_waits(simulators, plug):
    driver = plug()
    driver.write(FENCE)
    assert driver.read(1) == b"\x00"
    assert simulators.act("front", "paper", "out")["online"] == "no"
    driver.write(b"late\n" + FENCE + b"\x10\x04\x04")
    assert driver.read(1) == b"\x7e"
    assert driver.is_silent() and simulators.lines("front") == []
    simulators.act("front", "paper", "full")
    assert driver.read(1) == b"\x00" and simulators.lines("front") == ["late"]


def test_a_serial_line_is_raw_and_outlives_its_driver(simulators, roll):
    driver = simulators.terminal("front", roll)
    mode = termios.tcgetattr(driver.descriptor)
    assert not mode[3] & (termios.ECHO | termios.ICANON) and not mode[1] & termios.OPOST
    driver.write(b"one\n")
    path = driver.path
    driver.close()
    assert simulators.wait_for_lines("front", 1) == ["one"]
    again = Terminal(os.open(path, os.O_RDWR | os.O_NOCTTY), path)
    again.write(b"two\n" + FENCE)
    assert again.read(1) == b"\x00" and simulators.lines("front") == ["one", "two"]
    again.close()


def test_a_second_connection_waits_for_the_first_to_end(simulators, roll):
    location = simulators.network("front", roll)
    first, second = Connection(location), Connection(location)
    first.write(b"\x10\x04\x01")
    assert first.read(1) == b"\x12"
    second.write(b"second\n" + FENCE)
    assert second.is_silent() and simulators.lines("front") == []
    first.write(b"first\n")
    first.close()
    assert second.read(1) == b"\x00"
    assert simulators.lines("front") == ["first", "second"]
    second.close()


def test_a_printer_without_power_refuses_connections(simulators, roll):
    location = simulators.network("front", roll)
    driver = Connection(location)
    driver.write(b"printed\nlost")
    simulators.wait_for_lines("front", 1)
    assert simulators.act("front", "power", "off")["power"] == "off"
    assert driver.socket.recv(1) == b""
    driver.close()
    with pytest.raises(ConnectionRefusedError):
        Connection(location)
    assert simulators.act("front", "power", "on")["power"] == "booting"
    with pytest.raises(ConnectionRefusedError):
        Connection(location)

    def connect():
        try:
            return Connection(location)
        except ConnectionRefusedError:
            return None

    driver = eventually(connect, "a printer that has started")
    driver.write(b"new\n" + FENCE)
    assert driver.read(1) == b"\x00"
    assert [mark["kind"] for mark in simulators.marks("front")] == ["line", "tear", "line"]
    driver.close()


def test_a_device_plugged_again_stays_as_it_is_on_a_new_line(simulators, roll):
    driver = simulators.terminal("front", roll)
    simulators.act("front", "drawer", "open")
    driver.write(b"half ")
    driver.write(b"\x10\x04\x01")
    assert driver.read(1) == b"\x16"
    other = Connection(simulators.network("front", roll))
    driver.close()
    other.write(b"a line\n\x10\x04\x01")
    assert other.read(1) == b"\x16" and simulators.wait_for_lines("front", 1) == ["half a line"]
    location = other.path
    assert simulators.network("front", roll) == location
    eventually(lambda: other.socket.recv(1) == b"", "the end of the old connection")
    other.close()


def test_a_port_that_is_taken_is_told(simulators, roll, tmp_path):
    location = simulators.network("front", roll)
    port = int(location.rsplit(":", 1)[1])
    reply, _ = simulators.plug("back", tmp_path / "other", surface="tcp", port=port)
    assert reply["error"] == "org.lanekeeper.link.Simulator.SurfaceNotMade"
    assert os.strerror(errno.EADDRINUSE) in reply["parameters"]["reason"]


def test_what_cannot_be_plugged_is_named(simulators, roll):
    assert simulators.plug("front", roll, family="toaster")[0] == {
        "error": "org.lanekeeper.link.Simulator.FamilyNotFound", "parameters": {"family": "toaster"}}
    reply, _ = simulators.plug("front", roll, columns="50")
    assert reply == {"error": "org.lanekeeper.link.Simulator.WrongSetting",
                     "parameters": {"name": "columns", "value": "50", "expected": "32, 42, 48"}}


def test_what_cannot_be_done_is_named(simulators, roll):
    driver = simulators.terminal("front", roll)
    act = lambda device, action, value: simulators.simulation.call(
        "Simulation.Act", device=device, action=action, value=value)
    assert act("back", "cover", "open")["error"].endswith(".DeviceNotFound")
    assert "cover" in act("front", "lid", "open")["parameters"]["actions"]
    assert act("front", "cover", "ajar")["parameters"]["values"] == ["open", "close"]
    [device] = simulators.simulation.call("Simulation.Devices")["parameters"]["devices"]
    assert (device["device"], device["family"], device["location"]) == ("front", "ESCPOSPrinter", driver.path)
    assert device["state"]["cover"] == "close" and device["actions"][0]["action"] == "cover"
    driver.close()


@pytest.mark.parametrize("dies_first", [False, True])
def test_another_gateway_hears_of_the_marks(simulators, roll, dies_first):
    driver = simulators.terminal("front", roll)
    driver.write(b"one\n")
    assert simulators.gateway.report("Marked")["number"] == 1
    if dies_first:
        simulators.simulation.close()
        simulators.gateway.close()
        driver.write(b"two\n" + FENCE)
        assert driver.read(1) == b"\x00"
    simulators.attach_gateway()
    driver.write(b"last\n")
    number = simulators.gateway.report("Marked")["number"]
    assert [mark["text"] for mark in simulators.marks("front")][-1] == "last" and number == (3 if dies_first else 2)
    driver.close()


@pytest.mark.parametrize("link", ["calls", "supervisor"])
def test_the_process_ends_when_the_supervisor_is_gone(simulators, link):
    getattr(simulators, link).close()
    assert simulators.process.wait(20) == 0


def test_the_process_ends_when_it_is_asked_to(simulators, roll):
    simulators.network("front", roll)
    assert simulators.calls.call("Simulator.Stop") == {"parameters": {}}
    assert simulators.process.wait(20) == 0


def test_more_marks_than_a_message_holds_come_in_parts(simulators, roll):
    driver = simulators.terminal("front", roll)
    driver.write(b"".join(b"line %d\n" % number for number in range(6000)) + FENCE, timeout=60)
    assert driver.read(1, timeout=60) == b"\x00"
    first = simulators.simulation.call("Simulation.Marks", device="front", after=0)["parameters"]["marks"]
    assert 100 < len(first) < 6000
    assert simulators.lines("front") == [f"line {number}" for number in range(6000)]
    driver.close()


def test_a_printer_that_takes_time_can_be_killed_in_between(make_simulators, roll):
    first = make_simulators()
    driver = first.terminal("front", roll, speed="20")
    driver.write(b"".join(b"line %d\n" % number for number in range(100)))
    printed = first.wait_for_lines("front", 3)
    first.kill()
    driver.close()
    second = make_simulators()
    driver = second.terminal("front", roll, speed="20")
    marks = second.marks("front")
    assert [mark["text"] for mark in marks[:len(printed)]] == printed and marks[-1]["kind"] == "tear"
    assert len(marks) < 100
    driver.close()
