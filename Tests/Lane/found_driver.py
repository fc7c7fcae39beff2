#!/usr/bin/env python3
"""A driver of devices that are plugged in: tells what it was given and which reports it reads, and notices when its device is gone."""

import json, os, select, socket, sys, time

DEVICE = 7
calls = {3: socket.socket(fileno=3), 4: socket.socket(fileno=4)}
reports = {5: socket.socket(fileno=5), 6: socket.socket(fileno=6)}
received, beat, facts, read = {3: b"", 4: b""}, 1.0, {}, []


def report(method, **parameters):
    message = {"method": f"org.lanekeeper.link.DriverReports.{method}", "parameters": parameters, "oneway": True}
    for number, link in list(reports.items()):
        try:
            link.sendall(json.dumps(message).encode() + b"\0")
        except OSError:
            reports.pop(number)


def answer(link, message, descriptors):
    global beat, facts
    name, parameters = message["method"].split(".")[-1], message.get("parameters", {})
    if name == "Start":
        beat = parameters["heartbeatMilliseconds"] / 1000
        facts = {key: json.dumps(value) for key, value in (parameters.get("found") or {}).items()}
        facts |= {key: value for key, value in parameters["settings"].items()}
        facts["kind"] = parameters["descriptors"][0]["kind"]
        facts["user"] = str(os.getuid())
    elif name == "AttachGateway":
        calls[4], reports[6] = (socket.socket(fileno=descriptors[parameters[end]]) for end in ("calls", "reports"))
    link.sendall(json.dumps({"parameters": {}}).encode() + b"\0")
    if name == "Stop" and facts.get("stubborn") != "yes":
        sys.exit(0)
    if name in ("Start", "AttachGateway"):
        report("Ready", facts=facts)


next_beat, watched = 0.0, [DEVICE]
while True:
    if time.monotonic() >= next_beat:
        report("Heartbeat")
        next_beat = time.monotonic() + beat
    poll = select.poll()
    for link in calls.values():
        poll.register(link, select.POLLIN)
    for number in watched:
        poll.register(number, select.POLLIN if facts.get("kind") == "reports" else 0)
    events = dict(poll.poll(max(0, next_beat - time.monotonic()) * 1000))
    if watched and events.get(DEVICE, 0) & (select.POLLHUP | select.POLLERR):
        watched = []
        if facts.get("stubborn") != "yes":
            report("Lost", reason="the device is gone")
            sys.exit(0)
    elif watched and events.get(DEVICE, 0) & select.POLLIN:
        read = [*read, os.read(DEVICE, 4096).hex()][-100:]  # one report at a time, as hidraw has it
        facts["reports"] = json.dumps(read)
        report("Ready", facts=facts)
    for number, link in list(calls.items()):
        if link.fileno() not in events:
            continue
        try:
            data, descriptors, _, _ = socket.recv_fds(link, 1 << 16, 4)
        except ConnectionResetError:
            data = b""
        if not data and number == 3:
            sys.exit(0)
        *frames, received[number] = (received[number] + data).split(b"\0")
        for frame in frames:
            answer(link, json.loads(frame), descriptors)
        if not data:
            calls.pop(number)
