"""A pool of a printer and a print queue: what the one cannot take goes to the other, and what may be on paper to neither."""


import pytest

from lane import Lane, eventually
from print_service import CUPSD, PrintService

ROLE = '[role.kitchen]\ndevices = ["raw", "queue"]\nwhenUnknown = "hold"\n'


@pytest.fixture
def service():
    if CUPSD is None:
        pytest.skip("cupsd is not installed")
    service = PrintService()
    yield service
    service.close()


def print_(lane: Lane, text: str, **parameters) -> dict:
    document = {"elements": [{"text": {"text": text}}]}
    reply = lane.client().call("Printer.Print", {"role": "kitchen", "document": document, "key": text, **parameters})
    assert "error" not in reply, reply
    return reply["parameters"]["job"]


def find(lane: Lane, name: str) -> dict:
    return lane.client().call("Printer.FindJob", {"job": name})["parameters"]["job"]


@pytest.mark.rig("cups")
def test_a_queue_takes_over_from_a_printer_that_is_gone_and_gets_nothing_that_may_be_on_paper(service):
    till = service.till("kitchen")
    lane = Lane({"raw": "echo", "queue": "CUPSPrinter"}, more=ROLE,
                places={"queue": f'queue = "kitchen"\nserver = "{service.socket}"'})
    try:
        lane.wait_ready("raw", "queue")
        # The queue is stopped: its first job stays there, and the printer does the rest.
        till.order("hold")
        lane.lines["raw"].echo(False)
        doubtful = [print_(lane, f"doubtful {number}", deadlineMilliseconds=0) for number in range(2)]
        doubtful = [eventually(lambda: (now := find(lane, job["job"]))["state"] == "sending" and now, "its sending") for job in doubtful]
        assert {job["device"] for job in doubtful} == {"raw", "queue"}
        [raw] = [job for job in doubtful if job["device"] == "raw"]
        eventually(lambda: find(lane, raw["job"])["bytesSent"] > 0, "bytes")
        later = [print_(lane, f"later {number}", deadlineMilliseconds=0)["job"] for number in range(3)]
        assert [find(lane, job)["state"] for job in later] == ["queued"] * 3
        # The printer goes away in the middle of its job.
        lane.lines["raw"].hang_up()
        told = eventually(lambda: (now := find(lane, raw["job"]))["state"] == "unknown" and now, "its doubt")
        assert told["device"] == "raw"
        till.forget("hold")
        told = [eventually(lambda: (now := find(lane, job))["state"] not in ("queued", "sending", "waiting") and now, "its end") for job in later]
        assert {(job["device"], job["evidence"]) for job in told} == {("queue", "transmittedOnly")}
        paper = till.paper
        for number in range(3):
            assert paper.count(f"later {number}".encode()) == 1
        # That one stays where it was, however often it is asked for, until somebody says so.
        text = next(job["key"] for job in doubtful if job["device"] == "raw")
        assert (again := print_(lane, text, again=True))["job"] == raw["job"] and again["state"] == "unknown"
        assert till.paper.count(text.encode()) == 0
        new = lane.client().call("Printer.Reprint", {"job": raw["job"]})["parameters"]["job"]
        eventually(lambda: find(lane, new["job"])["evidence"] == "transmittedOnly" if "evidence" in find(lane, new["job"]) else False, "the reprint")
        assert find(lane, new["job"])["device"] == "queue" and find(lane, raw["job"])["state"] == "superseded"
        assert till.paper.count(text.encode()) == 1 and b"REPRINT" in till.paper
    finally:
        lane.close()
