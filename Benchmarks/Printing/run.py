#!/usr/bin/env python3
"""Measures printing with a journal on a disk, beside what the disk, a print service and another library take in the same run."""

import argparse
import os
import pathlib
import platform
import subprocess
import sys

SOURCES = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(SOURCES.parent), str(SOURCES)]

import durable  # noqa: E402
import first_byte  # noqa: E402
from figures import file_system  # noqa: E402
from release_lane import demand_programs  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--receipts", type=int, default=200, help="receipts of one round, until each is accepted or its first byte comes")
    parser.add_argument("--load", type=int, default=14_000, help="receipts of the measurement with many clients")
    parser.add_argument("--rested", type=int, default=20, help="receipts that come after 4 s without any")
    parser.add_argument("--queued", type=int, default=10, help="receipts of one round through a print service")
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("/var/tmp"), help="where journal and baselines write: a real disk")
    parser.add_argument("--only", choices=("durable", "first-byte"))
    parser.add_argument("--short", action="store_true", help="a look of some seconds; its figures say little")
    options = parser.parse_args()
    if options.short:
        options.rounds, options.receipts, options.load, options.rested, options.queued = 2, 20, 400, 1, 2
    demand_programs()
    kind = file_system(options.folder)
    if kind in ("tmpfs", "ramfs"):
        sys.exit(f"{options.folder} is no disk but {kind}: name a folder with --folder")
    print(f"{platform.machine()}, {os.cpu_count()} processors, Linux {platform.release()}, {kind};"
          f" {options.rounds} rounds of {options.receipts}")
    if options.only != "first-byte":
        durable.measure(options)
    if options.only != "durable":
        first_byte.measure(options)


if __name__ == "__main__":
    try:
        main()
    except subprocess.TimeoutExpired as error:
        sys.exit(str(error))
