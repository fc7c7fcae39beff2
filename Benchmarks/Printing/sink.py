#!/usr/bin/env python3
"""A small receipt printer on a port, which prints its port, and then for each receipt its mark and when its first byte came.

The times are nanoseconds of the monotonic clock. Questions after its state are answered and are no receipt.
"""

import pathlib
import re
import socket
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests/Lane"))

from small_printer import SmallPrinter  # noqa: E402

QUESTIONS = re.compile(rb"(\x10\x04.|\x1d[Ira].|\x1d\(H\x06\x00\x30\x30....)*", re.DOTALL)
MARK = re.compile(rb"Corner Shop ([a-z]+-[0-9]+-[0-9]+)")
CUT = b"\x1dV"


class Sink(SmallPrinter):
    """The printer's end of one connection."""

    def __init__(self, connection: socket.socket):
        self._connection = connection
        super().__init__("tcp")

    def _connect(self):
        return self._connection, self._connection

    def _run(self):
        first, receipt = None, b""
        while data := self._receive():
            now = time.monotonic_ns()
            if not QUESTIONS.fullmatch(data):
                first, receipt = first or now, receipt + data
            self._waiting += self._answer_realtime(data)
            self._work()
            self.commands.clear()
            if CUT in receipt:
                mark = MARK.search(receipt)
                print(mark[1].decode() if mark else "none", first, flush=True)
                first, receipt = None, b""
        self._connection.close()

    def _receive(self) -> bytes:
        try:
            return self._connection.recv(1 << 16)
        except OSError:
            return b""


def main():
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        Sink(connection)


if __name__ == "__main__":
    main()
