"""The process of lane-render: what it is kept from, and how it ends."""

import ctypes
import errno
import os
import pathlib
import signal
import struct
import subprocess

import pytest

from driver_stand import TIMEOUT
from renderer_stand import RENDERER, RendererStand
from simulator_stand import eventually


@pytest.fixture
def make_renderer():
    stands = []

    def make(**environment) -> RendererStand:
        stands.append(RendererStand(**environment))
        return stands[-1]

    yield make
    for stand in stands:
        stand.close()


def attempt(deed: str) -> subprocess.CompletedProcess:
    return subprocess.run([RENDERER, "--try", deed], capture_output=True, text=True, timeout=TIMEOUT, env={})


@pytest.mark.rig("seccomp")
@pytest.mark.parametrize("deed", ["write-file", "open-socket", "start-program", "fork", "trace"])
def test_what_the_process_never_does_is_refused_by_the_kernel(deed):
    done = attempt(deed)
    assert (done.returncode, done.stdout) == (0, "refused: Operation not permitted\n"), done
    assert not pathlib.Path("/tmp/lane-render-was-here").exists()


@pytest.mark.rig("landlock")
def test_files_other_than_fonts_cannot_be_read():
    done = attempt("read-file")
    if "landlock" in done.stderr and ("not implemented" in done.stderr or "not supported" in done.stderr):
        pytest.skip(done.stderr.strip())
    assert (done.returncode, done.stdout) == (0, "refused: Permission denied\n"), done


def answer_that_there_is_no_landlock():
    """Makes this process one on a kernel without landlock: its first system call (444) fails with ENOSYS."""
    rules = b"".join(struct.pack("HBBI", *rule) for rule in [
        (0x20, 0, 0, 0), (0x15, 0, 1, 444), (0x06, 0, 0, 0x00050000 | errno.ENOSYS), (0x06, 0, 0, 0x7FFF0000)])
    program = ctypes.create_string_buffer(rules, len(rules))
    header = struct.pack("HxxxxxxP", 4, ctypes.addressof(program))
    libc = ctypes.CDLL(None, use_errno=True)
    # PR_SET_NO_NEW_PRIVS, then PR_SET_SECCOMP with SECCOMP_MODE_FILTER.
    assert libc.prctl(38, 1, 0, 0, 0) == 0 and libc.prctl(22, 2, header, 0, 0) == 0


@pytest.mark.rig("seccomp")
def test_without_landlock_it_says_so_and_keeps_the_rest():
    def run(deed):
        return subprocess.run([RENDERER, "--try", deed], capture_output=True, text=True, timeout=TIMEOUT, env={},
                              preexec_fn=answer_that_there_is_no_landlock)
    said = "lane-render: files are not restricted (landlock): Function not implemented\n"
    for deed in ("write-file", "open-socket"):
        done = run(deed)
        assert (done.returncode, done.stdout, done.stderr) == (0, "refused: Operation not permitted\n", said)
    if os.geteuid() == 0:
        assert run("read-file").stdout == "succeeded\n"


def test_what_keeps_it_from_doing_harm_is_told(make_renderer):
    stand = make_renderer()
    said = stand.describe()
    assert said["fonts"] > 0
    confinement = said["confinement"]
    assert confinement["systemCalls"] is True and confinement["memoryBytes"] == 512 << 20
    # What is missing is told to those who call and to those who read its errors.
    assert confinement["files"] is not any("landlock" in each for each in confinement["missing"])
    status = pathlib.Path(f"/proc/{stand.process.pid}/status").read_text()
    assert "NoNewPrivs:\t1" in status and "Seccomp:\t2" in status
    errors = stand.close()
    assert errors.count("\n") == len(confinement["missing"])


def test_all_threads_are_confined(make_renderer):
    stand = make_renderer()
    stand.draw_text({"text": "threads find fonts", "widthDots": 384, "cellDots": 24})
    for task in pathlib.Path(f"/proc/{stand.process.pid}/task").iterdir():
        assert "Seccomp:\t2" in (task / "status").read_text()


def test_it_ends_when_its_caller_goes_away(make_renderer):
    stand = make_renderer()
    stand.describe()
    stand.link.close()
    assert stand.process.wait(TIMEOUT) == 0


def test_past_its_deadline_a_call_ends_the_process_and_only_that(make_renderer):
    slow, other = make_renderer(), make_renderer()
    slow.describe()
    lines = {"text": "क्षेत्र " * 600, "widthDots": 4096, "cellDots": 96}
    with pytest.raises((EOFError, ConnectionError)):
        slow.ask_for_text(*[lines] * 2, deadlineMilliseconds=1)
    assert slow.process.wait(TIMEOUT) == -signal.SIGALRM
    assert other.describe()["fonts"] > 0


def test_after_a_call_its_deadline_is_forgotten(make_renderer):
    stand = make_renderer()
    stand.draw_text({"text": "first", "widthDots": 384, "cellDots": 24})
    reply, descriptors = stand.ask_for_text({"text": "a", "widthDots": 384, "cellDots": 24}, deadlineMilliseconds=500)
    assert "error" not in reply
    for descriptor in descriptors:
        os.close(descriptor)
    with pytest.raises(subprocess.TimeoutExpired):
        stand.process.wait(1)
    assert stand.describe()


def test_calls_are_answered_in_their_order(make_renderer):
    stand = make_renderer()
    for number in range(1, 9):
        [image] = stand.draw_text({"text": "\n" * (number - 1), "widthDots": 100, "cellDots": 24})
        assert image.lines == number


def test_it_needs_no_home_and_nothing_to_write_to(make_renderer):
    stand = make_renderer(HOME="/nonexistent", XDG_CACHE_HOME="/nonexistent/cache", XDG_CONFIG_HOME="/nonexistent/config")
    [image] = stand.draw_text({"text": "home", "widthDots": 384, "cellDots": 24})
    assert image.getextrema() == (0, 255)
    assert stand.close() == ""


def test_without_a_font_every_text_is_refused(make_renderer, tmp_path):
    configuration = tmp_path / "fonts.conf"
    configuration.write_text(f'<?xml version="1.0"?><fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>')
    stand = make_renderer(FONTCONFIG_FILE=str(configuration))
    assert stand.describe()["fonts"] == 0
    reply, _ = stand.ask_for_text({"text": "é", "widthDots": 384, "cellDots": 24})
    assert reply["error"] == "org.lanekeeper.link.Renderer.MissingGlyph"
    assert "no font" in stand.close()


def test_without_a_link_it_says_so():
    done = subprocess.run([RENDERER], capture_output=True, text=True, timeout=TIMEOUT, stdin=subprocess.DEVNULL, close_fds=True)
    assert done.returncode == 1 and "descriptor 3" in done.stderr


def test_nothing_is_left_open_after_many_calls(make_renderer):
    stand = make_renderer()
    stand.draw_text({"text": "warm", "widthDots": 384, "cellDots": 24})
    folder = pathlib.Path(f"/proc/{stand.process.pid}/fd")
    before = len(list(folder.iterdir()))
    for _ in range(50):
        stand.draw_text({"text": "again", "widthDots": 384, "cellDots": 24})
        stand.refusal(b"nothing")
    eventually(lambda: len(list(folder.iterdir())) <= before + 1, "closed descriptors")
