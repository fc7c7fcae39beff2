"""`lane bind` against a stand-in: the walk on a terminal, and what scripts ask for."""

import os
import time

import pytest

from cli import lane
from found_stand_in import FoundStandIn, found, keyboard, wanted
from lane import eventually
from stand_in import Refused
from terminal import Terminal


@pytest.fixture
def stand_in(tmp_path):
    service = FoundStandIn(str(tmp_path / "lane.socket"))
    yield service
    service.close()


@pytest.fixture
def walk(stand_in):
    """Starts `lane bind` on a terminal."""
    started = []

    def start(*words):
        started.append(Terminal("bind", *words, socket=stand_in.path))
        return started[-1]

    yield start
    for each in started:
        each.close()


def bind(stand_in, *words):
    return lane("bind", *words, socket=stand_in.path)


# The walk


def test_a_technician_plugs_the_printer_in_and_types_the_number_that_it_prints(stand_in, walk):
    terminal = walk("receipt")
    terminal.expect("front looks for: ESCPOSPrinter, attached by usb.")
    terminal.expect("Unplug it, then plug it in now.")
    eventually(lambda: stand_in._watching, "the watch")
    stand_in.plug(found(5))
    terminal.expect("It is EPSON TM-T20II at port 1-2, serial number A5. It will be known at any port.")
    terminal.expect("Bind front to it? (y/n)")
    assert stand_in.bound == []
    terminal.type("y")
    terminal.expect("Type the number that it printed")
    assert stand_in.bound == [{"device": "front", "identity": "port:1-2", "take": True}]
    number = next(line for line in stand_in.printed if line.isdigit())
    terminal.type("0")
    # What is typed before it is asked for is thrown away.
    told = terminal.expect("That is not what was printed.")
    terminal.expect("Type the number that it printed", after=told)
    terminal.type(number)
    assert terminal.end() == 0
    terminal.expect("That is the number: it is the one.")


def test_what_was_there_before_is_not_what_is_plugged_in_now(stand_in, walk):
    stand_in.plug(found(1), keyboard(2))
    terminal = walk("receipt")
    terminal.expect("plug it in now.")
    eventually(lambda: stand_in._watching, "the watch")
    stand_in.unplug(1)
    terminal.expect("gone: EPSON TM-T20II at port 1-2; now plug it in")
    assert stand_in.bound == []
    stand_in.plug(found(3))
    terminal.expect("serial number A3")


def test_something_else_is_told_with_the_reason_and_not_taken(stand_in, walk):
    terminal = walk("receipt", "--timeout", "4")
    terminal.expect("plug it in now.")
    eventually(lambda: stand_in._watching, "the watch")
    stand_in.plug(keyboard(1))
    terminal.expect("not the one: Logitech Keyboard at port 1-9: no rule of any driver matches")
    assert terminal.end() == 1
    terminal.expect("nothing that could be it was plugged in within 4 seconds; nothing was bound")
    assert stand_in.bound == []


def test_two_at_once_are_not_guessed_between(stand_in, walk):
    terminal = walk("receipt")
    terminal.expect("plug it in now.")
    eventually(lambda: stand_in._watching, "the watch")
    stand_in.plug(found(1, "1-2"))
    stand_in.plug(found(2, "1-3"))
    terminal.expect("2 have come, and which one is meant is not clear: EPSON TM-T20II at port 1-2 EPSON TM-T20II at port 1-3 Unplug all but the one.")
    stand_in.unplug(1)
    terminal.expect("It is EPSON TM-T20II at port 1-3")


def test_one_device_with_two_interfaces_is_one(stand_in, walk):
    terminal = walk("receipt")
    terminal.expect("plug it in now.")
    eventually(lambda: stand_in._watching, "the watch")
    stand_in.plug(found(1), found(2, interfaceNumber=1, serialNumber="A1"), found(3, subsystem="usbmisc"))
    terminal.expect("It is EPSON TM-T20II at port 1-2")


def test_without_a_serial_number_a_person_is_told_that_the_port_counts(stand_in, walk):
    terminal = walk("receipt")
    terminal.expect("plug it in now.")
    eventually(lambda: stand_in._watching, "the watch")
    stand_in.plug(found(1, serialNumber=None, identities=["port:1-2", "model:04b8:0e15"]))
    terminal.expect("without a serial number. It has no serial number of its own, so it will be known by its port: it has to stay there.")


def test_who_says_no_has_bound_nothing(stand_in, walk):
    terminal = walk("receipt")
    terminal.expect("plug it in now.")
    eventually(lambda: stand_in._watching, "the watch")
    stand_in.plug(found(1, device="back"))
    terminal.expect("'back' has it now, and will be bound anew.")
    terminal.expect("(y/n)")
    terminal.type("perhaps")
    end = terminal.expect("Type y or n.")
    terminal.expect("(y/n)", end)
    terminal.type("n")
    assert terminal.end() == 1 and stand_in.bound == []
    terminal.expect("nothing was bound")


@pytest.mark.parametrize("answer, code, words", [("n\n", 1, "another one may have printed"), ("\x04", 3, "nobody said what it printed")])
def test_a_test_that_is_not_passed_is_no_success(stand_in, walk, answer, code, words):
    terminal = walk("receipt")
    terminal.expect("plug it in now.")
    eventually(lambda: stand_in._watching, "the watch")
    stand_in.plug(found(1))
    terminal.expect("(y/n)")
    terminal.type("y")
    terminal.expect("Type the number")
    time.sleep(0.2)  # What was typed before the question would be thrown away.
    os.write(terminal.here, answer.encode())
    assert terminal.end() == code
    terminal.expect(words)


def test_a_test_that_is_not_printed_is_no_success(stand_in, walk):
    stand_in.print_steps = [("notPrinted", {"reason": "unplugged"}, False)]
    terminal = walk("receipt", "--to", "port:1-2")
    assert terminal.end() == 1
    terminal.expect("it is bound, but the test was not printed")


def test_a_device_of_a_class_without_a_test_is_not_said_to_be_tested(stand_in, walk):
    stand_in.devices[0]["classes"] = ["scanner"]
    terminal = walk("receipt", "--to", "port:1-2")
    assert terminal.end() == 0
    terminal.expect("There is no test for the class scanner")


def test_an_interrupted_walk_binds_nothing(stand_in, walk):
    terminal = walk("receipt")
    terminal.expect("plug it in now.")
    eventually(lambda: stand_in._watching, "the watch")
    terminal.interrupt()
    assert terminal.end() == 1 and stand_in.bound == []
    terminal.expect("interrupted; nothing was bound")


def test_a_lane_that_ends_in_the_middle_of_the_walk_is_told(stand_in, walk):
    terminal = walk("receipt")
    terminal.expect("plug it in now.")
    eventually(lambda: stand_in._watching, "the watch")
    stand_in.drop()
    assert terminal.end() == 1 and stand_in.bound == []


def test_a_printer_on_the_network_is_bound_to_what_is_there_now(stand_in, walk):
    stand_in.wanted = []
    stand_in.devices[0].update(location="192.0.2.7:9100", reason="otherDevice", detail="serialNumber:B is at 192.0.2.7:9100; wanted is serialNumber:A")
    terminal = walk("receipt", "--no-test")
    terminal.expect("front is at 192.0.2.7:9100. It is bound to what is there now. serialNumber:B is at 192.0.2.7:9100; wanted is serialNumber:A")
    terminal.expect("Bind it? (y/n)")
    terminal.type("y")
    assert terminal.end() == 0
    assert stand_in.bound == [{"device": "front", "identity": "first", "take": False}]


@pytest.mark.parametrize("location, simulated", [("simulated on pty", True), ("127.0.0.1:4321", True), ("/dev/ttyS0", False), ("queue kitchen", False)])
def test_who_wants_to_bind_what_has_a_place_of_its_own_is_told_so_and_asked_nothing(stand_in, walk, location, simulated):
    stand_in.wanted = []
    stand_in.devices[0].update(location=location, isSimulated=simulated)
    detail = f"'front' is always what is at its place, {location}"
    stand_in.refusals = [Refused("Devices.BindRefused", device="front", reason="notFound", detail=detail)]
    terminal = walk("receipt")
    assert terminal.end() == 2
    assert terminal.words() == f"lane: nothing was bound: {detail}"


def test_a_device_cannot_break_the_terminal_of_the_walk(stand_in, walk):
    wild = "\x1b[31mred\x07\u009b2J\u202edlrow\x00" + "x" * 10_000
    terminal = walk("receipt")
    terminal.expect("plug it in now.")
    eventually(lambda: stand_in._watching, "the watch")
    stand_in.plug(found(1, wild, manufacturer=wild, model=wild, families=[], detail=wild, reason=wild))
    terminal.expect("not the one:")
    stand_in.unplug(1)
    stand_in.plug(found(2, manufacturer=wild, model=wild, serialNumber=wild, identities=[wild]))
    terminal.expect("Bind front to it?")
    told = terminal.said.replace("\x1b[K", "")
    assert "red" in told and not set(told) & set("\x1b\x07\x00\u009b\u202e")


# Scripts


@pytest.mark.parametrize("identity", ["serialNumber:A1", "port:1-2", "model:04b8:0202", "first"])
def test_a_script_says_what_it_is_and_is_asked_nothing(stand_in, identity):
    result = bind(stand_in, "receipt", "--to", identity, "--yes")
    assert result.returncode == 0, result.stderr
    assert stand_in.bound == [{"device": "front", "identity": identity, "take": True}]
    assert "front is ready." in result.stdout and stand_in.printed == []


def test_without_a_terminal_nobody_is_asked(stand_in):
    result = bind(stand_in, "receipt")
    assert result.returncode == 2 and "--to and --yes" in result.stderr and stand_in.bound == []


def test_yes_alone_does_not_say_what_it_is(stand_in):
    assert bind(stand_in, "receipt", "--yes").returncode == 2


def test_where_lane_toml_says_which_one_it_is_the_line_to_change_is_named(stand_in):
    stand_in.wanted = [wanted(identity="port:1-2")]
    result = bind(stand_in, "receipt", "--to", "port:1-3", "--yes")
    assert result.returncode == 2 and stand_in.bound == []
    assert 'change identity = "port:1-2" (/etc/lanekeeper/lane.toml:12) instead' in result.stderr


@pytest.mark.parametrize("reason, code", [("taken", 1), ("ambiguous", 1), ("notPluggedIn", 1), ("invalidIdentity", 2), ("notFound", 2)])
def test_a_refusal_is_a_sentence(stand_in, reason, code):
    stand_in.refusals = [Refused("Devices.BindRefused", device="front", reason=reason, detail="of \x1b[2J this reason", by="back")]
    result = bind(stand_in, "receipt", "--to", "port:1-2", "--yes")
    assert result.returncode == code and result.stderr == "lane: nothing was bound: of \ufffd[2J this reason\n"


def test_a_device_that_is_bound_but_not_ready_is_no_success(stand_in):
    def bound(parameters, more):
        yield {"parameters": {"device": "front", "now": "port:1-2"}}

    stand_in.Devices_Bind = bound
    stand_in.devices[0].update(reason="inUse", detail="usblp has it")
    result = bind(stand_in, "receipt", "--to", "port:1-2", "--yes", "--timeout", "1")
    assert result.returncode == 1
    assert result.stderr == "lane: 'front' is bound, but it was not ready in time; it is absent: usblp has it\n"


def test_first_binds_nothing_where_several_are_there(stand_in):
    def bound(parameters, more):
        yield {"parameters": {"device": "front", "before": "serialNumber:A1"}}

    stand_in.Devices_Bind = bound
    stand_in.devices[0].update(state="absent", reason="ambiguous", detail="two fit 'front'")
    result = bind(stand_in, "receipt", "--to", "first", "--yes", "--timeout", "1")
    assert result.returncode == 1
    assert result.stderr == "lane: 'front' is not bound; it is absent: two fit 'front'\n"


def test_what_is_bound_to_nothing_yet_is_not_said_to_be_bound(stand_in):
    def bound(parameters, more):
        yield {"parameters": {"device": "front"}}

    stand_in.Devices_Bind = bound
    result = bind(stand_in, "receipt", "--to", "first", "--yes", "--timeout", "1")
    assert result.returncode == 1
    assert result.stdout == "front will be bound to the first one that is found.\n"
    assert result.stderr == "lane: 'front' is not bound yet; it is absent: not plugged in\n"


def test_a_lane_that_sees_nothing_says_so(stand_in):
    stand_in.not_looking = "udev is not there"
    result = bind(stand_in, "receipt", "--to", "port:1-2", "--yes")
    assert result.returncode == 1 and "the lane does not see what is plugged in: udev is not there" in result.stderr


def test_a_role_that_is_not_there_is_a_wrong_command_line(stand_in):
    result = bind(stand_in, "nobody", "--to", "port:1-2", "--yes")
    assert result.returncode == 2 and "'nobody'" in result.stderr
