"""A small receipt printer that answers status, identity and confirmation, and keeps the rest; made from Epson's public
command reference, knowing nothing of the driver."""

import os
import re
import select
import socket
import threading
import time
import tty

NORMAL = bytes([0x10, 0x00, 0x00, 0x00])
COVER_OPEN = bytes([0x38, 0x00, 0x00, 0x00])
PAPER_OUT = bytes([0x18, 0x00, 0x0F, 0x00])
NEAR_END = bytes([0x10, 0x00, 0x03, 0x00])
# The length of each command after its two first bytes.
LENGTHS = {b"\x1b@": 0, b"\x1b-": 1, b"\x1bB": 2, b"\x1bE": 1, b"\x1bM": 1, b"\x1bR": 1, b"\x1ba": 1, b"\x1bd": 1,
           b"\x1bp": 3, b"\x1bt": 1, b"\x1c.": 0, b"\x1d!": 1, b"\x1d(": -1, b"\x1dB": 1, b"\x1dH": 1, b"\x1dI": 1,
           b"\x1dV": 2, b"\x1da": 1, b"\x1df": 1, b"\x1dh": 1, b"\x1dk": -1, b"\x1dr": 1,
           b"\x1dv": -1, b"\x1dw": 1}
TEXTS = {65: b"1.23 ESC/POS", 66: b"EPSON", 67: b"TM-T88VI", 68: b"X8R0001"}


class SmallPrinter:
    """One printer behind a line; `answers` are the kinds of question that it knows."""

    def __init__(self, surface="pty", model=b"TM-T88VI", answers=("status", "identity", "echo", "fence")):
        self.kind = "terminal" if surface == "pty" else "stream"
        self.answers, self.texts = set(answers), {**TEXTS, 67: model}
        self.commands, self.state, self.holds = [], NORMAL, False
        # What is told leaves in the order in which it became so, whichever thread tells it.
        self._lock = threading.RLock()
        # Whether a pulse changes the level of the drawer's line.
        self.drawer_opens = True
        self.is_on, self._tells, self._waiting, self._changed = True, False, b"", threading.Event()
        if surface == "pty":
            self.master, self.slave = os.openpty()
            tty.setraw(self.slave)
        else:
            self._ends = self._connect()
            self.master, self.slave = (end.fileno() for end in self._ends)
        self._closed = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _connect(self):
        """Both ends of a stream: the printer's and the driver's."""
        return socket.socketpair()

    def set_state(self, state: bytes):
        """Opens a cover, takes the paper out; told at once, where the driver has asked for that."""
        with self._lock:
            self.state = state
            if self._tells and self.is_on:
                self._send(state)

    @property
    def printed(self) -> bytes:
        """All that is not a question, as it came."""
        questions = (b"\x1dI", b"\x1dr", b"\x1d(H", b"\x1da")
        return b"".join(part for part in self.commands if not part.startswith(questions))

    def _send(self, data: bytes):
        if self.is_on:
            os.write(self.master, data)

    def _run(self):
        while not self._closed:
            if select.select([self.master], [], [], 0.02)[0]:
                try:
                    data = os.read(self.master, 4096)
                except OSError:
                    time.sleep(0.01)
                    continue
                if self.is_on:
                    with self._lock:
                        self._waiting += self._answer_realtime(data)
            # While it is offline or held, what was received waits.
            if not self.holds and not self.state[0] & 8:
                with self._lock:
                    self._work()

    def _answer_realtime(self, data: bytes) -> bytes:
        for question in re.findall(rb"\x10\x04([\x01-\x04])", data) if "status" in self.answers else []:
            first, second, third, _ = self.state
            self._send({1: bytes([0x12 | first & 12]), 2: bytes([0x12 | (first & 0x20) >> 3 | (third & 8) << 2]),
                        3: bytes([0x12 | second & 0x68]),
                        4: bytes([0x12 | (third & 3) << 2 | (third & 12) << 3])}[question[0]])
        return re.sub(rb"\x10\x04[\x01-\x04]", b"", data)

    def _work(self):
        while self._waiting:
            length = 1
            if self._waiting[0] in b"\x1b\x1c\x1d":
                if len(self._waiting) < 2:
                    return
                after = LENGTHS.get(self._waiting[:2], 0)
                if after < 0:
                    after = self._length_of_data()
                length = 2 + after
                if after < 0 or len(self._waiting) < length:
                    return
            command, self._waiting = self._waiting[:length], self._waiting[length:]
            self.commands.append(command)
            self._execute(command)

    def _length_of_data(self) -> int:
        """How long the rest of a command is that says so itself; -1 before it has."""
        waiting = self._waiting
        if waiting[1:2] == b"(" and len(waiting) >= 5:
            return 3 + int.from_bytes(waiting[3:5], "little")
        if waiting[1:2] == b"k" and len(waiting) >= 4:
            # Function A ends with a zero, function B says how many bytes follow.
            return 2 + waiting[3] if waiting[2] >= 65 else waiting.find(0, 3) - 1 if 0 in waiting[3:] else -1
        if waiting[1:2] == b"v" and len(waiting) >= 8:
            return 6 + int.from_bytes(waiting[4:6], "little") * int.from_bytes(waiting[6:8], "little")
        return -1

    def _execute(self, command: bytes):
        if command[:2] == b"\x1bp" and self.drawer_opens:
            self.set_state(bytes([self.state[0] ^ 4]) + self.state[1:])
        elif command[:2] == b"\x1da":
            self._tells = "status" in self.answers and command[2] != 0
            if self._tells:
                self._send(self.state)
        elif command[:2] == b"\x1dI" and "identity" in self.answers:
            self._send(b"\x5f" + self.texts[command[2]] + b"\0")
        elif command[:2] == b"\x1dr" and "fence" in self.answers:
            self._send(bytes([self.state[2] & 3]))
        elif command[:7] == b"\x1d(H\x06\x00\x30\x30" and "echo" in self.answers:
            self._send(b"\x37\x22" + command[7:] + b"\0")

    def hang_up(self):
        self._closed = True
        self._thread.join(20)
        if self.kind == "stream":
            self._ends[0].close()
        else:
            os.close(self.master)
        self.master = -1

    def close(self):
        if self.master >= 0:
            self.hang_up()
        if self.kind == "stream":
            self._ends[1].close()
        else:
            os.close(self.slave)
