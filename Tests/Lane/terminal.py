"""Runs the command line in a terminal of its own, as a technician does."""

import fcntl
import os
import pty
import select
import signal
import subprocess
import termios
import time

from cli import LANE, TIMEOUT, environment


class Terminal:
    """`lane` in a pseudo terminal; what it says is `said`."""

    def __init__(self, *words, socket, command=None, controls=False):
        """With `controls` it is the terminal of the program's session: a Ctrl-C that is typed there is a signal."""
        self.here, there = pty.openpty()
        self.process = subprocess.Popen(command or [str(LANE), *map(str, words)], stdin=there, stdout=there, stderr=there,
                                        env=environment(LANE_SOCKET=str(socket), TERM="xterm"), start_new_session=True,
                                        preexec_fn=(lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)) if controls else None)
        os.close(there)
        self.said = ""

    def read(self, timeout: float) -> bool:
        """Reads once; False when the program has closed its terminal."""
        ready, _, _ = select.select([self.here], [], [], timeout)
        if not ready:
            return True
        try:
            data = os.read(self.here, 1 << 16)
        except OSError:
            return False
        self.said += data.decode(errors="replace")
        return bool(data)

    def expect(self, text: str, after: int = 0) -> int:
        """Waits until it says a text; returns where that ends."""
        deadline = time.monotonic() + TIMEOUT
        while text not in self.words()[after:]:
            assert time.monotonic() < deadline and (self.read(0.1) or text in self.words()[after:]), f"never said {text!r}: {self.said}"
        return self.words().index(text, after) + len(text)

    def words(self) -> str:
        """What it has said, in one line."""
        return " ".join(self.said.split())

    def type(self, text: str):
        os.write(self.here, text.encode() + b"\n")

    def interrupt(self):
        self.process.send_signal(signal.SIGINT)

    def end(self) -> int:
        """Its exit code."""
        deadline = time.monotonic() + TIMEOUT
        while self.process.poll() is None:
            assert time.monotonic() < deadline, f"did not end: {self.said}"
            self.read(0.05)
        while self.read(0.2) and select.select([self.here], [], [], 0.2)[0]:
            pass
        return self.process.returncode

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(TIMEOUT)
        os.close(self.here)
