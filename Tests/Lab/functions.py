"""What a USB device can do: one function for each interface."""

import collections
import queue
import socket
import threading

import descriptors
from descriptors import BULK, INTERRUPT, Endpoint

STALL = None


class Function:
    """One interface. Requests come in the lab's thread and must not wait."""

    kind = (0xFF, 0, 0)
    driver = ""  # the kernel driver that takes such an interface
    extra = b""

    def __init__(self):
        self.endpoints: list[Endpoint] = []
        self.device = None
        self.number = 0

    def take_endpoints(self, free: "Numbers"):
        """Chooses addresses for its endpoints when the device is put together."""

    def descriptor(self) -> bytes:
        return descriptors.interface(self.number, self.kind, self.endpoints, self.extra)

    def control(self, setup: "Setup", data: bytes) -> bytes | None:
        return STALL

    def plugged(self):
        pass

    def unplugged(self):
        pass


class Numbers:
    """Endpoint numbers that are still free on a device."""

    def __init__(self):
        self.into = self.out = 0

    def take(self, into: bool) -> int:
        if into:
            self.into += 1
            return 0x80 | self.into
        self.out += 1
        return self.out


Setup = collections.namedtuple("Setup", "type request value index length")


class Printer(Function):
    """A printer of the USB printer class (1.1): bytes go to a model, and what the model answers comes back.

    The model is a TCP address, or a function of bytes that returns bytes; `received` keeps what went out when it is neither.
    """

    driver = "usblp"

    def __init__(self, model=None, tcp=None, device_id: str = "MFG:Lab;MDL:Printer;CMD:ESC/POS;CLS:PRINTER;",
                 kind=(7, 1, 2), into_size: int = 64, out_size: int = 64):
        super().__init__()
        self.kind, self.model, self.tcp, self.device_id = kind, model, tcp, device_id
        self.sizes = into_size, out_size
        self.driver = "usblp" if kind[0] == 7 and kind[1] == 1 and kind[2] in (1, 2, 3) else ""
        self.port_status = 0x18  # selected, no error, paper
        self.received, self.soft_resets = bytearray(), 0
        self.work: queue.Queue = queue.Queue()
        self.socket = self.thread = None

    def take_endpoints(self, free: Numbers):
        self.endpoints = [Endpoint(free.take(False), BULK, self.sizes[1])]
        if self.kind[2] != 1 or self.kind[0] != 7:  # 1 is unidirectional
            self.endpoints.append(Endpoint(free.take(True), BULK, self.sizes[0]))

    @property
    def out(self) -> int:
        return self.endpoints[0].address

    @property
    def into(self) -> int:
        return self.endpoints[1].address if len(self.endpoints) > 1 else 0

    def control(self, setup: Setup, data: bytes) -> bytes | None:
        match setup.type, setup.request:
            case 0xA1, 0 if self.kind[0] == 7:  # GET_DEVICE_ID
                text = self.device_id.encode()
                return (len(text) + 2).to_bytes(2, "big") + text
            case 0xA1, 1 if self.kind[0] == 7:  # GET_PORT_STATUS
                return bytes([self.port_status])
            case (0x21 | 0x23), 2 if self.kind[0] == 7:  # SOFT_RESET; 0x23 is what the class's first version asked for
                self.soft_resets += 1
                return b""
        return STALL

    def plugged(self):
        self.work = queue.Queue()
        if self.tcp:
            self.socket = socket.create_connection(self.tcp, timeout=10)
            threading.Thread(target=self.listen, args=(self.socket,), name="lab printer in", daemon=True).start()
        self.thread = threading.Thread(target=self.print, args=(self.work, self.socket), name="lab printer out", daemon=True)
        self.thread.start()

    def unplugged(self):
        self.work.put(None)
        if self.socket:
            try:
                self.socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        if self.thread and self.thread is not threading.current_thread():
            self.thread.join(10)
        if self.socket:
            self.socket.close()
        self.socket = self.thread = None

    def listen(self, connection: socket.socket):
        try:
            while data := connection.recv(4096):
                self.answer(data)
        except OSError:
            pass

    def answer(self, data: bytes):
        """Bytes that the printer sends by itself."""
        self.device.give(self.into, data)

    def print(self, work: queue.Queue, connection: socket.socket | None):
        """Takes what goes out, one transfer after the other: the rest waits as behind a printer that says NAK."""
        while transfer := work.get():
            if not self.device.begin(transfer):
                continue
            moved, status = 0, 0
            while moved < len(transfer.data) and not transfer.cancelled.is_set() and self.device.plugged_in:
                room, fault = self.device.room(transfer.endpoint, len(transfer.data) - moved)
                if room:
                    taken = self.take(bytes(transfer.data[moved:moved + room]), connection)
                    self.device.spend(transfer.endpoint, taken)
                    moved += taken
                    continue
                if fault == "nak":
                    transfer.cancelled.wait(0.01)
                    continue
                status = self.device.strike(fault, transfer, moved)
                break
            if transfer.cancelled.is_set() and moved < len(transfer.data):
                status = -2  # ENOENT
            self.device.complete(transfer, status, moved)

    def take(self, data: bytes, connection: socket.socket | None) -> int:
        count = len(data)
        if connection:
            connection.settimeout(0.05)
            try:
                count = connection.send(data)
            except TimeoutError:
                return 0
            except OSError:
                return len(data)  # A printer whose works have stopped still has its line open.
        self.received += data[:count]
        if self.model and (answer := self.model(data[:count])):
            self.answer(answer)
        return count


class HID(Function):
    """A human interface device: reports come in, and to a hidraw node when the kernel's driver has it."""

    driver = "usbhid"

    def __init__(self, report_descriptor: bytes, kind=(3, 0, 0), report_size: int = 64, on_output=None,
                 types: bool = False):
        """With `types` it is a keyboard as well: an input device with an event node whose file is empty."""
        super().__init__()
        self.types, self.events = types, ""
        self.kind, self.report_descriptor, self.report_size = kind, report_descriptor, report_size
        self.extra = descriptors.hid(report_descriptor)
        self.outputs: list[bytes] = []
        self.features: dict[int, bytes] = {}
        self.on_output = on_output
        self.node = None  # of hidraw

    def take_endpoints(self, free: Numbers):
        self.endpoints = [Endpoint(free.take(True), INTERRUPT, self.report_size, 4)]

    def send(self, report: bytes):
        """One input report, with its number in front where the descriptor has numbers."""
        self.device.send_report(self, report)

    def output(self, report: bytes) -> int:
        self.outputs.append(report)
        if self.on_output:
            self.on_output(report)
        return len(report)

    def control(self, setup: Setup, data: bytes) -> bytes | None:
        match setup.type, setup.request:
            case 0x81, 6:  # GET_DESCRIPTOR of the interface
                return {0x22: self.report_descriptor, 0x21: self.extra}.get(setup.value >> 8, STALL)
            case 0xA1, 1:  # GET_REPORT
                return self.features.get(setup.value & 0xFF, STALL)
            case 0xA1, (2 | 3):  # GET_IDLE, GET_PROTOCOL
                return b"\0"
            case 0x21, 9:  # SET_REPORT
                if setup.value >> 8 == 3:
                    self.features[setup.value & 0xFF] = data
                else:
                    self.output(data)
                return b""
            case 0x21, (10 | 11):  # SET_IDLE, SET_PROTOCOL
                return b""
        return STALL


class Serial(Function):
    """A USB serial adapter whose /dev/ttyUSBN is a terminal that somebody else made, such as a pty of a simulator."""

    driver = "ftdi_sio"

    def __init__(self, terminal: str, driver: str = "ftdi_sio", kind=(0xFF, 0xFF, 0xFF)):
        super().__init__()
        self.terminal, self.driver, self.kind = terminal, driver, kind

    def take_endpoints(self, free: Numbers):
        self.endpoints = [Endpoint(free.take(True), BULK, 64), Endpoint(free.take(False), BULK, 64)]
