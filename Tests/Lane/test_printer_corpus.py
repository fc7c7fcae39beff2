"""Streams that other projects have made, and a library that we did not write, print on the simulated printer."""

import pathlib

import pytest

from driver_stand import REPOSITORY
from simulator_stand import Connection

CORPUS = REPOSITORY.parent / "shared/corpus/escpos"
STREAMS = sorted(CORPUS.rglob("*.bin")) if CORPUS.is_dir() else []

# What is no stream of commands, by the beginning of the file's name.
NO_STREAMS = {
    "bayer_": "dots without any command", "floyd_": "dots without any command", "threshold_": "dots without any command",
}
# Whose commands these are, unless they are Epson's.
DIALECTS = {
    "dr800_": "daruma", "mp-": "bematech", "vox_": "elgin", "tsp-143_": "diebold", "tectoy-q4_buzzer": "clone",
    "cmp-20_": "clone", "generic-80mm_": "clone", "dt200_": "clone", "perto_printer_": "clone", "si-300l_": "clone",
}
# What Epson's printers pass over, by the beginning of the file's name.
LEFT_OVERS = {
    "tm-t20_buzzer": "BEL", "tm-t20_condensed_text": "ESC SI and DC2 of ESC/P", "tm-t20_italic_text": "ESC 4 and ESC 5 of ESC/P",
}


def dialect_of(stream: pathlib.Path) -> str:
    return next((dialect for beginning, dialect in DIALECTS.items() if stream.name.startswith(beginning)), "epson")


def told_by(table: dict, stream: pathlib.Path) -> bool:
    return any(stream.name.startswith(beginning) for beginning in table)


@pytest.fixture
def print_stream(simulators, tmp_path):
    """Prints bytes and returns the marks, after an id has come back that stands behind them."""
    connections = []

    def run(data: bytes, **settings) -> list[dict]:
        connections.append(Connection(simulators.network("front", tmp_path / "roll", **settings)))
        # Within an open command the id would be taken for its data, and never come back.
        connections[-1].write(data + b"\x1d(H\x06\x0000DONE")
        received = b""
        while not received.endswith(b"\x37\x22DONE\0"):
            received += connections[-1].read(1)
        return simulators.marks("front")

    yield run
    for connection in connections:
        connection.close()


@pytest.mark.rig("corpus")
def test_the_corpus_is_there():
    if not STREAMS:
        pytest.skip(f"{CORPUS} is not there")
    assert len(STREAMS) > 50


@pytest.mark.rig("corpus")
@pytest.mark.skipif(not STREAMS, reason="the corpus is not there")
def test_each_exception_is_there():
    for beginning in [*NO_STREAMS, *DIALECTS, *LEFT_OVERS]:
        assert any(path.name.startswith(beginning) for path in STREAMS), beginning


@pytest.mark.rig("corpus")
@pytest.mark.parametrize("stream", [pytest.param(path, id=path.name) for path in STREAMS
                                    if not told_by(NO_STREAMS, path)])
def test_a_stream_ends_with_its_last_command(print_stream, stream):
    marks = print_stream(stream.read_bytes(), dialect=dialect_of(stream))
    notes = [mark["text"] for mark in marks if mark["kind"] == "note"]
    unknown = [text for text in notes if text.startswith("unknown")]
    assert bool(unknown) == told_by(LEFT_OVERS, stream), unknown


# Whose streams are told apart by what they print: the texts of the library's own examples.
PRINTED = {
    "bold_text": ["Bold text"], "large_text": ["L a r g e   T e x t"], "drawer": ["pulse"], "cutter": ["cut"],
    "qrcode": ["QR code https://github.com/grandchef/escpos-buffer"],
}


@pytest.mark.rig("corpus")
@pytest.mark.parametrize("stream", [pytest.param(path, id=path.name) for path in STREAMS
                                    if dialect_of(path) in ("daruma", "bematech", "elgin", "diebold")
                                    and any(path.stem.endswith(each) for each in PRINTED)])
def test_what_is_a_maker_s_own_comes_out_as_meant(print_stream, stream):
    wanted = next(texts for name, texts in PRINTED.items() if stream.stem.endswith(name))
    marks = print_stream(stream.read_bytes(), dialect=dialect_of(stream))
    found = [mark["text"].strip() if mark["kind"] in ("line", "image") else mark["kind"] for mark in marks]
    assert [each for each in found if each in wanted] == wanted, found
    for mark in marks:
        assert all(run["isBold"] for run in mark["runs"] if run["text"] == "Bold text")


def lines_of(marks: list[dict]) -> list[str]:
    return [mark["text"] for mark in marks if mark["kind"] == "line"]


@pytest.mark.rig("corpus")
@pytest.mark.skipif(not STREAMS, reason="the corpus is not there")
def test_a_receipt_of_the_corpus_reads_as_it_should(print_stream):
    marks = print_stream((CORPUS / "receipt-print-hq+escpos-tools/receipt-with-logo.bin").read_bytes())
    lines = lines_of(marks)
    assert "".join(lines[0].split()) == "ExampleMartLtd."
    assert lines[1:3] == [" " * 18 + "Shop No. 42.", " " * 17 + "SALES INVOICE"]
    assert any(line.startswith("Example item #1") and line.endswith("4.00") for line in lines)
    assert [mark["text"] for mark in marks if mark["kind"] == "image"] == ["raster image 300 x 236"]
    assert [mark["kind"] for mark in marks].count("cut") == 1
    assert marks[-1]["kind"] == "pulse"


@pytest.mark.rig("corpus")
@pytest.mark.skipif(not STREAMS, reason="the corpus is not there")
def test_text_in_many_sizes_reads_as_it_should(print_stream):
    folder = CORPUS / "mike42+escpos-php/test/integration/resources/output"
    marks = print_stream((folder / "text-size.bin").read_bytes())
    assert "12 3  4   5    6     7      8" in lines_of(marks)
    sizes = [[(run["text"], run["widthTimes"], run["heightTimes"]) for run in mark["runs"]]
             for mark in marks if mark["text"].startswith("12 3  4")]
    assert sizes[0] == [(str(times), times, times) for times in range(1, 9)]


@pytest.mark.rig("python-escpos", module="escpos")
def test_python_escpos_prints_and_asks(simulators, tmp_path):
    from escpos.printer import Network

    host, port = simulators.network("front", tmp_path / "roll").rsplit(":", 1)
    printer = Network(host, int(port), timeout=20, profile="TM-T88V")
    printer.open()
    assert printer.is_online() and printer.paper_status() == 2
    printer.set(align="center", bold=True, double_width=True, double_height=True)
    printer.text("Corner shop\n")
    printer.set_with_default()
    printer.text("2 x coffee          5.60\n")
    printer.set(align="right", underline=1)
    printer.text("café total\n")
    printer.cut()
    printer.cashdraw(2)
    simulators.wait_for_lines("front", 3)
    simulators.act("front", "paper", "low")
    assert printer.paper_status() == 1
    simulators.act("front", "cover", "open")
    assert not printer.is_online()
    simulators.act("front", "cover", "close")
    printer.close()

    marks = simulators.marks("front")
    first, second, third = [mark for mark in marks if mark["kind"] == "line"]
    assert first["text"].split() == list("Corner") + list("shop") and first["text"].startswith(" " * 13)
    assert first["runs"] == [{"text": "Corner shop", "isBold": True, "isUnderlined": False, "isReversed": False,
                              "widthTimes": 2, "heightTimes": 2, "leftDots": 156}]
    assert second["text"] == "2 x coffee          5.60" and not second["runs"][0]["isBold"]
    assert third["text"] == " " * 38 + "café total" and third["runs"][0]["isUnderlined"]
    assert [mark["kind"] for mark in marks if mark["kind"] in ("cut", "pulse")] == ["cut", "pulse"]
