"""Receipts in ReceiptLine, from the command line and other clients through the whole lane onto simulated paper."""

import pytest

from cli import lane as command
from lane import Lane

RECEIPT = """{comment:a receipt of several features}
^CORNER SHOP
|14 Mill Lane
{width:*,3,7; border:line}
|Item|Qty|Price|
-
Tea, black | 2| 5.00
-
{border:space; width:auto}
\\xa9 2026 | \\\\o/
{width:10,6; align:center}
Cinnamon roll, large | 4.20
{text:nowrap}
Cinnamon roll, large | 4.20
=
{text:wrap; width:auto}
"Thank you"
"""
PAPER = [
    "C O R N E R   S H O P",
    "14 Mill Lane",
    "┌──────────────────┬───┬───────┐",
    "│       Item       │Qty│ Price │",
    "├──────────────────┼───┼───────┤",
    "│Tea, black        │  2│   5.00│",
    "└──────────────────┴───┴───────┘",
    "© 2026                       \\o/",
    "Cinnamon r   4.20",
    "oll, large",
    "Cinnamon r   4.20",
    "partial",
    "Thank you",
    "partial",
]


@pytest.fixture(scope="module")
def lane():
    lane = Lane({"front": "ESCPOSPrinter"}, places={"front": 'simulated = "pty"'}, more='[role.receipt]\ndevice = "front"\n')
    lane.wait_ready("receipt")
    yield lane
    lane.close()


def newest(lane) -> int:
    """The number of the newest mark on the paper."""
    return max([mark["number"] for mark in marks(lane, 0)], default=0)


def marks(lane, after: int) -> list:
    found = []
    while True:
        reply = lane.client().call("Simulation.Observe", {"device": "receipt", "after": found[-1]["number"] if found else after})
        if not reply["parameters"]["marks"]:
            return found
        found += reply["parameters"]["marks"]


def paper(lane, after: int) -> list:
    """What came onto the paper: lines, and how it was cut."""
    return [mark["text"].strip() for mark in marks(lane, after) if mark["kind"] in ("line", "cut") and mark["text"].strip()]


def print_(lane, text: str, **parameters) -> dict:
    return lane.client().call("Printer.Print", {"role": "receipt", "receiptLine": text, **parameters})


def test_a_receipt_is_printed_from_the_command_line(lane, tmp_path):
    (tmp_path / "receipt").write_text(RECEIPT)
    before = newest(lane)
    result = command("print", "--format", "receiptline", "--columns", "32", tmp_path / "receipt", socket=lane.path)
    assert (result.returncode, result.stderr) == (0, "") and result.stdout.startswith("printed: ")
    assert paper(lane, before) == PAPER


def test_a_receipt_under_a_key_is_printed_once_in_either_form(lane):
    before = newest(lane)
    document = {"elements": [{"text": {"text": "once", "alignment": "left"}}]}
    jobs = [print_(lane, "|once", key="either")["parameters"]["job"],
            lane.client().call("Printer.Print", {"role": "receipt", "document": document, "key": "either"})["parameters"]["job"]]
    assert jobs[0]["state"] == "printed" and jobs[0]["job"] == jobs[1]["job"]
    assert paper(lane, before) == ["once"]
    assert print_(lane, "|twice", key="either")["error"] == "org.lanekeeper.Printer.KeyOfOtherDocument"


@pytest.mark.parametrize("parameters, error, told", [
    ({"receiptLine": "|a\n{align:middle}"}, "org.lanekeeper.Printer.InvalidReceiptLine",
     {"line": 2, "column": 8, "reason": "expected one of left, center, right"}),
    ({"receiptLine": "{x:\\x1b@}"}, "org.lanekeeper.Printer.InvalidReceiptLine", None),
    ({"receiptLine": "a\x1b@"}, "org.lanekeeper.Printer.InvalidReceiptLine", {"line": 1, "column": 2, "reason": "a control character"}),
    ({"receiptLine": "{_:nothing}"}, "org.lanekeeper.Printer.InvalidReceiptLine",
     {"line": 1, "column": 1, "reason": "a document has at least one element"}),
    ({}, "org.varlink.service.InvalidParameter", {"parameter": "document"}),
    ({"receiptLine": "a", "document": {"elements": [{"feedLines": 1}]}}, "org.varlink.service.InvalidParameter",
     {"parameter": "receiptLine"}),
    ({"receiptLine": "a", "columns": 23}, "org.varlink.service.InvalidParameter", {"parameter": "columns"}),
    ({"document": {"elements": [{"feedLines": 1}]}, "columns": 48}, "org.varlink.service.InvalidParameter", {"parameter": "columns"}),
])
def test_what_is_wrong_is_named_and_nothing_is_printed(lane, parameters, error, told):
    before = newest(lane)
    reply = lane.client().call("Printer.Print", {"role": "receipt", **parameters})
    assert reply["error"] == error
    assert told is None or reply["parameters"] == told
    assert newest(lane) == before


def test_the_command_line_names_the_place(lane):
    result = command("print", "--format", "receiptline", "-", socket=lane.path, text="|fine\nnot {fine\n")
    assert result.returncode == 2
    assert "line 2, column 5 of the document: properties stand alone" in result.stderr


def test_a_receipt_of_a_mebibyte_does_not_stop_the_lane(lane):
    text = "_a^b'" * 50_000
    assert print_(lane, "{width:1,*}\n" + text)["error"] == "org.lanekeeper.Printer.InvalidReceiptLine"
    assert print_(lane, text + "\n\\#")["parameters"]["line"] == 2
    assert print_(lane, "|\n" * 20_000)["parameters"]["reason"] == "more than 10000 lines of paper"
    assert "parameters" in lane.client().call("Printer.Status", {"role": "receipt"})
