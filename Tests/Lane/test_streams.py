"""Streams of bytes in the printer's own language, some of which other projects have made, through the whole lane."""

import base64
import grp
import json
import os
import socket
import subprocess

import pytest

from cli import LANE
from cli import lane as command
from driver_stand import REPOSITORY, memory_file
from lane import Client, Lane, eventually
from somebody import CASHIER, Somebody

CORPUS = REPOSITORY.parent / "shared/corpus/escpos"
PULSE = b"\x1bp\x00\x19\xfa"
SETTING = b"\x1d(E\x03\0\x01IN"
ACCESS = '[access]\nsale = ["users"]\ntechnician = ["games"]\nsimulation = ["video"]\nadmin = []\n'


def make_lane(more: str = "", surface: str = "pty") -> Lane:
    lane = Lane({"front": "ESCPOSPrinter"}, places={"front": f'simulated = "{surface}"'}, more='[role.receipt]\ndevice = "front"\n' + more)
    lane.wait_ready("receipt")
    return lane


@pytest.fixture(scope="module")
def lane():
    lane = make_lane()
    yield lane
    lane.close()


def marks(lane, after: int = 0) -> list:
    client, found = lane.client(), []
    while True:
        reply = client.call("Simulation.Observe", {"device": "receipt", "after": found[-1]["number"] if found else after})
        if not reply["parameters"]["marks"]:
            return found
        found += reply["parameters"]["marks"]


def newest(lane) -> int:
    return max([mark["number"] for mark in marks(lane)], default=0)


def text(found: list) -> list:
    return [mark["text"].rstrip() for mark in found if mark["kind"] == "line" and mark["text"].strip()]


def kinds(found: list) -> list:
    return [mark["kind"] for mark in found]


def ask(client, data: bytes, **parameters) -> dict:
    return client.call("Printer.PrintRaw", {"role": "receipt", "base64": base64.b64encode(data).decode(), **parameters})


def print_(lane, data: bytes, **parameters) -> dict:
    reply = ask(lane.client(), data, **parameters)
    assert "error" not in reply, reply
    return reply["parameters"]["job"]


def print_document(lane) -> dict:
    document = {"elements": [{"text": {"text": "after"}}]}
    return lane.client().call("Printer.Print", {"role": "receipt", "document": document})["parameters"]["job"]


def test_a_stream_is_printed_and_confirmed_as_a_document_is(lane):
    before = newest(lane)
    job = print_(lane, b"\x1ba\x01\x1bE\x01Hello\n\x1dVB\0")
    assert (job["state"], job["evidence"], job["isSimulated"]) == ("printed", "processIdEcho", True)
    found = marks(lane, before)
    assert [line.strip() for line in text(found)] == ["Hello"] and "cut" in kinds(found)
    assert found[0]["runs"][0]["isBold"] and found[0]["runs"][0]["leftDots"] > 200


def test_the_next_document_finds_nothing_of_the_stream(lane):
    before = newest(lane)
    # Right, large, white on black, another code page, half a line.
    print_(lane, b"\x1ba\x02\x1d!\x33\x1dB\x01\x1bt\x02rest")
    assert print_document(lane)["state"] == "printed"
    lines = [mark for mark in marks(lane, before) if mark["kind"] == "line"]
    assert [line["text"].replace(" ", "") for line in lines] == ["rest", "after"]
    assert lines[1]["text"] == "after"
    assert (lines[1]["runs"][0]["isReversed"], lines[1]["runs"][0]["widthTimes"]) == (False, 1)


def test_the_printer_tells_its_state_by_itself_after_a_stream(lane):
    print_(lane, b"\x1b@x\n")
    client = lane.client()
    assert "error" not in client.call("Simulation.Act", {"device": "receipt", "action": "cover", "value": "open"})
    # Unasked: an idle printer is asked every ten seconds only, and would be found late.
    eventually(lambda: client.call("Printer.Status", {"role": "receipt"})["parameters"]["status"]["attention"] == ["coverOpen"],
               "the open cover")
    client.call("Simulation.Act", {"device": "receipt", "action": "cover", "value": "close"})
    eventually(lambda: not client.call("Printer.Status", {"role": "receipt"})["parameters"]["status"]["attention"], "the closed cover")


def test_a_file_beside_the_call_is_the_same_as_one_in_it(lane):
    before = newest(lane)
    descriptor = memory_file(b"beside\n")
    client = lane.client()
    message = {"method": "org.lanekeeper.Printer.PrintRaw", "parameters": {"role": "receipt", "descriptor": 0, "key": "beside"}}
    socket.send_fds(client.socket, [json.dumps(message).encode() + b"\0"], [descriptor])
    os.close(descriptor)
    job = client.receive()["parameters"]["job"]
    assert job["state"] == "printed" and text(marks(lane, before)) == ["beside"]
    again = print_(lane, b"beside\n", key="beside", again=True)
    assert again["job"] == job["job"] and text(marks(lane, before)) == ["beside"]


def test_keys_are_those_of_documents(lane):
    before = newest(lane)
    assert print_(lane, b"\n", key="never", again=True)["reason"] == "keyNotKnown"
    assert print_(lane, b"once\n", key="a key")["state"] == "printed"
    assert print_(lane, b"once\n", key="a key")["state"] == "printed"
    assert ask(lane.client(), b"twice\n", key="a key")["error"] == "org.lanekeeper.Printer.KeyOfOtherDocument"
    assert text(marks(lane, before)) == ["once"]


@pytest.mark.parametrize("data, offset, shown, reason", [
    (b"a\n\x1b~", 2, "1b7e", "no command of the dialect epson begins so"),
    (b"a\n\x1d(k\x09\0", 2, "1d286b0900", "the stream ends within this command"),
    (b"\x10\x04\x01", 0, "100401", "it asks for the printer's status"),
    (b"a\x1dr\x01", 1, "1d7201", "it asks for the printer's status"),
    (b"\x1d(H\x06\0001234", 0, "1d2848060031323334", "the stream ends within this command"),
    (b"\x1d(H\x06\00000AAAA", 0, "1d28480600303041414141", "GS ( H asks for a confirmation"),
    (b"\x1da\0", 0, "1d6100", "it sets which states the printer tells"),
    (b"\x1dv0\0\x03\0\x01\0\x10\x14\x01", 8, "101401", "the printer would find a realtime command here"),
])
def test_what_is_wrong_is_named_with_its_place_and_nothing_is_sent(lane, data, offset, shown, reason):
    before = newest(lane)
    reply = ask(lane.client(), data, key="wrong")
    assert reply == {"error": "org.lanekeeper.Printer.InvalidStream", "parameters": {"offset": offset, "bytes": shown, "reason": reason}}
    assert newest(lane) == before
    # Nor is the key taken.
    assert print_(lane, b"\n", key="wrong", again=True)["reason"] == "keyNotKnown"


@pytest.mark.parametrize("parameters, wrong", [
    ({}, "base64"), ({"base64": "?"}, "base64"), ({"base64": ""}, "base64"), ({"descriptor": 0}, "descriptor"),
    ({"base64": "QQ==", "descriptor": 0}, "descriptor"), ({"base64": "QQ==", "again": True}, "key"),
    ({"base64": "QQ==", "deadlineMilliseconds": -1}, "deadlineMilliseconds"),
])
def test_a_call_that_is_wrong_is_told_which_parameter(lane, parameters, wrong):
    reply = lane.client().call("Printer.PrintRaw", {"role": "receipt", **parameters})
    assert reply == {"error": "org.varlink.service.InvalidParameter", "parameters": {"parameter": wrong}}


def test_more_than_four_mebibytes_are_refused(lane):
    client = lane.client()
    descriptor = memory_file(b"x" * ((4 << 20) + 1))
    message = {"method": "org.lanekeeper.Printer.PrintRaw", "parameters": {"role": "receipt", "descriptor": 0}}
    socket.send_fds(client.socket, [json.dumps(message).encode() + b"\0"], [descriptor])
    os.close(descriptor)
    assert client.receive()["parameters"] == {"parameter": "descriptor"}


def test_a_drawer_is_opened_and_written_down(lane):
    before = newest(lane)
    assert print_(lane, b"paid\n" + PULSE)["state"] == "printed"
    assert kinds(marks(lane, before)).count("pulse") == 1
    audit = eventually(lambda: [line for line in lane.said().splitlines() if "streamAccepted" in line], "the line in the audit")[-1]
    assert "role=receipt" in audit and "does=drawer by=ESC-p-opens-a-drawer times=1 firstByte=5" in audit
    assert f"user={os.getuid()} process={os.getpid()}" in audit


def test_a_stream_is_printed_again_under_a_line_that_says_so_but_not_with_its_drawer(lane):
    job, before = print_(lane, b"once\n"), newest(lane)
    again = lane.client().call("Printer.Reprint", {"job": job["job"]})["parameters"]["job"]
    eventually(lambda: lane.client().call("Printer.FindJob", {"job": again["job"]})["parameters"]["job"]["state"] == "printed",
               "the second one")
    assert text(marks(lane, before)) == ["REPRINT - MAY HAVE BEEN PRINTED BEFORE", "once"]
    job = print_(lane, b"paid\n" + PULSE)
    assert lane.client().call("Printer.Reprint", {"job": job["job"]})["error"] == "org.lanekeeper.Printer.OpensDrawer"


def test_a_stream_that_is_not_known_is_sent_on_demand(lane):
    before = newest(lane)
    job = print_(lane, b"a\n\x1b~b\n", allowUnknown=True)
    assert job["state"] == "printed" and text(marks(lane, before))[0] == "a"


def test_a_printer_that_was_told_not_to_listen_listens_again(lane):
    before = newest(lane)
    assert print_(lane, b"heard\n\x1b=\x02not heard\n")["state"] == "printed"
    assert print_document(lane)["state"] == "printed"
    assert text(marks(lane, before))[0] == "heard" and text(marks(lane, before))[-1] == "after"


def test_a_stream_expires_and_waits_as_a_document_does(lane):
    client = lane.client()
    client.call("Simulation.Act", {"device": "receipt", "action": "cover", "value": "open"})
    eventually(lambda: client.call("Printer.Status", {"role": "receipt"})["parameters"]["status"]["attention"], "the open cover")
    client.send("Printer.PrintRaw", {"role": "receipt", "base64": base64.b64encode(b"late\n").decode()}, more=True)
    states = []
    while "waiting" not in states:
        states.append(client.receive()["parameters"]["job"]["state"])
    other = print_(lane, b"never\n", expiresMilliseconds=1)
    assert (other["state"], other["reason"]) == ("notPrinted", "expired")
    lane.client().call("Simulation.Act", {"device": "receipt", "action": "cover", "value": "close"})
    while states[-1] in ("waiting", "sending", "queued"):
        states.append(client.receive()["parameters"]["job"]["state"])
    assert states[-1] == "printed"


def test_a_stream_is_printed_from_the_command_line(lane, tmp_path):
    before = newest(lane)
    (tmp_path / "stream").write_bytes(b"\x1b@from a file\n")
    result = command("print", "--format", "raw", tmp_path / "stream", socket=lane.path)
    assert (result.returncode, result.stderr) == (0, "") and result.stdout.startswith("printed: ")
    piped = subprocess.run([LANE, "print", "--socket", lane.path, "--format", "raw", "-"], input=b"from a pipe\n", capture_output=True,
                           timeout=30)
    assert piped.returncode == 0, piped.stderr
    assert text(marks(lane, before)) == ["from a file", "from a pipe"]
    (tmp_path / "wrong").write_bytes(b"a\n\x1b~")
    wrong = command("print", "--format", "raw", tmp_path / "wrong", socket=lane.path)
    assert wrong.returncode == 2 and "byte 2 (1b7e): no command of the dialect epson begins so" in wrong.stderr
    assert command("print", "--format", "raw", "--allow-unknown", tmp_path / "wrong", socket=lane.path).returncode == 0
    assert command("print", "--allow-unknown", tmp_path / "wrong", socket=lane.path).returncode == 2


def raw(path: str, *streams) -> list:
    """What a client is told of streams, on one connection."""
    client = Client(path)
    told = []
    for data, unknown in streams:
        reply = ask(client, data, allowUnknown=unknown)
        told.append(reply.get("error", reply["parameters"].get("job", {}).get("state")))
        if told[-1] == "org.lanekeeper.Printer.StreamNotAllowed":
            told[-1] = reply["parameters"]["need"]
    return told


@pytest.mark.rig("root")
@pytest.mark.skipif(os.getuid() != 0, reason="only root can become other users")
def test_what_changes_the_printer_is_for_technicians():
    lane = make_lane(ACCESS)
    sale, technician, video = (grp.getgrnam(name).gr_gid for name in ("users", "games", "video"))
    streams = [(b"\n", False), (PULSE, False), (SETTING + b"\x1d(E\x04\0\x02OUT", False), (b"\x1b~", True)]
    try:
        told = {}
        for name, groups in (("sale", [sale]), ("technician", [technician]), ("neither", [video])):
            somebody = Somebody(CASHIER, groups, raw, lane.path, *streams)
            told[name] = somebody.result()
            somebody.end()
        assert told["sale"] == ["printed", "drawer", "settings", "unknown"]
        assert told["technician"][:2] == ["printed", "drawer"] and told["technician"][3] == "printed"
        assert told["technician"][2] in ("printed", "unknown")
        assert told["neither"] == ["org.varlink.service.PermissionDenied"] * 4
        assert f"user={CASHIER}" in lane.said()
    finally:
        lane.close()


def test_a_stream_that_breaks_off_inside_a_large_command_does_not_eat_the_next_document():
    lane = make_lane(surface="tcp")
    try:
        client = lane.client()
        fault = {"device": "receipt", "fault": "unplugAtByte", "afterBytes": 3000, "milliseconds": 500}
        assert "error" not in client.call("Simulation.Fault", fault), fault
        job = print_(lane, b"x\n\x1dv0\0\x48\0\xf4\x01" + bytes(72 * 500))
        assert job["state"] == "unknown" and job["evidence"] == "interrupted", job
        lane.wait_ready("receipt")
        eventually(lambda: print_document(lane)["state"] == "printed", "a document on paper")
        assert text(marks(lane))[-1] == "after"
    finally:
        lane.close()


@pytest.mark.rig("corpus")
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not there")
@pytest.mark.parametrize("stream, lines, others", [
    ("receipt-print-hq+escpos-tools/receipt-with-logo.bin", ["E x a m p l e M a r t   L t d .", "Shop No. 42.", "SALES INVOICE"],
     {"image": 1, "cut": 1, "pulse": 1}),
    ("mike42+escpos-php/test/integration/resources/output/text-size.bin", ["12 3  4   5    6     7      8"], {"cut": 1}),
    ("mike42+escpos-php/test/integration/resources/output/demo.bin", ["Hello world"], {"cut": 2}),
    ("mike42+escpos-php/test/integration/resources/output/qr-code.bin", [], {"image": 5}),
    ("mike42+escpos-php/test/integration/resources/output/graphics.bin", [], {"image": 1}),
    ("python-escpos+python-escpos/doc/download/barcode.bin", [], {"image": 5}),
])
def test_streams_of_other_projects_are_printed(lane, stream, lines, others):
    before = newest(lane)
    job = print_(lane, (CORPUS / stream).read_bytes())
    assert (job["state"], job["evidence"]) == ("printed", "processIdEcho"), job
    found = marks(lane, before)
    printed = [line.strip() for line in text(found)]
    assert all(line in printed for line in lines), printed
    assert all(kinds(found).count(kind) >= count for kind, count in others.items()), kinds(found)
    assert print_document(lane)["state"] == "printed"
    assert text(marks(lane, before))[-1] == "after"


@pytest.mark.rig("corpus")
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not there")
def test_every_stream_of_other_projects_is_printed_whole_or_refused_whole(lane):
    refused = []
    for stream in sorted(CORPUS.rglob("*.bin")):
        before = newest(lane)
        reply = ask(lane.client(), stream.read_bytes())
        if "error" in reply:
            assert reply["error"] == "org.lanekeeper.Printer.InvalidStream", reply
            assert newest(lane) == before
            refused.append(stream.name)
        else:
            assert reply["parameters"]["job"]["state"] == "printed", (stream.name, reply)
    # Those of other dialects than Epson's; which and why, Tests/ESCPOSTests/StreamCorpusTests.swift says.
    assert 20 < len(refused) < 40, refused
    assert print_document(lane)["state"] == "printed"
