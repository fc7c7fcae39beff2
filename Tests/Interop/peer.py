"""A raw peer of a Varlink service, which can misbehave as a library would not allow."""

import array
import fcntl
import json
import os
import select
import socket
import struct
import termios
import time

ECHO = "org.lanekeeper.test.Echo."
TIMEOUT = 20.0
MAXIMUM_DESCRIPTORS = 253


def frame(method: str, parameters=None, **flags) -> bytes:
    """One call as it goes over the wire, its closing NUL included."""
    message = {"method": method, **flags}
    if parameters is not None:
        message["parameters"] = parameters
    return json.dumps(message, separators=(",", ":"), ensure_ascii=False).encode() + b"\0"


class Closed(AssertionError):
    """The service closed the connection where a message was awaited."""


class Peer:
    def __init__(self, path: str, timeout: float = TIMEOUT):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
        self.descriptors: list[int] = []
        self._received = bytearray()
        self._scanned = 0
        try:
            # Connecting without blocking would fail whenever the service's queue is full for a moment.
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", int(timeout), 0))
            self.socket.connect(path)
            self.socket.settimeout(timeout)
        except BaseException:
            self.socket.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.socket.close()
        while self.descriptors:
            os.close(self.descriptors.pop())

    def send(self, data: bytes, descriptors=()):
        """Sends all bytes; the descriptors go beside the first of them."""
        sent = 0
        if descriptors:
            sent = socket.send_fds(self.socket, [data], list(descriptors))
        if sent < len(data):
            self.socket.sendall(data[sent:])

    def try_send(self, data: bytes, descriptors=()) -> bool:
        """Sends, or returns False where the service has closed the connection meanwhile."""
        try:
            self.send(data, descriptors)
            return True
        except (BrokenPipeError, ConnectionResetError):
            return False

    def send_call(self, method: str, parameters=None, descriptors=(), **flags):
        self.send(frame(method, parameters, **flags), descriptors)

    def call(self, method: str, parameters=None, descriptors=(), **flags) -> dict:
        self.send_call(method, parameters, descriptors, **flags)
        return self.receive_message()

    def echo(self, text: str):
        """One Ping there and back, for tests which ask whether a peer is served at all."""
        assert self.call(ECHO + "Ping", {"text": text}) == {"parameters": {"text": text}}

    def _receive(self, deadline: float) -> bool:
        """Takes what has arrived; False once the service has closed the connection."""
        remaining = deadline - time.monotonic()
        if remaining <= 0 or not select.select([self.socket], [], [], remaining)[0]:
            raise TimeoutError("nothing came from the service before the deadline")
        try:
            data, control, flags, _ = self.socket.recvmsg(
                1 << 18, socket.CMSG_SPACE(MAXIMUM_DESCRIPTORS * 4), socket.MSG_CMSG_CLOEXEC)
        except (ConnectionResetError, BrokenPipeError):
            return False
        assert not flags & socket.MSG_CTRUNC
        for level, kind, payload in control:
            if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                numbers = array.array("i")
                numbers.frombytes(payload[:len(payload) - len(payload) % numbers.itemsize])
                self.descriptors.extend(numbers)
        self._received += data
        return bool(data)

    def receive_message(self, timeout: float = TIMEOUT) -> dict:
        """The next message; descriptors that came along queue up in `descriptors`."""
        deadline = time.monotonic() + timeout
        while (end := self._received.find(b"\0", self._scanned)) < 0:
            self._scanned = len(self._received)
            if not self._receive(deadline):
                raise Closed(f"closed with {bytes(self._received)!r} as the rest")
        message = bytes(self._received[:end])
        del self._received[:end + 1]
        self._scanned = 0
        return json.loads(message.decode("utf-8", "strict"))

    def receive_messages(self, count: int) -> list[dict]:
        return [self.receive_message() for _ in range(count)]

    def receive_until_closed(self, timeout: float = TIMEOUT) -> list[dict]:
        """All messages up to the end of the connection; half a message is a failure."""
        deadline = time.monotonic() + timeout
        messages = []
        while True:
            try:
                messages.append(self.receive_message(max(0.0, deadline - time.monotonic())))
            except Closed:
                assert not self._received, f"the rest {bytes(self._received)!r} has no end"
                return messages

    def outcome(self, timeout: float = TIMEOUT):
        """The next reply, or None if the connection was closed instead."""
        try:
            return self.receive_message(timeout)
        except Closed:
            return None

    def has_data(self, wait: float = 0.0) -> bool:
        return bool(self._received) or bool(select.select([self.socket], [], [], wait)[0])

    def is_hung_up(self) -> bool:
        """Whether the service has closed its end, told without reading anything."""
        poll = select.poll()
        poll.register(self.socket, 0)
        return any(events & (select.POLLHUP | select.POLLERR) for _, events in poll.poll(0))

    def unread_by_service(self) -> int:
        """The memory of what was sent and not yet read; 0 once the service took it all."""
        answer = fcntl.ioctl(self.socket, termios.TIOCOUTQ, struct.pack("i", 0))
        return struct.unpack("i", answer)[0]
