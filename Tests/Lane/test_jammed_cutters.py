"""Receipts of a printer whose cutter jams: they wait for somebody, and come out once, by themselves."""

import pytest

from lane import Lane, eventually
from test_simulated_lane import act

RECEIPTS = [{"elements": [{"text": {"text": f"receipt {number}\nBread 2.10"}}, {"feedLines": 1}, {"cut": "partial"}]}
            for number in range(2)]


@pytest.fixture(params=["pty", "tcp"])
def lane(request):
    # By Ethernet, whose printers answer at any time, and by a serial line.
    lane = Lane({"front": "ESCPOSPrinter"}, places={"front": f'simulated = "{request.param}"'}, more='[role.receipt]\ndevice = "front"\n')
    lane.wait_ready("receipt")
    yield lane
    lane.close()


def paper(connection) -> list[str]:
    marks, after = [], 0
    while new := connection.call("Simulation.Observe", {"device": "receipt", "after": after})["parameters"]["marks"]:
        marks, after = marks + new, new[-1]["number"]
    return [mark["text"].strip() if mark["kind"] == "line" else mark["kind"] for mark in marks if mark["kind"] != "feed"]


def print_(connection, number: int, **parameters) -> dict:
    reply = connection.call("Printer.Print", {"role": "receipt", "document": RECEIPTS[number], **parameters})
    assert "error" not in reply, reply
    return reply["parameters"]["job"]


def begin(lane):
    """A client that follows the first receipt, which is printed and cannot be cut."""
    client, watcher = lane.client(), lane.client()
    act(client, "cutter", "jam")
    watcher.send("Printer.Print", {"role": "receipt", "document": RECEIPTS[0], "key": "k"}, more=True)
    job = follow(watcher, "waiting")
    assert job["reason"] == "cutterError", job
    assert client.call("Printer.Status", {"role": "receipt"})["parameters"]["status"]["attention"] == ["cutterError"]
    return client, watcher


def follow(watcher, *states: str) -> dict:
    job = {}
    while job.get("state") not in states:
        job = watcher.receive()["parameters"]["job"]
        assert job["state"] in states or job["state"] in ("queued", "sending", "waiting"), job
    return job


def test_a_receipt_waits_for_the_cutter_and_comes_out_once(lane):
    client, watcher = begin(lane)
    assert act(client, "cutter", "clear")["error"] == "cutter"
    job = follow(watcher, "printed")
    assert (job["state"], job["evidence"], job["attempts"]) == ("printed", "processIdEcho", 1), job
    assert paper(client) == ["receipt 0", "Bread 2.10", "cut"]
    eventually(lambda: lane.states()["front"] == "ready", "a printer that is ready again")
    assert print_(client, 1)["state"] == "printed"
    assert paper(client) == ["receipt 0", "Bread 2.10", "cut", "receipt 1", "Bread 2.10", "cut"]


def test_a_cover_that_is_opened_and_closed_lets_it_go_on(lane):
    client, watcher = begin(lane)
    act(client, "cover", "open")
    act(client, "cutter", "clear")
    eventually(lambda: client.call("Printer.Status", {"role": "receipt"})["parameters"]["status"]["attention"] == ["coverOpen", "cutterError"],
               "the open cover")
    assert act(client, "cover", "close")["error"] == "cutter"
    assert follow(watcher, "printed")["evidence"] == "processIdEcho"
    assert paper(client) == ["receipt 0", "Bread 2.10", "cut"]


def test_a_cutter_that_stays_jammed_keeps_the_receipt_waiting_until_it_is_cancelled(lane):
    client, watcher = begin(lane)
    # Longer than a confirmation is waited for, and than the first try of the blade takes to come.
    job = print_(client, 0, key="k", deadlineMilliseconds=15_000)
    assert (job["state"], job["reason"]) == ("waiting", "cutterError"), job
    assert paper(client) == ["receipt 0", "Bread 2.10"]
    assert "error" not in client.call("Printer.Cancel", {"job": job["job"]})
    job = follow(watcher, "unknown")
    assert job["reason"] == "cancelled", job
    assert act(client, "cutter", "clear")["error"] == "cutter"
    assert print_(client, 1)["state"] == "printed"
    found = paper(client)
    assert found.count("receipt 0") == found.count("receipt 1") == 1 and found[-3:] == ["receipt 1", "Bread 2.10", "cut"], found
