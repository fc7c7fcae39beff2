"""Puts devices into /sys, /dev and udev's database, takes them away, and says so, in the kernel's order."""

import descriptors
import link
from device import Device, Hub
from functions import HID, Function, Serial
from known import Known, endpoint_attributes, id_path, place_properties, usb_properties
from tree import Tree
from uevents import Database, initialized

HOST = "/devices/pci0000:00/0000:00:14.0"
USB_MAJOR, USBLP_MAJOR, HIDRAW_MAJOR, USB_SERIAL_MAJOR, ACM_MAJOR = 189, 180, 239, 188, 166
INPUT_MAJOR, KEYS = 13, "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe"
LP_GROUP, DIALOUT_GROUP = 7, 20  # of Debian
SPEEDS = {1: "1.5", 2: "12", 3: "480"}


def usb_number(bus: int, address: int) -> tuple[int, int]:
    return USB_MAJOR, (bus - 1) * 128 + address - 1


class System:
    def __init__(self, tree: Tree, database: Database, lab):
        self.tree, self.database, self.lab = tree, database, lab
        self.known: dict[str, Known] = {}
        self.hubs: dict[str, tuple[int, int]] = {}  # node and address of each hub, by place
        self.hub_devices: dict[int, Hub] = {}
        self.children: dict[Function, list[tuple[Known, int, str]]] = {}  # with their node, and their file
        self.hid_functions: dict[int, HID] = {}
        self.hid_count = 0
        tree.add(HOST, "pci", {"DRIVER": "xhci_hcd", "PCI_CLASS": "C0330", "PCI_ID": "8086:A36D", "PCI_SLOT_NAME": "0000:00:14.0",
                               "MODALIAS": "pci:v00008086d0000A36Dsv00000000sd00000000bc0Csc03i30"},
                 {"vendor": "0x8086", "device": "0xa36d", "class": "0x0c0330"}, bus=True)
        tree.bind(HOST, "pci", "xhci_hcd")

    # One device at a time

    def add(self, known: Known, attributes: dict, actions=("add",), parent: str | None = None):
        self.tree.add(known.path, known.subsystem, known.uevent, attributes, known.number, known.bus, parent)
        self.known[known.path] = known
        self.tell(known, *actions)

    def tell(self, known: Known, *actions: str, **more: str):
        known.since = known.since or initialized()
        if not self.lab.udevd:
            self.database.write(known.database_name, known.since, known.properties, known.links)
        self.lab.send_events([{**(known.kernel_event(action) if self.lab.udevd else known.event(action)), **more} for action in actions])

    def remove(self, path: str):
        known = self.known.pop(path)
        self.tree.remove(path)
        self.lab.send_events([known.kernel_event("remove") if self.lab.udevd else known.event("remove")])
        if not self.lab.udevd:
            self.database.remove(known.database_name)

    def attach(self, path: str, driver: str):
        """The link to its driver is there before the driver looks at a device, and the event after."""
        known = self.known[path]
        self.tree.bind(path, known.subsystem, driver)
        # The kernel names the driver before the model.
        first = {key: value for key, value in known.uevent.items() if key in ("MAJOR", "MINOR", "DEVNAME", "DEVTYPE")}
        known.uevent = {**first, "DRIVER": driver, **known.uevent}
        self.tree.write_uevent(path, known.uevent)

    def detach(self, path: str):
        known = self.known[path]
        self.tree.unbind(path)
        known.uevent = {key: value for key, value in known.uevent.items() if key != "DRIVER"}
        self.tree.write_uevent(path, known.uevent)

    def make_node(self, kind: int, description: bytes, file: str, device: tuple[int, int], mode: int, group: int = 0,
                  number: int | None = None) -> int:
        number = number or self.lab.next_node()
        self.lab.nodes.add(number, kind, description, mode, device)
        if group and not self.lab.udevd:
            self.lab.nodes.send(link.PERMIT, number, id=group, a=mode)
        self.lab.inside.ask("bind", source=f"/run/lab/nodes/{number}", target=f"/dev/{file}")
        return number

    # Buses and hubs

    def add_bus(self, bus: int):
        self.add_hub(str(bus), f"{HOST}/usb{bus}", bus, descriptors.ROOT_HUB, [], "xHCI Host Controller", "Linux 6.1.0 xhci-hcd", "0000:00:14.0")

    def hub_addresses(self, bus: int) -> set[int]:
        return {address for place, (_, address) in self.hubs.items() if place == str(bus) or place.startswith(f"{bus}-")}

    def path_of(self, place: str) -> str:
        """Of a device at "1-2.3": below the hub at "1-2", which is below the bus."""
        bus, ports = place.split("-")
        ports = ports.split(".")
        return "/".join([f"{HOST}/usb{bus}", *(f"{bus}-{'.'.join(ports[:count])}" for count in range(1, len(ports) + 1))])

    def add_hubs(self, place: str):
        """The hubs on the way to a port, and the bus."""
        bus, ports = place.split("-")
        if bus not in self.hubs:
            self.add_bus(int(bus))
        parts = ports.split(".")
        for count in range(1, len(parts)):
            above = f"{bus}-{'.'.join(parts[:count])}"
            if above not in self.hubs:
                self.add_hub(above, self.path_of(above), int(bus), descriptors.HUB, [int(part) for part in parts[:count]], "", "USB2.1 Hub", "")

    def add_hub(self, place: str, path: str, bus: int, blob: bytes, ports: list[int], maker: str, name: str, serial: str):
        address = self.lab.next_address(bus)
        file = f"bus/usb/{bus:03}/{address:03}"
        node = self.make_node(link.USBFS, link.usb_description(bus, address, 3, ports, {0: "hub"}, blob), file, usb_number(bus, address), 0o664)
        self.hubs[place] = node, address
        self.hub_devices[node] = hub = Hub(self.lab, blob, ["", serial, name, maker])
        hub.node = node
        self.add_usb(path, bus, address, blob, {"manufacturer": maker, "product": name, "serial": serial}, 3, [((9, 0, 0), "")])
        interface = f"{path}/{place if ports else f'{bus}-0'}:1.0"
        self.attach(interface, "hub")
        self.tell(self.known[interface], "bind")
        self.tell(self.known[path], "bind")

    # A USB device and its interfaces

    def add_usb(self, path: str, bus: int, address: int, blob: bytes, strings: dict[str, str], speed: int, interfaces: list):
        numbers = {name: int.from_bytes(blob[at:at + 2], "little") for name, at in (("vendor", 8), ("product", 10), ("release", 12))}
        minor = usb_number(bus, address)[1]
        product = "/".join(f"{numbers[name]:x}" for name in ("vendor", "product", "release"))
        kind = "/".join(str(each) for each in blob[4:7])
        short = path.rsplit("/", 1)[1]
        attributes = {
            "descriptors": blob, "busnum": bus, "devnum": address, "speed": SPEEDS[speed], "version": f"{blob[3]:2x}.{blob[2]:02x}",
            "devpath": short.split("-")[1] if "-" in short else "0", "maxchild": 16 if short.startswith("usb") else 0,
            "idVendor": f"{numbers['vendor']:04x}", "idProduct": f"{numbers['product']:04x}", "bcdDevice": f"{numbers['release']:04x}",
            "bDeviceClass": f"{blob[4]:02x}", "bDeviceSubClass": f"{blob[5]:02x}", "bDeviceProtocol": f"{blob[6]:02x}",
            "bMaxPacketSize0": blob[7], "bNumConfigurations": blob[17], "bConfigurationValue": 1, "bNumInterfaces": f"{len(interfaces):2d}",
            "bmAttributes": f"{blob[25]:02x}", "bMaxPower": f"{blob[26] * 2}mA", "configuration": "", "authorized": 1, "avoid_reset_quirk": 0,
            "quirks": "0x0", "removable": "removable", "urbnum": 12, "rx_lanes": 1, "tx_lanes": 1, "ltm_capable": "no",
            "power/control": "on", "power/autosuspend_delay_ms": 2000, "power/runtime_status": "active", "power/active_duration": 0,
            "power/connected_duration": 0,
            **{name: text for name, text in strings.items() if text}}
        uevent = {"MAJOR": str(USB_MAJOR), "MINOR": str(minor), "DEVNAME": f"bus/usb/{bus:03}/{address:03}", "DEVTYPE": "usb_device",
                  "PRODUCT": product, "TYPE": kind, "BUSNUM": f"{bus:03}", "DEVNUM": f"{address:03}"}
        known = Known(path, "usb", uevent, (USB_MAJOR, minor), usb_properties(path, numbers, strings, interfaces), bus=True)
        self.add(known, {name: value if isinstance(value, bytes) else str(value) for name, value in attributes.items()})
        self.attach(path, "usb")
        base = short if "-" in short else f"{bus}-0"
        for number, (triple, text) in enumerate(interfaces):
            self.add_interface(f"{path}/{base}:1.{number}", path, number, triple, text, product, kind, blob)

    def add_interface(self, path: str, device: str, number: int, triple: tuple, text: str, product: str, kind: str, blob: bytes):
        alias = "usb:v{:04X}p{:04X}d{:04X}dc{:02X}dsc{:02X}dp{:02X}ic{:02X}isc{:02X}ip{:02X}in{:02X}".format(
            *(int.from_bytes(blob[at:at + 2], "little") for at in (8, 10, 12)), *blob[4:7], *triple, number)
        uevent = {"DEVTYPE": "usb_interface", "PRODUCT": product, "TYPE": kind, "INTERFACE": "/".join(str(each) for each in triple),
                  "MODALIAS": alias}
        attributes = {"bInterfaceNumber": f"{number:02x}", "bAlternateSetting": " 0", "bInterfaceClass": f"{triple[0]:02x}",
                      "bInterfaceSubClass": f"{triple[1]:02x}", "bInterfaceProtocol": f"{triple[2]:02x}", "modalias": alias, "authorized": "1",
                      "supports_autosuspend": "1", **endpoint_attributes(blob, number)}
        if text:
            attributes["interface"] = text
        self.add(Known(path, "usb", uevent, None, place_properties(path), bus=True), attributes)

    def add_device(self, device: Device):
        bus = int(device.place.split("-")[0])
        device.path = self.path_of(device.place)
        self.add_node(device)
        strings = {"manufacturer": device.manufacturer, "product": device.name, "serial": device.serial}
        self.add_usb(device.path, bus, device.address, device.descriptors, strings, device.speed, [(function.kind, "") for function in device.functions])
        for function in device.functions:
            if driver := self.probe(device, function):
                self.lab.nodes.send(link.ANSWER, device.node, 0, a=1, b=function.number, data=driver.encode())
        self.tell(self.known[device.path], "bind")

    def add_node(self, device: Device):
        bus, ports = device.place.split("-")
        group = LP_GROUP if any(function.kind[:2] == (7, 1) for function in device.functions) else 0
        self.make_node(link.USBFS, link.usb_description(int(bus), device.address, device.speed, [int(port) for port in ports.split(".")], {},
                                                         device.opened_descriptors or device.descriptors),
                       f"bus/usb/{int(bus):03}/{device.address:03}", usb_number(int(bus), device.address), 0o664, group, number=device.node)

    def remove_node(self, device: Device):
        self.lab.nodes.remove(device.node)
        self.lab.inside.ask("unbind", target=f"/dev/bus/usb/{int(device.place.split('-')[0]):03}/{device.address:03}")

    def remove_device(self, device: Device):
        """The node is gone before anybody hears of it, and what is below goes before what is above."""
        for function in device.functions:
            path = self.interface_path(device, function)
            self.unbind(device, function)
            self.remove(path)
        self.remove_node(device)
        self.detach(device.path)
        self.tell(self.known[device.path], "unbind")
        self.remove(device.path)

    # What drivers make of interfaces

    @staticmethod
    def interface_path(device: Device, function: Function) -> str:
        return f"{device.path}/{device.place}:1.{function.number}"

    def probe(self, device: Device, function: Function) -> str:
        """Lets the kernel's driver take an interface: its name, or "" when there is none for it."""
        if function.driver not in self.lab.drivers or not device.plugged_in:
            return ""
        path = self.interface_path(device, function)
        self.children[function] = []
        self.attach(path, function.driver)
        match function.driver:
            case "usblp":
                self.add_lp(device, function, path)
            case "usbhid":
                self.add_hidraw(device, function, path)
            case _ if isinstance(function, Serial):
                self.add_terminal(device, function, path)
        self.tell(self.known[path], "bind")
        return function.driver

    def unbind(self, device: Device, function: Function):
        path = self.interface_path(device, function)
        bound = "DRIVER" in self.known[path].uevent
        if bound:
            self.detach(path)
        for known, node, file in reversed(self.children.pop(function, [])):
            if node:
                self.lab.nodes.remove(node)
            if file:
                self.lab.inside.ask("unbind", target=f"/dev/{file}")
            for name in known.links:
                self.lab.inside.ask("unlink", place=f"/dev/{name}")
            if isinstance(function, HID):
                self.hid_functions.pop(node, None)
                function.node = None
            if known.subsystem == "hid":
                self.detach(known.path)
                self.tell(known, "unbind")
            self.remove(known.path)
        if bound:
            self.tell(self.known[path], "unbind")

    def first_free(self, name: str) -> int:
        taken = {known.path.rsplit("/", 1)[1] for known in self.known.values()}
        return next(number for number in range(10_000) if f"{name}{number}" not in taken)

    def add_child(self, function: Function, known: Known, attributes: dict, parent: str | None, node: int = 0, file: str = ""):
        self.children[function].append((known, node, file))
        self.add(known, attributes, parent=parent)

    def add_lp(self, device: Device, function: Function, path: str):
        number = self.first_free("lp")
        file = f"usb/lp{number}"
        node = self.make_node(link.USBLP, link.lp_description(device.node, function.number, function.into, function.out), file,
                              (USBLP_MAJOR, number), 0o660, LP_GROUP)
        uevent = {"MAJOR": str(USBLP_MAJOR), "MINOR": str(number), "DEVNAME": file}
        self.tree.at(path).joinpath("ieee1284_id").write_text(function.device_id + "\n")
        self.add_child(function, Known(f"{path}/usbmisc/lp{number}", "usbmisc", uevent, (USBLP_MAJOR, number)), {}, path, node, file)

    def add_hidraw(self, device: Device, function: HID, path: str):
        self.hid_count += 1
        short = f"0003:{device.vendor:04X}:{device.product:04X}.{self.hid_count & 0xFFFF:04X}"
        name = f"{device.manufacturer} {device.name}".strip()
        physical = f"usb-0000:00:14.0-{device.place.split('-')[1]}/input{function.number}"
        uevent = {"HID_ID": f"0003:{device.vendor:08X}:{device.product:08X}", "HID_NAME": name, "HID_PHYS": physical, "HID_UNIQ": device.serial,
                  "MODALIAS": f"hid:b0003g0001v{device.vendor:08X}p{device.product:08X}"}
        self.add_child(function, Known(f"{path}/{short}", "hid", uevent, bus=True), {"report_descriptor": function.report_descriptor, "country": "00"}, None)
        self.attach(f"{path}/{short}", "hid-generic")
        number = self.first_free("hidraw")
        file = f"hidraw{number}"
        node = self.make_node(link.HIDRAW, link.hid_description(3, device.vendor, device.product, name, physical, device.serial,
                                                                function.report_descriptor), file, (HIDRAW_MAJOR, number), 0o600)
        function.node = node
        self.hid_functions[node] = function
        self.add_child(function, Known(f"{path}/{short}/hidraw/{file}", "hidraw", {"MAJOR": str(HIDRAW_MAJOR), "MINOR": str(number), "DEVNAME": file},
                                       (HIDRAW_MAJOR, number)), {}, f"{path}/{short}", node, file)
        if function.types:
            self.add_keyboard(device, function, f"{path}/{short}", name, physical)
        self.tell(self.known[f"{path}/{short}"], "bind")

    def add_keyboard(self, device: Device, function: HID, above: str, name: str, physical: str):
        """What a keyboard of 101 keys shows; nobody can read its node."""
        number = self.first_free("input")
        uevent = {"PRODUCT": f"3/{device.vendor:x}/{device.product:x}/111", "NAME": f'"{name}"', "PHYS": f'"{physical}"', "UNIQ": f'"{device.serial}"',
                  "EV": "120013", "KEY": KEYS}
        self.add_child(function, Known(f"{above}/input/input{number}", "input", uevent),
                       {"capabilities/ev": "120013", "capabilities/key": KEYS, "id/bustype": "0003", "name": name}, above)
        file = f"event{self.first_free('event')}"
        numbers = (INPUT_MAJOR, 64 + int(file[5:]))
        function.events = f"{above}/input/input{number}/{file}"
        self.add_child(function, Known(function.events, "input", {"MAJOR": str(numbers[0]), "MINOR": str(numbers[1]), "DEVNAME": f"input/{file}"}, numbers),
                       {}, f"{above}/input/input{number}")

    def add_terminal(self, device: Device, function: Serial, path: str):
        modem = function.driver == "cdc_acm"
        kind, major = ("ttyACM", ACM_MAJOR) if modem else ("ttyUSB", USB_SERIAL_MAJOR)
        number = self.first_free(kind)
        file, above = f"{kind}{number}", path
        if not modem:
            above = f"{path}/{file}"
            self.add_child(function, Known(above, "usb-serial", {"DRIVER": function.driver}, bus=True), {"port_number": "0"}, None)
        self.lab.inside.ask("bind", source=function.terminal, target=f"/dev/{file}")
        usb = {key: value for key, value in self.known[device.path].properties.items() if not key.startswith("ID_PATH")}
        place = id_path(path)
        properties = {**usb, "ID_USB_INTERFACE_NUM": f"{function.number:02}",
                      "ID_USB_DRIVER": function.driver, **place_properties(path)}
        by_name = f"serial/by-id/usb-{properties['ID_SERIAL']}-if{function.number:02}" + ("" if modem else "-port0")
        links = [] if self.lab.udevd else [f"serial/by-path/{place}" + ("" if modem else "-port0"), by_name]
        for name in links:
            self.lab.inside.ask("link", target=f"/dev/{file}", place=f"/dev/{name}")
        self.add_child(function, Known(f"{above}/tty/{file}", "tty", {"MAJOR": str(major), "MINOR": str(number), "DEVNAME": file}, (major, number),
                                       properties, links), {}, above, 0, file)
