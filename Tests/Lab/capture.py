"""What was said to a device of the lab, as text: one line for each transfer when it is complete."""

import time


class Capture:
    """Lines are `seconds  endpoint  direction  status  moved/asked  bytes in hex  # as text`; control transfers begin with
    their eight bytes of setup. Times count from the first transfer."""

    def __init__(self):
        self.lines: list[str] = []
        self.began: float | None = None

    def note(self, endpoint: int, into: bool, status: int, moved: int, asked: int, setup: bytes, data: bytes):
        now = time.monotonic()
        self.began = self.began or now
        text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in data)
        told = f"{setup.hex(' ')} | " if setup else ""
        self.lines.append(f"{now - self.began:9.6f}  {endpoint:02x}  {'in ' if into else 'out'}  {status:4d}  {moved}/{asked}  "
                          f"{told}{data.hex(' ')}  # {text}".rstrip(" #"))
