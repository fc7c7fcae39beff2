"""Drivers that look alive and are of no use, and processes that were stopped for a while."""

import os
import pathlib
import signal
import time

import pytest

from driver_stand import REPOSITORY
from lane import PROGRAMS, Lane, eventually, is_running

ECHO = (REPOSITORY / "Tests/Lane/echo_driver.py").read_text()
ROLE = '[role.receipt]\ndevice = "front"\n'
RECEIPT = {"elements": [{"text": {"text": "Total 1.50"}}]}


def changed(name: str, old: str, new: str) -> str:
    """The path of an echo driver that does one thing otherwise."""
    assert old in ECHO
    path = PROGRAMS / name
    path.write_text(ECHO.replace(old, new))
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def make_lane():
    lanes = []

    def make(*arguments, **options) -> Lane:
        lanes.append(Lane(*arguments, more=ROLE, **options))
        return lanes[-1]

    yield make
    for lane in lanes:
        lane.close()


def eventually_another(lane: Lane, family: str, before: int) -> int:
    # A script is shown with its interpreter before it: what counts as its name is the family.
    return eventually(lambda: (number := lane.children().get(family)) not in (None, before) and number, "another driver")


def test_a_driver_that_has_lost_its_device_and_stays_is_replaced(make_lane):
    program = changed("lost_driver.py", 'report("Ready", facts={"model": "echo in Python"})',
                      'report("Ready", facts={}); report("Lost", reason="gone")')
    lane = make_lane({"front": "stays"}, programs={"stays": program})
    before = eventually(lambda: lane.children().get("stays"), "a driver")
    eventually_another(lane, "stays", before)
    assert "did not end after it had lost its device" in lane.said()


def test_a_driver_that_takes_no_calls_is_replaced(make_lane):
    program = changed("deaf_driver.py", "    if name in (\"Start\", \"AttachGateway\"):\n",
                      "    if name in (\"Start\", \"AttachGateway\"):\n        calls.pop(4).close()\n")
    lane = make_lane({"front": "deaf"}, programs={"deaf": program})
    before = eventually(lambda: lane.children().get("deaf"), "a driver")
    eventually_another(lane, "deaf", before)
    assert "it takes no calls any more" in lane.said()


def test_a_driver_that_writes_without_end_fills_no_journal(make_lane):
    program = PROGRAMS / "loud_driver.sh"
    program.write_text("#!/bin/sh\nexec yes nonsense\n")
    program.chmod(0o755)
    lane = make_lane({"front": "loud", "back": "echo"}, programs={"loud": str(program)})
    lane.wait_ready("back")
    eventually(lambda: "quarantined" in lane.said(), "a quarantine", 60)
    assert "its driver says: nonsense" in lane.said()
    # At most a burst of 16 KiB for each of the five that were started, and the lane's own words to each line.
    assert os.path.getsize(lane.errors) < 5 * (16 << 10) * 10
    assert lane.states()["back"] == "ready"


def test_what_a_driver_has_started_ends_with_it(make_lane):
    program = changed("forking_driver.py", "next_beat = 0.0\n",
                      "next_beat = 0.0\nif os.fork() == 0:\n    time.sleep(600)\n")
    lane = make_lane({"front": "forks"}, programs={"forks": program}, unconfined=("forks",))
    lane.wait_ready("front")
    driver = lane.children()["forks"]
    tasks = pathlib.Path(f"/proc/{driver}/task/{driver}/children")
    (child,) = [int(number) for number in tasks.read_text().split()]
    os.kill(driver, signal.SIGKILL)
    eventually(lambda: not is_running(child), "the end of what it had started")


def test_a_supervisor_that_was_stopped_kills_nobody_when_it_goes_on(make_lane):
    lane = make_lane({"front": "echo", "back": "python-echo"}, patience="1 s")
    lane.wait_ready()
    before = lane.children()
    lane.process.send_signal(signal.SIGSTOP)
    time.sleep(3)
    lane.process.send_signal(signal.SIGCONT)
    # A good while longer than it would take to judge them.
    time.sleep(2.5)
    assert lane.children() == before, lane.said()
    lane.wait_ready()


def test_a_lane_that_was_stopped_as_a_whole_goes_on(make_lane):
    lane = make_lane({"front": "echo", "back": "python-echo"}, patience="1 s")
    lane.wait_ready()
    # Calls that are under way have deadlines of their own.
    time.sleep(0.5)
    before = lane.children()
    everybody = [lane.process.pid, *before.values()]
    for number in everybody:
        os.kill(number, signal.SIGSTOP)
    time.sleep(3)
    for number in everybody:
        os.kill(number, signal.SIGCONT)
    time.sleep(2.5)
    assert lane.children() == before, lane.said()
    lane.wait_ready()
