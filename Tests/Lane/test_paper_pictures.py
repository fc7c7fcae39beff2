"""The dots of simulated paper: codes are read back by programs that we did not write, pictures compared dot for dot."""

import base64
import io
import shutil
import subprocess

import pytest

from driver_stand import REPOSITORY
from simulator_stand import Connection, eventually

CORPUS = REPOSITORY.parent / "shared/corpus/escpos"
BACKGROUND, PAPER, INK = 0, 1, 2
# What lies around what can be printed on, in dots: what is behind the paper, its margin, white above the first line.
LEFT, TOP = 12 + 32, 12 + 24


class Paper:
    """A printer on the network, and the pictures of its paper."""

    def __init__(self, simulators, folder, **settings):
        self.simulators = simulators
        self.connection = Connection(simulators.network("front", folder / "roll", **settings))

    def write(self, data: bytes):
        self.connection.write(data + b"\x1d(H\x06\x0000DONE")
        received = b""
        while not received.endswith(b"\x37\x22DONE\0"):
            received += self.connection.read(1)

    def picture(self, folder, data: bytes) -> str:
        """The file of the piece on which the bytes are printed, which is cut off."""
        self.write(data + b"\x1dVA\0")
        file = folder / "paper.png"
        file.write_bytes(self.simulators.pictures("front")[0])
        return str(file)


@pytest.fixture
def paper(simulators, tmp_path):
    printer = Paper(simulators, tmp_path)
    yield printer
    printer.connection.close()


def pixels(data: bytes):
    """A picture's dots by number of colour, and its resolution in dots an inch."""
    pillow = pytest.importorskip("PIL.Image", reason="the Python package pillow is not installed")
    picture = pillow.open(io.BytesIO(data))
    assert picture.mode == "P"
    return picture, picture.info["dpi"]


def barcode(kind: int, data: bytes) -> bytes:
    return bytes([0x1D, 0x6B, kind, len(data)]) + data


def symbol(kind: int, data: bytes, module: int, *settings: bytes) -> bytes:
    """GS ( k: the size, further settings, the data, and the order to print."""
    functions = [bytes([67, module]), *settings, b"\x50\x30" + data, b"\x51\x30"]
    return b"".join(b"\x1d(k" + (len(each) + 1).to_bytes(2, "little") + bytes([kind]) + each for each in functions)


# Bar codes by zbar


CODES = {
    "EAN-13": ("ean13", barcode(67, b"400638133393"), "4006381333931"),
    "EAN-8": ("ean8", barcode(68, b"9638507"), "96385074"),
    "UPC-A": ("upca ean13", barcode(65, b"03600029145"), "036000291452"),
    "UPC-E": ("upce ean13", barcode(66, b"123456"), "01234565"),
    "CODE39": ("code39", b"\x1dw\x02" + barcode(69, b"LANE-39 $/+%."), "LANE-39 $/+%."),
    "CODE39 of function A": ("code39", b"\x1dk\x04*A1*\0", "A1"),
    "ITF": ("i25", barcode(70, b"0123456789"), "0123456789"),
    "Codabar": ("codabar", barcode(71, b"A40156-$:/.+B"), "A40156-$:/.+B"),
    "CODE93": ("code93", b"\x1dw\x02" + barcode(72, b"Lane 93!"), "Lane 93!"),
    "CODE128 in sets A, B and C": ("code128", b"\x1dw\x02" + barcode(73, b"{ALANE{Blane{C\x0c\x22"), "LANElane1234"),
    "CODE128 of chosen sets": ("code128", b"\x1dw\x02" + barcode(79, b"Lane1234567x"), "Lane1234567x"),
    "GS1-128": ("code128", b"\x1dw\x02" + barcode(74, b"(01)04006381333931(10)A1"), "010400638133393110A1"),
    "GS1 DataBar": ("databar", barcode(75, b"0401234567890"), "0104012345678901"),
    "GS1 DataBar truncated": ("databar", barcode(76, b"0061414199999"), "0100614141999996"),
    "QR code": ("qrcode", symbol(49, b"https://example.org/r?1=2&3", 4), "https://example.org/r?1=2&3"),
    "QR code of digits": ("qrcode", symbol(49, b"01234567890123456", 4, b"\x45\x33"), "01234567890123456"),
    "QR code of capitals": ("qrcode", symbol(49, b"HELLO $%*+-./: 42", 4, b"\x45\x32"), "HELLO $%*+-./: 42"),
    "large QR code": ("qrcode", symbol(49, b"lane keeper " * 80, 3, b"\x45\x31"), "lane keeper " * 80),
}


def read_by_zbar(file: str, kinds: str) -> str:
    if not shutil.which("zbarimg"):
        pytest.skip("zbarimg of the Debian package zbar-tools is not installed")
    # Only these kinds: bars of one can be taken for those of another. UPC is read as a part of EAN-13.
    result = subprocess.run(["zbarimg", "--quiet", "--raw", "--nodbus", "-Sdisable",
                             *(f"-S{each}.enable" for each in kinds.split()), file], capture_output=True, text=True, timeout=60)
    return result.stdout.removesuffix("\n")


@pytest.mark.rig("zbar")
@pytest.mark.parametrize("name", CODES)
def test_a_code_is_read_back_from_the_paper(paper, tmp_path, name):
    kind, commands, expected = CODES[name]
    file = paper.picture(tmp_path, b"\x1b@\x1ba\x01\x1dH\x02\x1dh\x50" + commands)
    assert read_by_zbar(file, kind) == expected
    assert not [mark for mark in paper.simulators.marks("front") if mark["kind"] == "note"]


# Pages


def page(*areas: tuple[tuple[int, int, int, int], int, bytes]) -> bytes:
    """ESC L, for each area where it is, its direction and what is in it, and FF."""
    return b"\x1bL" + b"".join(
        b"\x1bW" + b"".join(each.to_bytes(2, "little") for each in area) + bytes([0x1B, 0x54, direction]) + content
        for area, direction, content in areas) + b"\x0c"


@pytest.mark.rig("zbar")
@pytest.mark.parametrize("direction", range(4))
def test_codes_on_a_page_are_read_in_each_direction(paper, tmp_path, direction):
    codes = b"\x1dh\x50\x1dH\x02" + barcode(67, b"400638133393") + b"\n\n\n\n\n\n" + symbol(49, b"turned", 5)
    file = paper.picture(tmp_path, b"\x1b@" + page(((60, 30, 450, 450), direction, codes)))
    # A line of a code may be taken for a code of another kind, in whichever direction it is looked at.
    assert read_by_zbar(file, "ean13") == "4006381333931"
    assert read_by_zbar(file, "qrcode") == "turned"
    marks = [mark["kind"] for mark in paper.simulators.marks("front")]
    assert marks.count("image") == 2 and "note" not in marks


# Codes in two dimensions by zxing-cpp


SYMBOLS = {
    "Data Matrix of text": ("DataMatrix", symbol(54, b"Lanekeeper 123456", 5), b"Lanekeeper 123456"),
    "Data Matrix of digits": ("DataMatrix", symbol(54, b"12345678901234", 5), b"12345678901234"),
    "Data Matrix of bytes": ("DataMatrix", symbol(54, bytes(range(128, 256)) * 2, 3), bytes(range(128, 256)) * 2),
    "large Data Matrix": ("DataMatrix", symbol(54, b"Lane keeper. " * 90, 3), b"Lane keeper. " * 90),
    "PDF417 of text": ("PDF417", symbol(48, b"Lanekeeper 12: Hello, (World)!", 3), b"Lanekeeper 12: Hello, (World)!"),
    "PDF417 of digits": ("PDF417", symbol(48, b"1234567890" * 9, 2), b"1234567890" * 9),
    "PDF417 of bytes": ("PDF417", symbol(48, bytes(range(150, 251)), 2), bytes(range(150, 251))),
    "PDF417 of four columns and level 4": ("PDF417", symbol(48, b"HELLO", 3, b"\x41\x04", b"\x45\x30\x34"), b"HELLO"),
    "truncated PDF417": ("PDF417", symbol(48, b"HELLO truncated", 3, b"\x46\x01"), b"HELLO truncated"),
    "GS1 DataBar limited": ("DataBarLtd", barcode(77, b"1501234567890"), b"0115012345678907"),
    "GS1 DataBar expanded": ("DataBarExp", b"\x1dw\x02" + barcode(78, b"(01)04006381333931(3103)001750"),
                             b"01040063813339313103001750"),
    "GS1 DataBar expanded of any text": ("DataBarExp", b"\x1dw\x02" + barcode(78, b"(10)Lane-7/b(21)1234x"),
                                         b"10Lane-7/b\x1d211234x"),
    "GS1 DataBar stacked": ("DataBarStk", symbol(51, b"\x480401234567890", 3), b"0104012345678901"),
    "GS1 DataBar stacked omnidirectional": ("DataBarStkOmni", symbol(51, b"\x490401234567890", 3), b"0104012345678901"),
    "GS1 DataBar expanded stacked": ("DataBarExpStk", symbol(51, b"\x4c(01)04006381333931(10)LANE12(21)987", 3, b"\x47\x40\x01"),
                                     b"010400638133393110LANE12\x1d21987"),
    "GS1 DataBar expanded in rows of one finder": ("DataBarExpStk", symbol(51, b"\x4c(01)04006381333931(10)L", 3, b"\x47\xa8\0"),
                                                   b"010400638133393110L"),
    "QR code of bytes": ("QRCode", symbol(49, bytes(range(128, 256)), 3, b"\x45\x33"), bytes(range(128, 256))),
    "largest QR code": ("QRCode", symbol(49, b"0" * 7089, 3), b"0" * 7089),
}


@pytest.mark.rig("zxing-cpp", module="zxingcpp")
@pytest.mark.parametrize("name", SYMBOLS)
def test_a_symbol_is_read_back_from_the_paper(paper, tmp_path, name):
    import zxingcpp
    from PIL import Image

    kind, commands, expected = SYMBOLS[name]
    file = paper.picture(tmp_path, b"\x1b@\x1ba\x01" + commands)
    found = zxingcpp.read_barcodes(Image.open(file).convert("L"), formats=getattr(zxingcpp.BarcodeFormat, kind))
    assert [each.bytes for each in found] == [expected]


# Symbols that zxing-cpp draws: which bars there are does not depend on how large they are.


DRAWN = {
    "limited": ("DataBarLtd", "01501234567899", b"\x1dw\x02\x1dh\x02" + barcode(77, b"0150123456789")),
    "expanded": ("DataBarExp", "(10)Lane-7/b(21)1234x", b"\x1dw\x02\x1dh\x02" + barcode(78, b"(10)Lane-7/b(21)1234x")),
    "stacked": ("DataBarStk", "04012345678901", symbol(51, b"\x480401234567890", 2)),
    "stacked omnidirectional": ("DataBarStkOmni", "04012345678901", symbol(51, b"\x490401234567890", 2)),
    # Its lower finder is the one whose separator is not as the others'.
    "stacked omnidirectional with the finder of one space": ("DataBarStkOmni", "29972200332241", symbol(51, b"\x492997220033224", 2)),
    # Rows that run backwards, one that is moved by a module, and one that is short of a character.
    **{f"expanded stacked of {len(data)}": ("DataBarExpStk", data, symbol(51, b"\x4c" + data.encode(), 2, b"\x47\xd0\0"))
       for data in ("(01)04006381333931", "(01)04006381333931(10)AB", "(10)ABC(21)12345xyz", "(01)04006381333931(10)ABCDEFGH(21)12345")},
}


def lines_of_bars(rows) -> list[str]:
    """Rows without their white edges, each as often as another follows it."""
    lines = ["".join(map(str, row)).strip("0") for row in rows]
    return [line for number, line in enumerate(lines) if number == 0 or line != lines[number - 1]]


@pytest.mark.rig("zxing-cpp", module="zxingcpp")
@pytest.mark.parametrize("name", DRAWN)
def test_a_symbol_is_what_zxing_draws(paper, name):
    import zxingcpp

    kind, text, commands = DRAWN[name]
    drawn = memoryview(zxingcpp.write_barcode_to_image(
        zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind)), scale=1, add_quiet_zones=False))
    theirs = [[int(drawn[y, x] < 128) for x in range(drawn.shape[1])] for y in range(drawn.shape[0])]
    paper.write(commands)
    [raster] = [mark["raster"] for mark in paper.simulators.marks("front") if mark["kind"] == "image"]
    data, stride = base64.b64decode(raster["rows"]), (raster["widthDots"] + 7) // 8
    ours = [[data[y * stride + x // 8] >> 7 - x % 8 & 1 for x in range(0, raster["widthDots"], 2)] for y in range(raster["heightDots"])]
    assert lines_of_bars(ours) == lines_of_bars(theirs)


# Dots of pictures


def expected_dots(stream: bytes) -> list[list[list[int]]] | None:
    """The pictures of GS v 0, GS ( L and lines of ESC * 33 in a stream, as rows of dots; nothing where it cannot say."""
    def rows_of(data: bytes, wide: int, width: int, wider: int = 1, higher: int = 1):
        return [[data[start + x // 8] >> 7 - x % 8 & 1 for x in range(width) for _ in range(wider)]
                for start in range(0, len(data), wide) for _ in range(higher)]

    pictures, band, stored, at = [], [], [], 0
    while at < len(stream):
        word = lambda offset: int.from_bytes(stream[at + offset:at + offset + 2], "little")
        two, third = stream[at:at + 2], stream[at + 2] if at + 2 < len(stream) else 0
        if two == b"\x1dv":
            wide, mode = word(4), stream[at + 3] % 48
            data = stream[at + 8:][:wide * word(6)]
            pictures.append(rows_of(data, wide, wide * 8, mode % 2 + 1, mode // 2 + 1))
            at += 8 + len(data)
        elif two == b"\x1b*":
            if third != 33:
                return None
            band = [[stream[at + 5 + x * 3 + y // 8] >> 7 - y % 8 & 1 for x in range(word(3))] for y in range(24)]
            at += 5 + word(3) * 3
        elif two == b"\x1d(":
            if third == 0x4C and stream[at + 6] == 112:
                stored = rows_of(stream[at + 15:at + 5 + word(3)], (word(11) + 7) // 8, word(11), stream[at + 8], stream[at + 9])
            elif third == 0x4C and stored:
                pictures, stored = pictures + [stored], []
            at += 5 + word(3)
        elif two[0] == 0x0A or two[0] >= 0x20:
            pictures, band, at = pictures + ([band] if band and two[0] == 0x0A else []), band if two[0] != 0x0A else [], at + 1
        elif two in (b"\x1b@", b"\x1b2"):
            at += 2
        elif two[0] == 0x1B and two[1:] in b"!-3EGJMRadet{":
            at += 3
        elif two == b"\x1dk":
            at = stream.index(0, at + 3) + 1 if third < 0x41 else at + 4 + stream[at + 3]
        elif two in (b"\x1d!", b"\x1dB", b"\x1dV", b"\x1dh", b"\x1dw", b"\x1dH"):
            at += 4 if two == b"\x1dV" and third % 48 > 1 else 3
        elif two == b"\x1bp":
            at += 5
        else:
            return None
    return pictures


def printed_dots(marks: list[dict]) -> list[list[list[int]]]:
    pictures = []
    for mark in marks:
        # Codes are images, too.
        if mark["kind"] == "image" and mark["text"].startswith(("raster image", "bit image")):
            raster = mark["raster"]
            data, stride = base64.b64decode(raster["rows"]), (raster["widthDots"] + 7) // 8
            rows = [[data[y * stride + x // 8] >> 7 - x % 8 & 1 for x in range(raster["widthDots"])]
                    for y in range(raster["heightDots"])]
            if ", from row " in mark["text"]:
                pictures[-1] += rows
            else:
                pictures.append(rows)
    return pictures


STREAMS = [path for path in (sorted(CORPUS.rglob("*.bin")) if CORPUS.is_dir() else []) if expected_dots(path.read_bytes())]


@pytest.mark.rig("corpus")
def test_the_corpus_has_pictures():
    if not CORPUS.is_dir():
        pytest.skip(f"{CORPUS} is not there")
    assert len(STREAMS) >= 3


@pytest.mark.rig("corpus")
@pytest.mark.parametrize("stream", [pytest.param(path, id=path.name) for path in STREAMS])
def test_pictures_of_the_corpus_lie_on_the_paper_dot_for_dot(paper, stream):
    paper.write(stream.read_bytes())
    expected = [[row[:576] for row in rows] for rows in expected_dots(stream.read_bytes())]
    assert printed_dots(paper.simulators.marks("front")) == expected


def test_the_dots_of_an_image_are_those_of_the_picture(paper, tmp_path):
    rows = [bytes((x * 37 + y * 11) % 256 for x in range(72)) for y in range(50)]
    paper.write(b"\x1dv0\0\x48\0\x32\0" + b"".join(rows))
    picture, dpi = pixels(paper.simulators.pictures("front")[0])
    assert picture.width == 576 + 2 * LEFT and round(dpi[0]) == 203
    for y, row in enumerate(rows):
        told = [picture.getpixel((LEFT + x, TOP + y)) for x in range(576)]
        assert told == [INK if row[x // 8] >> 7 - x % 8 & 1 else PAPER for x in range(576)]


def test_letters_are_drawn_where_they_stand(paper):
    paper.write(b"\x1b$\x60\0\x1dB\x01\x1d!\x11 \x1d!\0\x1dB\0\n" + b"\xdb\x1bM\x01\xdb\n")
    picture, _ = pixels(paper.simulators.pictures("front")[0])

    def inked(x, y):
        return picture.getpixel((LEFT + x, TOP + y)) == INK

    # A reversed space of double size, 48 dots high; below it a full block in font A and one in font B on the same foot.
    assert inked(96, 0) and inked(119, 47) and not inked(95, 0) and not inked(120, 47) and not inked(96, 48)
    assert inked(0, 48) and inked(11, 71) and not inked(12, 54) and inked(12, 55) and inked(20, 71) and not inked(21, 71)


# Pieces


def edge(picture, rows) -> list[bool]:
    """Whether there is paper in each of these rows, in the middle of the picture."""
    return [picture.getpixel((picture.width // 2, y)) != BACKGROUND for y in rows]


def test_each_piece_is_a_picture_whose_edges_say_how_it_came_off(simulators, tmp_path):
    paper = Paper(simulators, tmp_path, boot="0")
    paper.write(b"one\n\x1dV\0two\n\x1dV\x01three\n")
    paper.simulators.act("front", "power", "cycle")
    connection = Connection(paper.connection.path)
    connection.write(b"four\n")
    eventually(lambda: "four" in paper.simulators.lines("front"), "the last line")
    connection.close()
    one, two, three, four = (pixels(data)[0] for data in paper.simulators.pictures("front", 20))
    assert {picture.width for picture in (one, two, three, four)} == {576 + 2 * LEFT}
    height = 12 + 24 + 30 + 24
    # Behind a full cut there is only the shadow, behind a partial one the bridge; what has not come off has no edge.
    assert [picture.height for picture in (one, two, three, four)] == [height + 14] * 3 + [height]
    middle = one.width // 2
    assert [picture.getpixel((middle, height + 4)) == PAPER for picture in (one, two)] == [False, True]
    assert two.getpixel((middle, 8)) == BACKGROUND and three.getpixel((middle, 8)) == PAPER
    teeth = {three.getpixel((x, height - 1)) == PAPER for x in range(20, three.width - 20)}
    straight = {one.getpixel((x, height - 1)) == PAPER for x in range(20, one.width - 20)}
    assert teeth == {True, False} and straight == {True}
    assert four.getpixel((middle, four.height - 1)) == PAPER
    assert len(paper.simulators.pictures("front", 2)) == 2


def test_paper_outlives_its_process(make_simulators, tmp_path):
    first = make_simulators()
    printer = Paper(first, tmp_path)
    printer.write(b"kept\n" + symbol(49, b"kept", 4) + b"\x1dVA\0")
    before = first.pictures("front")
    first.kill()
    second = make_simulators()
    second.network("front", tmp_path / "roll")
    assert second.pictures("front") == before


def test_paper_on_which_nothing_is_printed_is_no_piece(paper):
    paper.write(b"\n\n\x1dV\0\x1bp\0\x19\xfa")
    reply = paper.simulators.simulation.call("Simulation.Picture", device="front", pieces=1)
    assert reply["error"].endswith(".NothingOnPaper") and reply["parameters"] == {"device": "front"}
    reply = paper.simulators.simulation.call("Simulation.Picture", device="back", pieces=1)
    assert reply["error"].endswith(".DeviceNotFound")


def test_an_endless_piece_is_drawn_as_far_as_two_metres(paper):
    for _ in range(4):
        paper.write(b"a\n" + b"\x1bJ\xff" * 50)
    picture, _ = pixels(paper.simulators.pictures("front")[0])
    assert picture.height == 12 + 24 + 16384 + 24


def test_the_state_says_how_many_columns_there_are(simulators, tmp_path):
    for columns in ("48", "42", "32"):
        simulators.network(f"p{columns}", tmp_path / columns, columns=columns)
    devices = simulators.simulation.call("Simulation.Devices")["parameters"]["devices"]
    assert {device["device"]: device["state"]["columns"] for device in devices} == {"p48": "48", "p42": "42", "p32": "32"}


# A library that we did not write


@pytest.mark.rig("python-escpos", module="escpos")
@pytest.mark.rig("zbar")
def test_python_escpos_prints_pictures_and_codes(simulators, tmp_path):
    from escpos.printer import Network
    from PIL import Image

    host, port = simulators.network("front", tmp_path / "roll").rsplit(":", 1)
    printer = Network(host, int(port), timeout=20, profile="TM-T88V")
    printer.open()
    drawn = Image.new("1", (64, 40), 1)
    for x in range(40):
        drawn.putpixel((x, x), 0)
    for way in ("bitImageRaster", "graphics", "bitImageColumn"):
        printer.image(drawn, impl=way, high_density_vertical=True, high_density_horizontal=True)
    printer.cut()
    printer.qr("https://example.org/receipt/4711", native=True, size=5)
    printer.cut()
    printer.qr("https://example.org/receipt/4712", native=False, size=5, center=True)
    printer.cut()
    printer.barcode("4006381333931", "EAN13", height=80, width=3, pos="BELOW", function_type="B")
    printer.cut()
    printer.is_online()
    eventually(lambda: [mark["kind"] for mark in simulators.marks("front")].count("cut") == 4, "four cuts")
    printer.close()

    marks = simulators.marks("front")
    diagonal = [[int(x == y) for x in range(64)] for y in range(40)]
    dots = printed_dots(marks)
    # The third way prints bands of 24 rows; the last one is filled up with white.
    joined = [row for band in dots[2:4] for row in band]
    assert dots[0] == dots[1] == diagonal and joined == diagonal + [[0] * 64] * 8
    files = []
    for number, data in enumerate(simulators.pictures("front", 3)):
        files.append(tmp_path / f"{number}.png")
        files[-1].write_bytes(data)
    assert read_by_zbar(str(files[0]), "qrcode") == "https://example.org/receipt/4711"
    assert read_by_zbar(str(files[1]), "qrcode") == "https://example.org/receipt/4712"
    assert read_by_zbar(str(files[2]), "ean13") == "4006381333931"
