"""Receipts through the whole lane, over a driver that writes documents to a line and takes what comes back for paper."""

import json
import os
import signal
import socket
import threading
import time

import pytest

from lane import Lane, eventually

RECEIPT = {"elements": [{"text": {"text": "Total 1.50", "bold": True}}, {"feedLines": 2}, {"cut": "partial"}]}
ROLE = '[role.receipt]\ndevice = "front"\n'


def receipt(number: int) -> dict:
    return {"elements": [{"text": {"text": f"receipt {number}"}}]}


@pytest.fixture
def make_lane():
    lanes = []

    def make(*arguments, **options) -> Lane:
        lanes.append(Lane(*arguments, **options))
        return lanes[-1]

    yield make
    for lane in lanes:
        lane.close()


@pytest.fixture
def lane(make_lane):
    lane = make_lane({"front": "echo"}, more=ROLE)
    lane.wait_ready("receipt")
    return lane


def print_(connection, document=RECEIPT, **parameters) -> dict:
    reply = connection.call("Printer.Print", {"role": "receipt", "document": document, **parameters})
    assert "error" not in reply, reply
    return reply["parameters"]["job"]


def printed(lane, line: str = "front") -> list:
    """The documents that the line was given, whole ones only."""
    text, found, decoder = lane.lines[line].received.decode(), [], json.JSONDecoder()
    while text:
        try:
            document, end = decoder.raw_decode(text)
        except json.JSONDecodeError:
            break
        found.append(document)
        text = text[end:]
    return found


def test_a_receipt_is_printed_and_the_answer_says_on_what_it_stands(lane):
    job = print_(lane.client(), key="k1")
    assert printed(lane) == [RECEIPT]
    assert len(job.pop("job")) == 32
    assert time.time() - 60 < job.pop("acceptedMilliseconds") / 1000 <= job.pop("endedMilliseconds") / 1000 < time.time() + 1
    assert job == {"key": "k1", "role": "receipt", "device": "front", "state": "printed", "evidence": "statusFence",
                   "bytesSent": len(lane.lines["front"].received), "isSimulated": False, "keyMemory": "memory",
                   "attempts": 1, "isReprint": False}


def test_with_more_each_step_is_told(lane):
    client = lane.client()
    client.send("Printer.Print", {"role": "receipt", "document": RECEIPT}, more=True)
    states = []
    while True:
        reply = client.receive()
        states.append(reply["parameters"]["job"]["state"])
        if not reply.get("continues"):
            break
    assert states[0] in ("queued", "sending") and states[-1] == "printed" and states == sorted(
        states, key=["queued", "sending", "printed"].index)


def test_the_same_key_prints_once(lane):
    client, other = lane.client(), lane.client()
    jobs = [print_(client, key="k"), print_(other, key="k"), print_(client, key="k", again=True)]
    assert len({job["job"] for job in jobs}) == 1 and {job["state"] for job in jobs} == {"printed"}
    assert len(printed(lane)) == 1
    reply = client.call("Printer.Print", {"role": "receipt", "document": receipt(2), "key": "k"})
    assert reply["error"] == "org.lanekeeper.Printer.KeyOfOtherDocument"
    assert print_(client, receipt(2), key="k", client="another")["state"] == "printed"


def test_again_without_memory_prints_nothing_and_says_unknown(lane):
    job = print_(lane.client(), key="lost", again=True)
    assert (job["state"], job["reason"]) == ("unknown", "keyNotKnown")
    assert printed(lane) == []


@pytest.mark.parametrize("parameters, error", [
    ({"role": "nobody", "document": RECEIPT},
     {"error": "org.lanekeeper.Printer.RoleNotFound", "parameters": {"role": "nobody", "roles": ["receipt"]}}),
    ({"role": "receipt", "document": {"elements": []}},
     {"error": "org.lanekeeper.Printer.InvalidDocument",
      "parameters": {"element": 0, "reason": "a document has at least one element"}}),
    ({"role": "receipt", "document": {"elements": [{"feedLines": 1}, {"text": {"text": "a\u001b@"}}]}},
     {"error": "org.lanekeeper.Printer.InvalidDocument", "parameters":
      {"element": 1, "reason": "text holds U+001B, and no control character but line feed is allowed"}}),
    ({"role": "receipt", "document": {"elements": [{"text": {"text": 7}}]}},
     {"error": "org.varlink.service.InvalidParameter", "parameters": {"parameter": "document.elements[0].text.text"}}),
    ({"role": "receipt", "document": {"elements": [{"cut": "sideways"}]}},
     {"error": "org.varlink.service.InvalidParameter", "parameters": {"parameter": "document.elements[0].cut"}}),
    ({"role": "receipt", "document": RECEIPT, "key": ""},
     {"error": "org.varlink.service.InvalidParameter", "parameters": {"parameter": "key"}}),
    ({"role": "receipt", "document": RECEIPT, "again": True},
     {"error": "org.varlink.service.InvalidParameter", "parameters": {"parameter": "key"}}),
    ({"role": "receipt", "document": RECEIPT, "deadlineMilliseconds": -1},
     {"error": "org.varlink.service.InvalidParameter", "parameters": {"parameter": "deadlineMilliseconds"}}),
])
def test_what_is_wrong_is_named_and_nothing_is_printed(lane, parameters, error):
    assert lane.client().call("Printer.Print", parameters) == error
    assert printed(lane) == []


def test_what_is_no_printer_is_refused(make_lane):
    lane = make_lane({"front": "echo"}, more=ROLE)
    text = open(lane.configuration).read().replace('classes = ["printer"]', "")
    lane.stop()
    open(lane.configuration, "w").write(text)
    lane.start()
    lane.wait_ready()
    assert lane.client().call("Printer.Print", {"role": "receipt", "document": RECEIPT}) == {
        "error": "org.lanekeeper.Printer.NotAPrinter", "parameters": {"role": "receipt", "device": "front"}}


def test_at_the_deadline_the_caller_hears_what_is_known_and_the_job_goes_on(lane):
    lane.lines["front"].echo(False)
    client = lane.client()
    job = print_(client, key="k", deadlineMilliseconds=300)
    assert job["state"] == "sending" and "evidence" not in job
    status = client.call("Printer.Status", {"role": "receipt"})["parameters"]["status"]
    assert status.pop("ageMilliseconds") >= 0
    assert status == {"role": "receipt", "device": "front", "isReady": True, "attention": [], "jobs": 1,
                      "isSimulated": False}
    lane.lines["front"].echo()
    assert print_(client, key="k")["state"] == "printed"
    assert printed(lane) == [RECEIPT]


def test_jobs_of_several_clients_come_one_after_the_other(lane):
    clients = [lane.client() for _ in range(8)]
    for number, client in enumerate(clients):
        client.send("Printer.Print", {"role": "receipt", "document": receipt(number), "key": f"{number}"})
    assert {client.receive()["parameters"]["job"]["state"] for client in clients} == {"printed"}
    assert sorted(json.dumps(document) for document in printed(lane)) == \
        sorted(json.dumps(receipt(number)) for number in range(8))


def test_a_driver_killed_in_mid_job_leaves_an_unknown(lane):
    lane.lines["front"].echo(False)
    client = lane.client()
    client.send("Printer.Print", {"role": "receipt", "document": RECEIPT, "key": "k"}, more=True)
    eventually(lambda: client.receive()["parameters"]["job"]["bytesSent"] > 0, "the first bytes")
    os.kill(lane.children()["front"], signal.SIGKILL)
    replies = []
    while not replies or replies[-1].get("continues"):
        replies.append(client.receive())
    job = replies[-1]["parameters"]["job"]
    assert (job["state"], job["reason"], job["evidence"]) == ("unknown", "driverEnded", "interrupted")
    lane.lines["front"].echo()
    lane.wait_ready("receipt")
    # Neither the key nor a retry moves paper; another job does.
    assert print_(client, key="k", again=True)["state"] == "unknown"
    assert print_(client, receipt(2), key="k2")["state"] == "printed"


def test_a_killed_gateway_does_not_shorten_the_job_and_the_next_one_waits_for_it(lane):
    lane.lines["front"].echo(False)
    client = lane.client()
    client.send("Printer.Print", {"role": "receipt", "document": RECEIPT, "key": "k"}, more=True)
    eventually(lambda: client.receive()["parameters"]["job"]["bytesSent"] > 0, "the first bytes")
    driver = lane.children()["front"]
    os.kill(lane.children()["lane-gateway"], signal.SIGKILL)
    with pytest.raises((EOFError, ConnectionResetError)):
        while True:
            client.receive()
    after = lane.client()
    job = print_(after, key="k", again=True)
    assert (job["state"], job["reason"]) == ("unknown", "keyNotKnown")
    after.send("Printer.Print", {"role": "receipt", "document": receipt(2), "key": "k2"})
    lane.lines["front"].echo()
    assert after.receive()["parameters"]["job"]["state"] == "printed"
    assert lane.children()["front"] == driver
    assert printed(lane) == [RECEIPT, receipt(2)]


def test_a_job_that_waits_too_long_is_not_printed(make_lane):
    lane = make_lane({"front": "echo"}, places={"front": 'terminal = "/dev/lanekeeper-no-such-line"'}, more=ROLE)
    job = print_(lane.client(), expiresMilliseconds=200)
    assert (job["state"], job["reason"], job["evidence"], job["bytesSent"]) == \
        ("notPrinted", "expired", "nothingSent", 0)


def test_a_caller_that_goes_away_stops_nothing(lane):
    lane.lines["front"].echo(False)
    client = lane.client()
    client.send("Printer.Print", {"role": "receipt", "document": RECEIPT, "key": "k"}, more=True)
    client.receive()
    client.close()
    lane.lines["front"].echo()
    assert print_(lane.client(), key="k")["state"] == "printed"
    assert printed(lane) == [RECEIPT]


class NetworkPrinter:
    """A device on the network that returns what it is sent; one connection at a time."""

    def __init__(self, port: int = 0):
        self.listener = socket.create_server(("127.0.0.1", port))
        self.port = self.listener.getsockname()[1]
        self.received = bytearray()
        self.connection = None
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        try:
            while True:
                self.connection, _ = self.listener.accept()
                with self.connection as connection:
                    while data := connection.recv(4096):
                        self.received += data
                        connection.sendall(data)
        except OSError:
            pass

    def close(self):
        self.listener.close()
        if self.connection:
            try:
                self.connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_printer_on_the_network_comes_and_goes(make_lane, host):
    printer = NetworkPrinter()
    lane = make_lane({"front": "echo"}, places={"front": f'address = "{host}:{printer.port}"'}, more=ROLE)
    lane.wait_ready("receipt")
    client = lane.client()
    assert print_(client)["state"] == "printed"
    assert client.call("Devices.Describe", {"device": "receipt"})["parameters"]["device"]["location"] == \
        f"127.0.0.1:{printer.port}"
    printer.close()
    eventually(lambda: lane.states()["front"] == "absent", "an absent printer")
    again = NetworkPrinter(printer.port)
    lane.wait_ready("receipt")
    assert print_(client, receipt(2))["state"] == "printed"
    assert json.loads(bytes(again.received)) == receipt(2)
    again.close()


def test_a_name_that_nobody_knows_is_told_and_looked_for_again(make_lane):
    lane = make_lane({"front": "echo"}, places={"front": 'address = "printer.invalid:9100"'})
    eventually(lambda: "look up printer.invalid" in lane.said(), "a word about the name")
    assert lane.states() == {"front": "absent"}
