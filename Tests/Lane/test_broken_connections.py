"""Connections that the other end breaks off while something is written: an error of that write, and no end of a process."""

import base64
import json
import os
import socket
import struct

from bad_printer import NetworkPrinter
from driver_stand import memory_file
from lane import eventually
from test_long_documents import FORMAT, STREAM


def break_off(connection: socket.socket):
    """Closed with a reset, as by a printer that loses its power and is asked once more."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def test_a_driver_that_breaks_off_does_not_end_the_simulators(simulators, tmp_path):
    host, port = simulators.network("front", tmp_path / "roll", boot="0").rsplit(":", 1)
    for _ in range(20):
        connection = socket.create_connection((host, int(port)), timeout=20)
        # Many answers for one that is gone.
        connection.sendall(b"\x10\x04\x01" * 500)
        break_off(connection)
        assert simulators.process.poll() is None
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(b"\x10\x04\x01")
        assert connection.recv(1)
    assert simulators.process.poll() is None


def test_a_printer_that_breaks_off_does_not_kill_its_driver(make_stand):
    printer = NetworkPrinter()
    stand = make_stand("ESCPOSPrinter", line=printer)
    stand.start()
    stand.gateway.report("Ready")
    document = json.dumps({"bytes": base64.b64encode(STREAM).decode(), "drawer": False, "settings": False, "unknown": False}).encode()
    file = memory_file(document)
    try:
        assert stand.job_calls.call("Jobs.Begin", [file], job="long", document=0, format=FORMAT) == {"parameters": {}}
    finally:
        os.close(file)
    assert stand.gateway.report("Progress")
    printer.is_on = False
    printer._closed = True
    printer._thread.join(20)
    break_off(printer._ends[0])
    outcome = stand.gateway.report("Outcome")
    assert (outcome["outcome"], outcome["reason"]) == ("unknown", "deviceLost")
    eventually(lambda: stand.process.poll() is None or stand.process.returncode == 0, "an orderly driver")
    assert stand.process.poll() in (None, 0)
