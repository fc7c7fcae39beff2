"""The receipt that is printed, and tables of what that took."""

import json
import os
import pathlib
import subprocess
import sys

COLUMNS = 42


def receipt(mark: str = "") -> dict:
    """A receipt of 24 lines; its first one has the mark."""
    elements = [{"text": {"text": f"Corner Shop {mark}".strip(), "bold": True, "alignment": "center"}}]
    for number in range(20):
        price = f"{number * 37 % 900 / 100 + 1:.2f}"
        elements.append({"text": {"text": f"1 x Article no. {number:03}".ljust(COLUMNS - len(price)) + price}})
    elements.append({"text": {"text": "TOTAL".ljust(COLUMNS - 6) + "117.50", "bold": True}})
    elements += [{"text": {"text": text, "alignment": "center"}} for text in ("Thank you", "Come again")]
    return {"elements": [*elements, {"cut": "partial"}]}


def lines(mark: str) -> list[tuple[str, dict]]:
    """The same for others."""
    return [(element["text"]["text"], element["text"]) for element in receipt(mark)["elements"] if "text" in element]


def file_system(folder: pathlib.Path) -> str:
    return subprocess.run(["stat", "--file-system", "--format", "%T", folder], capture_output=True, text=True, check=True).stdout.strip()


def numbers(words: list, **more) -> list[int]:
    """What a program prints, a number a line."""
    ended = subprocess.run(words, capture_output=True, text=True, timeout=900, **more)
    if ended.returncode != 0:
        sys.exit(f"{os.path.basename(words[0])} {words[1]} failed: {ended.stderr}")
    return [int(line) for line in ended.stdout.split()]


def percentiles(times: list[int]) -> list[float]:
    """p50, p90 and p99, in microseconds, of nanoseconds."""
    times = sorted(times)
    return [times[min(len(times) - 1, len(times) * share // 100)] / 1000 for share in (50, 90, 99)]


def table(title: str, rows: list[tuple[str, list[int]]], ratios: list[tuple[str, str, str]]):
    """Percentiles of each row, and how they compare: (words, of, to)."""
    print(f"\n{title:<50} {'p50 us':>8} {'p90 us':>9} {'p99 us':>9}")
    found = {name: percentiles(times) for name, times in rows}
    for name, values in found.items():
        print(f"{name:<50} {values[0]:>8.0f} {values[1]:>9.0f} {values[2]:>9.0f}")
    for words, of, to in ratios:
        values = [mine / theirs for mine, theirs in zip(found[of], found[to])]
        print(f"{words:<50} {values[0]:>7.2f}x {values[1]:>8.2f}x {values[2]:>8.2f}x")
    return found


def document_file(path: pathlib.Path) -> pathlib.Path:
    path.write_text(json.dumps(receipt()))
    path.chmod(0o644)
    return path
