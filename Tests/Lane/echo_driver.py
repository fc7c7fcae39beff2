#!/usr/bin/env python3
"""A whole driver in another language: writes documents to a line and waits until the line returns them."""

import json, os, select, socket, sys, time

LINE = 7
calls = {3: socket.socket(fileno=3), 4: socket.socket(fileno=4)}
reports = {5: socket.socket(fileno=5), 6: socket.socket(fileno=6)}
received, job, echoed, beat = {3: b"", 4: b""}, None, 0, 1.0


def report(method, **parameters):
    message = {"method": f"org.lanekeeper.link.DriverReports.{method}", "parameters": parameters, "oneway": True}
    for number, link in list(reports.items()):
        try:
            link.sendall(json.dumps(message).encode() + b"\0")
        except OSError:
            reports.pop(number)  # a gateway may die; the next one's link is passed on descriptor 3


def answer(link, message, descriptors):
    global job, echoed, beat
    name, parameters, error = message["method"].split(".")[-1], message.get("parameters", {}), None
    if name == "Start":
        beat = parameters["heartbeatMilliseconds"] / 1000
    elif name == "AttachGateway":
        calls[4], reports[6] = (socket.socket(fileno=descriptors[parameters[end]]) for end in ("calls", "reports"))
        if job:
            report("Progress", job=job[0], bytesSent=echoed)  # before Ready: what is not named was never begun
    elif name == "Begin" and (not job or job[0] != parameters["job"]):
        job, echoed = (parameters["job"], os.pread(descriptors[parameters["document"]], 1 << 20, 0)), 0
        report("Progress", job=job[0], bytesSent=0)  # before its first byte
        os.write(LINE, job[1])
    link.sendall(json.dumps({"parameters": {}}).encode() + b"\0")
    if name == "Stop":
        sys.exit(0)
    if name in ("Start", "AttachGateway"):
        report("Ready", facts={"model": "echo in Python"})


next_beat = 0.0
while True:
    if time.monotonic() >= next_beat:
        report("Heartbeat")
        next_beat = time.monotonic() + beat
    ready, _, _ = select.select([*calls.values(), LINE], [], [], max(0, next_beat - time.monotonic()))
    for number, link in list(calls.items()):
        if link not in ready:
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
    if LINE in ready:
        echoed += len(os.read(LINE, 4096))
        if job and echoed >= len(job[1]):
            report("Outcome", job=job[0], outcome="printed", bytesSent=echoed, evidence="statusFence")
            job = None
