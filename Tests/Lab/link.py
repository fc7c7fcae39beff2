"""The daemon that serves the nodes, and the messages between it and the front (nodes/nodes.h has the same layout)."""

import collections
import pathlib
import socket
import struct
import subprocess
import threading

from typing import Callable

HEADER = struct.Struct("=IIIIIiI")
ADD, REMOVE, COMPLETE, ANSWER, REPORT, PERMIT = range(1, 7)
ADDED, REMOVED, SUBMIT, CANCEL, CALL, OPENED, CLOSED = range(101, 108)
(UNBIND, PROBE, RESET, CLEAR_HALT, SET_INTERFACE, SET_CONFIGURATION, OUTPUT_REPORT, SET_FEATURE, GET_FEATURE,
 SET_INPUT, GET_INPUT, GET_OUTPUT) = range(1, 13)
USBFS, HIDRAW, USBLP = 1, 2, 3

Message = collections.namedtuple("Message", "kind node id a b status data")


class NodesLink:
    """One started daemon. `hear(message)` is called in a thread of its own; it must not wait for the daemon."""

    def __init__(self, start: Callable[[socket.socket], subprocess.Popen], hear: Callable[[Message], None]):
        self.here, there = socket.socketpair()
        self.hear, self.sending, self.changed = hear, threading.Lock(), threading.Condition()
        self.there: set[int] = set()
        self.process = start(there)
        there.close()
        self.thread = threading.Thread(target=self.listen, name="lab nodes", daemon=True)
        self.thread.start()

    def send(self, kind: int, node: int, id: int = 0, a: int = 0, b: int = 0, status: int = 0, data: bytes = b""):
        with self.sending:
            try:
                self.here.sendall(HEADER.pack(kind, node, id, a, b, status, len(data)) + data)
            except OSError:
                pass  # The lab is closing.

    def add(self, node: int, kind: int, description: bytes, mode: int, number: tuple[int, int], timeout: float = 30):
        self.send(ADD, node, number[0], kind, mode, number[1], description)
        with self.changed:
            assert self.changed.wait_for(lambda: node in self.there, timeout), f"node {node} was not made"

    def remove(self, node: int, timeout: float = 30):
        self.send(REMOVE, node)
        with self.changed:
            assert self.changed.wait_for(lambda: node not in self.there, timeout), f"node {node} was not removed"

    def receive(self, count: int) -> bytes:
        data = bytearray()
        while len(data) < count:
            more = self.here.recv(count - len(data))
            if not more:
                raise EOFError
            data += more
        return bytes(data)

    def listen(self):
        try:
            while True:
                *head, length = HEADER.unpack(self.receive(HEADER.size))
                message = Message(*head, self.receive(length))
                if message.kind in (ADDED, REMOVED):
                    with self.changed:
                        (self.there.add if message.kind == ADDED else self.there.discard)(message.node)
                        self.changed.notify_all()
                else:
                    self.hear(message)
        except (EOFError, OSError):
            pass

    def close(self):
        self.here.shutdown(socket.SHUT_RDWR)
        self.process.wait(10)
        self.thread.join(10)
        self.here.close()


def usb_description(bus: int, address: int, speed: int, ports: list[int], drivers: dict[int, str], descriptors: bytes) -> bytes:
    table = b"".join(drivers.get(number, "").encode()[:15].ljust(16, b"\0") for number in range(32))
    return struct.pack("=IIII8s", bus, address, speed, len(ports), bytes(ports)) + table + descriptors


def hid_description(bus: int, vendor: int, product: int, name: str, physical: str, unique: str, descriptor: bytes) -> bytes:
    return struct.pack("=IHH128s64s64s", bus, vendor, product, name.encode()[:127], physical.encode()[:63],
                       unique.encode()[:63]) + descriptor


def lp_description(usb: int, interface: int, into: int, out: int) -> bytes:
    return struct.pack("=IIII", usb, interface, into, out)


def build(source: pathlib.Path, product: pathlib.Path):
    """Compiles a folder of C to a program, or one file to a library, when a source is newer."""
    files = sorted(source.glob("*.c")) if source.is_dir() else [source]
    newest = max(file.stat().st_mtime for file in (source.iterdir() if source.is_dir() else files))
    if product.exists() and newest < product.stat().st_mtime:
        return
    product.parent.mkdir(parents=True, exist_ok=True)
    flags = ["-shared", "-fPIC"]
    if source.is_dir():
        told = subprocess.run(["pkg-config", "--cflags", "--libs", "fuse3"], check=True, capture_output=True, text=True)
        flags = told.stdout.split()
    new = product.with_suffix(f".{threading.get_native_id()}")
    subprocess.run(["cc", "-O1", "-g", "-Wall", "-Wextra", "-Werror", "-o", new, *files, *flags], check=True)
    new.rename(product)
