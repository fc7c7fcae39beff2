"""Reports of human interface devices, at hidraw nodes and through libusb."""

import subprocess
import sys

import pytest

from simulator_stand import eventually

# A scanner of the usage page for point of sale (0x8C), with reports of 8 bytes without numbers.
SCANNER = bytes.fromhex("058c 0902 a101 0902 a100 1500 26ff00 7508 9508 0902 8102 c0 c0")


@pytest.fixture
def scanner(lab):
    return lab.hidraw(0x05E0, 0x1200, SCANNER, serial="S1", manufacturer="Symbol", name="DS9308", port="1-2.4").plug()


def started(lab, script: str) -> subprocess.Popen:
    process = lab.run([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.rig("hidapi", module="hidraw")
def test_hidapi_finds_opens_and_reads_a_hidraw_node(lab, scanner):
    reader = started(lab, """
import hidraw
device = hidraw.device()
found = [each for each in hidraw.enumerate(0x05e0)]
print("ready", flush=True)
device.open_path(found[0]["path"])
print(found[0]["path"], found[0]["serial_number"], found[0]["product_string"], found[0]["interface_number"], found[0]["usage_page"], found[0]["usage"])
print(bytes(device.get_report_descriptor()).hex(), device.send_feature_report([0, 7, 8, 9]), bytes(device.get_feature_report(0, 4)).hex(),
      device.write([0, 1, 2, 3]), flush=True)
for _ in range(3):
    print(bytes(device.read(64, 10000)).hex())
""")
    assert reader.stdout.readline() == "b'/dev/hidraw0' S1 DS9308 0 140 2\n"
    assert reader.stdout.readline() == f"{SCANNER.hex()} 4 00070809 4\n"
    assert scanner.hid.outputs == [bytes([0, 1, 2, 3])]
    for number in range(3):
        scanner.send(bytes([number] * 8))
    assert reader.communicate(timeout=30)[0].split() == [f"{number:02x}" * 8 for number in range(3)]


@pytest.mark.rig("hidapi", module="hid")
def test_hidapi_reads_the_same_reports_through_libusb(lab, scanner):
    reader = started(lab, """
import hid
device = hid.device()
device.open(0x05e0, 0x1200)
print("ready", flush=True)
for _ in range(3):
    print(bytes(device.read(64, 10000)).hex(), flush=True)
device.close()
""")
    assert not (lab.root / "dev/hidraw0").exists()
    for number in range(3):
        scanner.send(bytes([number] * 8))
    assert reader.communicate(timeout=30)[0].split() == [f"{number:02x}" * 8 for number in range(3)]
    eventually((lab.root / "dev/hidraw0").exists, "the kernel's driver to have it back")


def test_usbhid_dump_reads_the_report_descriptor(lab, scanner):
    told = lab.output(["usbhid-dump", "-d", "05e0:1200", "-e", "descriptor"])
    assert bytes.fromhex("".join(told.split("\n", 1)[1].split())) == SCANNER


def test_reports_that_nobody_reads_are_lost_after_63(lab, scanner):
    reader = started(lab, """
import os, time
node = os.open("/dev/hidraw0", os.O_RDONLY | os.O_NONBLOCK)
print("ready", flush=True)
while not os.path.exists("/run/go"): time.sleep(0.01)
reports = []
while True:
    try: reports.append(os.read(node, 64)[0])
    except BlockingIOError: break
print(reports == list(range(63)), flush=True)
print(len(os.read(os.open("/dev/hidraw0", os.O_RDONLY), 3)))
""")
    for number in range(100):
        scanner.send(bytes([number] * 8))
    lab.usb_printer().plug()  # The daemon has taken all of them when it has made this node.
    (lab.root / "run/go").touch()
    assert reader.stdout.readline() == "True\n"
    # A new reader has only what comes after it has opened, and as much as it asks for.
    eventually(lambda: scanner.send(b"abcdefgh") or reader.poll() is not None, "the reader to end")
    assert reader.communicate()[0] == "3\n"


def test_a_reader_hears_of_the_unplugging(lab, scanner):
    reader = started(lab, """
import errno, fcntl, os, select
node = os.open("/dev/hidraw0", os.O_RDWR)
poll = select.poll()
poll.register(node, select.POLLIN)
print("ready", flush=True)
event = poll.poll(30000)[0][1]
print(event == select.POLLERR | select.POLLHUP)
for what in (lambda: os.read(node, 8), lambda: os.write(node, b"ab"), lambda: fcntl.ioctl(node, 0x80044801, bytes(4))):
    try: what()
    except OSError as error: print(errno.errorcode[error.errno])
""")
    scanner.unplug()
    assert reader.communicate(timeout=30)[0].split() == ["True", "EIO", "ENODEV", "ENODEV"]


def test_a_blocked_reader_ends_with_the_device(lab, scanner):
    reader = started(lab, """
import errno, os
node = os.open("/dev/hidraw0", os.O_RDWR)
print("ready", flush=True)
try: os.read(node, 8)
except OSError as error: print(errno.errorcode[error.errno])
""")
    scanner.unplug()
    assert reader.communicate(timeout=30)[0] == "EIO\n"
