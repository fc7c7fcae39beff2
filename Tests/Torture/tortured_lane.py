"""A lane of simulated printers under `lane up`, and calls to it."""

import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ("lane", "lane-supervisor", "lane-gateway", "lane-driver", "lane-probe", "lane-render", "lane-sim")
# Roles and the printers that play them; the third is a pool.
ROLES = {"receipt": ["front"], "kitchen": ["back"], "bar": ["left", "right"]}
PRINTERS = {"front": "pty", "back": "tcp", "left": "pty", "right": "tcp"}
ANSWER_LIMIT = 60.0
READY_LIMIT = 60.0


class Lost(Exception):
    """The connection broke, or could not be made."""


class Refused(Exception):
    """The lane has answered with an error."""


class Client:
    """A connection to the lane."""

    def __init__(self, path: str):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(ANSWER_LIMIT + 10)
        self._received = b""
        try:
            self.socket.connect(path)
        except OSError as error:
            raise Lost(str(error)) from error

    def send(self, method: str, parameters: dict, **flags):
        try:
            message = {"method": f"org.lanekeeper.{method}", "parameters": parameters, **flags}
            self.socket.sendall(json.dumps(message).encode() + b"\0")
        except OSError as error:
            raise Lost(str(error)) from error

    def receive(self) -> dict:
        try:
            while b"\0" not in self._received:
                data = self.socket.recv(1 << 16)
                if not data:
                    raise Lost("closed")
                self._received += data
        except OSError as error:
            raise Lost(str(error)) from error
        frame, self._received = self._received.split(b"\0", 1)
        return json.loads(frame)

    def close(self):
        self.socket.close()


class Lane:
    """Four printers, three roles, a journal, and paper that is kept."""

    def __init__(self, speed: int):
        self.directory = tempfile.mkdtemp(prefix="lane-torture-")
        os.chmod(self.directory, 0o755)
        for name in PROGRAMS:
            shutil.copy(REPOSITORY / ".build/debug" / name, self.directory)
        self.rolls = os.path.join(self.directory, "rolls")
        os.mkdir(self.rolls, 0o755)
        self.state = os.path.join(self.directory, "state")
        text = f'[lane]\npatience = "5 s"\n[simulation]\nrolls = "{self.rolls}"\n[journal]\nfolder = "{self.state}"\n'
        for role, printers in ROLES.items():
            text += f"[role.{role}]\ndevices = {json.dumps(printers)}\n"
        for printer, surface in PRINTERS.items():
            text += f'[device.{printer}]\ndriver = "ESCPOSPrinter"\nsimulated = "{surface}"\n'
            # So that a receipt is on its way most of the time.
            text += f'simulation = {{ speed = "{speed}" }}\n'
        self.configuration = os.path.join(self.directory, "lane.toml")
        pathlib.Path(self.configuration).write_text(text)
        self.runtime = os.path.join(self.directory, "runtime")
        self.path = os.path.join(self.runtime, "org.lanekeeper")
        self.errors = os.path.join(self.directory, "errors")
        # The folders with all paper, that of before it was changed too.
        self.papers = [self.rolls]
        self.start()

    def start(self):
        """Starts the lane's processes."""
        with open(self.errors, "ab") as errors:
            self.process = subprocess.Popen(
                [os.path.join(self.directory, "lane"), "up", "--config", self.configuration, "--runtime", self.runtime],
                stdin=subprocess.DEVNULL, stdout=errors, stderr=errors, env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})

    def keep_paper(self):
        """Puts what was printed aside; the lane must not run."""
        kept = f"{self.rolls}-{len(self.papers)}"
        os.rename(self.rolls, kept)
        self.papers.append(kept)
        os.mkdir(self.rolls, 0o755)

    def said(self) -> str:
        return pathlib.Path(self.errors).read_text(errors="replace")[-4000:]

    def call(self, method: str, parameters: dict) -> dict:
        """One call on a connection of its own."""
        client = Client(self.path)
        try:
            client.send(method, parameters)
            reply = client.receive()
        finally:
            client.close()
        if "error" in reply:
            raise Refused(f"{reply['error']} {reply.get('parameters')}")
        return reply["parameters"]

    def processes(self) -> dict[str, int]:
        """All processes of the lane by what they are: `supervisor`, `gateway`, `simulator`, and drivers by their printers."""
        found = {}
        for supervisor in _children(self.process.pid):
            found["supervisor"] = supervisor
            for number in _children(supervisor):
                words = _command(number)
                if words and words[0].endswith("lane-gateway"):
                    found["gateway"] = number
                elif words and words[0].endswith("lane-sim"):
                    found["simulator"] = number
                elif len(words) > 2:
                    found[words[2]] = number
        return found

    def wait_ready(self, limit: float = READY_LIMIT):
        """Waits until all printers are ready; ends the program when they are not."""
        deadline = time.monotonic() + limit
        while time.monotonic() < deadline:
            try:
                if self.call("Devices.WaitReady", {"devices": list(PRINTERS), "deadlineMilliseconds": 1000})["isReady"]:
                    return
            except (Lost, Refused):
                pass
            time.sleep(0.01)
        sys.exit(f"the lane was not ready within {limit} s\n{self.said()}")

    def close(self) -> list[str]:
        """Ends the lane as Ctrl-C does; names the processes that are left."""
        processes = self.processes()
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(30)
        left = [name for name, number in processes.items() if os.path.exists(f"/proc/{number}")]
        return left + ([f"lane up ended with {code}"] if code else [])

    def remove(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)
        shutil.rmtree(self.directory, ignore_errors=True)


def _children(process: int) -> list[int]:
    try:
        return [int(word) for word in pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def _command(process: int) -> list[str]:
    try:
        return pathlib.Path(f"/proc/{process}/cmdline").read_bytes().decode().rstrip("\0").split("\0")
    except OSError:
        return []
