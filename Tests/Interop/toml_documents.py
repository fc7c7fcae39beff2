"""Makes random TOML documents in the spellings that the grammar allows, each key of a table once."""

import random

LETTERS = "abcxyzABC019 _-.,:[]{}=#'\"\\/\b\f\n\r\t\0\x1f\x7fäßéñ€漢字\u2028\uffff\U0001f600\U0010fffd"
BARE = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_"
SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
SCALARS = [
    "0", "+0", "-0", "42", "-17", "+99", "1_000", "9223372036854775807", "-9223372036854775808", "0xDEAD_beef", "0o755",
    "0b1101", "0.0", "-0.0", "1.5", "+1.0", "3.1415", "-0.01", "5e+22", "1e06", "-2E-2", "6.626e-34", "9_224.445_991",
    "inf", "-inf", "+inf", "nan", "-nan", "1e308", "5e-324", "true", "false", "1979-05-27", "1979-05-27T07:32:00Z",
    "1979-05-27 07:32:00", "1979-05-27t00:32:00.999999-07:00", "07:32:00", "00:32:00.5", "2024-02-29T23:59:59+23:59",
]


class TOMLMaker:
    """One stream of documents; the same seed gives the same documents."""

    def __init__(self, seed: int):
        self._random = random.Random(seed)

    def document(self) -> bytes:
        self._end = self._random.choice(["\n", "\n", "\r\n"])
        self._lines = []
        self._members(used=set())
        used = set()
        for _ in range(self._random.randint(0, 5)):
            self._section(used)
        mark = "\ufeff" if self._random.random() < 0.1 else ""
        end = self._random.choice(["", self._end])
        return (mark + self._end.join(self._lines) + end).encode()

    def _section(self, used: set):
        """A table, an array of tables or a table in a table, each with its members."""
        # Digits cannot be the name of a plain member at the root, whose names begin with a letter.
        name = f"{self._random.randint(0, 999)}{self._bare()}"
        if name in used:
            return
        used.add(name)
        kind = self._random.choice(["table", "tables", "tree"])
        space = self._random.choice(["", "", " "])
        if kind == "table":
            self._line(f"[{space}{self._spelt(name)}{space}]")
            self._members(set())
        elif kind == "tables":
            for _ in range(self._random.randint(1, 3)):
                self._line(f"[[{space}{self._spelt(name)}{space}]]")
                self._members(set())
        else:
            parts = [f"{number}{self._bare()}" for number in range(self._random.randint(1, 3))]
            for part in self._random.sample(parts, len(parts)):
                self._line(f"[{self._spelt(name)}{space}.{space}{self._spelt(part)}]")
                self._members(set())

    def _members(self, used: set):
        for _ in range(self._random.randint(0, 5)):
            key = self._key(used)
            self._line(f"{' ' * self._random.randint(0, 3)}{key} = {self._value(3)}")

    def _line(self, text: str):
        if self._random.random() < 0.2:
            self._lines.append(self._random.choice(["", "  ", "# a comment, 'with' \"quotes\" = [ä"]))
        self._lines.append(text + self._random.choice(["", "", "", " # why", "\t"]))

    def _key(self, used: set) -> str:
        """A key that is new in its table; of a dotted one the first part is new."""
        while True:
            name = self._random.choice([self._name(), "l" + self._bare()])
            if name not in used:
                break
        used.add(name)
        parts = [name] + [self._bare() for _ in range(self._random.choice([0, 0, 0, 1, 2]))]
        return self._random.choice([".", " . "]).join(map(self._spelt, parts))

    def _bare(self) -> str:
        return "".join(self._random.choices(BARE, k=self._random.randint(1, 6)))

    def _name(self) -> str:
        # The letter in front keeps it apart from the names of sections.
        return "l" + "".join(self._random.choices(LETTERS, k=self._random.choice([0, 1, 3, 8])))

    def _spelt(self, key: str) -> str:
        if key and all(character in BARE for character in key) and self._random.random() < 0.8:
            return key
        return self._basic(key)

    def _value(self, levels: int, on_one_line: bool = False) -> str:
        choice = self._random.random()
        if levels and choice < 0.15:
            return self._array(levels - 1, on_one_line)
        if levels and choice < 0.3:
            used = set()
            members = [f"{self._key(used)} = {self._value(levels - 1, True)}" for _ in range(self._random.randint(0, 3))]
            return "{ " + ", ".join(members) + " }"
        if choice < 0.65:
            return self._random.choice(SCALARS)
        return self._string(on_one_line)

    def _array(self, levels: int, on_one_line: bool) -> str:
        space = " " if on_one_line else self._random.choice(["", " ", self._end + "  ", f" # one{self._end}"])
        elements = [self._value(levels, on_one_line) + space for _ in range(self._random.randint(0, 4))]
        last = self._random.choice(["", ","]) if elements else ""
        return "[" + space + ("," + space).join(elements) + last + space + "]"

    def _string(self, on_one_line: bool) -> str:
        text = "".join(self._random.choices(LETTERS, k=self._random.choice([0, 1, 2, 5, 20])))
        plain = "".join(character for character in text if character >= " " and character not in "'\x7f")
        choice = self._random.random()
        if choice < 0.6:
            return self._basic(text)
        if choice < 0.8 or on_one_line:
            return f"'{plain}'"
        if choice < 0.9:
            return f"'''{self._end}{plain}{self._end}x'''"
        plain = plain.replace("\\", "\\\\").replace('"', '\\"')
        ending = self._random.choice(["", '"', '""'])
        return f'"""{plain}{self._end}a \\{self._end}   b{ending}"""'

    def _basic(self, text: str) -> str:
        """A basic string, characters that need no escape in one of their possible spellings."""
        parts = []
        for character in text:
            if character in SHORT_ESCAPES:
                parts.append(SHORT_ESCAPES[character])
            elif character < " " or character == "\x7f" or self._random.random() < 0.1:
                number = ord(character)
                parts.append(f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08X}")
            else:
                parts.append(character)
        return '"' + "".join(parts) + '"'
