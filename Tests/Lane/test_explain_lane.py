"""`lane explain` and `lane bind` with a whole lane in the lab: what is plugged in, twins, quirks, rules that nearly match."""

import json
import pathlib
import re

import pytest

from cli import lane as command
from found_lane import FoundLane
from lane import eventually
from somebody import CASHIER, Somebody
from terminal import Terminal
from usb_line import LabPrinter

USB = 'attached = "usb"'
WILD = "\x1b[31mred\x07\u202e" + "ß" * 100
QUIRK = '[[quirk]]\nfamily = "{}"\nvendor = "0416"\nproduct = "5011"\nexcluded = true\nbecause = "it prints labels"\nunverified = true\n'


@pytest.fixture
def make_lane(lab):
    lanes = []

    def make(devices=None, **more):
        lanes.append(FoundLane(lab, devices or {"front": USB}, **more))
        lanes[-1].client().close()
        return lanes[-1]

    yield make
    for lane in lanes:
        lane.close()


@pytest.fixture
def walk():
    started = []

    def start(lane, *words):
        started.append(Terminal("bind", *words, socket=lane.path))
        return started[-1]

    yield start
    for each in started:
        each.close()


def printer(lab, serial="", port=None, model=lambda data: None, **more):
    return lab.usb_printer(**{"vendor": 0x04B8, "product": 0x0E15, "serial": serial, "port": port, "model": model, **more})


def ask(lane, *words):
    return command(*words, socket=lane.path)


def explained(lane, name=None) -> dict:
    result = ask(lane, "explain", "--json", *([name] if name else []))
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def words(result) -> str:
    assert result.returncode == 0, result.stderr
    return " ".join(result.stdout.split())


# Explain


def test_what_is_plugged_in_is_told_before_any_device_is_looked_for(lab):
    printer(lab, "A1", "1-2.3").plug()
    lane = FoundLane(lab, {})
    try:
        lane.client().close()
        told = explained(lane)
        assert {(found["subsystem"], found["reason"]) for found in told["found"]} == {("usb", "notWanted"), ("usbmisc", "notWanted")}
        said = words(ask(lane, "explain", "1-2.3"))
        assert 'driver = "ESCPOSPrinter", attached = "usb"' in said and "kernel driver usblp" in said
    finally:
        lane.close()


def test_a_device_is_told_with_the_rule_that_matched_and_those_that_did_not(lab, make_lane):
    lane = make_lane()
    printer(lab, "A1", "1-2").plug()
    lane.becomes(state="ready")
    said = words(ask(lane, "explain", "front"))
    assert "takes the one that was found first: serialNumber:A1" in said and f"as says {lane.configuration}:4" in said
    assert 'drivers/found/driver.toml:12 matches: subsystem = "usb", interface = "0701"' in said
    assert "found/driver.toml:15 is for what is shown as usbmisc, and this is shown as usb" in said
    assert "Drivers/ESCPOSPrinter/driver.toml:18 does not match: interface is 070102, wanted ff; product is 0e15, wanted 0202" in said
    assert "held by" in said
    # By each of its names.
    for name in ("1-2", "A1", "04b8:0e15", explained(lane, "front")["found"][0]["node"]):
        assert explained(lane, name)["found"][0]["device"] == "front"


def test_twins_are_told_with_the_lines_that_settle_it(lab, make_lane):
    printer(lab, "", "1-1").plug(), printer(lab, "", "1-2").plug()
    lane = make_lane()
    lane.becomes(reason="ambiguous")
    said = words(ask(lane, "explain", "front"))
    assert "has nothing: ambiguous" in said
    assert "say which one it is with 'lane bind front', or write into [device.front]: " 'identity = "port:1-1" or identity = "port:1-2"' in said
    assert "EPSON TM-T88 at port 1-1" in said and "EPSON TM-T88 at port 1-2" in said and "it could be 'front', see there" in said


def test_a_model_that_a_quirk_takes_out_is_told_with_the_quirk(lab, make_lane):
    lane = make_lane(quirks=QUIRK.format("found") + QUIRK.format("ESCPOSPrinter"))
    printer(lab, "Z", "1-1", vendor=0x0416, product=0x5011).plug()
    found = eventually(lambda: explained(lane, "front")["found"], "the nearest")[0]
    assert found["reason"] == "excluded" and "quirks/site.toml:8 says that this model is no ESCPOSPrinter: it prints labels" in found["detail"]
    said = words(ask(lane, "explain", "front"))
    assert "has nothing: not plugged in" in said and "What comes nearest: EPSON TM-T88 at port 1-1" in said
    assert "quirks/site.toml:1 says that this model is none: it prints labels (not verified)" in said


def test_a_rule_that_nearly_matches_is_the_nearest_miss(lab, make_lane):
    lane = make_lane()
    lab.hidraw(0x05E0, 0x1200, bytes.fromhex("05010906a101c0"), serial="K1", port="1-4").plug()
    printer(lab, "P", "1-5", kind=(7, 1, 4)).plug()
    eventually(lambda: len(explained(lane)["found"]) >= 3, "all that was plugged in")
    said = words(ask(lane, "explain", "front"))
    assert "What comes nearest: EPSON TM-T88 at port 1-5" in said and "at port 1-4" not in said
    assert "interface is 070104, wanted 0701" in said


def test_a_printer_that_a_program_holds_is_told_with_the_program(lab, make_lane):
    lane = make_lane({"front": 'attached = "usblp"'})
    printer(lab, "A1", "1-2").plug()
    lane.becomes(state="ready")
    held = [found["heldBy"] for found in explained(lane, "1-2")["found"] if found["subsystem"] == "usbmisc"]
    assert any(f"(process {process})" in held[0][0] for process in lane.children().values()), held


def test_a_device_cannot_break_the_table_with_what_it_says_of_itself(lab, make_lane):
    lane = make_lane()
    printer(lab, WILD, "1-2", manufacturer=WILD, name=WILD).plug()
    lane.becomes(state="ready")
    for name in ([], ["1-2"], ["front"]):
        result = ask(lane, "explain", *name)
        assert result.returncode == 0 and "red" in result.stdout, result
        assert not set(result.stdout) & set("\x1b\x07\u202e") and all(len(line) <= 80 for line in result.stdout.splitlines())


def test_only_technicians_may_ask_and_bind(lab, make_lane):
    lane = make_lane()

    def attempt(path):
        from lane import Client

        client = Client(path)
        return [client.call(f"Devices.{name}", parameters).get("error") for name, parameters in
                (("Explain", {}), ("Bind", {"device": "front", "identity": "first"}))]

    assert Somebody(CASHIER, [], attempt, lane.path).result() == ["org.varlink.service.PermissionDenied"] * 2


# Bind


def test_a_printer_that_is_plugged_in_while_lane_bind_waits_is_bound_and_tested(lab, make_lane, walk):
    lane = make_lane(family="ESCPOSPrinter")
    other = printer(lab, "OLD", "1-1", model=(old := LabPrinter()).take)
    old.function = other.printer
    other.plug()
    lane.becomes(state="ready")
    model = LabPrinter()
    new = printer(lab, "NEW", "1-4", model=model.take)
    model.function = new.printer
    terminal = walk(lane, "front")
    terminal.expect("It takes the one that was found first: serialNumber:OLD.")
    terminal.expect("plug it in now.")
    terminal.expect("waiting for it to be plugged in")
    new.plug()
    terminal.expect("serial number NEW. It will be known at any port.")
    terminal.expect("(y/n)")
    terminal.type("y")
    terminal.expect("front is bound to serialNumber:NEW; before it was serialNumber:OLD.")
    terminal.expect("Type the number that it printed")
    terminal.type(re.findall(rb"(?<![0-9])[0-9]{4}(?![0-9])", model.printed)[0].decode())
    assert terminal.end() == 0, terminal.said
    assert f"deviceBound device=front identity=port:1-4 outcome=bound now=serialNumber:NEW user=0 process={terminal.process.pid} program=lane" in lane.said()


def test_what_was_bound_is_known_after_a_restart_and_what_it_was_before_is_another_one(lab, make_lane):
    lane = make_lane()
    printer(lab, "A1", "1-1").plug()
    lane.becomes(state="ready", fact_serialNumber='"A1"')
    printer(lab, "B2", "1-2").plug()
    eventually(lambda: any(found["serialNumber"] == "B2" for found in explained(lane)["found"]), "the second")
    assert ask(lane, "bind", "front", "--to", "serialNumber:B2", "--yes").returncode == 0
    assert lane.device()["facts"]["serialNumber"] == '"B2"'
    lane.restart()
    lane.becomes(state="ready", fact_serialNumber='"B2"')
    assert next(found for found in explained(lane)["found"] if found["serialNumber"] == "A1")["reason"] == "notNeeded"


def test_two_printers_change_places_with_one_command(lab, make_lane):
    printer(lab, "A1", "1-1").plug()
    lane = make_lane({"front": USB, "back": USB})
    lane.becomes("front", reason="ambiguous")
    assert ask(lane, "bind", "front", "--to", "port:1-1", "--yes").returncode == 0
    printer(lab, "B2", "1-2").plug()
    lane.becomes("back", state="ready", fact_serialNumber='"B2"')
    client = lane.client()
    refused = client.call("Devices.Bind", {"device": "front", "identity": "port:1-2"})
    assert refused["error"].endswith("BindRefused") and refused["parameters"]["reason"] == "taken" and refused["parameters"]["by"] == "back"
    result = ask(lane, "bind", "front", "--to", "port:1-2", "--yes")
    assert result.returncode == 0 and "'back' is looked for anew." in result.stdout
    lane.becomes("front", state="ready", fact_serialNumber='"B2"')
    lane.becomes("back", state="ready", fact_serialNumber='"A1"')


def test_a_model_that_a_quirk_takes_out_is_not_bound(lab, make_lane, walk):
    lane = make_lane(quirks=QUIRK.format("found") + QUIRK.format("ESCPOSPrinter"))
    terminal = walk(lane, "front")
    terminal.expect("plug it in now.")
    terminal.expect("waiting for it to be plugged in")
    printer(lab, "Z", "1-1", vendor=0x0416, product=0x5011).plug()
    terminal.expect("not the one: EPSON TM-T88 at port 1-1:")
    terminal.interrupt()
    assert terminal.end() == 1
    result = ask(lane, "bind", "front", "--to", "port:1-1", "--yes")
    assert result.returncode == 1 and "it prints labels" in result.stderr


def test_the_configuration_has_the_last_word(lab, make_lane):
    lane = make_lane({"front": f'{USB}\nidentity = "port:1-2"'})
    printer(lab, "A1", "1-1").plug()
    result = ask(lane, "bind", "front", "--to", "port:1-1", "--yes")
    assert result.returncode == 2 and f'change identity = "port:1-2" ({lane.configuration}:7) instead' in result.stderr


def test_watching_costs_one_answer_for_many_changes(lab, make_lane):
    lane = make_lane()
    client = lane.client()
    client.send("Devices.WatchFound", more=True)
    assert client.receive()["parameters"]["found"] == []
    device = printer(lab, "A1", "1-1")
    for _ in range(10):
        device.plug(), device.unplug()
    device.plug()
    replies = []
    while not (replies and replies[-1]["parameters"]["found"] and replies[-1]["parameters"]["devices"][0].get("found") is not None):
        replies.append(client.receive())
    assert len(replies) < 22


def test_a_program_that_holds_a_device_cannot_break_the_lane_with_its_name(lab, make_lane, tmp_path):
    lane = make_lane()
    printer(lab, "A1", "1-2").plug()
    lane.becomes(state="ready")
    gateway = lane.children()["lane-gateway"]
    program = tmp_path / ("e" + "\u0301" * 60 + "\x1b")
    program.write_bytes(pathlib.Path("/bin/sleep").read_bytes())
    program.chmod(0o755)
    node = explained(lane, "front")["found"][0]["node"]
    holder = lab.run(["/bin/sh", "-c", f"exec 9<{node}; exec '{program}' 600"])
    try:
        held = lambda: [name for found in explained(lane, "front")["found"] for name in found["heldBy"]]
        eventually(lambda: any(f"(process {holder.pid})" in name for name in held()), "the program is told")
        assert not any("\x1b" in name for name in held())
        assert lane.children()["lane-gateway"] == gateway, lane.said()
    finally:
        holder.kill()
        holder.wait()
