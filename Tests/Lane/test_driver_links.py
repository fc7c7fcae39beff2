"""What a driver does on its links, in whatever language it is written."""

import os
import time

import pytest

from driver_stand import memory_file


@pytest.fixture
def stand(make_stand, driver_name):
    started = make_stand(driver_name)
    started.start()
    return started


def test_a_driver_says_that_it_is_ready_and_that_it_lives(stand):
    assert stand.supervisor.report("Ready")["facts"]["model"].startswith("echo")
    assert stand.gateway.report("Ready")["facts"]["model"].startswith("echo")
    for _ in range(3):
        assert stand.supervisor.report("Heartbeat") == {}


def test_a_job_comes_out_and_its_outcome_is_told_to_both(stand):
    content = os.urandom(3000)
    assert stand.begin("job-1", content) == {"parameters": {}}
    for link in (stand.gateway, stand.supervisor):
        outcome = link.report("Outcome")
        assert outcome == {"job": "job-1", "outcome": "printed", "bytesSent": 3000, "evidence": "statusFence"}
    assert bytes(stand.line.received) == content


def test_a_job_outlives_its_gateway_and_the_next_one_hears_of_it(make_stand, driver_name):
    stand = make_stand(driver_name, echoes=False)
    stand.start()
    assert stand.begin("job-1", b"x" * 500) == {"parameters": {}}
    stand.job_calls.close()
    stand.gateway.close()
    stand.line.echo()
    assert stand.supervisor.report("Outcome")["job"] == "job-1"
    calls, reports = stand.attach_gateway()
    assert reports.report("Ready")["facts"]
    assert stand.begin("job-2", b"y" * 500, calls) == {"parameters": {}}
    assert bytes(stand.line.received[:500]) == b"x" * 500
    calls.close()
    reports.close()


def test_a_driver_ends_when_it_is_asked_to(stand):
    assert stand.driver_calls.call("Driver.Stop") == {"parameters": {}}
    assert stand.process.wait(20) == 0


def test_a_driver_ends_when_the_supervisor_is_gone(stand):
    stand.driver_calls.close()
    stand.supervisor.close()
    assert stand.process.wait(20) is not None


# What only DriverKit promises: the Python driver is as short as a driver can be.

@pytest.fixture
def swift(make_stand):
    started = make_stand("Swift")
    started.start()
    return started


def test_an_outcome_that_was_not_settled_is_told_to_the_next_gateway(swift):
    swift.begin("job-1", b"x" * 100)
    assert swift.gateway.report("Outcome")["job"] == "job-1"
    calls, reports = swift.attach_gateway()
    assert reports.report("Outcome")["job"] == "job-1"
    assert calls.call("Jobs.Settle", job="job-1") == {"parameters": {}}
    later_calls, later_reports = swift.attach_gateway()
    assert later_reports.report("Ready")
    swift.begin("job-2", b"y", later_calls)
    assert later_reports.report("Outcome")["job"] == "job-2"


def test_a_running_job_tells_the_next_gateway_how_far_it_is(make_stand):
    stand = make_stand("Swift", echoes=False)
    stand.start()
    stand.begin("job-1", b"x" * 500)
    # Before its first byte, so that nobody takes the device for idle.
    assert stand.gateway.report("Progress") == {"job": "job-1", "bytesSent": 0}
    assert stand.gateway.report("Progress") == {"job": "job-1", "bytesSent": 500}
    _, reports = stand.attach_gateway()
    assert reports.report("Progress") == {"job": "job-1", "bytesSent": 500}


def test_a_job_is_not_begun_twice_and_not_beside_another(make_stand):
    stand = make_stand("Swift", echoes=False)
    stand.start()
    assert stand.begin("job-1", b"once") == {"parameters": {}}
    assert stand.begin("job-1", b"once") == {"parameters": {}}
    assert stand.begin("job-2", b"x")["error"] == "org.lanekeeper.link.Jobs.Busy"
    stand.line.echo()
    assert stand.gateway.report("Outcome")["bytesSent"] == 4
    assert bytes(stand.line.received) == b"once"


def test_an_aborted_job_is_unknown_once_bytes_have_left(make_stand):
    stand = make_stand("Swift", echoes=False)
    stand.start()
    stand.begin("job-1", b"x" * 100)
    while stand.gateway.report("Progress")["bytesSent"] == 0:
        pass
    assert stand.job_calls.call("Jobs.Abort", job="job-1") == {"parameters": {}}
    outcome = stand.gateway.report("Outcome")
    assert (outcome["outcome"], outcome["reason"], outcome["evidence"]) == ("unknown", "aborted", "interrupted")
    assert stand.job_calls.call("Jobs.Abort", job="job-1")["error"].endswith("NoSuchJob")


def test_progress_is_told_at_least_every_four_kibibytes(swift):
    swift.begin("job-1", b"x" * 40_000)
    told = [0]
    while (message := swift.gateway.message())["method"] != "org.lanekeeper.link.DriverReports.Outcome":
        if message["method"].endswith(".Progress"):
            told.append(message["parameters"]["bytesSent"])
    told.append(message["parameters"]["bytesSent"])
    assert told[-1] == 40_000 and len(told) > 5
    assert max(after - before for before, after in zip(told, told[1:])) <= 8192


def test_a_document_that_could_be_changed_is_refused(swift):
    document = memory_file(b"x", seals=0)
    reply = swift.job_calls.call("Jobs.Begin", [document], job="job-1", document=0, format="text/plain")
    os.close(document)
    assert reply["error"] == "org.lanekeeper.link.Jobs.WrongDocument"
    for index in (0, 1, -1):
        reply = swift.job_calls.call("Jobs.Begin", job="job-1", document=index, format="text/plain")
        assert reply["error"] == "org.lanekeeper.link.Jobs.WrongDocument"


def test_a_format_that_nobody_knows_is_refused(swift):
    document = memory_file(b"x")
    reply = swift.job_calls.call("Jobs.Begin", [document], job="job-1", document=0, format="image/png")
    os.close(document)
    assert reply == {"error": "org.lanekeeper.link.Jobs.UnknownFormat", "parameters": {"format": "image/png"}}


def test_the_gateway_cannot_do_what_is_the_supervisors(swift):
    for method in ("Driver.Stop", "Driver.AttachGateway", "Driver.Start"):
        assert swift.job_calls.call(method)["error"] == "org.varlink.service.InterfaceNotFound"
    assert swift.process.poll() is None


def test_rubbish_from_the_gateway_costs_it_its_link_and_nothing_else(swift):
    swift.job_calls.here.sendall(b"rubbish\0")
    with pytest.raises(EOFError):
        swift.job_calls.message()
    calls, reports = swift.attach_gateway()
    assert reports.report("Ready")
    assert swift.begin("job-1", b"x", calls) == {"parameters": {}}
    assert reports.report("Outcome")["outcome"] == "printed"


def test_a_line_that_closes_ends_the_driver_and_the_job_is_unknown(make_stand):
    stand = make_stand("Swift", echoes=False)
    stand.start()
    stand.begin("job-1", b"x" * 100)
    while stand.gateway.report("Progress")["bytesSent"] == 0:
        pass
    stand.line.hang_up()
    assert stand.gateway.report("Outcome")["outcome"] == "unknown"
    assert stand.supervisor.report("Lost")["reason"]
    assert stand.process.wait(20) == 0


def test_a_driver_costs_nothing_while_nothing_happens(swift):
    def ticks():
        with open(f"/proc/{swift.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    time.sleep(0.3)
    before = ticks()
    time.sleep(1)
    assert ticks() - before <= 5
