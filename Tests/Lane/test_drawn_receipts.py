"""What a printer has no letters for, and pictures, on the paper of a simulated printer, through the whole lane."""

import base64
import io
import json
import os
import pathlib
import signal
import socket

import pytest
from PIL import Image

from driver_stand import memory_file
from lane import Lane, eventually, is_running


@pytest.fixture
def lane():
    lane = Lane({"front": "ESCPOSPrinter"}, places={"front": 'simulated = "pty"'}, more='[role.receipt]\ndevice = "front"\n')
    lane.wait_ready("receipt")
    yield lane
    lane.close()


def checkerboard(width: int = 64, height: int = 32) -> bytes:
    picture = Image.new("L", (width, height), 255)
    for x in range(width):
        for y in range(height):
            if (x // 8 + y // 8) % 2 == 0:
                picture.putpixel((x, y), 0)
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def print_(connection, *elements, **parameters) -> dict:
    reply = connection.call("Printer.Print", {"role": "receipt", "document": {"elements": list(elements)}, **parameters})
    assert "error" not in reply, reply
    return reply["parameters"]["job"]


def images(connection) -> list:
    marks = connection.call("Simulation.Observe", {"device": "receipt", "after": 0})["parameters"]["marks"]
    return [mark["raster"] for mark in marks if mark["kind"] == "image"]


def ink(rasters: list) -> int:
    return sum(byte.bit_count() for raster in rasters for byte in base64.b64decode(raster["rows"]))


def test_letters_that_no_code_page_has_come_out_as_ink(lane):
    client = lane.client()
    job = print_(client, {"text": {"text": "Latin"}}, {"text": {"text": "\u05e9\u05dc\u05d5\u05dd"}},
                 {"row": {"cells": [{"text": "\u4f60\u597d"}, {"text": "2.10", "columns": 8, "alignment": "right"}]}}, {"cut": "full"})
    assert (job["state"], job["evidence"], job["attempts"]) == ("printed", "processIdEcho", 1), job
    assert ink(images(client)) > 300


def test_a_picture_comes_out_dot_for_dot(lane):
    client = lane.client()
    job = print_(client, {"image": {"base64": base64.b64encode(checkerboard()).decode(), "dithering": "threshold"}})
    assert job["state"] == "printed", job
    rows = b"".join(base64.b64decode(raster["rows"]) for raster in images(client))
    wanted = Image.open(io.BytesIO(checkerboard())).point(lambda shade: 0 if shade else 255).convert("1").tobytes()
    assert rows == wanted


def test_a_picture_beside_the_call_is_the_same_as_one_in_it(lane):
    client = lane.client()
    descriptor = memory_file(checkerboard())
    message = {"method": "org.lanekeeper.Printer.Print", "parameters":
               {"role": "receipt", "document": {"elements": [{"image": {"descriptor": 0, "dithering": "threshold"}}]}}}
    socket.send_fds(client.socket, [json.dumps(message).encode() + b"\0"], [descriptor])
    os.close(descriptor)
    assert client.receive()["parameters"]["job"]["state"] == "printed"
    assert ink(images(client)) == 64 * 32 // 2


@pytest.mark.parametrize("element, reason", [
    ({"text": {"text": "\U000e0101\U0010fffd"}}, "missingGlyph"),
    ({"image": {"base64": base64.b64encode(checkerboard()[:60]).decode()}}, "invalidDocument"),
])
def test_what_nobody_can_draw_is_named_and_nothing_is_printed(lane, element, reason):
    job = print_(lane.client(), {"text": {"text": "before"}}, element)
    assert (job["state"], job["reason"], job["evidence"], job["bytesSent"]) == ("notPrinted", reason, "nothingSent", 0), job
    assert job["detail"].startswith("element 1")
    assert images(lane.client()) == []


def test_the_process_that_draws_may_die_and_only_it(lane):
    client = lane.client()
    text = {"text": {"text": "\u05e9\u05dc\u05d5\u05dd"}}
    assert print_(client, text)["state"] == "printed"
    children = lane.children()
    os.kill(children["lane-render"], 9)
    eventually(lambda: not is_running(children["lane-render"]), "its end")
    eventually(lambda: print_(client, text)["state"] == "printed", "another one")
    after = lane.children()
    assert after.pop("lane-render") != children.pop("lane-render")
    assert after == children
    assert pathlib.Path(f"/proc/{after['lane-gateway']}").exists()


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_job_cut_off_inside_a_picture_does_not_damage_the_next_receipt(part):
    lane = Lane({"front": "ESCPOSPrinter"}, more='[role.receipt]\ndevice = "front"\n', places={
        "front": 'simulated = "pty"\nsimulation = { speed = "60", receiveBuffer = "1024" }'})
    try:
        lane.wait_ready("receipt")
        client, watcher = lane.client(), lane.client()
        picture = base64.b64encode(checkerboard(576, 1200)).decode()
        watcher.send("Printer.Print", {"role": "receipt", "document": {"elements": [{"image": {"base64": picture}}]}}, more=True)
        size = 576 // 8 * 1200
        job = {}
        while job.get("bytesSent", 0) < size * part:
            job = watcher.receive()["parameters"]["job"]
        assert job["state"] == "sending", job
        os.kill(lane.children()["front"], 9)
        while job["state"] == "sending":
            job = watcher.receive()["parameters"]["job"]
        assert (job["state"], job["reason"]) == ("unknown", "driverEnded")
        lines = [f"line {number}" for number in range(5)]
        after = print_(client, {"text": {"text": "\n".join(lines)}}, {"cut": "full"})
        assert after["state"] == "printed", after
        pieces, number = [[]], 0
        while marks := client.call("Simulation.Observe", {"device": "receipt", "after": number})["parameters"]["marks"]:
            number = marks[-1]["number"]
            for mark in marks:
                if mark["kind"] in ("cut", "tear"):
                    pieces.append([])
                elif mark["kind"] in ("line", "image", "note"):
                    pieces[-1].append(mark["text"].strip() if mark["kind"] == "line" else mark["kind"])
        # The torn picture is on a piece of its own, and nothing of it is on the receipt.
        assert pieces[-2:] == [lines, []] and set(pieces[-3]) <= {"image", "note"}, pieces
    finally:
        lane.close()


def test_what_was_drawn_for_one_printer_of_a_pool_is_drawn_anew_for_another():
    narrow = 'settings = { profile = "generic-58" }\nsimulated = "pty"'
    lane = Lane({"wide": "ESCPOSPrinter", "narrow": "ESCPOSPrinter"}, places={"wide": 'simulated = "pty"', "narrow": narrow},
                more='[role.receipt]\ndevices = ["wide", "narrow"]\n')
    try:
        lane.wait_ready("wide", "narrow")
        client, asking = lane.client(), lane.client()
        text = {"text": {"text": "\u4f60\u597d" * 12}}
        assert (first := print_(client, text))["state"] == "printed" and first["device"] == "wide"
        renderer = lane.children()["lane-render"]
        os.kill(renderer, signal.SIGSTOP)
        asking.send("Printer.Print", {"role": "receipt", "document": {"elements": [text]}}, more=True)
        while asking.receive()["parameters"]["job"]["state"] != "sending":
            pass
        # While it is drawn for the wide one that one needs a person: the narrow one takes the receipt over.
        assert "error" not in client.call("Simulation.Act", {"device": "wide", "action": "cover", "value": "open"})
        eventually(lambda: client.call("Printer.Status", {"role": "wide"})["parameters"]["status"]["attention"], "its open cover")
        os.kill(renderer, signal.SIGCONT)
        while (job := asking.receive()["parameters"]["job"])["state"] in ("queued", "sending", "waiting"):
            pass
        assert (job["state"], job["device"], job["attempts"]) == ("printed", "narrow", 1), job
        marks = {device: client.call("Simulation.Observe", {"device": device, "after": 0})["parameters"]["marks"] for device in ("wide", "narrow")}
        width = {device: {mark["raster"]["widthDots"] for mark in of if mark["kind"] == "image"} for device, of in marks.items()}
        assert max(width["narrow"]) <= 384 < max(width["wide"]), width
    finally:
        lane.close()
