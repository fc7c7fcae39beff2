"""The driver of print queues as a process, against a cupsd of the tests' own and the programs that come with CUPS."""

import json
import os
import signal
import time

import pytest

from driver_stand import REPOSITORY
from print_service import CUPSD, Between, PrintService

pytestmark = [
    pytest.mark.rig("cups"),
    pytest.mark.skipif(CUPSD is None, reason="cupsd is not installed"),
]
PROGRAM = str(REPOSITORY / ".build/debug/lane-driver-cups")
FORMAT = "org.lanekeeper.Printer.Document"
RECEIPT = [{"text": {"text": "Lanekeeper", "bold": True}}, {"text": {"text": "2 Äpfel   3,00 €"}}, {"cut": "partial"}]
LONG = [{"text": {"text": f"line {number:06} " + "x" * 40}} for number in range(40_000)]


@pytest.fixture
def make_service():
    services = []

    def make(**options) -> PrintService:
        services.append(PrintService(**options))
        return services[-1]

    yield make
    for service in services:
        service.close()


@pytest.fixture
def service(make_service):
    return make_service()


@pytest.fixture
def make_between():
    made = []

    def make(service) -> Between:
        made.append(Between(service))
        return made[-1]

    yield make
    for between in made:
        between.close()


@pytest.fixture
def start(make_stand):
    """Starts the driver on a queue and waits until it is ready."""
    def start(service, queue="receipts", waits=True, user=None, **settings):
        stand = make_stand("CUPSPrinter", program=PROGRAM, user=user)
        stand.start(settings={"queue": queue, "server": service.socket, **settings}, descriptors=[])
        if waits:
            stand.facts = stand.gateway.report("Ready")["facts"]
        return stand

    return start


def eventually(condition, what="it", seconds=30.0):
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, f"{what} did not come to pass"
        time.sleep(0.02)
    return value


def print_(stand, elements=RECEIPT, job="job-1"):
    assert stand.begin(job, json.dumps({"elements": elements}).encode(), format=FORMAT) == {"parameters": {}}


def outcome(stand) -> tuple:
    told = stand.gateway.report("Outcome", timeout=60)
    stand.told = told
    return told["outcome"], told["reason"], told["evidence"]


def attention(stand, wanted: list[str]):
    # Told to both; that link is read for outcomes.
    eventually(lambda: stand.supervisor.report("Attention")["reasons"] == wanted, f"attention {wanted}")


def test_a_receipt_goes_through_the_queue_byte_for_byte_and_is_unknown(service, start):
    till = service.till("receipts")
    stand = start(service, profile="epson-tm-t88")
    assert stand.facts == {
        "queue": "receipts", "deviceURI": f"till:{till.folder}", "model": "Local Raw Printer", "errorPolicy": "stop-printer",
        "confirmation": "none", "profile": "epson-tm-t88", "columns": "42", "dots": "512", "dialect": "epson"}
    print_(stand)
    assert outcome(stand) == ("unknown", "cannotAnswer", "transmittedOnly")
    assert stand.told["detail"] == "the queue's job receipts-1 was handed to the printer's line"
    assert stand.told["bytesSent"] == len(till.paper)
    assert till.paper.startswith(b"\x1b@") and b"Lanekeeper\n" in till.paper and till.paper.endswith(b"\x1dVB\x00")
    # Under another name a queue that is not raw would make pages of it.
    assert "File of type application/vnd.cups-raw queued" in service.log()


def test_a_receipt_comes_out_of_a_simulated_printer(service, start, simulators, tmp_path):
    place = simulators.network("front", tmp_path / "roll")
    service.add("receipts", f"socket://{place}")
    stand = start(service)
    print_(stand)
    assert outcome(stand) == ("unknown", "cannotAnswer", "transmittedOnly")
    assert simulators.wait_for_lines("front", 2) == ["Lanekeeper", "2 Äpfel   3,00 €"]


def test_receipts_follow_each_other(service, start):
    till = service.till("receipts")
    stand = start(service)
    for number in range(5):
        print_(stand, [{"text": {"text": f"receipt {number}"}}], f"job-{number}")
        assert outcome(stand)[2] == "transmittedOnly"
    assert [b"receipt %d\n" % number in till.paper for number in range(5)] == [True] * 5


def test_a_long_receipt_tells_how_far_it_is(service, start):
    till = service.till("receipts")
    stand = start(service)
    print_(stand, LONG)
    steps, totals = [], []
    while True:
        message = stand.gateway.message(60)
        if message["method"].endswith("Progress"):
            steps.append(message["parameters"]["bytesSent"])
            totals.append(message["parameters"].get("bytesTotal"))
        if message["method"].endswith("Outcome"):
            break
    assert len([step for step in steps if 0 < step < len(till.paper)]) > 3 and steps == sorted(steps)
    assert steps[-1] == len(till.paper) > 2_000_000
    assert totals[0] is None and set(totals[1:]) == {len(till.paper)}
    assert b"line 039999" in till.paper


def test_a_stopped_queue_is_waited_for(service, start):
    till = service.till("receipts")
    stand = start(service)
    service.run("cupsdisable", "receipts")
    attention(stand, ["queuePaused"])
    print_(stand)
    time.sleep(1)
    assert till.paper == b"" and service.jobs("receipts") == ["receipts-1"]
    service.run("cupsenable", "receipts")
    assert outcome(stand) == ("unknown", "cannotAnswer", "transmittedOnly")
    attention(stand, [])


def test_a_queue_that_takes_no_jobs_is_waited_for(service, start):
    till = service.till("receipts")
    stand = start(service)
    service.run("cupsreject", "receipts")
    print_(stand)
    attention(stand, ["queueRejecting"])
    assert service.jobs("receipts") == []
    service.run("cupsaccept", "receipts")
    assert outcome(stand)[2] == "transmittedOnly"
    assert b"Lanekeeper" in till.paper


def test_what_the_backend_says_of_the_printer_is_told(service, start):
    till = service.till("receipts")
    stand = start(service)
    till.order("hold")
    till.order("say", "STATE: +media-empty-warning,door-open-report\n")
    till.order("afterwards", "STATE: -media-empty-warning,door-open-report\n")
    print_(stand)
    attention(stand, ["coverOpen", "paperOut"])
    till.forget("hold")
    assert outcome(stand)[2] == "transmittedOnly"
    attention(stand, [])


def test_a_printer_that_is_away_is_waited_for(service, start, simulators, tmp_path):
    place = simulators.network("front", tmp_path / "roll")
    simulators.kill()
    service.add("receipts", f"socket://{place}", "retry-current-job")
    stand = start(service)
    print_(stand)
    attention(stand, ["notAccepting"])
    time.sleep(1)
    assert stand.job_calls.call("Jobs.Abort", job="job-1") == {"parameters": {}}
    # Nobody can say whether it had just connected.
    assert outcome(stand) == ("unknown", "cancelled", "interrupted")
    assert stand.told["detail"] == "the queue's job receipts-1 was cancelled after it was begun"
    assert service.jobs("receipts") == []


def test_a_job_that_is_cancelled_before_it_was_begun_is_certainly_not_printed(service, start):
    till = service.till("receipts")
    stand = start(service)
    service.run("cupsdisable", "receipts")
    print_(stand)
    (name,) = eventually(lambda: service.jobs("receipts"))
    attention(stand, ["queuePaused"])
    service.run("cancel", name)
    assert outcome(stand) == ("notPrinted", "cancelledInQueue", "nothingSent")
    assert stand.told["bytesSent"] == 0
    assert stand.told["detail"] == "the queue's job receipts-1 was cancelled before it was begun"
    service.run("cupsenable", "receipts")
    print_(stand, [{"text": {"text": "the next"}}], "job-2")
    assert outcome(stand)[2] == "transmittedOnly"
    assert b"the next" in till.paper and b"Lanekeeper" not in till.paper


def test_a_job_that_is_cancelled_after_it_was_begun_is_unknown(service, start):
    till = service.till("receipts")
    stand = start(service)
    till.order("hold")
    print_(stand)
    eventually(till.holds_job)
    service.run("cancel", "receipts-1")
    assert outcome(stand) == ("unknown", "cancelledInQueue", "interrupted")


@pytest.mark.skipif(os.getuid() != 0, reason="only root can start drivers as other users")
@pytest.mark.parametrize("user", [1, 59_900], ids=["named", "unnamed"])
def test_under_the_usual_policy_a_driver_may_stop_its_own_job(make_service, start, tmp_path, user):
    service = make_service(usual=True)
    till = service.till("receipts")
    stand = start(service, user=user)
    service.run("cupsdisable", "receipts")
    print_(stand)
    eventually(lambda: service.jobs("receipts"))
    attention(stand, ["queuePaused"])
    stand.job_calls.call("Jobs.Abort", job="job-1")
    assert outcome(stand) == ("notPrinted", "cancelled", "nothingSent")
    service.run("cupsenable", "receipts")
    print_(stand, [{"text": {"text": "the next"}}], "job-2")
    assert outcome(stand)[2] == "transmittedOnly"
    assert b"the next" in till.paper and b"Lanekeeper" not in till.paper


def test_a_job_that_waits_again_after_its_printer_failed_counts_as_begun(service, start):
    till = service.till("receipts", "stop-printer")
    till.order("fail", "1")
    stand = start(service)
    print_(stand)
    attention(stand, ["queuePaused"])
    assert service.jobs("receipts") == ["receipts-1"]
    service.run("cancel", "receipts-1")
    assert outcome(stand) == ("unknown", "cancelledInQueue", "interrupted")


def test_a_beginning_that_nobody_saw_counts(service, start):
    till = service.till("receipts", "stop-printer")
    till.order("fail", "1")
    stand = start(service)
    service.run("cupsdisable", "receipts")
    print_(stand)
    eventually(lambda: service.jobs("receipts"))
    attention(stand, ["queuePaused"])
    stand.process.send_signal(signal.SIGSTOP)
    service.run("cupsenable", "receipts")
    eventually(till.holds_job)
    eventually(lambda: "disabled" in service.run("lpstat", "-p", "receipts"))
    service.run("cancel", "receipts-1")
    stand.process.send_signal(signal.SIGCONT)
    assert outcome(stand) == ("unknown", "cancelledInQueue", "interrupted")
    assert stand.told["detail"] == "the queue's job receipts-1 was cancelled after it was begun"


def test_a_number_that_is_somebody_elses_by_now_is_not_touched(make_service, start):
    first, second = make_service(), make_service()
    for service in (first, second):
        till = service.till("receipts")
        service.run("cupsdisable", "receipts")
    second.run("lp", "-d", "receipts", "-o", "raw", "/etc/hostname")
    between = Between(first)
    stand = start(first, server=between.path)
    print_(stand)
    eventually(lambda: first.jobs("receipts") == ["receipts-1"])
    attention(stand, ["queuePaused"])
    between.service = second
    first.kill()
    assert outcome(stand) == ("unknown", "goneFromQueue", "interrupted")
    assert second.jobs("receipts") == ["receipts-1"]
    between.close()


def test_an_aborted_job_that_waits_in_the_queue_is_taken_out_of_it(service, start):
    till = service.till("receipts")
    stand = start(service)
    service.run("cupsdisable", "receipts")
    print_(stand)
    eventually(lambda: service.jobs("receipts"))
    assert stand.job_calls.call("Jobs.Abort", job="job-1") == {"parameters": {}}
    assert outcome(stand) == ("notPrinted", "cancelled", "nothingSent")
    assert service.jobs("receipts") == []
    service.run("cupsenable", "receipts")
    assert till.paper == b""


def test_a_job_that_the_service_gives_up_is_unknown_once_it_was_begun(service, start):
    till = service.till("receipts", "abort-job")
    till.order("fail", "1")
    stand = start(service)
    print_(stand)
    assert outcome(stand) == ("unknown", "abortedInQueue", "interrupted")


def test_a_job_that_is_gone_from_the_queue_is_unknown(make_service, start):
    service = make_service(history="No")
    till = service.till("receipts")
    stand = start(service)
    print_(stand)
    assert outcome(stand) in [("unknown", "goneFromQueue", "interrupted"), ("unknown", "cannotAnswer", "transmittedOnly")]
    eventually(lambda: b"Lanekeeper" in till.paper)


def test_a_job_that_may_not_be_cancelled_is_unknown_and_said_to_wait(make_service, start):
    service = make_service(cancel="AuthType None\n    Require user somebody-else")
    till = service.till("receipts")
    stand = start(service)
    service.run("cupsdisable", "receipts")
    print_(stand)
    eventually(lambda: service.jobs("receipts"))
    stand.job_calls.call("Jobs.Abort", job="job-1")
    assert outcome(stand) == ("unknown", "cancelled", "interrupted")
    assert stand.told["detail"] == "the queue's job receipts-1 is still in the queue and could not be cancelled"
    attention(stand, ["queuePaused", "earlierJobQueued"])
    assert till.paper == b""


def test_a_document_that_is_cut_off_is_never_printed(service, start, make_between):
    till = service.till("receipts")
    between = make_between(service)
    stand = start(service, server=between.path)
    between.holds_after = 1_000_000
    print_(stand, LONG)
    assert outcome(stand) == ("notPrinted", "queueAway", "nothingSent")
    assert stand.told["bytesSent"] == 0
    between.holds_after = None
    # Its empty job is taken out of the queue.
    eventually(lambda: service.jobs("receipts") == [])
    print_(stand, [{"text": {"text": "the next"}}], "job-2")
    assert outcome(stand)[2] == "transmittedOnly"
    assert b"the next" in till.paper and b"line 0" not in till.paper


def test_a_document_can_be_cancelled_while_it_is_taken(service, start, make_between):
    till = service.till("receipts")
    between = make_between(service)
    stand = start(service, server=between.path)
    between.pause = 0.02
    print_(stand, LONG)
    eventually(lambda: stand.gateway.report("Progress")["bytesSent"] > 100_000)
    stand.job_calls.call("Jobs.Abort", job="job-1")
    assert outcome(stand) == ("notPrinted", "cancelled", "nothingSent")
    assert stand.told["detail"] == "the queue's job receipts-1 was not handed over whole: it was cut off"
    between.pause = 0
    eventually(lambda: service.jobs("receipts") == [])
    assert till.paper == b""


def test_an_answer_that_is_lost_costs_no_second_receipt(service, start, make_between):
    till = service.till("receipts")
    between = make_between(service)
    stand = start(service, server=between.path)
    between.loses_answer_after = 1_000_000
    print_(stand, LONG)
    assert outcome(stand) == ("unknown", "cannotAnswer", "transmittedOnly")
    assert between.loses_answer_after is None and "perhaps more than once" in stand.told["detail"]
    assert till.paper.count(b"line 000000") == 1


def test_a_service_on_a_port_of_this_machine(service, start):
    till = service.till("receipts")
    stand = start(service, server=f"localhost:{service.port}")
    print_(stand)
    assert outcome(stand)[2] == "transmittedOnly"
    assert b"Lanekeeper" in till.paper


def test_a_service_that_dies_and_comes_back_finishes_the_job(service, start):
    till = service.till("receipts")
    stand = start(service)
    till.order("hold")
    print_(stand)
    eventually(till.holds_job)
    service.kill()
    attention(stand, ["queueAway"])
    till.forget("hold")
    service.start()
    assert outcome(stand) == ("unknown", "cannotAnswer", "transmittedOnly")
    assert stand.told["detail"] == (
        "the queue's job receipts-1 was handed to the printer's line, perhaps more than once: the print service was away meanwhile")


def test_after_the_service_was_away_a_cancelled_job_is_unknown(make_service, start):
    # As on a real machine, it writes down later that a job was begun.
    service = make_service(dirty=30)
    till = service.till("receipts")
    service.run("cupsdisable", "receipts")
    stand = start(service)
    print_(stand)
    eventually(lambda: service.jobs("receipts"))
    attention(stand, ["queuePaused"])
    time.sleep(0.5)
    service.kill()
    attention(stand, ["queueAway"])
    service.start()
    if service.jobs("receipts"):
        service.run("cancel", "receipts-1")
    assert outcome(stand)[0] == "unknown"
    assert till.paper == b""


def test_a_service_that_stays_away_leaves_the_job_unknown_and_the_device_lost(service, start):
    till = service.till("receipts")
    stand = start(service)
    till.order("hold")
    print_(stand)
    eventually(till.holds_job)
    service.kill()
    assert outcome(stand) == ("unknown", "queueAway", "interrupted")
    assert stand.supervisor.report("Lost") == {"reason": "the print service is away"}
    assert stand.process.wait(20) == 0


def test_a_service_that_hangs_keeps_no_heartbeat_back(service, start):
    service.till("receipts")
    stand = start(service)
    service.freeze()
    print_(stand)
    beats, deadline = 0, time.monotonic() + 2
    while time.monotonic() < deadline:
        stand.supervisor.report("Heartbeat")
        beats += 1
    assert beats > 10
    assert outcome(stand) == ("notPrinted", "queueAway", "nothingSent")
    assert stand.supervisor.report("Lost")["reason"].startswith("the print service does not answer: ")
    service.thaw()


def test_without_a_service_or_a_queue_the_device_is_lost(service, start):
    stand = start(service, queue="nowhere", waits=False)
    assert stand.supervisor.report("Lost") == {"reason": "there is no queue nowhere"}
    assert stand.process.wait(20) == 0
    service.kill()
    stand = start(service, waits=False)
    assert stand.supervisor.report("Lost")["reason"].startswith("the print service is not there: ")
    assert stand.process.wait(20) == 0


def test_a_queue_that_leads_nowhere_is_refused(service, start):
    service.run("lpadmin", "-p", "receipts", "-E", "-v", "file:///dev/null", "-m", "raw")
    stand = start(service, waits=False)
    assert stand.supervisor.report("Lost") == {"reason": "the queue receipts leads to no printer"}


def test_the_job_of_a_driver_that_died_is_left_alone_and_told(service, start):
    till = service.till("receipts")
    stand = start(service)
    service.run("cupsdisable", "receipts")
    print_(stand)
    eventually(lambda: service.jobs("receipts"))
    attention(stand, ["queuePaused"])
    stand.process.kill()
    stand.process.wait(20)
    after = start(service)
    attention(after, ["queuePaused", "earlierJobQueued"])
    assert service.jobs("receipts") == ["receipts-1"]
    service.run("cupsenable", "receipts")
    attention(after, [])
    assert till.paper.count(b"Lanekeeper") == 1


def test_a_document_that_the_printer_does_not_have_is_refused(service, start):
    service.till("receipts")
    stand = start(service)
    reply = stand.begin("job-1", json.dumps({"elements": [{"text": {"text": "a\tb"}}]}).encode(), format=FORMAT)
    assert reply["error"].endswith("WrongElement") and reply["parameters"]["element"] == 0
    assert service.jobs("receipts") == []


@pytest.mark.parametrize("settings", [{"server": "/x"}, {"queue": "x"}, {"queue": "x", "server": "/x", "columns": "many"}])
def test_settings_that_are_missing_or_wrong_are_refused(make_stand, settings):
    stand = make_stand("CUPSPrinter", program=PROGRAM)
    reply = stand.ask_to_start(settings=settings, descriptors=[])
    assert reply["error"].endswith("WrongDescriptor"), reply
