"""Starts a lane of real processes and looks at it from outside."""

import atexit
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

from driver_stand import REPOSITORY, Line



def readable_programs() -> pathlib.Path:
    """Copies of the programs in a folder that every user may enter: under root, children become other users."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="lane-programs-"))
    folder.chmod(0o755)
    for name in (".build/debug/lane-supervisor", ".build/debug/lane-gateway", ".build/debug/lane-probe",
                 ".build/debug/lane-driver", ".build/debug/lane-driver-cups", ".build/debug/lane-sim", ".build/debug/lane-render", ".build/debug/echo-driver", ".build/debug/hostile-driver", "Tests/Lane/echo_driver.py", "Tests/Lane/found_driver.py"):
        shutil.copy(REPOSITORY / name, folder)
        (folder / pathlib.Path(name).name).chmod(0o755)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


PROGRAMS = readable_programs()
SUPERVISOR = PROGRAMS / "lane-supervisor"
FAMILIES = {"echo": str(PROGRAMS / "echo-driver"), "python-echo": str(PROGRAMS / "echo_driver.py")}
TIMEOUT = 30.0


def eventually(holds, what: str, timeout: float = TIMEOUT):
    """Polls until holds() is true and returns its value; fails once the deadline is over."""
    deadline = time.monotonic() + timeout
    while True:
        value = holds()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"{what} did not come about within {timeout} s")
        time.sleep(0.01)


class Client:
    """A client of the lane in a few lines of Python."""

    def __init__(self, path: str, timeout: float = TIMEOUT):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(timeout)
        self.socket.connect(path)
        self._received = b""

    def send(self, method: str, parameters=None, **flags):
        message = {"method": f"org.lanekeeper.{method}", "parameters": parameters or {}, **flags}
        self.socket.sendall(json.dumps(message).encode() + b"\0")

    def receive(self) -> dict:
        while b"\0" not in self._received:
            data = self.socket.recv(1 << 16)
            if not data:
                raise EOFError("the gateway has closed the connection")
            self._received += data
        frame, self._received = self._received.split(b"\0", 1)
        return json.loads(frame)

    def call(self, method: str, parameters=None) -> dict:
        self.send(method, parameters)
        return self.receive()

    def close(self):
        self.socket.close()


class Lane:
    """A lane with one line for each device."""

    def __init__(self, families: dict[str, str], patience: str = "2 s", programs: dict[str, str] | None = None,
                 places: dict[str, str] | None = None, more: str = "", unconfined: tuple = (),
                 user: int | None = None):
        """Devices by name with their families; `places` says where those are that have no line made for them.

        The drivers of the families in `unconfined` run without a sandbox; `user` is who runs the lane, if not this process's.
        """
        self.directory = tempfile.mkdtemp(prefix="lane-")
        os.chmod(self.directory, 0o755)
        self.path = os.path.join(self.directory, "socket")
        self.errors = os.path.join(self.directory, "errors")
        places = places or {}
        self.lines = {name: Line() for name in families if name not in places}
        text = f'[lane]\nsocket = "{self.path}"\npatience = "{patience}"\n'
        for name, family in families.items():
            place = places.get(name) or f'terminal = "{self.lines[name].path}"'
            text += f'[device.{name}]\ndriver = "{family}"\n{place}\n'
        for family, program in {**FAMILIES, **(programs or {})}.items():
            text += f'[driver.{family}]\nprogram = "{program}"\nclasses = ["printer"]\n'
            text += 'sandbox = "off"\n' if family in unconfined else ""
        self.configuration = os.path.join(self.directory, "lane.toml")
        pathlib.Path(self.configuration).write_text(text + more)
        self.user = user
        if user is not None:
            for path in (self.directory, *(line.path for line in self.lines.values())):
                os.chown(path, user, user)
        self.start()

    def start(self):
        with open(self.errors, "ab") as errors:
            other = {} if self.user is None else {"user": self.user, "group": self.user, "extra_groups": []}
            self.process = subprocess.Popen([SUPERVISOR, "--config", self.configuration, "--simulation"], stdin=subprocess.DEVNULL,
                                            stdout=errors, stderr=errors, **other)

    def client(self) -> Client:
        def connect():
            try:
                return Client(self.path)
            except OSError:
                assert self.process.poll() is None, self.said()
                return None
        return eventually(connect, "the lane's socket")

    def wait_ready(self, *devices: str):
        client = self.client()
        reply = client.call("Devices.WaitReady", {"devices": list(devices), "deadlineMilliseconds": 20_000})
        client.close()
        assert reply == {"parameters": {"isReady": True, "waitingFor": []}}, f"{reply}\n{self.said()}"

    def states(self) -> dict[str, str]:
        client = self.client()
        devices = client.call("Devices.List")["parameters"]["devices"]
        client.close()
        return {device["device"]: device["state"] for device in devices}

    def children(self) -> dict[str, int]:
        """The process of each child, by what ps(1) shows of it after its first word."""
        found = {}
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        for number in tasks.read_text().split():
            try:
                words = pathlib.Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
            except (FileNotFoundError, ProcessLookupError):
                continue  # It has ended since the list was read.
            found[words[2].decode() if len(words) > 3 else words[0].decode()] = int(number)
        return found

    def said(self) -> str:
        return pathlib.Path(self.errors).read_text()

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(TIMEOUT)

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(TIMEOUT)
        for line in self.lines.values():
            line.close()
        shutil.rmtree(self.directory, ignore_errors=True)


def is_running(process: int) -> bool:
    """Whether a process runs; one that has ended and waits to be collected does not."""
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
