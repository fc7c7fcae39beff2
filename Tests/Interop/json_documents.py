"""Makes random JSON documents in all the spellings that the grammar allows."""

import random

SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\f": "\\f",
                 "\n": "\\n", "\r": "\\r", "\t": "\\t"}
BORDER_INTEGERS = [0, 1, -1, 2**31 - 1, -2**31, 2**53, 2**53 + 1, -2**53 - 1, 2**63 - 1, -2**63,
                   2**63 - 2, -2**63 + 1, 10**18, -10**18]
NOTABLE_FLOATS = ["0.0", "-0.0", "-0.0e5", "1.0", "1e0", "1E+2", "1e-2", "0.1", "5e-324", "2.5e-308",
                  "1.7976931348623157e308", "-1.7976931348623157E+308", "3.141592653589793", "1e22",
                  "9007199254740993.0", "123456789012345678901234567890.0", "1e23", "0.1e1", "4.35",
                  "2.2250738585072011e-308", "100000000000000000000e0"]
NOTABLE_STRINGS = ["", "\0", "\x01\x1f", "\x7f", "\u0080", "\u07ff", "\u0800", "\ud7ff", "\ue000",
                   "\ufeff", "\ufffd", "\uffff", "\u2028\u2029", "\U00010000", "\U0001f9fe", "\U0010ffff",
                   "e\u0301", "\u00e9", "\\u0041", "\"quoted\"", "a/b\\c", "null", "</script>"]
LETTERS = "abcxyzABC019 _-.,:[]{}\"\\/\b\f\n\r\t\0\x1f\x7fäßéñ€漢字\u2028\uffff\U0001f600\U0010fffd"


class DocumentMaker:
    """One stream of documents; the same seed gives the same documents."""

    def __init__(self, seed: int):
        self._random = random.Random(seed)

    def document(self) -> bytes:
        text = self._space() + self._value(self._random.choice([0, 1, 2, 3, 5, 9])) + self._space()
        return text.encode()

    def _space(self) -> str:
        if self._random.random() < 0.7:
            return ""
        return "".join(self._random.choices(" \t\r\n", k=self._random.randint(1, 4)))

    def _value(self, levels: int) -> str:
        if levels > 0 and self._random.random() < 0.7:
            return self._array(levels - 1) if self._random.random() < 0.4 else self._object(levels - 1)
        return self._random.choice([self._integer, self._float, self._string, self._string, self._word])()

    def _word(self) -> str:
        return self._random.choice(["true", "false", "null"])

    def _integer(self) -> str:
        if self._random.random() < 0.3:
            return str(self._random.choice(BORDER_INTEGERS))
        bits = self._random.randint(1, 62)
        return str(self._random.randint(-2**bits, 2**bits))

    def _float(self) -> str:
        choice = self._random.random()
        if choice < 0.3:
            return self._random.choice(NOTABLE_FLOATS)
        if choice < 0.6:
            return repr(float(self._random.uniform(-1e6, 1e6)))
        digits = str(self._random.randint(0, 10**self._random.randint(1, 25)))
        sign = self._random.choice(["", "-"])
        exponent = self._random.choice(["e", "E"]) + self._random.choice(["", "+", "-"])
        exponent += self._random.choice(["", "0", "00"]) + str(self._random.randint(0, 250))
        fraction = self._random.choice(["", ".0", f".{self._random.randint(0, 10**9)}"])
        return sign + digits + fraction + exponent

    def _string(self) -> str:
        if self._random.random() < 0.3:
            return self._spell(self._random.choice(NOTABLE_STRINGS))
        length = self._random.choice([0, 1, 2, 5, 20, 80])
        return self._spell("".join(self._random.choices(LETTERS, k=length)))

    def _spell(self, text: str) -> str:
        """The text as a JSON string, every character in one of its possible spellings."""
        parts = []
        for character in text:
            must_escape = character in '"\\' or character < " "
            choice = self._random.random()
            if character in SHORT_ESCAPES and choice < 0.5:
                parts.append(SHORT_ESCAPES[character])
            elif must_escape or choice > 0.8:
                parts.append(self._hexadecimal(character))
            else:
                parts.append(character)
        return '"' + "".join(parts) + '"'

    def _hexadecimal(self, character: str) -> str:
        units = character.encode("utf-16-be")
        spelling = self._random.choice(["{:04x}", "{:04X}"])
        return "".join("\\u" + spelling.format(units[index] << 8 | units[index + 1])
                       for index in range(0, len(units), 2))

    def _array(self, levels: int) -> str:
        count = self._random.choice([0, 1, 2, 3, 6])
        elements = [self._space() + self._value(levels) + self._space() for _ in range(count)]
        return "[" + (",".join(elements) or self._space()) + "]"

    def _object(self, levels: int) -> str:
        keys = []
        for _ in range(self._random.choice([0, 1, 2, 3, 6])):
            length = self._random.choice([0, 1, 2, 8])
            key = "".join(self._random.choices(LETTERS, k=length))
            if key not in keys:
                keys.append(key)
        members = [self._space() + self._spell(key) + self._space() + ":" + self._space()
                   + self._value(levels) + self._space() for key in keys]
        return "{" + (",".join(members) or self._space()) + "}"
