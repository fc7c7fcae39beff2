"""What a driver that somebody has taken over is kept from doing with the device that it was given, and with others.

Whole lanes in the lab: the supervisor opens the node, drops its rights, and hands it over.
"""

import os
import re
import subprocess
import sys

import pytest

from driver_stand import REPOSITORY
from found_lane import FoundLane, kernel_driver
from functions import HID, Printer
from lane import eventually

USB = 'attached = "usb"'
REPORTS = bytes.fromhex("05010906a101c0")
ROLE = '[role.receipt]\ndevice = "front"\n'
LANDLOCKS = {"as the kernel has it": "1000", "as Debian 12 has it": "2", "without": "0"}
NOT_PERMITTED, DENIED, SUCCEEDED, OVER = "Operation not permitted", "Permission denied", "succeeded", "over"
# What each deed is done to, what a bundled driver and one from outside are answered, and the name in the journal of what the
# list of calls refuses; the kernel refuses what has none. HID is the other interface of the device.
OTHER_INTERFACE, OTHER_ENDPOINT = 1, 0x82
DEEDS = {
    "usb-reset": (0, NOT_PERMITTED, NOT_PERMITTED, "ioctl 0x5514"),
    "usb-reset-with-high-bits": (0, NOT_PERMITTED, NOT_PERMITTED, "ioctl 0x5514"),
    "usb-set-configuration": (0, NOT_PERMITTED, NOT_PERMITTED, "ioctl 0x80045505"),
    "usb-disconnect": (OTHER_INTERFACE, NOT_PERMITTED, NOT_PERMITTED, "ioctl 0xc0105512"),
    "usb-connect": (OTHER_INTERFACE, NOT_PERMITTED, NOT_PERMITTED, "ioctl 0xc0105512"),
    "usb-ask-its-driver": (OTHER_INTERFACE, NOT_PERMITTED, NOT_PERMITTED, "ioctl 0xc0105512"),
    "usb-disconnect-and-claim": (OTHER_INTERFACE, NOT_PERMITTED, NOT_PERMITTED, "ioctl 0x8108551b"),
    "usb-claim-port": (0, NOT_PERMITTED, NOT_PERMITTED, "ioctl 0x80045518"),
    "usb-forbid-suspend": (0, NOT_PERMITTED, NOT_PERMITTED, "ioctl 0x5521"),
    "usb-signal-when-gone": (0, NOT_PERMITTED, NOT_PERMITTED, "ioctl 0x8010550e"),
    "usb-claim": (OTHER_INTERFACE, DENIED, DENIED, None),
    "usb-release": (OTHER_INTERFACE, "Invalid argument", "Invalid argument", None),
    "usb-set-interface": (OTHER_INTERFACE, DENIED, DENIED, None),
    "usb-write-to-endpoint": (OTHER_ENDPOINT, DENIED, DENIED, None),
    "usb-regain-privileges": (OTHER_INTERFACE, NOT_PERMITTED, NOT_PERMITTED, "ioctl 0x4004551e"),
    "usb-connection": (0, SUCCEEDED, SUCCEEDED, None),
    "open-usb": ("address", NOT_PERMITTED, DENIED, "openat"), "open-reports": (0, NOT_PERMITTED, DENIED, "openat"),
    "open-printer": (2, NOT_PERMITTED, DENIED, "openat"), "reopen-own": (0, NOT_PERMITTED, DENIED, "openat"),
    "open-descriptor-of-other": ("process", NOT_PERMITTED, DENIED, "openat"),
    "read-maps-of-other": ("process", NOT_PERMITTED, DENIED, "openat"),
    "take-descriptor": ("process", NOT_PERMITTED, NOT_PERMITTED, "pidfd_open"),
    "pass-device-on": (0, NOT_PERMITTED, NOT_PERMITTED, "socketpair"),
    "write-to-journal": (0, NOT_PERMITTED, NOT_PERMITTED, "socketpair"),
    "connect-by-sending": (0, NOT_PERMITTED, NOT_PERMITTED, "sendto"),
    "fill-shared-memory": (0, "Cannot allocate memory", NOT_PERMITTED, "mmap"),
    "make-segment": (0, NOT_PERMITTED, NOT_PERMITTED, "shmget"),
    "make-memory-file": (0, NOT_PERMITTED, NOT_PERMITTED, "memfd_create"),
    "usb-reset-as-x32": (0, OVER, NOT_PERMITTED, r"system call \d+"), "usb-reset-as-old": (0, OVER, OVER, None),
}
LISTENER = """
import socket
here = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
here.bind("\\0hostile-driver-accomplice")
print("listens", flush=True)
data, descriptors, flags, address = socket.recv_fds(here, 16, 4)
print("got", len(descriptors), flush=True)
"""

pytestmark = [pytest.mark.rig("seccomp"),
              pytest.mark.skipif(os.uname().machine != "x86_64", reason="numbers of requests and calls are those of x86-64")]


def test_every_deed_is_in_the_table():
    source = (REPOSITORY / "Tests/HostileDriver/Deeds/DeviceDeeds.c").read_text()
    assert set(re.findall(r'\{"([a-z0-9-]+)", [a-z]', source)) == set(DEEDS) - {"take-descriptor"}


def order(lane, deed: str, other: int):
    client = lane.client()
    document = {"elements": [{"text": {"text": f"deed {deed} {other}"}}]}
    client.send("Printer.Print", {"role": "receipt", "document": document, "deadlineMilliseconds": 0})
    client.receive()
    client.close()


def attempt(lane, deed: str, other: int) -> str:
    before, driver = len(lane.said()), lane.driver()
    order(lane, deed, other)
    if lane_ends := DEEDS[deed][1 if lane.own == "hostile-usb" else 2] == OVER:
        eventually(lambda: lane.driver() not in (None, driver), f"another driver after {deed}")
        lane.becomes(state="ready")
    said = eventually(lambda: lane_ends or re.search(rf"front: its driver says: deed {deed}: (.*)\n", lane.said()[before:]), deed)
    return OVER if said is True else said[1]


@pytest.mark.parametrize("landlock", LANDLOCKS.values(), ids=LANDLOCKS.keys())
@pytest.mark.parametrize("kind", ["bundled", "outside"])
def test_a_driver_does_nothing_with_its_descriptor_but_use_its_interface(lab, kind, landlock):
    both = lab.device([Printer(model=lambda data: None), HID(REPORTS)], 0x04B8, 0x0E15, serial="A1", port="1-1")
    other = lab.usb_printer(vendor=0x04B8, product=0x0202, serial="B2", port="1-2", model=lambda data: None)
    idle = lab.usb_printer(vendor=0x04B8, product=0x0E15, serial="C3", port="1-3", model=lambda data: None)
    both.plug(), other.plug(), idle.plug()
    assert kernel_driver(lab, "1-3:1.0") == "usblp"
    listener = lab.run([sys.executable, "-c", LISTENER], stdout=subprocess.PIPE, text=True)
    assert listener.stdout.readline() == "listens\n"
    family = {"bundled": "hostile-usb", "outside": "hostile-outside"}[kind]
    devices = {"front": f'{USB}\nidentity = "serialNumber:A1"', "back": f'{USB}\nidentity = "serialNumber:B2"'}
    # What confines itself needs nobody to confine it: so it is as a bundled driver is.
    lane = FoundLane(lab, devices, family=family, program="hostile-driver", more=ROLE, environment={"LANEKEEPER_LANDLOCK_AT_MOST": landlock},
                     unconfined=("hostile-usb",) if kind == "bundled" else ())
    try:
        lane.becomes("front", state="ready"), lane.becomes("back", state="ready")
        people = {"address": other.address, "process": lane.driver("back")}
        answers = {deed: attempt(lane, deed, people.get(to, to)) for deed, (to, *_) in DEEDS.items()}
        assert answers == {deed: expected[1 if kind == "bundled" else 2] for deed, expected in DEEDS.items()}, lane.said()
        assert both.resets == other.resets == 0
        assert kernel_driver(lab, "1-1:1.1") == "usbhid"
        words = "front: its driver says: confinement: refused {}" if kind == "bundled" else "front: its driver was refused {}"
        quiet = {"mmap"} if kind == "bundled" else {"openat"}
        for name in {expected[3] for expected in DEEDS.values()} - {None} - quiet:
            assert re.search(words.format(name), lane.said()), f"{name}: {lane.said()}"
        assert listener.poll() is None
    finally:
        lane.close()
        listener.kill()
        listener.wait()
