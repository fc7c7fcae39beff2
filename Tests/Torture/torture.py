#!/usr/bin/env python3
"""Prints numbered receipts from several clients while everything goes wrong, then compares answers, journal and paper.

    Tests/Torture/torture.py [--seconds 300] [--seed N] [--receipts N] [--kinds "kill gateway,unplug"]

For the first fifth of the time only gateways are killed, and no receipt may be `unknown` by that. Then come killed drivers,
simulators and supervisors, pulled cables, cut power, ended paper, open covers, stalls and spoilt answers. At the end every
receipt has to be on the paper exactly once, whole and on one piece, or `unknown` and there once at most; answers and journal have
to agree; and a printer may have no more `unknown` ones than troubles that hit it. Exit status: 0 when all of this holds.
"""

import argparse
import collections
import itertools
import random
import sys
import time

from customers import Customer
from tortured_lane import ANSWER_LIMIT, PRINTERS, ROLES, Lane
from trouble import Trouble
from verdict import Paper, contradictions, doubts, journal

CLIENTS = 2
GATEWAY_SHARE = 0.2
# A simulated printer keeps so much paper and no more, and reads it again at each start: new paper comes in time.
PAPER_SECONDS = 600.0
# Where the machine is so busy that nothing ends between two troubles, they wait until something has.
STANDSTILL = 30.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--receipts", type=int, default=1 << 30, help="end after so many")
    parser.add_argument("--pause", type=float, default=0.6, help="seconds between two troubles at most")
    parser.add_argument("--speed", type=int, default=150, help="how fast the printers print, in mm/s")
    parser.add_argument("--paper", type=float, default=PAPER_SECONDS, help="seconds until the printers get new paper")
    parser.add_argument("--kinds", default="", help="these kinds of trouble only, with commas between")
    options = parser.parse_args()
    print(f"seed {options.seed}, {options.seconds:.0f} s", flush=True)
    lane = Lane(options.speed)
    try:
        return run(lane, options)
    finally:
        lane.remove()


def start_customers(lane: Lane, seed: int) -> list[Customer]:
    customers = []
    for place, role in enumerate(ROLES):
        for client in range(CLIENTS):
            # No two of them have a receipt of the same number.
            numbers = itertools.count(client + 1, CLIENTS)
            customers.append(Customer(lane, role, numbers, seed + 10 * place + client, pause=0.3))
    for customer in customers:
        customer.start()
    return customers


def unknown_so_far(customers: list[Customer]) -> list[dict]:
    """The receipts of which nobody knows; not those that were never accepted."""
    return [dict(answers[-1], role=customer.role, number=number) for customer in customers
            for number, answers in list(customer.answers.items())
            if answers and answers[-1]["state"] == "unknown" and answers[-1].get("reason") != "keyNotKnown"]


def run(lane: Lane, options) -> int:
    lane.wait_ready()
    trouble = Trouble(lane, options.seed)
    customers = start_customers(lane, options.seed)
    chosen = [kind.strip() for kind in options.kinds.split(",") if kind.strip()]
    pauses = random.Random(options.seed + 1)
    began, early, left = time.monotonic(), None, []
    changed = began
    calm = Calm()
    while (passed := time.monotonic() - began) < options.seconds:
        receipts = sum(len(customer.answers) for customer in customers)
        if receipts >= options.receipts:
            break
        if time.monotonic() - changed > options.paper:
            left += change_paper(lane, customers, trouble)
            changed = time.monotonic()
        time.sleep(pauses.uniform(0.02, options.pause))
        calm.wait(customers)
        if passed < GATEWAY_SHARE * options.seconds:
            trouble.make(["kill gateway", "pause gateway"])
        else:
            if early is None:
                early = unknown_so_far(customers)
            trouble.make(chosen or None)
        if sys.stdout.isatty():
            print(f"\r{passed:5.0f} s, {sum(trouble.counts.values())} troubles, {receipts} receipts", end="", flush=True)
    if sys.stdout.isatty():
        print()
    for customer in customers:
        customer.ends.set()
    trouble.put_right()
    end = time.monotonic() + 2 * ANSWER_LIMIT
    for customer in customers:
        customer.join(max(0.1, end - time.monotonic()))
    lane.wait_ready()
    time.sleep(1)
    left += lane.close()
    return report(lane, customers, trouble, early or [], left)


def change_paper(lane: Lane, customers: list[Customer], trouble: Trouble) -> list[str]:
    """Lets all receipts come to their end, and starts the lane anew with empty rolls; names processes that are left."""
    for customer in customers:
        customer.may_go.clear()
    trouble.put_right()
    end = time.monotonic() + 4 * ANSWER_LIMIT
    while any(customer.hung for customer in customers) and time.monotonic() < end:
        time.sleep(0.1)
    lane.wait_ready()
    left = lane.close()
    lane.keep_paper()
    lane.start()
    lane.wait_ready()
    for customer in customers:
        customer.may_go.set()
    return left


class Calm:
    """Waits with further troubles while no receipt comes to its end."""

    def __init__(self):
        self.ended, self.since = 0, time.monotonic()

    def wait(self, customers: list[Customer]):
        limit = time.monotonic() + 2 * ANSWER_LIMIT
        while True:
            ended = sum(len(answers) for customer in customers for answers in list(customer.answers.values()))
            if ended != self.ended:
                self.ended, self.since = ended, time.monotonic()
            if time.monotonic() - self.since < STANDSTILL or time.monotonic() > limit:
                return
            time.sleep(0.2)


def report(lane: Lane, customers: list[Customer], trouble: Trouble, early: list[dict], left: list[str]) -> int:
    entries, paper = journal(lane.state), Paper(lane.papers)
    unknown = doubts(entries)
    show(trouble, customers, entries, unknown)
    found = [f"{name} is left" for name in left] + contradictions(customers, entries, paper)
    found += [f"{job['role']} {job['number']} is unknown ({job.get('reason')}), and only gateways had been killed" for job in early]
    for printer in PRINTERS:
        if unknown[printer] > trouble.hits[printer]:
            found.append(f"{printer} has {unknown[printer]} unknown receipts of {trouble.hits[printer]} troubles")
    for customer in customers:
        if customer.is_alive():
            found.append(f"{customer.role} {customer.hung} never got an answer")
    for line in found[:40]:
        print(line)
    if found:
        print(lane.said())
    print(f"\n{len(found)} contradictions" if found else "\nanswers, journal and paper agree")
    return 1 if found else 0


def show(trouble: Trouble, customers: list[Customer], entries: list[dict], unknown: collections.Counter):
    """Tables of what happened."""
    states = ["idle", "queued", "sending", "waiting", "lane away"]
    print(f"\n{'trouble, by how the job stood':<29}" + "".join(f"{state:>10}" for state in states))
    for name in sorted({name for name, _ in trouble.counts}):
        print(f"{name:<29}" + "".join(f"{trouble.counts[name, state]:>10}" for state in states))
    totals = [sum(count for (_, at), count in trouble.counts.items() if at == state) for state in states]
    print(f"{'together':<29}" + "".join(f"{total:>10}" for total in totals))
    print(f"\n{'role':<8}{'receipts':>10}{'printed':>9}{'unknown':>9}{'asked again':>13}{'anew':>6}")
    for role in ROLES:
        ours = [customer for customer in customers if customer.role == role]
        last = collections.Counter(answers[-1]["state"] for customer in ours for answers in customer.answers.values() if answers)
        print(f"{role:<8}{sum(len(customer.answers) for customer in ours):>10}{last['printed']:>9}{last['unknown']:>9}"
              f"{sum(customer.repeated for customer in ours):>13}{sum(customer.anew for customer in ours):>6}")
    print(f"\n{'printer':<8}{'hits':>6}{'unknown':>9}")
    for printer in PRINTERS:
        print(f"{printer:<8}{trouble.hits[printer]:>6}{unknown[printer]:>9}")
    reasons = collections.Counter(entry["reason"] for entry in entries if entry.get("state") == "unknown")
    if reasons:
        print("unknown because: " + ", ".join(f"{count} {reason}" for reason, count in reasons.most_common()))


if __name__ == "__main__":
    sys.exit(main())
