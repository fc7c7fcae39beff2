"""Runs a function as another user with chosen groups: a client that the lane does not know yet."""

import json
import os
import select
import signal
import time
import traceback

# Users and groups by number alone: no machine has names for these.
CASHIER, STRANGER, HOSTILE = 61_001, 61_002, 61_003


class Somebody:
    """A process that is somebody else and tells what `function` returned; ended by `result()` or `end()`."""

    def __init__(self, user: int, groups, function, *arguments):
        reading, writing = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            self._become(user, groups, reading, writing, function, arguments)
        os.close(writing)
        self._pipe = reading

    @staticmethod
    def _become(user, groups, reading, writing, function, arguments):
        try:
            os.close(reading)
            os.setgroups(groups)
            os.setgid(user)
            os.setuid(user)
            answer = {"value": function(*arguments)}
        except BaseException:
            answer = {"failure": traceback.format_exc()}
        # Nothing of the test's own process may run on in this one.
        with open(writing, "w") as pipe:
            json.dump(answer, pipe)
        os._exit(0)

    def is_running(self) -> bool:
        return os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None

    def result(self, timeout: float = 120.0):
        """What the function returned."""
        deadline = time.monotonic() + timeout
        text = b""
        while select.select([self._pipe], [], [], max(0.0, deadline - time.monotonic()))[0]:
            part = os.read(self._pipe, 1 << 16)
            if not part:
                break
            text += part
        self.end()
        assert text, f"it told nothing within {timeout} s"
        answer = json.loads(text)
        assert "failure" not in answer, answer["failure"]
        return answer["value"]

    def end(self):
        if self.process:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
            os.close(self._pipe)
        self.process = 0
