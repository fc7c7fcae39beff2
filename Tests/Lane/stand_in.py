"""Stands in for a lane: answers Devices, Printer and Simulation as a test tells it to, oddly where that is the point.

As a program it stands in for `lane-supervisor`; lines `# stand-in: WORD` in the configuration tell it how to behave.
"""

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time


def device(name, role, **more):
    return {"device": name, "family": "ESCPOSPrinter", "classes": ["printer"], "roles": [role], "isSimulated": True,
            "location": f"/dev/pts/{len(name)}", "state": "ready", "facts": {"model": "TM-T88V"}, "attention": [], **more}


def job(parameters, state, **more):
    return {"job": "job-1", "key": parameters.get("key"), "role": parameters["role"], "device": "receipt-printer",
            "state": state, "bytesSent": 0, "isSimulated": True, "keyMemory": "memory",
            "acceptedMilliseconds": 1_800_000_000_000, "attempts": 1, "isReprint": False, **more}


def run(text, **looks):
    return {"text": text, "isBold": False, "isUnderlined": False, "isReversed": False, "widthTimes": 1, "heightTimes": 1, **looks}


class Refused(Exception):
    """An error reply."""

    def __init__(self, name, **parameters):
        self.reply = {"error": f"org.lanekeeper.{name}", "parameters": parameters}


class StandIn:
    """A service on a Unix socket, a thread for each connection."""

    def __init__(self, path: str):
        self.devices = [device("receipt-printer", "receipt"), device("kitchen-printer", "kitchen")]
        self.calls: list[dict] = []
        self.jobs: dict[str, dict] = {}
        self.marks: list[dict] = []
        # What Print does instead of printing: replies, Refused, seconds to wait, "close".
        self.print_steps: list | None = None
        self.state = {"columns": "32", "cover": "closed"}
        self._watchers: list[queue.Queue] = []
        self._connections: list[socket.socket] = []
        self.path = path
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(path)
        self._listener.listen(64)
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        # Closing alone would leave accept() in its system call.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.drop()
        if os.path.exists(self.path):
            os.unlink(self.path)

    def drop(self):
        """Ends all connections, as a gateway that dies."""
        while self._connections:
            try:
                self._connections.pop().shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def change(self, name: str, **changes):
        """Changes a device and tells those who watch."""
        found = next(each for each in self.devices if each["device"] == name)
        found.update(changes)
        for watcher in list(self._watchers):
            watcher.put({"devices": [dict(found)]})

    def mark(self, kind, text="", runs=None, dots=0):
        self.marks.append({"number": len(self.marks) + 1, "kind": kind, "text": text, "dots": dots,
                           "runs": runs if runs is not None else ([run(text)] if kind == "line" else [])})

    def _accept(self):
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._connections.append(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        received = b""
        try:
            while True:
                while b"\0" not in received:
                    data = connection.recv(1 << 16)
                    if not data:
                        return
                    received += data
                frame, received = received.split(b"\0", 1)
                for reply in self._answers(json.loads(frame)):
                    connection.sendall(json.dumps(reply, ensure_ascii=False).encode() + b"\0")
        except (OSError, StopIteration):
            pass
        finally:
            connection.close()

    def _answers(self, call):
        self.calls.append(call)
        name = call["method"].removeprefix("org.lanekeeper.").replace(".", "_")
        method = getattr(self, name, None)
        if method is None:
            yield {"error": "org.varlink.service.InterfaceNotFound", "parameters": {"interface": call["method"].rsplit(".", 1)[0]}}
            return
        try:
            for item in method(call.get("parameters", {}), call.get("more", False)):
                if item == "close":
                    raise OSError("closed on purpose")
                yield item
        except Refused as refused:
            yield refused.reply

    def _find(self, name, error):
        for each in self.devices:
            if name == each["device"] or name in each["roles"]:
                return each
        raise Refused(error, device=name)

    def Devices_List(self, parameters, more):
        yield {"parameters": {"devices": self.devices}}

    def Devices_Describe(self, parameters, more):
        yield {"parameters": {"device": self._find(parameters["device"], "Devices.DeviceNotFound")}}

    def Devices_Watch(self, parameters, more):
        changes = queue.Queue()
        self._watchers.append(changes)
        yield {"continues": True, "parameters": {"devices": self.devices}}
        while True:
            yield {"continues": True, "parameters": changes.get()}

    def Devices_WaitReady(self, parameters, more):
        names = parameters["devices"] or [each["device"] for each in self.devices]
        deadline = time.monotonic() + parameters["deadlineMilliseconds"] / 1000
        while True:
            waiting = [name for name in names if self._find(name, "Devices.DeviceNotFound")["state"] != "ready"]
            if not waiting or time.monotonic() >= deadline:
                yield {"parameters": {"isReady": not waiting, "waitingFor": waiting}}
                return
            time.sleep(0.01)

    def Printer_Print(self, parameters, more):
        if self.print_steps is not None:
            for step in self.print_steps:
                if isinstance(step, Refused):
                    raise step
                if isinstance(step, (int, float)):
                    time.sleep(step)
                elif step == "close":
                    yield step
                else:
                    state, looks, continues = step
                    if more or not continues:
                        yield {**({"continues": True} if continues else {}), "parameters": {"job": job(parameters, state, **looks)}}
            return
        roles = [role for each in self.devices for role in each["roles"]]
        if parameters["role"] not in roles:
            raise Refused("Printer.RoleNotFound", role=parameters["role"], roles=roles)
        known = self.jobs.get(parameters.get("key"))
        if known is None and parameters.get("again"):
            known = job(parameters, "unknown", reason="keyNotKnown", evidence="nothingSent")
        if known is None:
            if more:
                yield {"continues": True, "parameters": {"job": job(parameters, "queued")}}
                yield {"continues": True, "parameters": {"job": job(parameters, "sending", bytesSent=100)}}
            self._put_on_paper(parameters["document"])
            known = job(parameters, "printed", bytesSent=200, evidence="processIdEcho")
            self.jobs[parameters.get("key")] = known
        yield {"parameters": {"job": known}}

    def _put_on_paper(self, document):
        for element in document["elements"]:
            if "text" in element:
                text = element["text"]
                for line in text["text"].split("\n"):
                    wide = (" " * (text.get("widthTimes", 1) - 1)).join(line)
                    self.mark("line", wide, [run(line, isBold=text.get("bold", False))])
            elif "feedLines" in element:
                self.mark("feed", dots=30 * element["feedLines"])
            else:
                self.mark("cut")

    def Simulation_Devices(self, parameters, more):
        actions = [{"action": "cover", "values": ["open", "close"]}, {"action": "name", "values": []}]
        yield {"parameters": {"devices": [
            {"device": each["device"], "family": each["family"], "location": each["location"], "state": self.state,
             "actions": actions} for each in self.devices]}}

    def Simulation_Observe(self, parameters, more):
        self._find(parameters["device"], "Simulation.DeviceNotFound")
        after = parameters["after"]
        while True:
            marks = self.marks[after:after + 3]
            after += len(marks)
            if marks or not more:
                yield {**({"continues": True} if more else {}), "parameters": {"marks": marks}}
            if not more:
                return
            time.sleep(0.01)

    def Simulation_Act(self, parameters, more):
        self._find(parameters["device"], "Simulation.DeviceNotFound")
        if parameters["action"] != "cover":
            raise Refused("Simulation.ActionNotFound", action=parameters["action"], actions=["cover"])
        if parameters["value"] not in ("open", "close"):
            raise Refused("Simulation.WrongValue", action="cover", value=parameters["value"], values=["open", "close"])
        self.state["cover"] = "open" if parameters["value"] == "open" else "closed"
        yield {"parameters": {"state": self.state}}


def show_life(descriptor: int):
    while True:
        try:
            os.write(descriptor, b".")
        except BlockingIOError:
            pass
        time.sleep(0.1)


def main():
    words = sys.argv[1:]
    options = {word: words[index + 1] for index, word in enumerate(words) if word in ("--config", "--socket", "--alive")}
    assert "--simulation" in words, words
    with open(options["--config"]) as file:
        behaviour = {line.split(":", 1)[1].strip() for line in file if line.startswith("# stand-in:")}
    if "refuse" in behaviour:
        sys.exit(2)
    if "die" in behaviour:
        sys.exit(1)
    if "orphan" in behaviour:
        # Its own parent ends, so that it is left behind.
        subprocess.Popen(["/bin/sh", "-c", "sleep 1000 >/dev/null 2>&1 & echo orphan $! >&2"], start_new_session=True)
    ending = threading.Event()
    if "silent" not in behaviour:
        threading.Thread(target=show_life, args=(int(options["--alive"]),), daemon=True).start()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, (lambda *_: None) if "deaf" in behaviour else (lambda *_: ending.set()))
    if os.path.exists(options["--socket"]):
        os.unlink(options["--socket"])
    stand_in = StandIn(options["--socket"])
    print(f"stand-in {os.getpid()}", file=sys.stderr, flush=True)
    ending.wait()
    stand_in.close()


if __name__ == "__main__":
    main()
