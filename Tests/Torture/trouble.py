"""What goes wrong while receipts are printed: processes are killed, cables pulled, paper ends, power fails."""

import collections
import os
import random
import signal
import time

from tortured_lane import PRINTERS, Client, Lane, Lost, Refused

# Five deaths within a minute are a crash loop, and a driver in quarantine is not what is looked at here.
DRIVER_DEATHS_A_MINUTE = 3


class Trouble:
    """Makes trouble and counts in which state of a printer's jobs it fell.

    `hits` counts, for each printer, the troubles that may have cost it a receipt that was on its way.
    """

    def __init__(self, lane: Lane, seed: int):
        self.lane, self.random = lane, random.Random(seed)
        self.counts: collections.Counter = collections.Counter()
        self.hits: collections.Counter = collections.Counter()
        self.deaths: dict[str, collections.deque] = {printer: collections.deque() for printer in PRINTERS}
        self.kinds = {
            "kill gateway": (6, self.kill_gateway), "kill driver": (6, self.kill_driver),
            "kill simulator": (2, self.kill_simulator), "kill supervisor": (1, self.kill_supervisor),
            "pause gateway": (1, self.pause_gateway), "unplug": (3, self.unplug), "unplug at a byte": (4, self.unplug_at_byte),
            "power cut": (4, self.cut_power), "paper out": (2, self.end_paper), "cover open": (2, self.open_cover),
            "stall": (2, self.stall), "slow": (1, self.slow), "lost answer": (2, self.drop_reply),
            "half an answer": (1, self.halve_reply), "doubled answer": (1, self.double_reply),
        }

    def make(self, names: list[str] | None = None):
        """One trouble, of these kinds only."""
        names = names or list(self.kinds)
        name = self.random.choices(names, [self.kinds[name][0] for name in names])[0]
        try:
            self.kinds[name][1](name)
        except (Lost, Refused, ProcessLookupError):
            # The lane is not up again after the trouble before; that is trouble enough.
            pass

    def states(self) -> dict[str, str]:
        """How each printer's job stands: the one that it has, else whether one waits for it."""
        try:
            jobs = self.lane.call("Printer.Jobs", {"states": ["queued", "sending", "waiting"], "limit": 1000})["jobs"]
        except (Lost, Refused):
            return {printer: "lane away" for printer in PRINTERS}
        found = {printer: "idle" for printer in PRINTERS}
        for job in jobs:
            if job["state"] != "queued":
                found[job["device"]] = job["state"]
            elif found[job["device"]] == "idle":
                found[job["device"]] = "queued"
        return found

    def note(self, name: str, printers, before: dict[str, str], costs: bool = True):
        """Counts a trouble; between the look and the blow a job may have begun, so that only an idle printer is safe."""
        for printer in printers:
            self.counts[name, before[printer]] += 1
            if costs:
                self.hits[printer] += 1

    def kill(self, process: str) -> bool:
        number = self.lane.processes().get(process)
        if number is not None:
            os.kill(number, signal.SIGKILL)
        return number is not None

    def kill_gateway(self, name: str):
        before = self.states()
        if self.kill("gateway"):
            self.note(name, PRINTERS, before, costs=False)

    def kill_driver(self, name: str):
        printer = self.random.choice(list(PRINTERS))
        deaths, now = self.deaths[printer], time.monotonic()
        while deaths and deaths[0] < now - 60:
            deaths.popleft()
        if len(deaths) >= DRIVER_DEATHS_A_MINUTE:
            return
        before = self.states()
        if self.kill(printer):
            deaths.append(now)
            self.note(name, [printer], before)

    def kill_simulator(self, name: str):
        before = self.states()
        if self.kill("simulator"):
            self.note(name, PRINTERS, before)

    def kill_supervisor(self, name: str):
        before = self.states()
        if self.kill("supervisor"):
            self.note(name, PRINTERS, before)
            self.lane.wait_ready()

    def pause_gateway(self, name: str):
        before = self.states()
        number = self.lane.processes().get("gateway")
        if number is not None:
            os.kill(number, signal.SIGSTOP)
            time.sleep(self.random.uniform(0.1, 1))
            os.kill(number, signal.SIGCONT)
            self.note(name, PRINTERS, before, costs=False)

    def act(self, printer: str, action: str, value: str):
        self.lane.call("Simulation.Act", {"device": printer, "action": action, "value": value})

    def fault(self, name: str, fault: str, costs: bool = True, **parameters):
        printer = self.random.choice(list(PRINTERS))
        before = self.states()
        self.note(name, [printer], before, costs)
        self.lane.call("Simulation.Fault", {"device": printer, "fault": fault, **parameters})

    def unplug(self, name: str):
        printer = self.random.choice(list(PRINTERS))
        before = self.states()
        self.note(name, [printer], before)
        self.lane.call("Simulation.Unplug", {"device": printer})
        time.sleep(self.random.uniform(0, 0.5))
        self.again(lambda: self.lane.call("Simulation.Plug", {"device": printer}))

    def unplug_at_byte(self, name: str):
        self.fault(name, "unplugAtByte", afterBytes=self.random.randrange(600), milliseconds=self.random.randrange(50, 500))

    def cut_power(self, name: str):
        self.fault(name, "powerLoss", afterBytes=self.random.randrange(600), milliseconds=self.random.randrange(100, 800))

    def stall(self, name: str):
        self.fault(name, "stall", afterBytes=self.random.randrange(600), milliseconds=self.random.randrange(50, 1500))

    def slow(self, name: str):
        self.fault(name, "slow", bytesPerSecond=self.random.randrange(200, 2000), milliseconds=1000)

    def drop_reply(self, name: str):
        self.fault(name, "dropReplies", replies=1)

    def halve_reply(self, name: str):
        self.fault(name, "halfReply", replies=1)

    def double_reply(self, name: str):
        self.fault(name, "duplicateReply", replies=1)

    def end_paper(self, name: str):
        printer = self.random.choice(list(PRINTERS))
        self.note(name, [printer], self.states())
        self.act(printer, "paper", "out")
        # Nobody puts in a roll faster; the printer's state is asked for each second.
        time.sleep(self.random.uniform(2.5, 3.5))
        self.again(lambda: self.act(printer, "paper", "full"))

    def open_cover(self, name: str):
        printer = self.random.choice(list(PRINTERS))
        self.note(name, [printer], self.states())
        self.act(printer, "cover", "open")
        time.sleep(self.random.uniform(0, 0.5))
        self.again(lambda: self.act(printer, "cover", "close"))

    def again(self, action):
        """Puts something right, however often the lane is away meanwhile."""
        deadline, last = time.monotonic() + 60, None
        while time.monotonic() < deadline:
            try:
                return action()
            except (Lost, Refused) as error:
                last = error
                time.sleep(0.05)
        raise SystemExit(f"what was broken could not be put right: {last}\n{self.lane.said()}")

    def put_right(self):
        """Everything that a person would put right."""
        for printer in PRINTERS:
            self.again(lambda: self.lane.call("Simulation.Fault", {"device": printer, "fault": "clear"}))
            self.again(lambda: self.lane.call("Simulation.Plug", {"device": printer}))
            for action, value in (("paper", "full"), ("cover", "close"), ("power", "on")):
                self.again(lambda: self.act(printer, action, value))
