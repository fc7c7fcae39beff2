"""Who may call what, and how much one user may take: clients of other users at a lane that root has started."""

import fcntl
import grp
import json
import os
import select
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import termios
import time

import pytest

from cli import LANE, environment, lane as lane_
from lane import PROGRAMS, SUPERVISOR, Client, Lane, eventually
from somebody import CASHIER, HOSTILE, STRANGER, Somebody

pytestmark = [
    pytest.mark.rig("root"),
    pytest.mark.skipif(os.getuid() != 0, reason="only root can become other users"),
]

# Groups that every Debian has (base-passwd); who is in them does not matter here.
SALE, TECHNICIAN, SIMULATION = (grp.getgrnam(name).gr_gid for name in ("users", "games", "video"))
ACCESS = '[access]\nsale = ["users"]\ntechnician = ["games"]\nsimulation = ["video"]\nadmin = []\n'
DENIED = {"error": "org.varlink.service.PermissionDenied", "parameters": {}}
LIST = b'{"method":"org.lanekeeper.Devices.List"}\0'
INFORMATION = b'{"method":"org.varlink.service.GetInfo"}\0'
PER_SECOND, BURST = 2_000, 4_000


class AccessLane(Lane):
    """A lane whose configuration says who may do what."""

    def start(self):
        with open(self.configuration, "a") as file:
            file.write(ACCESS)
        super().start()


@pytest.fixture
def lane():
    started = AccessLane({"front": "echo"})
    started.wait_ready("front")
    yield started
    started.close()


@pytest.fixture
def somebody():
    """Starts clients that are somebody else; each is ended when the test is over."""
    started = []

    def start(*arguments) -> Somebody:
        started.append(Somebody(*arguments))
        return started[-1]

    yield start
    for each in started:
        each.end()


def ask(path: str) -> dict:
    """What a client is told when it asks for everything, on one connection."""
    client = Client(path)
    answers = {name: client.call(name, parameters) for name, parameters in {
        "Devices.List": {}, "Devices.Describe": {"no": "such parameter"}, "Devices.Explode": {}}.items()}
    client.socket.sendall(INFORMATION)
    return {**answers, "GetInfo": client.receive()}


def test_without_a_group_a_client_may_only_ask_what_there_is(lane, somebody):
    answers = somebody(STRANGER, [], ask, lane.path).result()
    assert answers["Devices.List"] == DENIED
    # Nor is it told what is wrong with its parameters.
    assert answers["Devices.Describe"] == DENIED
    assert answers["Devices.Explode"]["error"] == "org.varlink.service.MethodNotFound"
    assert "org.lanekeeper.Devices" in answers["GetInfo"]["parameters"]["interfaces"]


@pytest.mark.parametrize("group", [SALE, TECHNICIAN, SIMULATION])
def test_a_member_of_a_group_has_its_right(lane, somebody, group):
    answers = somebody(CASHIER, [group], ask, lane.path).result()
    assert [device["device"] for device in answers["Devices.List"]["parameters"]["devices"]] == ["front"]
    assert answers["Devices.Describe"]["error"] == "org.varlink.service.InvalidParameter"


def test_one_of_very_many_groups_is_found(lane, somebody):
    groups = [*range(70_000, 72_000), SALE]
    assert "error" not in somebody(CASHIER, groups, ask, lane.path).result()["Devices.List"]
    assert somebody(STRANGER, groups[:-1], ask, lane.path).result()["Devices.List"] == DENIED


def test_a_group_that_is_not_there_is_an_error_with_its_place(tmp_path):
    file = tmp_path / "lane.toml"
    file.write_text('[access]\nsale = ["users"]\ntechnician = ["games", "no-such-group"]\n')
    result = subprocess.run([SUPERVISOR, "--config", file], capture_output=True, text=True, timeout=20)
    assert result.returncode == 2
    assert f"{file}:3:" in result.stderr and "'technician' names 'no-such-group'" in result.stderr, result.stderr


@pytest.mark.parametrize("text, expected", [("[access]\ncashier = []\n", "2:1"), ('[access]\nsale = "users"\n', "2:")])
def test_a_wrong_right_is_refused_with_its_place(tmp_path, text, expected):
    file = tmp_path / "lane.toml"
    file.write_text(text)
    result = subprocess.run([SUPERVISOR, "--config", file], capture_output=True, text=True, timeout=20)
    assert result.returncode == 2 and f"{file}:{expected}" in result.stderr, result.stderr


def test_a_lane_that_root_runs_in_a_terminal_may_be_reached_by_its_groups(somebody):
    shutil.copy(LANE, PROGRAMS)
    folder = tempfile.mkdtemp(prefix="lane-up-")
    os.chmod(folder, 0o755)
    with open(f"{folder}/lane.toml", "w") as file:
        file.write(ACCESS)
    # Whatever mask whoever starts it has.
    process = subprocess.Popen([PROGRAMS / "lane", "up", "--config", f"{folder}/lane.toml", "--runtime", f"{folder}/run"],
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, umask=0o077)
    try:
        said = [next(process.stdout), next(process.stdout)]
        assert said[1] == "the lane is ready; it has no devices\n", said
        path = f"{folder}/run/org.lanekeeper"
        assert somebody(CASHIER, [SALE], ask, path).result()["Devices.List"] == {"parameters": {"devices": []}}
        assert somebody(STRANGER, [], ask, path).result()["Devices.List"] == DENIED
        assert os.stat(f"{folder}/run").st_mode & 0o777 == 0o711
    finally:
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
        shutil.rmtree(folder)
    # An empty lane has nothing to try.
    assert rest == "" and process.returncode == 0


@pytest.fixture
def start_up():
    """Starts `lane up` as root does, from a folder that all may enter; words are its options, `more` its environment."""
    shutil.copy(LANE, PROGRAMS)
    started = []

    def start(*words, **more) -> subprocess.Popen:
        started.append(subprocess.Popen([PROGRAMS / "lane", "up", *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True, env=environment(**more)))
        return started[-1]

    yield start
    for each in started:
        if each.poll() is None:
            each.send_signal(signal.SIGINT)
        each.communicate(timeout=30)


def said_until_ready(process: subprocess.Popen) -> str:
    """What it has said until the lane is ready."""
    said = ""
    for line in process.stdout:
        said += line
        if line.startswith("the lane is ready"):
            break
    return " ".join(said.split())


@pytest.fixture
def closed_folder():
    """A folder of root alone in one that all may pass, such as /run/user/0."""
    folder = tempfile.mkdtemp(prefix="lane-user-")
    yield folder
    shutil.rmtree(folder)


def test_a_lane_that_root_runs_is_not_where_nobody_else_can_reach_it(start_up, closed_folder, somebody):
    folder = "/tmp/lanekeeper-0"
    if os.path.exists(folder):
        pytest.skip(f"a lane of root's runs in {folder}")
    process = start_up(XDG_RUNTIME_DIR=closed_folder)
    said = said_until_ready(process)
    assert f"only root can reach {closed_folder}, so the lane's folder is {folder}" in said, said
    assert f"the lane's socket is {folder}/org.lanekeeper" in said
    # The gateway writes its journal, those in the groups can pass to the socket, and root's own commands find it.
    printed = lane_("print", "-", text="Total 1.50", XDG_RUNTIME_DIR=closed_folder)
    assert printed.returncode == 0, printed.stderr
    assert somebody(STRANGER, [], ask, f"{folder}/org.lanekeeper").result()["Devices.List"] == DENIED
    assert json.loads(lane_("jobs", "--json", XDG_RUNTIME_DIR=closed_folder).stdout)["keyMemory"] == "journal"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode == 0 and not os.path.exists(folder) and os.listdir(closed_folder) == []


def test_a_folder_for_the_lane_that_only_root_can_reach_gets_no_journal_and_a_sentence(start_up, closed_folder):
    process = start_up("--runtime", f"{closed_folder}/run")
    said = said_until_ready(process)
    assert f"only root can reach {closed_folder}/run: others cannot use this lane, whatever their group" in said, said
    assert "no folder for the journal" in said
    printed = lane_("print", "-", text="Total 1.50", socket=f"{closed_folder}/run/org.lanekeeper")
    assert printed.returncode == 0, printed.stderr


def open_many(path: str, count: int) -> list[socket.socket]:
    """Opens connections and returns those that are answered on."""
    opened = []
    for _ in range(count):
        each = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        each.settimeout(30)
        each.connect(path)
        opened.append(each)
    return [each for each in opened if is_served(each)]


def is_served(connection: socket.socket) -> bool:
    try:
        connection.sendall(INFORMATION)
        return connection.recv(1 << 16) != b""
    except (BrokenPipeError, ConnectionResetError):
        return False


def count_served(path: str, count: int) -> int:
    return len(open_many(path, count))


def test_a_user_has_no_more_connections_than_its_share(lane, somebody):
    assert somebody(HOSTILE, [], count_served, lane.path, 500).result() == 64
    # They are gone with the process: the next one of this user finds room again.
    eventually(lambda: somebody(HOSTILE, [], count_served, lane.path, 10).result() == 10, "room for the same user")


def count_answers(path: str, calls: int) -> list:
    """Sends calls without waiting for answers; returns how many came, and the seconds from the first byte on."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(60)
    connection.connect(path)
    began, answers, sent = time.monotonic(), 0, 0
    data = INFORMATION * calls
    while answers < calls:
        if sent < len(data):
            try:
                sent += connection.send(data[sent:sent + 4096], socket.MSG_DONTWAIT)
            except BlockingIOError:
                pass
        try:
            answers += connection.recv(1 << 16, socket.MSG_DONTWAIT if sent < len(data) else 0).count(b"\0")
        except BlockingIOError:
            time.sleep(0.001)
    return [answers, time.monotonic() - began]


def test_calls_above_the_pace_come_later_and_all_are_answered(lane, somebody):
    answers, seconds = somebody(HOSTILE, [], count_answers, lane.path, 10_000).result()
    assert answers == 10_000
    # However fast the machine is: the burst, and then what the time allows.
    assert answers <= BURST + PER_SECOND * seconds + 100


def flood(path: str):
    """Does what it can to keep others from being served, until it is ended."""
    connections = open_many(path, 500)
    deadline = time.monotonic() + 100
    while time.monotonic() < deadline:
        for index, connection in enumerate(connections):
            # Half a message of nearly the greatest length, calls without end, and calls whose answers are not read.
            data = b" " * (1 << 19) if index % 3 == 0 else INFORMATION * 200
            try:
                connection.send(data, socket.MSG_DONTWAIT)
                if index % 3 == 1:
                    connection.recv(1 << 16, socket.MSG_DONTWAIT)
            except OSError:
                pass
        connections += open_many_quickly(path, 20)


def open_many_quickly(path: str, count: int) -> list[socket.socket]:
    opened = []
    for _ in range(count):
        try:
            each = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            each.setblocking(False)
            each.connect(path)
            each.send(INFORMATION * 50)
            # What the gateway has closed goes; otherwise this process would run out of descriptors, and no one else.
            opened.append(each)
        except OSError:
            each.close()
    return opened[:2]


def work(path: str, calls: int) -> int:
    """Calls on one connection, and on a new one each time."""
    client, answered = Client(path), 0
    for _ in range(calls):
        fresh = Client(path)
        for each in (client, fresh):
            answered += len(each.call("Devices.List")["parameters"]["devices"])
        fresh.close()
    return answered


def test_a_hostile_user_keeps_no_other_from_being_served(lane, somebody):
    gateway = lane.children()["lane-gateway"]
    hostile = [somebody(HOSTILE, [SALE], flood, lane.path) for _ in range(2)]
    time.sleep(1)
    assert somebody(CASHIER, [SALE], work, lane.path, 1_000).result() == 2_000
    assert all(each.is_running() for each in hostile), [each.result() for each in hostile if not each.is_running()]
    assert lane.children()["lane-gateway"] == gateway


def keep_half_messages(path: str) -> int:
    """Sends half of the greatest message on every connection; returns how many connections could keep theirs."""
    halves = open_many(path, 64)
    for half in halves:
        try:
            half.sendall(b" " * 1_000_000)
        except OSError:
            pass
    eventually(lambda: all(is_hung_up(half) or not unread(half) for half in halves), "the end of reading")
    return sum(not is_hung_up(half) for half in halves)


def is_hung_up(connection: socket.socket) -> bool:
    poll = select.poll()
    poll.register(connection, 0)
    return bool(poll.poll(0))


def unread(connection: socket.socket) -> int:
    """How much of what was sent waits in the kernel."""
    return struct.unpack("i", fcntl.ioctl(connection, termios.TIOCOUTQ, struct.pack("i", 0)))[0]


def test_a_user_who_holds_all_its_buffers_leaves_enough_for_others(lane, somebody):
    # 16 MiB hold less than sixteen such messages and what they grow into; who wanted more was closed.
    assert 1 <= somebody(HOSTILE, [], keep_half_messages, lane.path).result() <= 16
    assert somebody(CASHIER, [SALE], work, lane.path, 10).result() == 20
