"""Stands in for supervisor and gateway, and for the device: talks to one driver over its links and its line."""

import fcntl
import json
import os
import pathlib
import select
import socket
import subprocess
import sys
import threading
import time
import tty

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
DRIVERS = {
    "Swift": [str(REPOSITORY / ".build/debug/echo-driver"), "echo", "front"],
    "Python": [sys.executable, str(REPOSITORY / "Tests/Lane/echo_driver.py"), "echo", "front"],
}
BUNDLED = str(REPOSITORY / ".build/debug/lane-driver")
TIMEOUT = 20.0
SEALS = fcntl.F_SEAL_SEAL | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE


def memory_file(content: bytes, seals: int = SEALS) -> int:
    """A document as the gateway passes it."""
    descriptor = os.memfd_create("document", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.write(descriptor, content)
    fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
    return descriptor


class Line:
    """A pseudo terminal whose far end returns what it is sent, once it is told to."""

    def __init__(self, echoes: bool = True):
        self.master, self.slave = os.openpty()
        tty.setraw(self.slave)
        self.path = os.ttyname(self.slave)
        self.received = bytearray()
        self._echoes = threading.Event()
        self._closed = False
        if echoes:
            self._echoes.set()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def echo(self, echoes: bool = True):
        (self._echoes.set if echoes else self._echoes.clear)()

    def _run(self):
        while not self._closed:
            if not self._echoes.wait(0.05) or not select.select([self.master], [], [], 0.05)[0]:
                continue
            # It may have been told to stop while it was waiting for something to come.
            if not self._echoes.is_set():
                continue
            try:
                data = os.read(self.master, 4096)
                self.received += data
                while data:
                    data = data[os.write(self.master, data):]
            except OSError:
                # No driver has the line open just now.
                time.sleep(0.01)

    def hang_up(self):
        """Closes the far end, as a cable that is pulled does."""
        self._closed = True
        self._thread.join(TIMEOUT)
        os.close(self.master)
        self.master = -1

    def close(self):
        if self.master >= 0:
            self.hang_up()
        os.close(self.slave)


class Link:
    """One connection to a process of the lane: calls that are answered, or reports that are only read."""

    def __init__(self, reports: str = "DriverReports"):
        self.reports = reports
        self.here, self.there = socket.socketpair()
        self.here.settimeout(TIMEOUT)
        self._received = b""
        self._descriptors = []

    def message(self, timeout: float = TIMEOUT) -> dict:
        deadline = time.monotonic() + timeout
        while b"\0" not in self._received:
            self.here.settimeout(max(0.01, deadline - time.monotonic()))
            data, descriptors, _, _ = socket.recv_fds(self.here, 1 << 16, 32)
            self._descriptors += descriptors
            if not data:
                raise EOFError("the process has closed the link")
            self._received += data
        frame, self._received = self._received.split(b"\0", 1)
        return json.loads(frame)

    def call(self, method: str, beside=(), /, **parameters) -> dict:
        """Makes a call of a link interface, such as Driver.Start, with descriptors beside it; returns the whole reply."""
        frame = json.dumps({"method": f"org.lanekeeper.link.{method}", "parameters": parameters}).encode() + b"\0"
        socket.send_fds(self.here, [frame], list(beside))
        return self.message()

    def call_with_descriptors(self, method: str, beside=(), /, **parameters) -> tuple[dict, list[int]]:
        """As call, with the descriptors that came beside the reply; they are the caller's."""
        reply = self.call(method, beside, **parameters)
        descriptors, self._descriptors = self._descriptors, []
        return reply, descriptors

    def take_descriptor(self) -> int:
        """The oldest descriptor that came beside a message; it is the caller's."""
        return self._descriptors.pop(0)

    def report(self, kind: str, timeout: float = TIMEOUT) -> dict:
        """The parameters of the next report of this kind, such as Ready or DrawerReports.State; others are passed over."""
        deadline = time.monotonic() + timeout
        while True:
            message = self.message(max(0.01, deadline - time.monotonic()))
            assert message.get("oneway") is True, message
            if message["method"] == f"org.lanekeeper.link.{kind if '.' in kind else f'{self.reports}.{kind}'}":
                return message["parameters"]

    def close(self):
        self.here.close()
        self.there.close()


class DriverStand:
    """One started driver with its four links and its line; `name` is one of DRIVERS, or a bundled family.

    `landlock` is the newest version of it that the driver knows, "0" for none.
    """

    def __init__(self, name: str, echoes: bool = True, line=None, program: str = BUNDLED, user: int | None = None,
                 errors: int | None = None, group: int | None = None, landlock: str | None = None):
        self.line = line or Line(echoes)
        self.driver_calls, self.job_calls, self.supervisor, self.gateway = (Link() for _ in range(4))
        links = [self.driver_calls, self.job_calls, self.supervisor, self.gateway]
        wanted = [link.there.fileno() for link in links] + [self.line.slave]

        def arrange():
            # Above the target range first: a descriptor inside it would be overwritten before its turn.
            moved = [fcntl.fcntl(number, fcntl.F_DUPFD, 100) for number in wanted]
            for index, number in enumerate(moved):
                os.dup2(number, 3 + index)

        self.process = subprocess.Popen(
            DRIVERS.get(name, [program, name, "front"]), stdin=subprocess.DEVNULL, preexec_fn=arrange, pass_fds=range(3, 8),
            user=user, group=group, extra_groups=None if group is None else [], stderr=errors,
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no", **({"LANEKEEPER_LANDLOCK_AT_MOST": landlock} if landlock else {})})
        for link in links:
            link.there.close()

    def start(self, heartbeat_milliseconds: int = 100, settings: dict | None = None, **others):
        reply = self.ask_to_start(heartbeat_milliseconds, settings, **others)
        assert reply == {"parameters": {}}, reply

    def ask_to_start(self, heartbeat_milliseconds: int = 100, settings: dict | None = None, **others) -> dict:
        others.setdefault("descriptors", [{"number": 7, "kind": getattr(self.line, "kind", "terminal")}])
        return self.driver_calls.call(
            "Driver.Start", device="front", isSimulated=False, settings=settings or {},
            heartbeatMilliseconds=heartbeat_milliseconds, **others)

    def begin(self, job: str, content: bytes, links=None, format: str = "text/plain") -> dict:
        document = memory_file(content)
        try:
            return (links or self.job_calls).call("Jobs.Begin", [document], job=job, document=0, format=format)
        finally:
            os.close(document)

    def attach_gateway(self) -> tuple[Link, Link]:
        calls, reports = Link(), Link()
        reply = self.driver_calls.call("Driver.AttachGateway", [calls.there.fileno(), reports.there.fileno()],
                                       calls=0, reports=1)
        assert reply == {"parameters": {}}, reply
        calls.there.close()
        reports.there.close()
        return calls, reports

    def close(self):
        self.process.kill()
        self.process.wait(TIMEOUT)
        for link in (self.driver_calls, self.job_calls, self.supervisor, self.gateway):
            link.close()
        self.line.close()
