"""What lane-render draws of text, beside what Pango's own pango-view draws of it."""

import shutil
import subprocess
import unicodedata

import pytest
from PIL import Image, ImageChops

from renderer_stand import RendererStand

WIDTH, CELL = 576, 24

# A line of a receipt in fourteen scripts. Each begins with letters of the script, so that its direction is theirs.
LINES = {
    "Latin": "Straße Łódź Ünïcödé 12.50 €",
    "Greek": "Σύνολο με ΦΠΑ 12,50 €",
    "Cyrillic": "Итого к оплате 12,50 ₽",
    "Hebrew": "סה״כ לתשלום 12.50 ₪",
    "Arabic": "المجموع الكلي ١٢٫٥٠",
    "Devanagari": "कुल राशि क्षेत्र हिन्दी",
    "Bengali": "সর্বমোট টাকা ক্ষমা",
    "Tamil": "மொத்தத் தொகை நன்றி",
    "Thai": "รวมทั้งสิ้น ขอบคุณค่ะ",
    "Georgian": "სულ გადასახდელი",
    "Armenian": "Ընդամենը վճարելու",
    "Chinese": "合计人民币十二元五角 謝謝惠顧",
    "Japanese": "合計 税込 ありがとうございます",
    "Korean": "합계 금액 감사합니다",
}
RIGHT_TO_LEFT = {"Hebrew", "Arabic"}
AS_WIDE_AS_HIGH = {"Chinese", "Japanese", "Korean"}

pytestmark = pytest.mark.rig("rendered-text")


@pytest.fixture(scope="module")
def renderer():
    stand = RendererStand()
    yield stand
    assert stand.close() == "", "the process has complained"


def paragraph(text: str, **style) -> dict:
    return {"text": text, "widthDots": WIDTH, "cellDots": CELL, **style}


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box that holds all that is black."""
    box = ImageChops.invert(image).getbbox()
    assert box, "there is no ink"
    return box


def black(image: Image.Image) -> int:
    return image.histogram()[0]


def pango_view(folder, text: str, size: int, family: str, style: str = "") -> Image.Image:
    """The ink of a text as pango-view draws it: in dots, and one dot a pixel."""
    if shutil.which("pango-view") is None:
        pytest.skip("pango-view is not installed (pango1.0-tools)")
    # At 72 dots an inch a point is a dot.
    file = folder / "theirs.png"
    command = ["pango-view", "--backend=cairo", "--no-display", f"--output={file}", "--dpi=72", "--antialias=none",
               "--hinting=full", "--hint-metrics=on", f"--font={family} {style} {size}", "--margin=20",
               "--language=en", "--text", text]
    subprocess.run(command, timeout=60, check=True)
    image = Image.open(file).convert("L").point(lambda shade: 255 if shade >= 128 else 0)
    return image.crop(ink(image))


def likeness(one: Image.Image, other: Image.Image) -> float:
    """The share of dots that two pictures have in common, of all that either has, where they lie best on each other."""
    room = (max(one.width, other.width) + 4, max(one.height, other.height) + 4)
    still = Image.new("L", room, 255)
    still.paste(one, (2, 2))
    best = 0.0
    for x in range(5):
        for y in range(5):
            moved = Image.new("L", room, 255)
            moved.paste(other, (x, y))
            either = black(ImageChops.darker(still, moved))
            best = max(best, black(ImageChops.lighter(still, moved)) / either)
    return best


@pytest.mark.parametrize("script", LINES)
@pytest.mark.parametrize("style", ["", "bold"])
def test_each_script_looks_as_pango_draws_it(renderer, tmp_path, script, style):
    [ours] = renderer.draw_text(paragraph(LINES[script], bold=bool(style)))
    assert ours.lines == 1
    # Words are compared one by one: spaces of another font would shift all that follows.
    size = CELL if script in AS_WIDE_AS_HIGH else CELL * 5 // 6
    for word in LINES[script].split():
        [drawn] = renderer.draw_text(paragraph(word, bold=bool(style)))
        is_of_script = any(unicodedata.bidirectional(each) in ("R", "AL", "AN") for each in word)
        family = f"Noto Sans {script},DejaVu Sans" if is_of_script else "DejaVu Sans Mono,monospace"
        theirs = pango_view(tmp_path, word, size, f"{family},sans-serif", style)
        drawn = drawn.crop(ink(drawn))
        assert abs(drawn.width - theirs.width) <= 2 and abs(drawn.height - theirs.height) <= 1, (word, drawn.size, theirs.size)
        assert likeness(drawn, theirs) > 0.97, word


@pytest.mark.parametrize("script", LINES)
def test_each_line_begins_where_its_script_does(renderer, script):
    text = LINES[script]
    start, left, right, center = renderer.draw_text(
        paragraph(text), *(paragraph(text, alignment=each) for each in ("left", "right", "center")))
    assert start.tobytes() == (right if script in RIGHT_TO_LEFT else left).tobytes()
    assert ink(left)[0] <= 4 and WIDTH - ink(right)[2] <= 4
    # Spaces beside the ink are a few dots at most.
    assert abs(ink(center)[0] - (WIDTH - ink(center)[2])) <= 8


def test_latin_letters_stand_in_columns_and_chinese_ones_in_two(renderer):
    bars, ours = renderer.draw_text(paragraph("|" * 48), paragraph("合計|" * 9))
    columns = [x for x in range(WIDTH) if bars.crop((x, 0, x + 1, CELL)).getextrema()[0] == 0]
    first = columns[0]
    assert set(columns) == {first + 12 * each + extra for each in range(48) for extra in range(len(columns) // 48)}
    for each in range(9):
        assert ours.getpixel((first + 12 * (5 * each + 4), CELL // 2)) == 0


def test_letters_made_larger_take_exactly_as_much_more_room(renderer):
    for width, height in [(1, 1), (2, 1), (1, 2), (2, 2), (3, 4), (8, 8)]:
        [image] = renderer.draw_text(paragraph("||||", widthTimes=width, heightTimes=height))
        box = ink(image)
        assert image.height >= CELL * height
        assert abs((box[2] - box[0]) - (36 * width + 2 * width)) <= 2 * width, (width, height, box)


def test_lines_are_broken_between_words_and_share_the_height(renderer):
    words = "one two three four five six seven eight nine ten eleven twelve".split()
    [image] = renderer.draw_text(paragraph(" ".join(words), widthDots=240, lineDots=30))
    assert image.lines == 4 and image.size == (240, 120)
    [single] = renderer.draw_text(paragraph("one two three four", widthDots=240, lineDots=30))
    assert single.tobytes() == image.crop((0, 0, 240, 30)).tobytes()


def test_thai_is_broken_between_words_though_it_has_no_spaces(renderer):
    [image] = renderer.draw_text(paragraph("ขอบคุณที่ใช้บริการ", widthDots=120))
    # Two more letters would fit, and only a dictionary tells that they belong to the next word.
    [first] = renderer.draw_text(paragraph("ขอบคุณที่ใช้", widthDots=120))
    height = image.height // image.lines
    assert ink(first)[2] == ink(image.crop((0, 0, 120, height)))[2]


def test_a_line_feed_begins_a_line_and_an_empty_one_stays(renderer):
    [image] = renderer.draw_text(paragraph("a\n\nb"))
    assert image.lines == 3 and image.height == 3 * CELL
    assert ImageChops.invert(image.crop((0, CELL, WIDTH, 2 * CELL))).getbbox() is None
    [nothing] = renderer.draw_text(paragraph(""))
    assert nothing.lines == 1 and nothing.size == (WIDTH, CELL)


def test_styles_show(renderer):
    plain, bold, thin, thick, reversed_ = renderer.draw_text(
        paragraph("Total"), paragraph("Total", bold=True), paragraph("Total", underline="thin"),
        paragraph("Total", underline="thick"), paragraph("Total", reversed=True))
    assert black(bold) > black(plain) * 1.2
    assert black(thin) == black(plain) + 60 and black(thick) == black(plain) + 120
    assert ink(reversed_) == (0, 0, 60, CELL) and black(reversed_) == 60 * CELL - black(plain)


@pytest.mark.parametrize("text, offset, character", [
    ("ab\U000F0000c", 2, "U+F0000"), ("é\u0378", 1, "U+0378"), ("合計\U0001FFFE", 2, "U+1FFFE"), ("שלום \uE000", 5, "U+E000")])
def test_a_character_that_no_font_has_is_named_and_never_a_box(renderer, text, offset, character):
    reply, descriptors = renderer.ask_for_text(paragraph("fine"), paragraph(text))
    assert reply == {"error": "org.lanekeeper.link.Renderer.MissingGlyph",
                     "parameters": {"paragraph": 1, "offset": offset, "character": character}}
    assert not descriptors


@pytest.mark.parametrize("text, offset, character", [("a\x1b@", 1, "U+001B"), ("\0", 0, "U+0000"), ("é\r", 1, "U+000D"), ("\u0085", 0, "U+0085")])
def test_control_characters_are_refused(renderer, text, offset, character):
    reply, _ = renderer.ask_for_text(paragraph(text))
    assert reply == {"error": "org.lanekeeper.link.Renderer.ControlCharacter",
                     "parameters": {"paragraph": 0, "offset": offset, "character": character}}


def test_invisible_characters_are_no_missing_ones(renderer):
    joined, plain = renderer.draw_text(paragraph("a\u200d\u200b\u2060\ufeff\u200e\u00adb"), paragraph("ab"))
    assert black(joined) == black(plain)


def test_a_letter_wider_than_the_paper_is_refused(renderer):
    reply, _ = renderer.ask_for_text(paragraph("ab", widthDots=40, widthTimes=8))
    assert reply == {"error": "org.lanekeeper.link.Renderer.TooNarrow", "parameters": {"paragraph": 0, "widthDots": 40}}


@pytest.mark.parametrize("wrong, parameter", [
    ({"widthDots": 0}, "widthDots"), ({"widthDots": 1 << 40}, "widthDots"), ({"cellDots": 7}, "cellDots"),
    ({"widthTimes": 9}, "widthTimes"), ({"heightTimes": -1}, "heightTimes"), ({"lineDots": 1000}, "lineDots"),
    ({"text": "a" * 16385}, "text")])
def test_numbers_out_of_range_are_named(renderer, wrong, parameter):
    reply, _ = renderer.ask_for_text({**paragraph("a"), **wrong})
    assert reply["error"] == "org.lanekeeper.link.Renderer.OutOfRange", reply
    assert reply["parameters"]["parameter"] == f"paragraphs[0].{parameter}"


def test_more_than_may_be_drawn_at_once_is_refused(renderer):
    high = paragraph("a\n" * 8000, widthDots=4096, heightTimes=8)
    reply, _ = renderer.ask_for_text(high)
    assert reply == {"error": "org.lanekeeper.link.Renderer.TooLarge", "parameters": {"maximumBytes": 8 << 20}}


def test_han_characters_follow_the_language(renderer):
    japanese, chinese = renderer.draw_text(paragraph("直", language="ja"), paragraph("直", language="zh-CN"))
    if japanese.tobytes() == chinese.tobytes():
        pytest.skip("the fonts that are installed have one shape for all countries (fonts-noto-cjk has several)")
    assert likeness(japanese, chinese) < 0.95
