"""`lane up` as the parent of a stand-in for the supervisor: whatever happens, it ends clean."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import pytest

from cli import LANE, environment, lane
from lane import eventually, is_running

STAND_IN = pathlib.Path(__file__).parent / "stand_in.py"


class Up:
    """A `lane up` whose supervisor is the stand-in."""

    def __init__(self, programs, folder, *words, behaviour=(), configuration="", **more):
        self.runtime = folder / "run"
        self.output = folder / "output"
        self.configuration = folder / "behaviour.toml"
        self.configuration.write_text("".join(f"# stand-in: {word}\n" for word in behaviour) + configuration)
        with open(self.output, "wb") as output:
            self.process = subprocess.Popen(
                [programs / "lane", "up", "--config", self.configuration, "--runtime", self.runtime, *words],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment(**more))

    def said(self) -> str:
        return self.output.read_text()

    def wait_for(self, pattern: str) -> re.Match:
        return eventually(lambda: re.search(pattern, self.said()), f"{pattern!r} in what was said")

    def supervisors(self) -> list[int]:
        return [int(number) for number in re.findall(r"stand-in (\d+)", self.said())]

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(20)


@pytest.fixture(scope="module")
def programs(tmp_path_factory):
    """A folder with `lane` and, in place of the supervisor, the stand-in."""
    folder = tmp_path_factory.mktemp("programs")
    shutil.copy(LANE, folder)
    supervisor = folder / "lane-supervisor"
    supervisor.write_text(f"#!{sys.executable}\n" + STAND_IN.read_text())
    supervisor.chmod(0o755)
    return folder


@pytest.fixture
def up(programs, tmp_path):
    started = []

    def start(*words, **more) -> Up:
        started.append(Up(programs, tmp_path, *words, **more))
        return started[-1]

    yield start
    for each in started:
        each.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_lane_says_that_it_is_ready_and_ends_clean(up, number):
    started = up()
    started.wait_for("the lane is ready: receipt \\(simulated\\), kitchen \\(simulated\\)")
    socket = started.runtime / "org.lanekeeper"
    assert f"the lane's socket is {socket}" in started.said() and f"  export LANE_SOCKET={socket}\n" in started.said()
    assert ("only root can keep them apart" in started.said()) == (os.getuid() != 0)
    assert lane("devices", socket=socket).returncode == 0
    started.process.send_signal(number)
    assert started.process.wait(20) == 0
    assert not is_running(started.supervisors()[0]) and not started.runtime.exists()


def test_a_dead_supervisor_is_replaced_and_the_parent_goes_on(up):
    started = up()
    started.wait_for("ready: ")
    for deaths in (1, 2):
        os.kill(started.supervisors()[-1], signal.SIGKILL)
        eventually(lambda: len(started.supervisors()) == deaths + 1, "another supervisor")
        eventually(lambda: started.said().count("ready again") == deaths, "the lane")
    assert started.process.poll() is None and "(signal 9)" in started.said()


IMPATIENT = '[lane]\npatience = "500 ms"\n'


def test_a_supervisor_that_is_stopped_is_replaced(up):
    started = up(configuration=IMPATIENT)
    started.wait_for("ready: ")
    os.kill(started.supervisors()[0], signal.SIGSTOP)
    started.wait_for("no sign of life for 1.5 seconds; it is killed")
    started.wait_for("ready again")
    assert len(started.supervisors()) == 2 and not is_running(started.supervisors()[0])
    started.process.send_signal(signal.SIGINT)
    assert started.process.wait(20) == 0


@pytest.mark.parametrize("stops_both", [False, True])
def test_a_parent_that_was_stopped_kills_nothing(up, stops_both):
    started = up(configuration=IMPATIENT)
    started.wait_for("ready: ")
    processes = [started.process.pid, *(started.supervisors() if stops_both else [])]
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    time.sleep(3)
    for process in processes:
        os.kill(process, signal.SIGCONT)
    # As long as it takes to find a silent one.
    time.sleep(3)
    assert "no sign of life" not in started.said() and "again" not in started.said()
    assert len(started.supervisors()) == 1 and is_running(started.supervisors()[0])


def test_a_supervisor_that_takes_long_to_show_life_at_first_is_left_in_peace(up):
    started = up(behaviour=["silent"], configuration=IMPATIENT)
    started.wait_for("ready: ")
    time.sleep(3)
    assert len(started.supervisors()) == 1 and is_running(started.supervisors()[0])


def test_the_supervisor_dies_with_its_parent(up):
    started = up()
    started.wait_for("ready: ")
    started.process.kill()
    eventually(lambda: not is_running(started.supervisors()[0]), "the supervisor's end")
    # What a killed parent leaves behind is no hindrance.
    again = up()
    again.wait_for("ready: ")


def test_what_a_supervisor_leaves_behind_is_ended(up):
    started = up(behaviour=["orphan"])
    orphan = int(started.wait_for(r"orphan (\d+)")[1])
    started.wait_for("ready: ")
    assert is_running(orphan)
    os.kill(started.supervisors()[0], signal.SIGKILL)
    eventually(lambda: not is_running(orphan), "the orphan's end")
    eventually(lambda: "ready again" in started.said(), "the lane")
    second = int(re.findall(r"orphan (\d+)", started.said())[-1])
    started.process.send_signal(signal.SIGINT)
    assert started.process.wait(20) == 0 and not is_running(second)


def test_a_supervisor_that_does_not_end_is_killed(up):
    started = up(behaviour=["deaf"])
    started.wait_for("ready: ")
    started.process.send_signal(signal.SIGINT)
    with pytest.raises(subprocess.TimeoutExpired):
        started.process.wait(1)
    # The second one does not wait for the deadline.
    started.process.send_signal(signal.SIGINT)
    assert started.process.wait(5) == 0 and not is_running(started.supervisors()[0])


def test_a_second_lane_in_the_same_folder_is_refused(up, programs):
    started = up()
    started.wait_for("ready: ")
    second = subprocess.run([programs / "lane", "up", "--runtime", started.runtime], capture_output=True, text=True, timeout=20)
    assert second.returncode == 1 and f"a lane runs in {started.runtime} already" in second.stderr
    assert lane("devices", socket=started.runtime / "org.lanekeeper").returncode == 0


def test_a_refused_configuration_is_two_and_a_supervisor_in_vain_is_one(up):
    assert up(behaviour=["refuse"]).process.wait(20) == 2
    vain = up(behaviour=["die"])
    assert vain.process.wait(20) == 1
    assert "was never ready" in vain.said() and not vain.runtime.exists()


def test_a_missing_supervisor_is_told(tmp_path):
    shutil.copy(LANE, tmp_path)
    result = subprocess.run([tmp_path / "lane", "up", "--runtime", tmp_path / "run"], capture_output=True, text=True, timeout=20)
    assert result.returncode == 1 and f"start {tmp_path}/lane-supervisor" in result.stderr
    assert not (tmp_path / "run").exists()


def test_a_folder_of_others_is_not_used(programs, tmp_path):
    (tmp_path / "open").mkdir(mode=0o755)
    (tmp_path / "open").chmod(0o755)
    (tmp_path / "mine").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    (tmp_path / "file").write_text("")
    for name in ("open", "link", "file"):
        result = subprocess.run([programs / "lane", "up", "--runtime", tmp_path / name], capture_output=True, text=True, timeout=20)
        assert result.returncode == 2 and "yours alone" in result.stderr
    long = tmp_path / ("x" * 100)
    result = subprocess.run([programs / "lane", "up", "--runtime", long], capture_output=True, text=True, timeout=20)
    assert result.returncode == 2 and "shorter" in result.stderr and not long.exists()


def test_a_folder_that_was_there_stays_with_what_is_in_it(up, tmp_path):
    (tmp_path / "run").mkdir(mode=0o700)
    (tmp_path / "run" / "mine").write_text("kept")
    started = up()
    started.wait_for("ready: ")
    started.process.send_signal(signal.SIGTERM)
    assert started.process.wait(20) == 0
    assert os.listdir(tmp_path / "run") == ["mine"]


@pytest.fixture
def session():
    """A folder that stands in for the one of a session; root's can be reached by others, or no lane would be put there."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="lane-session-"))
    folder.chmod(0o711 if os.getuid() == 0 else 0o700)
    yield folder
    shutil.rmtree(folder)


def test_the_verbs_find_the_lane_of_the_same_user(programs, session, tmp_path):
    output = tmp_path / "output"
    with open(output, "wb") as file:
        process = subprocess.Popen([programs / "lane", "up"], stdin=subprocess.DEVNULL, stdout=file, stderr=file,
                                   env=environment(XDG_RUNTIME_DIR=str(session)))
    try:
        eventually(lambda: "ready: " in output.read_text(), "the lane")
        assert (session / "lanekeeper" / "lane.toml").read_text().count("simulated = ") == 2
        assert lane("devices", XDG_RUNTIME_DIR=str(session)).returncode == 0
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    assert os.listdir(session) == []
    # Somebody else's lane may run on this machine, in one of the other places where the verbs look.
    others = (f"/tmp/lanekeeper-{os.getuid()}/org.lanekeeper", "/run/lanekeeper/org.lanekeeper")
    if not any(os.path.exists(path) for path in others):
        assert lane("devices", XDG_RUNTIME_DIR=str(session)).returncode == 1


def test_a_folder_that_a_killed_lane_left_in_the_usual_place_is_removed(programs, session):
    (session / "lanekeeper").mkdir(mode=0o700)
    process = subprocess.Popen([programs / "lane", "up"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
                               env=environment(XDG_RUNTIME_DIR=str(session)))
    for line in process.stdout:
        if "ready: " in line:
            break
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 0 and not (session / "lanekeeper").exists()
