"""A lane of release builds, as the benchmarks start and ask it."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[1]
RELEASE = REPOSITORY / ".build/release"
BUILT = REPOSITORY / ".build" / "benchmarks"
PROGRAMS = ("lane-supervisor", "lane-gateway", "lane-driver", "lane-probe", "lane-sim", "echo-driver")
DEADLINE = 30


def demand_programs():
    """Stops unless there are release builds."""
    for name in PROGRAMS:
        if not os.access(RELEASE / name, os.X_OK):
            sys.exit(f".build/release/{name} is missing: run scripts/bench")


def compile(source: pathlib.Path, *words: str) -> pathlib.Path:
    """Makes a program of one C file."""
    BUILT.mkdir(parents=True, exist_ok=True)
    program = BUILT / source.stem
    subprocess.run(["gcc", "-O2", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-o", program, source, *words], check=True, timeout=120)
    return program


class Client:
    """A client of the lane in a few lines."""

    def __init__(self, path: str):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(DEADLINE)
        self.socket.connect(path)
        self._received = b""

    def send(self, method: str, parameters=None, **flags):
        message = {"method": f"org.lanekeeper.{method}", "parameters": parameters or {}, **flags}
        self.socket.sendall(json.dumps(message).encode() + b"\0")

    def receive(self) -> dict:
        while b"\0" not in self._received:
            data = self.socket.recv(1 << 16)
            if not data:
                sys.exit("the gateway has closed the connection")
            self._received += data
        frame, self._received = self._received.split(b"\0", 1)
        return json.loads(frame)

    def call(self, method: str, parameters=None) -> dict:
        self.send(method, parameters)
        return self.receive()


class Lane:
    """A lane of release builds, run by whoever runs this."""

    def __init__(self, configuration: str, parent: str | None = None, prepare=None):
        """`{directory}` in the configuration is the lane's own folder; `prepare` may change it before the lane starts."""
        self.directory = tempfile.mkdtemp(prefix="lane-", dir=parent)
        os.chmod(self.directory, 0o755)
        for name in PROGRAMS:
            shutil.copy(RELEASE / name, self.directory)
        if prepare:
            prepare(pathlib.Path(self.directory))
        self.path = os.path.join(self.directory, "socket")
        file = pathlib.Path(self.directory) / "lane.toml"
        file.write_text(f'[lane]\nsocket = "{self.path}"\n' + configuration.replace("{directory}", self.directory))
        self.errors = open(os.path.join(self.directory, "errors"), "wb")
        self.process = subprocess.Popen(
            [os.path.join(self.directory, "lane-supervisor"), "--config", file, "--simulation"],
            stdin=subprocess.DEVNULL, stdout=self.errors, stderr=self.errors)
        self.wait_ready()

    def client(self) -> Client:
        deadline = time.monotonic() + DEADLINE
        while True:
            try:
                return Client(self.path)
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    sys.exit(pathlib.Path(self.errors.name).read_text() or "the lane did not start")
                time.sleep(0.001)

    def wait_ready(self):
        reply = self.client().call("Devices.WaitReady", {"devices": [], "deadlineMilliseconds": DEADLINE * 1000})
        if not reply["parameters"]["isReady"]:
            sys.exit(f"not ready: {reply}\n{pathlib.Path(self.errors.name).read_text()}")

    def children(self) -> dict[str, int]:
        """The process of each child: of drivers by the device's name."""
        found = {}
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        for number in tasks.read_text().split():
            words = pathlib.Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
            found[os.path.basename((words[2] if len(words) > 3 else words[0]).decode())] = int(number)
        return found

    def close(self):
        self.process.terminate()
        self.process.wait(DEADLINE)
        shutil.rmtree(self.directory, ignore_errors=True)


def proportional_set_size(process: int) -> float:
    """Mebibytes."""
    for line in pathlib.Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    sys.exit("no Pss")
