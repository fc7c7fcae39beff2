"""What the lane believes of a printer that confirms what it has only heard, and what the paper shows."""

import pytest

from lane import Lane, eventually

LINES = 40


def printed(connection) -> list[str]:
    marks, after = [], 0
    while new := connection.call("Simulation.Observe", {"device": "receipt", "after": after})["parameters"]["marks"]:
        marks, after = marks + new, new[-1]["number"]
    return [mark["text"] if mark["kind"] == "line" else mark["kind"] for mark in marks]


@pytest.fixture
def make_lane():
    lanes = []

    def make(driver: str = "", **settings: str) -> Lane:
        # A line a second: nobody can take the confirmation for one of paper that has come out.
        settings = {"speed": "1", **settings}
        place = 'simulated = "pty"\nsimulation = { ' + ", ".join(f'{name} = "{value}"' for name, value in settings.items()) + " }"
        lanes.append(Lane({"front": "ESCPOSPrinter"}, places={"front": place + driver}, more='[role.receipt]\ndevice = "front"\n'))
        lanes[-1].wait_ready("receipt")
        return lanes[-1]

    yield make
    for lane in lanes:
        lane.close()


def print_(connection) -> dict:
    text = "\n".join(f"line {number}" for number in range(LINES))
    reply = connection.call("Printer.Print", {"role": "receipt", "document": {"elements": [{"text": {"text": text}}]}})
    return reply["parameters"]["job"]


@pytest.mark.parametrize("printer, driver, evidence", [
    ({}, "", "processIdEcho"),
    # A model without process ids, of which somebody has said that its queued status can be trusted.
    ({"processId": "no"}, '\nsettings = { fence = "honest" }', "statusFence"),
])
def test_a_receipt_that_never_came_out_is_called_printed(make_lane, printer, driver, evidence):
    lane = make_lane(driver, **printer)
    client = lane.client()
    assert client.call("Simulation.Act", {"device": "receipt", "action": "fence", "value": "lie"})["parameters"]["state"]["fence"] == "lie"
    job = print_(client)
    # The lie is believed: nothing on the line tells it from the truth.
    assert (job["state"], job["evidence"]) == ("printed", evidence), job
    client.call("Simulation.Act", {"device": "receipt", "action": "power", "value": "off"})
    paper = printed(client)
    assert paper[-1] == "tear" and f"line {LINES - 1}" not in paper


def test_a_queued_status_is_not_believed_unless_somebody_has_tested_the_printer(make_lane):
    lane = make_lane(processId="no", fence="lie")
    job = print_(lane.client())
    assert (job["state"], job["reason"], job["evidence"]) == ("unknown", "fenceUnproven", "consumed"), job


def test_an_honest_printer_that_loses_its_power_is_not_believed(make_lane):
    lane = make_lane(boot="0")
    client, watcher = lane.client(), lane.client()
    watcher.send("Printer.Print", {"role": "receipt", "document": {"elements": [{"text": {"text": "one\ntwo\nthree\nfour"}}]}}, more=True)
    eventually(lambda: "one" in printed(client), "the first line")
    client.call("Simulation.Act", {"device": "receipt", "action": "power", "value": "cycle"})
    job = watcher.receive()["parameters"]["job"]
    while job["state"] not in ("printed", "notPrinted", "unknown"):
        job = watcher.receive()["parameters"]["job"]
    assert job["state"] == "unknown", job
