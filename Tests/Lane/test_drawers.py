"""Cash drawers through the whole lane: simulated ones, which open, stay closed, or say nothing."""

import os
import re
import signal
import subprocess
import time

import pytest

from lane import FAMILIES, SUPERVISOR, Lane, eventually

ROLES = '[role.receipt]\ndevice = "front"\n[role.drawer]\ndevice = "front"\n'
PULSE = {"elements": [{"text": {"text": "Change 1.20"}}, {"drawer": 1}, {"cut": "full"}]}
LONG = {"elements": [{"text": {"text": f"line {number} " + "." * 30}} for number in range(40)] + [{"cut": "full"}]}


@pytest.fixture(params=["pty", "tcp"])
def surface(request):
    return request.param


@pytest.fixture
def make_lane(surface):
    """A lane with one simulated printer, whose drawer is open where its line is at the level `open_level`."""
    lanes = []

    def make(open_level="high", roles=ROLES, patience="2 s", **simulation) -> Lane:
        told = ", ".join(f'{name} = "{value}"' for name, value in simulation.items())
        place = f'simulated = "{surface}"\nsettings = {{ drawerOpenLevel = "{open_level}" }}\nsimulation = {{ {told} }}'
        lane = Lane({"front": "ESCPOSPrinter"}, patience=patience, places={"front": place}, more=roles)
        lanes.append(lane)
        lane.wait_ready("front")
        client = lane.client()
        # That the device is ready comes from the supervisor, and how the drawer stands from the driver.
        eventually(lambda: client.call("CashDrawer.Status", {"drawer": "drawer"})["parameters"]["drawer"]["isReady"], "a driver")
        client.close()
        return lane

    yield make
    for lane in lanes:
        lane.close()


def open_drawer(client, drawer="drawer", **parameters) -> dict:
    return client.call("CashDrawer.Open", {"drawer": drawer, **parameters})


def outcome(reply) -> str:
    assert "error" not in reply, reply
    return reply["parameters"]["opening"]["outcome"]


def error(reply) -> tuple:
    return reply.get("error", "").removeprefix("org.lanekeeper.CashDrawer."), reply["parameters"].get("reason")


def status(client, drawer="drawer") -> dict:
    return client.call("CashDrawer.Status", {"drawer": drawer})["parameters"]["drawer"]


def act(client, action, value):
    reply = client.call("Simulation.Act", {"device": "front", "action": action, "value": value})
    assert "error" not in reply, reply


def marks(client) -> list:
    found, after = [], 0
    while True:
        new = client.call("Simulation.Observe", {"device": "front", "after": after})["parameters"]["marks"]
        if not new:
            return found
        found, after = found + new, new[-1]["number"]


def pulses(client) -> list:
    return [mark["text"] for mark in marks(client) if mark["kind"] == "pulse"]


def events(lane, kind) -> list:
    """The lines of the journal about one kind of event, each with its words by name."""
    lines = re.findall(rf"^lane-gateway: {kind} (.*)$", lane.said(), re.MULTILINE)
    return [dict(word.split("=", 1) for word in line.split()) for line in lines]


def test_a_closed_drawer_opens_and_an_open_one_gets_no_second_pulse(make_lane):
    lane = make_lane()
    client = lane.client()
    assert status(client)["state"] == "closed"
    opening = open_drawer(client)["parameters"]["opening"]
    assert {name: opening[name] for name in ("role", "device", "connector", "outcome", "levelBefore", "levelAfter", "isSimulated")} == {
        "role": "drawer", "device": "front", "connector": 1, "outcome": "opened", "levelBefore": "low", "levelAfter": "high",
        "isSimulated": True}
    found = status(client)
    assert (found["state"], found["level"], found["isReady"], found["isLeftOpen"]) == ("open", "high", True, False)
    assert found["sinceMilliseconds"] >= 0 and found["ageMilliseconds"] >= 0
    assert outcome(open_drawer(client)) == "alreadyOpen"
    assert pulses(client) == ["drawer 1"]
    act(client, "drawer", "close")
    # By the name of the device, too, since it has one drawer.
    eventually(lambda: status(client, "front")["state"] == "closed", "a closed drawer")
    assert outcome(open_drawer(client, "front")) == "opened" and len(pulses(client)) == 2


def test_who_opened_it_and_what_came_of_it_is_written_down(make_lane):
    lane = make_lane()
    client = lane.client()
    opening = open_drawer(client)["parameters"]["opening"]["opening"]
    who = {"device": "front", "role": "drawer", "connector": "1", "opening": opening, "user": str(os.getuid()),
           "process": str(os.getpid())}
    asked, answered = events(lane, "drawerAsked"), events(lane, "drawerAnswered")
    assert len(asked) == len(answered) == 1 and asked[0].pop("program") == answered[0].pop("program") != ""
    assert asked == [who] and answered == [{**who, "outcome": "opened"}]
    assert events(lane, "drawerOpened") == [{"device": "front", "role": "drawer"}]
    act(client, "cover", "open")
    eventually(lambda: status(client)["attention"] == ["coverOpen"], "an open cover")
    open_drawer(client)
    assert {**events(lane, "drawerAnswered")[-1], "opening": ""}.items() >= {"outcome": "notPulsed", "reason": "coverOpen"}.items()


def test_a_jammed_drawer_did_not_open(make_lane):
    client = make_lane().client()
    act(client, "drawerLatch", "jam")
    assert outcome(open_drawer(client)) == "didNotOpen"
    assert status(client)["state"] == "closed" and pulses(client) == ["drawer 1"]


def test_a_drawer_whose_line_is_low_when_it_is_open(make_lane):
    client = make_lane(open_level="low", drawerSense="openLow").client()
    assert status(client)["state"] == "closed"
    assert outcome(open_drawer(client)) == "opened"


@pytest.mark.parametrize("level, sense, before, after", [
    ("unknown", "none", "high", "high"), ("unknown", "openHigh", "low", "high"), ("unknown", "openLow", "high", "low"),
    ("none", "none", None, None)])
def test_where_nobody_has_said_what_the_line_means_nobody_says_that_it_opened(make_lane, level, sense, before, after):
    client = make_lane(open_level=level, drawerSense=sense).client()
    assert status(client)["state"] == "unknown"
    opening = open_drawer(client)["parameters"]["opening"]
    assert (opening["outcome"], opening.get("levelBefore"), opening.get("levelAfter")) == ("noSensor", before, after)
    # Where nothing is asked behind the pulse, the simulator may hear of it after the answer.
    eventually(lambda: pulses(client), "a pulse")
    assert pulses(client) == ["drawer 1"]


def test_two_drawers_on_one_printer_share_a_line_and_have_no_state(make_lane):
    roles = ROLES + '[role.drawer-2]\ndevice = "front"\nconnector = 2\n'
    client = make_lane(roles=roles).client()
    assert outcome(open_drawer(client, "drawer-2")) == outcome(open_drawer(client)) == "noSensor"
    eventually(lambda: len(pulses(client)) > 1, "both pulses")
    assert pulses(client) == ["drawer 2", "drawer 1"]
    assert status(client)["state"] == status(client, "drawer-2")["state"] == "unknown"
    assert error(open_drawer(client, "front"))[0] == "NotADrawer"


@pytest.mark.parametrize("name, expected", [
    ("receipt", {"drawer": "receipt", "device": "front", "drawers": ["drawer"]}),
    ("nothing", {"drawer": "nothing", "drawers": ["drawer"]})])
def test_what_is_no_drawer_is_said(make_lane, name, expected):
    client = make_lane().client()
    reply = open_drawer(client, name)
    assert (error(reply)[0], reply["parameters"]) == ("NotADrawer" if "device" in expected else "DrawerNotFound", expected)
    assert pulses(client) == []


@pytest.mark.parametrize("deadline", [0, 99, 60_001, -1])
def test_a_deadline_out_of_range_is_refused(make_lane, deadline):
    reply = open_drawer(make_lane().client(), deadlineMilliseconds=deadline)
    assert reply["error"] == "org.varlink.service.InvalidParameter"


@pytest.mark.parametrize("action, value, reason", [("cover", "open", "coverOpen"), ("paper", "out", "paperOut")])
def test_a_printer_that_needs_a_person_opens_nothing_then_or_later(make_lane, action, value, reason):
    client = make_lane().client()
    act(client, action, value)
    eventually(lambda: status(client)["attention"] == [reason], "an attention")
    assert error(open_drawer(client)) == ("DeviceNotReady", reason)
    act(client, action, {"open": "close", "out": "full"}[value])
    eventually(lambda: status(client)["attention"] == [], "a printer that needs nobody")
    time.sleep(0.5)
    assert pulses(client) == [] and status(client)["state"] == "closed"


def test_a_device_without_a_driver_is_away(make_lane, surface):
    lane = make_lane()
    client = lane.client()
    os.kill(lane.children()["lane-sim"], signal.SIGSTOP)
    os.kill(lane.children()["front"], signal.SIGKILL)
    reply = eventually(lambda: (reply := open_drawer(client)) and error(reply)[0] == "DeviceNotReady" and reply, "a refusal")
    assert reply["parameters"]["reason"] in ("absent", "starting", "recovering", "driverNotReached")
    eventually(lambda: not status(client)["isReady"] and status(client)["state"] == "unknown", "a drawer that is away")


def test_past_its_deadline_no_pulse_leaves(make_lane, surface):
    if surface == "tcp":
        pytest.skip("a connection breaks with the power, and the device is absent then")
    client = make_lane(boot="400").client()
    # Nobody has noticed yet that it says nothing any more.
    act(client, "power", "off")
    assert error(open_drawer(client, deadlineMilliseconds=500)) == ("DeadlinePassed", None)
    act(client, "power", "on")
    eventually(lambda: outcome_or_none(client) == "opened", "a printer that is back")
    assert pulses(client) == ["drawer 1"]


def outcome_or_none(client):
    reply = open_drawer(client)
    return reply["parameters"]["opening"]["outcome"] if "error" not in reply else None


def test_a_driver_that_was_held_up_sends_no_pulse_when_it_goes_on(make_lane):
    lane = make_lane(patience="30 s")
    client, driver = lane.client(), lane.children()["front"]
    os.kill(driver, signal.SIGSTOP)
    try:
        reply = open_drawer(client, deadlineMilliseconds=300)
    finally:
        os.kill(driver, signal.SIGCONT)
    assert error(reply) == ("OutcomeUnknown", "noAnswer")
    # What became of it comes late, and is written down; the drawer has stayed closed.
    eventually(lambda: any(event.get("reason") == "expired" for event in events(lane, "drawerAnswered")), "the end of it")
    assert pulses(client) == [] and status(client)["state"] == "closed"


def test_a_drawer_opens_while_a_receipt_is_printed_and_the_receipt_is_whole(make_lane):
    lane = make_lane(speed="20", receiveBuffer="512")
    client, printing = lane.client(), lane.client()
    printing.send("Printer.Print", {"role": "receipt", "document": LONG})
    eventually(lambda: len(marks(client)) > 2, "the first lines")
    assert outcome(open_drawer(client, deadlineMilliseconds=20_000)) == "opened"
    assert printing.receive()["parameters"]["job"]["state"] == "printed"
    found = marks(client)
    lines = [mark["text"].strip() for mark in found if mark["kind"] == "line"]
    assert lines == [f"line {number} " + "." * 30 for number in range(40)]
    # Where in the receipt depends on how much of it had left; that it is between two commands, every line says.
    assert pulses(client) == ["drawer 1"]


def test_a_driver_that_dies_in_the_middle_leaves_it_unknown_and_nothing_pulses_twice(make_lane):
    lane = make_lane()
    client, opener = lane.client(), lane.client()
    act(client, "drawerLatch", "jam")
    opener.send("CashDrawer.Open", {"drawer": "drawer"})
    eventually(lambda: pulses(client), "a pulse")
    os.kill(lane.children()["front"], signal.SIGKILL)
    assert error(opener.receive()) == ("OutcomeUnknown", "driverEnded")
    eventually(lambda: lane.states()["front"] == "ready", "another driver")
    act(client, "drawerLatch", "clear")
    time.sleep(0.5)
    assert pulses(client) == ["drawer 1"]
    eventually(lambda: status(client)["state"] == "closed", "a state that is known again")
    assert [event["outcome"] for event in events(lane, "drawerAnswered")] == ["unknown"]


def test_a_gateway_that_dies_in_the_middle_pulses_nothing_twice_and_the_end_is_written_down(make_lane):
    lane = make_lane()
    client, opener = lane.client(), lane.client()
    act(client, "drawerLatch", "jam")
    opener.send("CashDrawer.Open", {"drawer": "drawer"})
    eventually(lambda: pulses(client), "a pulse")
    name = events(lane, "drawerAsked")[0]["opening"]
    os.kill(lane.children()["lane-gateway"], signal.SIGKILL)
    with pytest.raises((EOFError, ConnectionResetError)):
        opener.receive()
    eventually(lambda: [(event["opening"], event["outcome"]) for event in events(lane, "drawerAnswered")]
               == [(name, "didNotOpen")], "the end in the journal")
    again = lane.client()
    lane.wait_ready("front")
    assert pulses(again) == ["drawer 1"]
    eventually(lambda: status(again)["state"] == "closed", "a state that the new gateway knows")


def test_a_second_caller_is_told_that_it_is_being_opened(make_lane):
    lane = make_lane()
    first, second = lane.client(), lane.client()
    act(second, "drawerLatch", "jam")
    first.send("CashDrawer.Open", {"drawer": "drawer"})
    eventually(lambda: pulses(second), "a pulse")
    assert error(open_drawer(second))[0] == "Busy"
    assert outcome(first.receive()) == "didNotOpen"
    assert pulses(second) == ["drawer 1"]


def test_watchers_hear_what_happens_to_the_drawer(make_lane):
    roles = ROLES + 'leftOpen = "1 s"\n'
    lane = make_lane(roles=roles)
    client, watcher = lane.client(), lane.client()
    watcher.send("CashDrawer.Watch", {}, more=True)
    first = watcher.receive()
    assert first["continues"] and [drawer["state"] for drawer in first["parameters"]["drawers"]] == ["closed"]
    seen = []

    def wait(kind):
        while not seen or seen[-1] != kind:
            reply = watcher.receive()["parameters"]
            assert reply["missedChanges"] == 0
            seen.extend(change["kind"] for change in reply["changes"])

    assert outcome(open_drawer(client)) == "opened"
    wait("leftOpen")
    assert status(client)["isLeftOpen"]
    act(client, "drawer", "close")
    wait("closed")
    # Somebody has a key.
    act(client, "drawer", "open")
    wait("opened")
    os.kill(lane.children()["front"], signal.SIGKILL)
    wait("lost")
    assert seen == ["opened", "leftOpen", "closed", "opened", "lost"]
    for kind, count in (("drawerOpened", 2), ("drawerLeftOpen", 1), ("drawerClosed", 1), ("drawerLost", 1)):
        assert len(events(lane, kind)) == count, kind
    assert client.call("CashDrawer.Watch", {})["error"] == "org.varlink.service.ExpectedMore"


def test_a_pulse_in_a_document_comes_once_however_often_it_is_asked_for(make_lane):
    lane = make_lane()
    client = lane.client()
    for _ in range(2):
        reply = client.call("Printer.Print", {"role": "receipt", "document": PULSE, "key": "k"})
        assert reply["parameters"]["job"]["state"] == "printed", reply
    assert pulses(client) == ["drawer 1"]
    asked, ended = events(lane, "drawerInDocument"), events(lane, "drawerDocumentEnded")
    assert len(asked) == len(ended) == 1 and asked[0]["job"] == ended[0]["job"] and ended[0]["outcome"] == "printed"
    assert asked[0]["user"] == str(os.getuid()) and asked[0]["connector"] == "1"


def test_a_document_that_waits_and_is_asked_for_again_is_written_down_once(make_lane):
    lane = make_lane()
    client = lane.client()
    act(client, "cover", "open")
    eventually(lambda: status(client)["attention"] == ["coverOpen"], "an open cover")
    for _ in range(2):
        client.call("Printer.Print", {"role": "receipt", "document": PULSE, "key": "k", "deadlineMilliseconds": 100})
    act(client, "cover", "close")
    reply = client.call("Printer.Print", {"role": "receipt", "document": PULSE, "key": "k"})
    assert reply["parameters"]["job"]["state"] == "printed" and pulses(client) == ["drawer 1"]
    assert len(events(lane, "drawerInDocument")) == len(events(lane, "drawerDocumentEnded")) == 1


PRINTER = '[device.front]\ndriver = "ESCPOSPrinter"\nsimulated = "pty"\n'


@pytest.mark.parametrize("text, message", [
    (f'[driver.echo]\nprogram = "{FAMILIES["echo"]}"\nclasses = ["printer"]\n[device.front]\ndriver = "echo"\nterminal = "/dev/t"\n'
     '[role.drawer]\ndevice = "front"\n', "7:1: the role 'drawer' is a drawer's, and the driver of 'front' opens none"),
    (PRINTER + '[role.drawer]\ndevice = "front"\n[role.safe]\ndevice = "front"\nconnector = 1\n',
     "6:1: 'safe' and 'drawer' are at one connector, 1 of 'front'")], ids=["no drawer", "one connector"])
def test_a_drawer_that_cannot_be_is_refused_with_its_place(tmp_path, text, message):
    file = tmp_path / "lane.toml"
    file.write_text(text)
    result = subprocess.run([SUPERVISOR, "--config", file, "--simulation"], capture_output=True, text=True, timeout=30)
    assert (result.returncode, result.stderr) == (2, f"lane-supervisor: {file}:{message}\n")
