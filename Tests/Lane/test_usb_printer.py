"""The driver of ESC/POS printers as a process without rights, against a USB printer of the lab; this test stands in for the supervisor."""

import json
import time

import pytest


from driver_stand import DriverStand
from small_printer import COVER_OPEN, NORMAL
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


def bytes_sent(stand, at_least=1) -> int:
    while (sent := stand.gateway.report("Progress")["bytesSent"]) < at_least:
        pass
    return sent


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
