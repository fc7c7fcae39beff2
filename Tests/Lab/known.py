"""A device as udev knows it: its properties, as systemd-udevd 252 makes them, and its events."""

import dataclasses


@dataclasses.dataclass
class Known:
    """One device as udev knows it."""

    path: str
    subsystem: str
    uevent: dict[str, str]
    number: tuple[int, int] | None = None
    properties: dict[str, str] = dataclasses.field(default_factory=dict)
    links: list[str] = dataclasses.field(default_factory=list)
    since: str = ""
    bus: bool = False

    @property
    def database_name(self) -> str:
        return f"c{self.number[0]}:{self.number[1]}" if self.number else f"+{self.subsystem}:{self.path.rsplit('/', 1)[1]}"

    def kernel_event(self, action: str) -> dict[str, str]:
        return {"ACTION": action, "DEVPATH": self.path, "SUBSYSTEM": self.subsystem, **self.uevent}

    def event(self, action: str) -> dict[str, str]:
        event = {"ACTION": action, "DEVPATH": self.path, "SUBSYSTEM": self.subsystem, **self.uevent, **self.properties}
        if "DEVNAME" in event:
            event["DEVNAME"] = f"/dev/{event['DEVNAME']}"
        if self.links:
            event["DEVLINKS"] = " ".join(f"/dev/{name}" for name in self.links)
        if self.since:
            event["USEC_INITIALIZED"] = self.since
        return event


def escaped(text: str) -> str:
    """As udev encodes names of models (udev_util_encode_string)."""
    good = "#+-.:=@_"
    return "".join(each if each.isalnum() or each in good or ord(each) > 127 else "".join(f"\\x{byte:02x}" for byte in each.encode())
                   for each in text)


def replaced(text: str) -> str:
    """As udev writes them where no escape may stand."""
    text = "_".join(text.split())
    return "".join(each if each.isalnum() or each in "#+-.:=@_" else "_" for each in text)


def id_path(path: str) -> str:
    """As udev's path_id makes it: the controller, and the ports."""
    name = path.rsplit("/", 1)[1]
    if name.startswith("usb"):
        return "pci-0000:00:14.0"
    return f"pci-0000:00:14.0-usb-0:{name.split('-', 1)[1]}"


def usb_properties(path: str, numbers: dict, strings: dict, interfaces: list) -> dict[str, str]:
    vendor, model = f"{numbers['vendor']:04x}", f"{numbers['product']:04x}"
    maker, name = strings.get("manufacturer") or vendor, strings.get("product") or model
    serial = strings.get("serial", "")
    whole = f"{replaced(maker)}_{replaced(name)}" + (f"_{replaced(serial)}" if serial else "")
    kinds = dict.fromkeys("".join(f"{each:02x}" for each in triple) for triple, _ in interfaces)
    named = {"MODEL": replaced(name), "MODEL_ENC": escaped(name), "MODEL_ID": model, "SERIAL": whole,
             **({"SERIAL_SHORT": replaced(serial)} if serial else {}), "VENDOR": replaced(maker), "VENDOR_ENC": escaped(maker),
             "VENDOR_ID": vendor, "REVISION": f"{numbers['release']:04x}"}
    return {"ID_BUS": "usb", **{f"ID_{key}": value for key, value in named.items()},
            **{f"ID_USB_{key}": value for key, value in named.items()}, "ID_USB_INTERFACES": f":{':'.join(kinds)}:", **place_properties(path)}


def endpoint_attributes(blob: bytes, wanted: int) -> dict[str, str]:
    found, at, current = [], 18, -1
    while at + 1 < len(blob):
        part = blob[at:at + blob[at]]
        if part[1] == 4:
            current = part[2]
        elif part[1] == 5 and current == wanted:
            found.append(part)
        at += blob[at]
    attributes = {"bNumEndpoints": f"{len(found):02x}"}
    for part in found:
        base, size = f"ep_{part[2]:02x}", int.from_bytes(part[4:6], "little")
        attributes |= {f"{base}/bLength": "07", f"{base}/bEndpointAddress": f"{part[2]:02x}", f"{base}/bmAttributes": f"{part[3]:02x}",
                       f"{base}/wMaxPacketSize": f"{size:04x}", f"{base}/bInterval": f"{part[6]:02x}",
                       f"{base}/type": {2: "Bulk", 3: "Interrupt"}[part[3] & 3], f"{base}/direction": "in" if part[2] & 0x80 else "out",
                       f"{base}/interval": "0ms"}
    return attributes


def place_properties(path: str) -> dict[str, str]:
    place = id_path(path)
    return {"ID_PATH": place, "ID_PATH_TAG": place.replace(":", "_").replace(".", "_")}
