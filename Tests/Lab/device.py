"""A USB device of the lab: its descriptors, its transfers, and its faults."""

import collections
import threading

import descriptors
import link
from capture import Capture
from functions import Function, Numbers, Setup

EPIPE, ENOENT, ESHUTDOWN, EOVERFLOW = -32, -2, -108, -75
CONTROL = 2  # USBDEVFS_URB_TYPE_CONTROL
FULL_SPEED, HIGH_SPEED = 2, 3  # of the kernel's enum usb_device_speed


class Transfer:
    """One URB on its way."""

    def __init__(self, message: link.Message):
        self.id, self.endpoint, self.length = message.id, message.a, message.b
        self.is_control = message.status == CONTROL
        self.setup = message.data[:8] if self.is_control else b""
        self.data = message.data[8:] if self.is_control else message.data
        self.cancelled, self.complete, self.begun = threading.Event(), False, False

    @property
    def into(self) -> bool:
        return bool(self.endpoint & 0x80)


class Device:
    """Made by `Lab`; `plug` and `unplug` may follow each other any number of times.

    `place` is where it is plugged in: "1-2.3" is port 3 of a hub at port 2 of the first bus.
    """

    def __init__(self, lab, vendor: int, product: int, functions: list[Function], serial: str = "", manufacturer: str = "",
                 name: str = "", port: str | None = None, release: int = 0x0100, speed: int = FULL_SPEED):
        self.lab, self.vendor, self.product, self.functions = lab, vendor, product, functions
        self.serial, self.manufacturer, self.name = serial, manufacturer, name
        self.release, self.speed, self.port = release, speed, port
        self.capture: Capture | None = None
        # What its node in usbfs says, for one that is not what /sys says of it.
        self.opened_descriptors: bytes | None = None
        self.resets = self.halts_cleared = 0
        self.lock = threading.RLock()
        self.strings = ["", *dict.fromkeys(text for text in (manufacturer, name, serial) if text)]
        free = Numbers()
        for number, function in enumerate(functions):
            function.device, function.number = self, number
            function.take_endpoints(free)
        self.forget()
        # Set by the lab while it is plugged in.
        self.place, self.address, self.node, self.path = "", 0, 0, ""

    def forget(self):
        """As after power-on."""
        self.plugged_in = self.dead = False
        self.transfers: dict[int, Transfer] = {}
        self.waiting = collections.defaultdict(collections.deque)  # IN transfers of each endpoint
        self.ready = collections.defaultdict(collections.deque)  # packets that wait to go in
        self.halted: set[int] = set()
        self.faults: dict[bool, list] = {}

    @property
    def descriptors(self) -> bytes:
        def index(text: str) -> int:
            return self.strings.index(text) if text else 0

        return descriptors.device(self.vendor, self.product, self.release,
                                  (index(self.manufacturer), index(self.name), index(self.serial))) + self.configuration

    @property
    def configuration(self) -> bytes:
        return descriptors.configuration([function.descriptor() for function in self.functions])

    # Plugging

    def plug(self, port: str | None = None, address: int | None = None) -> "Device":
        """With the next address, as the kernel gives them out, or with this one: after 127 of a bus it begins again."""
        self.lab.plug(self, port or self.port, address)
        return self

    def unplug(self):
        self.lab.unplug(self)

    def replug(self, port: str | None = None):
        """Back at the same port, or at another one; always with another address."""
        self.unplug()
        self.plug(port or self.place)

    def exchange(self):
        """What is open is a device that is gone, and its file leads to another one just like it; /sys shows nothing of that."""
        self.lab.exchange(self)

    # Faults

    def fault(self, kind: str, at: int = 0, into: bool = False):
        """After so many more bytes: `nak` takes no more until `heal`; `stall` halts the endpoint until CLEAR_HALT; `short` ends
        that transfer early without an error; `drop` unplugs the device; `back` does, and plugs it in again."""
        assert kind in ("nak", "stall", "short", "drop", "back"), kind
        with self.lock:
            self.faults[into] = [kind, at]

    def heal(self):
        with self.lock:
            self.faults.clear()
            self.halted.clear()
            for endpoint in list(self.waiting):
                self.feed(endpoint)

    def room(self, endpoint: int, wanted: int) -> tuple[int, str]:
        """How much of `wanted` bytes may pass before a fault, and which one it is."""
        with self.lock:
            kind, left = self.faults.get(bool(endpoint & 0x80), ("", wanted))
            return min(wanted, left), kind

    def spend(self, endpoint: int, count: int):
        with self.lock:
            if fault := self.faults.get(bool(endpoint & 0x80)):
                fault[1] -= count

    def strike(self, kind: str, transfer: Transfer, moved: int) -> int:
        """What becomes of the transfer at which a fault happens."""
        with self.lock:
            self.faults.pop(transfer.into, None)
            match kind:
                case "stall":
                    self.halted.add(transfer.endpoint)
                    return EPIPE
                case "drop" | "back":
                    self.dead = True  # nothing more is moved until the kernel has noticed
                    self.lab.later(self.replug if kind == "back" else self.unplug)
                    return ESHUTDOWN
        return 0

    # Transfers: these run in the lab's thread

    def submit(self, message: link.Message):
        transfer = Transfer(message)
        with self.lock:
            if not self.plugged_in:
                return
            self.transfers[transfer.id] = transfer
            if self.dead:
                self.complete(transfer, ESHUTDOWN, 0)
            elif transfer.is_control:
                answer = self.control(transfer)
                if answer is None:
                    self.complete(transfer, EPIPE, 0)
                else:
                    answer = answer[:transfer.length]
                    self.complete(transfer, 0, len(answer) if transfer.into else len(transfer.data), answer if transfer.into else b"")
            elif transfer.endpoint in self.halted:
                self.complete(transfer, EPIPE, 0)
            elif transfer.into:
                self.waiting[transfer.endpoint].append(transfer)
                self.feed(transfer.endpoint)
            else:
                function = self.function_of(transfer.endpoint)
                if hasattr(function, "work"):
                    function.work.put(transfer)
                else:
                    self.complete(transfer, 0, len(transfer.data))

    def function_of(self, endpoint: int) -> Function | None:
        for function in self.functions:
            if any(each.address == endpoint for each in function.endpoints):
                return function
        return None

    def begin(self, transfer: Transfer) -> bool:
        """False for one that was taken back while it waited for its turn."""
        with self.lock:
            if transfer.complete:
                return False
            if self.dead or transfer.endpoint in self.halted:
                self.complete(transfer, ESHUTDOWN if self.dead else EPIPE, 0)
                return False
            transfer.begun = True
            return True

    def cancel(self, number: int):
        with self.lock:
            transfer = self.transfers.get(number)
            if not transfer:
                return
            transfer.cancelled.set()
            if transfer.into:
                if transfer in self.waiting[transfer.endpoint]:
                    self.waiting[transfer.endpoint].remove(transfer)
                self.complete(transfer, ENOENT, 0)
            elif not transfer.begun:
                self.complete(transfer, ENOENT, 0)

    def complete(self, transfer: Transfer, status: int, moved: int, data: bytes = b""):
        with self.lock:
            if transfer.complete:
                return
            transfer.complete = True
            self.transfers.pop(transfer.id, None)
            if self.capture:
                self.capture.note(transfer.endpoint & 0xF, transfer.into, status, moved, transfer.length, transfer.setup,
                                  data if transfer.into else transfer.data[:moved])
            self.lab.nodes.send(link.COMPLETE, self.node, transfer.id, moved, status=status, data=data)

    # What goes in

    def packet_size(self, endpoint: int) -> int:
        return next(each.size for function in self.functions for each in function.endpoints if each.address == endpoint)

    def give(self, endpoint: int, data: bytes):
        """Bytes of a bulk endpoint, in packets as the endpoint sends them."""
        if not endpoint:
            return
        size = self.packet_size(endpoint)
        with self.lock:
            if self.plugged_in:
                self.ready[endpoint].extend(data[start:start + size] for start in range(0, len(data), size))
                self.feed(endpoint)

    def feed(self, endpoint: int):
        """A transfer ends with a short packet, when it is full, or when there is no more (a packet of no bytes)."""
        waiting, ready = self.waiting[endpoint], self.ready[endpoint]
        while waiting and ready and endpoint not in self.halted:
            kind, left = self.faults.get(True, ("", 1 << 30))
            if left <= 0 and kind == "nak":
                return
            transfer, data, status = waiting.popleft(), b"", 0
            if left <= 0:
                self.complete(transfer, self.strike(kind, transfer, 0), 0)
                continue
            while ready and len(data) < transfer.length:
                packet = ready.popleft()
                if len(data) + len(packet) > transfer.length:
                    status, packet = EOVERFLOW, packet[:transfer.length - len(data)]
                data += packet
                if status or len(packet) < self.packet_size(endpoint):
                    break
            self.spend(0x80, len(data))
            self.complete(transfer, status, len(data), data)

    def send_report(self, function, report: bytes):
        with self.lock:
            if not self.plugged_in:
                return
            if function.node:
                self.lab.nodes.send(link.REPORT, function.node, data=report)
            else:
                self.ready[function.endpoints[0].address].append(report)
                self.feed(function.endpoints[0].address)

    # Control requests

    def control(self, transfer: Transfer) -> bytes | None:
        setup = Setup(transfer.setup[0], transfer.setup[1], *(int.from_bytes(transfer.setup[at:at + 2], "little") for at in (2, 4, 6)))
        match setup.type, setup.request:
            case 0x80, 6:
                return self.descriptor(setup.value >> 8, setup.value & 0xFF)
            case 0x80, 0:
                return b"\1\0"
            case 0x82, 0:
                return bytes([setup.index in self.halted, 0])
            case 0x80, 8:
                return b"\1"
            case 0x81, 10:
                return b"\0"
            case (0x00, 9) | (0x01, 11):
                self.halted.clear()
                return b""
            case 0x02, 1 if setup.value == 0:
                return self.clear_halt(setup.index)
        number = setup.index >> 8 if (setup.type, setup.request) == (0xA1, 0) else setup.index & 0xFF
        if setup.type & 0x1F in (1, 3) and number < len(self.functions):
            return self.functions[number].control(setup, transfer.data)
        return None

    def clear_halt(self, endpoint: int) -> bytes:
        self.halted.discard(endpoint)
        self.halts_cleared += 1
        return b""

    def descriptor(self, kind: int, index: int) -> bytes | None:
        match kind:
            case 1:
                return self.descriptors[:18]
            case 2 if index == 0:
                return self.configuration
            case 3 if index == 0:
                return descriptors.LANGUAGES
            case 3 if index < len(self.strings):
                return descriptors.string(self.strings[index])
        return None


class Hub(Device):
    """A hub that is there because something is plugged in below it; its ports say that they are powered and in use."""

    def __init__(self, lab, blob: bytes, strings: list[str]):
        super().__init__(lab, 0, 0, [])
        self.blob, self.strings = blob, strings
        self.plugged_in = True

    @property
    def descriptors(self) -> bytes:
        return self.blob

    @property
    def configuration(self) -> bytes:
        return self.blob[18:]

    def control(self, transfer: Transfer) -> bytes | None:
        match transfer.setup[:2]:
            case b"\xa0\x06":  # the class's own descriptor
                return bytes([9, 0x29, 16, 0x09, 0x00, 10, 0, 0, 0])
            case b"\xa0\x00":
                return bytes(4)
            case b"\xa3\x00":
                return bytes([0x03, 0x01, 0, 0])
        return super().control(transfer)
