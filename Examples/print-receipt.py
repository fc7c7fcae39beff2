#!/usr/bin/env python3
"""Prints a receipt and says what became of it: print-receipt.py SOCKET. Exit code: 0 printed, 1 not, 3 unknown."""

import json, socket, sys, uuid

RECEIPT = {"elements": [
    {"text": {"text": "CORNER SHOP", "bold": True, "widthTimes": 2, "heightTimes": 2, "alignment": "center"}},
    {"text": {"text": "\n2 x Coffee                6.40\n1 x Croissant             2.10"}},
    {"text": {"text": "TOTAL                     8.50\n", "bold": True}}, {"cut": "partial"}]}


def call(lane, method, **parameters):
    """A call is JSON and a NUL; so is the answer."""
    lane.sendall(json.dumps({"method": f"org.lanekeeper.{method}", "parameters": parameters}).encode() + b"\0")
    answer = b""
    while not answer.endswith(b"\0"):
        part = lane.recv(65536)
        if not part:
            raise EOFError("the lane has closed the connection")
        answer += part
    reply = json.loads(answer[:-1])
    return reply["parameters"] if "error" not in reply else sys.exit(f"not printed: {reply['error']} {reply['parameters']}")


if len(sys.argv) != 2:
    sys.exit(print("usage: print-receipt.py SOCKET", file=sys.stderr) or 2)
lane = socket.socket(socket.AF_UNIX)
lane.settimeout(90)  # longer than the lane's own deadlines, for a lane that hangs
key = str(uuid.uuid4())  # keep it with the sale: the same key never prints twice
job = {"state": "notPrinted", "reason": "the printer is not ready"}
try:
    lane.connect(sys.argv[1])
    if call(lane, "Devices.WaitReady", devices=["receipt"], deadlineMilliseconds=10000)["isReady"]:
        job = {"state": "unknown"}  # should the connection break from here on
        job = call(lane, "Printer.Print", role="receipt", document=RECEIPT, key=key)["job"]
except (OSError, EOFError) as reason:
    job["reason"] = str(reason)
print(job["state"], "on the evidence", job.get("evidence"), job.get("reason", ""), "key", key)
sys.exit({"printed": 0, "notPrinted": 1}.get(job["state"], 3))
