"""What our reader and writer make of a document must be what Python's json makes of it."""

import json
import math
import random
import subprocess

import pytest

from json_documents import DocumentMaker
from malformed_documents import AT_THE_LIMIT, MALFORMED
from service import program

pytestmark = pytest.mark.rig("json-against-python")

DOCUMENTS = 4000


def reserialised(documents: list[bytes]) -> list[bytes]:
    """What the program under test answers to each of the documents."""
    assert not any(b"\0" in document for document in documents)
    result = subprocess.run([program(), "json"], input=b"".join(document + b"\0" for document in documents),
                            capture_output=True, timeout=120)
    assert result.returncode == 0, result.stderr
    *answers, rest = result.stdout.split(b"\0")
    assert rest == b""
    assert len(answers) == len(documents)
    return answers


def is_same(left, right) -> bool:
    """Equality that tells 1 from 1.0 and True, and 0.0 from -0.0."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(is_same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(is_same, left, right))
    if isinstance(left, float):
        return left == right and math.copysign(1, left) == math.copysign(1, right)
    return left == right


def check_survival(documents: list[bytes]):
    for document, answer in zip(documents, reserialised(documents)):
        shown = f"{document[:2000]!r} became {answer[:2000]!r}"
        assert not answer.startswith(b"error:"), shown
        assert is_same(json.loads(answer.decode("utf-8", "strict")), json.loads(document)), shown


def test_random_documents_keep_their_meaning(seed):
    maker = DocumentMaker(seed)
    check_survival([maker.document() for _ in range(DOCUMENTS)])


def test_what_was_written_is_written_the_same_again(seed):
    maker = DocumentMaker(seed)
    once = reserialised([maker.document() for _ in range(DOCUMENTS // 4)])
    assert reserialised(once) == once


def test_random_floats_keep_every_bit(seed):
    generator = random.Random(seed)
    documents = []
    while len(documents) < DOCUMENTS:
        value = math.ldexp(generator.random() * 2 - 1, generator.randint(-1074, 1023))
        documents.append(repr(value).encode())
    check_survival(documents)


def test_every_unicode_scalar_keeps_its_identity():
    scalars = [*range(0x20, 0xD800), *range(0xE000, 0x110000, 7)]
    # A letter before each: more than thirty combining marks in a row are refused.
    texts = ["".join("x" + chr(scalar) for scalar in scalars[start:start + 1000])
             for start in range(0, len(scalars), 1000)]
    check_survival([json.dumps(text, ensure_ascii=ensure_ascii).encode()
                    for text in texts for ensure_ascii in (True, False)])


def test_every_control_character_keeps_its_identity_when_escaped():
    check_survival([json.dumps(chr(number)).encode() for number in range(0x20)])


@pytest.mark.parametrize("name", AT_THE_LIMIT)
def test_a_document_at_the_limit_passes(name):
    check_survival([AT_THE_LIMIT[name]])


def test_malformed_documents_are_refused_with_a_reason():
    names = list(MALFORMED)
    answers = reserialised([MALFORMED[name] for name in names])
    accepted = {name: answer for name, answer in zip(names, answers)
                if not answer.startswith(b"error: ") or len(answer) <= len(b"error: ")}
    assert accepted == {}


def test_a_malformed_document_does_not_spoil_the_next(seed):
    generator = random.Random(seed)
    bad = [document for document in MALFORMED.values() if len(document) < 1000]
    documents = [document for number in range(500)
                 for document in (generator.choice(bad), b'{"number":%d}' % number)]
    answers = reserialised(documents)
    assert all(answer.startswith(b"error: ") for answer in answers[::2])
    assert [json.loads(answer) for answer in answers[1::2]] == [{"number": number} for number in range(500)]


def test_every_document_that_is_cut_short_is_refused(seed):
    """An array or object lacks its end wherever it is cut."""
    maker = DocumentMaker(seed)
    generator = random.Random(seed)
    cut = []
    while len(cut) < 1000:
        document = maker.document().strip()
        if document[:1] in (b"[", b"{"):
            cut.append(document[:generator.randrange(len(document))])
    answers = reserialised(cut)
    assert [document for document, answer in zip(cut, answers) if not answer.startswith(b"error: ")] == []
