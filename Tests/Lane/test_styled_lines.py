"""Lines in several styles on the paper of a simulated printer, as text and as a picture, through the whole lane."""

import base64

import pytest
from PIL import Image

from cli import lane as command
from lane import Lane


@pytest.fixture(scope="module")
def lane():
    lane = Lane({"front": "ESCPOSPrinter"}, places={"front": 'simulated = "pty"'}, more='[role.receipt]\ndevice = "front"\n')
    lane.wait_ready("receipt")
    yield lane
    lane.close()


class Paper:
    """What comes onto the paper from now on."""

    def __init__(self, lane):
        self.client = lane.client()
        self.number = 0
        self.marks()

    def marks(self) -> list:
        found = []
        while True:
            reply = self.client.call("Simulation.Observe", {"device": "receipt", "after": self.number})["parameters"]
            if not reply["marks"]:
                return found
            found += reply["marks"]
            self.number = found[-1]["number"]

    def print(self, *elements, **parameters) -> dict:
        if elements:
            parameters["document"] = {"elements": list(elements)}
        reply = self.client.call("Printer.Print", {"role": "receipt", **parameters})
        assert "error" not in reply, reply
        return reply["parameters"]["job"]


@pytest.fixture
def paper(lane):
    return Paper(lane)


def styles(mark: dict) -> list:
    """The stretches of a line with what is special about each."""
    found = []
    for run in mark["runs"]:
        style = "".join(letter for letter, key in zip("bur", ("isBold", "isUnderlined", "isReversed")) if run[key])
        size = (run["widthTimes"], run["heightTimes"])
        found.append((run["text"], style + ("" if size == (1, 1) else "%dx%d" % size)))
    return found


def lines(marks: list) -> list:
    return [mark for mark in marks if mark["kind"] == "line"]


def ink(marks: list, left: int, right: int) -> int:
    """How many dots of pictures are black from one column of dots to another."""
    count = 0
    for mark in marks:
        if mark["kind"] == "image":
            raster = mark["raster"]
            size = (raster["widthDots"], raster["heightDots"])
            picture = Image.frombytes("1", size, base64.b64decode(raster["rows"]))
            count += picture.crop((left, 0, min(right, size[0]), size[1])).histogram()[255]
    return count


def test_a_line_holds_several_styles(paper):
    text = {"text": "Total ", "runs": [{"text": "5.00", "bold": True, "widthTimes": 2, "heightTimes": 2}, {"text": " EUR", "underline": "thin"},
                                       {"text": " paid", "reversed": True}]}
    assert paper.print({"text": text})["state"] == "printed"
    line, = lines(paper.marks())
    assert styles(line) == [("Total ", ""), ("5.00", "b2x2"), (" EUR", "u"), (" paid", "r")]


def test_a_run_in_the_middle_of_a_centred_line_does_not_move_it(paper):
    plain, mixed = {"text": "one two six", "alignment": "center"}, {"text": "one ", "alignment": "center", "runs": [
        {"text": "two", "bold": True}, {"text": " six"}]}
    paper.print({"text": plain}, {"text": mixed})
    first, second = lines(paper.marks())
    assert first["text"] == second["text"] and first["runs"][0]["leftDots"] == second["runs"][0]["leftDots"]


def test_letters_of_two_fonts_and_sizes_are_wrapped_where_the_paper_ends(paper):
    text = {"text": "a" * 24 + " ", "runs": [{"text": "b" * 30, "font": "b"}, {"text": " cc", "widthTimes": 2}]}
    paper.print({"text": text})
    assert [line["text"].rstrip() for line in lines(paper.marks())] == ["a" * 24 + " " + "b" * 30, "c c"]


def test_a_cell_of_a_row_holds_several_styles(paper):
    cells = [{"text": "Coffee ", "runs": [{"text": "large", "bold": True}]},
             {"text": "4", "columns": 8, "alignment": "right", "runs": [{"text": ".20", "underline": "thin"}]}]
    paper.print({"row": {"cells": cells}})
    line, = lines(paper.marks())
    assert line["text"] == "Coffee large".ljust(44) + "4.20"
    # Spaces between two cells go with whatever costs no command.
    assert [(text.strip(), style) for text, style in styles(line)] == [("Coffee", ""), ("large", "b"), ("4", ""), (".20", "u")]


@pytest.mark.rig("rendered-text")
def test_a_mixed_line_with_letters_that_the_printer_lacks_is_drawn_where_they_would_stand(paper):
    text = {"text": "Tea ", "runs": [{"text": "\u65e5\u672c", "bold": True, "heightTimes": 2}, {"text": " 2.10"}]}
    job = paper.print({"text": {"text": "before"}}, {"text": text}, {"text": {"text": "after"}})
    assert job["state"] == "printed", job
    marks = paper.marks()
    assert [line["text"] for line in lines(marks)] == ["before", "after"]
    # Four letters, two wide ones, five letters, of 12 dots each; and nothing to the right.
    assert ink(marks, 0, 36) > 50 and ink(marks, 48, 96) > 100 and ink(marks, 108, 156) > 50 and ink(marks, 160, 576) == 0
    raster, = [mark["raster"] for mark in marks if mark["kind"] == "image"][:1]
    assert sum(mark["raster"]["heightDots"] for mark in marks if mark["kind"] == "image") == 60
    # Small letters stand on the foot of the line.
    picture = b"".join(base64.b64decode(mark["raster"]["rows"]) for mark in marks if mark["kind"] == "image")
    rows = Image.frombytes("1", (raster["widthDots"], 60), picture).crop((0, 0, 40, 60))
    assert rows.crop((0, 0, 40, 28)).getbbox() is None and rows.crop((0, 28, 40, 60)).getbbox() is not None


@pytest.mark.rig("rendered-text")
def test_cells_that_are_drawn_keep_their_columns_and_lines(paper):
    cells = [{"text": "\u8336 ", "runs": [{"text": "x", "bold": True}]}, {"text": "1\n2", "columns": 4, "alignment": "right"}]
    assert paper.print({"row": {"cells": cells}})["state"] == "printed"
    marks = paper.marks()
    assert sum(mark["raster"]["heightDots"] for mark in marks if mark["kind"] == "image") == 60
    assert ink(marks, 0, 48) > 50 and ink(marks, 60, 560) == 0 and ink(marks, 564, 576) > 20


RECEIPT = """{width:*,10; border:line}
Coffee "large" | ^^^4.20^^^
-
_Total_ | `4.20`
{border:space; width:auto}
"Thank" you
"""


def test_mixed_lines_and_cells_of_receiptline_are_printed(paper):
    assert paper.print(receiptLine=RECEIPT, columns=32)["state"] == "printed"
    found = [[each for each in styles(line) if each[0].strip()] for line in lines(paper.marks())]
    assert ("large", "b") in [(text.strip(), style) for text, style in found[1]]
    assert any(style == "2x2" for _, style in found[1])
    assert [(text.strip(), style) for text, style in found[3] if style] == [("Total", "u"), ("4.20", "r")]
    assert [(text.strip(), style) for text, style in found[-1]] == [("Thank", "b"), ("you", "")]


def test_a_picture_of_mixed_lines_shows_each_style(lane, paper, tmp_path):
    paper.print({"cut": "full"}, {"text": {"text": "aaaa", "runs": [{"text": "    ", "reversed": True}, {"text": "bb", "widthTimes": 2}]}})
    file = tmp_path / "paper.png"
    assert command("sim", "paper", "receipt", "--png", file, socket=lane.path).returncode == 0
    picture = Image.open(file).convert("L")
    # The reversed spaces are a black block.
    dark = [row for row in range(picture.height) if sum(picture.crop((0, row, picture.width, row + 1)).histogram()[:128]) >= 40]
    assert len(dark) >= 10


def test_a_run_that_cannot_be_is_refused(lane):
    client = lane.client()
    for element, reason in [
        ({"text": {"text": "a", "runs": [{"text": "b", "widthTimes": 9}]}}, "widthTimes is 9, expected 1 to 8"),
        ({"row": {"cells": [{"text": "a", "runs": [{"text": "b", "font": "b"}]}]}}, "a run of a cell is in another font than its row"),
        ({"row": {"cells": [{"text": "a", "runs": [{"text": "b\u0007"}]}]}},
         "text holds U+0007, and no control character but line feed is allowed"),
    ]:
        reply = client.call("Printer.Print", {"role": "receipt", "document": {"elements": [element]}})
        assert reply == {"error": "org.lanekeeper.Printer.InvalidDocument", "parameters": {"element": 0, "reason": reason}}
