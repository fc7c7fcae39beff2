"""A small receipt printer in the lab, and its descriptors as the supervisor would pass them."""

import fcntl
import os
import struct
import sys
import threading

from driver_stand import REPOSITORY
from small_printer import NORMAL, TEXTS, SmallPrinter

sys.path.insert(0, str(REPOSITORY / "Tests/Lab"))

# linux/usbdevice_fs.h
DROP_PRIVILEGES, IOCTL, DISCONNECT, CONNECT = 0x4004551E, 0xC0105512, 0x5516, 0x5517
PAPER_EMPTY, OFF_LINE, ALL_WELL = 0x38, 0x08, 0x18


class LabPrinter(SmallPrinter):
    """What a printer of the lab does with its bytes; it has no line and no thread of its own."""

    def __init__(self, answers=("status", "identity", "echo", "fence"), texts=TEXTS):
        self.answers, self.texts = set(answers), texts
        self.commands, self.state, self.holds, self.drawer_opens, self.is_on = [], NORMAL, False, True, True
        self._tells, self._waiting, self._lock, self.function = False, b"", threading.RLock(), None

    def take(self, data: bytes):
        with self._lock:
            self._waiting += self._answer_realtime(data)
            self.go_on()

    def go_on(self):
        with self._lock:
            if not self.holds and not self.state[0] & 8:
                self._work()

    def _send(self, data: bytes):
        if self.is_on:
            self.function.answer(data)

    def power_off(self):
        """Forgets all but the paper."""
        with self._lock:
            self._waiting, self._tells, self.holds, self.state = b"", False, False, NORMAL


class UsbLine:
    """The descriptor of a printer that is plugged in, as `DriverStand` wants it; by usbfs or by usblp."""

    def __init__(self, lab, device, kind="usbInterface", interface=0):
        self.kind, self.device, self.interface = kind, device, interface
        if kind == "usbPrinter":
            self.path = next((lab.root / "dev/usb").glob("lp*"))
        else:
            bus = device.place.split("-")[0]
            self.path = lab.root / f"dev/bus/usb/{int(bus):03}/{device.address:03}"
        self.slave = os.open(self.path, os.O_RDWR | os.O_NONBLOCK)
        if kind == "usbInterface":
            try:
                fcntl.ioctl(self.slave, IOCTL, struct.pack("iiP", interface, DISCONNECT, 0))
            except OSError:
                pass  # no driver of the kernel has it
            fcntl.ioctl(self.slave, DROP_PRIVILEGES, struct.pack("I", 1 << interface))

    def found(self, **others) -> dict:
        found = {"port": self.device.place, "vendor": self.device.vendor, "product": self.device.product}
        return {**found, **({"interface": self.interface} if self.kind == "usbInterface" else {}), **others}

    def close(self):
        if self.slave >= 0:
            os.close(self.slave)
        self.slave = -1
