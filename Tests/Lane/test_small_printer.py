"""The small printer of these tests itself: what it tells must be true, or tests fail without cause."""

import os
import threading

from small_printer import NORMAL, SmallPrinter

CHANGED = bytes([NORMAL[0] | 4]) + NORMAL[1:]


class HesitantPrinter(SmallPrinter):
    """Its own thread waits between making up an answer and giving it."""

    def _send(self, data: bytes):
        if threading.current_thread() is self._thread:
            self.hesitates.set()
            self.goes_on.wait(0.2)
        super()._send(data)


def test_the_newest_state_is_told_last():
    printer = HesitantPrinter("stream")
    printer.hesitates, printer.goes_on = threading.Event(), threading.Event()
    try:
        os.write(printer.slave, b"\x1da\xff")
        assert printer.hesitates.wait(20)
        printer.set_state(CHANGED)
        printer.goes_on.set()
        told = b""
        while len(told) < 8:
            told += os.read(printer.slave, 8 - len(told))
        assert told == NORMAL + CHANGED
    finally:
        printer.close()
