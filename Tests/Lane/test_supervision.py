"""Processes die in every way; the lane is there again, and nothing is left over."""

import fcntl
import os
import random
import re
import signal
import subprocess
import time

import pytest

from cli import lane as command
from lane import PROGRAMS, SUPERVISOR, Client, Lane, eventually, is_running

TWO = {"front": "echo", "back": "python-echo"}


@pytest.fixture
def make_lane():
    lanes = []

    def make(*arguments, **options) -> Lane:
        lanes.append(Lane(*arguments, **options))
        return lanes[-1]

    yield make
    for lane in lanes:
        lane.close()


def test_a_lane_comes_up_and_its_processes_have_names(make_lane):
    lane = make_lane(TWO)
    lane.wait_ready("front", "back")
    assert lane.states() == {"front": "ready", "back": "ready"}
    children = lane.children()
    assert {"lane-gateway", "front"} <= set(children)
    assert len(children) == 3


def test_a_client_learns_what_a_device_is(make_lane):
    lane = make_lane(TWO)
    lane.wait_ready()
    client = lane.client()
    device = client.call("Devices.Describe", {"device": "front"})["parameters"]["device"]
    assert device == {"device": "front", "family": "echo", "classes": ["printer"], "roles": [], "isSimulated": False, "location": lane.lines["front"].path,
                      "state": "ready", "facts": {"model": "echo"}, "attention": []}
    assert client.call("Devices.Describe", {"device": "nobody"})["error"] == "org.lanekeeper.Devices.DeviceNotFound"


def test_a_killed_driver_is_started_again_at_once_and_the_others_go_on(make_lane):
    lane = make_lane(TWO)
    lane.wait_ready()
    watcher = lane.client()
    watcher.send("Devices.Watch", more=True)
    assert len(watcher.receive()["parameters"]["devices"]) == 2
    before = lane.children()
    os.kill(before["front"], signal.SIGKILL)
    seen = []
    while not seen or seen[-1] != "ready":
        (device,) = watcher.receive()["parameters"]["devices"]
        if device["device"] == "front":
            seen.append(device["state"])
        else:
            # Its driver may tell of itself just now.
            assert device["state"] == "ready"
    assert [state for index, state in enumerate(seen) if state not in seen[:index]] == ["recovering", "starting", "ready"]
    after = lane.children()
    assert after["front"] != before["front"]
    assert {name: number for name, number in after.items() if name != "front"} == \
        {name: number for name, number in before.items() if name != "front"}


def test_the_gateway_may_die_and_drivers_live_on(make_lane):
    lane = make_lane(TWO)
    lane.wait_ready()
    for _ in range(3):
        before = lane.children()
        os.kill(before["lane-gateway"], signal.SIGKILL)
        lane.wait_ready("front", "back")
        after = lane.children()
        assert after.pop("lane-gateway") != before.pop("lane-gateway")
        assert after == before


def test_callers_wait_while_the_gateway_is_replaced(make_lane):
    lane = make_lane(TWO)
    lane.wait_ready()
    os.kill(lane.children()["lane-gateway"], signal.SIGSTOP)
    client = lane.client()
    client.send("Devices.List")
    os.kill(lane.children()["lane-gateway"], signal.SIGKILL)
    # The connection was in the socket's queue, which is the supervisor's.
    assert len(client.receive()["parameters"]["devices"]) == 2


def test_no_process_outlives_the_supervisor(make_lane):
    lane = make_lane(TWO)
    lane.wait_ready()
    children = lane.children()
    lane.process.kill()
    eventually(lambda: not any(is_running(number) for number in children.values()), "the end of all children")
    lane.process.wait(10)
    lane.start()
    lane.wait_ready("front", "back")


def test_a_lane_ends_clean(make_lane):
    lane = make_lane(TWO)
    lane.wait_ready()
    children = lane.children()
    assert lane.stop() == 0
    eventually(lambda: not any(is_running(number) for number in children.values()), "the end of all children")
    assert not os.path.exists(lane.path)


def test_a_silent_driver_is_killed_and_started_again(make_lane):
    lane = make_lane(TWO, patience="500 ms")
    lane.wait_ready()
    before = lane.children()["front"]
    os.kill(before, signal.SIGSTOP)
    eventually(lambda: lane.children().get("front", before) != before, "another driver")
    lane.wait_ready("front")
    assert "silent" in lane.said()


def test_a_silent_gateway_is_killed_and_started_again(make_lane):
    lane = make_lane(TWO, patience="500 ms")
    lane.wait_ready()
    before = lane.children()["lane-gateway"]
    os.kill(before, signal.SIGSTOP)
    eventually(lambda: lane.children().get("lane-gateway", before) != before, "another gateway")
    lane.wait_ready()


def test_a_driver_that_speaks_rubbish_is_killed_and_the_gateway_stands(make_lane):
    rubbish = PROGRAMS / "rubbish-driver"
    rubbish.write_text("#!/bin/sh\nprintf 'rubbish\\0' >&5\nprintf 'rubbish\\0' >&6\nexec sleep 1000\n")
    rubbish.chmod(0o755)
    lane = make_lane({"bad": "rubbish", "good": "echo"}, programs={"rubbish": str(rubbish)})
    lane.wait_ready("good")
    gateway = lane.children()["lane-gateway"]
    # Five deaths within a minute: it is left alone.
    eventually(lambda: lane.states()["bad"] == "quarantined", "the quarantine")
    assert lane.children()["lane-gateway"] == gateway
    assert lane.states()["good"] == "ready"
    assert "bad" not in lane.children()
    assert "malformedMessage" in lane.said()


def test_a_device_whose_driver_is_given_up_says_so_to_whoever_waits_for_it(make_lane):
    dying = PROGRAMS / "dying-driver"
    dying.write_text("#!/bin/sh\nexit 7\n")
    dying.chmod(0o755)
    lane = make_lane({"receipt": "dying"}, programs={"dying": str(dying)})
    lane.client().close()
    eventually(lambda: lane.states()["receipt"] == "quarantined", "the quarantine", 60)
    client = lane.client()
    device = client.call("Devices.Describe", {"device": "receipt"})["parameters"]["device"]
    assert device["reason"] == "driverFails", device
    assert "ended 5 times without a quiet minute" in device["detail"] and "every 10 minutes" in device["detail"]
    job = client.call("Printer.Print", {"role": "receipt", "document": {"elements": [{"cut": "partial"}]}, "timeoutMilliseconds": 0})
    client.close()
    result = command("print", "--timeout", "1", "-", socket=lane.path, text="a line\n")
    assert "its driver ended 5 times" in result.stdout + result.stderr, (job, result)
    assert "driver fails" in command("jobs", socket=lane.path).stdout
    assert "driver fails" in command("devices", socket=lane.path).stdout


def test_a_driver_that_cannot_start_is_told_of(make_lane):
    program = PROGRAMS / "half-a-driver"
    program.write_text("no program at all")
    program.chmod(0o755)
    lane = make_lane({"bad": "broken", "good": "echo"}, programs={"broken": str(program)})
    lane.wait_ready("good")
    assert lane.states()["bad"] == "absent"
    assert str(program) in lane.said()


def test_a_simulator_that_is_told_nonsense_says_what_it_expected(make_lane):
    lane = make_lane({"wide": "ESCPOSPrinter", "alien": "echo", "good": "echo"}, places={
        "wide": 'simulated = "pty"\nsimulation = { columns = "many" }', "alien": 'simulated = "pty"'})
    lane.wait_ready("good")
    eventually(lambda: re.search("^lane-supervisor: wide: its simulator does not take the setting 'columns' = 'many', expected .+$",
                                 lane.said(), re.M), "the setting")
    eventually(lambda: "lane-supervisor: alien: no simulator stands in for the family 'echo'\n" in lane.said(), "the family")
    assert "Input/output error" not in lane.said()


def test_a_supervisor_that_shows_that_it_lives_waits_for_no_reader(tmp_path):
    (tmp_path / "lane.toml").write_text(f'[lane]\nsocket = "{tmp_path}/socket"\npatience = "100 ms"\n')
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, 4096)
    process = subprocess.Popen([SUPERVISOR, "--config", tmp_path / "lane.toml", "--alive", str(writing)], pass_fds=[writing],
                               stdin=subprocess.DEVNULL)
    try:
        assert [os.read(reading, 1) for _ in range(4)] == [b"."] * 4
        # Full, then without a reader: it goes on all the same.
        os.set_blocking(writing, False)
        os.write(writing, bytes(4096))
        time.sleep(1)
        assert process.poll() is None and Client(f"{tmp_path}/socket").call("Devices.List") != {}
        os.close(reading)
        time.sleep(1)
        assert process.poll() is None
    finally:
        process.terminate()
        assert process.wait(20) == 0
        os.close(writing)
    for number in ("77", "x", "1"):
        refused = subprocess.run([SUPERVISOR, "--config", tmp_path / "lane.toml", "--alive", number], capture_output=True, text=True,
                                 timeout=20)
        assert refused.returncode == 2 and f"--alive {number}: " in refused.stderr


def test_a_lane_without_its_line_has_an_absent_device(make_lane):
    lane = make_lane({"good": "echo"})
    lane.wait_ready("good")
    assert lane.stop() == 0
    with open(lane.configuration, "a") as file:
        file.write('[device.gone]\ndriver = "echo"\nterminal = "/dev/no-such-line"\n')
    lane.start()
    lane.wait_ready("good")
    assert lane.states() == {"good": "ready", "gone": "absent"}
    client = lane.client()
    reply = client.call("Devices.WaitReady", {"devices": [], "deadlineMilliseconds": 100})
    assert reply == {"parameters": {"isReady": False, "waitingFor": ["gone"]}}


def test_random_deaths_leave_a_working_lane_and_no_leak(make_lane):
    lane = make_lane({"front": "echo", "back": "echo"})
    lane.wait_ready()
    seed = int(os.environ.get("SEED", random.randrange(1 << 32)))
    print(f"seed {seed}")
    generator = random.Random(seed)
    supervisor = lane.process.pid
    lane.wait_ready()
    before = len(os.listdir(f"/proc/{supervisor}/fd"))
    for _ in range(12):
        # All of them may be down at once, each in its back-off.
        children = eventually(lane.children, "a child")
        name, number = generator.choice(sorted(children.items()))
        if name == "lane-gateway" or generator.random() < 0.3:
            try:
                os.kill(number, generator.choice([signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT]))
            except ProcessLookupError:
                pass
        time.sleep(generator.random() * 0.1)
    eventually(lambda: "lane-gateway" in lane.children(), "a gateway")
    lane.wait_ready("front", "back")
    eventually(lambda: len(os.listdir(f"/proc/{supervisor}/fd")) <= before, "the supervisor's descriptors")
    assert lane.process.pid == supervisor and lane.process.poll() is None


def test_another_supervisor_does_not_take_the_socket(make_lane):
    lane = make_lane(TWO)
    lane.wait_ready()
    second = subprocess.run([SUPERVISOR, "--config", lane.configuration], capture_output=True, text=True, timeout=20)
    assert second.returncode == 1 and "in use" in second.stderr
    lane.wait_ready()


@pytest.mark.parametrize("text, expected", [
    ("[device.a]\ndriver = \"echo\"\n", "expected one of 'terminal', 'address', 'queue', 'attached' and 'simulated'"),
    ("[device.a]\ndriver = \"echo\"\nterminal = \"/dev/x\"\nsped = 1\n", "4:1"),
    ("[device.\"a b\"]\ndriver = \"echo\"\nterminal = \"/dev/x\"\n", "letters, digits and hyphens"),
    ("[device.a]\ndriver = \"echo\"\nterminal = \"ttyS0\"\n", "3:"),
    ("[lane]\npatience = \"1 parsec\"\n", "2:"),
    ("[lane\n", "1:"),
])
def test_a_wrong_configuration_is_refused_with_its_place(tmp_path, text, expected):
    file = tmp_path / "lane.toml"
    file.write_text(text)
    result = subprocess.run([SUPERVISOR, "--config", file], capture_output=True, text=True, timeout=20)
    assert result.returncode == 2
    assert str(file) in result.stderr and expected in result.stderr, result.stderr
