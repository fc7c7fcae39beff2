"""A USB stack for unmodified programs on a machine without one: what README.md beside this file says.

    with Lab() as lab:
        printer = lab.usb_printer(vendor=0x04B8, product=0x0202, serial="A1", model=lambda data: b"")
        printer.plug()
        lab.run(["lsusb"])
"""

import collections
import os
import pathlib
import queue
import shutil
import subprocess
import threading
import time

import link
from system import System
from capture import Capture
from device import HIGH_SPEED, Device
from functions import HID, Function, Printer, Serial
from namespace import Namespace
from tree import Tree
from uevents import Database

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
PROGRAM = REPOSITORY / ".build/lab/lab-nodes"
NODES = "/run/lab/nodes"


def missing() -> str | None:
    """Why there can be no lab on this machine."""
    if os.geteuid() != 0:
        return "the lab needs root, for mounts and for uevents"
    for program in ("unshare", "nsenter", "cc", "pkg-config"):
        if not shutil.which(program):
            return f"the lab needs the program {program}"
    if not os.path.exists("/dev/fuse"):
        return "the lab needs FUSE: there is no /dev/fuse"
    if subprocess.run(["pkg-config", "--exists", "fuse3"]).returncode:
        return "the lab needs libfuse3-dev"
    if subprocess.run(["unshare", "--mount", "--net", "true"], capture_output=True).returncode:
        return "the lab needs namespaces, which are refused here"
    return None


class Lab:
    """`drivers` are the kernel's that are there to take interfaces. With `udevd` a real systemd-udevd runs inside, with the rules
    of this machine and `rules` (text by file name) in /run/udev/rules.d; otherwise the lab tells what udevd would."""

    def __init__(self, drivers=("hub", "usblp", "usbhid", "ftdi_sio", "cdc_acm"), udevd: bool = False, rules: dict[str, str] | None = None):
        self.drivers, self.udevd, self.rules = set(drivers), udevd, rules or {}
        self.udevd_process: subprocess.Popen | None = None
        self.lock = threading.RLock()
        self.devices: dict[int, Device] = {}  # plugged in, by the number of their node
        self.last_node = self.last_event = 0
        self.addresses = collections.defaultdict(int)
        self.work: queue.Queue = queue.Queue()
        self.closed, self.failures = False, []

    # Its life

    def __enter__(self) -> "Lab":
        if reason := missing():
            import pytest

            pytest.skip(reason)
        link.build(HERE / "nodes", PROGRAM)
        self.inside = Namespace(NODES)
        try:
            self.root = self.inside.root
            self.nodes = link.NodesLink(self.start_nodes, self.hear)
            self.worker = threading.Thread(target=self.obey, name="lab", daemon=True)
            self.worker.start()
            self.system = System(Tree(self.root / "sys"), Database(self.root / "run"), self)
            if self.udevd:
                self.start_udevd()
            self.system.add_bus(1)
        except BaseException:
            self.inside.close()
            raise
        return self

    def __exit__(self, error, *_):
        try:
            with self.lock:
                self.closed = True
                for device in list(self.devices.values()):
                    self.unplug(device)
            self.work.put(None)
            self.worker.join(30)
            self.nodes.close()
        finally:
            self.inside.close()
        if self.failures and not error:
            raise self.failures[0]

    def start_nodes(self, there) -> subprocess.Popen:
        return self.inside.start([PROGRAM, NODES, str(there.fileno())], pass_fds=[there.fileno()], stdin=subprocess.DEVNULL)

    def start_udevd(self):
        """Also after it was killed. What happens while there is none is lost, as on a real machine."""
        shim = PROGRAM.with_name("as_from_the_kernel.so")
        link.build(HERE / "udevd/as_from_the_kernel.c", shim)
        (self.root / "run/udev/rules.d").mkdir(exist_ok=True)
        for name, text in self.rules.items():
            (self.root / "run/udev/rules.d" / name).write_text(text)
        control = self.root / "run/udev/control"
        control.unlink(missing_ok=True)
        self.udevd_process = self.run(["/lib/systemd/systemd-udevd"], env={**os.environ, "LD_PRELOAD": str(shim)}, stdin=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        while not control.exists():
            assert self.udevd_process.poll() is None and time.monotonic() < deadline, "udevd did not start"
            time.sleep(0.01)
        self.output(["udevadm", "control", "--ping"])

    def settle(self):
        """Until udevd has handled what has happened."""
        if self.udevd:
            self.output(["udevadm", "settle", "--timeout=30"])

    def run(self, command: list, env: dict | None = None, **popen) -> subprocess.Popen:
        """Starts a program inside. It ends with the lab at the latest."""
        environment = {**(os.environ if env is None else env), "SYSTEMD_DEVICE_VERIFY_SYSFS": "0"}
        return self.inside.start([str(word) for word in command], env=environment, **popen)

    def output(self, command: list, timeout: float = 60, check: bool = True, **popen) -> str:
        """What a program says that is run to its end."""
        process = self.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True, **popen)
        try:
            told, _ = process.communicate(timeout=timeout)
        except BaseException:
            process.kill()
            process.communicate()
            raise
        assert not check or process.returncode == 0, f"{command} ended with {process.returncode}: {told}"
        return told

    # Making devices

    def device(self, functions: list[Function], vendor: int, product: int, **options) -> Device:
        """A device with any functions, one to an interface."""
        return Device(self, vendor, product, functions, **options)

    def usb_printer(self, vendor: int = 0x04B8, product: int = 0x0202, serial: str = "", port: str | None = None, model=None, tcp=None,
                    manufacturer: str = "EPSON", name: str = "TM-T88", capture: bool = False, **function) -> Device:
        """`device.printer` is its function."""
        printer = Printer(model=model, tcp=tcp, **function)
        device = self.device([printer], vendor, product, serial=serial, port=port, manufacturer=manufacturer, name=name)
        device.printer = printer
        device.capture = Capture() if capture else None
        return device

    def hidraw(self, vendor: int, product: int, report_descriptor: bytes, serial: str = "", port: str | None = None,
               manufacturer: str = "Lab", name: str = "Scanner", **function) -> Device:
        """`device.hid` is its function, `device.send(report)` sends an input report."""
        hid = HID(report_descriptor, **function)
        device = self.device([hid], vendor, product, serial=serial, port=port, manufacturer=manufacturer, name=name)
        device.hid, device.send = hid, hid.send
        return device

    def usb_serial(self, terminal: str, vendor: int = 0x0403, product: int = 0x6001, serial: str = "", port: str | None = None,
                   manufacturer: str = "FTDI", name: str = "FT232R USB UART", **function) -> Device:
        """A terminal that is there already, such as the other side of a pty, as /dev/ttyUSBN (or /dev/ttyACMN)."""
        return self.device([Serial(terminal, **function)], vendor, product, serial=serial, port=port, manufacturer=manufacturer, name=name)

    # Plugging

    def plug(self, device: Device, port: str | None, address: int | None = None):
        with self.lock:
            if self.closed:
                return
            assert not device.plugged_in, "it is plugged in already"
            place = port or self.free_port()
            assert all(other.place != place for other in self.devices.values()), f"port {place} is taken"
            bus = int(place.split("-")[0])
            self.system.add_hubs(place)
            assert address not in self.taken_addresses(bus), f"address {address} is taken"
            device.forget()
            for function in device.functions:
                function.plugged()
            device.place, device.address = place, address or self.next_address(bus)
            device.node = self.next_node()
            self.devices[device.node] = device
            device.plugged_in = True
            self.system.add_device(device)

    def unplug(self, device: Device):
        with self.lock:
            if not device.plugged_in:
                return
            with device.lock:
                device.plugged_in = False
            self.system.remove_device(device)
            for function in device.functions:
                function.unplugged()
            del self.devices[device.node]
            device.forget()

    def exchange(self, device: Device):
        with self.lock:
            del self.devices[device.node]
            self.system.remove_node(device)
            device.node = self.next_node()
            self.devices[device.node] = device
            self.system.add_node(device)

    def change(self, device: Device, interface: int | None = None, **properties: str):
        """A `change` event of the device, or of one of its interfaces, as after a write to its file `uevent`."""
        with self.lock:
            path = device.path if interface is None else self.system.interface_path(device, device.functions[interface])
            self.system.tell(self.system.known[path], "change", **properties)

    def free_port(self) -> str:
        taken = {device.place for device in self.devices.values()} | set(self.system.hubs)
        return next(place for number in range(1, 10_000) if (place := f"1-{number}") not in taken)

    def next_node(self) -> int:
        self.last_node += 1
        return self.last_node

    def next_address(self, bus: int) -> int:
        """The next one upwards, as the kernel gives them out."""
        taken = self.taken_addresses(bus)
        for _ in range(127):
            self.addresses[bus] = self.addresses[bus] % 127 + 1
            if self.addresses[bus] not in taken:
                return self.addresses[bus]
        raise AssertionError(f"bus {bus} has 127 devices already")

    def taken_addresses(self, bus: int) -> set[int]:
        return self.system.hub_addresses(bus) | {device.address for device in self.devices.values() if device.place.startswith(f"{bus}-")}

    def send_events(self, events: list[dict[str, str]]):
        for event in events:
            self.last_event += 1
            event["SEQNUM"] = str(self.last_event)
        self.inside.ask("send", events=events, fromKernel=self.udevd)

    # What the daemon says

    def hear(self, message: link.Message):
        device = self.devices.get(message.node) or self.system.hub_devices.get(message.node)
        match message.kind:
            case link.SUBMIT if device:
                device.submit(message)
            case link.CANCEL if device:
                device.cancel(message.id)
            case link.CALL:
                self.work.put(lambda: self.answer(message))

    def later(self, what):
        """In the lab's own thread, which may wait for the daemon."""
        self.work.put(what)

    def obey(self):
        while what := self.work.get():
            try:
                what()
            except Exception as error:  # told when the lab ends
                self.failures.append(error)

    def answer(self, message: link.Message):
        try:
            answer = self.answer_to(message)
        except BaseException:
            # Whoever asked hangs in the kernel until there is an answer; what went wrong is told when the lab ends.
            self.nodes.send(link.ANSWER, message.node, message.id, status=-5)  # EIO
            raise
        self.nodes.send(link.ANSWER, message.node, message.id, **answer)

    def answer_to(self, message: link.Message) -> dict:
        status, data, bound = 0, b"", None
        with self.lock:
            device = self.devices.get(message.node)
            if device:
                match message.a:
                    case link.UNBIND:
                        self.system.unbind(device, device.functions[message.b])
                    case link.PROBE:
                        bound = self.system.probe(device, device.functions[message.b])
                        status = int(bool(bound))
                        data = bound.encode()
                    case link.RESET:
                        device.resets += 1
                        device.halted.clear()
                    case link.CLEAR_HALT:
                        device.clear_halt(message.b)
            elif function := self.system.hid_functions.get(message.node):
                status, data = self.answer_hid(function, message)
            else:
                status = -19  # ENODEV
        return {"a": int(bool(bound)), "b": message.b if bound is not None else 0, "status": status, "data": data}

    def answer_hid(self, function: HID, message: link.Message) -> tuple[int, bytes]:
        match message.a:
            case link.OUTPUT_REPORT:
                function.output(message.data)
            case link.SET_FEATURE:
                function.features[message.data[0]] = message.data
            case link.GET_FEATURE:
                report = function.features.get(message.data[0])
                return (len(report), report) if report else (-32, b"")
            case _:
                return -32, b""
        return len(message.data), b""
