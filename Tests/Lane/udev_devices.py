"""A folder that stands for /sys, with the USB devices that a test plugs into it, and the uevents the kernel would send."""

import dataclasses
import os
import pathlib
import struct

BUS = "devices/pci0000:00/0000:00:14.0/usb1"
# What a keyboard has: EV_KEY and autorepeat, and all keys from Escape to D, by which udev's input_id knows one.
KEYBOARD = {"capabilities/ev": "120013", "capabilities/key": "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe"}


@dataclasses.dataclass
class Device:
    """One device of the kernel: where it is, what its uevent says, and its node if it has one."""

    path: str
    properties: dict[str, str]

    @property
    def node(self) -> str | None:
        return self.properties.get("DEVNAME")

    @property
    def number(self) -> int:
        return os.makedev(int(self.properties["MAJOR"]), int(self.properties["MINOR"]))


class Tree:
    """The folder. Devices are made in the order in which the kernel makes them, parents first."""

    def __init__(self, root: pathlib.Path):
        self.root = root
        self.devices: list[Device] = []
        self.counts: dict[str, int] = {}
        self.entry("devices/pci0000:00/0000:00:14.0", "bus/pci", {"vendor": "0x8086"})
        self.entry(BUS, "bus/usb", {"idVendor": "1d6b", "idProduct": "0002", "bDeviceClass": "09"}, DEVTYPE="usb_device")
        self.devices.clear()

    def next(self, kind: str) -> int:
        self.counts[kind] = self.counts.get(kind, -1) + 1
        return self.counts[kind]

    def entry(self, path: str, subsystem: str, attributes: dict, number: tuple[int, int] | None = None,
              **properties: str) -> Device:
        """Makes one device; a number of (major, minor) gives it a node."""
        folder = self.root / path
        folder.mkdir(parents=True)
        if number:
            properties |= {"MAJOR": str(number[0]), "MINOR": str(number[1])}
            self.link(self.root / f"dev/char/{number[0]}:{number[1]}", folder)
        (folder / "uevent").write_text("".join(f"{key}={value}\n" for key, value in properties.items()))
        for name, value in attributes.items():
            file = folder / name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(value if isinstance(value, bytes) else f"{value}\n".encode())
        self.link(folder / "subsystem", self.root / subsystem)
        members = self.root / subsystem / "devices" if subsystem.startswith("bus/") else self.root / subsystem
        self.link(members / folder.name, folder)
        device = Device("/" + path, {"SUBSYSTEM": subsystem.split("/")[1]} | properties)
        self.devices.append(device)
        return device

    @staticmethod
    def link(place: pathlib.Path, target: pathlib.Path):
        target.mkdir(parents=True, exist_ok=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(os.path.relpath(target, place.parent))


class USBDevice:
    """A device on a port, with interfaces of (class, subclass, protocol), and what kernel drivers make of them."""

    def __init__(self, tree: Tree, port: str, vendor: str, product: str, *interfaces: str, serial: str | None = None):
        self.tree, self.vendor, self.product = tree, vendor, product
        address = tree.next("usb") + 2
        self.path = f"{BUS}/{port}"
        numbers = f"{int(vendor, 16):x}/{int(product, 16):x}/100"
        codes = [bytes.fromhex(code) for code in interfaces]
        endpoint = struct.pack("<BBBBHB", 7, 5, 0x81, 2, 64, 0)
        described = b"".join(struct.pack("<9B", 9, 4, at, 0, 1, *code, 0) + endpoint for at, code in enumerate(codes))
        descriptors = struct.pack("<BBHBBBBHHHBBBB", 18, 1, 0x200, 0, 0, 0, 64, int(vendor, 16), int(product, 16), 0x100, 1, 2, 3, 1)
        descriptors += struct.pack("<BBHBBBBB", 9, 2, 9 + len(described), len(codes), 1, 0, 0x80, 50) + described
        facts = {"idVendor": vendor, "idProduct": product, "bcdDevice": "0100", "bDeviceClass": "00", "busnum": "1",
                 "devnum": str(address), "manufacturer": "Maker", "product": "Model", "descriptors": descriptors,
                 "power/control": "auto"} | ({"serial": serial} if serial is not None else {})
        self.device = tree.entry(self.path, "bus/usb", facts, (189, address - 1), DEVTYPE="usb_device", PRODUCT=numbers,
                                 DEVNAME=f"bus/usb/001/{address:03}", BUSNUM="001", DEVNUM=f"{address:03}", TYPE="0/0/0")
        self.interfaces = []
        for at, code in enumerate(codes):
            facts = dict(zip(("bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol"), (f"{byte:02x}" for byte in code)))
            self.interfaces.append(tree.entry(
                f"{self.path}/{port}:1.{at}", "bus/usb", facts | {"bInterfaceNumber": f"{at:02x}", "power/control": "auto"},
                DEVTYPE="usb_interface", PRODUCT=numbers, TYPE="0/0/0", INTERFACE="/".join(str(byte) for byte in code)))

    def below(self, at: int) -> str:
        return self.interfaces[at].path[1:]

    def usblp(self, at: int = 0) -> Device:
        number = self.tree.next("lp")
        return self.tree.entry(f"{self.below(at)}/usbmisc/lp{number}", "class/usbmisc", {}, (180, number),
                               DEVNAME=f"usb/lp{number}")

    def hid(self, at: int = 0, descriptor: bytes = b"") -> str:
        name = f"0003:{self.vendor.upper()}:{self.product.upper()}.{self.tree.next('hid') + 1:04X}"
        path = f"{self.below(at)}/{name}"
        self.tree.entry(path, "bus/hid", {"report_descriptor": descriptor},
                        HID_ID=f"0003:0000{self.vendor.upper()}:0000{self.product.upper()}", HID_NAME="Model")
        return path

    def hidraw(self, at: int = 0, descriptor: bytes = bytes.fromhex("0501 0906 a101 c0")) -> Device:
        number = self.tree.next("hidraw")
        return self.tree.entry(f"{self.hid(at, descriptor)}/hidraw/hidraw{number}", "class/hidraw", {}, (240, number),
                               DEVNAME=f"hidraw{number}")

    def keyboard(self, at: int = 0, attributes: dict = KEYBOARD) -> Device:
        """An event node of a keyboard, or of what other capabilities tell."""
        number = self.tree.next("event")
        above = f"{self.hid(at)}/input/input{number}"
        self.tree.entry(above, "class/input", {"name": "Model"} | attributes, NAME='"Model"')
        return self.tree.entry(f"{above}/event{number}", "class/input", {}, (13, 64 + number), DEVNAME=f"input/event{number}")

    def modem_line(self, at: int = 0) -> Device:
        number = self.tree.next("ttyACM")
        return self.tree.entry(f"{self.below(at)}/tty/ttyACM{number}", "class/tty", {}, (166, number), DEVNAME=f"ttyACM{number}")

    def serial_line(self, at: int = 0, port: int = 0) -> Device:
        number = self.tree.next("ttyUSB")
        above = f"{self.below(at)}/ttyUSB{number}"
        self.tree.entry(above, "bus/usb-serial", {"port_number": str(port)})
        return self.tree.entry(f"{above}/tty/ttyUSB{number}", "class/tty", {}, (188, number), DEVNAME=f"ttyUSB{number}")
