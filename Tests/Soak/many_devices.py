#!/usr/bin/env python3
"""Plugs 50 devices into a lane at once, then pulls them out and plugs them in in random order, and says what that did to it.

    sudo .build/python/bin/python Tests/Soak/many_devices.py [--rounds 1000] [--seed N] [--udevd]

Each device tells its driver's facts which one it is; a device in another one's place ends the run with exit code 1, as do
devices that are not ready in the end, processes and descriptors that are left, and memory that grows. Everything is in the
lab (Tests/Lab). In each round one device is pulled out and plugged in again, now or some rounds later. Every so often the
supervisor is stopped until udev's messages are lost, or, with --udevd, a real udevd is killed and started again.
"""

import argparse
import os
import pathlib
import random
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Lane"), str(HERE.parent / "Lab")]
from lab import Lab
from measure import State, row
from soaked_lane import SoakedLane

# How often a device may go within a minute without being left alone for flapping, with one to spare.
PULLS, MINUTE = 3, 61.0
SETTLE = 120.0


class Wrong(Exception):
    """What must never be."""


class Soak:
    def __init__(self, lab: Lab, rounds: int, seed: int, log=lambda line: None):
        self.lab, self.rounds, self.log = lab, rounds, log
        self.chance = random.Random(seed)
        self.lane = SoakedLane(lab)
        self.things = self.lane.things
        self.pulls: dict[str, list[float]] = {thing.name: [] for thing in self.things}
        self.losses = self.restarts = 0

    def run(self) -> dict:
        """All of it; figures of the run."""
        began = time.monotonic()
        for thing in self.things:
            thing.plug()
        self.settle()
        self.log(f"{len(self.things)} devices were ready {time.monotonic() - began:.1f} s after the first was plugged in")
        first = list(self.lane.latencies)
        self.lane.latencies.clear()
        self.round(len(self.things) // 5)
        self.settle()
        before, began = State(self.lane), time.monotonic()
        disturbances = [self.lose_messages] + ([self.restart_udevd] if self.lab.udevd else [])
        at = max(5, self.rounds // 20)
        for number in range(self.rounds):
            self.round(1)
            if number % at == at // 2:
                disturbances[number // at % len(disturbances)]()
            if number % at == at - 1:
                self.settle()
                self.log(f"round {number + 1}: {State(self.lane)}")
        self.settle()
        # Whatever was told late is judged, too.
        self.lane.check()
        after = State(self.lane)
        if leak := after.leak(before):
            raise Wrong(f"the lane has kept what it needs no more: {leak}; before {before}, after {after}")
        looks = self.lane.said().count("everything is looked at anew")
        if self.losses and not looks:
            raise Wrong("messages were to be lost, and the supervisor has missed none")
        return {"looks": looks, "seconds": time.monotonic() - began, "before": before, "after": after, "at once": first,
                "one by one": list(self.lane.latencies), "losses": self.losses, "restarts": self.restarts,
                "changes": self.lane.changes}

    def round(self, count: int):
        for _ in range(count):
            thing = self.rested()
            self.pulls[thing.name].append(time.monotonic())
            thing.unplug()
            if self.chance.random() < 0.5:
                self.plug_some()
            if self.chance.random() < 0.7:
                time.sleep(self.chance.random() * 0.1)
            self.lane.check()
            # At most a fifth is out at a time.
            while len(self.out()) > len(self.things) // 5 or self.out() and self.chance.random() < 0.6:
                self.plug_some()

    def out(self) -> list:
        return [thing for thing in self.things if not thing.device.plugged_in]

    def plug_some(self):
        thing = self.chance.choice(self.out())
        ports = [port for port in self.lane.free_ports if port != thing.port]
        # One that is known by its serial number comes back anywhere.
        thing.plug(self.chance.choice(ports) if thing.moves and self.chance.random() < 0.7 else None)

    def rested(self):
        """One that is plugged in, and was not pulled out too often: flapping has tests of its own."""
        while True:
            now = time.monotonic()
            able = [thing for thing in self.things if thing.device.plugged_in
                    and sum(now - pull < MINUTE for pull in self.pulls[thing.name]) < PULLS]
            if able:
                return self.chance.choice(able)
            time.sleep(0.1)

    def settle(self):
        """Plugs in what is out, after those that are out were seen as such, and waits until all are ready and themselves."""
        self.lane.wait(self.lane.not_absent, "absent", SETTLE)
        while self.out():
            self.plug_some()
        self.lane.wait(self.lane.not_ready, "ready", SETTLE)

    def come_back(self):
        """One is pulled out and is back at its port, under the number that it had, as when the kernel has given out all others."""
        thing = self.rested()
        port, address = thing.here, thing.device.address
        self.pulls[thing.name].append(time.monotonic())
        thing.unplug()
        thing.plug(port, address)

    def lose_messages(self):
        """The supervisor sleeps while more is told than fits; what happens meanwhile it has to find out by itself."""
        self.losses += 1
        with self.lane.asleep():
            noise = {"ACTION": "change", "DEVPATH": "/devices/virtual/input/input9", "SUBSYSTEM": "input", "FILLER": "x" * 4000}
            for _ in range(60):
                self.lab.send_events([dict(noise) for _ in range(50)])
            self.round(3)
            self.come_back()
        self.lane.forget_latencies()

    def restart_udevd(self):
        """Nobody is told what happens while there is no udevd."""
        self.restarts += 1
        self.lab.udevd_process.kill()
        self.lab.udevd_process.wait()
        self.round(3)
        self.come_back()
        self.lab.start_udevd()
        self.lane.forget_latencies()

    def close(self):
        self.lane.close()


def soak(rounds: int, seed: int, udevd: bool = False, log=lambda line: None) -> dict:
    """Runs one; raises when something was wrong."""
    with Lab(udevd=udevd) as lab:
        run = Soak(lab, rounds, seed, log)
        try:
            return run.run()
        except BaseException as error:
            error.add_note(f"seed {seed}")
            error.add_note(run.lane.said()[-4000:])
            raise
        finally:
            run.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("ROUNDS", 1000)))
    parser.add_argument("--seed", type=int, default=int(os.environ.get("SEED", time.time_ns() % 1_000_000)))
    parser.add_argument("--udevd", action="store_true", help="with a real udevd, which is killed and started again")
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}, {chosen.rounds} rounds, {'a real udevd' if chosen.udevd else 'the lab tells what udevd would'}", flush=True)
    told = soak(chosen.rounds, chosen.seed, chosen.udevd, lambda line: print(line, flush=True))
    print(f"{chosen.rounds} rounds in {told['seconds']:.0f} s; {told['losses']} times messages were lost (the supervisor said so {told['looks']} "
          f"times), {told['restarts']} times udevd was killed; {told['changes']} changes of devices were looked at, and none was in another one's place")
    print(f"before: {told['before']}\nafter:  {told['after']}")
    print("from the last uevent to `ready` (ms)     count      p50      p99  longest")
    for name in ("at once", "one by one"):
        for kind in dict.fromkeys(kind for kind, _ in told[name]):
            print(row(f"{name}, {kind}", [seconds for each, seconds in told[name] if each == kind]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
