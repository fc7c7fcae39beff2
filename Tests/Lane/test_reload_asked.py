"""Who may have a lane read its configuration again, in which ways, and what is refused."""

import fcntl
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import termios

import pytest

from cli import LANE, environment
from cli import lane as lane_command
from lane import PROGRAMS, Client, eventually
from reloading import KEPT, lane, make_lane, reload, rewrite  # noqa: F401 (fixtures)
from somebody import CASHIER, STRANGER, Somebody
from test_access import ACCESS, DENIED, SALE, SIMULATION, TECHNICIAN
from test_printing import print_


@pytest.mark.parametrize("change, place, reason", [
    (("[role.kitchen]", "[role.kitchen]\nbell = 1"), ":", "'bell'"),
    (('driver = "echo"\nterminal', 'driver = "no-such"\nterminal'), ":", "no-such"),
    (("[role.kitchen]\ndevice", "[role.kitchen\ndevice"), ":", ""),
])
def test_a_bad_file_changes_nothing_and_its_place_is_told(lane, change, place, reason):
    def devices() -> list:
        return lane.client().call("Devices.List")["parameters"]["devices"]

    eventually(lambda: all(each["facts"] for each in devices()), "what they are")
    before, known = lane.children(), devices()
    path = pathlib.Path(lane.configuration)
    good = path.read_text()
    # Much else is new in it, and good.
    path.write_text(good.replace(*change, 1).replace('device = "front"', 'device = "back"'))
    line = 1 + next(number for number, (old, new) in enumerate(zip(good.split("\n"), path.read_text().split("\n")))
                    if old != new and "front" not in old)
    reply = lane.client().call("Configuration.Reload")
    assert reply["error"] == "org.lanekeeper.Configuration.ConfigurationRefused", reply
    wrong = reply["parameters"]
    assert wrong["file"] == lane.configuration and reason in wrong["reason"] and abs(wrong["line"] - line) <= 1, wrong
    said = lane_command("reload", socket=lane.path)
    assert said.returncode == 2 and said.stderr.startswith(f"lane: {lane.configuration}:{wrong['line']}:"), said.stderr
    lane.process.send_signal(signal.SIGHUP)
    eventually(lambda: lane.said().count("not read again, asked by a ") == 3, "the signal")
    assert lane.children() == before and devices() == known
    path.unlink()
    reply = lane.client().call("Configuration.Reload")
    assert reply["parameters"] == {"file": lane.configuration, "reason": "No such file or directory"}
    os.mkfifo(path)
    assert "second time" in lane.client().call("Configuration.Reload")["parameters"]["reason"]
    path.unlink()
    path.write_text(good)
    assert reload(lane) == {"front": "kept", "back": "kept"}


def test_what_no_running_lane_can_become_needs_another_start(lane):
    before = lane.children()
    rewrite(lane, ('patience = "2 s"', 'patience = "3 s"'), (lane.path, lane.path + "2"), ('device = "front"', 'device = "back"'))
    reply = lane.client().call("Configuration.Reload")
    assert reply["error"] == "org.lanekeeper.Configuration.RestartNeeded", reply
    assert ["socket" in reply["parameters"]["reasons"][0], "patience" in reply["parameters"]["reasons"][1]] == [True, True]
    said = lane_command("reload", socket=lane.path)
    assert said.returncode == 1 and "start it again" in said.stderr
    assert lane.children() == before
    assert print_(lane.client())["device"] == "front"


def test_the_verb_shows_what_becomes_of_each_device(lane):
    rewrite(lane, ('[role.receipt]\ndevice = "front"', '[role.receipt]\ndevice = "back"'),
            ('[device.back]\ndriver = "echo"', '[device.back]\ndriver = "python-echo"'))
    for words in (["reload", "--dry-run"], ["reload"], ["reload"]):
        said = lane_command(*words, socket=lane.path)
        assert said.returncode == 0, said.stderr
        lines = [" ".join(line.split()) for line in said.stdout.splitlines()]
        assert all(len(line) <= 80 for line in said.stdout.splitlines())
        if words == ["reload"] and "read again" in lane.said() and lane.said().count("read again") == 2:
            assert lines == ["DEVICE DEED BECAUSE OF", "front kept -", "back kept -"]
        else:
            assert lines[:3] == ["DEVICE DEED BECAUSE OF", "front changed roles", "back restarted driver, program, roles"] or \
                lines[:3] == ["DEVICE DEED BECAUSE OF", "front changed roles", "back restarted driver, roles"], lines
            assert (lines[3:] == ["nothing was done"]) == ("--dry-run" in words)
    assert json.loads(lane_command("reload", "--json", socket=lane.path).stdout)["devices"][0] == {"device": "front", **KEPT}
    # Who asked is written down.
    assert f"asked by a call, user {os.getuid()}, process " in lane.said()
    lane.process.send_signal(signal.SIGHUP)
    eventually(lambda: f"asked by a signal, user {os.getuid()}, process {os.getpid()}: nothing has changed" in lane.said(), "it")


def test_two_at_once_are_done_one_after_the_other(lane):
    rewrite(lane, ("[device.back]", "[device.side]"), ('device = "back"', 'device = "side"'))
    clients = [lane.client() for _ in range(8)]
    for client in clients:
        client.send("Configuration.Reload")
    deeds = [sorted(each["deed"] for each in client.receive()["parameters"]["devices"]) for client in clients]
    assert sorted(deeds) == [["added", "kept", "removed"]] + [["kept", "kept"]] * 7
    lane.wait_ready()


@pytest.mark.rig("root")
@pytest.mark.skipif(os.getuid() != 0, reason="only root can become other users")
def test_only_technicians_may_and_rights_that_are_new_count(make_lane):
    lane = make_lane({"front": "echo"}, more=ACCESS)
    lane.wait_ready()

    def ask(path: str) -> dict:
        return Client(path).call("Configuration.Reload")

    before = lane.children()
    rewrite(lane, ("[device.front]", "[device.side]"))
    for group in (SALE, SIMULATION):
        assert Somebody(CASHIER, [group], ask, lane.path).result() == DENIED
    assert Somebody(STRANGER, [], ask, lane.path).result() == DENIED
    assert lane.children() == before and "read again" not in lane.said()
    reply = Somebody(CASHIER, [TECHNICIAN], ask, lane.path).result()
    assert [each["deed"] for each in reply["parameters"]["devices"]] == ["added", "removed"], reply
    assert f"asked by a call, user {CASHIER}, process" in lane.said()
    rewrite(lane, ('technician = ["games"]', 'technician = ["users"]'))
    assert Somebody(CASHIER, [TECHNICIAN], ask, lane.path).result()["parameters"]["lane"] == ["access"]
    assert Somebody(CASHIER, [TECHNICIAN], ask, lane.path).result() == DENIED
    assert Somebody(CASHIER, [SALE], ask, lane.path).result()["parameters"]["lane"] == []
    # Drivers that stay keep their users, whatever comes before them in the file.
    lane.wait_ready()
    text = pathlib.Path(lane.configuration).read_text()
    place = text.index("[device.side]")
    pathlib.Path(lane.configuration).write_text(text[:place] + '[device.aaa]\ndriver = "echo"\nterminal = "/nowhere"\n' + text[place:])
    process = lane.children()["side"]
    user = os.stat(f"/proc/{process}").st_uid
    assert reload(lane) == {"aaa": "added", "side": "kept"}
    os.kill(process, signal.SIGKILL)
    other = eventually(lambda: (now := lane.children().get("side")) != process and now, "another driver")
    eventually(lambda: os.stat(f"/proc/{other}").st_uid == user, "its user")


@pytest.fixture
def up():
    """Starts `lane up` with one simulated printer; `terminal` is the one that it is started from."""
    shutil.copy(LANE, PROGRAMS)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="lane-up-"))
    folder.chmod(0o755)
    file, started = folder / "lane.toml", []

    def start(terminal: int | None = None) -> subprocess.Popen:
        file.write_text('[device.one]\ndriver = "ESCPOSPrinter"\nsimulated = "pty"\n')

        def take():
            if terminal is not None:
                fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
        with open(folder / "said", "wb") as said:
            started.append(subprocess.Popen(
                [PROGRAMS / "lane", "up", "--config", file, "--runtime", folder / "run"], stdin=subprocess.DEVNULL,
                stdout=said, stderr=said, env=environment(), start_new_session=True, preexec_fn=take))
        started[-1].file, started[-1].socket = file, folder / "run/org.lanekeeper"
        eventually(lambda: "the lane is ready" in (folder / "said").read_text(), "the lane")
        return started[-1]

    yield start
    for each in started:
        if each.poll() is None:
            each.terminate()
        each.wait(30)
    shutil.rmtree(folder)


def names(path) -> list[str]:
    return [json.loads(line)["device"] for line in lane_command("devices", "--json", socket=path).stdout.splitlines()]


def test_a_lane_in_a_terminal_reads_again_when_it_is_told_to(up):
    parent = up()
    parent.file.write_text(parent.file.read_text().replace("one", "two"))
    parent.send_signal(signal.SIGHUP)
    eventually(lambda: names(parent.socket) == ["two"], "the other device")
    assert parent.poll() is None


def test_a_lane_whose_terminal_is_closed_ends(up):
    there, here = os.openpty()
    parent = up(terminal=here)
    os.close(here)
    # With a terminal, too, somebody may want it to read again.
    parent.file.write_text(parent.file.read_text().replace("one", "two"))
    parent.send_signal(signal.SIGHUP)
    eventually(lambda: names(parent.socket) == ["two"], "the other device")
    os.close(there)
    assert parent.wait(30) == 0
