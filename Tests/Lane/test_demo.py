"""`make demo` without a terminal, run twice, with the stand-in for the lane's processes and for the compiler."""

import os
import pathlib
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile

import pytest

from cli import LANE, environment
from driver_stand import REPOSITORY
from lane import eventually, is_running
from test_up import STAND_IN


@pytest.fixture
def demo(tmp_path):
    """The words and the environment of a demo whose programs are built already."""
    programs = tmp_path / "programs"
    programs.mkdir()
    # A folder of the test's own may be too deep for a socket, whose path has at most 107 bytes.
    temporary = pathlib.Path(tempfile.mkdtemp(prefix="demo-"))
    shutil.copy(LANE, programs)
    (programs / "lane-supervisor").write_text(f"#!{sys.executable}\n" + STAND_IN.read_text())
    swift = tmp_path / "bin" / "swift"
    swift.parent.mkdir()
    swift.write_text(f"#!/bin/sh\ncase \"$*\" in --version) echo 'Swift version 6.3.1';; *--show-bin-path) echo {programs};; esac\n")
    for program in (swift, programs / "lane-supervisor"):
        program.chmod(0o755)
    yield {"args": ["make", "-s", "-C", str(REPOSITORY), "demo"],
            "env": environment(PATH=f"{swift.parent}:{os.environ['PATH']}", TMPDIR=str(temporary))}, temporary
    shutil.rmtree(temporary, ignore_errors=True)


def left_over(temporary) -> list:
    """Processes of the demo that run still, and its files."""
    found = os.listdir(temporary)
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{number}/cmdline", "rb") as file:
                words = file.read()
        except OSError:
            continue
        if str(temporary).encode() in words and is_running(int(number)):
            found.append(words)
    return found


@pytest.mark.parametrize("closes_input", [False, True])
def test_the_demo_shows_a_receipt_and_leaves_nothing(demo, closes_input):
    options, temporary = demo
    words = ["sh", "-c", 'exec "$@" <&-', "sh", *options["args"]] if closes_input else options["args"]
    for _ in range(2):
        result = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, env=options["env"])
        assert result.returncode == 0, result.stdout + result.stderr
        assert re.search(r"^printed: .*\(simulated\)$", result.stdout, re.M)
        assert "│T" in result.stdout and "├✂" in result.stdout and "\x1b" not in result.stdout
        assert left_over(temporary) == []


def test_a_terminal_gets_bold(demo):
    options, temporary = demo
    master, other = pty.openpty()
    process = subprocess.Popen(options["args"], stdin=other, stdout=other, stderr=other, env={**options["env"], "TERM": "xterm"})
    os.close(other)
    shown = b""
    while True:
        try:
            part = os.read(master, 1 << 16)
        except OSError:
            break
        shown += part
    os.close(master)
    assert process.wait(60) == 0, shown.decode()
    assert b"\x1b[1m== " in shown and b"\xe2\x94\x82\x1b[1mT" in shown
    assert left_over(temporary) == []


def test_an_interrupted_demo_leaves_nothing(demo):
    options, temporary = demo
    # A group of its own, as a terminal makes one: Ctrl-C goes to all of it.
    process = subprocess.Popen(options["args"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               env=options["env"], start_new_session=True)
    eventually(lambda: any("org.lanekeeper" in files for _, _, files in os.walk(temporary)), "the lane")
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=60)
    eventually(lambda: left_over(temporary) == [], "the end of all")
