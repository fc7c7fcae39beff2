"""Stands in for supervisor, gateway and driver: talks to the simulators' process over its links and its surfaces."""

import fcntl
import os
import pathlib
import select
import socket
import subprocess
import time

from driver_stand import REPOSITORY, TIMEOUT, Link

SIMULATOR = str(REPOSITORY / ".build/debug/lane-sim")


def eventually(condition, what: str, timeout: float = TIMEOUT):
    """The first true value of a condition; fails when there is none in time."""
    deadline = time.monotonic() + timeout
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < deadline, f"waited {timeout} s for {what}"
        time.sleep(0.01)


class Terminal:
    """A driver's end of a serial line."""

    def __init__(self, descriptor: int, path: str):
        self.descriptor, self.path = descriptor, path
        os.set_blocking(descriptor, False)

    def write(self, data: bytes, timeout: float = TIMEOUT):
        deadline = time.monotonic() + timeout
        while data:
            assert select.select([], [self.descriptor], [], max(0, deadline - time.monotonic()))[1], "the line is full"
            data = data[os.write(self.descriptor, data):]

    def read(self, count: int, timeout: float = TIMEOUT) -> bytes:
        data, deadline = b"", time.monotonic() + timeout
        while len(data) < count:
            assert select.select([self.descriptor], [], [], max(0, deadline - time.monotonic()))[0], f"only {data!r}"
            data += os.read(self.descriptor, count - len(data))
        return data

    def is_silent(self, seconds: float = 0.3) -> bool:
        return not select.select([self.descriptor], [], [], seconds)[0]

    def close(self):
        os.close(self.descriptor)


class Connection(Terminal):
    """A driver's connection to a printer on the network."""

    def __init__(self, location: str):
        host, port = location.rsplit(":", 1)
        self.socket = socket.create_connection((host, int(port)), timeout=TIMEOUT)
        super().__init__(self.socket.fileno(), location)

    def close(self):
        self.socket.close()


class SimulatorStand:
    """One started process of simulators with its four links."""

    def __init__(self):
        self.calls, self.simulation, self.supervisor, self.gateway = (
            Link(), Link(), Link("SimulatorReports"), Link("SimulationReports"))
        links = [self.calls, self.simulation, self.supervisor, self.gateway]
        wanted = [link.there.fileno() for link in links]

        def arrange():
            # Above the target range first: a descriptor inside it would be overwritten before its turn.
            moved = [fcntl.fcntl(number, fcntl.F_DUPFD, 100) for number in wanted]
            for index, number in enumerate(moved):
                os.dup2(number, 3 + index)

        self.process = subprocess.Popen(
            [SIMULATOR], stdin=subprocess.DEVNULL, preexec_fn=arrange, pass_fds=range(3, 7),
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
        for link in links:
            link.there.close()

    def start(self, heartbeat_milliseconds: int = 100):
        reply = self.calls.call("Simulator.Start", heartbeatMilliseconds=heartbeat_milliseconds)
        assert reply == {"parameters": {}}, reply

    def plug(self, device: str, roll: pathlib.Path, surface: str = "pty", family: str = "ESCPOSPrinter", port=None, **settings):
        """The whole reply, and the descriptors beside it."""
        parameters = {"device": device, "family": family, "surface": surface, "settings": settings}
        if port is not None:
            parameters["port"] = port
        descriptor = os.open(roll, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            return self.calls.call_with_descriptors("Simulator.Plug", [descriptor], **parameters)
        finally:
            os.close(descriptor)

    def terminal(self, device: str, roll: pathlib.Path, **settings) -> Terminal:
        reply, descriptors = self.plug(device, roll, **settings)
        assert reply.get("parameters", {}).get("line") == 0 and len(descriptors) == 1, reply
        return Terminal(descriptors[0], reply["parameters"]["location"])

    def network(self, device: str, roll: pathlib.Path, **settings) -> str:
        reply, descriptors = self.plug(device, roll, surface="tcp", **settings)
        assert "line" not in reply["parameters"] and not descriptors, reply
        return reply["parameters"]["location"]

    def marks(self, device: str, after: int = 0) -> list[dict]:
        """All marks after a number, however many calls that takes."""
        marks = []
        while True:
            more = self.simulation.call("Simulation.Marks", device=device, after=after)["parameters"]["marks"]
            if not more:
                return marks
            marks += more
            after = more[-1]["number"]

    def lines(self, device: str) -> list[str]:
        return [mark["text"] for mark in self.marks(device) if mark["kind"] == "line"]

    def wait_for_lines(self, device: str, count: int) -> list[str]:
        eventually(lambda: len(self.lines(device)) >= count, f"{count} lines")
        return self.lines(device)

    def act(self, device: str, action: str, value: str) -> dict:
        reply = self.simulation.call("Simulation.Act", device=device, action=action, value=value)
        assert "error" not in reply, reply
        return reply["parameters"]["state"]

    def pictures(self, device: str, pieces: int = 1) -> list[bytes]:
        """The newest pieces of paper as PNG files, the oldest first."""
        reply, descriptors = self.simulation.call_with_descriptors("Simulation.Picture", device=device, pieces=pieces)
        assert "error" not in reply, reply
        files = []
        for index in reply["parameters"]["pictures"]:
            with os.fdopen(os.dup(descriptors[index]), "rb") as file:
                files.append(file.read())
        for descriptor in descriptors:
            os.close(descriptor)
        return files

    def attach_gateway(self):
        """Another gateway takes the place of the one before."""
        calls, reports = Link(), Link("SimulationReports")
        reply = self.calls.call("Simulator.AttachGateway", [calls.there.fileno(), reports.there.fileno()],
                                calls=0, reports=1)
        assert reply == {"parameters": {}}, reply
        calls.there.close()
        reports.there.close()
        self.simulation, self.gateway = calls, reports

    def kill(self):
        self.process.kill()
        self.process.wait(TIMEOUT)

    def close(self):
        self.kill()
        for link in (self.calls, self.simulation, self.supervisor, self.gateway):
            link.close()
