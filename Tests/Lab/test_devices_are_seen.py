"""Programs that we did not write see the lab's devices as they see real ones."""

import os
import re

from functions import HID, Printer
from lab import HERE, PROGRAM
from simulator_stand import eventually

SCANNER = bytes.fromhex("058c 0902 a101 0902 a100 1500 26ff00 7508 9508 8102 c0 c0")
# What needs udev's hardware database, or is of no account to a gateway.
BEYOND = re.compile(r"ID_\w+_FROM_DATABASE|ID_AUTOSUSPEND|ID_FOR_SEAT|ID_(USB_)?TYPE|(CURRENT_)?TAGS|SYSTEMD_\w+|USEC_INITIALIZED|DEVLINKS")


def test_lsusb_lists_a_printer_until_it_is_unplugged(lab):
    printer = lab.usb_printer(vendor=0x04B8, product=0x0202, serial="A1").plug()
    assert "ID 04b8:0202 Seiko Epson" in lab.output(["lsusb"])
    printer.unplug()
    assert "04b8" not in lab.output(["lsusb"]) and "1d6b:0002" in lab.output(["lsusb"])


def test_lsusb_reads_every_descriptor_and_string(lab):
    lab.usb_printer(serial="X7Q4001234", manufacturer="EPSON", name="TM-T88VI").plug()
    told = lab.output(["lsusb", "-v", "-d", "04b8:0202"])
    for line in ("iManufacturer           1 EPSON", "iProduct                2 TM-T88VI", "iSerial                 3 X7Q4001234",
                 "bInterfaceClass         7 Printer", "bInterfaceProtocol      2 Bidirectional", "bEndpointAddress     0x01  EP 1 OUT",
                 "bEndpointAddress     0x81  EP 1 IN", "Device Status:     0x0001"):
        assert line in told, line


def test_hubs_stand_between_the_bus_and_a_device(lab):
    lab.usb_printer(port="1-2.3.1").plug()
    tree = lab.output(["lsusb", "-t"])
    found = re.findall(r"\|__ Port (\d): Dev \d+, If 0, Class=(\w+), Driver=(\w+)", tree)
    assert found == [("2", "Hub", "hub"), ("3", "Hub", "hub"), ("1", "Printer", "usblp")], tree


def test_a_libusb_program_finds_ports_and_serial_numbers(lab, build):
    program = build("list_devices")
    lab.usb_printer(serial="A1", port="1-4").plug()
    for port in ("1-2", "1-3"):
        lab.usb_printer(vendor=0x0416, product=0x5011, port=port).plug()
    lines = lab.output([program]).splitlines()
    assert sorted(lines) == ["1 1d6b:0002 0000:00:14.0", "1-2 0416:5011 -", "1-3 0416:5011 -", "1-4 04b8:0202 A1"]


def test_one_device_may_have_several_functions(lab):
    device = lab.device([Printer(), HID(SCANNER)], 0x1234, 0x5678, serial="C1", name="Both").plug()
    assert "ID_USB_INTERFACES=:070102:030000:" in lab.output(["udevadm", "info", "-q", "property", "-p", device.path])
    assert os.listdir(lab.root / "dev/usb") == ["lp0"] and (lab.root / "dev/hidraw0").exists()
    assert "ATTRS{bInterfaceNumber}==\"01\"" in lab.output(["udevadm", "info", "-a", "-p", "/sys/class/hidraw/hidraw0"])


def test_names_stay_short_and_numbers_are_taken_again(lab):
    first, second = lab.usb_printer().plug(), lab.usb_printer().plug()
    address = second.address
    first.replug()
    assert first.address > address and sorted(os.listdir(lab.root / "dev/usb")) == ["lp0", "lp1"]
    assert os.readlink(lab.root / "sys/class/usbmisc/lp0").endswith("1-1:1.0/usbmisc/lp0")


def test_udevadm_hears_what_happens_in_the_kernels_order(lab, tmp_path):
    told = tmp_path / "events"
    with open(told, "w") as file:
        monitor = lab.run(["udevadm", "monitor", "--udev"], stdout=file)
        printer = lab.usb_printer(port="1-1")
        # The program says nothing when it has begun to listen.
        def begun():
            printer.plug()
            printer.unplug()
            return "remove" in told.read_text()
        eventually(begun, "the monitor to listen")
        # What is told of another device stands behind all of that, and before what is looked at.
        lab.usb_printer(port="1-9").plug()
        fence = re.compile(r" bind +\S+/1-9 \(usb\)\n")
        eventually(lambda: fence.search(told.read_text()), "the other device")
        printer.plug()
        lab.change(printer)
        printer.unplug()
        eventually(lambda: fence.split(told.read_text())[1].count("\n") == 11, "eleven events")
        monitor.terminate()
        monitor.wait(10)
    events = re.findall(r"UDEV +\[[\d.]+\] (\w+) +\S+/(\S+) \((\w+)\)", fence.split(told.read_text())[1])
    assert events == [("add", "1-1", "usb"), ("add", "1-1:1.0", "usb"), ("add", "lp1", "usbmisc"), ("bind", "1-1:1.0", "usb"), ("bind", "1-1", "usb"),
                      ("change", "1-1", "usb"),
                      ("remove", "lp1", "usbmisc"), ("unbind", "1-1:1.0", "usb"), ("remove", "1-1:1.0", "usb"), ("unbind", "1-1", "usb"),
                      ("remove", "1-1", "usb")]


def everything(lab) -> dict[str, dict[str, str]]:
    """The properties of every device, by its path."""
    devices = {}
    for block in lab.output(["udevadm", "info", "--export-db"]).split("\n\n"):
        pairs = dict(line[3:].split("=", 1) for line in block.splitlines() if line.startswith("E: "))
        if pairs:
            devices[pairs["DEVPATH"]] = {key: value for key, value in pairs.items() if not BEYOND.fullmatch(key)}
    return devices


def test_the_lab_writes_the_properties_that_udevd_would(lab, lab_with_udevd):
    terminal, other_side = os.openpty()
    for each in (lab, lab_with_udevd):
        each.usb_printer(serial="A 1", manufacturer="Ünïcode & Co", name="TM/T88  (x)").plug()
        each.usb_printer(vendor=0x0416, product=0x5011, manufacturer="", name="", port="1-5.2").plug()
        each.hidraw(0x05E0, 0x1200, SCANNER, serial="S1").plug()
        each.usb_serial(os.ttyname(other_side), serial="F1").plug()
        each.settle()
    ours, theirs = everything(lab), everything(lab_with_udevd)
    assert ours.keys() == theirs.keys()
    for path, properties in theirs.items():
        assert ours[path] == properties, path
    os.close(terminal), os.close(other_side)


def test_udevd_gives_nodes_their_owners_and_links(lab_with_udevd):
    lab = lab_with_udevd
    printer = lab.usb_printer(serial="A1").plug()
    scanner = lab.hidraw(0x05E0, 0x1200, SCANNER).plug()
    lab.settle()
    node = os.stat(lab.root / f"dev/bus/usb/001/{printer.address:03}")
    assert (node.st_gid, node.st_mode & 0o777) == (7, 0o664)
    assert os.stat(lab.root / "dev/hidraw0").st_mode & 0o777 == 0o600
    scanner.unplug()
    lab.settle()
    lab.udevd_process.kill()
    lab.udevd_process.wait(10)
    (lab.root / "run/udev/rules.d/60-lab.rules").write_text('SUBSYSTEM=="hidraw", MODE="0640", GROUP="lp", SYMLINK+="lab/scanner", TAG+="lab"\n')
    lab.start_udevd()
    scanner.plug()
    lab.settle()
    assert os.stat(lab.root / "dev/hidraw0").st_mode & 0o777 == 0o640 and os.readlink(lab.root / "dev/lab/scanner") == "../hidraw0"
    assert not os.path.exists("/dev/lab")
    assert lab.output(["udevadm", "info", "-q", "property", "-p", "/sys/class/hidraw/hidraw0"]).count("TAGS=:lab:") == 2
    scanner.unplug()
    lab.settle()
    assert not os.path.lexists(lab.root / "dev/lab/scanner")


def test_what_was_built_is_newer_than_its_sources(lab):
    assert PROGRAM.stat().st_mtime > max(file.stat().st_mtime for file in (HERE / "nodes").iterdir())
