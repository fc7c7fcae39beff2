"""Printers on a TCP connection that no printer would be: one that never stops sending, one that answers and goes mute."""

import os
import select
import socket
import threading

from small_printer import SmallPrinter


def connected_pair() -> tuple[socket.socket, socket.socket]:
    """Both ends of a connection over loopback: the printer's and the driver's."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        driver = socket.create_connection(server.getsockname())
        printer, _ = server.accept()
    return printer, driver


class FloodingPrinter:
    """Sends this for ever, as fast as it is taken, and throws away what it is told."""

    kind = "stream"

    def __init__(self, piece):
        self._printer, self._driver = connected_pair()
        self.slave = self._driver.fileno()
        self._piece, self._closed = piece, False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        self._printer.setblocking(False)
        while not self._closed:
            readable, writable, _ = select.select([self._printer], [self._printer], [], 0.05)
            try:
                if readable and not self._printer.recv(65536):
                    return
                if writable:
                    self._printer.send(self._piece())
            except (BlockingIOError, ConnectionError):
                continue

    def close(self):
        self._closed = True
        self._thread.join(20)
        self._printer.close()
        self._driver.close()


class NetworkPrinter(SmallPrinter):
    """A small printer behind a TCP connection, which stays open whatever becomes of the printer."""

    def __init__(self, **options):
        super().__init__("stream", **options)

    def _connect(self):
        return connected_pair()


def random_bytes() -> bytes:
    return os.urandom(4096)


def zeros() -> bytes:
    return bytes(4096)


def states() -> bytes:
    """A cover that opens and closes."""
    return bytes([0x38, 0, 0, 0, 0x10, 0, 0, 0]) * 500
