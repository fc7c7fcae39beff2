"""One gateway, and drivers that do what a test tells them: what real ones do too seldom to wait for."""

import itertools
import pathlib
import re
import sqlite3
import threading

import pytest

from gateway_stand import GatewayStand, Printer
from lane import eventually


@pytest.fixture
def make_gateway(tmp_path):
    gateways = []

    def make(folder: pathlib.Path | None = None, **options) -> GatewayStand:
        options.setdefault("printers", {"front": Printer()})
        gateways.append(GatewayStand(folder or tmp_path, **options))
        return gateways[-1]

    yield make
    for gateway in gateways:
        gateway.close()


def print_(client, text: str, **parameters) -> dict:
    document = {"elements": [{"text": {"text": text}}]}
    return client.call("Printer.Print", {"role": "receipt", "document": document, "key": text, **parameters})


def test_a_device_is_ready_for_clients_when_its_driver_has_told_the_gateway_of_it(make_gateway):
    gateway = make_gateway(are_ready=False)
    # The supervisor has heard of it first: the two hear over links of their own.
    gateway.tell("ChangeState", device="front", state="ready")
    client = gateway.client()
    wait = {"devices": ["receipt"], "deadlineMilliseconds": 200}
    assert client.call("Devices.WaitReady", wait)["parameters"] == {"isReady": False, "waitingFor": ["receipt"]}
    assert client.call("Devices.Describe", {"device": "front"})["parameters"]["device"]["state"] == "starting"
    client.send("Devices.WaitReady", {**wait, "deadlineMilliseconds": 20_000})
    gateway.printers["front"].ready()
    assert client.receive()["parameters"]["isReady"]
    told = client.call("Devices.Describe", {"device": "front"})["parameters"]["device"]
    assert (told["state"], told["facts"]) == ("ready", {"model": "stand"})


def test_a_full_queue_still_tells_what_became_of_a_key(make_gateway):
    gateway = make_gateway()
    client, printer = gateway.client(), gateway.printers["front"]
    assert print_(client, "first")["parameters"]["job"]["state"] == "printed"
    printer.prints = False
    waiting = gateway.client()
    for number in range(1000):
        waiting.send("Printer.Print", {"role": "receipt", "document": {"elements": [{"feedLines": 1}]}, "deadlineMilliseconds": 0})
    for number in range(1000):
        assert "error" not in waiting.receive()
    refused = print_(client, "new")
    assert (refused["error"], refused["parameters"]) == ("org.lanekeeper.Printer.QueueFull", {"role": "receipt", "jobs": 1000})
    for again in (False, True):
        assert print_(client, "first", again=again)["parameters"]["job"]["state"] == "printed"
    assert print_(client, "new", again=True)["parameters"]["job"]["reason"] == "keyNotKnown"
    other = client.call("Printer.Print", {"role": "receipt", "document": {"elements": [{"feedLines": 1}]}, "key": "first"})
    assert other["error"] == "org.lanekeeper.Printer.KeyOfOtherDocument"


def memory(gateway) -> int:
    """KiB that are the gateway's own; programs and libraries count otherwise whenever another process comes or goes."""
    return int(re.search(r"^Pss_Anon:\s+(\d+)", pathlib.Path(f"/proc/{gateway.process.pid}/smaps_rollup").read_text(), re.MULTILINE)[1])


def test_a_gateway_is_no_larger_after_many_receipts(make_gateway):
    gateway = make_gateway()
    idle = memory(gateway)

    def print_some(numbers: range):
        client = gateway.client()
        for number in numbers:
            elements = [{"text": {"text": f"{number}, line {line}"}} for line in range(24)]
            reply = client.call("Printer.Print", {"role": "receipt", "document": {"elements": elements}, "key": f"{number}"})
            assert reply["parameters"]["job"]["state"] == "printed"
        client.close()

    def from_clients(first: int, count: int):
        threads = [threading.Thread(target=print_some, args=(range(first + number * count, first + (number + 1) * count),)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    from_clients(0, 150)
    first = memory(gateway)
    from_clients(600, 450)
    assert len(gateway.printers["front"].paper) == 2400
    assert memory(gateway) < first + 1024 and memory(gateway) < idle + 4096, (idle, first, memory(gateway))


def test_a_gateway_is_no_larger_after_many_questions(make_gateway):
    gateway = make_gateway()
    client = gateway.client()
    states = ["queued", "sending", "waiting", "printed", "notPrinted", "unknown", "resolvedPrinted", "resolvedNotPrinted", "superseded"]
    idle = memory(gateway)
    for count in range(10):
        for chosen in itertools.combinations(states, count):
            for other in ({}, {"role": "receipt"}):
                assert client.call("Printer.Jobs", {"states": list(chosen), **other})["parameters"]["jobs"] == []
    assert memory(gateway) < idle + 2048, (idle, memory(gateway))


@pytest.mark.parametrize("driver_lives", [True, False])
def test_what_a_full_disk_left_behind_another_job_is_printed_if_its_driver_never_had_it(make_gateway, tmp_path, driver_lives):
    folder, printer = tmp_path / "journal", Printer(prints=False)
    folder.mkdir()
    gateway = make_gateway(folder, printers={"front": printer})
    client = gateway.client()
    first, second = (print_(client, text, deadlineMilliseconds=0)["parameters"]["job"] for text in ("first", "second"))
    eventually(lambda: printer.running, "the first one at its printer")
    gateway.close()
    # The outcome of the first could not be written down, but that the second is to begin could.
    with sqlite3.connect(folder / "journal.sqlite") as file:
        rows = file.execute("UPDATE job SET state = 'sending', driver = ?, attempts = 1 WHERE name = ?", (printer.driver, second["job"]))
        assert rows.rowcount == 1
    file.close()
    printer.print_all()
    paper = printer.paper
    if not driver_lives:
        printer = Printer(paper)
    client = make_gateway(folder, printers={"front": printer}).client()
    answers = [print_(client, text, again=True)["parameters"]["job"] for text in ("first", "second")]
    assert [answer["state"] for answer in answers] == (["printed"] * 2 if driver_lives else ["unknown"] * 2), answers
    assert paper == ([["first"], ["second"]] if driver_lives else [["first"]])
