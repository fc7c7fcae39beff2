"""USB descriptors as the specification lays them out (USB 2.0, chapter 9; HID 1.11, section 6.2.1)."""

import dataclasses
import struct

BULK, INTERRUPT = 2, 3


@dataclasses.dataclass(frozen=True)
class Endpoint:
    address: int  # with 0x80 for what comes in
    kind: int
    size: int
    interval: int = 0

    def descriptor(self) -> bytes:
        return struct.pack("<BBBBHB", 7, 5, self.address, self.kind, self.size, self.interval)


def interface(number: int, kind: tuple[int, int, int], endpoints: list[Endpoint], extra: bytes = b"", name: int = 0) -> bytes:
    head = struct.pack("<BBBBBBBBB", 9, 4, number, 0, len(endpoints), *kind, name)
    return head + extra + b"".join(endpoint.descriptor() for endpoint in endpoints)


def hid(report_descriptor: bytes) -> bytes:
    return struct.pack("<BBHBBBH", 9, 0x21, 0x0111, 0, 1, 0x22, len(report_descriptor))


def configuration(interfaces: list[bytes], attributes: int = 0xC0, power: int = 1) -> bytes:
    body = b"".join(interfaces)
    return struct.pack("<BBHBBBBB", 9, 2, 9 + len(body), len(interfaces), 1, 0, attributes, power) + body


def device(vendor: int, product: int, release: int, strings: tuple[int, int, int], kind=(0, 0, 0), usb: int = 0x0200) -> bytes:
    return struct.pack("<BBHBBBBHHHBBBB", 18, 1, usb, *kind, 64, vendor, product, release, *strings, 1)


def string(text: str) -> bytes:
    data = text.encode("utf-16-le")[:252]
    return bytes([len(data) + 2, 3]) + data


LANGUAGES = bytes([4, 3, 0x09, 0x04])

ROOT_HUB = device(0x1D6B, 0x0002, 0x0612, (3, 2, 1), (9, 0, 1)) + configuration(
    [interface(0, (9, 0, 0), [Endpoint(0x81, INTERRUPT, 4, 12)])], 0xE0, 0)
HUB = device(0x05E3, 0x0608, 0x8536, (0, 2, 0), (9, 0, 1)) + configuration(
    [interface(0, (9, 0, 0), [Endpoint(0x81, INTERRUPT, 1, 12)])], 0xE0, 50)
