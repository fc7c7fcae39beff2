"""A lane of 50 devices in the lab, and somebody who looks at every change of them."""

import contextlib
import json
import signal
import subprocess
import sys
import threading
import time

from found_lane import FoundLane
from lane import Client, eventually
from measure import arguments, descendants
from usb_line import LabPrinter

# Usage page 8C, usage 02: a scanner.
SCANNER = bytes.fromhex("058c0902a101150026ff007508950809128102c0")


class Thing:
    """One device of the lane with what it must say of itself."""

    def __init__(self, lane, name: str, device, identity: str, way: str = "usb", family: str = "found", facts: dict | None = None):
        self.lane, self.name, self.device, self.family = lane, name, device, family
        self.place = f'attached = "{way}"\nidentity = "{identity}"'
        self.kind = {"found": "driver in Python, " + way}.get(family, family)
        self.port, self.moves, self.facts = device.port, identity.startswith("serialNumber"), facts or {}
        # Where it is now, and since when; where it ever was.
        self.here, self.plugged_at = "", 0.0
        self.said: dict = {}

    def plug(self, port: str | None = None, address: int | None = None):
        with self.lane.lock:
            self.here, self.plugged_at = port or self.free(), 0.0
        self.device.plug(self.here, address)
        with self.lane.lock:
            self.plugged_at = time.monotonic()

    def free(self) -> str:
        """Its own port, unless another one has it."""
        taken = any(other.here == self.port for other in self.lane.things if other is not self)
        return next(iter(self.lane.free_ports)) if taken else self.port

    @property
    def node(self) -> str:
        """The file in /dev that it has now."""
        if hid := getattr(self.device, "hid", None):
            return f"/dev/{next(file for _, _, file in self.device.lab.system.children[hid] if file)}"
        return f"/dev/bus/usb/{int(self.here.split('-')[0]):03}/{self.device.address:03}"

    def unplug(self):
        self.device.unplug()
        with self.lane.lock:
            self.here, self.plugged_at = "", 0.0


class SoakedLane(FoundLane):
    """30 printers with serial numbers or as twins, 15 devices of reports, and five receipt printers with their real driver."""

    def __init__(self, lab):
        self.lock, self.things = threading.RLock(), []
        self.latencies, self.changes, self.wrong, self.closing = [], 0, [], False
        for number in range(50):
            self.things.append(self.make(lab, number, f"1-{number % 5 + 1}.{number // 5 + 1}"))
        spare = [f"1-{hub}.{port}" for hub in range(1, 6) for port in range(11, 16)]
        moving = [thing.port for thing in self.things if thing.moves]
        self.ports = spare + moving
        super().__init__(lab, {thing.name: thing.place for thing in self.things}, patience="10 s",
                         families={thing.name: thing.family for thing in self.things}, rules=(('ready = "10 s"', 'ready = "60 s"'),))
        self.watcher = threading.Thread(target=self.watch, name="watcher", daemon=True)
        self.watcher.start()

    def make(self, lab, number: int, port: str) -> Thing:
        serial = f"S{number}"
        model = {"vendor": 0x04B8, "product": 0x0E15, "port": port}
        by_serial, by_port = f"serialNumber:{serial}", f"port:{port}"
        match number // 5:
            case 0 | 1 | 2:
                return Thing(self, f"printer{number}", lab.usb_printer(serial=serial, model=self.silent, **model), by_serial)
            case 3 | 4:
                return Thing(self, f"twin{number}", lab.usb_printer(model=self.silent, **model), by_port)
            case 5:
                return Thing(self, f"same{number}", lab.usb_printer(serial="SAME", model=self.silent, **model), by_port)
            case 6 | 7:
                device = lab.hidraw(0x05E0, 0x1300, SCANNER, serial=serial, port=port)
                return Thing(self, f"scanner{number}", device, by_serial, "hid")
            case 8:
                return Thing(self, f"reader{number}", lab.hidraw(0x05E0, 0x1300, SCANNER, port=port), by_port, "hid")
            case _:
                works = LabPrinter(texts={65: b"1.23 ESC/POS", 66: b"EPSON", 67: b"TM-T88VI", 68: serial.encode()})
                device = lab.usb_printer(serial=serial, model=works.take, **model)
                works.function = device.printer
                return Thing(self, f"receipt{number}", device, by_serial, family="ESCPOSPrinter", facts={"serialNumber": serial})

    @staticmethod
    def silent(data: bytes):
        return None

    @property
    def free_ports(self) -> list[str]:
        with self.lock:
            taken = {thing.here for thing in self.things}
        return [port for port in self.ports if port not in taken]

    # What is told

    def watch(self):
        """Each change as it comes; over again with another gateway."""
        while not self.closing:
            try:
                client = Client(self.path, 600)
                client.send("Devices.Watch", more=True)
                while True:
                    for device in client.receive()["parameters"]["devices"]:
                        self.changed(device, time.monotonic())
            except (OSError, EOFError):
                time.sleep(0.05)

    def changed(self, device: dict, now: float):
        with self.lock:
            self.changes += 1
            thing = next(thing for thing in self.things if thing.name == device["device"])
            was, thing.said = thing.said, device
            if device["state"] in ("ready", "attention"):
                if trouble := self.trouble(thing):
                    self.wrong.append(trouble)
                if was.get("state") not in ("ready", "attention") and thing.plugged_at:
                    self.latencies.append((thing.kind, now - thing.plugged_at))
                    thing.plugged_at = 0.0

    def trouble(self, thing: Thing, is_settled: bool = False) -> str:
        """What a device that is ready tells of itself and must not; its port may have changed meanwhile, unless all is quiet."""
        if thing.family == "ESCPOSPrinter":
            wanted = thing.facts
            told = {key: thing.said["facts"].get(key) for key in wanted}
        else:
            facts = {key: json.loads(thing.said["facts"].get(key, "null")) for key in ("serialNumber", "port")}
            wanted = {"serialNumber": thing.device.serial or None}
            if is_settled or not thing.moves:
                wanted["port"] = thing.here if is_settled else thing.port
            told = {key: facts[key] for key in wanted}
        if is_settled and not thing.said["location"].endswith(f"at port {thing.here}"):
            return f"{thing.name} is at port {thing.here} and is told to be at {thing.said['location']}"
        return "" if told == wanted else f"{thing.name} is {wanted} and has {told}"

    def check(self):
        with self.lock:
            assert not self.wrong, self.wrong

    def forget_latencies(self):
        """Of devices that nobody was told of."""
        with self.lock:
            for thing in self.things:
                thing.plugged_at = 0.0

    # What is waited for

    def bound(self) -> dict[str, tuple[str, str]]:
        """Port and node of what each device has, as the supervisor knows them now."""
        client = self.client()
        found = client.call("Devices.Explain")["parameters"]["found"]
        client.close()
        return {each["device"]: (each["port"], each["node"]) for each in found if each.get("device")}

    def drivers(self) -> set[str]:
        """The devices whose driver runs; it has their name as its last word."""
        return {word for process in descendants(self.process.pid) for word in arguments(process)[-1:]}

    def not_ready(self) -> list[str]:
        """Those that are not, or that are not themselves."""
        # What the lane tells may be of before a device was pulled out: nodes have another number each time.
        bound = self.bound()
        wrong = [f"{thing.name} has {bound.get(thing.name)}, not {thing.node}" for thing in self.things
                 if bound.get(thing.name) != (thing.here, thing.node)]
        drivers = self.drivers()
        alone = [f"{thing.name} has no driver" for thing in self.things if thing.name not in drivers]
        processes = len(descendants(self.process.pid)) - len(self.things) - 1
        if wrong or alone or processes:
            return wrong or alone or [f"{processes} processes too many"]
        with self.lock:
            return [f"{thing.name} {thing.said.get('state')} {thing.said.get('reason')} {self.trouble(thing, True) if thing.said else ''}"
                    for thing in self.things if thing.said.get("state") != "ready" or self.trouble(thing, True)]

    def not_absent(self) -> list[str]:
        with self.lock:
            return [f"{thing.name} {thing.said.get('state')} {thing.said.get('reason')}" for thing in self.things
                    if not thing.here and (thing.said.get("state"), thing.said.get("reason")) != ("absent", "notPluggedIn")]

    def mounted(self, node: str) -> list[str]:
        """What the lab has put at a node, the newest last, and whose it says that it is."""
        lines = [line.split()[3] for line in self.lab.output(["cat", "/proc/self/mountinfo"]).splitlines() if line.split()[4] == node]
        asked = "import fcntl, os, sys; print(fcntl.ioctl(os.open(sys.argv[1], os.O_RDWR), 0x40085511, bytes(8)))"
        told = self.lab.run([sys.executable, "-c", asked, node], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return [*lines, told.communicate()[0].strip()[-200:]]

    def wait(self, left, what: str, timeout: float):
        """Until none is left, and the processes are those of these devices."""
        try:
            eventually(lambda: not left(), what, timeout)
        except AssertionError:
            names = {each.split()[0] for each in left()}
            said = [f"{thing.node}, mounted: {self.mounted(thing.node)}; {thing.said}" for thing in self.things if thing.name in names]
            log = [line for line in self.said().splitlines() if any(f" {name}:" in line for name in names)]
            raise AssertionError("\n".join([f"not {what} within {timeout} s: {left()}", *map(str, said), *log[-40:]])) from None
        self.check()

    @contextlib.contextmanager
    def asleep(self):
        """The supervisor is stopped meanwhile."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def close(self):
        self.closing = True
        super().close()
