"""Clients that print numbered receipts and keep what they were told."""

import random
import threading
import time

from tortured_lane import ANSWER_LIMIT, Client, Lane, Lost

LINES = 8


def document(role: str, number: int) -> dict:
    """A receipt whose first and last line name it, and each line between."""
    lines = [f"begin {role} {number}", *(f"{item} of {role} {number}" for item in range(1, LINES + 1)), f"end {role} {number}"]
    return {"elements": [{"text": {"text": "\n".join(lines)}}, {"cut": "partial"}]}


class Customer(threading.Thread):
    """Prints one receipt after the other for a role; every receipt has a key.

    A caller whose connection breaks asks again, with `again`, and believes what it is told then. When the lane does not
    know the key, the receipt was never accepted: it is printed anew, as a cashier would who has looked at the paper.
    """

    def __init__(self, lane: Lane, role: str, numbers, seed: int, pause: float):
        super().__init__(daemon=True)
        self.lane, self.role, self.numbers, self.pause = lane, role, numbers, pause
        self.random = random.Random(seed)
        # By receipt: every answer that ended an attempt, the last one last.
        self.answers: dict[int, list[dict]] = {}
        self.repeated = self.anew = 0
        self.ends = threading.Event()
        # Cleared while no new receipt is to be begun.
        self.may_go = threading.Event()
        self.may_go.set()
        self.hung: int | None = None

    def run(self):
        while not self.ends.is_set():
            if not self.may_go.wait(0.1):
                continue
            number = next(self.numbers)
            self.hung = number
            self.print(number)
            self.hung = None
            self.ends.wait(self.random.uniform(0, self.pause))

    def print(self, number: int):
        attempts = self.answers.setdefault(number, [])
        again = False
        # A caller that gives up at once and asks later is as good as one that waits.
        impatient = self.random.random() < 0.2
        suspicious = self.random.random() < 0.2
        deadline = time.monotonic() + 3 * ANSWER_LIMIT
        while time.monotonic() < deadline:
            try:
                job = self.ask(number, again, 0 if impatient else int(ANSWER_LIMIT * 1000))
            except Lost:
                again = True
                self.repeated += 1
                time.sleep(0.02)
                continue
            if job is None:
                time.sleep(0.05)
                continue
            impatient = False
            if job["state"] in ("queued", "sending", "waiting"):
                again = True
                time.sleep(0.05)
                continue
            attempts.append(job)
            if job.get("reason") == "keyNotKnown":
                again = False
                self.anew += 1
            elif job["state"] == "notPrinted":
                again = False
                time.sleep(0.05)
            elif suspicious:
                # One who does not believe it asks once more: no paper moves by that.
                suspicious, again = False, True
            else:
                return
        attempts.append({"state": "no answer", "job": "", "device": ""})

    def ask(self, number: int, again: bool, milliseconds: int) -> dict | None:
        """One call of Print: the job as it is told at last; nothing when the lane takes no receipts just now."""
        client = Client(self.lane.path)
        try:
            client.send("Printer.Print", {
                "role": self.role, "document": document(self.role, number), "key": f"{number}", "client": "customer",
                "again": again, "deadlineMilliseconds": milliseconds, "expiresMilliseconds": 600_000})
            reply = client.receive()
        finally:
            client.close()
        if "error" not in reply:
            return reply["parameters"]["job"]
        # A gateway that has just been started may not have been told of its devices.
        if reply["error"].split(".")[-1] in ("RoleNotFound", "QueueFull", "NotAccepted"):
            return None
        return {"state": "error", "reason": str(reply), "job": "", "device": ""}
