"""The verbs of `lane` against a stand-in that answers well, oddly, late or not at all."""

import json
import os
import pty
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading

import pytest

from cli import LANE, environment, lane
from lane import PROGRAMS, SUPERVISOR, eventually
from somebody import STRANGER, Somebody
from stand_in import Refused, StandIn, device, run


@pytest.fixture
def stand_in(tmp_path):
    service = StandIn(str(tmp_path / "lane.socket"))
    yield service
    service.close()


def ask(stand_in, *words, **more):
    return lane(*words, socket=stand_in.path, **more)


# Looking


def test_devices_are_a_table_that_fits_a_terminal(stand_in):
    stand_in.devices = [device("receipt-printer", "receipt", attention=["coverOpen", "paperNearEnd"], state="attention",
                               location="/dev/serial/by-path/pci-0000:00:14.0-usb-0:3.1.4:1.0-port0"), device("スケール", "scale")]
    result = ask(stand_in, "devices")
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["ROLE", "receipt", "scale"]
    assert all(len(line) <= 80 for line in lines)
    assert "attention" in lines[1] and "cover open" in lines[1]


def test_devices_as_json_are_one_a_line(stand_in):
    result = ask(stand_in, "devices", "--json")
    assert [json.loads(line) for line in result.stdout.splitlines()] == stand_in.devices


def test_a_lane_without_devices_says_so(stand_in):
    stand_in.devices = []
    assert ask(stand_in, "devices").stdout == "the lane has no devices\n"


def test_a_device_is_described(stand_in):
    result = ask(stand_in, "describe", "receipt")
    assert result.returncode == 0
    assert re.search(r"^simulated +yes", result.stdout, re.M) and re.search(r"^model +TM-T88V$", result.stdout, re.M)
    assert json.loads(ask(stand_in, "describe", "kitchen-printer", "--json").stdout) == stand_in.devices[1]


def test_a_device_that_is_not_there_is_a_wrong_command_line(stand_in):
    result = ask(stand_in, "describe", "nobody")
    assert result.returncode == 2 and "'nobody'" in result.stderr


@pytest.mark.parametrize("words", [["devices"], ["describe", "receipt"], ["sim", "list"], ["sim", "paper", "receipt"]])
def test_a_device_cannot_write_to_the_terminal_what_is_no_text(stand_in, words):
    wild = "\x1b[31mred\x07\r\n\u009b2J\u202edlrow"
    stand_in.devices[0].update(location=wild, facts={wild: wild}, attention=[wild], family=wild)
    stand_in.state = {wild: wild}
    stand_in.mark("line", wild)
    stand_in.mark("note", wild)
    result = ask(stand_in, *words)
    assert result.returncode == 0
    assert "red" in result.stdout
    assert not set(result.stdout) & set("\x1b\x07\r\u009b\u202e")


def test_the_socket_may_stand_anywhere(stand_in):
    for words in (["--socket", stand_in.path, "devices"], ["devices", "--socket", stand_in.path],
                  ["sim", "--socket", stand_in.path, "list"], ["devices", "--socket", f"unix:{stand_in.path}"]):
        assert lane(*words, socket="/no/such/socket").returncode == 0


def test_without_a_lane_the_reason_and_the_next_step_are_told():
    result = lane("devices", socket="/no/such/socket")
    assert result.returncode == 1
    assert result.stderr == "lane: no lane answers at /no/such/socket (No such file or directory)\n"
    usual = [f"/tmp/lanekeeper-{os.getuid()}", "/run/lanekeeper"]
    if not any(map(os.path.exists, usual)):
        assert "'lane up' starts a simulated one" in lane("devices").stderr


def test_a_lane_that_is_being_started_may_be_waited_for(tmp_path):
    path = tmp_path / "org.lanekeeper"
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    listener.close()
    for reason in ("Connection refused", "No such file or directory"):
        result = lane("devices", socket=path)
        assert result.returncode == 1 and result.stderr.startswith(f"lane: no lane answers at {path} ({reason}); ")
        assert "'lane wait' waits for it" in result.stderr and "lane up" not in result.stderr
        path.unlink(missing_ok=True)


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody who may not")
def test_a_lane_of_others_is_told_as_such():
    def ask_as_stranger(*words):
        result = subprocess.run(words, capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL)
        return [result.returncode, result.stderr]

    shutil.copy(LANE, PROGRAMS)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="lane-"))
    listener = socket.socket(socket.AF_UNIX)
    try:
        listener.bind(str(folder / "socket"))
        folder.chmod(0o755)
        (folder / "socket").chmod(0o600)
        told = Somebody(STRANGER, [], ask_as_stranger, str(PROGRAMS / "lane"), "devices", "--socket", str(folder / "socket")).result()
        assert told == [1, f"lane: there is a lane, and you may not use it: {folder}/socket: Permission denied\n"]
    finally:
        listener.close()
        shutil.rmtree(folder)


def test_an_answer_that_never_comes_is_not_waited_for(stand_in):
    stand_in.Devices_List = lambda *_: iter(lambda: threading.Event().wait(), None)
    result = ask(stand_in, "devices")
    assert result.returncode == 1 and "no answer in time" in result.stderr


@pytest.mark.parametrize("words", [["nonsense"], ["print"], ["print", "--again", "-"], ["print", "--timeout", "-1", "-"],
                                   ["print", "--format", "pdf", "-"], ["wait", "--timeout", "soon"], ["sim", "act", "receipt"]])
def test_a_wrong_command_line_is_two(stand_in, words):
    result = ask(stand_in, *words)
    assert result.returncode == 2 and "Usage" in result.stderr and stand_in.calls == []


# Waiting and watching


def test_wait_ends_when_all_are_ready(stand_in):
    stand_in.devices[0]["state"] = "starting"
    threading.Timer(0.3, lambda: stand_in.change("receipt-printer", state="ready")).start()
    assert ask(stand_in, "wait", "receipt", "kitchen").returncode == 0
    assert ask(stand_in, "wait").returncode == 0


def test_wait_names_those_that_are_not_ready(stand_in):
    stand_in.devices[1]["state"] = "absent"
    result = ask(stand_in, "wait", "--timeout", "0.3", "receipt", "kitchen")
    assert (result.returncode, result.stderr) == (1, "lane: not ready: kitchen\n")
    assert ask(stand_in, "wait", "nobody").returncode == 2


def test_wait_waits_for_the_lane_itself(tmp_path):
    path = str(tmp_path / "lane.socket")
    services = []
    threading.Timer(0.5, lambda: services.append(StandIn(path))).start()
    assert lane("wait", "receipt", socket=path).returncode == 0
    services[0].close()
    assert lane("wait", "--timeout", "0.2", socket=path).returncode == 1


def test_watch_tells_each_change_and_outlives_the_gateway(stand_in):
    watch = subprocess.Popen([LANE, "watch"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                             env=environment(LANE_SOCKET=stand_in.path))
    lines = [watch.stdout.readline(), watch.stdout.readline()]
    assert "receipt-printer (receipt)  ready" in lines[0] and "kitchen" in lines[1]
    stand_in.change("receipt-printer", state="attention", attention=["coverOpen"])
    assert re.fullmatch(r"\d\d:\d\d:\d\d  receipt-printer \(receipt\)  attention: cover open\n", watch.stdout.readline())
    stand_in.drop()
    eventually(lambda: sum(call["method"].endswith("Watch") for call in stand_in.calls) == 2, "a new watch")
    # What has not changed meanwhile is not told again.
    stand_in.change("kitchen-printer", state="absent")
    assert "kitchen-printer (kitchen)  absent" in watch.stdout.readline()
    watch.send_signal(signal.SIGINT)
    assert watch.wait(20) == -signal.SIGINT


# Simulated devices


def test_the_paper_is_drawn_in_a_frame(stand_in):
    stand_in.mark("tear")
    stand_in.mark("line", "  C O R N E R   S H O P", [run("CORNER", widthTimes=2, isBold=True), run("SHOP", widthTimes=2)])
    stand_in.mark("feed", dots=30)
    stand_in.mark("pulse")
    stand_in.mark("line", "コーヒー        3.20")
    stand_in.mark("cut")
    stand_in.mark("line", "next")
    stand_in.mark("tear")
    stand_in.mark("note", "unknown command 1B 99")
    result = ask(stand_in, "sim", "paper", "receipt")
    assert result.returncode == 0
    assert result.stdout.splitlines() == [
        "╭────────────────────────────────╮",
        "│  C O R N E R   S H O P         │",
        "│                                │",
        "  » the drawer opens",
        "│コーヒー        3.20            │",
        "├✂╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┤",
        "│next                            │",
        "├torn " + "/\\" * 13 + "/┤",
        "  » unknown command 1B 99",
    ]


def test_a_terminal_shows_bold(stand_in):
    stand_in.mark("line", "  T O T A L   3.20", [run("TOTAL", widthTimes=2, isBold=True), run("   3.20")])
    master, other = pty.openpty()
    subprocess.run([LANE, "sim", "paper", "receipt"], stdout=other, timeout=20, env=environment(LANE_SOCKET=stand_in.path, TERM="xterm"))
    os.close(other)
    assert "│  \x1b[1mT O T A L\x1b[0m   3.20" in os.read(master, 1 << 16).decode()
    os.close(master)


def test_paper_is_followed(stand_in):
    stand_in.mark("line", "first")
    follower = subprocess.Popen([LANE, "sim", "paper", "receipt", "--follow"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, env=environment(LANE_SOCKET=stand_in.path))
    assert follower.stdout.readline().startswith("╭") and "first" in follower.stdout.readline()
    stand_in.mark("line", "second")
    assert "second" in follower.stdout.readline()
    stand_in.drop()
    assert follower.wait(20) == 1 and "connection ended" in follower.stderr.read()


def test_a_simulator_that_restarts_is_asked_again(stand_in):
    original, asked = stand_in.Simulation_Observe, []

    def observe(parameters, more):
        asked.append(1)
        if len(asked) < 3:
            raise Refused("Simulation.SimulatorNotReady")
        yield from original(parameters, more)

    stand_in.Simulation_Observe = observe
    assert ask(stand_in, "sim", "paper", "receipt").stdout == "nothing is on the paper yet\n"


def test_a_person_acts_on_a_simulated_device(stand_in):
    listed = ask(stand_in, "sim", "list").stdout
    assert "lane sim act receipt-printer cover open|close" in listed and "name TEXT" in listed
    result = ask(stand_in, "sim", "act", "receipt", "cover", "open")
    assert (result.returncode, result.stdout) == (0, "receipt: columns 32, cover open\n")
    for words, expected in ((["cover", "ajar"], "open, close"), (["lid", "open"], "cover")):
        result = ask(stand_in, "sim", "act", "receipt", *words)
        assert result.returncode == 2 and expected in result.stderr


def test_a_fault_that_fired_once_is_not_said_to_have_fired_times(stand_in):
    fault = {"number": 1, "fault": "garbage", "state": "active", "beginsAtByte": 5, "bytes": 1}

    def troubled(parameters, more):
        yield {"parameters": {"devices": [{"device": "one", "family": "f", "location": "/dev/pts/1", "state": {}, "actions": [], "faults": [
            {**fault, "firedTimes": times, "firedAtByte": 9} for times in (1, 2)]}]}}

    stand_in.Simulation_Devices = troubled
    listed = " ".join(ask(stand_in, "sim", "list").stdout.split())
    assert "at byte 5, 1 byte; fired once, at byte 9" in listed and "; fired 2 times, last at byte 9" in listed, listed


def test_a_lane_of_real_devices_simulates_nothing(stand_in):
    stand_in.Simulation_Devices = None
    result = ask(stand_in, "sim", "list")
    assert (result.returncode, result.stderr) == (1, "lane: this lane simulates nothing\n")


# Configuration


GOOD = '[role.receipt]\ndevice = "front"\n[device.front]\ndriver = "ESCPOSPrinter"\nterminal = "/dev/ttyS0"\n'


def test_a_good_configuration_is_told_what_it_holds(tmp_path):
    file = tmp_path / "lane.toml"
    file.write_text(GOOD)
    result = lane("config", "check", file)
    assert (result.returncode, result.stdout, result.stderr) == (0, f"{file}: good: 1 device\n  receipt is front\n", "")


@pytest.mark.parametrize("text, place, expected", [
    (GOOD + "spede = 1\n", "6:1", "spede"),
    (GOOD.replace("ESCPOSPrinter", "ESCPOS"), "3:", "no driver is called 'ESCPOS'"),
    (GOOD + 'settings = { columns = "many" }\n', "6:", "columns"),
    ("[device\n", "1:", ""),
    (GOOD + '[driver.mine]\nprogram = "/no/such/driver"\n', "7:11:", "'program' names '/no/such/driver', which is not there"),
    (GOOD + '[driver.mine]\nprogram = "/etc/passwd"\n', "7:11:", "'/etc/passwd', which cannot be executed"),
    (GOOD + '[driver.mine]\nclasses = []\nprogram = "/etc"\n', "8:", "'/etc', which cannot be executed"),
    (GOOD + '[simulation]\nrolls = "/no/such/folder"\n', "7:9:", "'rolls' names '/no/such/folder', which is no folder here"),
    (GOOD + '[simulation]\nrolls = "/etc/hostname"\n', "7:", "which is no folder here"),
    (GOOD + '[access]\nsale = ["no-such-group"]\n', "7:", "'sale' names 'no-such-group', which is no group here"),
], ids=["key", "driver", "setting", "syntax", "no-program", "no-executable", "folder-as-program", "no-folder", "file-as-folder",
        "group"])
def test_a_wrong_configuration_is_two_and_its_place_is_told(tmp_path, text, place, expected):
    file = tmp_path / "lane.toml"
    file.write_text(text)
    result = lane("config", "check", file)
    assert result.returncode == 2 and result.stdout == ""
    assert result.stderr.startswith(f"{file}:{place}") and expected in result.stderr
    # The supervisor says the same; as an ordinary user it does not look at groups.
    if "[access]" not in text or os.getuid() == 0:
        refused = subprocess.run([SUPERVISOR, "--config", file], capture_output=True, text=True, timeout=20)
        assert (refused.returncode, refused.stderr) == (2, f"lane-supervisor: {result.stderr}")


def test_a_missing_configuration_is_two(tmp_path):
    assert lane("config", "check", tmp_path / "missing.toml").returncode == 2


def test_without_drivers_a_configuration_is_checked_as_far_as_that_goes(tmp_path):
    shutil.copy(LANE, tmp_path)
    (tmp_path / "lane.toml").write_text(GOOD)
    result = subprocess.run([tmp_path / "lane", "config", "check", tmp_path / "lane.toml"], capture_output=True, text=True, timeout=20)
    assert result.returncode == 0 and "was not looked at" in result.stderr
