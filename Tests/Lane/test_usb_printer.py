"""The driver of ESC/POS printers as a process without rights, against a USB printer of the lab; this test stands in for the supervisor."""

import fcntl
import json
import struct
import time

import pytest

from driver_stand import DriverStand
from test_escpos_driver import FORMAT, RECEIPT, eventually
from usb_line import ALL_WELL, OFF_LINE, PAPER_EMPTY, LabPrinter, UsbLine

from lab import Lab

LONG = [{"text": {"text": f"line {number} " + "x" * 30}} for number in range(400)]
NOBODY = 65534


@pytest.fixture(scope="module")
def lab():
    with Lab() as lab:
        yield lab


@pytest.fixture
def plug(lab):
    """Plugs printers in, which are out again when the test is over."""
    plugged = []

    def plug(answers=("status", "identity", "echo", "fence"), **options):
        model = LabPrinter(answers)
        device = lab.usb_printer(model=model.take, **options)
        model.function = device.printer
        plugged.append(device)
        return model, device.plug()

    yield plug
    for device in plugged:
        device.unplug()


@pytest.fixture
def drive(lab):
    """Starts drivers on what is plugged in."""
    lines = []
    stands = []

    def drive(device, kind="usbInterface", settings=None, was_interrupted=None, found=None, errors=None) -> DriverStand:
        lines.append(UsbLine(lab, device, kind))
        stands.append(DriverStand("ESCPOSPrinter", line=lines[-1], user=NOBODY, group=NOBODY, errors=errors))
        others = {} if was_interrupted is None else {"wasInterrupted": was_interrupted}
        stands[-1].start(settings=settings, found=lines[-1].found(**(found or {})), **others)
        return stands[-1]

    yield drive
    for stand in stands:
        stand.close()


def end(stand):
    """As the supervisor does: what the driver had is closed before the next one gets anything."""
    stand.close()


def print_document(stand, elements, job="job-1"):
    assert stand.begin(job, json.dumps({"elements": elements}).encode(), format=FORMAT) == {"parameters": {}}


def all_well_and_outcome(stand) -> dict:
    """The outcome, once nobody is wanted any more as well, whichever is told first."""
    deadline, outcome, is_well, heard = time.monotonic() + 40, None, False, []
    while outcome is None or not is_well:
        try:
            message = stand.gateway.message(max(0.01, deadline - time.monotonic()))
        except TimeoutError:
            raise AssertionError(f"outcome {outcome}, well {is_well}; heard {heard}") from None
        kind, told = message["method"].split(".")[-1], message["parameters"]
        heard.append(told)
        outcome = told if kind == "Outcome" else outcome
        is_well = told["reasons"] == [] if kind == "Attention" else is_well
    return outcome


def all_lines_once(printer) -> bool:
    return [printer.printed.count(f"line {number} x".encode()) for number in range(400)] == [1] * 400


KINDS = [dict(), dict(kind=(0xFF, 0, 0)), dict(kind=(7, 1, 2), into_size=512, out_size=512)]


@pytest.mark.parametrize("options", KINDS, ids=["printer class", "vendor class", "high speed"])
def test_a_receipt_is_printed_over_usb(plug, drive, options):
    printer, device = plug(**options)
    stand = drive(device)
    facts = stand.gateway.report("Ready")["facts"]
    assert (facts["model"], facts["confirmation"], facts["usb"]) == ("TM-T88VI", "processId", "04b8:0202")
    assert facts.get("deviceId") == ("MFG:Lab;MDL:Printer;CMD:ESC/POS;CLS:PRINTER;" if device.printer.kind[0] == 7 else None)
    printer.commands.clear()
    print_document(stand, RECEIPT)
    told = stand.gateway.report("Outcome")
    assert (told["outcome"], told["evidence"]) == ("printed", "processIdEcho")
    assert printer.printed.endswith(b"\x1bd\x02" b"\x1dVB\x00")


def test_a_receipt_is_printed_through_the_kernels_own_device(plug, drive):
    printer, device = plug()
    stand = drive(device, "usbPrinter")
    facts = stand.gateway.report("Ready")["facts"]
    assert (facts["confirmation"], facts["deviceId"]) == ("processId", "MFG:Lab;MDL:Printer;CMD:ESC/POS;CLS:PRINTER;")
    print_document(stand, RECEIPT)
    assert stand.gateway.report("Outcome")["outcome"] == "printed"
    print_document(stand, LONG, "job-2")
    assert stand.gateway.report("Outcome")["outcome"] == "printed"
    assert printer.printed.count(b"line 399 ") == 1


def test_a_printer_that_only_listens_is_fed(plug, drive):
    printer, device = plug(answers=(), kind=(7, 1, 1))
    stand = drive(device)
    assert stand.gateway.report("Ready")["facts"]["confirmation"] == "none"
    print_document(stand, LONG)
    told = stand.gateway.report("Outcome")
    assert (told["outcome"], told["evidence"]) == ("unknown", "transmittedOnly")
    eventually(lambda: printer.printed.count(b"line 399 ") == 1)
    assert printer.printed.count(b"line 0 ") == 1


def test_a_printer_that_takes_nothing_wants_somebody_and_prints_once(plug, drive):
    printer, device = plug()
    stand = drive(device)
    stand.gateway.report("Ready")
    device.fault("nak", at=3000)
    print_document(stand, LONG)
    assert stand.gateway.report("Attention", 40) == {"reasons": ["notAccepting"]}
    device.heal()
    assert all_well_and_outcome(stand)["outcome"] == "printed"
    assert all_lines_once(printer)


@pytest.mark.parametrize("status, reason", [(PAPER_EMPTY, "paperOut"), (OFF_LINE, "notAccepting"), (0x10, "printerError")])
def test_the_port_says_why_nothing_is_taken(plug, drive, status, reason):
    printer, device = plug()
    stand = drive(device)
    stand.gateway.report("Ready")
    # What the port says while all is well is known before.
    time.sleep(3)
    device.printer.port_status = status
    device.fault("nak", at=3000)
    print_document(stand, LONG)
    assert stand.gateway.report("Attention", 8) == {"reasons": [reason]}
    device.printer.port_status = ALL_WELL
    device.heal()
    told = all_well_and_outcome(stand)
    # A receipt in which the paper was changed is in two pieces.
    assert told["outcome"] == ("unknown" if reason == "paperOut" else "printed")
    assert all_lines_once(printer)


def test_a_printer_without_paper_at_the_start_is_told_of_and_used_later(plug, drive):
    printer, device = plug()
    device.printer.port_status = PAPER_EMPTY
    device.fault("nak")
    stand = drive(device)
    assert "model" not in stand.gateway.report("Ready")["facts"]
    assert stand.gateway.report("Attention") == {"reasons": ["paperOut"]}
    print_document(stand, RECEIPT)
    time.sleep(6)
    device.printer.port_status = ALL_WELL
    device.heal()
    assert stand.gateway.report("Ready")["facts"]["confirmation"] == "processId"
    assert stand.gateway.report("Outcome")["outcome"] == "printed"


def test_a_halted_endpoint_is_freed_and_nothing_is_lost_or_twice(plug, drive):
    printer, device = plug()
    stand = drive(device)
    stand.gateway.report("Ready")
    device.fault("stall", at=5000)
    print_document(stand, LONG)
    assert stand.gateway.report("Outcome")["outcome"] == "printed"
    assert device.halts_cleared == 1
    assert all_lines_once(printer)


def test_a_transfer_that_ends_early_is_followed_by_its_rest(plug, drive):
    printer, device = plug()
    stand = drive(device)
    stand.gateway.report("Ready")
    device.fault("short", at=4500)
    print_document(stand, LONG)
    assert stand.gateway.report("Outcome")["outcome"] == "printed"
    assert all_lines_once(printer)


@pytest.mark.parametrize("place", [1, 700, 4096, 9000])
def test_a_printer_that_is_pulled_leaves_the_job_unknown_with_what_it_has_taken(plug, drive, place):
    printer, device = plug()
    stand = drive(device)
    stand.gateway.report("Ready")
    before = quiet(device)
    device.fault("drop", at=place)
    print_document(stand, LONG)
    told = stand.gateway.report("Outcome")
    assert (told["outcome"], told["reason"], told["evidence"]) == ("unknown", "deviceLost", "interrupted")
    assert told["detail"] == "the device is gone"
    # The questions that went between the job's commands are not bytes of it.
    questions = bytes(device.printer.received[before:]).count(b"\x10\x04") * 3
    assert told["bytesSent"] + questions == place
    assert stand.supervisor.report("Lost") == {"reason": "the device is gone"}
    assert stand.process.wait(20) == 0


def quiet(device) -> int:
    """How much a printer has received, once nothing comes any more."""
    before = -1
    while before != (before := len(device.printer.received)):
        time.sleep(0.3)
    return before


def test_a_printer_that_is_back_is_brought_into_step_by_the_next_driver(plug, drive):
    printer, device = plug()
    stand = drive(device)
    stand.gateway.report("Ready")
    device.fault("drop", at=2500)
    print_document(stand, LONG)
    assert stand.gateway.report("Outcome")["outcome"] == "unknown"
    assert stand.process.wait(20) == 0
    end(stand)
    eventually(lambda: not device.plugged_in)
    address = device.address
    # Its paper and what it was sent are still in it: only the cable was out.
    device.plug()
    assert device.address != address
    again = drive(device, was_interrupted=True)
    again.gateway.report("Ready")
    assert printer.printed.endswith(b"\x1b@\x1dVA\x00")
    print_document(again, RECEIPT, "job-2")
    assert again.gateway.report("Outcome")["outcome"] == "printed"
    assert printer.printed.count(b"line 0 x") == 1


def test_a_cancelled_job_says_how_much_was_taken_and_the_next_one_is_whole(plug, drive):
    printer, device = plug()
    stand = drive(device)
    stand.gateway.report("Ready")
    before = quiet(device)
    device.fault("nak", at=2000)
    print_document(stand, LONG)
    eventually(lambda: len(device.printer.received) == before + 2000)
    assert stand.job_calls.call("Jobs.Abort", job="job-1") == {"parameters": {}}
    told = stand.gateway.report("Outcome")
    assert (told["outcome"], told["reason"]) == ("unknown", "cancelled")
    assert told["bytesSent"] + 3 * bytes(device.printer.received[before:]).count(b"\x10\x04") == 2000
    device.heal()
    print_document(stand, RECEIPT, "job-2")
    assert stand.gateway.report("Outcome", 40)["outcome"] == "printed"
    assert printer.printed.endswith(b"\x1b@\x1c.\x1bR\x00" + printer.printed[printer.printed.rindex(b"\x1ba\x01\x1bE\x01"):])


def test_a_job_of_which_nothing_was_taken_is_not_printed(plug, drive):
    printer, device = plug()
    stand = drive(device)
    stand.gateway.report("Ready")
    quiet(device)
    device.fault("nak")
    print_document(stand, LONG)
    time.sleep(0.5)
    stand.job_calls.call("Jobs.Abort", job="job-1")
    told = stand.gateway.report("Outcome")
    assert (told["outcome"], told["evidence"], told["bytesSent"]) == ("notPrinted", "nothingSent", 0)
    device.heal()
    print_document(stand, RECEIPT, "job-2")
    assert stand.gateway.report("Outcome", 40)["outcome"] == "printed"
    assert b"line 0 x" not in printer.printed


def test_a_pulse_that_the_printer_does_not_take_expires_with_its_deadline(plug, drive):
    printer, device = plug(answers=("status", "identity", "echo", "fence"))
    stand = drive(device, settings={"drawerOpenLevel": "high"})
    stand.gateway.report("Ready")
    quiet(device)
    # The questions for the drawer's state are taken, and the pulse is not.
    device.fault("nak", at=12)
    stand.job_calls.call("Drawers.Open", opening="opening-1", connector=1, isSensorShared=False,
                         expiresMonotonicNanoseconds=time.monotonic_ns() + 2_000_000_000)
    told = stand.gateway.report("DrawerReports.Ended")
    assert (told["outcome"], told["reason"]) == ("notPulsed", "expired")
    device.heal()
    time.sleep(1)
    assert not any(command.startswith(b"\x1bp") for command in printer.commands)


def test_a_driver_that_is_stopped_in_a_job_takes_back_what_was_not_taken(plug, drive):
    printer, device = plug()
    stand = drive(device)
    stand.gateway.report("Ready")
    device.fault("nak", at=2000)
    print_document(stand, LONG)
    time.sleep(0.5)
    stand.driver_calls.call("Driver.Stop")
    assert stand.process.wait(20) == 0
    device.heal()
    received = len(device.printer.received)
    time.sleep(0.5)
    assert len(device.printer.received) == received


def test_nothing_is_refused_to_a_driver_on_usb(plug, drive, tmp_path):
    with open(tmp_path / "errors", "w+b") as errors:
        printer, device = plug()
        stand = drive(device, errors=errors.fileno())
        stand.gateway.report("Ready")
        device.fault("stall", at=1000)
        print_document(stand, LONG)
        assert stand.gateway.report("Outcome")["outcome"] == "printed"
        stand.driver_calls.call("Driver.Stop")
        assert stand.process.wait(20) == 0
        errors.seek(0)
        assert b"refused" not in errors.read()


def test_an_interface_that_somebody_else_has_is_refused(lab, plug):
    _, device = plug()
    other, line = UsbLine(lab, device), UsbLine(lab, device)
    fcntl.ioctl(other.slave, 0x8004550F, struct.pack("I", 0))  # USBDEVFS_CLAIMINTERFACE
    stand = DriverStand("ESCPOSPrinter", line=line)
    try:
        error = stand.ask_to_start(found=line.found())
        assert error["error"] == "org.lanekeeper.link.Driver.WrongDescriptor" and "in use" in error["parameters"]["reason"]
    finally:
        stand.close()
        other.close()
