#!/usr/bin/env python3
"""Prints one receipt after the other while the processes of a lane are killed at random, then compares answers and paper.

    Tests/Lane/chaos.py [--seconds 300] [--seed N] [--period 1.0]

Every receipt is asked for under a key. A caller whose connection breaks asks again, with `again`, and believes what it
is told then. Afterwards a receipt that was answered `printed` has to be on the paper exactly once, whole and on one piece;
of one that was `notPrinted` nothing may be there; and none may be there twice. Exit status: 0 when all of this holds.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ("lane", "lane-supervisor", "lane-gateway", "lane-driver", "lane-probe", "lane-render", "lane-sim")
PRINTERS = {"receipt": "front", "kitchen": "back"}
ANSWER_LIMIT = 60.0
READY_LIMIT = 60.0
# Five deaths within a minute are a crash loop, and a driver in quarantine is not what is looked at here.
DRIVER_DEATHS_A_MINUTE = 3


class Lost(Exception):
    """The connection broke, or could not be made."""


class Client:
    def __init__(self, path: str):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(ANSWER_LIMIT + 10)
        self.received = b""
        try:
            self.socket.connect(path)
        except OSError as error:
            raise Lost(str(error)) from error

    def call(self, method: str, parameters: dict) -> dict:
        try:
            message = {"method": f"org.lanekeeper.{method}", "parameters": parameters}
            self.socket.sendall(json.dumps(message).encode() + b"\0")
            while b"\0" not in self.received:
                data = self.socket.recv(1 << 16)
                if not data:
                    raise Lost("closed")
                self.received += data
        except OSError as error:
            raise Lost(str(error)) from error
        frame, self.received = self.received.split(b"\0", 1)
        return json.loads(frame)

    def close(self):
        self.socket.close()


class Lane:
    """A lane of simulated printers under `lane up`, which starts a dead supervisor again."""

    def __init__(self):
        self.directory = tempfile.mkdtemp(prefix="lane-chaos-")
        os.chmod(self.directory, 0o755)
        for name in PROGRAMS:
            shutil.copy(REPOSITORY / ".build/debug" / name, self.directory)
        self.rolls = os.path.join(self.directory, "rolls")
        os.mkdir(self.rolls, 0o755)
        text = f'[lane]\npatience = "5 s"\n[simulation]\nrolls = "{self.rolls}"\n'
        for role, device in PRINTERS.items():
            surface = "pty" if role == "receipt" else "tcp"
            text += f'[role.{role}]\ndevice = "{device}"\n'
            text += f'[device.{device}]\ndriver = "ESCPOSPrinter"\nsimulated = "{surface}"\n'
            # Slow enough for a receipt to be on its way most of the time.
            text += 'simulation = { speed = "15" }\n'
        configuration = os.path.join(self.directory, "lane.toml")
        pathlib.Path(configuration).write_text(text)
        runtime = os.path.join(self.directory, "runtime")
        self.path = os.path.join(runtime, "org.lanekeeper")
        self.errors = os.path.join(self.directory, "errors")
        with open(self.errors, "wb") as errors:
            self.process = subprocess.Popen(
                [os.path.join(self.directory, "lane"), "up", "--config", configuration, "--runtime", runtime],
                stdin=subprocess.DEVNULL, stdout=errors, stderr=errors, env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})

    def processes(self) -> dict[str, int]:
        """All processes of the lane by what they are: `supervisor`, `gateway`, `simulator`, `driver of front`."""
        found = {}
        for supervisor in children(self.process.pid):
            found["supervisor"] = supervisor
            for number in children(supervisor):
                words = command(number)
                if words and words[0].endswith("lane-gateway"):
                    found["gateway"] = number
                elif words and words[0].endswith("lane-sim"):
                    found["simulator"] = number
                elif len(words) > 2:
                    found[f"driver of {words[2]}"] = number
        return found

    def wait_ready(self, limit: float = READY_LIMIT) -> float:
        """How long it took until all roles were ready."""
        began = time.monotonic()
        while time.monotonic() < began + limit:
            try:
                client = Client(self.path)
                try:
                    reply = client.call("Devices.WaitReady", {"devices": list(PRINTERS), "deadlineMilliseconds": 1000})
                finally:
                    client.close()
                if reply.get("parameters", {}).get("isReady"):
                    return time.monotonic() - began
            except Lost:
                pass
            time.sleep(0.01)
        sys.exit(f"the lane was not ready within {limit} s\n{pathlib.Path(self.errors).read_text()[-4000:]}")

    def wait_again(self, victim: str, dead: int) -> float:
        """How long it took until a killed process was replaced and all roles were ready."""
        began = time.monotonic()
        while self.processes().get(victim, dead) == dead:
            if time.monotonic() > began + READY_LIMIT:
                sys.exit(f"no other {victim} within {READY_LIMIT} s\n{pathlib.Path(self.errors).read_text()[-4000:]}")
            time.sleep(0.005)
        self.wait_ready()
        return time.monotonic() - began

    def close(self) -> list[str]:
        """Ends the lane as Ctrl-C does; names the processes that are left."""
        processes = self.processes()
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(30)
        left = [name for name, number in processes.items() if os.path.exists(f"/proc/{number}")]
        return left + ([f"lane up ended with {code}"] if code else [])


def children(process: int) -> list[int]:
    try:
        return [int(word) for word in pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def command(process: int) -> list[str]:
    try:
        return pathlib.Path(f"/proc/{process}/cmdline").read_bytes().decode().rstrip("\0").split("\0")
    except OSError:
        return []


class Printing(threading.Thread):
    """Asks for one receipt after the other and keeps what it is told."""

    def __init__(self, lane: Lane, role: str, period: float):
        super().__init__(daemon=True)
        self.lane, self.role, self.period = lane, role, period
        self.answers: dict[int, dict] = {}
        self.ends = threading.Event()
        self.repeated = 0

    def run(self):
        number = 0
        while not self.ends.is_set():
            number += 1
            due = time.monotonic() + self.period
            self.answers[number] = self.ask(number)
            self.ends.wait(max(0.0, due - time.monotonic()))

    def ask(self, number: int) -> dict:
        lines = [f"begin {self.role} {number}", *(f"{item} of {number}" for item in range(1, 9)),
                 f"end {self.role} {number}"]
        document = {"elements": [{"text": {"text": "\n".join(lines)}}, {"cut": "partial"}]}
        parameters = {"role": self.role, "document": document, "key": f"{self.role} {number}",
                      "deadlineMilliseconds": int(ANSWER_LIMIT * 1000)}
        was_sent, deadline = False, time.monotonic() + 2 * ANSWER_LIMIT
        while time.monotonic() < deadline:
            try:
                client = Client(self.lane.path)
            except Lost:
                time.sleep(0.02)
                continue
            try:
                if was_sent:
                    self.repeated += 1
                was_sent, again = True, was_sent
                reply = client.call("Printer.Print", {**parameters, "again": again})
                if "error" not in reply:
                    return reply["parameters"]["job"]
                # The gateway is new and has not been told of its devices: nothing was printed by this call.
                if reply["error"].split(".")[-1] not in ("RoleNotFound", "QueueFull"):
                    return {"state": "error", "reason": json.dumps(reply)}
            except Lost:
                pass
            finally:
                client.close()
            time.sleep(0.02)
        return {"state": "no answer", "reason": ""}


def paper(roll: str) -> list[list[str]]:
    """The pieces of paper, each as the lines on it."""
    pieces = [[]]
    for line in pathlib.Path(roll).read_text().splitlines():
        mark = json.loads(line)
        if mark["kind"] in ("cut", "tear"):
            pieces.append([])
        elif mark["kind"] == "line":
            pieces[-1].append(mark["text"].strip())
    return pieces


def contradictions(role: str, answers: dict[int, dict], pieces: list[list[str]]) -> list[str]:
    whole, touched = collections.Counter(), collections.Counter()
    for piece in pieces:
        for number in {int(line.rsplit(" ", 1)[1]) for line in piece if line.startswith(f"begin {role} ")}:
            touched[number] += piece.count(f"begin {role} {number}")
            whole[number] += piece.count(f"end {role} {number}")
    found = []
    for number, answer in answers.items():
        what = f"{role} {number} was answered {answer['state']} ({answer.get('reason')}, {answer.get('evidence')})"
        if answer["state"] == "printed" and (whole[number], touched[number]) != (1, 1):
            found.append(f"{what} and is on the paper {touched[number]} times, {whole[number]} times whole")
        elif answer["state"] == "notPrinted" and touched[number]:
            found.append(f"{what} and is on the paper")
        elif answer["state"] == "unknown" and touched[number] > 1:
            found.append(f"{what} and is on the paper {touched[number]} times")
        elif answer["state"] not in ("printed", "notPrinted", "unknown"):
            found.append(what)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--period", type=float, default=1.0, help="seconds from one receipt to the next, for each printer")
    parser.add_argument("--pause", type=float, default=3.0, help="seconds between two kills at most")
    options = parser.parse_args()
    print(f"seed {options.seed}, {options.seconds:.0f} s", flush=True)
    generator = random.Random(options.seed)
    lane = Lane()
    try:
        return run(lane, generator, options)
    finally:
        if lane.process.poll() is None:
            lane.process.kill()
            lane.process.wait(10)
        shutil.rmtree(lane.directory, ignore_errors=True)


def run(lane: Lane, generator: random.Random, options) -> int:
    lane.wait_ready()
    printing = [Printing(lane, role, options.period) for role in PRINTERS]
    for thread in printing:
        thread.start()
    victims = ["gateway", *(f"driver of {device}" for device in PRINTERS.values()), "simulator", "supervisor"]
    turn, deaths = list(victims), collections.deque()
    times: dict[str, list[float]] = {victim: [] for victim in victims}
    kills = collections.Counter()
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        time.sleep(generator.uniform(0.1, options.pause))
        # Each of them once in order, then at random.
        victim = turn.pop(0) if turn else generator.choice(victims)
        while deaths and deaths[0][0] < time.monotonic() - 60:
            deaths.popleft()
        if victim.startswith("driver"):
            if sum(name == victim for _, name in deaths) >= DRIVER_DEATHS_A_MINUTE:
                continue
            deaths.append((time.monotonic(), victim))
        process = lane.processes().get(victim)
        if process is None:
            continue
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            continue
        kills[victim] += 1
        # Now and then the next one falls while the lane has not got up again.
        if generator.random() < 0.75:
            times[victim].append(lane.wait_again(victim, process))
        if sys.stdout.isatty():
            print(f"\r{kills.total()} kills, {sum(len(t.answers) for t in printing)} receipts", end="")
    lane.wait_ready()
    for thread in printing:
        thread.ends.set()
    for thread in printing:
        thread.join(3 * ANSWER_LIMIT)
    lane.wait_ready()
    left = lane.close()
    return report(lane, printing, kills, times, left)


def report(lane: Lane, printing: list[Printing], kills: collections.Counter, times: dict[str, list[float]], left: list[str]) -> int:
    print(f"\n{'killed':<18}  {'times':>5}  {'ready again, median s':>21}  {'worst s':>8}")
    for victim, taken in times.items():
        ordered = sorted(taken) or [0.0]
        print(f"{victim:<18}  {kills[victim]:>5}  {ordered[len(ordered) // 2]:>21.2f}  {ordered[-1]:>8.2f}")
    print(f"\n{'role':<10}  {'receipts':>8}  {'printed':>8}  {'notPrinted':>10}  {'unknown':>8}  {'asked again':>11}")
    found = [f"{name} is left" for name in left]
    for thread in printing:
        states = collections.Counter(answer["state"] for answer in thread.answers.values())
        print(f"{thread.role:<10}  {len(thread.answers):>8}  {states['printed']:>8}  {states['notPrinted']:>10}"
              f"  {states['unknown']:>8}  {thread.repeated:>11}")
        roll = os.path.join(lane.rolls, f"{PRINTERS[thread.role]}.roll")
        found += contradictions(thread.role, thread.answers, paper(roll))
        reasons = collections.Counter(answer.get("reason") for answer in thread.answers.values()
                                      if answer["state"] != "printed")
        if reasons:
            print("  not printed or unknown: " + ", ".join(f"{count} {reason}" for reason, count in reasons.items()))
        if thread.is_alive():
            found.append(f"a call for {thread.role} never got an answer")
    for line in found:
        print(line)
    if found:
        print(pathlib.Path(lane.errors).read_text()[-3000:])
    print("\nno answer contradicts the paper" if not found else f"\n{len(found)} contradictions")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
