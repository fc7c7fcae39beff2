"""Runs the command line as a person or a script does."""

import os
import subprocess

from driver_stand import REPOSITORY

LANE = REPOSITORY / ".build" / "debug" / "lane"
TIMEOUT = 30.0


def environment(**more) -> dict:
    """The environment without what would lead to another lane."""
    kept = {name: value for name, value in os.environ.items() if name not in ("LANE_SOCKET", "XDG_RUNTIME_DIR", "TERM")}
    return {**kept, "SWIFT_BACKTRACE": "enable=no", **more}


def lane(*words, socket=None, text=None, folder=None, **more) -> subprocess.CompletedProcess:
    """Runs `lane` to its end and returns what it said."""
    told = {"LANE_SOCKET": str(socket)} if socket else {}
    # An input that is not given is closed at once, as in continuous integration.
    source = {"input": text} if text is not None else {"stdin": subprocess.DEVNULL}
    return subprocess.run([str(LANE), *map(str, words)], capture_output=True, text=True, timeout=TIMEOUT,
                          env=environment(**told, **more), cwd=folder, **source)
