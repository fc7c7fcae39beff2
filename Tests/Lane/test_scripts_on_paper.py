"""A receipt in fourteen scripts, through the whole lane onto simulated paper, beside what pango-view draws."""

import io
import json
import os
import socket
import unicodedata

import pytest
from PIL import Image, ImageChops

from lane import Lane
from test_paper_pictures import INK, LEFT, TOP
from test_rendered_text import AS_WIDE_AS_HIGH, CELL, LINES, RIGHT_TO_LEFT, WIDTH, black, ink, pango_view

pytestmark = pytest.mark.rig("rendered-text")


@pytest.fixture(scope="module")
def receipt(tmp_path_factory):
    """The picture of the paper in which ink is 0, and the marks."""
    lane = Lane({"front": "ESCPOSPrinter"}, more='[role.receipt]\ndevice = "front"\n', places={
        # Page 437 alone: none of the lines can be printed with it.
        "front": 'simulated = "pty"\nsettings = { codePages = "437" }'})
    try:
        lane.wait_ready("receipt")
        client = lane.client()
        elements = [{"text": {"text": text}} for text in LINES.values()]
        reply = client.call("Printer.Print", {"role": "receipt", "document": {"elements": [*elements, {"cut": "partial"}]}})
        job = reply["parameters"]["job"]
        assert (job["state"], job["evidence"]) == ("printed", "processIdEcho"), job
        marks = client.call("Simulation.Observe", {"device": "receipt", "after": 0})["parameters"]["marks"]
        client.send("Simulation.Picture", {"device": "receipt"})
        message, descriptors, _, _ = socket.recv_fds(client.socket, 65536, 4)
        assert json.loads(message.rstrip(b"\0"))["parameters"]["pictures"] == [0]
        with os.fdopen(descriptors[0], "rb") as file:
            content = file.read()
        if folder := os.environ.get("LANEKEEPER_PICTURES"):
            with open(os.path.join(folder, "scripts.png"), "wb") as file:
                file.write(content)
        paper = Image.open(io.BytesIO(content))
        colours = Image.frombytes("L", paper.size, paper.tobytes())
        yield colours.point(lambda colour: 0 if colour == INK else 255), marks
    finally:
        lane.close()


def lines_of(receipt) -> dict[str, Image.Image]:
    """What is on the paper of each line of the receipt."""
    paper, marks = receipt
    top, places = TOP, []
    for mark in marks:
        if mark["kind"] == "image":
            places.append((top, mark["raster"]["heightDots"]))
        top += mark["dots"]
    # Each line is a picture of its own, or part of a larger one whose rows are shared out evenly.
    total = sum(height for _, height in places)
    assert total % len(LINES) == 0, places
    rows = [first + row for first, height in places for row in range(height)]
    height = total // len(LINES)
    lines = {}
    for number, script in enumerate(LINES):
        part = rows[number * height:(number + 1) * height]
        assert part == list(range(part[0], part[0] + height))
        lines[script] = paper.crop((LEFT, part[0], LEFT + WIDTH, part[0] + height))
    return lines


def find(line: Image.Image, word: Image.Image) -> tuple[float, tuple[int, int]]:
    """Where in a line a word lies best, and the share of dots that both have, of all that either has there."""
    best = (0.0, (0, 0))
    for x in range(line.width - word.width + 1):
        # A word begins where there is ink.
        if line.crop((x, 0, x + 1, line.height)).getextrema()[0] != 0:
            continue
        for y in range(line.height - word.height + 1):
            part = line.crop((x, y, x + word.width, y + word.height))
            either = black(ImageChops.darker(part, word))
            best = max(best, (black(ImageChops.lighter(part, word)) / either, (x, y)))
    return best


@pytest.mark.parametrize("script", LINES)
def test_the_ink_of_each_line_is_as_pango_draws_it(receipt, tmp_path, script):
    line = lines_of(receipt)[script]
    left, _, right, _ = ink(line)
    assert right >= WIDTH - 4 if script in RIGHT_TO_LEFT else left <= 4
    size, whole, places = CELL if script in AS_WIDE_AS_HIGH else CELL * 5 // 6, black(line), []
    # Words are looked for one by one: spaces of another font would shift all that follows.
    for word in LINES[script].split():
        is_of_script = any(unicodedata.bidirectional(each) in ("R", "AL", "AN") for each in word)
        family = f"Noto Sans {script},DejaVu Sans" if is_of_script else "DejaVu Sans Mono,monospace"
        theirs = pango_view(tmp_path, word, size, f"{family},sans-serif")
        alike, (x, y) = find(line, theirs)
        assert alike > 0.97, (word, alike)
        line.paste(255, (x, y, x + theirs.width, y + theirs.height))
        places.append(x)
    # No ink is left that is none of theirs, and words follow one another as their script does.
    assert black(line) <= whole * 0.02
    assert places == sorted(places, reverse=script in RIGHT_TO_LEFT)


def test_nothing_is_printed_with_letters_that_mean_something_else(receipt):
    _, marks = receipt
    assert not [mark for mark in marks if mark["kind"] in ("line", "note")], marks
    assert [mark["kind"] for mark in marks].count("cut") == 1
