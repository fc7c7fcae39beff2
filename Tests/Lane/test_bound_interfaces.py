"""A scanner that types is no keyboard of the desktop while a lane has it: udev's rules and a real udevd go by the lane's marks."""

import pathlib
import signal
import threading
import time

import pytest

from driver_stand import REPOSITORY
from found_lane import FoundLane
from lab import Lab
from lane import eventually

RULES = {name: (REPOSITORY / "udev" / name).read_text() for name in ("60-lanekeeper.rules", "70-lanekeeper.rules", "99-zz-lanekeeper.rules")}
SCANNER = bytes.fromhex("058c0902a101150026ff007508950809128102c0")
HID = {"front": 'attached = "hid"\nidentity = "serialNumber:S1"'}
NOTHING = {"front": 'attached = "usb"'}
HIDDEN = {"LIBINPUT_IGNORE_DEVICE": "1", "LANEKEEPER_BOUND": "1"}


class Keyboards:
    """Looks at the events of scanners, and makes events of what is written to their files, as the kernel does."""

    def __init__(self, lab):
        self.lab, self.changes, self.ends = lab, 0, False
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def watch(self):
        while not self.ends:
            with self.lab.lock:
                for path, known in list(self.lab.system.known.items()):
                    file = self.lab.system.tree.at(path) / "uevent"
                    if known.subsystem == "input" and file.read_text().startswith("change"):
                        self.lab.system.tree.write_uevent(path, known.uevent)
                        self.lab.system.tell(known, "change")
                        self.changes += 1
            time.sleep(0.02)

    def of(self, device) -> dict:
        """What udev knows of its events."""
        told = self.lab.output(["udevadm", "info", "--query=property", "--path", device.hid.events])
        return dict(line.split("=", 1) for line in told.splitlines())

    def is_hidden(self, device) -> bool:
        known = self.of(device)
        return HIDDEN.items() <= known.items() and not known.get("ID_INPUT_KEYBOARD")

    def is_free(self, device) -> bool:
        known = self.of(device)
        return not HIDDEN.keys() & known.keys() and known.get("ID_INPUT_KEYBOARD") == "1"

    def close(self):
        self.ends = True
        self.thread.join(30)


@pytest.fixture
def lab():
    with Lab(udevd=True, rules=RULES) as lab:
        yield lab


@pytest.fixture
def keyboards(lab):
    keyboards = Keyboards(lab)
    yield keyboards
    keyboards.close()


@pytest.fixture
def make_lane(lab):
    lanes = []

    def make(devices=HID):
        lanes.append(FoundLane(lab, devices))
        return lanes[-1]

    yield make
    for lane in lanes:
        lane.close()


def scanner(lab, serial="S1", port="1-5"):
    return lab.hidraw(0x05E0, 0x1200, SCANNER, serial=serial, port=port, types=True).plug()


def marks(lab) -> list[str]:
    folder = lab.root / "run/lanekeeper/bound"
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def test_it_is_hidden_while_it_is_bound_and_types_again_when_the_lane_ends(lab, keyboards, make_lane):
    device, other = scanner(lab), scanner(lab, "S2", "1-6.2")
    lab.settle()
    assert keyboards.is_free(device) and keyboards.is_free(other)
    lane = make_lane()
    lane.becomes(state="ready")
    eventually(lambda: keyboards.is_hidden(device), "its absence from the desktop")
    assert marks(lab) == ["1-5:1.0"] and keyboards.is_free(other)
    assert lane.stop() == 0
    eventually(lambda: keyboards.is_free(device), "its return to the desktop")
    assert marks(lab) == [] and keyboards.changes == 2


def test_it_is_hidden_at_each_port_and_nothing_is_left_of_it(lab, keyboards, make_lane):
    lane, device = make_lane(), scanner(lab)
    lane.becomes(state="ready")
    eventually(lambda: keyboards.is_hidden(device), "its absence from the desktop")
    device.unplug()
    lane.becomes(state="absent", reason="notPluggedIn")
    assert marks(lab) == []
    # What comes to its port is another one.
    other = scanner(lab, "S2", "1-5")
    device.plug("1-3.1")
    lane.becomes(state="ready", fact_port='"1-3.1"')
    eventually(lambda: keyboards.is_hidden(device), "its absence from the desktop")
    assert marks(lab) == ["1-3.1:1.0"]
    eventually(lambda: keyboards.is_free(other), "the other one on the desktop")


def test_it_types_again_when_the_configuration_has_it_no_more(lab, keyboards, make_lane):
    device, lane = scanner(lab), make_lane()
    lane.becomes(state="ready")
    eventually(lambda: keyboards.is_hidden(device), "its absence from the desktop")
    path = pathlib.Path(lane.configuration)
    path.write_text(path.read_text().replace(HID["front"], NOTHING["front"]))
    assert "error" not in lane.client().call("Configuration.Reload")
    eventually(lambda: keyboards.is_free(device), "its return to the desktop")
    assert marks(lab) == []


def test_what_a_lane_that_was_killed_has_left_is_taken_away_and_what_another_has_is_not(lab, keyboards, make_lane):
    device, other = scanner(lab), scanner(lab, "S2", "1-6")
    first, second = make_lane(), make_lane({"front": HID["front"].replace("S1", "S2")})
    first.becomes(state="ready"), second.becomes(state="ready")
    assert marks(lab) == ["1-5:1.0", "1-6:1.0"]
    first.process.send_signal(signal.SIGKILL)
    first.process.wait()
    assert marks(lab) == ["1-5:1.0", "1-6:1.0"]
    eventually(lambda: keyboards.is_hidden(device) and keyboards.is_hidden(other), "their absence from the desktop")
    third = make_lane(NOTHING)
    third.becomes(state="absent")
    assert marks(lab) == ["1-6:1.0"]
    eventually(lambda: keyboards.is_free(device), "its return to the desktop")
    assert keyboards.is_hidden(other)


def test_where_it_cannot_be_marked_the_lane_says_so_once_and_has_it_all_the_same(lab, keyboards, make_lane):
    (lab.root / "run/lanekeeper").write_text("no folder")
    device, lane = scanner(lab), make_lane()
    for port in ("1-2", "1-3"):
        lane.becomes(state="ready")
        device.replug(port)
        lane.becomes(state="ready", fact_port=f'"{port}"')
    assert lane.said().count("a scanner that types is a keyboard of the desktop, too") == 1
    assert keyboards.is_free(device)
