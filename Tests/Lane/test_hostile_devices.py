"""What a device, or somebody who pretends to be udev, can do to a lane: nothing that ends it, and nothing that opens another device."""

import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

import descriptors
from lane import eventually
from uevents import message

USB = 'attached = "usb"'

# Claims the interface of a node, until it is killed.
CLAIM = """
import fcntl, os, struct, sys, time
node = os.open(sys.argv[1], os.O_RDWR)
fcntl.ioctl(node, 0xC0105512, struct.pack("iiQ", 0, 0x5516, 0))
fcntl.ioctl(node, 0x8004550F, struct.pack("I", 0))
print("claimed", flush=True)
time.sleep(600)
"""

# Sends what udevd would, as whoever runs it, to everybody and to one listener.
PRETEND = """
import socket, sys
data = bytes.fromhex(sys.stdin.read())
here = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 15)
here.bind((0, 0))
for address in ((0, 2), (int(sys.argv[1]), 0)):
    try:
        here.sendto(data, address)
        print("sent")
    except OSError as error:
        print(error.strerror)
"""


def printer(lab, serial="", port=None, **more):
    return lab.usb_printer(**{"vendor": 0x04B8, "product": 0x0E15, "serial": serial, "port": port, "model": lambda data: None, **more})


def node_of(device) -> str:
    return f"/dev/bus/usb/001/{device.address:03}"


def test_what_is_opened_has_to_be_what_was_found(lab, make_found_lane):
    device = printer(lab, "A1", "1-2")
    device.opened_descriptors = descriptors.device(0x1234, 0x5678, 0x0100, (0, 0, 0)) + device.configuration
    device.plug()
    lane = make_found_lane()
    detail = lane.becomes(state="absent", reason="notPluggedIn")["detail"]
    lane.stays(1, state="absent")
    assert "it says other numbers of maker and model" in lane.said(), detail
    assert lane.driver() is None
    device.unplug()
    device.opened_descriptors = None
    device.plug()
    lane.becomes(state="ready")


def test_a_device_that_was_exchanged_without_a_word_is_not_taken_for_the_one_before(lab, make_found_lane):
    device = printer(lab, "A1", "1-2")
    device.plug()
    other = lab.run([sys.executable, "-c", CLAIM, node_of(device)], stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline() == "claimed\n"
    lane = make_found_lane({"front": USB + '\nidentity = "serialNumber:A1"'})
    lane.becomes(state="absent", reason="inUse")
    lab.system.tree.set_attribute(device.path, "serial", "B2")
    other.kill(), other.wait()
    lane.becomes(state="absent", reason="otherDevice")
    assert lane.driver() is None


def test_a_link_in_place_of_a_node_is_not_followed(lab, make_found_lane):
    device = printer(lab, "A1", "1-2")
    device.plug()
    node = lab.root / node_of(device).lstrip("/")
    lab.inside.ask("unbind", target=node_of(device))
    secret = lab.root / "run/secret"
    secret.write_text("x" * 18)
    for target in ("/run/secret", f"/run/lab/nodes/{device.node}"):
        node.symlink_to(target)
        lane = make_found_lane()
        lane.stays(1, state="absent")
        assert lane.driver() is None
        lane.stop()
        node.unlink()
    lab.inside.ask("bind", source=f"/run/lab/nodes/{device.node}", target=node_of(device))


LONG = "9" * 10_000
STRINGS = {
    "control characters": "A\x1b[31m\x07\x00\r1", "lines": "A1\nlane-supervisor: front: it is ready", "bad UTF-8": b"A\xff\xfe\x80\xc3(1",
    "10 kB": LONG, "combining marks": "e" + "\u0301" * 3000, "nothing": "", "a path": "../../../../etc/passwd",
}


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS.keys())
def test_whatever_a_device_says_of_itself_the_lane_goes_on_and_its_journal_keeps_its_lines(lab, make_found_lane, text):
    device, honest = printer(lab, "A1", "1-2"), printer(lab, "B2", "1-3")
    lane = make_found_lane({"front": USB + '\nidentity = "port:1-2"', "back": USB + '\nidentity = "port:1-3"'})
    lane.becomes("front", state="absent")
    device.plug()
    for name in ("serial", "product", "manufacturer"):
        lab.system.tree.at(device.path).joinpath(name).write_bytes((text if isinstance(text, bytes) else text.encode()) + b"\n")
    device.lab.change(device)
    lab.change(device, interface=0)
    lane.becomes("front", state="ready")
    # What the other one is told of it, the gateway can read.
    assert lane.device("back")["state"] == "absent" and "gateway" not in lane.said()
    honest.plug()
    lane.becomes("back", state="ready")
    lane.becomes("front", state="ready")
    client = lane.client()
    client.call("Devices.Explain", {})
    client.close()
    device.replug()
    lane.becomes("front", state="ready")
    assert lane.process.poll() is None and "\nlane-supervisor: front: it is ready\n" not in lane.said()
    assert all(line.startswith("lane-") for line in lane.said().splitlines()), lane.said()
    assert all(len(line) < 2_000 and line.isprintable() for line in lane.said().splitlines())


def interfaces(count: int) -> bytes:
    return b"".join(descriptors.interface(number & 0xFF, (7, 1, 2), []) for number in range(count))


BLOBS = {
    "length 0": bytes([0, 0, 0, 0]), "endless": bytes([9, 4]) * 2, "a length beyond the end": bytes([255, 4, 0]),
    "255 interfaces": interfaces(255), "rubbish": bytes(range(256)) * 16, "nothing": b"",
}


@pytest.mark.parametrize("blob", BLOBS.values(), ids=BLOBS.keys())
def test_hostile_descriptors_keep_no_other_device_from_working(lab, make_found_lane, blob):
    device, honest = printer(lab, "A1", "1-2"), printer(lab, "B2", "1-3")
    head = descriptors.device(0x04B8, 0x0E15, 0x0100, (0, 0, 0))
    total = (9 + len(blob)).to_bytes(2, "little")
    device.opened_descriptors = head + bytes([9, 2]) + total + bytes([255, 1, 0, 0xC0, 1]) + blob
    lane = make_found_lane({"front": USB + '\nidentity = "port:1-2"', "back": USB + '\nidentity = "port:1-3"'},
                     program="found_driver.py")
    device.plug(), honest.plug()
    lane.becomes("back", state="ready")
    # The kernel would not claim what is not described; the lane neither ends nor waits.
    assert lane.process.poll() is None
    device.unplug()
    lane.becomes("front", state="absent", reason="notPluggedIn")


def test_the_bundled_driver_survives_hostile_descriptors(lab, make_found_lane):
    for blob in BLOBS.values():
        device = printer(lab, "A1", "1-2")
        device.opened_descriptors = (descriptors.device(0x04B8, 0x0E15, 0x0100, (0, 0, 0)) + bytes([9, 2])
                                     + (9 + len(blob)).to_bytes(2, "little") + bytes([255, 1, 0, 0xC0, 1]) + blob)
        lane = make_found_lane(family="ESCPOSPrinter")
        device.plug()
        eventually(lambda: lane.device()["state"] != "absent" or lane.said(), "a verdict")
        time.sleep(1)
        assert "signal" not in lane.said(), lane.said()
        assert lane.stop() == 0
        device.unplug()


def test_a_report_descriptor_of_rubbish_is_nothing_that_is_known(lab, make_found_lane):
    for rubbish in (os.urandom(4096), b"\xfe" * 4096, b"\xa1" * 4096, b"\x0b\x02\x00\x8c\x00" * 819):
        scanner = lab.hidraw(0x05E0, 0x1300, rubbish, serial="S1")
        lane = make_found_lane({"front": 'attached = "hid"'})
        scanner.plug()
        lane.stays(0.3, state="absent")
        assert lane.stop() == 0
        scanner.unplug()


def test_attributes_that_vanish_between_two_looks_end_nothing(lab, make_found_lane):
    device, honest = printer(lab, "A1", "1-2"), printer(lab, "B2", "1-3")
    lane = make_found_lane({"front": USB + '\nidentity = "serialNumber:A1"', "back": USB + '\nidentity = "serialNumber:B2"'})
    device.plug(), honest.plug()
    lane.becomes("front", state="ready"), lane.becomes("back", state="ready")
    driver, folder = lane.driver("back"), lab.system.tree.at(device.path)
    for name in ("serial", "idVendor", "idProduct", "product", "uevent"):
        kept = (folder / name).read_bytes()
        (folder / name).unlink()
        lab.change(device)
        lab.change(device, interface=0)
        time.sleep(0.1)
        (folder / name).write_bytes(kept)
        lab.change(device, interface=0)
    lane.becomes("front", state="ready")
    assert lane.driver("back") == driver


def test_ten_thousand_events_keep_nobody_from_anything(lab, make_found_lane):
    device = printer(lab, "A1", "1-2")
    lane = make_found_lane()
    device.plug()
    lane.becomes(state="ready")
    driver, interface = lane.driver(), lab.system.known[f"{device.path}/1-2:1.0"]
    for _ in range(100):
        lab.send_events([dict(interface.event("change")) for _ in range(100)])
    lane.becomes(state="ready")
    memory = int(next(line.split()[1] for line in pathlib.Path(f"/proc/{lane.process.pid}/status").read_text().splitlines() if line.startswith("VmRSS")))
    assert lane.driver() == driver and memory < 100_000
    device.unplug()
    lane.becomes(state="absent")


@pytest.mark.parametrize("way", ["nobody", "nobody who may administrate the network"])
def test_nobody_but_root_is_taken_for_udev(lab, make_found_lane, way):
    device = printer(lab, "A1", "1-2")
    device.plug()
    lane = make_found_lane()
    lane.becomes(state="ready")
    driver = lane.driver()
    forged = message({**lab.system.known[f"{device.path}/1-2:1.0"].event("remove"), "SEQNUM": "99999"}).hex()
    command = [sys.executable, "-c", PRETEND, str(lane.process.pid)]
    if way == "nobody":
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command]
    else:
        command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=+net_admin", "--ambient-caps=+net_admin", *command]
    told = lab.run(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).communicate(forged)[0].splitlines()
    if way == "nobody":
        assert told == ["Operation not permitted"] * 2
    else:
        assert told[0] == "sent", told
    lane.stays(1, state="ready")
    assert lane.driver() == driver
    # The same words of root's are believed: they were well made.
    lab.output([sys.executable, "-c", "import sys, io; sys.stdin = io.StringIO(sys.argv[2])\n" + PRETEND, str(lane.process.pid), forged])
    lane.becomes(state="absent")


def test_a_driver_that_keeps_its_descriptor_is_killed_and_has_no_successor_before_it_is_gone(lab, make_found_lane):
    device = printer(lab, "A1", "1-2")
    device.plug()
    lane = make_found_lane({"front": USB + '\nsettings = { stubborn = "yes" }'})
    lane.becomes(state="ready")
    first = lane.driver()
    os.kill(first, signal.SIGSTOP)
    device.replug()
    seen = set()

    def successor():
        now = lane.driver()
        if now is not None:
            seen.add(now)
        if now not in (None, first):
            assert not pathlib.Path(f"/proc/{first}").exists()
            return True
        return False

    eventually(successor, "another driver")
    lane.becomes(state="ready")
