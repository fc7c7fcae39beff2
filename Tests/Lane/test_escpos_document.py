"""The whole document on paper: codes and pictures as python-escpos makes them, all elements on a simulated printer."""

import base64
import json
import subprocess
import sys

import pytest

from driver_stand import BUNDLED, DRIVERS, REPOSITORY
from lane import Lane
from small_printer import SmallPrinter

DOCUMENT = "org.lanekeeper.Printer.Document"
PREPARED = "org.lanekeeper.link.Jobs.PreparedDocument"
RAW = "org.lanekeeper.link.Jobs.RawStream"


@pytest.fixture
def make_pair(make_stand):
    def make(settings=None, waiting=b"") -> tuple:
        printer = SmallPrinter("pty")
        printer._waiting = waiting
        stand = make_stand("ESCPOSPrinter", line=printer)
        stand.start(settings=settings)
        stand.gateway.report("Ready")
        printer.commands.clear()
        return printer, stand

    return make


def begin(stand, document, format=DOCUMENT, job="job-1"):
    return stand.begin(job, json.dumps(document).encode(), format=format)


def printed(printer, stand, document, format=DOCUMENT) -> list[bytes]:
    """The commands that printed a document, without those that every job begins with."""
    assert begin(stand, document, format) == {"parameters": {}}
    assert stand.gateway.report("Outcome")["outcome"] == "printed"
    told = [each for each in printer.commands if not each.startswith((b"\x1d(H", b"\x1da"))]
    assert told[:3] == [b"\x1b@", b"\x1c.", b"\x1bR\0"]
    return told[3:]


@pytest.fixture
def python_escpos():
    return pytest.importorskip("escpos.printer", reason="the Python package python-escpos is not installed").Dummy()


@pytest.mark.parametrize("kind, name, data, prefix", [
    ("ean13", "EAN13", "4006381333931", ""), ("ean8", "EAN8", "73513537", ""), ("upcA", "UPC-A", "036000291452", ""),
    ("upcE", "UPC-E", "04252614", ""), ("code39", "CODE39", "AB-12", ""), ("itf", "ITF", "123456", ""),
    ("codabar", "CODABAR", "A123B", ""), ("code93", "CODE93", "AB12", ""), ("code128", "CODE128", "Hello", "{B"),
])
@pytest.mark.parametrize("function", ["A", "B"])
def test_bar_codes_are_those_of_python_escpos(make_pair, python_escpos, kind, name, data, prefix, function):
    if function == "A" and kind in ("code93", "code128"):
        pytest.skip("function A does not have this kind")
    printer, stand = make_pair(settings={"profile": "plain" if function == "A" else "epson-tm-t20"})
    barcode = {"symbology": kind, "data": data, "heightDots": 60, "moduleDots": 2, "alignment": "left"}
    ours = printed(printer, stand, {"elements": [{"barcode": barcode}]})
    python_escpos.barcode(prefix + data, name, height=60, width=2, pos="BELOW", function_type=function, align_ct=False,
                          check=False)
    theirs = python_escpos.output
    # They set the same things in another order.
    for command in (b"\x1dh<", b"\x1dw\x02", b"\x1df\0", b"\x1dH\x02"):
        assert command in ours and command in theirs
    assert ours[-1] == theirs[theirs.index(b"\x1dk"):]


@pytest.mark.parametrize("degree, number", [("low", 0), ("medium", 1), ("quartile", 2), ("high", 3)])
def test_a_qr_code_is_that_of_python_escpos(make_pair, python_escpos, degree, number):
    printer, stand = make_pair()
    code = {"symbology": "qr", "data": "https://example.org/ä", "moduleDots": 6, "errorCorrection": degree,
            "alignment": "left"}
    ours = printed(printer, stand, {"elements": [{"matrixCode": code}]})
    python_escpos.qr("https://example.org/ä", native=True, size=6, ec=number, model=2)
    theirs = python_escpos.output
    # python-escpos sends text in ISO 8859-1 where it can, we in UTF-8.
    assert b"".join(ours[:3]) == theirs[:len(b"".join(ours[:3]))]
    assert ours[3][8:].decode() == "https://example.org/ä"
    assert ours[4] == theirs[-8:]


def test_a_picture_is_that_of_python_escpos(make_pair, python_escpos):
    image = pytest.importorskip("PIL.Image", reason="the Python package Pillow is not installed")
    picture = image.new("1", (24, 20), 1)
    for place in range(20):
        picture.putpixel((place, place), 0)
    python_escpos.image(picture, impl="bitImageRaster", center=False)
    rows = bytes(255 - byte for byte in picture.tobytes())
    printer, stand = make_pair()
    raster = {"element": 0, "widthDots": 24, "heightDots": 20, "rows": base64.b64encode(rows).decode()}
    document = {"elements": [{"image": {"descriptor": 0, "alignment": "left"}}]}
    ours = printed(printer, stand, {"document": document, "rasters": [raster]}, PREPARED)
    assert b"".join(ours) == python_escpos.output


def test_drawer_and_buzzer_are_those_of_python_escpos(make_pair, python_escpos):
    printer, stand = make_pair(settings={"profile": "xprinter-80"})
    ours = printed(printer, stand, {"elements": [{"drawer": 1}, {"drawer": 2}, {"buzzer": 3}]})
    python_escpos.buzzer(3, 2)
    assert ours == [b"\x1bp\x00\x19\xfa", b"\x1bp\x01\x19\xfa", python_escpos.output]


def test_an_image_is_asked_for_as_dots(make_pair):
    printer, stand = make_pair()
    reply = begin(stand, {"elements": [{"feedLines": 1}, {"image": {"descriptor": 0}}]})
    assert reply == {"error": "org.lanekeeper.link.Jobs.NeedsDrawing",
                     "parameters": {"drawings": [{"element": 1, "widthDots": 512, "texts": []}]}}
    assert printer.commands == []


@pytest.mark.parametrize("torn", [b"\x1dv0\x00\x48\x00\x18\x00" + b"\xff" * 100, b"\x1d(k\xfb\x07\x311P0abc"])
def test_a_picture_or_code_that_was_torn_does_not_eat_what_follows(make_pair, torn):
    printer, stand = make_pair(waiting=torn)
    ours = printed(printer, stand, {"elements": [{"text": {"text": "whole"}}]})
    assert b"".join(ours) == b"whole\n"


def test_every_element_comes_out_of_a_simulated_printer():
    lane = Lane({"front": "ESCPOSPrinter"}, places={"front": 'simulated = "pty"'}, more='[role.receipt]\ndevice = "front"\n')
    try:
        lane.wait_ready("receipt")
        elements = [
            {"text": {"text": "Καφές é € Ž Я", "underline": "thick", "reversed": True, "font": "b"}},
            {"row": {"cells": [{"text": "Bread"}, {"text": "2", "columns": 3, "alignment": "right"},
                               {"text": "4.20", "columns": 8, "alignment": "right", "bold": True}]}},
            {"rule": "single"}, {"rule": "double"}, {"rule": "dashed"},
            {"barcode": {"symbology": "ean13", "data": "400638133393"}},
            {"barcode": {"symbology": "gs1128", "data": "(01)04012345678901(10)A1"}},
            {"matrixCode": {"symbology": "qr", "data": "https://example.org"}},
            {"drawer": 2}, {"buzzer": 1}, {"feedLines": 1}, {"cut": "full"}]
        client = lane.client()
        reply = client.call("Printer.Print", {"role": "receipt", "document": {"elements": elements}})
        assert (reply["parameters"]["job"]["state"], reply["parameters"]["job"]["evidence"]) == ("printed", "processIdEcho")
        marks = client.call("Simulation.Observe", {"device": "receipt", "after": 0})["parameters"]["marks"]
        lines = [mark["text"].rstrip() for mark in marks if mark["kind"] == "line"]
        # The simulated TM-T20III has 48 columns by its profile.
        assert lines[0] == "Καφές é € Ž Я"
        assert lines[1] == "Bread".ljust(35) + "   2" + "4.20".rjust(9)
        assert lines[2:5] == ["─" * 48, "═" * 48, "- " * 23 + "-"]
        kinds = [(mark["kind"], mark["text"]) for mark in marks if mark["kind"] in ("pulse", "cut")]
        assert kinds == [("pulse", "drawer 2"), ("cut", "full")]
        for wrong, reason in [
            ({"barcode": {"symbology": "ean13", "data": "4006381333932"}}, "the check digit is 2, expected 1"),
            ({"barcode": {"symbology": "code39", "data": "A" * 30}},
             "element 1: the bar code is 1022 dots wide with bars of 2, and the paper 576"),
        ]:
            reply = client.call("Printer.Print", {"role": "receipt", "document": {"elements": [{"feedLines": 1}, wrong]}})
            if "error" in reply:
                assert reply["parameters"] == {"element": 1, "reason": reason}
            else:
                job = reply["parameters"]["job"]
                assert (job["state"], job["reason"], job["detail"]) == ("notPrinted", "invalidDocument", reason)
    finally:
        lane.close()


def test_the_drivers_need_no_more_libraries_than_the_smallest_driver_but_for_usb():
    def libraries(program: str) -> set[str]:
        told = subprocess.run(["ldd", program], stdout=subprocess.PIPE, text=True, check=True, timeout=20).stdout
        return {line.split()[0] for line in told.splitlines()}

    more = libraries(BUNDLED) - libraries(DRIVERS["Swift"][0])
    # libusb of Debian needs the other two.
    assert more == {"libusb-1.0.so.0", "libudev.so.1", "libpthread.so.0"}
    assert not [name for name in libraries(BUNDLED) if "Foundation" in name or "icu" in name]


@pytest.mark.parametrize("script", ["generate-code-pages", "generate-profiles"])
def test_generated_tables_are_those_of_their_sources(script):
    subprocess.run([sys.executable, REPOSITORY / "scripts" / script, "--check"], check=True, timeout=60)


def stream(data: bytes, **allowed) -> dict:
    return {"bytes": base64.b64encode(data).decode(), **{word: word in allowed for word in ("drawer", "settings", "unknown")}}


def test_a_stream_goes_as_it_is_between_commands_that_bring_the_printer_into_its_modes(make_pair):
    printer, stand = make_pair()
    data = b"\x1ba\x01Hi\n\x1bp\0\x19\xfa"
    assert begin(stand, stream(data, drawer=True), RAW) == {"parameters": {}}
    told = stand.gateway.report("Outcome")
    assert (told["outcome"], told["evidence"]) == ("printed", "processIdEcho")
    sent = b"".join(each for each in printer.commands if not each.startswith(b"\x1d(H"))
    assert sent == b"\x1b@\x1da\x0f" + data + b"\x1b@\x1da\x0f"


@pytest.mark.parametrize("data, reason", [
    (b"Hi\n\x1bp\0\x19\xfa", "byte 3: ESC p opens a drawer, which is not allowed"),
    (b"Hi\n\x1bB\x01\x01", "byte 3: no command of the dialect epson begins so"),
    (b"Hi\n\x1dr\x01", "byte 3: it asks for the printer's status"),
])
def test_the_driver_looks_for_itself_what_is_in_a_stream(make_pair, data, reason):
    printer, stand = make_pair()
    reply = begin(stand, stream(data), RAW)
    assert reply == {"error": "org.lanekeeper.link.Jobs.WrongElement", "parameters": {"element": 0, "reason": reason}}
    assert printer.commands == []


def test_a_stream_is_walked_by_the_dialect_of_the_settings(make_pair):
    printer, stand = make_pair(settings={"dialect": "clone"})
    assert begin(stand, stream(b"Hi\n\x1bB\x01\x01"), RAW) == {"parameters": {}}
    assert stand.gateway.report("Outcome")["outcome"] == "printed"
    assert b"\x1bB\x01\x01" in printer.commands
