"""Who may open devices, under which names they stand, and whom they are kept from: 70- and 99-zz-lanekeeper.rules."""

import grp
import operator
import os
import pwd

import pytest

from udev_bench import Bench, skip_unless_there
from udev_devices import USBDevice

pytestmark = pytest.mark.rig("udev")

ROOT_ALONE = (0, 0, 0o600)
# What other packages do, and what guides tell people to write, in rules that do the same to every device.
OTHERS = {
    "50-site.rules": 'SUBSYSTEMS=="usb", ATTRS{serial}=="SCALE?*", ENV{LANEKEEPER_CLAIM}="SerialScale"\n',
    "60-a-maker.rules": 'SUBSYSTEM=="usb|usbmisc|hidraw|tty|input", TAG+="uaccess"\n',
    "70-z-queues.rules": 'SUBSYSTEM=="usb", TAG+="systemd", ENV{SYSTEMD_WANTS}="configure-printer@usb.service"\n',
    "73-z-program.rules": 'SUBSYSTEM=="usb|usbmisc|hidraw|tty|input", RUN+="/usr/bin/touch /run/ran-%k"\n',
    "85-braille.rules": 'SUBSYSTEM=="usb|tty", ENV{SYSTEMD_WANTS}+="brltty-device@.service", '
                        'ENV{SYSTEMD_USER_WANTS}+="printer.target"\n',
    "92-power.rules": 'SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device", ATTR{power/control}="auto"\n',
    "99-guide.rules": 'SUBSYSTEM=="usb|usbmisc|hidraw|tty|input", ENV{MAJOR}=="?*", '
                      'OWNER="nobody", GROUP="dialout", MODE="0666", TAG+="uaccess"\n',
}
LANES = ["printer.device", "queue", "nameless_queue", "scanner.device", "reports", "bound", "adapter.device", "modem_line"]
VOLUME_KEYS = {"capabilities/ev": "13", "capabilities/key": "e000000000000 0"}
HOSTILE = {
    "../../sda": "usb-04b8-0e15-.._.._sda",
    "A B;$(reboot)%k": "usb-04b8-0e15-A_B___reboot__k",
    "x lanekeeper/usb-port-1-1": "usb-04b8-0e15-x_lanekeeper_usb-port-1-1",
    "..": "usb-04b8-0e15-..",
    # What looks encoded stays as it is: nobody decodes it.
    "\\x2fetc": "usb-04b8-0e15-\\x2fetc",
    # udev takes no serial number with control characters, commas or letters beyond ASCII.
    "\x1b[31m": None,
    "Ñ1": None,
    "S" * 126: "usb-04b8-0e15-" + "S" * 126,
}


class Plugged:
    """Everything these tests look at, plugged at once."""

    def __init__(self, bench: Bench):
        self.bench = bench
        self.printer = USBDevice(bench.tree, "1-1", "04b8", "0e15", "070102", serial="A1")
        self.queue = self.printer.usblp()
        self.nameless = USBDevice(bench.tree, "1-2.3", "04b8", "0e15", "070102")
        self.nameless_queue = self.nameless.usblp()
        self.hostile = {serial: USBDevice(bench.tree, f"2-{at}", "04b8", "0e15", "070102", serial=serial)
                        for at, serial in enumerate(HOSTILE, 1)}
        self.scanner = USBDevice(bench.tree, "1-3", "0c2e", "0b81", "030000", serial="H1")
        self.reports = self.scanner.hidraw()
        self.free = USBDevice(bench.tree, "1-4", "05e0", "1200", "030101", serial="Z1").keyboard()
        wedge = USBDevice(bench.tree, "1-5", "05e0", "1200", "030101", "030000", serial="Z2")
        self.bound, self.volume, self.other_interface = wedge.keyboard(), wedge.keyboard(0, VOLUME_KEYS), wedge.keyboard(1)
        self.adapter = USBDevice(bench.tree, "1-6", "0403", "6001", "ff0000", serial="SCALE1")
        self.lines = [self.adapter.serial_line(0, port) for port in (0, 1)]
        self.modem_line = USBDevice(bench.tree, "1-7", "05e0", "1701", "020201", serial="M1").modem_line()
        self.reader = USBDevice(bench.tree, "1-8", "072f", "90cc", "0b0000", serial="R1")
        self.stranger = USBDevice(bench.tree, "1-9", "046d", "c31c", "030101", "ff0000", serial="K1")
        self.keyboard, self.stranger_reports = self.stranger.keyboard(), self.stranger.hidraw()
        self.stranger_line = self.stranger.serial_line(1)
        bench.tree.entry("devices/virtual/tty/tty7", "class/tty", {}, (4, 7), DEVNAME="tty7")
        self.bind("1-5:1.0")
        bench.plug()

    def ran(self, device) -> bool:
        """Whether the program of 73-z-program.rules was run for it."""
        return (self.bench.root / f"run/ran-{os.path.basename(device.path)}").exists()

    def bind(self, interface: str):
        (self.bench.root / "run/lanekeeper/bound" / interface).touch()

    def free_again(self, interface: str):
        (self.bench.root / "run/lanekeeper/bound" / interface).unlink()


@pytest.fixture(scope="module")
def plugged(tmp_path_factory):
    skip_unless_there()
    bench = Bench(tmp_path_factory.mktemp("udev"), OTHERS)
    yield Plugged(bench)
    bench.close()


def test_others_rules_act_on_what_belongs_to_no_lane(plugged):
    guide = (pwd.getpwnam("nobody").pw_uid, grp.getgrnam("dialout").gr_gid, 0o666)
    for device in (plugged.stranger.device, plugged.keyboard, plugged.stranger_reports, plugged.stranger_line, plugged.free):
        assert plugged.bench.access(device) == guide
        assert "uaccess" in plugged.bench.tags(device)
        assert plugged.ran(device)
    assert "brltty" in plugged.bench.of(plugged.stranger.device)["SYSTEMD_WANTS"]
    assert "configure-printer" in plugged.bench.of(plugged.stranger.device)["SYSTEMD_WANTS"]
    assert plugged.bench.power(plugged.stranger.device) == "auto"


@pytest.mark.parametrize("name", LANES)
def test_root_alone_may_open_a_device_of_the_lane(plugged, name):
    assert plugged.bench.access(operator.attrgetter(name)(plugged)) == ROOT_ALONE


@pytest.mark.parametrize("name", LANES)
def test_nobody_at_the_seat_is_given_a_device_of_the_lane(plugged, name):
    device = operator.attrgetter(name)(plugged)
    # Neither by what is run at the end of the event, uaccess among it, nor by logind later.
    assert not plugged.ran(device)
    assert "uaccess" not in plugged.bench.tags(device)


def test_programs_are_run_for_interfaces_as_ever(plugged):
    # Above all modules are loaded for them.
    assert plugged.ran(plugged.printer.interfaces[0])


def test_a_scanner_that_types_is_a_keyboard_until_it_is_bound(plugged):
    for device in (plugged.free, plugged.other_interface, plugged.keyboard):
        properties = plugged.bench.of(device)
        assert plugged.ran(device) and "uaccess" in plugged.bench.tags(device)
        assert properties["ID_INPUT"] == properties["ID_INPUT_KEY"] == properties["ID_INPUT_KEYBOARD"] == "1"
        assert "LIBINPUT_IGNORE_DEVICE" not in properties
        assert "power-switch" in plugged.bench.tags(device)


def test_a_bound_scanner_is_hidden_from_the_desktop(plugged):
    properties = plugged.bench.of(plugged.bound)
    assert properties["LIBINPUT_IGNORE_DEVICE"] == "1"
    assert not {"ID_INPUT", "ID_INPUT_KEY", "ID_INPUT_KEYBOARD"} & properties.keys()
    assert "power-switch" not in plugged.bench.tags(plugged.bound)
    assert plugged.bench.of(plugged.volume)["LIBINPUT_IGNORE_DEVICE"] == "1"
    # Which nothing but input devices needs.
    assert "LIBINPUT_IGNORE_DEVICE" not in plugged.bench.of(plugged.queue)


def test_binding_and_freeing_take_effect_with_a_change(plugged):
    scanner = USBDevice(plugged.bench.tree, "1-10", "05e0", "1200", "030101", serial="Z3").keyboard()
    plugged.bench.plug(plugged.bench.tree.devices[-6:])
    plugged.bind("1-10:1.0")
    plugged.bench.plug([scanner], action="change")
    assert plugged.bench.of(scanner)["LANEKEEPER_BOUND"] == "1"
    assert plugged.bench.access(scanner) == ROOT_ALONE and "ID_INPUT" not in plugged.bench.of(scanner)
    plugged.free_again("1-10:1.0")
    plugged.bench.plug([scanner], action="change")
    assert plugged.bench.of(scanner)["ID_INPUT_KEYBOARD"] == "1"
    assert "LIBINPUT_IGNORE_DEVICE" not in plugged.bench.of(scanner)


@pytest.mark.parametrize("action", ["change", "bind", "move"])
def test_later_events_of_a_device_open_nothing(plugged, action):
    plugged.bench.plug([plugged.printer.device, plugged.queue], action=action)
    assert plugged.bench.access(plugged.printer.device) == plugged.bench.access(plugged.queue) == ROOT_ALONE
    assert plugged.bench.family(plugged.printer.device) == "ESCPOSPrinter"
    assert "usb-04b8-0e15-A1" in plugged.bench.links_of(plugged.printer.device)


def test_modem_manager_is_kept_off(plugged):
    for device in (plugged.printer.device, plugged.adapter.device, *plugged.adapter.interfaces, *plugged.lines, plugged.modem_line,
                   plugged.reader.device):
        assert plugged.bench.of(device)["ID_MM_DEVICE_IGNORE"] == "1"
    for line in (*plugged.lines, plugged.modem_line):
        assert plugged.bench.of(line)["ID_MM_PORT_IGNORE"] == "1"
    for device in (plugged.stranger_line, plugged.queue):
        assert not {"ID_MM_DEVICE_IGNORE", "ID_MM_PORT_IGNORE"} & plugged.bench.of(device).keys()
    assert "ID_MM_PORT_IGNORE" not in plugged.bench.of(plugged.printer.device)


def test_nothing_is_started_because_a_device_of_the_lane_came(plugged):
    for device in (plugged.printer.device, plugged.printer.interfaces[0], plugged.adapter.device, *plugged.lines,
                   plugged.modem_line):
        assert not {"SYSTEMD_WANTS", "SYSTEMD_USER_WANTS"} & plugged.bench.of(device).keys()


def test_the_power_of_a_device_of_the_lane_is_kept_on(plugged):
    for device in (plugged.printer.device, plugged.adapter.device, plugged.scanner.device, plugged.reader.device):
        assert plugged.bench.power(device) == "on"
    # It is the device that is suspended.
    assert plugged.bench.power(plugged.printer.interfaces[0]) == "auto"


def test_a_kernel_that_suspends_nothing_is_no_fault(plugged):
    device = USBDevice(plugged.bench.tree, "1-15", "04b8", "0e15", "070102").device
    (plugged.bench.folder / "sys" / device.path[1:] / "power/control").unlink()
    plugged.bench.plug([device])
    assert "lanekeeper.rules" not in plugged.bench.said()


def test_what_pcscd_opens_is_left_to_it(plugged):
    properties = plugged.bench.of(plugged.reader.device)
    assert "smartcard.target" in properties["SYSTEMD_WANTS"]
    assert plugged.bench.access(plugged.reader.device)[2] == 0o666
    assert plugged.ran(plugged.reader.device) and "uaccess" in plugged.bench.tags(plugged.reader.device)


def test_what_others_do_when_a_device_goes_is_left_to_them(plugged):
    # A queue that was made for it, say, is taken away again.
    device = USBDevice(plugged.bench.tree, "1-11", "04b8", "0e15", "070102", serial="A3")
    line = USBDevice(plugged.bench.tree, "1-12", "05e0", "1701", "020201").modem_line()
    plugged.bench.plug(plugged.bench.tree.devices[-5:])
    plugged.bind("1-12:1.0")
    assert not plugged.ran(device.device)
    plugged.bench.told(device.device, "remove")
    assert plugged.ran(device.device)
    # Nothing new is found out of what is gone.
    assert "LANEKEEPER_BOUND" not in plugged.bench.told(line, "remove")


# MARK: names


def test_a_device_stands_under_its_serial_number_and_its_port(plugged):
    assert plugged.bench.links_of(plugged.printer.device) == {"usb-04b8-0e15-A1", "usb-port-1-1"}
    assert plugged.bench.links_of(plugged.queue) == {"usbmisc-04b8-0e15-A1-if00", "usbmisc-port-1-1:1.0"}
    assert plugged.bench.links_of(plugged.reports) == {"hidraw-0c2e-0b81-H1-if00", "hidraw-port-1-3:1.0"}
    assert plugged.bench.links_of(plugged.bound) == {"input-05e0-1200-Z2-if00", "input-port-1-5:1.0"}
    assert plugged.bench.links_of(plugged.modem_line) == {"tty-05e0-1701-M1-if00", "tty-port-1-7:1.0"}


def test_a_device_without_a_serial_number_stands_under_its_port_alone(plugged):
    assert plugged.bench.links_of(plugged.nameless.device) == {"usb-port-1-2.3"}
    assert plugged.bench.links_of(plugged.nameless_queue) == {"usbmisc-port-1-2.3:1.0"}


def test_lines_of_one_adapter_are_numbered(plugged):
    assert [plugged.bench.links_of(line) for line in plugged.lines] == [
        {f"tty-0403-6001-SCALE1-if00-{port}", f"tty-port-1-6:1.0-{port}"} for port in (0, 1)]


def test_twins_with_one_serial_number_are_told_apart_by_port(plugged):
    twins = [USBDevice(plugged.bench.tree, port, "0416", "5012", "070102", serial="1").device for port in ("1-13", "1-14")]
    plugged.bench.plug(plugged.bench.tree.devices[-4:])
    names = [plugged.bench.links_of(twin) for twin in twins]
    assert "usb-port-1-13" in names[0] and "usb-port-1-14" in names[1]
    assert sum("usb-0416-5012-1" in each for each in names) == 1


def test_keys_beside_the_keyboard_take_no_name(plugged):
    assert plugged.bench.links_of(plugged.volume) == set()


@pytest.mark.parametrize("serial", HOSTILE, ids=range(len(HOSTILE)))
def test_no_serial_number_chooses_another_name(plugged, serial):
    at = [*HOSTILE].index(serial) + 1
    device = plugged.hostile[serial].device
    assert plugged.bench.links_of(device) == {HOSTILE[serial], f"usb-port-2-{at}"} - {None}
    # Nor one outside of the folder, not even for udev to refuse.
    ours = {link for link in plugged.bench.links[device.path] if not link.startswith("char/")}
    assert ours == {f"lanekeeper/{name}" for name in plugged.bench.links_of(device)}


def test_what_belongs_to_no_lane_has_no_name_here(plugged):
    for device in (plugged.stranger.device, plugged.keyboard, plugged.stranger_reports, plugged.stranger_line):
        assert plugged.bench.links_of(device) == set()
