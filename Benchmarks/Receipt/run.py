#!/usr/bin/env python3
"""Measures what a receipt of 60 lines costs: to encode, beside python-escpos, and to print on the simulated printer.

Both encoders say the same with the same printer; they are measured by turns, in changing order, in the same run.
"""

import argparse
import json
import os
import pathlib
import platform
import subprocess
import sys
import time

from escpos.printer import Dummy

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = REPOSITORY / ".build/release/receipt-benchmark"
PROFILE = "TM-T88V"
COLUMNS = 42


def rows() -> list[tuple[str, dict]]:
    """The receipt: 60 lines with their styles."""
    head = {"bold": True, "widthTimes": 2, "heightTimes": 2, "alignment": "center"}
    lines = [("Corner Shop", head), ("12 Harbour Road", {"alignment": "center"}), ("-" * COLUMNS, {})]
    for number in range(50):
        price = f"{number * 37 % 900 / 100 + 1:.2f}"
        lines.append((f"{number % 4 + 1} x Article no. {number:03}".ljust(COLUMNS - len(price)) + price, {}))
    lines += [("-" * COLUMNS, {}), ("TOTAL".ljust(COLUMNS - 6) + "271.20", {"bold": True}), ("VAT 19 %".ljust(COLUMNS - 5) + "43.30", {}),
              ("Card".ljust(COLUMNS - 6) + "271.20", {}), ("", {}), ("Thank you", {"alignment": "center"}), ("Come again", {"alignment": "center"})]
    assert len(lines) == 60
    return lines


def document() -> bytes:
    elements = [{"text": {"text": text or " ", **style}} for text, style in rows()]
    elements += [{"barcode": {"symbology": "ean13", "data": "4006381333931"}}, {"cut": "partial"}]
    return json.dumps({"elements": elements}).encode()


PRINTER = Dummy(profile=PROFILE)


def by_python_escpos() -> bytes:
    printer = PRINTER
    printer.clear()
    for text, style in rows():
        wide, high = style.get("widthTimes", 1) == 2, style.get("heightTimes", 1) == 2
        printer.set(align=style.get("alignment", "left"), bold=style.get("bold", False), double_width=wide, double_height=high,
                    normal_textsize=not wide and not high)
        printer.text(text + "\n")
    printer.barcode("4006381333931", "EAN13", function_type="B", pos="OFF", align_ct=False)
    printer.cut(mode="PART")
    return printer.output


def ours(mode: str, count: int, data: bytes, *more: str) -> tuple[list[int], bytes]:
    result = subprocess.run([PROGRAM, mode, str(count), *more], input=data, capture_output=True, timeout=600)
    if result.returncode != 0:
        sys.exit(result.stderr.decode())
    return [int(each) for each in result.stdout.split()], result.stderr


def theirs(count: int) -> tuple[list[int], bytes]:
    times, data = [], b""
    for _ in range(count):
        start = time.perf_counter_ns()
        data = by_python_escpos()
        times.append(time.perf_counter_ns() - start)
    return times, data


def percentiles(times: list[int]) -> dict[str, float]:
    times = sorted(times)
    return {name: times[min(len(times) - 1, len(times) * share // 100)] / 1000 for name, share in
            (("p50", 50), ("p90", 90), ("p99", 99))}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--calls", type=int, default=200, help="receipts of one measurement")
    parser.add_argument("--short", action="store_true", help="a look of some seconds; its figures say little")
    options = parser.parse_args()
    if options.short:
        options.rounds, options.calls = 2, 20
    if not os.access(PROGRAM, os.X_OK):
        sys.exit(f"{PROGRAM} is missing: run scripts/bench receipt")
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(f"{platform.machine()}, {os.cpu_count()} processors, Linux {platform.release()}; a receipt of 60 lines, a bar code and a cut;"
          f" {options.rounds} rounds of {options.calls}, all processes on one processor")

    source = document()
    our_bytes, their_bytes = ours("encode", 1, source, "epson-tm-t88")[1], theirs(1)[1]
    measured: dict[str, list[int]] = {}

    def add(name: str, times: list[int]):
        # The first calls load what the others find.
        measured.setdefault(name, []).extend(times[len(times) // 10:])

    turns = [lambda: add("encode: python-escpos", theirs(options.calls)[0]),
             lambda: add("encode: Lanekeeper, from JSON", ours("encode", options.calls, source, "epson-tm-t88")[0]),
             lambda: add("simulator, bytes of python-escpos to marks", ours("print", options.calls, their_bytes)[0]),
             lambda: add("simulator, bytes of Lanekeeper to marks", ours("print", options.calls, our_bytes)[0]),
             lambda: add("simulator, the same to a PNG file", ours("picture", options.calls // 4, our_bytes)[0])]
    for number in range(options.rounds):
        for turn in turns if number % 2 == 0 else reversed(turns):
            turn()

    print(f"\n{'bytes':<46} {len(their_bytes):>9} python-escpos {len(our_bytes):>7} Lanekeeper  ratio {len(our_bytes) / len(their_bytes):.2f}")
    print(f"\n{'':<46} {'p50 us':>9} {'p90 us':>9} {'p99 us':>9}")
    rows_by_name = {name: percentiles(times) for name, times in measured.items()}
    for name, row in rows_by_name.items():
        print(f"{name:<46} {row['p50']:>9.1f} {row['p90']:>9.1f} {row['p99']:>9.1f}")
    for what, one, other in (("encode", "encode: Lanekeeper, from JSON", "encode: python-escpos"),
                             ("simulator", "simulator, bytes of Lanekeeper to marks", "simulator, bytes of python-escpos to marks")):
        ratio = {key: rows_by_name[one][key] / rows_by_name[other][key] for key in ("p50", "p90", "p99")}
        print(f"{what + ', ratio':<46} {ratio['p50']:>8.2f}x {ratio['p90']:>8.2f}x {ratio['p99']:>8.2f}x")


if __name__ == "__main__":
    main()
