"""Compares what the clients were told, what the journal says and what is on the paper."""

import collections
import json
import os
import pathlib
import sqlite3

from customers import LINES
from tortured_lane import PRINTERS, ROLES


def pieces(roll: str) -> list[list[str]]:
    """The pieces of paper, each as the lines on it."""
    found = [[]]
    for line in pathlib.Path(roll).read_text().splitlines():
        mark = json.loads(line)
        if mark["kind"] in ("cut", "tear"):
            found.append([])
        elif mark["kind"] == "line":
            found[-1].append(mark["text"].strip())
    return found


def journal(state: str) -> list[dict]:
    """All entries of the journal, oldest first."""
    connection = sqlite3.connect(os.path.join(state, "gateway/journal.sqlite"))
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute("SELECT * FROM job ORDER BY sequence")]
    [(found,)] = connection.execute("PRAGMA integrity_check")
    connection.close()
    return rows + ([{"damaged": found}] if found != "ok" else [])


class Paper:
    """How often each receipt is on the paper: any line of it, whole on one piece with nothing of another one, on how many pieces."""

    def __init__(self, folders: list[str]):
        self.whole, self.pieces = collections.Counter(), collections.Counter()
        self.lines: dict[tuple, collections.Counter] = collections.defaultdict(collections.Counter)
        for path in (os.path.join(folder, f"{printer}.roll") for folder in folders for printer in PRINTERS):
            for piece in pieces(path) if os.path.exists(path) else []:
                self._look(piece)

    def _look(self, piece: list[str]):
        names = {tuple(line.split()[-2:]) for line in piece if line.split()[-2:-1] and line.split()[-2] in ROLES}
        for role, number in names:
            if not number.isdigit():
                continue
            name = (role, int(number))
            self.pieces[name] += 1
            wanted = [f"begin {role} {number}", *(f"{item} of {role} {number}" for item in range(1, LINES + 1)),
                      f"end {role} {number}"]
            lines = [line for line in piece if line]
            self.lines[name].update(line for line in lines if line in wanted)
            if lines == wanted:
                self.whole[name] += 1

    def times(self, name: tuple) -> int:
        """How often the line that is there most often is there; a receipt in two pieces is there once."""
        return max(self.lines[name].values(), default=0)


def contradictions(customers, entries: list[dict], paper: Paper) -> list[str]:
    """Everything that does not agree, each in a sentence."""
    found = [f"the journal is damaged: {entry['damaged']}" for entry in entries if "damaged" in entry]
    newest = {(entry["role"], int(entry["key"])): entry for entry in entries if entry.get("key", "").isdigit()}
    for customer in customers:
        for number, answers in customer.answers.items():
            name = (customer.role, number)
            if not answers:
                continue
            last = answers[-1]
            what = f"{customer.role} {number} was answered {last['state']} ({last.get('reason')}, {last.get('evidence')})"
            times, whole, pieces_of_it = paper.times(name), paper.whole[name], paper.pieces[name]
            on_paper = f"it is on the paper {times} times, {whole} times whole, on {pieces_of_it} pieces"
            if last["state"] == "printed" and (times, whole, pieces_of_it) != (1, 1, 1):
                found.append(f"{what}, and {on_paper}")
            elif last["state"] == "unknown" and times > 1:
                found.append(f"{what}, and {on_paper}")
            elif last["state"] not in ("printed", "unknown"):
                found.append(what)
            if name not in newest:
                found.append(f"{what}, and the journal does not know it")
            elif newest[name]["state"] != last["state"]:
                found.append(f"{what}, and the journal says {newest[name]['state']}")
    for entry in entries:
        if entry.get("state") in ("queued", "sending"):
            found.append(f"{entry['role']} {entry['key']} is still {entry['state']} in the journal")
    return found


def doubts(entries: list[dict]) -> collections.Counter:
    """How many jobs are unknown, by printer."""
    return collections.Counter(entry["device"] for entry in entries if entry.get("state") == "unknown")
