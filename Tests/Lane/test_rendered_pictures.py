"""What lane-render makes of PNG files, beside what Pillow decodes, and what it does with files that are none."""

import io
import random
import struct
import tempfile
import zlib

import pytest
from PIL import Image

from renderer_stand import RendererStand, picture, sealed_content

pytestmark = pytest.mark.rig("rendered-pictures")


@pytest.fixture(scope="module")
def renderer():
    stand = RendererStand()
    yield stand
    assert stand.close() == "", "the process has complained"


def png(image: Image.Image, **options) -> bytes:
    file = io.BytesIO()
    image.save(file, "png", **options)
    return file.getvalue()


def chunk(kind: bytes, content: bytes, checksum: int | None = None) -> bytes:
    right = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", right if checksum is None else checksum)


def file_of(width: int, height: int, depth: int, colour: int, rows: bytes, interlaced: int = 0, before: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def interlaced(width: int, height: int, pixels) -> bytes:
    """A grey file in the seven passes of Adam7; Pillow reads such files, but writes none."""
    rows = bytearray()
    for x0, y0, dx, dy in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]:
        if x0 >= width:
            continue
        for y in range(y0, height, dy):
            rows += b"\0" + bytes(pixels[y * width + x] for x in range(x0, width, dx))
    return file_of(width, height, 8, 0, bytes(rows), interlaced=1)


def noise(mode: str, size=(61, 47), seed: int = 1) -> Image.Image:
    count = size[0] * size[1] * len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, size, random.Random(seed).randbytes(count))


def light(sample: int) -> float:
    value = sample / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def dots_as_pillow_decodes(file: bytes) -> tuple[Image.Image, set[int]]:
    """The dots at a threshold, and the places that lie so close to it that rounding decides."""
    image = Image.open(io.BytesIO(file)).convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    pixels = list(Image.alpha_composite(white, image).convert("RGB").get_flattened_data())
    middle = light(127.5)
    lights = [0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue) for red, green, blue in pixels]
    result = Image.new("L", image.size)
    result.putdata([255 if each >= middle else 0 for each in lights])
    return result, {place for place, each in enumerate(lights) if abs(each - middle) < 0.004}


def assert_same_dots(ours: Image.Image, file: bytes, may_differ: bool):
    theirs, close = dots_as_pillow_decodes(file)
    assert ours.size == theirs.size
    differing = {place for place, (one, other) in enumerate(zip(ours.get_flattened_data(), theirs.get_flattened_data())) if one != other}
    assert differing <= (close if may_differ else set()), len(differing)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("size", [(61, 47), (8, 1), (1, 9), (384, 3)])
def test_each_kind_of_file_becomes_the_dots_that_pillow_decodes(renderer, mode, size):
    if mode == "1":
        image = noise("L", size).convert("1")
    elif mode == "P":
        image = noise("RGB", size).quantize(200)
    elif mode == "I;16":
        # Pillow leaves the lower half of each sample away as it converts; here that half is the same.
        samples = noise("L", size).tobytes()
        image = Image.frombytes("I;16", size, bytes(each for sample in samples for each in (sample, sample)))
        grey = Image.frombytes("L", size, samples)
        assert_same_dots(renderer.draw_image(png(image), dithering="threshold"), png(grey), False)
        return
    else:
        image = noise(mode, size)
    file = png(image)
    # Without colour and transparency no rounding decides.
    assert_same_dots(renderer.draw_image(file, dithering="threshold"), file, mode not in ("1", "L"))


@pytest.mark.parametrize("size", [(61, 47), (1, 1), (2, 9), (4, 4), (5, 1), (17, 8)])
def test_interlaced_files_are_put_together(renderer, size):
    image = noise("L", size)
    file = interlaced(*size, image.tobytes())
    assert Image.open(io.BytesIO(file)).tobytes() == image.tobytes()
    assert_same_dots(renderer.draw_image(file, dithering="threshold"), file, False)


def test_one_colour_that_is_transparent_becomes_white(renderer):
    image = Image.new("RGB", (16, 2), (10, 20, 30))
    image.putpixel((3, 1), (0, 0, 0))
    ours = renderer.draw_image(png(image, transparency=(10, 20, 30)), dithering="threshold")
    assert [place for place, dot in enumerate(ours.get_flattened_data()) if dot == 0] == [19]


def test_the_gamma_that_a_file_states_is_honoured(renderer):
    # With gamma 1, samples are light: of 255, 54 is what 128 is in the curve of sRGB.
    rows = b"\0" + bytes([40, 50, 58, 70])
    linear = file_of(4, 1, 8, 0, rows, before=chunk(b"gAMA", struct.pack(">I", 100000)))
    assert list(renderer.draw_image(linear, dithering="threshold").get_flattened_data()) == [0, 0, 255, 255]
    assert set(renderer.draw_image(file_of(4, 1, 8, 0, rows), dithering="threshold").get_flattened_data()) == {0}


def test_dithered_pictures_keep_their_shades(renderer):
    slope = Image.new("L", (256, 64))
    slope.putdata(list(range(256)) * 64)
    for dithering in ("errorDiffusion", "ordered"):
        ours = renderer.draw_image(png(slope), dithering=dithering)
        for left in range(0, 256, 32):
            share = sum(ours.crop((left, 0, left + 32, 64)).get_flattened_data()) / (32 * 64)
            assert abs(share - (left + 15.5)) < 4, (dithering, left, share)


def test_pictures_are_made_as_wide_as_told_and_never_wider_than_the_paper(renderer):
    file = png(noise("L", (100, 50)))
    for parameters, size in [({}, (100, 50)), ({"widthDots": 40}, (40, 20)), ({"widthDots": 384}, (384, 192)),
                             ({"maximumWidthDots": 80}, (80, 40)), ({"widthDots": 600, "maximumWidthDots": 576}, (576, 288)),
                             ({"maximumWidthDots": 384}, (100, 50))]:
        assert renderer.draw_image(file, **parameters).size == size


def test_a_picture_made_smaller_is_what_pillow_averages(renderer):
    image = noise("L", (300, 200))
    ours = renderer.draw_image(png(image), widthDots=90, dithering="threshold")
    # Three wide pixels and ten make the same: Pillow then counts whole ones only.
    exact = image.resize((900, 600), Image.Resampling.NEAREST).reduce(10)
    pairs = zip(exact.get_flattened_data(), ours.get_flattened_data())
    differing = [shade for shade, dot in pairs if (shade < 128) != (dot == 0)]
    assert all(127 <= shade <= 128 for shade in differing) and len(differing) < 90 * 60 / 50


def test_a_file_may_be_an_open_file_and_is_read_from_its_beginning(renderer):
    with tempfile.TemporaryFile() as file:
        file.write(png(noise("L", (20, 10))))
        file.flush()
        reply, descriptors = renderer.link.call_with_descriptors("Renderer.DrawImage", [file.fileno()], image=0)
    assert picture(reply["parameters"]["raster"], sealed_content(descriptors)).size == (20, 10)


GOOD = png(noise("RGB", (40, 40)))


@pytest.mark.parametrize("name, file, reason", [
    ("empty", b"", "notPNG"), ("text", b"hello, world", "notPNG"), ("jpeg", b"\xff\xd8\xff\xe0" + bytes(100), "notPNG"),
    ("signature", GOOD[:8], "truncated"), ("header", GOOD[:30], "truncated"), ("half", GOOD[:len(GOOD) // 2], "truncated"),
    ("no end", GOOD[:-12], "truncated"), ("last byte", GOOD[:-1], "truncated"),
    ("checksum of the header", GOOD[:29] + bytes([GOOD[29] ^ 1]) + GOOD[30:], "damaged"),
    ("checksum of the data", GOOD[:-13] + bytes([GOOD[-13] ^ 1]) + GOOD[-12:], "damaged"),
    ("data", GOOD[:60] + bytes([GOOD[60] ^ 0x55]) + GOOD[61:], "damaged"),
    ("no size", file_of(0, 0, 8, 0, b""), "damaged"),
    ("too few rows", file_of(10, 10, 8, 0, b"\0" + bytes(10)), "damaged"),
    ("wrong kind of samples", file_of(10, 1, 3, 7, b"\0" + bytes(10)), "damaged"),
    ("palette without colours", file_of(4, 1, 8, 3, b"\0\1\2\3\4"), "damaged"),
    ("too wide", file_of(4097, 1, 8, 0, b"\0" + bytes(4097)), "tooLarge"),
    ("too high", file_of(1, 16385, 8, 0, bytes(2 * 16385)), "tooLarge"),
    ("enormous", file_of(0x7FFFFFFF, 0x7FFFFFFF, 16, 6, b""), "tooLarge"),
    ("long file", GOOD + bytes(5 << 20), "tooLarge"),
])
def test_a_file_that_cannot_be_drawn_is_refused_with_the_reason(renderer, name, file, reason):
    found, detail = renderer.refusal(file)
    assert found == reason, (name, detail)
    assert detail and detail.isprintable()


def test_a_thin_picture_is_not_made_higher_than_paper(renderer):
    reason, _ = renderer.refusal(png(Image.new("L", (1, 100))), widthDots=4096)
    assert reason == "tooLarge"


def test_a_small_file_that_unpacks_to_much_takes_bounded_memory(renderer):
    # 64 MiB of white in 64 KiB, and texts that unpack to as much.
    white = file_of(4096, 16384, 8, 0, (b"\0" + b"\xff" * 4096) * 16384)
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(64 << 20)))
    profile = chunk(b"iCCP", b"profile\0\0" + zlib.compress(bytes(64 << 20)))
    small = file_of(8, 1, 8, 0, b"\0" + bytes(8), before=profile + text * 20)
    assert len(white) < 1 << 18 and len(small) < 4 << 20
    assert set(renderer.draw_image(small).get_flattened_data()) == {0}
    reply, descriptors = renderer.ask_for_image(white, widthDots=64, dithering="threshold", deadlineMilliseconds=120_000)
    assert "error" not in reply, reply
    assert not any(sealed_content(descriptors))
    with open(f"/proc/{renderer.process.pid}/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    assert peak < 256 << 10


def test_a_descriptor_that_is_not_there_is_refused(renderer):
    reply = renderer.link.call("Renderer.DrawImage", image=0)
    assert reply["parameters"]["reason"] == "notAFile"


@pytest.mark.parametrize("wrong", [{"widthDots": 0}, {"widthDots": 4097}, {"maximumWidthDots": -1}, {"deadlineMilliseconds": 0}])
def test_numbers_out_of_range_are_named(renderer, wrong):
    reply, _ = renderer.ask_for_image(GOOD, **wrong)
    assert reply["error"] == "org.lanekeeper.link.Renderer.OutOfRange"
    assert reply["parameters"]["parameter"] == next(iter(wrong))
