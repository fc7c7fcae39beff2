"""What a driver that somebody has taken over is kept from, deed by deed."""

import os
import pathlib
import re
import signal
import subprocess

import pytest

from driver_stand import REPOSITORY, TIMEOUT, DriverStand
from lane import PROGRAMS, Lane, eventually

PROGRAM = str(PROGRAMS / "hostile-driver")
NOBODY = 65_534
# What a driver would have left that could write.
WRITTEN = pathlib.Path("/tmp/hostile-driver-was-here")
KILLED = -signal.SIGSYS
# Each deed with the system call that is named, and the words of its refusal; "over" ends the driver.
NOT_PERMITTED = "Operation not permitted"
DEEDS = {
    "read-passwords": ("openat", NOT_PERMITTED), "write-file": ("openat", NOT_PERMITTED),
    "open-terminal": ("openat", NOT_PERMITTED), "open-by-descriptor": ("openat", NOT_PERMITTED),
    "make-folder": ("mkdir(at)?", NOT_PERMITTED), "remove-file": ("unlink(at)?", NOT_PERMITTED),
    "look-at-file": ("newfstatat", NOT_PERMITTED), "read-by-old-call": ("open(at)?", NOT_PERMITTED),
    "unix-socket": ("socket", NOT_PERMITTED), "abstract-socket": ("socket", NOT_PERMITTED),
    "tcp-socket": ("socket", NOT_PERMITTED), "tcp6-socket": ("socket", NOT_PERMITTED),
    "udp-socket": ("socket", NOT_PERMITTED), "netlink-socket": ("socket", NOT_PERMITTED),
    "packet-socket": ("socket", NOT_PERMITTED), "reconnect": ("connect", NOT_PERMITTED),
    "listen": ("listen", NOT_PERMITTED), "open-memory": ("openat", NOT_PERMITTED),
    "take-descriptor": ("pidfd_open", NOT_PERMITTED), "signal-other": ("kill", NOT_PERMITTED),
    "signal-thread": ("tgkill", NOT_PERMITTED), "signal-by-owner": ("fcntl", NOT_PERMITTED),
    "limit-other": ("prlimit64", NOT_PERMITTED), "fork": ("clone", NOT_PERMITTED),
    "make-code": ("mmap", NOT_PERMITTED), "become-dumpable": ("prctl", NOT_PERMITTED),
    "outlive-lane": ("prctl", NOT_PERMITTED), "type-into-terminal": ("ioctl 0x5412", NOT_PERMITTED),
    "reset-usb": ("ioctl 0x5514", NOT_PERMITTED), "hush-reports": ("rt_sigaction", NOT_PERMITTED),
    # The kernel refuses these by limits, or while signals are kept back: nothing can name them.
    "start-thread": (None, NOT_PERMITTED), "fill-memory": (None, "Cannot allocate memory"),
    "open-many": (None, "Too many open files"), "raise-limit": (None, NOT_PERMITTED),
    "trace": ("ptrace", "over"), "read-memory": ("process_vm_readv", "over"), "execute": ("execve", "over"),
    "make-ring": ("io_uring_setup", "over"), "leave-namespace": ("unshare", "over"), "enter-namespace": ("setns", "over"),
    "mount": ("mount", "over"), "load-program": ("bpf", "over"), "count-events": ("perf_event_open", "over"),
    "handle-faults": ("userfaultfd", "over"), "add-key": ("add_key", "over"), "load-module": ("finit_module", "over"),
    "call-as-x32": (r"system call \d+", "over"), "spawn": (None, "over"), "call-as-old": (None, "over"),
}
X86_ONLY = {"call-as-x32", "call-as-old"}
LANDLOCKS = {"as the kernel has it": None, "as Debian 12 has it": "2", "without": "0"}


@pytest.fixture
def victim():
    """A process of the same user as the driver."""
    WRITTEN.unlink(missing_ok=True)
    process = subprocess.Popen(["sleep", "1000"], user=NOBODY if os.geteuid() == 0 else None)
    yield process
    assert process.poll() is None
    process.kill()
    process.wait(TIMEOUT)
    WRITTEN.unlink(missing_ok=True)


@pytest.fixture
def start(make_stand):
    def start(family: str = "hostile", **options) -> DriverStand:
        if os.geteuid() == 0:
            options = {"user": NOBODY, "group": NOBODY, **options}
        stand = make_stand(family, program=PROGRAM, errors=subprocess.PIPE, **options)
        stand.start()
        stand.gateway.report("Ready")
        return stand

    return start


def attempt(stand: DriverStand, deed: str, other: int) -> tuple[str, str]:
    """How a deed ended, and what the driver said."""
    try:
        stand.begin("job-1", f"deed {deed} {other}".encode())
        end = stand.gateway.report("Outcome")
        words = end["detail"] if end["reason"] == "refused" else end["reason"]
        stand.process.kill()
    except (EOFError, ConnectionError):
        assert stand.process.wait(TIMEOUT) == KILLED
        words = "over"
    return words, stand.process.stderr.read().decode()


def without_words_of_landlock(said: str) -> str:
    return "".join(line + "\n" for line in said.splitlines() if "landlock" not in line)


def test_every_deed_is_in_the_table():
    source = (REPOSITORY / "Tests/HostileDriver/Deeds/Deeds.c").read_text()
    assert set(re.findall(r'\{"([a-z0-9-]+)", [a-z]', source)) - {"true"} == set(DEEDS)


@pytest.mark.rig("seccomp")
@pytest.mark.parametrize("landlock", LANDLOCKS.values(), ids=LANDLOCKS.keys())
@pytest.mark.parametrize("deed", DEEDS)
def test_a_driver_is_refused(start, victim, deed, landlock):
    if deed in X86_ONLY and os.uname().machine != "x86_64":
        pytest.skip("there is no such call on this architecture")
    call, words = DEEDS[deed]
    answer, said = attempt(start(landlock=landlock), deed, victim.pid)
    assert answer == words, said
    end = ", and the process ends" if words == "over" else ""
    expected = f"confinement: refused {call}{end}\n" if call else ""
    assert re.fullmatch(expected, without_words_of_landlock(said)), said
    assert not WRITTEN.exists()


@pytest.mark.rig("seccomp")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts processes of other users, and is one of them")
@pytest.mark.parametrize("deed", ["read-passwords", "tcp-socket", "signal-other", "execute", "open-memory", "reset-usb"])
def test_root_itself_is_refused(start, victim, deed):
    answer, _ = attempt(start(user=None, group=None), deed, victim.pid)
    assert answer == DEEDS[deed][1]


@pytest.mark.rig("seccomp")
def test_without_landlock_it_says_so(start):
    stand = start(landlock="0")
    stand.process.kill()
    assert "hostile-driver: files are refused by the filter of system calls alone (landlock)" in stand.process.stderr.read().decode()


@pytest.mark.rig("seccomp")
def test_its_threads_and_what_it_executes_are_confined_for_good(start):
    status = pathlib.Path(f"/proc/{start().process.pid}/status").read_text()
    assert "NoNewPrivs:\t1" in status and "Seccomp:\t2" in status


@pytest.mark.rig("seccomp")
def test_a_grant_gives_connections_and_threads_and_nothing_else(start, victim):
    for deed in ("tcp-socket", "tcp6-socket", "start-thread"):
        assert attempt(start("hostile-granted"), deed, victim.pid) == ("succeeded", "")
    # Nobody listens there, and that is what it is told: the call was let through.
    assert attempt(start("hostile-granted"), "unix-socket", victim.pid)[0] in ("No such file or directory", "Connection refused", "succeeded")
    for deed in ("read-passwords", "udp-socket", "netlink-socket", "packet-socket", "listen", "fork", "signal-other",
                 "signal-by-owner", "make-code", "execute", "trace"):
        assert attempt(start("hostile-granted"), deed, victim.pid)[0] == DEEDS[deed][1]


@pytest.mark.rig("seccomp")
def test_a_call_that_is_tried_again_and_again_is_named_once(start, victim):
    stand = start()
    for number in range(50):
        stand.begin(f"job-{number}", b"deed read-passwords 0")
        assert stand.gateway.report("Outcome")["reason"] == "refused"
        stand.job_calls.call("Jobs.Settle", job=f"job-{number}")
    stand.process.kill()
    assert stand.process.stderr.read().decode().count("openat") == 1


def test_nobody_looks_into_a_driver(start):
    stand = start()
    # The files of a process that is not dumpable are root's (proc(5)).
    assert os.stat(f"/proc/{stand.process.pid}/mem").st_uid == 0
    limits = pathlib.Path(f"/proc/{stand.process.pid}/limits").read_text()
    for name, value in {"Max file size": "0", "Max core file size": "0", "Max open files": "64"}.items():
        assert re.search(rf"{name} +{value} +{value} ", limits), limits
    assert re.search(rf"Max address space +{512 << 20} ", limits), limits


# What a driver from outside is refused, and with which words.
OUTSIDE = {
    **{deed: NOT_PERMITTED for deed in (
        "unix-socket", "abstract-socket", "tcp-socket", "udp-socket", "netlink-socket", "packet-socket", "reconnect", "listen",
        "trace", "read-memory", "take-descriptor", "signal-other", "signal-thread", "signal-by-owner", "limit-other", "fork",
        "spawn", "make-ring", "leave-namespace", "enter-namespace", "mount", "load-program", "count-events", "handle-faults",
        "add-key", "load-module", "outlive-lane", "type-into-terminal")},
    "fill-memory": "Cannot allocate memory", "open-many": "Too many open files",
}
OUTSIDE_NAMES = ("socket", "connect", "listen", "ptrace", "process_vm_readv", "pidfd_open", "kill", "tgkill", "fcntl", "prlimit64",
                 "clone", "io_uring_setup", "unshare", "setns", "mount", "bpf", "perf_event_open", "userfaultfd", "add_key",
                 "finit_module", "prctl", "ioctl 0x5412")
OUTSIDE_FILES = ("read-passwords", "read-by-old-call", "write-file", "make-folder", "open-terminal", "open-memory")




@pytest.fixture
def make_lane():
    lanes = []

    def make(family: str = "hostile-outside", **options) -> Lane:
        lanes.append(Lane({"front": family}, programs={family: PROGRAM}, more='[role.receipt]\ndevice = "front"\n', **options))
        lanes[-1].wait_ready("receipt")
        return lanes[-1]

    yield make
    for lane in lanes:
        lane.close()


def order(lane: Lane, deed: str, other: int):
    """Prints a receipt that asks for a deed."""
    client = lane.client()
    document = {"elements": [{"text": {"text": f"deed {deed} {other}"}}]}
    client.send("Printer.Print", {"role": "receipt", "document": document, "deadlineMilliseconds": 0})
    client.receive()
    client.close()


def attempt_outside(lane: Lane, deed: str, other: int) -> str:
    order(lane, deed, other)
    said = eventually(lambda: re.search(rf"its driver says: deed {deed}: (.*)\n", lane.said()), deed)
    return said[1]


USERS = ["its own user", "the lane's user"] if os.geteuid() == 0 else ["the lane's user"]


@pytest.fixture(params=USERS)
def user(request) -> int | None:
    """Whom a lane runs as: root, whose drivers have users of their own, or somebody whose drivers have none."""
    return NOBODY if request.param == "the lane's user" and os.geteuid() == 0 else None


@pytest.mark.rig("seccomp")
def test_a_driver_from_outside_is_refused(make_lane, victim, user):
    lane = make_lane(user=user)
    assert {deed: attempt_outside(lane, deed, victim.pid) for deed in OUTSIDE} == OUTSIDE
    assert len(re.findall("driver ended", lane.said())) == 0
    # What limits refuse has no name, and processes are asked for by other names than they are made.
    for name in OUTSIDE_NAMES:
        assert lane.said().count(f"lane-supervisor: front: its driver was refused {name}\n") == 1, f"{name}: {lane.said()}"


@pytest.mark.rig("landlock")
def test_a_driver_from_outside_reaches_no_files_but_the_systems(make_lane, victim, user):
    lane = make_lane(user=user)
    if "landlock" in lane.said():
        pytest.skip("this kernel has no landlock")
    assert {deed: attempt_outside(lane, deed, victim.pid) for deed in OUTSIDE_FILES} == dict.fromkeys(OUTSIDE_FILES, "Permission denied")
    assert not WRITTEN.exists()


@pytest.mark.rig("seccomp")
def test_a_driver_from_outside_can_be_let_go_and_the_journal_says_so(make_lane, victim, user):
    lane = make_lane(user=user, unconfined=("hostile-outside",))
    for deed in ("read-passwords", "tcp-socket", "fork"):
        assert attempt_outside(lane, deed, victim.pid) == "succeeded"
    assert lane.said().count('front: its driver is not confined, since its configuration says sandbox = "off"') == 1


@pytest.mark.rig("seccomp")
def test_a_driver_that_is_ended_for_its_deed_is_replaced_and_named(make_lane, victim, user):
    lane = make_lane("hostile", user=user)
    before = lane.children()["front"]
    order(lane, "trace", victim.pid)
    eventually(lambda: lane.children().get("front") not in (None, before), "another driver")
    assert "front: its driver says: confinement: refused ptrace, and the process ends" in lane.said()
    order(lane, "unix-socket", victim.pid)
    eventually(lambda: "front: its driver says: confinement: refused socket" in lane.said(), "its words")
