"""What libusb's own example programs say of the lab's devices, and what they do to them."""

import re

import pytest

from functions import HID, Printer
from test_devices_are_seen import SCANNER
from libusb_examples import compiled
from simulator_stand import eventually

pytestmark = pytest.mark.rig("libusb-examples")


def test_listdevs_finds_each_device_at_its_port(lab, tmp_path):
    program = compiled("listdevs", tmp_path)
    first, second = lab.usb_printer(port="1-4").plug(), lab.usb_printer(vendor=0x0416, product=0x5011, port="1-2.3").plug()
    lines = re.findall(r"(\S+:\S+) \(bus 1, device (\d+)\) path: (\S+)", lab.output([program]))
    assert ("04b8:0202", str(first.address), "4") in lines and ("0416:5011", str(second.address), "2.3") in lines
    first.unplug()
    assert "04b8:0202" not in lab.output([program])


def test_testlibusb_reads_strings_and_endpoints(lab, tmp_path):
    lab.device([Printer(), HID(SCANNER)], 0x04B8, 0x0202, serial="X7Q4001234", manufacturer="EPSON", name="TM-T88VI").plug()
    told = lab.output([compiled("testlibusb", tmp_path), "-v"])
    block = told[told.index("04B8 - 0202"):]
    for line in (r"Manufacturer: +EPSON", r"Product: +TM-T88VI", r"Serial Number: +X7Q4001234", r"bNumInterfaces: +2",
                 r"bInterfaceClass: +7\n", r"bInterfaceClass: +3\n", r"bEndpointAddress: +01h", r"bEndpointAddress: +81h"):
        assert re.search(line, block), line + "\n" + block


def test_xusb_claims_a_printer_and_gives_it_back(lab, tmp_path):
    printer = lab.usb_printer(serial="A1", manufacturer="EPSON", name="TM-T88VI").plug()
    assert (lab.root / "dev/usb/lp0").exists()
    told = lab.output([compiled("xusb", tmp_path), "04b8:0202"])
    for line in ("Opening device 04B8:0202...", "nb interfaces: 1", "Claiming interface 0...", 'String (0x01): "EPSON"', 'String (0x03): "A1"',
                 "Releasing interface 0..."):
        assert line in told, line + "\n" + told
    assert "error" not in told.lower(), told
    # It took the interface from usblp, and usblp has it again.
    eventually(lambda: (lab.root / "dev/usb/lp0").exists(), "usblp to come back")
    printer.unplug()


def test_hotplugtest_hears_a_device_come_and_go(lab, tmp_path):
    """It waits for two devices to come and for two to go."""
    told = tmp_path / "told"
    program = compiled("hotplugtest", tmp_path)
    with open(told, "w") as file:
        running = lab.run(["stdbuf", "-oL", program, "0x04b8", "0x0202"], stdout=file, stderr=file)
        printer = lab.usb_printer(port="1-1")

        def ended():
            printer.plug()
            printer.unplug()
            return running.poll() is not None
        eventually(ended, "the program to have seen enough")
    text = told.read_text()
    assert running.returncode == 0 and "Device attached: 04b8:0202" in text and "Device detached" in text, text
