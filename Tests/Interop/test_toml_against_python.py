"""What our reader of TOML makes of a document must be what Python's tomllib makes of it, in the same order."""

import datetime
import json
import math
import random
import subprocess
import tomllib

import pytest

from malformed_toml import AT_THE_LIMIT, BEYOND_LIMITS, MALFORMED
from service import REPOSITORY
from toml_documents import TOMLMaker

pytestmark = pytest.mark.rig("toml-against-python")

DOCUMENTS = 800


def answers_to(documents: list[bytes]) -> list[str]:
    """What the program under test says of each of the documents."""
    assert not any(b"\0" in document for document in documents)
    program = REPOSITORY / ".build/debug/toml-dump"
    result = subprocess.run([program], input=b"".join(document + b"\0" for document in documents),
                            capture_output=True, timeout=120)
    assert result.returncode == 0, result.stderr
    *answers, rest = result.stdout.decode("utf-8", "strict").split("\0")
    assert rest == ""
    assert len(answers) == len(documents)
    return answers


def by_python(document: bytes) -> dict:
    """Python's reader wants text, without the mark that may stand in front of it."""
    return tomllib.loads(document.decode().removeprefix("\ufeff"))


def moment(text: str):
    """A date, a time or both; like Python's reader, without what is smaller than a microsecond."""
    for kind in (datetime.date, datetime.time, datetime.datetime):
        try:
            return kind.fromisoformat(text)
        except ValueError:
            pass
    raise AssertionError(f"{text!r} is no date")


def check_same(element: dict, value, where: str):
    """Compares kinds, values and the order of keys; tells 1 from 1.0 and True, and 0.0 from -0.0."""
    kind, ours = element["kind"], element["value"]
    shown = f"{where}: {ours!r} is not {value!r}"
    if kind == "table":
        assert type(value) is dict, shown
        check_members(ours, value, where)
    elif kind == "array":
        assert type(value) is list and len(value) == len(ours), shown
        for number, (left, right) in enumerate(zip(ours, value)):
            check_same(left, right, f"{where}[{number}]")
    elif kind == "float":
        assert type(value) is float, shown
        ours = float(ours)
        assert math.isnan(ours) and math.isnan(value) or (ours, math.copysign(1, ours)) == (
            value, math.copysign(1, value)), shown
    elif kind == "date":
        ours = moment(ours)
        assert type(ours) is type(value) and ours == value, shown
    else:
        assert type(value) is {"string": str, "integer": int, "boolean": bool}[kind] and ours == value, shown


def check_members(members: list[dict], table: dict, where: str):
    assert [member["key"] for member in members] == list(table), where
    for member in members:
        check_same(member["element"], table[member["key"]], f"{where}.{member['key']!r}")


def check_places(members: list[dict], lines: list[str]):
    """Each key stands where it is said to stand, or something in quotation marks does."""
    for member in members:
        line, column = member["place"]
        there = lines[line - 1][column - 1:]
        assert there.startswith((member["key"], '"', "'")), f"{member['key']!r} is not at {line}:{column}, {there!r}"
        check_element_places(member["element"], lines)


def check_element_places(element: dict, lines: list[str]):
    line, column = element["place"]
    there = lines[line - 1][column - 1:]
    if element["kind"] == "table":
        assert there != "", f"there is nothing at {line}:{column}"
        check_places(element["value"], lines)
    elif element["kind"] == "array":
        assert there.startswith("["), there
        for each in element["value"]:
            check_element_places(each, lines)
    elif element["kind"] == "string":
        assert there.startswith(("'", '"')), there
    else:
        assert there[:1] in "+-0123456789infatfn", there


def check(documents: list[bytes]):
    for document, answer in zip(documents, answers_to(documents)):
        shown = f"{document[:4000].decode()}\nbecame {answer[:4000]}"
        assert not answer.startswith("error:"), shown
        members = json.loads(answer)
        check_members(members, by_python(document), shown)
        check_places(members, document.decode().removeprefix("\ufeff").split("\n"))


def test_random_documents_have_the_same_meaning_and_order_and_true_places(seed):
    maker = TOMLMaker(seed)
    check([maker.document() for _ in range(DOCUMENTS)])


@pytest.mark.parametrize("name", AT_THE_LIMIT)
def test_a_document_at_the_limit_passes(name):
    check([AT_THE_LIMIT[name]])


def test_python_refuses_the_malformed_documents_too():
    for name, document in MALFORMED.items():
        with pytest.raises((tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError)):
            by_python(document)
            pytest.fail(f"Python takes {name}")


def refused(documents: dict[str, bytes]):
    """Each document is refused, with a place that exists in it."""
    for (name, document), answer in zip(documents.items(), answers_to(list(documents.values()))):
        assert answer.startswith("error: document:"), f"{name} became {answer[:1000]}"
        _, _, line, column, message = answer.split(":", 4)
        assert 1 <= int(line) <= document.count(b"\n") + 1 and int(column) >= 1 and message.strip(), answer


def test_malformed_documents_are_refused_with_a_place():
    refused(MALFORMED)


def test_documents_beyond_our_limits_are_refused_with_a_place():
    refused(BEYOND_LIMITS)


def test_documents_that_lost_or_gained_a_byte_are_judged_as_python_judges_them(seed):
    maker, generator = TOMLMaker(seed), random.Random(seed)
    documents = []
    while len(documents) < DOCUMENTS:
        document = bytearray(maker.document())
        if not document:
            continue
        position = generator.randrange(len(document))
        document[position:position + generator.randint(0, 1)] = generator.choice(
            [b"", b"", b"'", b'"', b"=", b".", b"[", b"]", b"{", b"}", b",", b"\n", b"#", b"0", b"\\", b"_", b"\xff"])
        documents.append(bytes(document))
    for document, answer in zip(documents, answers_to(documents)):
        shown = f"{document!r}\nbecame {answer[:4000]}"
        try:
            expected = by_python(document)
        except (ValueError, UnicodeDecodeError):
            assert answer.startswith("error: "), f"Python refuses {shown}"
            continue
        if answer.startswith("error: ") and beyond_64_bits(expected):
            continue
        assert not answer.startswith("error: "), f"Python takes {shown}"
        check_members(json.loads(answer), expected, shown)


def beyond_64_bits(value) -> bool:
    """Whether there is a number in it that only Python can hold; it takes 1e999 for an infinity."""
    if isinstance(value, dict):
        return any(map(beyond_64_bits, value.values()))
    if isinstance(value, list):
        return any(map(beyond_64_bits, value))
    if type(value) is float:
        return math.isinf(value)
    return type(value) is int and not -2**63 <= value < 2**63
