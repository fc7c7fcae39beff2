"""Starts the service under test and ends it by the process id it was given."""

import os
import pathlib
import select
import shutil
import signal
import subprocess
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
START_DEADLINE = 30.0
STOP_DEADLINE = 20.0

RUNNING: list["Service"] = []


def program() -> str:
    """The path of the program under test; a missing one is an error, never a skip."""
    configured = os.environ.get("LANEKEEPER_TEST_SERVICE", ".build/debug/varlink-test-service")
    path = REPOSITORY / configured
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: build it first, or set LANEKEEPER_TEST_SERVICE")
    return str(path)


def eventually(holds, timeout: float = 20.0, what: str = "the awaited state"):
    """Polls until holds() is true and returns its value; fails once the deadline is over."""
    deadline = time.monotonic() + timeout
    while True:
        value = holds()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} did not come about within {timeout} s")
        time.sleep(0.01)


def run(arguments, timeout: float = 60.0, **options) -> subprocess.CompletedProcess:
    """Runs a program to its end, with both outputs captured as text."""
    return subprocess.run(arguments, capture_output=True, text=True, timeout=timeout,
                          stdin=options.pop("stdin", subprocess.DEVNULL), **options)


class Service:
    """One started service with a socket in a directory of its own.

    The directory is short on purpose: the path of a Unix socket has at most 107 bytes.
    """

    def __init__(self, *options: str, environment: dict[str, str] | None = None):
        command = program()
        self.directory = tempfile.mkdtemp(prefix="lane-")
        self.path = os.path.join(self.directory, "socket")
        self.address = "unix:" + self.path
        self._errors = os.path.join(self.directory, "stderr")
        with open(self._errors, "wb") as errors:
            self.process = subprocess.Popen(
                [command, "serve", self.address, *options],
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors,
                env={**os.environ, **(environment or {})})
        RUNNING.append(self)
        try:
            self._await_ready()
        except BaseException:
            self.stop()
            raise

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def errors(self) -> str:
        with open(self._errors, errors="replace") as errors:
            return errors.read()

    def _await_ready(self):
        deadline = time.monotonic() + START_DEADLINE
        expected = f"listening on {self.address}"
        line = b""
        while not line.endswith(b"\n"):
            remaining = deadline - time.monotonic()
            if remaining <= 0 or not select.select([self.process.stdout], [], [], remaining)[0]:
                raise AssertionError(f"the service was not ready in time; stderr: {self.errors}")
            byte = os.read(self.process.stdout.fileno(), 1)
            if not byte:
                raise AssertionError(f"the service ended while starting; stderr: {self.errors}")
            line += byte
        assert line.decode().rstrip("\n") == expected

    def open_descriptors(self) -> int:
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def resident_bytes(self) -> int:
        with open(f"/proc/{self.pid}/status") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) * 1024
        raise AssertionError("the kernel names no resident size")

    def is_running(self) -> bool:
        return self.process.poll() is None

    def stop(self, signal_number: int = signal.SIGTERM) -> int:
        """Asks the service to end and returns its exit code; a deaf one is killed."""
        if self in RUNNING:
            RUNNING.remove(self)
        try:
            if self.is_running():
                self.process.send_signal(signal_number)
            return self.process.wait(STOP_DEADLINE)
        finally:
            if self.is_running():
                self.process.kill()
                self.process.wait(STOP_DEADLINE)
            self.process.stdout.close()
            shutil.rmtree(self.directory, ignore_errors=True)
