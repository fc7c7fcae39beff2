#!/usr/bin/env python3
"""Measures the service against an echo server in C that does the least any server can.

Both are measured in the same run and by turns, so that whatever else the machine does meets both.
"""

import argparse
import json
import os
import pathlib
import platform
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SOURCES = pathlib.Path(__file__).resolve().parent
BUILT = REPOSITORY / ".build" / "benchmarks"
BASELINE, OURS = "C echo", "lanekeeper"
CASES = [(1, 8), (1, 64), (1, 4096), (8, 64), (8, 4096)]
DEADLINE = 30


def compile_all():
    BUILT.mkdir(parents=True, exist_ok=True)
    common = ["gcc", "-O2", "-std=gnu11", "-Wall", "-Wextra", "-Werror"]
    for name in ("echo", "client"):
        subprocess.run([*common, "-o", BUILT / name, SOURCES / f"{name}.c"], check=True, timeout=120)
    subprocess.run([*common, "-shared", "-fPIC", "-o", BUILT / "mallocs.so", SOURCES / "mallocs.c"],
                   check=True, timeout=120)


class Server:
    """A started server in a directory of its own, ended by its process id."""

    def __init__(self, arguments, environment=None):
        # A Unix socket's path has at most 107 bytes, which a directory of the build may exceed.
        self.directory = tempfile.mkdtemp(prefix="lane-")
        self.path = os.path.join(self.directory, "socket")
        command = [argument.replace("PATH", self.path) for argument in arguments]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        env={**os.environ, **(environment or {})})
        ready, _, _ = select.select([self.process.stdout], [], [], DEADLINE)
        if not ready or not self.process.stdout.readline().startswith(b"listening on"):
            self.stop()
            sys.exit(f"{command[0]} did not start")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
        shutil.rmtree(self.directory, ignore_errors=True)

    def measure(self, connections: int, payload: int, calls: int, warm_up: int) -> dict:
        result = subprocess.run([BUILT / "client", self.path, str(connections), str(calls), str(warm_up), str(payload)],
                                capture_output=True, text=True, timeout=300)
        if result.returncode != 0:
            sys.exit(f"the client failed: {result.stderr}")
        return json.loads(result.stdout)


def command_of(server: str, service: str) -> list[str]:
    return [str(BUILT / "echo"), "PATH"] if server == BASELINE else [service, "serve", "unix:PATH"]


def measure_by_turns(service: str, rounds: int, calls: int) -> dict:
    """The medians over all rounds, by case and server; both servers live through all of it."""
    samples = {(case, server): [] for case in CASES for server in (BASELINE, OURS)}
    with Server(command_of(BASELINE, service)) as baseline, Server(command_of(OURS, service)) as ours:
        for number in range(rounds):
            for case in CASES:
                turns = [(BASELINE, baseline), (OURS, ours)]
                # Who goes first changes from round to round, lest one always meet a warmer machine.
                for name, server in reversed(turns) if number % 2 else turns:
                    samples[case, name].append(server.measure(*case, calls, max(calls // 10, 10)))
    return {key: {name: statistics.median(sample[name] for sample in taken) for name in taken[0]}
            for key, taken in samples.items()}


def allocations_so_far(server: Server, file: str) -> int:
    """Asks the server's preloaded counter and waits for its line."""
    lines = len(pathlib.Path(file).read_text().splitlines()) if os.path.exists(file) else 0
    server.process.send_signal(signal.SIGUSR1)
    deadline = time.monotonic() + DEADLINE
    while time.monotonic() < deadline:
        text = pathlib.Path(file).read_text() if os.path.exists(file) else ""
        if len(text.splitlines()) > lines and text.endswith("\n"):
            return int(text.splitlines()[-1])
        time.sleep(0.01)
    sys.exit("the allocation counter did not answer")


def allocations_per_call(server: str, service: str, case, calls: int) -> float:
    """From runs of two lengths, so that what starting and connecting takes drops out."""
    with tempfile.TemporaryDirectory(prefix="lane-") as directory:
        file = os.path.join(directory, "mallocs")
        preload = {"LD_PRELOAD": str(BUILT / "mallocs.so"), "MALLOCS_FILE": file}
        with Server(command_of(server, service), preload) as started:
            started.measure(*case, calls, 0)
            counts = [allocations_so_far(started, file)]
            for length in (calls, 3 * calls):
                started.measure(*case, length, 0)
                counts.append(allocations_so_far(started, file))
    shorter, longer = counts[1] - counts[0], counts[2] - counts[1]
    # A few allocations more or less at the edges would print as minus zero.
    return max(0.0, (longer - shorter) / (2 * calls))


def print_table(results: dict):
    print(f"{'connections':>11}  {'payload':>7}  {'server':<10}  {'p50 us':>7}  {'p99 us':>7}"
          f"  {'calls/s':>8}  {'mallocs/call':>12}")
    for connections, payload in CASES:
        for server in (BASELINE, OURS):
            row = results[(connections, payload), server]
            print(f"{connections:>11}  {payload:>5} B  {server:<10}  {row['p50']:>7.1f}  {row['p99']:>7.1f}"
                  f"  {row['callsPerSecond']:>8.0f}  {row['mallocsPerCall']:>12.2f}")
        baseline, ours = (results[(connections, payload), server] for server in (BASELINE, OURS))
        ratios = [f"{ours[name] / baseline[name]:.2f}x" for name in ("p50", "p99", "callsPerSecond")]
        print(f"{'':>11}  {'':>7}  {'ratio':<10}  {ratios[0]:>7}  {ratios[1]:>7}  {ratios[2]:>8}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--service", default=str(REPOSITORY / ".build/release/varlink-test-service"),
                        help="the program to measure (default: the release build)")
    parser.add_argument("--rounds", type=int, default=7, help="how often each server is measured in each case")
    parser.add_argument("--calls", type=int, default=50_000, help="calls of one measurement")
    parser.add_argument("--short", action="store_true", help="a look of some seconds; its figures say little")
    parser.add_argument("--spread", action="store_true", help="let client and server run on different processors")
    parser.add_argument("--json", metavar="FILE", help="write the medians to a file, too")
    options = parser.parse_args()
    if not os.access(options.service, os.X_OK):
        sys.exit(f"{options.service} is missing: build it with swift build -c release")
    if options.short:
        options.rounds, options.calls = 2, 2_000
    compile_all()
    if not options.spread:
        # Children inherit it. On two processors the scheduler moves the pair about as it likes, and waking the
        # other processor costs five times the call; on one, the figure is the work of both.
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    results = measure_by_turns(options.service, options.rounds, options.calls)
    counted_calls = max(options.calls // 10, 1_000)
    for case in CASES:
        for server in (BASELINE, OURS):
            results[case, server]["mallocsPerCall"] = allocations_per_call(server, options.service, case, counted_calls)
    print(f"{platform.machine()}, {os.cpu_count()} processors, Linux {platform.release()};"
          f" medians of {options.rounds} rounds"
          f"{'' if options.spread else ', client and server on one processor'}")
    print_table(results)
    if options.json:
        rows = [{"connections": connections, "payload": payload, "server": server, **row}
                for ((connections, payload), server), row in results.items()]
        pathlib.Path(options.json).write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main()
