"""Devices that are plugged in are found, known again, and refused where it is not clear which one is meant."""

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

from cli import lane as command
from found_lane import FoundLane, kernel_driver
from lab import Lab
from lane import eventually, is_running
from usb_line import LabPrinter

USB = 'attached = "usb"'
SCANNER = bytes.fromhex("058c0902a101150026ff00750895080912810 2c0".replace(" ", ""))


# USBDEVFS_DISCONNECT through USBDEVFS_IOCTL, then USBDEVFS_CLAIMINTERFACE (linux/usbdevice_fs.h), on the last node.
CLAIM = """
import fcntl, glob, os, struct, time
node = os.open(sorted(glob.glob("/dev/bus/usb/001/*"))[-1], os.O_RDWR)
fcntl.ioctl(node, 0xC0105512, struct.pack("iiQ", 0, 0x5516, 0))
fcntl.ioctl(node, 0x8004550F, struct.pack("I", 0))
print("claimed", flush=True)
time.sleep(600)
"""


def printer(lab, serial="", port=None, **more):
    return lab.usb_printer(vendor=0x04B8, product=0x0E15, serial=serial, port=port, model=lambda data: None, **more)


@contextlib.contextmanager
def nobody_told(lab, lane):
    """What happens meanwhile is in messages that get lost."""
    lane.process.send_signal(signal.SIGSTOP)
    try:
        noise = {"ACTION": "change", "DEVPATH": "/devices/virtual/input/input9", "SUBSYSTEM": "input", "FILLER": "x" * 4000}
        for _ in range(60):
            lab.send_events([dict(noise) for _ in range(50)])
        yield
    finally:
        lane.process.send_signal(signal.SIGCONT)


def test_a_printer_that_is_plugged_in_is_found_and_its_driver_is_told_what_it_is(lab, make_found_lane):
    lane = make_found_lane()
    assert lane.becomes(reason="notPluggedIn")["state"] == "absent"
    device = printer(lab, "A1", "1-2.3")
    device.plug()
    facts = lane.becomes(state="ready")["facts"]
    assert {key: json.loads(facts[key]) for key in ("port", "vendor", "product", "serialNumber", "interface", "interfaceClass")} == {
        "port": "1-2.3", "vendor": 0x04B8, "product": 0x0E15, "serialNumber": "A1", "interface": 0, "interfaceClass": [7, 1, 2]}
    assert facts["kind"] == "usbInterface"
    assert json.loads(facts["deviceId"]).startswith("MFG:")


def test_the_kernel_has_its_printer_back_when_the_lane_ends(lab, make_found_lane):
    printer(lab, "A1").plug("1-2")
    assert kernel_driver(lab, "1-2:1.0") == "usblp"
    lane = make_found_lane()
    lane.becomes(state="ready")
    assert kernel_driver(lab, "1-2:1.0") is None
    assert lane.stop() == 0
    assert kernel_driver(lab, "1-2:1.0") == "usblp"


def test_it_is_absent_when_it_is_pulled_out_and_known_at_another_port_also_after_a_restart(lab, make_found_lane):
    device = printer(lab, "A1", "1-2")
    device.plug()
    lane = make_found_lane()
    lane.becomes(state="ready", fact_port='"1-2"')
    device.unplug()
    assert "serialNumber:A1" in lane.becomes(state="absent", reason="notPluggedIn", location="attached by usb")["detail"]
    device.plug("1-4")
    lane.becomes(state="ready", fact_port='"1-4"')
    assert "it is back at port 1-4, and was at 1-2" in lane.said()
    device.unplug()
    lane.becomes(state="absent")
    lane.restart()
    other = printer(lab, "B2", "1-1")
    other.plug()
    assert "serialNumber:B2" in lane.becomes(state="absent", reason="otherDevice")["detail"]
    device.plug("1-5")
    lane.becomes(state="ready", fact_serialNumber='"A1"')


def test_of_two_nothing_is_opened_and_both_are_named(lab, make_found_lane):
    first, second = printer(lab, "A1", "1-1"), printer(lab, "", "1-2")
    first.plug(), second.plug()
    lane = make_found_lane()
    detail = lane.becomes(state="absent", reason="ambiguous")["detail"]
    assert 'identity = "serialNumber:A1" or identity = "port:1-2"' in detail and "'lane bind front'" in detail
    assert kernel_driver(lab, "1-1:1.0") == kernel_driver(lab, "1-2:1.0") == "usblp"
    first.unplug()
    lane.becomes(state="ready", fact_port='"1-2"')


def test_twins_are_told_apart_by_their_ports(lab, make_found_lane):
    twins = [printer(lab, "SAME", port) for port in ("1-1", "1-2")]
    lane = make_found_lane({"front": USB + '\nidentity = "port:1-1"', "back": USB + '\nidentity = "port:1-2"'})
    twins[1].plug()
    lane.becomes("back", state="ready", fact_port='"1-2"')
    lane.becomes("front", state="absent", reason="notPluggedIn")
    twins[0].plug()
    lane.becomes("front", state="ready", fact_port='"1-1"')


def test_a_replacement_at_the_same_port_is_taken_and_told(lab, make_found_lane):
    old, new = printer(lab, "A1", "1-3"), printer(lab, "B2", "1-3")
    lane = make_found_lane()
    old.plug()
    lane.becomes(state="ready")
    old.unplug()
    lane.becomes(state="absent")
    new.plug()
    lane.becomes(state="ready", fact_serialNumber='"B2"')
    assert "it was replaced: EPSON TM-T88 (04b8:0e15, serial number B2) at port 1-3 stands in for serialNumber:A1" in lane.said()


def test_no_driver_is_started_before_the_one_before_it_is_gone(lab, make_found_lane):
    device = printer(lab, "A1", "1-2")
    device.plug()
    lane = make_found_lane({"front": USB + '\nsettings = { stubborn = "yes" }'})
    lane.becomes(state="ready")
    first = lane.driver()
    device.replug()

    def successor():
        now = lane.driver()
        assert now in (None, first) or not is_running(first)
        return now not in (None, first)

    eventually(successor, "another driver")
    lane.becomes(state="ready")
    assert "it did not end after its device was pulled out" in lane.said()


@pytest.mark.parametrize("what", ["comes", "goes"])
def test_what_happened_while_messages_were_lost_is_seen(lab, make_found_lane, what):
    other, stays = printer(lab, "A1", "1-1"), printer(lab, "B2", "1-2")
    stays.plug()
    if what == "goes":
        other.plug()
    lane = make_found_lane({"a": USB + '\nidentity = "serialNumber:A1"', "b": USB + '\nidentity = "serialNumber:B2"'})
    lane.becomes("a", state="ready" if what == "goes" else "absent"), lane.becomes("b", state="ready")
    driver = lane.driver("b")
    with nobody_told(lab, lane):
        other.unplug() if what == "goes" else other.plug()
    lane.becomes("a", state="absent" if what == "goes" else "ready")
    assert "everything is looked at anew" in lane.said()
    assert lane.driver("b") == driver


@pytest.mark.parametrize("way", ["usb", "usblp"])
def test_what_came_back_under_its_old_number_while_messages_were_lost_is_opened_anew(lab, make_found_lane, way):
    device = printer(lab, port="1-2")
    device.plug()
    lane = make_found_lane({"front": f'attached = "{way}"\nidentity = "port:1-2"'})
    lane.becomes(state="ready")
    driver, number = lane.driver(), device.address
    with nobody_told(lab, lane):
        device.unplug()
        device.plug(address=number)
    eventually(lambda: lane.driver() not in (None, driver), "another driver")
    lane.becomes(state="ready")
    # It is known to have been away, and not only by its driver.
    assert "it was pulled out for a moment" in lane.said()


def test_a_file_that_is_open_on_a_device_that_is_gone_is_not_kept(lab, make_found_lane):
    device = printer(lab, port="1-2")
    device.plug()
    lane = make_found_lane({"front": USB + '\nidentity = "port:1-2"'})
    lane.becomes(state="ready")
    driver = lane.driver()
    device.exchange()
    eventually(lambda: lane.driver() not in (None, driver), "another driver")
    lane.becomes(state="ready")


def test_a_device_that_flaps_is_left_alone_for_a_while(lab, make_found_lane):
    device = printer(lab, "A1", "1-2")
    device.plug()
    lane = make_found_lane()
    began, replugs = time.monotonic(), []
    while True:
        found = eventually(lambda: (found := lane.device()) and (found["state"] == "ready" or found.get("reason") == "flapping") and found, "a word")
        if found["state"] != "ready":
            break
        replugs.append(time.monotonic() - began)
        device.replug()
        eventually(lambda: lane.device()["state"] != "ready" or lane.device().get("reason"), "the end of it")
    # A machine that is very busy needs more than the minute within which five of them count.
    assert len(replugs) == 5 or len(replugs) > 5 and replugs[4] > 50, replugs
    assert "comes and goes again and again" in found["detail"]
    eventually(lambda: lane.driver() is None, "the end of its driver")
    lane.becomes(state="ready")


def test_a_driver_that_was_given_up_begins_anew_when_its_device_is_plugged_in_again(lab, make_found_lane):
    lane = make_found_lane()
    device = printer(lab, "A1", "1-2")
    device.plug()
    lane.becomes(state="ready")

    def is_given_up():
        now = lane.device()
        if now["state"] == "ready" and (driver := lane.driver()):
            with contextlib.suppress(ProcessLookupError):
                os.kill(driver, signal.SIGKILL)
        return now if now["state"] == "quarantined" else None

    told = eventually(is_given_up, "the quarantine", 60)
    assert told["reason"] == "driverFails" and "plugged in again" in told["detail"], told
    device.unplug()
    lane.becomes(state="absent", reason="notPluggedIn")
    device.plug()
    assert lane.becomes(state="ready").get("reason") is None
    # It is on no probation.
    before = lane.driver()
    os.kill(before, signal.SIGKILL)
    eventually(lambda: lane.driver() not in (None, before), "another driver")
    lane.becomes(state="ready")


def test_an_interface_that_a_program_has_is_in_use_and_the_program_is_named(lab, make_found_lane):
    printer(lab, "A1", "1-2").plug()
    other = lab.run([sys.executable, "-c", CLAIM], stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline() == "claimed\n"
    lane = make_found_lane()
    lane.becomes(state="absent", reason="inUse")
    # On a machine that is busy not all processes are looked at each time.
    eventually(lambda: f"(process {other.pid}) has the interface" in lane.device()["detail"], "the name of the program")
    other.kill()
    other.wait()
    lane.becomes(state="ready")


def test_a_node_of_the_same_name_below_another_root_is_another_one(lab, make_found_lane):
    printer(lab, "A1", "1-2").plug()
    with Lab() as elsewhere:
        printer(elsewhere, "A1", "1-2").plug()
        here, there = (each.run([sys.executable, "-c", CLAIM], stdout=subprocess.PIPE, text=True) for each in (lab, elsewhere))
        assert here.stdout.readline() == there.stdout.readline() == "claimed\n"
        detail = make_found_lane().becomes(state="absent", reason="inUse")["detail"]
        assert f"(process {here.pid}) has the interface" in detail and str(there.pid) not in detail


def test_the_kernels_printer_device_is_the_second_way(lab, make_found_lane):
    device = printer(lab, "A1", "1-2")
    device.plug()
    lane = make_found_lane({"front": 'attached = "usblp"'})
    assert lane.becomes(state="ready")["location"].startswith("/dev/usb/lp")
    assert lane.device()["facts"]["kind"] == "usbPrinter"
    device.replug()
    lane.becomes(state="ready")


def test_reports_and_serial_lines_are_found(lab, make_found_lane):
    scanner = lab.hidraw(0x05E0, 0x1300, SCANNER, serial="S1")
    keyboard = lab.hidraw(0x05E0, 0x1200, bytes.fromhex("05010906a101c0"), serial="K1")
    lane = make_found_lane({"front": 'attached = "hid"'})
    keyboard.plug()
    lane.stays(0.5, state="absent", reason="notPluggedIn")
    scanner.plug()
    assert lane.becomes(state="ready", fact_serialNumber='"S1"')["facts"]["kind"] == "reports"
    scanner.unplug()
    lane.becomes(state="absent")


def test_a_bad_rule_disables_itself_and_a_sites_quirks_count(lab, make_found_lane):
    rule = '[[match]]\nsubsystem = "usb"\nvendor = "x"\n'
    quirks = ('[[quirk]]\nfamily = "found"\nvendor = "04b8"\nsettings = { stubborn = "no" }\nbecause = "b"\nunverified = true\n'
              '[[quirk]]\nfamily = "found"\nvendor = "0416"\nexcluded = true\nbecause = "b"\nunverified = true\n'
              '[[quirk]]\nfamily = "found"\nvendor = "0417"\n')
    lane = make_found_lane(more_rules=rule, quirks=quirks)
    lab.usb_printer(vendor=0x0416, product=0x5011, serial="Z", port="1-1", model=lambda data: None).plug()
    lane.stays(0.5, state="absent", reason="notPluggedIn")
    printer(lab, "A1", "1-2").plug()
    assert lane.becomes(state="ready")["facts"]["stubborn"] == "no"
    assert "drivers/found/driver.toml:" in lane.said() and "'vendor' is 'x', expected 4 hexadecimal digits" in lane.said()
    assert "quirks/site.toml:13:1: missing key 'because'" in lane.said()


def test_without_udev_the_lane_starts_and_looks_for_itself(lab, make_found_lane):
    (lab.root / "run/udev/control").unlink()
    lane = make_found_lane()
    lane.becomes(state="absent", reason="notPluggedIn")
    device = printer(lab, "A1", "1-2")
    device.plug()
    lane.becomes(state="ready")
    device.unplug()
    lane.becomes(state="absent", reason="notPluggedIn")
    assert lane.said().count("udev does not run here") == 1


def test_a_udevd_that_is_killed_and_started_again_loses_nothing():
    with Lab(udevd=True) as lab:
        lane = FoundLane(lab, {"front": USB + '\nidentity = "serialNumber:A1"', "back": USB + '\nidentity = "serialNumber:B2"'})
        try:
            first, second = printer(lab, "A1", "1-1"), printer(lab, "B2", "1-2")
            first.plug()
            lane.becomes("front", state="ready")
            lab.udevd_process.kill()
            lab.udevd_process.wait()
            first.unplug()
            second.plug()
            lab.start_udevd()
            lane.becomes("front", state="absent", reason="notPluggedIn")
            lane.becomes("back", state="ready")
            first.plug()
            lane.becomes("front", state="ready")
        finally:
            lane.close()


def test_a_binding_that_cannot_be_written_takes_nothing_from_its_owner(lab, make_found_lane):
    lane = make_found_lane({"front": USB, "back": USB})
    first, second = printer(lab, "A1", "1-1"), printer(lab, "B2", "1-2")
    memory = pathlib.Path(lane.directory) / "state/supervisor"
    lane.becomes("front", state="absent")
    lane.stop()
    for name, serial, port in (("front", "A1", "1-1"), ("back", "B2", "1-2")):
        (memory / name).write_text(f"attached usb\nmodel:04b8:0e15 port:{port} serialNumber:{serial}\n")
    # As on a disk that is full: there is no room for anything new.
    (memory / "front.new").mkdir()
    first.plug(), second.plug()
    lane.start()
    lane.becomes("front", state="ready", fact_port='"1-1"'), lane.becomes("back", state="ready", fact_port='"1-2"')
    reply = lane.client().call("Devices.Bind", {"device": "front", "identity": "port:1-2", "take": True})
    assert (reply["error"], reply["parameters"]["reason"]) == ("org.lanekeeper.Devices.BindRefused", "notWritten")
    assert "serialNumber:B2" in (memory / "back").read_text()
    first.unplug(), second.unplug()
    first.plug("1-5")
    assert "serialNumber:B2" in lane.becomes("back", state="absent", reason="notPluggedIn")["detail"]


def test_a_binding_whose_owner_cannot_be_forgotten_has_changed_nothing(lab, make_found_lane):
    lane = make_found_lane({"front": USB, "back": USB})
    memory = pathlib.Path(lane.directory) / "state/supervisor"
    lane.becomes("front", state="absent")
    lane.stop()
    texts = {name: f"attached usb\nmodel:04b8:0e15 port:{port} serialNumber:{serial}\n"
             for name, serial, port in (("front", "A1", "1-1"), ("back", "B2", "1-2"))}
    for name, text in texts.items():
        (memory / name).write_text(text)
    printer(lab, "A1", "1-1").plug(), printer(lab, "B2", "1-2").plug()
    lane.start()
    lane.becomes("front", state="ready"), lane.becomes("back", state="ready")
    # What is no file is not deleted like one.
    (memory / "back").rename(memory / "elsewhere")
    (memory / "back").mkdir()
    reply = lane.client().call("Devices.Bind", {"device": "front", "identity": "port:1-2", "take": True})
    assert reply["parameters"]["reason"] == "notWritten"
    assert f"{memory}/back" in reply["parameters"]["detail"]
    assert (memory / "front").read_text() == texts["front"]
    (memory / "back").rmdir()
    (memory / "elsewhere").rename(memory / "back")
    lane.restart()
    lane.becomes("front", state="ready", fact_port='"1-1"'), lane.becomes("back", state="ready", fact_port='"1-2"')


def test_first_takes_no_working_printer_away_where_it_would_not_be_clear_which_one_is_meant(lab, make_found_lane):
    lane = make_found_lane()
    printer(lab, "A1", "1-1").plug()
    lane.becomes(state="ready")
    printer(lab, "B2", "1-2").plug()
    driver = lane.driver()
    result = eventually(lambda: (now := command("bind", "front", "--to", "first", "--yes", "--timeout", "1", socket=lane.path))
                        and "1-2" in now.stderr and now, "a refusal")
    assert result.returncode == 1 and "port 1-1" in result.stderr and "port 1-2" in result.stderr, result
    lane.stays(1, state="ready")
    assert lane.driver() == driver
    assert "serialNumber:A1" in (pathlib.Path(lane.directory) / "state/supervisor/front").read_text()
    reply = lane.client().call("Devices.Bind", {"device": "front", "identity": "first"})
    assert (reply["error"], reply["parameters"]["reason"]) == ("org.lanekeeper.Devices.BindRefused", "ambiguous")


def test_a_device_that_has_nothing_says_who_has_what_it_could_take(lab, make_found_lane):
    lane = make_found_lane({"front": f'{USB}\nidentity = "port:1-2"', "back": USB})
    device = printer(lab, "A1", "1-2")
    device.plug()
    lane.becomes("front", state="ready")
    detail = eventually(lambda: (now := lane.device("back")).get("reason") == "notPluggedIn" and "'front'" in now["detail"]
                        and now["detail"], "who has it")
    assert detail.startswith("nothing else that found drives is plugged in (usb)") and "port 1-2" in detail, detail
    device.unplug()
    eventually(lambda: "'front'" not in lane.device("back")["detail"], "that nobody has it")


RECEIPT = {"elements": [{"text": {"text": "Total 1.50", "bold": True}}, {"feedLines": 2}, {"cut": "partial"}]}


def job_of(lane) -> dict:
    """Prints a receipt; what became of it."""
    client = lane.client()
    reply = client.call("Printer.Print", {"role": "receipt", "document": RECEIPT})
    client.close()
    assert "error" not in reply, f"{reply}\n{lane.said()}"
    return reply["parameters"]["job"]


@pytest.mark.parametrize("way, evidence", [("usb", "processIdEcho"), ("usblp", "processIdEcho")])
def test_a_receipt_is_printed_on_what_was_found_and_on_its_return(lab, make_found_lane, way, evidence):
    model = LabPrinter()
    device = lab.usb_printer(vendor=0x04B8, product=0x0E15, serial="A1", port="1-2", model=model.take)
    model.function = device.printer
    lane = make_found_lane({"front": f'attached = "{way}"'}, family="ESCPOSPrinter", more='[role.receipt]\ndevice = "front"\n')
    device.plug()
    lane.becomes(state="ready")
    job = job_of(lane)
    assert (job["state"], job["evidence"]) == ("printed", evidence)
    device.unplug()
    lane.becomes(state="absent", reason="notPluggedIn")
    device.plug("1-3")
    lane.becomes(state="ready")
    assert job_of(lane)["state"] == "printed"
    assert bytes(device.printer.received).count(b"Total 1.50") == 2
