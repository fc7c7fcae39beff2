"""Programs that we did not write print over USB, and meet the faults of USB."""

import random
import sys

import pytest

from make_capture import KEPT, RECEIPT
from simulator_stand import eventually

# Every step of a small talk with libusb, told by its errors.
TALK = """
import errno, sys, usb.core, usb.util
device = usb.core.find(idVendor=0x04b8)
if device.is_kernel_driver_active(0):
    device.detach_kernel_driver(0)
usb.util.claim_interface(device, 0)
def out(size, timeout=500):
    try:
        return device.write(1, b"x" * size, timeout)
    except usb.core.USBError as error:
        return errno.errorcode[error.errno]
def into(size=64, timeout=300):
    try:
        return bytes(device.read(0x81, size, timeout))
    except usb.core.USBError as error:
        return errno.errorcode[error.errno]
"""


@pytest.fixture
def front(lab, simulators, tmp_path):
    """A printer of the lab whose paper is that of a simulated one."""
    host, port = simulators.network("front", tmp_path / "roll").rsplit(":", 1)
    return lab.usb_printer(serial="A1", tcp=(host, int(port)), capture=True).plug()


@pytest.mark.rig("python-escpos", module="escpos")
def test_python_escpos_prints_on_the_simulated_paper(front, simulators, python):
    assert python(RECEIPT) == "paper 2 online True\n"
    assert [line.strip() for line in simulators.wait_for_lines("front", 2)] == ["Lanekeeper", "2 Apples        3.00"]
    eventually(lambda: [mark["kind"] for mark in simulators.marks("front")] == ["line", "line", "feed", "cut"], "the cut")
    talk = front.capture.lines
    assert any("10 04 04" in line and " out " in line for line in talk) and any(line.split()[1:3] == ["01", "in"] for line in talk)


@pytest.mark.rig("python-escpos", module="escpos")
def test_the_committed_capture_is_what_python_escpos_still_says(front, python):
    python(RECEIPT)
    kept = KEPT.read_text().splitlines()
    now = front.capture.lines
    assert [line.split(None, 1)[1] for line in now] == [line.split(None, 1)[1] for line in kept if not line.startswith("#")]


def test_a_shell_prints_through_usblp(lab, simulators, front):
    lab.output(["sh", "-c", "printf 'By usblp\\n' > /dev/usb/lp0"])
    assert simulators.wait_for_lines("front", 1) == ["By usblp"]
    told = lab.output([sys.executable, "-c", "import fcntl, os\n"
                       "line = os.open('/dev/usb/lp0', os.O_RDWR)\n"
                       "print(fcntl.ioctl(line, 0x84005001, bytes(1024)).rstrip(b'\\0')[2:], fcntl.ioctl(line, 0x060b, bytes(4))[0])\n"
                       "os.write(line, b'\\x10\\x04\\x01'); print(os.read(line, 64))"])
    assert told == f"{front.printer.device_id.encode()} 24\nb'\\x12'\n"


def test_usblp_has_one_user_and_loses_its_node_to_libusb(lab, front, python):
    assert "Device or resource busy" in lab.output(["sh", "-c", "exec 3>/dev/usb/lp0; : >/dev/usb/lp0"], check=False)
    python(TALK + "device.attach_kernel_driver(0) if False else None")
    assert not (lab.root / "dev/usb/lp0").exists() and "Class=Printer, Driver=, " in lab.output(["lsusb", "-t"])
    python("import usb.core; usb.core.find(idVendor=0x04b8).attach_kernel_driver(0)")
    assert (lab.root / "dev/usb/lp0").exists() and "Driver=usblp" in lab.output(["lsusb", "-t"])


def test_what_is_not_taken_times_out_and_counts(lab, python):
    printer = lab.usb_printer(capture=True).plug()
    printer.fault("nak", at=100)
    assert python(TALK + "print(out(64), out(64), out(64), device.ctrl_transfer(0xa1, 1, 0, 0, 1)[0])") == "64 36 ETIMEDOUT 24\n"
    assert len(printer.printer.received) == 100
    assert [line.split()[3:5] for line in printer.capture.lines] == [["0", "64/64"], ["-2", "36/64"], ["-2", "0/64"], ["0", "1/1"]]
    printer.heal()
    assert python(TALK + "print(out(64))") == "64\n"


def test_a_halted_endpoint_stays_so_until_it_is_cleared(lab, python):
    printer = lab.usb_printer().plug()
    printer.fault("stall", at=10)
    assert python(TALK + "print(out(64), out(64)); device.clear_halt(1); print(out(64))") == "EPIPE EPIPE\n64\n"
    assert printer.halts_cleared == 1 and len(printer.printer.received) == 74


def test_a_transfer_may_end_short_without_an_error(lab, python):
    printer = lab.usb_printer().plug()
    printer.fault("short", at=1000)
    assert python(TALK + "print(out(4096), out(10))") == "1000 10\n"


@pytest.mark.parametrize("fault", ["drop", "back"])
def test_a_printer_may_go_in_the_middle_of_a_transfer(lab, python, fault):
    printer = lab.usb_printer(port="1-3").plug()
    address = printer.address
    printer.fault(fault, at=5000)
    assert python(TALK + "print(out(20000), out(10), into())") == "ENODEV ENODEV ENODEV\n"
    assert len(printer.printer.received) == 5000
    if fault == "back":
        eventually(lambda: "04b8" in lab.output(["lsusb"]), "it to come back")
        assert printer.address > address and printer.place == "1-3"
        assert python(TALK + "print(out(7))") == "7\n"
    else:
        eventually(lambda: "04b8" not in lab.output(["lsusb"]), "it to go")


def test_a_reader_hears_of_the_unplugging(lab, python):
    printer = lab.usb_printer().plug()
    process = lab.run([sys.executable, "-c", TALK + "print('ready', flush=True); print(into(timeout=30000))"], stdout=-1, text=True)
    assert process.stdout.readline() == "ready\n"
    printer.unplug()
    assert process.communicate(timeout=30)[0] == "ENODEV\n"


def test_packets_end_what_is_read(lab, python):
    printer = lab.usb_printer(model=lambda data: bytes(70) if data == b"xx" else b"abc").plug()
    assert python(TALK + "print(into(), out(3), into(), out(2), len(into(128)), into(), out(2), into(16), into())") == (
        "ETIMEDOUT 3 b'abc' 2 70 ETIMEDOUT 2 EOVERFLOW b'\\x00\\x00\\x00\\x00\\x00\\x00'\n")


def test_many_bytes_pass_unchanged(lab, python):
    printer = lab.usb_printer().plug()
    python(TALK + "import random; random.seed(7); data = random.randbytes(3_000_000); assert device.write(1, data, 20000) == len(data)")
    random.seed(7)
    assert printer.printer.received == random.randbytes(3_000_000)


def test_two_handles_and_many_threads_of_one_process_get_their_own_answers(lab, python):
    first = lab.usb_printer(serial="A", model=lambda data: b"A" + data[:8]).plug()
    second = lab.usb_printer(serial="B", model=lambda data: b"B" + data[:8]).plug()
    assert python("""
import threading, usb.core
found = {}
def talk(device, name):
    usb.util.claim_interface(device, 0)
    for number in range(300):
        device.write(1, b"%08d" % number, 5000)
        found.setdefault(name, []).append(bytes(device.read(0x81, 64, 5000)) == name.encode() + b"%08d" % number)
devices = list(usb.core.find(find_all=True, idVendor=0x04b8))
for device in devices:
    device.detach_kernel_driver(0)
names = [usb.util.get_string(device, 3) for device in devices]
threads = [threading.Thread(target=talk, args=pair) for pair in zip(devices, names)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(sorted((name, len(told), all(told)) for name, told in found.items()))
""".replace("import threading, usb.core", "import threading, usb.core, usb.util")) == "[('A', 300, True), ('B', 300, True)]\n"
    assert len(first.printer.received) == len(second.printer.received) == 2400
