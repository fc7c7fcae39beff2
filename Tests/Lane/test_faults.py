"""Simulated devices that are unplugged and troubled on purpose: what is answered of a receipt never contradicts the paper."""

import collections
import errno
import os

import pytest

import cli
from lane import Lane, eventually
from simulator_stand import Connection

OVER = ("printed", "notPrinted", "unknown")
# Some 1000 bytes. A driver gives a slow printer 0.2 s for each line before it doubts a confirmation: few lines keep tests short.
MANY = 20
# Longer than any driver waits for answers that do not come.
PATIENCE = 90.0
# What the driver asks before a receipt on a terminal: the four realtime questions, three bytes each.
QUESTIONS = 12


class Till:
    """A lane with one simulated printer, and a client that prints and troubles."""

    def __init__(self, surface: str, **settings: str):
        place = f'simulated = "{surface}"\nsimulation = {{ boot = "200"'
        place += "".join(f', {name} = "{value}"' for name, value in settings.items()) + " }"
        self.surface = surface
        self.lane = Lane({"front": "ESCPOSPrinter"}, places={"front": place}, more='[role.receipt]\ndevice = "front"\n')
        self.lane.wait_ready("receipt")
        self.client = self.lane.client()
        self.receipts = 0

    def simulate(self, method: str, **parameters) -> dict:
        reply = self.client.call(f"Simulation.{method}", {"device": "receipt", **parameters})
        assert "error" not in reply, reply
        return reply["parameters"]

    def device(self) -> dict:
        return self.client.call("Simulation.Devices")["parameters"]["devices"][0]

    def begin(self, lines: int = MANY) -> "Receipt":
        self.receipts += 1
        return Receipt(self, self.receipts, lines)

    def print_(self, lines: int = 5) -> "Receipt":
        receipt = self.begin(lines)
        receipt.end()
        return receipt

    def marks(self) -> list[dict]:
        marks, after = [], 0
        while True:
            new = self.simulate("Observe", after=after)["marks"]
            if not new:
                return marks
            marks, after = marks + new, new[-1]["number"]

    def pieces(self) -> list[list[str]]:
        """The lines on each piece of paper, the one that hangs out last."""
        pieces = [[]]
        for mark in self.marks():
            if mark["kind"] == "line":
                pieces[-1].append(mark["text"].strip())
            elif mark["kind"] in ("cut", "tear"):
                pieces.append([])
        return pieces

    def fired(self) -> list[tuple]:
        return [(mark["fault"]["fault"], mark["fault"]["receivedBytes"]) for mark in self.marks() if "fault" in mark]

    def wait_gone(self):
        eventually(lambda: self.lane.states()["front"] == "absent", "a device that is absent")

    def assert_sound(self, *receipts: "Receipt"):
        """No answer contradicts the paper, and the next receipt is whole on a piece of its own."""
        self.lane.wait_ready("receipt")
        # Asked again as long as it is refused unprinted: a driver may be about to find its line closed.
        for _ in range(5):
            last = self.print_()
            receipts += (last,)
            if last.state == "printed":
                break
        assert last.state == "printed", (last.job, self.lane.said())
        pieces = self.pieces()
        assert last.lines in pieces, (last.lines, pieces)
        count = collections.Counter(line for piece in pieces for line in piece)
        for receipt in receipts:
            times = [count[line] for line in receipt.lines]
            assert max(times) <= 1, f"twice on paper: {receipt.job}"
            if receipt.state == "printed":
                assert receipt.lines in pieces, (receipt.job, pieces)
            elif receipt.state == "notPrinted":
                assert not any(times), (receipt.job, pieces)
            else:
                assert receipt.state == "unknown", receipt.job

    def close(self):
        self.lane.close()


class Receipt:
    """A receipt on its way, followed on a connection of its own."""

    def __init__(self, till: Till, number: int, lines: int):
        self.lines = [f"receipt {number} line {line} ".ljust(47, ".") for line in range(lines)]
        elements = [{"text": {"text": line}} for line in self.lines] + [{"cut": "full"}]
        self.job: dict = {}
        self._connection = till.lane.client()
        self._connection.socket.settimeout(PATIENCE)
        self._connection.send("Printer.Print", {"role": "receipt", "key": f"key {number}", "document": {"elements": elements}},
                              more=True)

    @property
    def state(self) -> str:
        return self.job["state"]

    def wait(self, *states: str) -> dict:
        while self.job.get("state") not in states:
            reply = self._connection.receive()
            assert "error" not in reply, reply
            self.job = reply["parameters"]["job"]
        return self.job

    def wait_attempt(self):
        """Until it has an outcome, or waits again after an attempt that has put nothing on paper."""
        while self.job.get("state") not in OVER and not (self.job.get("state") == "queued" and self.job["attempts"] > 0):
            self.job = self._connection.receive()["parameters"]["job"]

    def end(self) -> dict:
        job = self.wait(*OVER)
        self._connection.close()
        return job


@pytest.fixture(params=["pty", "tcp"])
def make_till(request):
    tills = []

    def make(**settings: str) -> Till:
        tills.append(Till(request.param, **settings))
        return tills[-1]

    yield make
    for till in tills:
        till.close()


@pytest.fixture
def till(make_till):
    return make_till()


def test_a_device_is_unplugged_and_plugged_in_again(till):
    before = till.print_()
    location = till.device()["location"]
    for _ in range(3):
        device = till.simulate("Unplug")["device"]
        assert (device["isPlugged"], device["location"]) == (False, "")
        till.wait_gone()
        assert till.simulate("Plug")["device"]["isPlugged"]
        till.lane.wait_ready("receipt")
    if till.surface == "tcp":
        assert till.device()["location"] == location
    till.assert_sound(before)
    assert len([line for piece in till.pieces() for line in piece]) == 10


def test_a_pulled_cable_hangs_a_terminal_up_and_resets_a_connection(simulators, tmp_path):
    terminal = simulators.terminal("front", tmp_path / "front")
    location = simulators.network("back", tmp_path / "back")
    connection = Connection(location)
    connection.write(b"\x10\x04\x01")
    connection.read(1)
    for device in ("front", "back"):
        simulators.simulation.call("Simulation.Unplug", device=device)
    eventually(lambda: not os.read(terminal.descriptor, 1), "the end of the terminal")
    with pytest.raises(OSError) as failure:
        os.write(terminal.descriptor, b"x")
    assert failure.value.errno == errno.EIO
    with pytest.raises(ConnectionResetError):
        connection.read(1)
    with pytest.raises(ConnectionRefusedError):
        Connection(location)
    reply, _ = simulators.plug("back", tmp_path / "back", surface="tcp")
    assert reply == {"error": "org.lanekeeper.link.Simulator.Unplugged", "parameters": {"device": "back"}}
    simulators.simulation.call("Simulation.Plug", device="back")
    assert simulators.supervisor.report("Plugged") == {"device": "back"}
    assert simulators.network("back", tmp_path / "back") == location
    for end in (terminal, connection):
        end.close()


def test_a_device_that_is_plugged_in_stays_as_it_is(till):
    before = till.device()
    assert till.simulate("Plug")["device"] == before
    assert till.print_().state == "printed"


def test_a_job_waits_while_its_printer_is_unplugged(till):
    till.simulate("Unplug")
    till.wait_gone()
    receipt = till.begin()
    receipt.wait("queued")
    till.simulate("Plug")
    assert receipt.end()["state"] == "printed"
    till.assert_sound(receipt)


@pytest.mark.parametrize("byte", [1, 7, 300, 700, 950])
def test_unplugged_at_a_byte_of_a_receipt(till, byte):
    taken = till.device()["receivedBytes"]
    armed = till.simulate("Fault", fault="unplugAtByte", afterBytes=byte)["armed"]
    assert (armed["state"], armed["beginsAtByte"], armed["firedTimes"]) == ("armed", taken + byte, 0)
    receipt = till.begin()
    receipt.wait_attempt()
    till.wait_gone()
    # Exactly there, and nothing was taken afterwards.
    device = till.device()
    assert (device["receivedBytes"], device["firedFaults"], device["isPlugged"]) == (taken + byte, 1, False)
    assert (device["faults"][0]["state"], device["faults"][0]["firedAtByte"]) == ("over", taken + byte)
    assert till.fired() == [("unplugAtByte", taken + byte)]
    assert receipt.state != "printed"
    till.simulate("Plug")
    # Nothing of it had left: it is printed when its printer is back.
    assert receipt.state == "unknown" or receipt.end()["state"] == "printed"
    till.assert_sound(receipt)


def test_unplugged_for_a_while_and_back_by_itself(till):
    till.simulate("Fault", fault="unplugAtByte", afterBytes=700, milliseconds=300)
    receipt = till.begin()
    receipt.end()
    assert receipt.state == "unknown"
    eventually(lambda: till.device()["isPlugged"], "a device that is plugged in")
    till.assert_sound(receipt)


def test_unplugged_while_the_driver_starts(till):
    for byte in (10, 2050, 2070, 2100):
        till.simulate("Unplug")
        till.wait_gone()
        till.simulate("Fault", fault="unplugAtByte", afterBytes=byte, milliseconds=50)
        till.simulate("Plug")
        eventually(lambda: till.device()["firedFaults"] == len(till.fired()) > 0 and till.device()["isPlugged"], "its return")
    till.assert_sound()


# Somewhere in a driver's start, which takes 2047 bytes to close an open command and then asks who the printer is.
@pytest.mark.parametrize("fault", ["dropReplies", "halfReply", "duplicateReply"])
@pytest.mark.parametrize("byte", [2063, 2080])
def test_an_answer_that_goes_wrong_while_the_driver_starts_costs_nothing(till, fault, byte):
    def facts():
        return till.client.call("Devices.Describe", {"device": "receipt"})["parameters"]["device"]["facts"]

    before = eventually(facts, "what the printer says of itself")
    till.simulate("Unplug")
    till.wait_gone()
    till.simulate("Fault", fault=fault, afterBytes=byte)
    till.simulate("Plug")
    till.lane.wait_ready("receipt")
    assert [name for name, _ in till.fired()] == [fault]
    till.assert_sound()
    assert facts() == before


@pytest.mark.parametrize("byte", [0, 500])
def test_a_stall_keeps_a_receipt_waiting_and_loses_nothing(till, byte):
    till.simulate("Fault", fault="stall", afterBytes=byte, milliseconds=4000)
    receipt = till.begin()
    assert receipt.end()["state"] == "printed"
    assert [name for name, _ in till.fired()] == ["stall"]
    till.assert_sound(receipt)


def test_a_stall_goes_on_until_it_is_cleared(till):
    till.simulate("Fault", fault="stall", afterBytes=1000)
    receipt = till.begin(400)
    eventually(lambda: till.device()["faults"][0]["state"] == "active", "a stall")
    taken = till.device()["receivedBytes"]
    receipt.wait("waiting")
    assert receipt.job["reason"] == "notAccepting" and till.device()["receivedBytes"] == taken
    assert till.simulate("Fault", fault="clear")["device"]["faults"][0]["state"] == "over"
    assert receipt.end()["state"] == "printed"
    till.assert_sound(receipt)


def test_a_slow_printer_prints_all(till):
    till.simulate("Fault", fault="slow", bytesPerSecond=1000)
    receipt = till.begin()
    assert receipt.end()["state"] == "printed"
    till.simulate("Fault", fault="clear")
    till.assert_sound(receipt)


@pytest.mark.parametrize("byte", [1, QUESTIONS + 1, 400, 900])
def test_power_is_lost_at_a_byte_and_with_it_what_waits(make_till, byte):
    till = make_till(speed="200", receiveBuffer="1024")
    taken = till.device()["receivedBytes"]
    till.simulate("Fault", fault="powerLoss", afterBytes=byte, milliseconds=300)
    receipt = till.begin()
    receipt.end()
    assert till.fired() == [("powerLoss", taken + byte)]
    if receipt.state == "printed":
        # The power was lost with the questions, and the driver saw it before the receipt's first byte: it came out later.
        assert till.surface == "pty" and byte <= QUESTIONS and receipt.job["attempts"] > 1, receipt.job
    eventually(lambda: till.device()["isPlugged"], "a printer that has started")
    till.assert_sound(receipt)


@pytest.mark.parametrize("seed", range(6))
def test_garbage_confirms_nothing(till, seed):
    till.simulate("Fault", fault="garbage", bytes=40, seed=seed, afterBytes=600)
    receipt = till.begin()
    receipt.end()
    assert [name for name, _ in till.fired()] == ["garbage"]
    till.assert_sound(receipt)


def test_a_flood_of_garbage_ends_with_a_sound_printer(till):
    till.simulate("Fault", fault="garbage", bytes=4000, seed=1, afterBytes=600)
    receipt = till.begin()
    receipt.end()
    till.assert_sound(receipt)


@pytest.mark.parametrize("fault", ["dropReplies", "halfReply", "duplicateReply"])
@pytest.mark.parametrize("byte, replies", [(0, 1), (800, 1), (800, 3)])
def test_answers_that_are_not_as_they_should_be(till, fault, byte, replies):
    armed = till.simulate("Fault", fault=fault, replies=replies, afterBytes=byte)["armed"]
    assert armed["state"] == ("active" if byte == 0 else "armed")
    receipt = till.begin()
    receipt.end()
    till.assert_sound(receipt)
    # As often as there were answers for it.
    fault = till.device()["faults"][0]
    assert fault["firedTimes"] == len(till.fired()) == till.device()["firedFaults"] <= replies


def test_all_answers_of_a_receipt_are_lost(till):
    till.simulate("Fault", fault="dropReplies", replies=1000, afterBytes=500)
    receipt = till.begin()
    assert receipt.end()["state"] == "unknown"
    till.simulate("Fault", fault="clear")
    till.assert_sound(receipt)


def test_a_receipt_that_is_doubted_on_its_way_is_cut_off(till):
    till.simulate("Fault", fault="slow", bytesPerSecond=40000)
    # A single XON: on a terminal it says that the printer was switched on.
    till.simulate("Fault", fault="garbage", bytes=1, seed=18, afterBytes=2000)
    # More than a pseudo terminal holds on the way.
    receipt = till.begin(2500)
    receipt.end()
    assert receipt.state == ("printed" if till.surface == "tcp" else "unknown"), receipt.job
    till.simulate("Fault", fault="clear")
    till.assert_sound(receipt)


def test_faults_come_together(till):
    till.simulate("Fault", fault="slow", bytesPerSecond=4000)
    till.simulate("Fault", fault="dropReplies", replies=2, afterBytes=600)
    till.simulate("Fault", fault="stall", milliseconds=500, afterBytes=800)
    till.simulate("Fault", fault="unplugAtByte", milliseconds=200, afterBytes=900)
    receipt = till.begin()
    receipt.end()
    eventually(lambda: till.device()["isPlugged"], "a device that is plugged in")
    till.simulate("Fault", fault="clear")
    till.assert_sound(receipt)


@pytest.mark.parametrize("parameters, wrong", [
    ({"fault": "stall", "bytes": 3}, "bytes"),
    ({"fault": "slow"}, "bytesPerSecond"),
    ({"fault": "powerLoss"}, "milliseconds"),
    ({"fault": "garbage", "bytes": 5}, "seed"),
    ({"fault": "garbage", "bytes": 0, "seed": 1}, "bytes"),
    ({"fault": "unplugAtByte", "afterBytes": -1}, "afterBytes"),
    ({"fault": "clear", "afterBytes": 1}, "afterBytes"),
])
def test_a_fault_that_cannot_be_is_refused_by_the_name_of_what_is_wrong(till, parameters, wrong):
    reply = till.client.call("Simulation.Fault", {"device": "receipt", **parameters})
    assert reply["error"] == "org.lanekeeper.Simulation.WrongFault" and reply["parameters"]["parameter"] == wrong
    assert till.device()["faults"] == []


def test_no_more_than_so_many_faults_are_armed(till):
    for _ in range(32):
        till.simulate("Fault", fault="stall", afterBytes=1 << 30)
    reply = till.client.call("Simulation.Fault", {"device": "receipt", "fault": "stall"})
    assert reply["error"] == "org.lanekeeper.Simulation.WrongFault"
    till.simulate("Fault", fault="clear")
    assert till.simulate("Fault", fault="stall", milliseconds=1)["armed"]["number"] == 33


def test_no_other_device_can_be_troubled(till):
    for method, more in (("Plug", {}), ("Unplug", {}), ("Fault", {"fault": "clear"})):
        reply = till.client.call(f"Simulation.{method}", {"device": "nobody", **more})
        assert reply == {"error": "org.lanekeeper.Simulation.DeviceNotFound", "parameters": {"device": "nobody"}}


def test_the_command_line_unplugs_plugs_and_troubles(till):
    def lane(*words):
        return cli.lane("sim", *words, socket=till.lane.path)

    assert lane("unplug", "receipt").stdout == "receipt: away\n"
    till.wait_gone()
    assert "front  ESCPOSPrinter away\n" in lane("list").stdout
    assert lane("plug", "receipt").returncode == 0
    till.lane.wait_ready("receipt")
    armed = lane("fault", "receipt", "garbage", "--bytes", 9, "--seed", 7, "--after-bytes", 1 << 20).stdout
    byte = till.device()["faults"][0]["beginsAtByte"]
    assert armed == f"receipt: 1 garbage armed, at byte {byte}, 9 bytes, seed 7\n"
    assert f"  fault    1 garbage armed, at byte {byte}" in lane("list").stdout
    wrong = lane("fault", "receipt", "slow")
    assert (wrong.returncode, wrong.stderr) == (2, "lane: --bytes-per-second: it is needed\n")
    lost = lane("fault", "receipt", "powerLoss")
    assert (lost.returncode, lost.stderr) == (2, "lane: --milliseconds: it is needed\n")
    assert lane("fault", "receipt", "dropReplies", "--replies", 1, "--after-bytes", 1 << 20).stdout.endswith(", 1 answer\n")
    assert lane("fault", "receipt", "dropReplies", "--replies", 2, "--after-bytes", 1 << 20).stdout.endswith(", 2 answers\n")
    assert lane("fault", "receipt", "fire").returncode == 2
    assert lane("fault", "receipt", "clear").stdout == "receipt: no fault any more\n"
    assert "duplicateReply" in lane("fault", "--help").stdout
