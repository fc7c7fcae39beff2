"""Has a running lane read its configuration again, and waits for what comes of that."""

import pathlib

import pytest

from lane import Lane, eventually
from test_printing import make_lane, print_  # noqa: F401 (a fixture)

ROLES = '[role.receipt]\ndevice = "front"\n[role.kitchen]\ndevice = "back"\n'
KEPT = {"deed": "kept", "because": []}


def rewrite(lane: Lane, *changes: tuple[str, str]):
    """Writes the configuration otherwise; each text to replace must be there once."""
    path = pathlib.Path(lane.configuration)
    text = path.read_text()
    for old, new in changes:
        assert text.count(old) == 1, (old, text)
        text = text.replace(old, new)
    path.write_text(text)


def reload(lane: Lane, **parameters) -> dict:
    """What becomes of the devices, by name."""
    reply = lane.client().call("Configuration.Reload", parameters)
    assert "error" not in reply, reply
    return {each["device"]: each["deed"] for each in reply["parameters"]["devices"]}


def block(lane: Lane, name: str, family: str = "echo") -> str:
    """What the configuration says of a device whose line was made for it."""
    return f'[device.{name}]\ndriver = "{family}"\nterminal = "{lane.lines[name].path}"\n'


def find(lane: Lane, name: str) -> dict:
    return lane.client().call("Printer.FindJob", {"job": name})["parameters"]["job"]


def ended(lane: Lane, name: str) -> dict:
    """A job when it is over; the gateway may be a new one meanwhile."""
    def look():
        try:
            job = find(lane, name)
        except (OSError, EOFError, KeyError):
            return None
        return job if job["state"] not in ("queued", "sending", "waiting") else None
    return eventually(look, f"the end of {name}")


def begun(lane: Lane, line: str, document: dict, **parameters) -> dict:
    """A job that the driver has, and whose confirmation does not come."""
    lane.lines[line].echo(False)
    job = print_(lane.client(), document, deadlineMilliseconds=0, **parameters)
    return eventually(lambda: (now := find(lane, job["job"]))["bytesSent"] > 0 and now, "bytes")


@pytest.fixture
def lane(make_lane):
    started = make_lane({"front": "echo", "back": "echo"}, more=ROLES)
    started.wait_ready()
    return started
