"""Stands in for the supervisor and for printers' drivers: runs one gateway alone, on a folder of the test's own."""

import fcntl
import itertools
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import threading

from driver_stand import REPOSITORY, TIMEOUT, Link
from lane import Client, eventually

GATEWAY = str(REPOSITORY / ".build/debug/lane-gateway")
_numbers = itertools.count(1)


class Printer:
    """A driver's process and its printer, which prints the first text of each document on `paper`.

    It goes on while gateways come and go, and tells the next one of jobs that are not settled, as drivers do.
    """

    def __init__(self, paper: list | None = None, prints: bool = True):
        self.driver = f"driver-{next(_numbers)}"
        self.paper = [] if paper is None else paper
        self.lock = threading.Lock()
        self.prints = prints
        self.running = None
        self.outcomes = {}
        self._calls = self._reports = None

    def links(self) -> tuple[Link, Link]:
        """The links for a gateway's PutDevice; the one before is dead."""
        with self.lock:
            self.hang_up()
            self._calls, self._reports = Link(), Link()
            threading.Thread(target=self._serve, args=(self._calls,), daemon=True).start()
            return self._calls, self._reports

    def hang_up(self):
        for link in (self._calls, self._reports):
            if link:
                try:
                    link.here.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
        self._calls = self._reports = None

    def ready(self):
        with self.lock:
            if self.running:
                self._report("Progress", job=self.running[0], bytesSent=0)
            for name in list(self.outcomes):
                self._tell(name)
            self._report("Ready", facts={"model": "stand"})

    def print_all(self):
        """Prints what it holds, and from now on all that comes."""
        with self.lock:
            self.prints = True
            self._finish()

    def _serve(self, link: Link):
        try:
            while True:
                call = link.message(timeout=3600)
                document = link.take_descriptor() if call["method"].endswith(".Begin") else None
                with self.lock:
                    if link is self._calls:
                        self._answer(link, call, document)
                if document is not None:
                    os.close(document)
        except (OSError, EOFError):
            pass

    def _answer(self, link: Link, call: dict, file: int | None):
        method, parameters = call["method"].rsplit(".", 1)[1], call["parameters"]
        if method == "Begin":
            if self.running:
                reply = {"error": "org.lanekeeper.link.Jobs.Busy", "parameters": {"job": self.running[0]}}
                return link.here.sendall(json.dumps(reply).encode() + b"\0")
            document = json.loads(os.pread(file, 1 << 26, 0))
            self.running = (parameters["job"], document)
            # Before the answer: what is told of a job that has begun outlives the call.
            self._report("Progress", job=parameters["job"], bytesSent=0)
            self._report("Progress", job=parameters["job"], bytesSent=10)
            self._finish()
        elif method == "Settle":
            self.outcomes.pop(parameters["job"], None)
        link.here.sendall(b'{"parameters":{}}\0')

    def _finish(self):
        if not self.running or not self.prints:
            return
        (name, document), self.running = self.running, None
        self.paper.append([element["text"]["text"] for element in document["elements"] if "text" in element])
        self.outcomes[name] = True
        self._tell(name)

    def _tell(self, name: str):
        self._report("Outcome", job=name, outcome="printed", bytesSent=10, evidence="statusFence")

    def _report(self, kind: str, **parameters):
        frame = {"method": f"org.lanekeeper.link.DriverReports.{kind}", "parameters": parameters, "oneway": True}
        try:
            if self._reports:
                self._reports.here.sendall(json.dumps(frame).encode() + b"\0")
        except OSError:
            pass  # The gateway is gone; the next one hears of it.


class GatewayStand:
    """One gateway that was started on a folder, and serves clients."""

    def __init__(self, folder: pathlib.Path, printers: dict[str, Printer], roles: dict[str, list[str]] | None = None,
                 environment: dict | None = None, policies=(), are_ready: bool = True, **opening):
        self.printers, self.last_words = printers, None
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="gateway-"))
        self.path = str(self.directory / "socket")
        self.calls, self.reports = Link(), Link()
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(self.path)
        listener.listen(64)
        wanted = [self.calls.there.fileno(), self.reports.there.fileno(), listener.fileno()]

        def arrange():
            moved = [fcntl.fcntl(number, fcntl.F_DUPFD, 100) for number in wanted]
            for index, number in enumerate(moved):
                os.dup2(number, 3 + index)

        self.errors = open(self.directory / "errors", "wb")
        self.process = subprocess.Popen([GATEWAY], stdin=subprocess.DEVNULL, stderr=self.errors, preexec_fn=arrange, pass_fds=range(3, 6),
                                        env={**os.environ, "SWIFT_BACKTRACE": "enable=no", **(environment or {})})
        for end in (self.calls.there, self.reports.there, listener):
            end.close()
        roles = roles or {"receipt": list(printers)}
        self.tell("Open", directory=str(folder), keepBodiesMilliseconds=86_400_000, keepEntriesMilliseconds=2_592_000_000,
                   policies=list(policies), heartbeatMilliseconds=3_600_000, **opening)
        for name, printer in printers.items():
            links = printer.links()
            device = {"device": name, "family": "Stand", "classes": ["printer"], "isSimulated": False, "location": "here",
                      "roles": [role for role, players in roles.items() if name in players], "state": "ready", "driver": printer.driver}
            self.tell("PutDevice", [link.there.fileno() for link in links], device=device)
            for link in links:
                link.there.close()
            if are_ready:
                printer.ready()
        self.tell("Serve", access={"owner": os.getuid(), "sale": [], "technician": [], "simulation": [], "admin": []})

    def tell(self, method: str, beside=(), /, **parameters):
        reply = self.calls.call(f"Gateway.{method}", beside, **parameters)
        assert reply == {"parameters": {}}, f"{reply}\n{self.said()}"

    def client(self) -> Client:
        return Client(self.path)

    def said(self) -> str:
        return (self.directory / "errors").read_text(errors="replace")

    def freeze(self):
        """Stops it; what is on the disk now is what a crash would leave."""
        self.process.send_signal(signal.SIGSTOP)
        state = pathlib.Path(f"/proc/{self.process.pid}/stat")
        eventually(lambda: state.read_text().rsplit(")", 1)[1].split()[0] == "T", "a stopped gateway")

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)

    def kill(self):
        self.process.kill()
        self.process.wait(TIMEOUT)

    def close(self):
        """Ends it as a crash does; what it said is in `last_words` then."""
        if self.last_words is not None:
            return
        self.kill()
        for printer in self.printers.values():
            with printer.lock:
                printer.hang_up()
        for link in (self.calls, self.reports):
            link.close()
        self.errors.close()
        self.last_words = self.said()
        shutil.rmtree(self.directory, ignore_errors=True)
