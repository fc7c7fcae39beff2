#!/usr/bin/env python3
"""Measures a whole lane: what a receipt costs over all hops, how soon a killed driver is back, what each process takes.

The baseline is a C program that goes the same way with pipes; both are measured in the same run and by turns.
"""

import argparse
import json
import os
import pathlib
import platform
import signal
import statistics
import subprocess
import sys
import time

SOURCES = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(SOURCES.parent))

from release_lane import BUILT, DEADLINE, Lane, compile, demand_programs, proportional_set_size  # noqa: E402


class EchoLane(Lane):
    """A lane with one echoing device, and simulated printers."""

    def __init__(self, printers: int):
        self.device = subprocess.Popen([BUILT / "hops", "device"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        terminal = self.device.stdout.readline().decode().strip()
        text = f'[role.receipt]\ndevice = "echo"\n[device.echo]\ndriver = "echo"\nterminal = "{terminal}"\n'
        text += '[driver.echo]\nprogram = "{directory}/echo-driver"\nclasses = ["printer"]\n'
        for number in range(printers):
            text += f'[device.printer-{number}]\ndriver = "ESCPOSPrinter"\nsimulated = "pty"\n'
        super().__init__(text)

    def close(self):
        super().close()
        self.device.stdin.close()
        self.device.wait(DEADLINE)


def hop(arguments: list[str]) -> dict:
    result = subprocess.run([BUILT / "hops", *arguments], capture_output=True, text=True, timeout=600)
    if result.returncode != 0:
        sys.exit(f"hops {arguments[0]} failed: {result.stderr}")
    return json.loads(result.stdout)


def measure_hops(lane: Lane, rounds: int, calls: int) -> dict[str, dict]:
    taken = {"C, pipes": [], "lanekeeper": []}
    for number in range(rounds):
        # The gateway lets one user make 2000 calls a second after a burst of 4000; a round must not meet that.
        time.sleep(calls / 2000)
        turns = [("C, pipes", ["pipes", str(calls)]), ("lanekeeper", ["lane", lane.path, str(calls)])]
        for name, arguments in reversed(turns) if number % 2 else turns:
            taken[name].append(hop(arguments))
    return {name: {key: statistics.median(sample[key] for sample in samples) for key in samples[0]}
            for name, samples in taken.items()}


def measure_deaths(lane: Lane, device: str, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds from SIGKILL to ready, and of these from the new process's start to ready, as a client sees them."""
    watcher = lane.client()
    watcher.send("Devices.Watch", more=True)
    watcher.receive()
    whole, starts = [], []
    for _ in range(count):
        # A quiet minute would be needed for each restart to be a first one: this one is, as its supervisor is new.
        began = time.monotonic()
        os.kill(lane.children()[device], signal.SIGKILL)
        started, state = None, None
        while state != "ready":
            for entry in watcher.receive()["parameters"]["devices"]:
                if entry["device"] == device:
                    state = entry["state"]
                    if state == "starting" and started is None:
                        started = time.monotonic()
        whole.append((time.monotonic() - began) * 1000)
        starts.append((time.monotonic() - (started or began)) * 1000)
    return whole, starts


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--calls", type=int, default=2_000, help="receipts of one measurement; 3000 at most")
    parser.add_argument("--spread", action="store_true", help="let the processes run on different processors")
    parser.add_argument("--deaths", type=int, default=20, help="how many lanes are started to kill a driver in each")
    parser.add_argument("--short", action="store_true", help="a look of some seconds; its figures say little")
    options = parser.parse_args()
    demand_programs()
    if options.short:
        options.rounds, options.calls, options.deaths = 2, 300, 2
    compile(SOURCES / "hops.c", "-lutil")
    if not options.spread:
        # As in the other benchmark: on one processor the figure is the work of all processes.
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(f"{platform.machine()}, {os.cpu_count()} processors, Linux {platform.release()};"
          f" medians of {options.rounds} rounds of {options.calls}"
          f"{'' if options.spread else ', all processes on one processor'}")
    lane = EchoLane(printers=4)
    sizes = {name: proportional_set_size(process) for name, process in
             sorted({**lane.children(), "lane-supervisor": lane.process.pid}.items())}
    hops = measure_hops(lane, options.rounds, options.calls)
    after = {name: proportional_set_size(process) for name, process in
             {**lane.children(), "lane-supervisor": lane.process.pid}.items()}
    lane.close()
    print(f"{'client, gateway, driver, device and back':<42}  {'p50 us':>7}  {'p90 us':>7}  {'p99 us':>7}")
    for name, row in hops.items():
        print(f"{name:<42}  {row['p50']:>7.1f}  {row['p90']:>7.1f}  {row['p99']:>7.1f}")
    ratio = {key: hops["lanekeeper"][key] / hops["C, pipes"][key] for key in hops["lanekeeper"]}
    print(f"{'ratio':<42}  {ratio['p50']:>6.2f}x  {ratio['p90']:>6.2f}x  {ratio['p99']:>6.2f}x")
    print()
    print(f"{'process':<42}  {'PSS, idle':>12}  {'after that':>12}")
    for name, size in sizes.items():
        print(f"{name:<42}  {size:>8.1f} MiB  {after.get(name, 0):>8.1f} MiB")
    print()
    print(f"{'killed, until ready again':<42}  {'median ms':>9}  {'worst ms':>9}")
    for device in ("echo", "printer-0"):
        whole, starts = [], []
        for _ in range(options.deaths):
            lane = EchoLane(printers=1)
            one, start = measure_deaths(lane, device, 1)
            whole += one
            starts += start
            lane.close()
        print(f"{'driver of ' + device:<42}  {statistics.median(whole):>9.1f}  {max(whole):>9.1f}")
        print(f"{'  of this, the new process':<42}  {statistics.median(starts):>9.1f}  {max(starts):>9.1f}")


if __name__ == "__main__":
    main()
