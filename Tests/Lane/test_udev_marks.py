"""What udev makes of devices: 60-lanekeeper.rules under a real systemd-udevd."""

import re

import pytest

from udev_bench import Bench, skip_unless_there
from udev_devices import USBDevice

pytestmark = pytest.mark.rig("udev")

SITE = {"50-site.rules": """
SUBSYSTEMS=="usb", ATTRS{idVendor}=="0403", ATTRS{idProduct}=="6001", ATTRS{serial}=="FT1", ENV{LANEKEEPER_CLAIM}="SerialScale"
SUBSYSTEMS=="usb", ATTRS{idVendor}=="04b8", ATTRS{serial}=="OFFICE", ENV{LANEKEEPER_IGNORE}="1"
"""}
POINT_OF_SALE_SCANNER = bytes.fromhex("058c 0902 a101 8502 0912 a102 15 00 26ff00 c0 c0")
CONSUMER_FIRST = bytes.fromhex("050c 0901 a101 8501 c0") + POINT_OF_SALE_SCANNER
SCALE = bytes.fromhex("058d 0920 a101 8503 c0")
SCALE_BY_PAGE = bytes.fromhex("050c 0901 a101 8501 c0 058d 0901 a101 8503 c0")
SCALE_FIRST_BY_PAGE = bytes.fromhex("058d 0901 a101 8503 c0")
SCALE_SECOND = bytes.fromhex("050c 0901 a101 8501 c0 058d 0920 a101 8503 c0")


class Plugged:
    """Everything these tests look at, plugged at once."""

    def __init__(self, bench: Bench):
        self.bench = bench
        ports = (f"1-{number}" for number in range(1, 100))

        def usb(*arguments, **options) -> USBDevice:
            return USBDevice(bench.tree, next(ports), *arguments, **options)

        self.printer = usb("04b8", "0e15", "070102", serial="A1")
        self.queue = self.printer.usblp()
        self.vendor_class = usb("04b8", "0202", "ff0000", serial="A2")
        self.other_vendor_class = usb("04b8", "0203", "ff0000")
        self.office = usb("04b8", "1111", "070102", "070104")
        self.office_queue, self.office_ipp = self.office.usblp(0), self.office.usblp(1)
        self.ignored = usb("04b8", "0e15", "070102", serial="OFFICE")
        self.excluded = usb("03f0", "0001", "070102")
        self.excluded_queue = self.excluded.usblp()
        self.perhaps_excluded = usb("0416", "5011", "070102")
        self.composite = usb("04b8", "0e28", "030000", "070102", "0b0000", serial="C1")
        self.hiddev = bench.tree.entry(f"{self.composite.below(1)}/usbmisc/hiddev0", "class/usbmisc", {}, (180, 96),
                                       DEVNAME="usb/hiddev0")
        self.by_usage = usb("1234", "0001", "030000").hidraw(0, POINT_OF_SALE_SCANNER)
        self.by_second_usage = usb("1234", "0002", "030000").hidraw(0, CONSUMER_FIRST)
        self.scales = [usb("1234", "0003", "030000").hidraw(0, descriptor)
                       for descriptor in (SCALE, SCALE_SECOND, SCALE_FIRST_BY_PAGE, SCALE_BY_PAGE)]
        # Bluetooth devices have no USB device above them.
        wireless = bench.tree.entry("devices/virtual/misc/uhid/0005:1234:0004.0099", "bus/hid",
                                    {"report_descriptor": POINT_OF_SALE_SCANNER}, HID_ID="0005:00001234:00000004")
        self.wireless = bench.tree.entry(f"{wireless.path[1:]}/hidraw/hidraw99", "class/hidraw", {}, (240, 99), DEVNAME="hidraw99")
        self.mouse = usb("046d", "c077", "030102").hidraw()
        self.keyboard = usb("046d", "c31c", "030101").keyboard()
        self.claimed = usb("0403", "6001", "ff0000", serial="FT1")
        self.claimed_line = self.claimed.serial_line()
        self.unclaimed_line = usb("0403", "6001", "ff0000", serial="FT2").serial_line()
        self.reader = usb("072f", "90cc", "0b0000")
        self.console = bench.tree.entry("devices/virtual/tty/tty7", "class/tty", {}, (4, 7), DEVNAME="tty7")
        # One of each line of the planned families that goes by numbers: (kind, maker, model).
        self.known = {}
        for kind, vendor, product in KNOWN:
            device = usb(vendor, product, "030000" if kind in ("hidraw", "input") else "020201")
            self.known[kind, vendor, product] = (device, {
                "hidraw": device.hidraw, "input": device.keyboard, "tty": device.modem_line, "usb": lambda: device.device}[kind]())
        bench.plug()


SCANNERS = [("hidraw", "0c2e", "0b81"), ("hidraw", "23d0", "0001"), ("hidraw", "05e0", "1300"), ("hidraw", "05f9", "2202"),
            ("input", "0c2e", "0204"), ("input", "05e0", "1200"), ("input", "05f9", "2206"), ("tty", "05e0", "1701"),
            ("tty", "05e0", "0600"), ("tty", "0c2e", "0720"), ("tty", "05f9", "4204")]
SCALES = [("hidraw", "0922", "8003"), ("hidraw", "0922", "8009")]
STRANGERS = [("hidraw", "0922", "0020"), ("tty", "05e0", "0800"), ("input", "05e0", "1300")]
KNOWN = SCANNERS + SCALES + STRANGERS


@pytest.fixture(scope="module")
def plugged(tmp_path_factory):
    skip_unless_there()
    bench = Bench(tmp_path_factory.mktemp("udev"), SITE)
    yield Plugged(bench)
    bench.close()


def test_a_printer_of_the_class_is_marked_with_its_interface_and_its_queue(plugged):
    for device in (plugged.printer.device, plugged.printer.interfaces[0], plugged.queue):
        assert plugged.bench.family(device) == "ESCPOSPrinter"


def test_a_printer_in_vendor_class_is_known_by_its_number_only(plugged):
    assert plugged.bench.family(plugged.vendor_class.device) == "ESCPOSPrinter"
    assert plugged.bench.family(plugged.vendor_class.interfaces[0]) == "ESCPOSPrinter"
    assert plugged.bench.family(plugged.other_vendor_class.device) is None
    assert plugged.bench.family(plugged.other_vendor_class.interfaces[0]) is None


def test_a_printer_that_offers_ipp_over_usb_is_left_alone(plugged):
    for device in (plugged.office.device, *plugged.office.interfaces, plugged.office_queue, plugged.office_ipp):
        assert plugged.bench.family(device) is None


def test_what_a_quirk_excludes_is_not_marked(plugged):
    for device in (plugged.excluded.device, plugged.excluded.interfaces[0], plugged.excluded_queue):
        assert plugged.bench.family(device) is None


def test_what_only_the_device_can_tell_excludes_nothing_here(plugged):
    assert plugged.bench.family(plugged.perhaps_excluded.device) == "ESCPOSPrinter"


def test_a_site_keeps_a_device_from_the_lane(plugged):
    assert plugged.bench.family(plugged.ignored.device) is None
    assert plugged.bench.family(plugged.ignored.interfaces[0]) is None


def test_a_site_gives_the_lane_an_adapter_that_could_be_anything(plugged):
    for device in (plugged.claimed.device, plugged.claimed.interfaces[0], plugged.claimed_line):
        assert plugged.bench.family(device) == "SerialScale"
    assert plugged.bench.of(plugged.claimed_line)["LANEKEEPER_BOUND"] == "1"
    assert plugged.bench.family(plugged.unclaimed_line) is None


def test_a_claim_takes_nothing_that_no_lane_opens(plugged):
    above = next(each for each in plugged.bench.tree.devices if each.path in plugged.claimed_line.path
                 and each.properties["SUBSYSTEM"] == "usb-serial")
    assert plugged.bench.family(above) is None


def test_a_device_with_two_functions_is_of_two_families(plugged):
    assert {*plugged.bench.family(plugged.composite.device).split()} == {"ESCPOSPrinter", "CardReader"}
    assert [plugged.bench.family(each) for each in plugged.composite.interfaces] == [None, "ESCPOSPrinter", "CardReader"]


def test_other_nodes_of_a_printers_interface_are_not_its_queue(plugged):
    assert plugged.bench.family(plugged.hiddev) is None


def test_a_report_descriptor_tells_a_scanner_of_any_maker(plugged):
    assert plugged.bench.family(plugged.by_usage) == "BarcodeScanner"
    assert plugged.bench.family(plugged.by_second_usage) == "BarcodeScanner"
    assert plugged.bench.family(plugged.wireless) == "BarcodeScanner"


@pytest.mark.parametrize("at", range(4))
def test_a_report_descriptor_tells_a_scale_of_any_maker(plugged, at):
    assert plugged.bench.family(plugged.scales[at]) == "ReportScale"


def test_a_node_tells_which_usb_device_it_is_of(plugged):
    properties = plugged.bench.of(plugged.queue)
    assert (properties["ID_VENDOR_ID"], properties["ID_MODEL_ID"], properties["ID_SERIAL_SHORT"]) == ("04b8", "0e15", "A1")
    assert properties["ID_USB_INTERFACE_NUM"] == "00"


@pytest.mark.parametrize("known", KNOWN, ids="-".join)
def test_numbers_tell_what_their_source_says(plugged, known):
    expected = "BarcodeScanner" if known in SCANNERS else "ReportScale" if known in SCALES else None
    assert plugged.bench.family(plugged.known[known][1]) == expected


@pytest.mark.parametrize(("known", "family"), [
    (("hidraw", "0c2e", "0b81"), "BarcodeScanner"), (("hidraw", "05f9", "2202"), "BarcodeScanner"),
    (("input", "05e0", "1200"), "BarcodeScanner"), (("tty", "05e0", "1701"), "BarcodeScanner"),
    (("hidraw", "0922", "8003"), "ReportScale"), (("hidraw", "0922", "8009"), "ReportScale"),
    (("hidraw", "0922", "0020"), None), (("tty", "05e0", "0800"), None)], ids=str)
def test_the_usb_device_and_its_interface_are_marked_as_well(plugged, known, family):
    device = plugged.known[known][0]
    assert plugged.bench.family(device.device) == family
    assert plugged.bench.family(device.interfaces[0]) == family


def test_a_card_reader_is_left_to_pcscd(plugged):
    assert plugged.bench.family(plugged.reader.device) == "CardReader"
    assert plugged.bench.family(plugged.reader.interfaces[0]) == "CardReader"
    assert plugged.bench.of(plugged.reader.device)["LANEKEEPER_OPENED_BY"] == "pcscd"


def test_what_belongs_to_no_lane_is_not_touched(plugged):
    for device in (plugged.mouse, plugged.keyboard, plugged.console, plugged.unclaimed_line):
        assert not [key for key in plugged.bench.of(device) if "LANEKEEPER" in key]


def test_udevd_finds_no_fault_with_the_rules(plugged):
    complaints = [line for line in plugged.bench.said().splitlines() if re.search(r"lanekeeper\.rules", line)]
    assert complaints == []


def test_a_node_outside_of_usb_costs_no_look_at_usb(plugged):
    assert "ID_VENDOR_ID" not in plugged.bench.of(plugged.console)


def test_a_device_that_goes_is_told_as_it_came(plugged):
    device = USBDevice(plugged.bench.tree, "2-1", "04b8", "0e15", "070102", serial="GONE").device
    came, went = plugged.bench.told(device, "add"), plugged.bench.told(device, "remove")
    assert came["LANEKEEPER_FAMILY"] == went["LANEKEEPER_FAMILY"] == "ESCPOSPrinter"
    assert "lanekeeper" in came["CURRENT_TAGS"].split(":") and "lanekeeper" in went["CURRENT_TAGS"].split(":")
    assert not (plugged.bench.root / "dev/lanekeeper/usb-04b8-0e15-GONE").is_symlink()
