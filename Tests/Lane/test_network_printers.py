"""Printers on the network: shared by lanes, connected to for each job alone, and known by what they say of themselves."""

import os
import pathlib
import shutil
import signal
import socket
import tempfile
import threading
import time

import pytest

from cli import lane as command
from lane import Lane, eventually
from small_printer import SmallPrinter

PER_JOB = 'connection = "perJob"'


def receipt(name: str) -> dict:
    return {"elements": [{"text": {"text": f"{name} {line}"}} for line in ("head", "body", "foot")] + [{"cut": "partial"}]}


def whole(name: str) -> list[str]:
    return [f"{name} {line}" for line in ("head", "body", "foot")]


@pytest.fixture
def make_lane():
    lanes, folders = [], []

    def make(location: str, connection: str = "", folder=None, device: str = "front", place=None) -> Lane:
        if folder is None:
            folder = pathlib.Path(tempfile.mkdtemp(prefix="lane-state-"))
            folder.chmod(0o711)
            folders.append(folder)
        more = f'[role.receipt]\ndevice = "{device}"\n[journal]\nfolder = "{folder}"\n'
        lanes.append(Lane({device: "ESCPOSPrinter"}, places={device: place or f'address = "{location}"\n{connection}'},
                          more=more))
        lanes[-1].folder = folder
        return lanes[-1]

    yield make
    for lane in lanes:
        lane.close()
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def printer(simulators, tmp_path):
    """The address of a simulated printer on the network."""
    return simulators.network("front", tmp_path / "roll", boot="0")


def print_(lane, name: str, **parameters) -> dict:
    client = lane.client()
    try:
        reply = client.call("Printer.Print", {"role": "receipt", "document": receipt(name), **parameters})
    finally:
        client.close()
    assert "error" not in reply, reply
    return reply["parameters"]["job"]


def job(lane, name: str) -> dict:
    client = lane.client()
    reply = client.call("Printer.FindJob", {"job": name})
    client.close()
    return reply["parameters"]["job"]


def submit(lane, name: str, **parameters) -> str:
    return print_(lane, name, deadlineMilliseconds=0, **parameters)["job"]


def ended(lane, name: str) -> dict:
    def over():
        found = job(lane, name)
        return found if found["state"] not in ("queued", "sending", "waiting") else None
    return eventually(over, f"the end of {name}", 60)


def device(lane) -> dict:
    client = lane.client()
    found = client.call("Devices.Describe", {"device": "receipt"})["parameters"]["device"]
    client.close()
    return found


def is_free(location: str) -> bool:
    """Whether a printer serves whoever connects, and is left as it was."""
    host, port = location.rsplit(":", 1)
    try:
        with socket.create_connection((host, int(port)), timeout=5) as connection:
            connection.settimeout(0.5)
            connection.sendall(b"\x10\x04\x01")
            return len(connection.recv(1)) == 1
    except OSError:
        return False


def lines(simulators) -> list[str]:
    return [line.strip() for line in simulators.lines("front") if line.strip()]


def pieces(simulators) -> list[list[str]]:
    """What was printed, cut by cut."""
    found = [[]]
    for mark in simulators.marks("front"):
        if mark["kind"] == "line" and mark["text"].strip():
            found[-1].append(mark["text"].strip())
        elif mark["kind"] == "cut":
            found.append([])
    return [piece for piece in found if piece]


def test_between_jobs_others_have_the_printer(make_lane, simulators, printer):
    lane = make_lane(printer, PER_JOB)
    lane.wait_ready("receipt")
    eventually(lambda: is_free(printer), "a printer that is free after the first look")
    for number in range(3):
        found = print_(lane, f"receipt {number}")
        assert (found["state"], found["evidence"]) == ("printed", "processIdEcho"), lane.said()
        eventually(lambda: is_free(printer), "a printer that is free after a receipt")
        assert lane.states() == {"front": "ready"} and "driver" not in lane.children()
    assert pieces(simulators) == [whole(f"receipt {number}") for number in range(3)]


def test_a_kept_printer_is_held(make_lane, printer):
    lane = make_lane(printer)
    lane.wait_ready("receipt")
    assert print_(lane, "receipt")["state"] == "printed"
    assert not is_free(printer)


@pytest.mark.parametrize("others", ["waiting", "refused"])
def test_two_lanes_share_a_printer(make_lane, simulators, tmp_path, others):
    location = simulators.network("front", tmp_path / "roll", boot="0", others=others)
    lanes = {"a": make_lane(location, PER_JOB), "b": make_lane(location, PER_JOB)}
    for lane in lanes.values():
        lane.wait_ready("receipt")
    outcomes = {}

    def client(lane: str, first: int):
        for number in range(first, 20, 2):
            name = f"{lane}{number}"
            outcomes[name] = print_(lanes[lane], name, key=name, deadlineMilliseconds=120_000)["state"]

    threads = [threading.Thread(target=client, args=(lane, first)) for lane in lanes for first in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(150)
    expected = [f"{lane}{number}" for lane in lanes for number in range(20)]
    assert outcomes == {name: "printed" for name in expected}
    assert sorted(pieces(simulators)) == sorted(whole(name) for name in expected)


@pytest.mark.parametrize("others, reason", [("waiting", "printerInUse"), ("refused", "connectionRefused")])
def test_who_waits_for_a_printer_is_told_why_and_goes_on_when_it_is_free(make_lane, simulators, tmp_path, others, reason):
    location = simulators.network("front", tmp_path / "roll", boot="0", others=others)
    second = make_lane(location, PER_JOB)
    second.wait_ready("receipt")
    eventually(lambda: is_free(location), "a free printer")
    first = make_lane(location)
    first.wait_ready("receipt")
    waiting = submit(second, "second", expiresMilliseconds=120_000)
    eventually(lambda: job(second, waiting).get("reason") == reason, f"a job that waits because of {reason}")
    found = device(second)
    assert found["reason"] == reason and found["state"] in ("starting", "absent") and found["detail"]
    assert print_(first, "first")["state"] == "printed"
    assert job(second, waiting)["state"] == "queued" and job(second, waiting)["bytesSent"] == 0
    first.stop()
    assert ended(second, waiting)["state"] == "printed"
    assert pieces(simulators) == [whole("first"), whole("second")]
    assert "reason" not in device(second)


def test_a_job_expires_while_others_have_the_printer(make_lane, simulators, tmp_path):
    location = simulators.network("front", tmp_path / "roll", boot="0", others="refused")
    second = make_lane(location, PER_JOB)
    second.wait_ready("receipt")
    eventually(lambda: is_free(location), "a free printer")
    first = make_lane(location)
    first.wait_ready("receipt")
    name = submit(second, "late", key="k", expiresMilliseconds=2_000)
    found = ended(second, name)
    assert (found["state"], found["reason"], found["evidence"]) == ("notPrinted", "expired", "nothingSent")
    assert found["detail"].endswith("connectionRefused")
    first.stop()
    # The next attempt under the key is a job of its own.
    again = print_(second, "late", key="k", deadlineMilliseconds=60_000)
    assert again["state"] == "printed" and again["job"] != name
    assert pieces(simulators) == [whole("late")]


def test_a_printer_that_was_switched_off_gets_its_job_when_it_is_on(make_lane, simulators, printer):
    lane = make_lane(printer, PER_JOB)
    lane.wait_ready("receipt")
    assert print_(lane, "before")["state"] == "printed"
    simulators.act("front", "power", "off")
    name = submit(lane, "after", expiresMilliseconds=120_000)
    eventually(lambda: job(lane, name).get("reason") == "connectionRefused", "a job that waits for the printer")
    assert lane.states() == {"front": "absent"}
    simulators.act("front", "power", "on")
    assert ended(lane, name)["state"] == "printed"
    assert pieces(simulators) == [whole("before"), whole("after")]
    eventually(lambda: lane.states() == {"front": "ready"}, "a ready printer")


def test_keys_and_again_hold_between_connections(make_lane, simulators, printer):
    lane = make_lane(printer, PER_JOB)
    lane.wait_ready("receipt")
    jobs = [print_(lane, "once", key="k"), print_(lane, "once", key="k"), print_(lane, "once", key="k", again=True)]
    assert len({found["job"] for found in jobs}) == 1 and {found["state"] for found in jobs} == {"printed"}
    lost = print_(lane, "never", key="lost", again=True)
    assert (lost["state"], lost["reason"]) == ("unknown", "keyNotKnown")
    assert pieces(simulators) == [whole("once")]


def test_a_driver_that_is_killed_in_a_job_leaves_it_unknown_and_the_next_one_whole(make_lane, simulators, tmp_path):
    location = simulators.network("front", tmp_path / "roll", boot="0", speed="10")
    lane = make_lane(location, PER_JOB)
    lane.wait_ready("receipt")
    first = submit(lane, "cut off", expiresMilliseconds=120_000)
    eventually(lambda: "cut off head" in lines(simulators), "the first line")
    os.kill(lane.children()["front"], signal.SIGKILL)
    assert ended(lane, first)["state"] == "unknown"
    assert print_(lane, "next", deadlineMilliseconds=60_000)["state"] == "printed"
    assert pieces(simulators)[-1] == whole("next")
    eventually(lambda: is_free(location), "a free printer")


def test_a_gateway_that_is_killed_loses_no_receipt_and_frees_the_printer(make_lane, simulators, tmp_path):
    location = simulators.network("front", tmp_path / "roll", boot="0", speed="10")
    lane = make_lane(location, PER_JOB)
    lane.wait_ready("receipt")
    names = {name: submit(lane, name, key=name, expiresMilliseconds=120_000) for name in ("one", "two", "three")}
    eventually(lambda: "one head" in lines(simulators), "the first line")
    os.kill(lane.children()["lane-gateway"], signal.SIGKILL)
    for name in names.values():
        assert ended(lane, name)["state"] == "printed"
    assert pieces(simulators) == [whole(name) for name in names]
    eventually(lambda: is_free(location), "a free printer")
    # Killed while no line is open, it finds the device as it was.
    os.kill(lane.children()["lane-gateway"], signal.SIGKILL)
    eventually(lambda: "lane-gateway" in lane.children(), "another gateway")
    assert print_(lane, "four")["state"] == "printed"


def test_a_simulated_printer_is_shared_with_the_lane_that_simulates_it(make_lane):
    own = make_lane("", place='simulated = "tcp"\nsimulation = { boot = "0" }\n' + PER_JOB)
    own.wait_ready("receipt")
    other = make_lane(listening(own), PER_JOB)
    other.wait_ready("receipt")
    names = [(lane, f"{name}{number}") for number in range(5) for name, lane in (("own", own), ("other", other))]
    jobs = [(lane, submit(lane, name, expiresMilliseconds=120_000)) for lane, name in names]
    assert {ended(lane, job)["state"] for lane, job in jobs} == {"printed"}
    os.kill(own.children()["lane-sim"], signal.SIGKILL)
    assert print_(own, "after", deadlineMilliseconds=60_000)["state"] == "printed"


def listening(lane) -> str:
    client = lane.client()
    found = client.call("Simulation.Devices")["parameters"]["devices"][0]["location"]
    client.close()
    return found


def test_a_driver_ends_with_its_job(make_lane, printer):
    lane = make_lane(printer, PER_JOB)
    lane.wait_ready("receipt")
    eventually(lambda: "front" not in lane.children(), "no driver after the first look")
    assert print_(lane, "receipt")["state"] == "printed"
    eventually(lambda: "front" not in lane.children(), "no driver after a receipt")
    assert "its driver" not in lane.said() and "ended" not in lane.said()


def replace(simulators, tmp_path, location: str, **settings) -> str:
    """Another printer at the same address."""
    port = int(location.rsplit(":", 1)[1])
    simulators.act("front", "power", "off")
    def other():
        reply, _ = simulators.plug("other", tmp_path / "other", surface="tcp", port=port, boot="0", **settings)
        return "error" not in reply
    eventually(other, "another printer at the port")
    return location


@pytest.mark.parametrize("connection", ["", PER_JOB])
def test_another_printer_at_the_address_gets_nothing(make_lane, simulators, tmp_path, connection):
    location = simulators.network("front", tmp_path / "roll", boot="0", serial="FIRST1")
    lane = make_lane(location, connection)
    lane.wait_ready("receipt")
    assert print_(lane, "mine")["state"] == "printed"
    replace(simulators, tmp_path, location, serial="OTHER2")
    name = submit(lane, "not there", expiresMilliseconds=120_000)
    found = eventually(lambda: (lambda now: now if now.get("reason") == "otherDevice" else None)(device(lane)), "a refusal")
    assert "serialNumber:OTHER2" in found["detail"] and "serialNumber:FIRST1" in found["detail"]
    eventually(lambda: lane.states() == {"front": "absent"}, "an absent device")
    eventually(lambda: job(lane, name).get("reason") == "otherDevice", "a job that waits for the other one")
    # It is remembered over a restart of the lane, of which nothing is known but its folder.
    lane.stop()
    lane.start()
    eventually(lambda: device(lane).get("reason") == "otherDevice", "a refusal after a restart")
    assert simulators.lines("other") == []
    lane.stop()
    # Bound to it, the lane takes it.
    text = pathlib.Path(lane.configuration).read_text()
    pathlib.Path(lane.configuration).write_text(
        text.replace(f'address = "{location}"', f'address = "{location}"\nidentity = "serialNumber:OTHER2"'))
    lane.start()
    lane.wait_ready("receipt")
    assert ended(lane, name)["state"] == "printed"
    assert [line.strip() for line in simulators.lines("other") if line.strip()] == whole("not there")


@pytest.mark.parametrize("connection", ["", PER_JOB])
def test_a_replaced_printer_is_bound_by_one_command(make_lane, simulators, tmp_path, connection):
    location = simulators.network("front", tmp_path / "roll", boot="0", serial="FIRST1")
    lane = make_lane(location, connection)
    lane.wait_ready("receipt")
    bind = ("bind", "receipt", "--to", "first", "--yes", "--socket", lane.path)
    # What is in use is what belongs there.
    again = command(*bind)
    assert again.returncode == 0 and "front is bound to serialNumber:FIRST1; before it was serialNumber:FIRST1." in again.stdout
    replace(simulators, tmp_path, location, serial="OTHER2")
    name = submit(lane, "there", expiresMilliseconds=120_000)
    eventually(lambda: device(lane).get("reason") == "otherDevice", "a refusal")
    told = command("explain", "receipt", "--socket", lane.path)
    assert f"is at {location}, and is not looked for" in " ".join(told.stdout.split()) and "serialNumber:OTHER2" in told.stdout
    result = command(*bind)
    assert result.returncode == 0, result.stderr
    assert "front will be bound to the first one that is found; before it was serialNumber:FIRST1." in " ".join(result.stdout.split())
    assert ended(lane, name)["state"] == "printed"
    # For good.
    lane.stop()
    lane.start()
    lane.wait_ready("receipt")
    refused = lane.client().call("Devices.Bind", {"device": "front", "identity": "serialNumber:X"})["parameters"]
    assert refused["reason"] == "invalidIdentity"


def test_where_lane_toml_names_a_printer_at_an_address_that_is_the_line_to_change(make_lane, printer):
    lane = make_lane(printer, 'identity = "any"')
    lane.wait_ready("receipt")
    result = command("bind", "receipt", "--to", "first", "--yes", "--socket", lane.path)
    assert result.returncode == 2 and f'change identity = "any" ({lane.configuration}:' in result.stderr


@pytest.mark.parametrize("identity, reason", [
    ("serialNumber:SIM0000001", None), ("model:TM-T20III", None), ("any", None),
    ("serialNumber:sim0000001", "otherDevice"), ("model:TM-T88V", "otherDevice"),
    # Of this machine there is no neighbour.
    ("mac:00:11:22:33:44:55", "identityUnknown"),
])
def test_a_printer_is_bound_by_what_it_says(make_lane, simulators, printer, identity, reason):
    lane = make_lane(printer, f'identity = "{identity}"')
    if reason is None:
        lane.wait_ready("receipt")
        assert print_(lane, "receipt")["state"] == "printed"
    else:
        name = submit(lane, "receipt", expiresMilliseconds=3_000)
        eventually(lambda: device(lane).get("reason") == reason, "a refusal")
        assert ended(lane, name)["reason"] == "expired"
        assert lines(simulators) == []


def test_a_printer_that_cannot_say_yet_which_one_it_is_waits_for_a_person(make_lane, simulators, tmp_path):
    location = simulators.network("front", tmp_path / "roll", boot="0", serial="FIRST1")
    simulators.act("front", "cover", "open")
    lane = make_lane(location, 'identity = "serialNumber:FIRST1"')
    name = submit(lane, "receipt", expiresMilliseconds=120_000)
    eventually(lambda: device(lane).get("reason") == "identityUnknown", "an identity that is not known")
    assert job(lane, name)["state"] == "queued"
    simulators.act("front", "cover", "close")
    assert ended(lane, name)["state"] == "printed"
    eventually(lambda: lane.states() == {"front": "ready"}, "a ready printer")


def test_the_memory_of_devices_belongs_to_the_supervisor_alone(make_lane, printer):
    lane = make_lane(printer)
    lane.wait_ready("receipt")
    folder = lane.folder / "supervisor"
    assert (folder.stat().st_mode & 0o777, folder.stat().st_uid) == (0o700, os.getuid())
    assert [file.name for file in folder.iterdir()] == ["front"]
    assert (folder / "front").read_text() == f"{printer}\nserialNumber:SIM0000001\n"


def test_a_printer_that_gets_another_name_is_not_connected_to_before_it_is_free(make_lane):
    connections = []

    class Connected(SmallPrinter):
        """Stops in the middle of each receipt."""

        def __init__(self, end):
            self.end = end
            super().__init__("network")

        def _connect(self):
            return self.end, self.end

        def _answer_realtime(self, data):
            self.holds = self.holds or b"head" in data
            return super()._answer_realtime(data)

    def serve():
        while True:
            try:
                connections.append(Connected(listener.accept()[0]))
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, daemon=True).start()
        lane = make_lane(f"127.0.0.1:{listener.getsockname()[1]}", PER_JOB)
        first = submit(lane, "first")
        eventually(lambda: any(each.holds for each in connections), "the beginning of a receipt")
        path = pathlib.Path(lane.configuration)
        path.write_text(path.read_text().replace("front", "counter"))
        assert "error" not in lane.client().call("Configuration.Reload", {})
        count = len(connections)
        submit(lane, "second")
        # Long enough for a connection that is asked for at once.
        time.sleep(2)
        assert job(lane, first)["state"] == "sending" and len(connections) == count, lane.said()
