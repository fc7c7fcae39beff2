"""Documents of some MiB on a slow printer: they go at its speed, their progress is told, and the driver keeps no heap of copies."""

import base64
import json
import os
import pathlib
import pty
import re
import select
import subprocess
import time

import pytest

from cli import LANE, environment
from driver_stand import memory_file
from lane import Lane
from small_printer import SmallPrinter

FORMAT = "org.lanekeeper.link.Jobs.RawStream"
# GS v 0, 64 bytes by 960 rows of dots.
PICTURE = b"\x1dv0\x00\x40\x00\xc0\x03" + b"\xaa" * (64 * 960)
STREAM = PICTURE * 40


class SlowPrinter(SmallPrinter):
    """Takes 4 KiB in 2 ms at most."""

    def _answer_realtime(self, data: bytes) -> bytes:
        time.sleep(0.002)
        # A picture is no question, whatever its dots are.
        return data if len(data) > 100 else super()._answer_realtime(data)


def memory(process: int) -> int:
    text = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text()
    return 1024 * int(re.search(r"^Pss_Anon:\s+(\d+)", text, re.MULTILINE)[1])


@pytest.mark.parametrize("surface", ["pty", "stream"])
def test_a_long_stream_goes_at_the_printers_speed_and_its_progress_is_told(make_stand, surface):
    printer = SlowPrinter(surface)
    stand = make_stand("ESCPOSPrinter", line=printer)
    stand.start()
    stand.gateway.report("Ready")
    printer.commands.clear()
    idle = memory(stand.process.pid)
    document = json.dumps({"bytes": base64.b64encode(STREAM).decode(), "drawer": False, "settings": False, "unknown": False}).encode()
    file = memory_file(document)
    try:
        assert stand.job_calls.call("Jobs.Begin", [file], job="long", document=0, format=FORMAT) == {"parameters": {}}
    finally:
        os.close(file)
    steps, largest, outcome = [], 0, None
    while outcome is None:
        message = stand.gateway.message()
        kind, parameters = message["method"].rsplit(".", 1)[1], message["parameters"]
        if kind == "Progress":
            steps.append(parameters["bytesSent"])
            if len(steps) % 50 == 1:
                largest = max(largest, memory(stand.process.pid))
        elif kind == "Outcome":
            outcome = parameters
    assert (outcome["outcome"], outcome["evidence"]) == ("printed", "processIdEcho"), outcome
    assert steps[0] == 0 and steps == sorted(steps) and steps[-1] > len(STREAM) - 4096 and outcome["bytesSent"] >= len(STREAM)
    # It writes 4 KiB at most, and tells of each 4 KiB.
    assert max(later - earlier for earlier, later in zip(steps, steps[1:])) < 2 * 4096
    assert printer.printed.count(PICTURE) == 40
    assert largest < idle + 3 * len(document), (idle, largest, len(document))


def test_a_person_at_a_terminal_sees_how_far_a_long_document_is(tmp_path):
    printer = SlowPrinter("pty")
    lane = Lane({"front": "ESCPOSPrinter"}, places={"front": f'terminal = "{os.ttyname(printer.slave)}"'},
                more='[role.receipt]\ndevice = "front"\n')
    try:
        lane.wait_ready("receipt")
        file = tmp_path / "document"
        file.write_bytes(STREAM)
        gateway = lane.children()["lane-gateway"]
        idle, master, other = memory(gateway), *pty.openpty()
        process = subprocess.Popen([LANE, "print", "--format", "raw", "--key", "long", file], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=other, env=environment(LANE_SOCKET=lane.path, TERM="xterm"))
        os.close(other)
        shown, largest, end = b"", 0, time.monotonic() + 30
        while process.poll() is None:
            assert time.monotonic() < end, shown[-300:]
            if select.select([master], [], [], 0.05)[0]:
                try:
                    shown += os.read(master, 1 << 16)
                except OSError:
                    break  # It has ended.
            largest = max(largest, memory(gateway))
        os.close(master)
        assert process.wait(30) == 0, process.stdout.read()
        lines = shown.decode().split("\r\x1b[K")
        assert "\n" not in shown.decode() and max(map(len, lines)) < 80, lines
        steps = [re.fullmatch(r"sending \[(#*) *\] (\d+) %", line) for line in lines]
        told = [(int(step[2]), len(step[1])) for step in steps if step]
        # The terminal is written over ten times a second at most; not each step has to be seen.
        assert len(told) > 5 and told == sorted(told) and told[-1][0] > 50, told[-5:]
        assert all(abs(letters - 0.3 * percent) < 1 for percent, letters in told), told
        # What is in base 64 is there as it was asked for, as it is written down, and as the driver gets it.
        assert largest < idle + 8 * len(STREAM), (idle, largest)
    finally:
        lane.close()
        printer.close()
