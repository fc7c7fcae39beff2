"""The same receipt, printed by the driver and written by python-escpos: the same text in the same style, line by line."""

import json

import pytest

from small_printer import SmallPrinter

escpos = pytest.importorskip("escpos.printer", reason="the Python package python-escpos is not installed")

# By Epson's numbers, as python-escpos's default profile has them.
PAGES = {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 13: "cp857", 14: "cp737", 15: "iso8859_7",
         16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858", 33: "cp775", 34: "cp855", 35: "cp861", 40: "iso8859_15",
         45: "cp1250", 46: "cp1251", 47: "cp1253", 48: "cp1254", 51: "cp1257"}
# The commands of both, with the length of what follows.
LENGTHS = {b"\x1b@": 0, b"\x1b!": 1, b"\x1b-": 1, b"\x1bE": 1, b"\x1bM": 1, b"\x1bR": 1, b"\x1ba": 1, b"\x1bd": 1,
           b"\x1bt": 1, b"\x1b{": 1, b"\x1c.": 0, b"\x1d!": 1, b"\x1dB": 1, b"\x1db": 1, b"\x1dV": 2}
RECEIPT = [
    ("Lanekeeper", {"bold": True, "widthTimes": 2, "heightTimes": 2, "alignment": "center"}),
    ("Hauptstraße 1, Köln", {"alignment": "center"}),
    ("2 Äpfel           3,00 €", {}),
    ("1 crème brûlée   12,50 €", {}),
    ("╔══════╗ ½ ±", {}),
    ("Summe            15,50 €", {"bold": True, "heightTimes": 2}),
    ("“danke” – à bientôt", {"alignment": "right"}),
]


def lines(data: bytes) -> list:
    """What is on the paper: each line as (text, bold, width, height, alignment); feeds and cuts between them."""
    told, text, page, bold, size, alignment, position = [], "", "cp437", 0, 0, 0, 0
    while position < len(data):
        byte, command = data[position], data[position:position + 2]
        if command in LENGTHS:
            length = LENGTHS[command]
            # Only the kinds of cut from 65 on have a second parameter.
            if command == b"\x1dV" and data[position + 2] < 65:
                length = 1
            parameter = data[position + 2] if length else 0
            position += 2 + length
            if command == b"\x1bt":
                page = PAGES[parameter]
            elif command == b"\x1bE":
                bold = parameter & 1
            elif command == b"\x1d!":
                size = parameter
            elif command == b"\x1b!":
                bold, size = parameter >> 3 & 1, (parameter >> 5 & 1) << 4 | parameter >> 4 & 1
            elif command == b"\x1ba":
                alignment = parameter % 48
            elif command == b"\x1bd":
                told.append(("feed", parameter))
            elif command == b"\x1dV":
                told.append(("cut", "full" if parameter in (0, 48, 65) else "partial"))
        elif byte == 0x0A:
            told.append((text, bool(bold), (size >> 4) + 1, (size & 7) + 1, ("left", "center", "right")[alignment]))
            text, position = "", position + 1
        else:
            assert byte >= 0x20, f"byte {byte:#x} at {position}: {data!r}"
            text, position = text + bytes([byte]).decode(page), position + 1
    assert text == ""
    return told


def by_python_escpos() -> bytes:
    printer = escpos.Dummy()
    printer.hw("INIT")
    for text, style in RECEIPT:
        printer.set(align=style.get("alignment", "left"), bold=style.get("bold", False), custom_size=True,
                    width=style.get("widthTimes", 1), height=style.get("heightTimes", 1))
        printer.text(text + "\n")
    printer.print_and_feed(3)
    printer.cut(mode="PART", feed=False)
    return printer.output


def test_both_put_the_same_on_paper(make_stand):
    printer = SmallPrinter("pty")
    stand = make_stand("ESCPOSPrinter", line=printer)
    stand.start()
    stand.gateway.report("Ready")
    printer.commands.clear()
    elements = [{"text": {"text": text, **style}} for text, style in RECEIPT] + [{"feedLines": 3}, {"cut": "partial"}]
    document = json.dumps({"elements": elements}).encode()
    assert stand.begin("job-1", document, format="org.lanekeeper.Printer.Document") == {"parameters": {}}
    assert stand.gateway.report("Outcome")["outcome"] == "printed"
    ours = lines(printer.printed)
    assert ours == lines(by_python_escpos())
    assert [line[0] for line in ours[:len(RECEIPT)]] == [text for text, _ in RECEIPT]


@pytest.mark.parametrize("pages, codec", [("437", "cp437"), *(("epson", codec) for codec in PAGES.values())])
def test_every_character_of_a_page_is_the_one_that_python_knows(make_stand, pages, codec):
    characters = "".join(each for each in bytes(range(0x80, 0x100)).decode(codec, errors="ignore") if each >= "\xa0")
    rows = [characters[start:start + 32] for start in range(0, len(characters), 32)]
    printer = SmallPrinter("pty")
    stand = make_stand("ESCPOSPrinter", line=printer)
    stand.start(settings={"codePages": pages})
    stand.gateway.report("Ready")
    printer.commands.clear()
    # One to an element and all in a row: each is the first that its page is chosen for.
    elements = [{"text": {"text": each}} for each in [*characters, *rows]]
    document = json.dumps({"elements": elements}).encode()
    assert stand.begin("job-1", document, format="org.lanekeeper.Printer.Document") == {"parameters": {}}
    assert stand.gateway.report("Outcome")["outcome"] == "printed"
    assert [line[0] for line in lines(printer.printed)] == [*characters, *rows]
