"""Until a receipt is accepted, that is, on the disk; receipts a second and how often they wait for the disk; memory afterwards."""

import mmap
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import time

from figures import document_file, numbers, table
from release_lane import BUILT, Lane, compile, proportional_set_size

SOURCES = pathlib.Path(__file__).resolve().parent
NOBODY = 65_534
# One user's connections; more clients are two users.
CLIENTS_OF_ONE_USER = 50
WRAPPER = '#!/bin/sh\nSYNCS_FILE="{folder}/syncs" LD_PRELOAD="{folder}/syncs.so" exec "{folder}/counted/lane-gateway" "$@"\n'
# As many printers as play the role together in the last measurement.
POOL = 8
PRINTER = '[device.{name}]\ndriver = "ESCPOSPrinter"\nsimulated = "tcp"\n'


class CountedLane(Lane):
    """A lane whose gateway is watched as it waits for the disk."""

    def __init__(self, parent: pathlib.Path):
        pool = [f"pool-{number}" for number in range(POOL)]
        text = f'[role.receipt]\ndevice = "front"\n[role.any]\ndevices = {pool}\n'
        text += "".join(PRINTER.format(name=name) for name in ["front", *pool])
        text += '[journal]\nfolder = "{directory}/state"\n'
        if os.getuid() == 0:
            import grp
            text += f'[access]\nsale = ["{grp.getgrgid(NOBODY).gr_name}"]\n'
        super().__init__(text, parent=str(parent), prepare=self._prepare)
        with open(os.path.join(self.directory, "syncs"), "rb") as file:
            self._figures = mmap.mmap(file.fileno(), 24, access=mmap.ACCESS_READ)

    @staticmethod
    def _prepare(folder: pathlib.Path):
        for name in ("state", "counted"):
            (folder / name).mkdir()
            (folder / name).chmod(0o755)
        (folder / "syncs").write_bytes(bytes(24))
        (folder / "syncs").chmod(0o666)
        shutil.copy(BUILT / "syncs.so", folder)
        shutil.copy(BUILT / "clients", folder)
        shutil.move(folder / "lane-gateway", folder / "counted")
        (folder / "lane-gateway").write_text(WRAPPER.format(folder=folder))
        (folder / "lane-gateway").chmod(0o755)

    def syncs(self) -> tuple[int, int]:
        """How often the gateway has waited for the disk, and for how many nanoseconds."""
        data, every, nanoseconds = struct.unpack("3Q", self._figures[:24])
        return data + every, nanoseconds


def load(lane: CountedLane, role: str, clients: int, count: int, document: pathlib.Path) -> tuple[float, list[int]]:
    """Seconds, and nanoseconds of each receipt."""
    program = [os.path.join(lane.directory, "clients"), "print", lane.path, role]
    shares = [{}] if clients <= CLIENTS_OF_ONE_USER else [{}, {"user": NOBODY, "group": NOBODY, "extra_groups": []}]
    began = time.monotonic()
    running = [
        subprocess.Popen([*program, str(count // len(shares)), f"{role}-{clients}-{number}", document, str(clients // len(shares))],
                         stdout=subprocess.PIPE, text=True, **share)
        for number, share in enumerate(shares)]
    outputs = [process.communicate(timeout=900)[0] for process in running]
    seconds = time.monotonic() - began
    if any(process.returncode for process in running):
        sys.exit("a client has failed")
    return seconds, [int(line) for output in outputs for line in output.split()[1:]]


def measure(options):
    disk = compile(SOURCES / "disk.c", "-lsqlite3")
    compile(SOURCES / "clients.c")
    subprocess.run(["gcc", "-O2", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", BUILT / "syncs.so",
                    SOURCES / "syncs.c"], check=True, timeout=120)
    lane = CountedLane(options.folder)
    try:
        folder = pathlib.Path(lane.directory)
        document = document_file(folder / "document")
        before = proportional_set_size(lane.children()["lane-gateway"])
        acknowledgements(options, lane, disk, document)
        receipts_a_second(options, lane, document)
        after = proportional_set_size(lane.children()["lane-gateway"])
        time.sleep(4)
        rested = proportional_set_size(lane.children()["lane-gateway"])
        printed = options.rounds * options.receipts + options.rested + options.load
        print(f"\n{'gateway, PSS in MiB':<50} {'idle':>8} {'after':>9} {'at rest':>9}")
        print(f"{f'{printed} receipts':<50} {before:>8.1f} {after:>9.1f} {rested:>9.1f}")
    finally:
        lane.close()


def acknowledgements(options, lane: CountedLane, disk: pathlib.Path, document: pathlib.Path):
    folder, count = pathlib.Path(lane.directory), str(options.receipts)
    rows = {"4 KiB in place, fdatasync": [], "4 KiB appended, fdatasync": [], "SQLite, bare insert, log reused": [],
            "SQLite, bare insert, log grows": [], "Lanekeeper, Print until accepted": []}
    turns = [lambda _: numbers([disk, "sync", folder / "place", count]),
             lambda _: numbers([disk, "append", folder / "grows", count]),
             lambda _: numbers([disk, "reuse", folder / "reuse.sqlite", count, document]),
             lambda _: numbers([disk, "insert", folder / "insert.sqlite", count, document]),
             lambda number: numbers([folder / "clients", "acknowledge", lane.path, "receipt", count, f"accepted-{number}", document])[1:]]
    for number in range(options.rounds):
        order = list(zip(rows, turns))
        for name, turn in reversed(order) if number % 2 else order:
            rows[name] += turn(number)
    mine, rested, bare = "Lanekeeper, Print until accepted", "Lanekeeper, after 4 s without any", "SQLite, bare insert, after 4 s without any"
    for number in range(options.rested):
        # By then the journal has emptied its log, as between two customers.
        time.sleep(4)
        rows.setdefault(bare, []).extend(numbers([disk, "insert", folder / "insert.sqlite", "1", document]))
        rows.setdefault(rested, []).extend(
            numbers([folder / "clients", "acknowledge", lane.path, "receipt", "1", f"rested-{number}", document])[1:])
    table("on the disk", list(rows.items()), [
        ("ratio to a bare insert, log reused", mine, "SQLite, bare insert, log reused"),
        ("ratio to a bare insert, log grows", mine, "SQLite, bare insert, log grows"),
        ("ratio after 4 s", rested, bare),
        ("ratio to a bare write", mine, "4 KiB in place, fdatasync")])


def receipts_a_second(options, lane: CountedLane, document: pathlib.Path):
    print(f"\n{'clients':>7} {'printers':>9} {'receipts':>9} {'a second':>9} {'syncs each':>11} {'ms of syncs':>12} {'p50 ms':>8} {'p99 ms':>8}")
    for clients, role, share in ((1, "receipt", 0.2), (10, "receipt", 0.2), (100, "receipt", 0.3), (100, "any", 0.3)):
        if clients > CLIENTS_OF_ONE_USER and os.getuid() != 0:
            print(f"{clients:>7} skipped: one user may have 64 connections, and only root can be two")
            continue
        count = max(clients, int(options.load * share)) // 2 * 2
        syncs, waited = lane.syncs()
        seconds, times = load(lane, role, clients, count, document)
        syncs, waited = lane.syncs()[0] - syncs, lane.syncs()[1] - waited
        times.sort()
        print(f"{clients:>7} {1 if role == 'receipt' else POOL:>9} {count:>9} {count / seconds:>9.0f} {syncs / count:>11.2f} {waited / count / 1e6:>12.2f}"
              f" {times[len(times) // 2] / 1e6:>8.2f} {times[len(times) * 99 // 100] / 1e6:>8.2f}")
