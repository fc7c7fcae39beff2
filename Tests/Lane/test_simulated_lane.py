"""Receipts through the whole lane onto the paper of simulated printers."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import time

import pytest

import cli
from driver_stand import REPOSITORY
from lane import Lane, eventually

INTERFACES = ["Devices", "Printer", "Simulation"]
LINES = {"elements": [{"text": {"text": "Corner Shop", "bold": True, "widthTimes": 2, "alignment": "center"}},
                      {"text": {"text": "Bread 2.10\nMilk 1.20"}}, {"feedLines": 1}, {"cut": "partial"}]}


@pytest.fixture(params=["pty", "tcp"])
def make_lane(request):
    """A lane with one simulated printer that has these settings."""
    lanes = []

    def make(**settings: str) -> Lane:
        place = f'simulated = "{request.param}"'
        if settings:
            place += "\nsimulation = { " + ", ".join(f'{name} = "{value}"' for name, value in settings.items()) + " }"
        lane = Lane({"front": "ESCPOSPrinter"}, places={"front": place}, more='[role.receipt]\ndevice = "front"\n')
        lanes.append(lane)
        lane.wait_ready("receipt")
        return lane

    yield make
    for lane in lanes:
        lane.close()


@pytest.fixture
def lane(make_lane):
    return make_lane()


def print_(connection, document=LINES, **parameters) -> dict:
    reply = connection.call("Printer.Print", {"role": "receipt", "document": document, **parameters})
    assert "error" not in reply, reply
    return reply["parameters"]["job"]


def act(connection, action: str, value: str) -> dict:
    reply = connection.call("Simulation.Act", {"device": "receipt", "action": action, "value": value})
    assert "error" not in reply, reply
    return reply["parameters"]["state"]


def paper(connection) -> list[str]:
    marks, after = [], 0
    while True:
        new = connection.call("Simulation.Observe", {"device": "receipt", "after": after})["parameters"]["marks"]
        if not new:
            return [mark["text"].strip() if mark["kind"] == "line" else mark["kind"] for mark in marks]
        marks, after = marks + new, new[-1]["number"]


def test_a_receipt_is_on_the_paper_when_the_answer_says_so(lane):
    client = lane.client()
    job = print_(client)
    assert (job["state"], job["evidence"], job["isSimulated"]) == ("printed", "processIdEcho", True)
    found = paper(client)
    assert [line for line in found if line not in ("feed",)] == \
        ["C o r n e r   S h o p", "Bread 2.10", "Milk 1.20", "cut"]


def test_the_paper_is_drawn_into_files(lane, tmp_path):
    client, file = lane.client(), tmp_path / "receipt.png"

    def draw(*more):
        return cli.lane("sim", "paper", "receipt", "--png", file, *more, socket=lane.path)

    nothing = draw()
    assert (nothing.returncode, nothing.stderr) == (1, "lane: nothing is on the paper yet\n") and not file.exists()
    print_(client)
    assert draw().stdout == f"{file}\n" and file.read_bytes().startswith(b"\x89PNG\r\n")
    print_(client, {"elements": [{"text": {"text": "another"}}, {"cut": "full"}]})
    assert draw("--pieces", 5).stdout == f"{tmp_path}/receipt-1.png\n{tmp_path}/receipt-2.png\n"
    assert (tmp_path / "receipt-1.png").read_bytes() == file.read_bytes() != (tmp_path / "receipt-2.png").read_bytes()
    assert draw("--pieces", 21).returncode == draw("--follow").returncode == 2
    nowhere = cli.lane("sim", "paper", "receipt", "--png", tmp_path / "no/where.png", socket=lane.path)
    assert nowhere.returncode == 2 and "No such file" in nowhere.stderr


def test_an_open_cover_makes_the_job_wait_and_a_closed_one_lets_it_go_on(lane):
    client, watcher = lane.client(), lane.client()
    assert act(client, "cover", "open")["cover"] == "open"
    eventually(lambda: lane.states()["front"] == "attention", "an attention")
    status = client.call("Printer.Status", {"role": "receipt"})["parameters"]["status"]
    assert status["attention"] == ["coverOpen"]
    watcher.send("Printer.Print", {"role": "receipt", "document": LINES, "key": "k"}, more=True)
    job = {}
    while job.get("state") != "waiting":
        job = watcher.receive()["parameters"]["job"]
    assert job["reason"] == "coverOpen"
    # Another device's word is not waited for meanwhile.
    assert lane.states()["front"] == "attention"
    act(client, "cover", "close")
    while job["state"] != "printed":
        job = watcher.receive()["parameters"]["job"]
    assert paper(client).count("Bread 2.10") == 1
    eventually(lambda: lane.states()["front"] == "ready", "a printer that is ready again")


def test_paper_that_ends_soon_keeps_nothing_waiting_and_paper_that_is_out_does(lane):
    client = lane.client()
    act(client, "paper", "low")
    eventually(lambda: lane.states()["front"] == "attention", "an attention")
    assert print_(client)["state"] == "printed"
    act(client, "paper", "out")
    # A printer whose paper ends after the first byte has been sent may have printed it in two pieces.
    eventually(lambda: client.call("Printer.Status", {"role": "receipt"})["parameters"]["status"]["attention"] == ["paperOut"],
               "the end of the paper")
    job = print_(client, key="k", deadlineMilliseconds=1500)
    assert (job["state"], job["reason"]) == ("waiting", "paperOut")
    act(client, "paper", "full")
    assert print_(client, key="k")["state"] == "printed"


LONG_LINES = [f"line {number} " + "." * 30 for number in range(40)]
LONG = {"elements": [{"text": {"text": line}} for line in LONG_LINES] + [{"cut": "full"}]}


def follow(watcher, *states: str) -> dict:
    job = {}
    while job.get("state") not in states:
        job = watcher.receive()["parameters"]["job"]
    return job


def assert_not_wrongly_printed(job: dict, lines: list[str], whole: list[str]):
    """What came onto the paper in one piece, which nothing tore off, or no word of its being printed."""
    text = [line for line in lines if line != "feed"]
    is_whole = any(text[start:start + len(whole)] == whole for start in range(len(text)))
    assert job["state"] in ("printed", "unknown", "notPrinted"), job
    assert job["state"] != "printed" or is_whole, (job, lines)
    assert job["state"] != "notPrinted" or whole[0] not in text, (job, lines)


# The simulated printer starts in 1.5 s unless told; a blink that is shorter than the time between two questions is one
# that the driver cannot see.
@pytest.mark.parametrize("boot", ["400", "1500"])
def test_power_lost_while_the_whole_job_waits_in_the_printer_is_never_printed(make_lane, boot):
    lane = make_lane(boot=boot)
    client, watcher = lane.client(), lane.client()
    act(client, "cover", "open")
    watcher.send("Printer.Print", {"role": "receipt", "document": LINES, "key": "k"}, more=True)
    job = follow(watcher, "waiting")
    # A job of which no byte had left would be printed after that, and rightly.
    while job["bytesSent"] < job.get("bytesTotal", 1):
        job = follow(watcher, "waiting")
    assert act(client, "power", "cycle")["power"] == "booting"
    act(client, "cover", "close")
    job = follow(watcher, "printed", "notPrinted", "unknown")
    lines = paper(client)
    assert "Bread 2.10" not in lines and job["state"] != "printed", (job, lines)
    lane.wait_ready("receipt")
    assert print_(client, key="after")["state"] == "printed"


@pytest.mark.parametrize("printed", [1, 20, 38])
def test_power_lost_in_the_middle_of_a_slow_job_is_never_printed(make_lane, printed):
    lane = make_lane(speed="50", receiveBuffer="512")
    client, watcher = lane.client(), lane.client()
    watcher.send("Printer.Print", {"role": "receipt", "document": LONG, "key": "k"}, more=True)
    eventually(lambda: LONG_LINES[printed] in paper(client), "a line on the paper")
    act(client, "power", "cycle")
    job = follow(watcher, "printed", "notPrinted", "unknown")
    assert_not_wrongly_printed(job, paper(client), LONG_LINES + ["cut"])
    lane.wait_ready("receipt")
    assert print_(client, key="after")["state"] == "printed"


@pytest.mark.parametrize("later", [0.0, 0.3])
def test_power_lost_before_the_first_byte_is_never_printed(make_lane, later):
    lane = make_lane()
    client, watcher = lane.client(), lane.client()
    act(client, "power", "cycle")
    time.sleep(later)
    watcher.send("Printer.Print", {"role": "receipt", "document": LINES, "key": "k"}, more=True)
    job = follow(watcher, "printed", "notPrinted", "unknown")
    assert_not_wrongly_printed(job, paper(client), ["C o r n e r   S h o p", "Bread 2.10", "Milk 1.20", "cut"])
    lane.wait_ready("receipt")
    assert print_(client, key="after")["state"] == "printed"


def test_a_printer_that_takes_nothing_is_silent_and_has_lost_nothing(make_lane):
    lane = make_lane(speed="100", receiveBuffer="512")
    client, watcher = lane.client(), lane.client()
    act(client, "cover", "open")
    watcher.send("Printer.Print", {"role": "receipt", "document": LONG, "key": "k"}, more=True)
    follow(watcher, "waiting")
    # Longer than a printer with power may be silent that takes what it is sent.
    time.sleep(3)
    act(client, "cover", "close")
    assert follow(watcher, "printed", "notPrinted", "unknown")["state"] == "printed"


def test_observers_see_paper_as_it_comes_out_over_the_death_of_simulator_and_gateway(lane):
    client, observer = lane.client(), lane.client()
    observer.send("Simulation.Observe", {"device": "receipt", "after": 0}, more=True)
    print_(client)
    seen = []

    def see(text: str):
        while not seen or seen[-1]["text"] != text:
            reply = observer.receive()
            assert reply.get("continues"), reply
            seen.extend(reply["parameters"]["marks"])

    see("partial")
    os.kill(lane.children()["lane-sim"], signal.SIGKILL)
    eventually(lambda: lane.states()["front"] != "ready", "a lost printer")
    lane.wait_ready("receipt")
    again = {"elements": [{"text": {"text": "again"}}]}
    assert print_(client, again)["state"] == "printed"
    see("again")
    numbers = [mark["number"] for mark in seen]
    assert numbers == sorted(set(numbers))


def test_a_text_that_nobody_has_letters_for_is_refused_with_its_element(lane):
    job = print_(lane.client(), {"elements": [{"feedLines": 1}, {"text": {"text": "\U0010fffd"}}]})
    assert (job["state"], job["reason"], job["evidence"]) == ("notPrinted", "missingGlyph", "nothingSent")
    assert job["detail"].startswith("element 1: ") and "U+10FFFD" in job["detail"]
    assert paper(lane.client()) == []


@pytest.mark.parametrize("parameters, error", [
    ({"device": "receipt", "action": "dance", "value": "on"}, "ActionNotFound"),
    ({"device": "receipt", "action": "cover", "value": "ajar"}, "WrongValue"),
    ({"device": "nobody", "action": "cover", "value": "open"}, "DeviceNotFound"),
])
def test_what_cannot_be_done_to_a_device_is_said(lane, parameters, error):
    assert lane.client().call("Simulation.Act", parameters)["error"] == f"org.lanekeeper.Simulation.{error}"


def varlink_cli(*arguments: str) -> str:
    result = subprocess.run([sys.executable, "-m", "varlink.cli", *arguments], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_the_reference_client_lists_describes_and_prints(lane):
    listed = varlink_cli("info", f"unix:{lane.path}")
    for name in INTERFACES:
        assert f"org.lanekeeper.{name}" in listed
        described = varlink_cli("help", f"unix:{lane.path}/org.lanekeeper.{name}")
        text = (REPOSITORY / f"Sources/Interfaces/org.lanekeeper.{name}.varlink").read_text()
        for line in text.splitlines():
            if line.startswith("method "):
                assert line.split("(")[0] in described
    reply = varlink_cli("call", f"unix:{lane.path}/org.lanekeeper.Printer.Print",
                        json.dumps({"role": "receipt", "document": LINES}))
    assert json.loads(reply)["job"]["state"] == "printed"
    assert "Bread 2.10" in paper(lane.client())


def test_without_a_start_option_nothing_is_simulated(tmp_path):
    lane = tmp_path / "lane.toml"
    lane.write_text('[device.front]\ndriver = "ESCPOSPrinter"\nsimulated = "pty"\n')
    supervisor = REPOSITORY / ".build/debug/lane-supervisor"
    result = subprocess.run([supervisor, "--config", lane], capture_output=True, text=True, timeout=30)
    assert result.returncode == 2
    assert result.stderr == f"lane-supervisor: {lane}:1:1: 'front' is simulated; start with --simulation\n"


@pytest.mark.parametrize("text, message", [
    ('[device.a]\ndriver = "Nobody"\nsimulated = "pty"\n',
     "1:1: no driver is called 'Nobody', expected one of ESCPOSPrinter"),
    ('[device.a]\ndriver = "ESCPOSPrinter"\nsimulated = "pty"\nsettings = { columns = "1000" }\n', "4:24: "),
    ('[device.a]\ndriver = "ESCPOSPrinter"\nsimulated = "pty"\nsettings = { colums = "48" }\n', "4:23: "),
])
def test_what_no_driver_knows_is_refused_with_its_place(tmp_path, text, message):
    lane = tmp_path / "lane.toml"
    lane.write_text(text)
    supervisor = REPOSITORY / ".build/debug/lane-supervisor"
    result = subprocess.run([supervisor, "--config", lane, "--simulation"], capture_output=True, text=True, timeout=30)
    assert result.returncode == 2
    assert result.stderr.startswith(f"lane-supervisor: {lane}:{message}"), result.stderr
