"""Uevents as systemd-udevd broadcasts them, and its database of devices."""

import os
import pathlib
import socket
import struct
import time

GROUP_KERNEL, GROUP_UDEV = 1, 2
MAGIC = 0xFEEDCAFE


def murmur(text: str) -> int:
    """MurmurHash2 with seed 0, by which listeners filter subsystems and device types in the kernel."""
    data, multiplier, mask = text.encode(), 0x5BD1E995, 0xFFFFFFFF
    value, left = len(data), data
    while len(left) >= 4:
        word = int.from_bytes(left[:4], "little") * multiplier & mask
        word = (word ^ word >> 24) * multiplier & mask
        value = (value * multiplier & mask) ^ word
        left = left[4:]
    if left:
        value = (value ^ int.from_bytes(left, "little")) * multiplier & mask
    value = (value ^ value >> 13) * multiplier & mask
    return value ^ value >> 15


def bloom(tags: list[str]) -> int:
    bits = 0
    for tag in tags:
        value = murmur(tag)
        for shift in (0, 6, 12, 18):
            bits |= 1 << (value >> shift & 63)
    return bits


def message(properties: dict[str, str]) -> bytes:
    """The header that libudev checks, and the properties after it."""
    body = b"".join(f"{key}={value}".encode() + b"\0" for key, value in properties.items())
    tags = bloom([tag for tag in properties.get("TAGS", "").split(":") if tag])
    header = struct.pack("=8s", b"libudev\0") + struct.pack(">I", MAGIC) + struct.pack("=III", 40, 40, len(body))
    kind = murmur(properties["DEVTYPE"]) if "DEVTYPE" in properties else 0
    header += struct.pack(">IIII", murmur(properties["SUBSYSTEM"]), kind, tags >> 32, tags & 0xFFFFFFFF)
    return header + body


def kernel_message(properties: dict[str, str]) -> bytes:
    """What udevd makes such events of."""
    head = f"{properties['ACTION']}@{properties['DEVPATH']}".encode() + b"\0"
    return head + b"".join(f"{key}={value}".encode() + b"\0" for key, value in properties.items())


class Broadcaster:
    """Sends events to everybody in this network namespace who listens to udevd."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, 15)  # KOBJECT_UEVENT
        self.socket.bind((0, 0))

    def send(self, properties: dict[str, str], from_kernel: bool):
        try:
            if from_kernel:
                self.socket.sendto(kernel_message(properties), (0, GROUP_KERNEL))
            else:
                self.socket.sendto(message(properties), (0, GROUP_UDEV))
        except (ConnectionRefusedError, BlockingIOError):
            pass  # Nobody listens, or somebody lost it, who is told so by ENOBUFS.
        except OSError as error:
            if error.errno != 105:  # ENOBUFS: the same
                raise


def initialized() -> str:
    """Microseconds since the machine was started, as udevd notes when it first saw a device."""
    return str(time.monotonic_ns() // 1000)


class Database:
    """/run/udev/data: one file for each device, named after its number or its name."""

    def __init__(self, run: pathlib.Path):
        self.folder = run / "udev/data"
        self.tags = run / "udev/tags"

    def write(self, name: str, since: str, properties: dict[str, str], links: list[str] = (), tags: list[str] = ()):
        lines = [f"S:{link}" for link in links] + [f"I:{since}"]
        lines += [f"E:{key}={value}" for key, value in properties.items()]
        lines += [f"{letter}:{tag}" for letter in "GQ" for tag in tags] + ["V:1"]
        new = self.folder / f".#{name}"
        new.write_text("".join(line + "\n" for line in lines))
        os.rename(new, self.folder / name)
        for tag in tags:
            (self.tags / tag).mkdir(parents=True, exist_ok=True)
            (self.tags / tag / name).touch()

    def remove(self, name: str):
        (self.folder / name).unlink(missing_ok=True)
        for tag in self.tags.glob(f"*/{name}"):
            tag.unlink()
