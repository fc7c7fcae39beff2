"""One gateway, and drivers that take no job: a call link that is broken, refusals again and again, and who gets a printer first."""

import json
import os
import pathlib
import subprocess
import threading
import time

import pytest

from gateway_stand import GatewayStand, Printer
from lane import eventually
from test_gateway_alone import make_gateway, print_  # noqa: F401 - a fixture

WAITS = {"deadlineMilliseconds": 0}


def jobs(gateway) -> list[dict]:
    """All jobs as they stand, in the order in which they were accepted."""
    return gateway.client().call("Printer.Jobs", {"limit": 1000})["parameters"]["jobs"][::-1]


def states(gateway) -> list[str]:
    return [job["state"] for job in jobs(gateway)]


def replace(gateway: GatewayStand, printer: Printer):
    """The driver of the device ends, and this is its next process."""
    before, gateway.printers["front"] = gateway.printers["front"], printer
    with before.lock:
        before.hang_up()
    links = printer.links()
    device = {"device": "front", "family": "Stand", "classes": ["printer"], "isSimulated": False, "location": "here",
              "roles": ["receipt"], "state": "ready", "driver": printer.driver}
    gateway.tell("PutDevice", [link.there.fileno() for link in links], device=device)
    for link in links:
        link.there.close()
    printer.ready()


@pytest.mark.parametrize("speaks", [True, False])
def test_a_call_link_that_is_broken_takes_no_job_and_costs_none(make_gateway, speaks):
    printer = Printer()
    gateway = make_gateway(printers={"front": printer})
    client = gateway.client()
    assert print_(client, "before")["parameters"]["job"]["state"] == "printed"
    with printer.lock:
        # An answer that nobody has asked for ends the link of the calls, and not that of the reports.
        printer._calls.here.sendall(b"not json\0")
    assert gateway.reports.report("GatewayReports.DriverFailed")["device"] == "front"
    if speaks:
        printer.ready()
    texts = [f"receipt {number}" for number in range(10)]
    for text in texts:
        told = print_(client, text, **WAITS)["parameters"]["job"]
        assert (told["state"], told["attempts"]) == ("queued", 0)
    if speaks:
        printer.ready()
    assert [(job["state"], job["attempts"]) for job in jobs(gateway)[1:]] == [("queued", 0)] * 10
    after = Printer(printer.paper)
    replace(gateway, after)
    eventually(lambda: states(gateway) == ["printed"] * 11, "all receipts")
    assert [paper[0] for paper in printer.paper] == ["before", *texts]
    assert {job["attempts"] for job in jobs(gateway)} == {1}


class Breaking(Printer):
    """Breaks its call link when it is given a job, and prints nothing of it."""

    def _answer(self, link, call, file):
        if not call["method"].endswith(".Begin"):
            return super()._answer(link, call, file)
        link.here.sendall(b"not json\0")


def test_a_job_whose_driver_breaks_its_link_each_time_is_over_after_five_and_costs_no_other_one(make_gateway):
    gateway = make_gateway(printers={"front": Breaking()})
    client = gateway.client()
    for text in ("bad", "good"):
        print_(client, text, **WAITS)
    for attempt in range(1, 5):
        assert gateway.reports.report("GatewayReports.DriverFailed")["device"] == "front"
        replace(gateway, Breaking())
        eventually(lambda: jobs(gateway)[0]["attempts"] == attempt + 1, "another attempt")
    assert gateway.reports.report("GatewayReports.DriverFailed")["device"] == "front"
    replace(gateway, Printer())
    eventually(lambda: states(gateway) == ["notPrinted", "printed"], "both receipts")
    assert [(job.get("reason"), job["attempts"]) for job in jobs(gateway)] == [("deadLetter", 5), (None, 1)]


class Refusing(Printer):
    """Takes each job called "bad" and says that nothing of it has left."""

    def __init__(self):
        super().__init__()
        self.moments = []

    def _finish(self):
        name, document = self.running
        if document["elements"][0]["text"]["text"] != "bad":
            return super()._finish()
        self.running = None
        self.moments.append(time.monotonic())
        self._report("Outcome", job=name, outcome="notPrinted", bytesSent=0, evidence="nothingSent", reason="notNow")


def test_a_driver_that_refuses_again_and_again_is_asked_after_a_pause_and_nobody_overtakes_the_job(make_gateway):
    printer = Refusing()
    gateway = make_gateway(printers={"front": printer})
    client = gateway.client()
    for text in ("bad", "good"):
        print_(client, text, **WAITS)
    eventually(lambda: states(gateway) == ["notPrinted", "printed"], "both receipts")
    assert len(printer.moments) == 5 and printer.moments[-1] - printer.moments[0] >= 1.4
    assert printer.paper == [["good"]]


@pytest.fixture(scope="module")
def slow_syncs(tmp_path_factory) -> pathlib.Path:
    built = tmp_path_factory.mktemp("slow") / "slow_syncs.so"
    subprocess.run(["gcc", "-O2", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", built,
                    pathlib.Path(__file__).with_name("slow_syncs.c"), "-ldl"], check=True, timeout=120)
    return built


@pytest.mark.parametrize("asks", ["a person", "the role"])
def test_a_reprint_that_is_accepted_first_is_printed_first(make_gateway, slow_syncs, asks):
    printer = Printer()
    policies = [{"role": "receipt", "whenUnknown": "reprintMarked"}] if asks == "the role" else []
    gateway = make_gateway(printers={"front": printer}, policies=policies,
                           environment={"LD_PRELOAD": str(slow_syncs), "SYNC_MILLISECONDS": "300"})
    one, other = gateway.client(), gateway.client()
    if asks == "a person":
        job = print_(one, "first")["parameters"]["job"]["job"]
        one.send("Printer.Reprint", {"job": job})
    else:
        printer.prints = False
        print_(one, "first", **WAITS)
        eventually(lambda: printer.running, "a job")
        with printer.lock:
            (name, _), printer.running = printer.running, None
            printer.prints = True
            printer._report("Outcome", job=name, outcome="unknown", bytesSent=5, evidence="interrupted")
        watched = gateway.client()
        eventually(lambda: watched.call("Printer.FindJob", {"job": name})["parameters"]["job"]["state"] == "unknown", "a doubt")
    # The repeated one is asked for at the journal, whose disk is slow.
    time.sleep(0.1)
    print_(other, "second")
    eventually(lambda: len(jobs(gateway)) == 3 and states(gateway)[1:] == ["printed"] * 2, "all receipts")
    accepted = ["second" if job.get("key") == "second" else "first" for job in jobs(gateway)[1:]]
    assert accepted == [texts[-1] for texts in printer.paper][-2:], json.dumps(jobs(gateway))


def test_who_follows_a_job_hears_at_once_that_it_is_on_its_way(make_gateway):
    gateway = make_gateway(printers={"front": Printer(prints=False)})
    client = gateway.client()
    document = {"elements": [{"text": {"text": "one"}}]}
    client.send("Printer.Print", {"role": "receipt", "document": document, "key": "one"}, more=True)
    assert client.receive()["parameters"]["job"]["state"] == "sending"
    gateway.printers["front"].print_all()
    while (told := client.receive()).get("continues"):
        assert told["parameters"]["job"]["state"] == "sending"
    assert told["parameters"]["job"]["state"] == "printed"


def test_a_printer_of_a_pool_that_needs_a_person_leaves_what_is_being_written_for_it_to_the_others(make_gateway, slow_syncs):
    printers = {"first": Printer(), "second": Printer()}
    gateway = make_gateway(printers=printers, environment={"LD_PRELOAD": str(slow_syncs), "SYNC_MILLISECONDS": "1000"})
    asking, other = gateway.client(), gateway.client()
    asking.send("Printer.Print", {"role": "receipt", "document": {"elements": [{"text": {"text": "one"}}]}})
    # When somebody else is answered, the gateway has heard of it.
    other.call("Printer.Status", {"role": "receipt"})
    with printers["first"].lock:
        printers["first"]._report("Attention", reasons=["paperOut"])
    job = asking.receive()["parameters"]["job"]
    assert (job["state"], job["device"], job["attempts"]) == ("printed", "second", 1), job
    assert (printers["first"].paper, printers["second"].paper) == ([], [["one"]])


class RefusingBeforeItTells(Printer):
    """Refuses each job called "bad"; that it had begun to look at it is heard after the refusal."""

    def _answer(self, link, call, file):
        if call["method"].endswith(".Begin"):
            document = json.loads(os.pread(file, 1 << 26, 0))
            if document["elements"][0]["text"]["text"] == "bad":
                error = {"error": "org.lanekeeper.link.Jobs.WrongElement", "parameters": {"element": 0, "reason": "too wide"}}
                link.here.sendall(json.dumps(error).encode() + b"\0")
                # The gateway has heard the refusal, and goes on.
                threading.Timer(0.5, self._report, ["Progress"], {"job": call["parameters"]["job"], "bytesSent": 0}).start()
                return
        super()._answer(link, call, file)


def test_a_driver_whose_refusal_is_heard_before_what_came_before_it_gets_the_next_job(make_gateway):
    printer = RefusingBeforeItTells()
    gateway = make_gateway(printers={"front": printer})
    client = gateway.client()
    told = print_(client, "bad")["parameters"]["job"]
    assert (told["state"], told["reason"]) == ("notPrinted", "invalidDocument")
    # Until after the late report.
    time.sleep(1)
    assert print_(client, "good")["parameters"]["job"]["state"] == "printed"
    assert printer.paper == [["good"]]


class DrawingBeforeItTells(Printer):
    """Wants a picture of a text of which it is handed no picture; that it had begun the job is heard after that, and later is the picture."""

    def _answer(self, link, call, file):
        if call["method"].endswith(".Begin") and not call["parameters"]["format"].endswith("PreparedDocument"):
            text = {"text": "x", "leftDots": 0, "widthDots": 64, "cellDots": 24, "lineDots": 30, "bold": False, "widthTimes": 1, "heightTimes": 1,
                    "underline": "none", "reversed": False, "alignment": "left"}
            error = {"error": "org.lanekeeper.link.Jobs.NeedsDrawing",
                     "parameters": {"drawings": [{"element": 0, "widthDots": 64, "texts": [text]}]}}
            link.here.sendall(json.dumps(error).encode() + b"\0")
            threading.Timer(0.5, self._report, ["Progress"], {"job": call["parameters"]["job"], "bytesSent": 0}).start()
            return
        super()._answer(link, call, file)


def test_a_job_that_is_being_drawn_is_not_taken_for_begun_by_what_its_driver_told_before(make_gateway):
    printer = DrawingBeforeItTells()
    gateway = make_gateway(printers={"front": printer})
    told = print_(gateway.client(), "picture", deadlineMilliseconds=25_000)["parameters"]["job"]
    # Nobody draws here, and the job ends with that; one that counts as begun has no end.
    assert (told["state"], told["reason"]) == ("notPrinted", "renderer"), told
