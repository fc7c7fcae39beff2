"""Drawers on a serial line of their own through the whole lane. A pseudo terminal has no modem lines: that a drawer tells its
state on one can be seen here only to be missing."""

import pytest

from lane import Lane, eventually
from test_drawers import error, open_drawer, outcome, status


@pytest.fixture
def make_lane():
    lanes = []

    def make(settings: dict, **simulation) -> Lane:
        def table(values):
            return "{ " + ", ".join(f'{name} = "{value}"' for name, value in values.items()) + " }"

        place = f'simulated = "pty"\nsettings = {table({"settleSeconds": 0, "restSeconds": 0, **settings})}\n' \
                f'simulation = {table(simulation)}'
        # What is nothing but a drawer is one whatever its role is called.
        lane = Lane({"cash": "SerialDrawer"}, places={"cash": place}, more='[role.till]\ndevice = "cash"\n')
        lanes.append(lane)
        lane.wait_ready("till")
        return lane

    yield make
    for lane in lanes:
        lane.close()


def act(client, action, value):
    assert "error" not in client.call("Simulation.Act", {"device": "cash", "action": action, "value": value})


def marks(client) -> list:
    found = client.call("Simulation.Observe", {"device": "cash", "after": 0})["parameters"]["marks"]
    return [(mark["kind"], mark["text"]) for mark in found]


def pulsed(client, times: int):
    """Waits for the simulator's word: an outcome without a sensor is the driver's, which is another process."""
    eventually(lambda: len(marks(client)) >= times, f"pulse {times}")


def state(client) -> str:
    return client.call("Simulation.Devices")["parameters"]["devices"][0]["state"]["drawer"]


def sensor(client) -> str:
    # Facts come over another link than the word that the device is ready.
    return eventually(lambda: client.call("Devices.Describe", {"device": "cash"})["parameters"]["device"]["facts"].get("sensor"),
                      "what is known of the sensor")


@pytest.mark.parametrize("settings", [{}, {"statusLine": "cts", "openWhen": "on"}, {"statusLine": "ri", "openWhen": "off"}])
def test_an_apg_484a_opens_and_without_modem_lines_nobody_says_so(make_lane, settings):
    client = make_lane(settings).client()
    assert outcome(open_drawer(client, "till")) == "noSensor"
    pulsed(client, 1)
    assert (marks(client), state(client), sensor(client)) == ([("pulse", "drawer 1")], "open", "none")
    assert status(client, "cash")["state"] == "unknown" and "level" not in status(client, "cash")


def test_an_ibm_4840_that_is_asked_says_whether_it_opened(make_lane):
    client = make_lane({"model": "ibm-4840", "statusQuery": "yes"}, model="ibm-4840").client()
    assert sensor(client) == "query"
    assert outcome(open_drawer(client, "till")) == "opened"
    assert outcome(open_drawer(client, "till")) == "alreadyOpen"
    act(client, "drawer", "close")
    eventually(lambda: status(client, "till")["state"] == "closed", "a closed drawer")
    act(client, "drawerLatch", "jam")
    assert outcome(open_drawer(client, "till")) == "didNotOpen"
    assert marks(client) == [("pulse", "drawer 1")] * 2


def test_a_drawer_that_does_not_know_the_question_has_no_sensor(make_lane):
    client = make_lane({"model": "ibm-4840", "statusQuery": "yes"}, model="apg-484a").client()
    assert sensor(client) == "none"
    assert outcome(open_drawer(client, "till")) == "noSensor"


def test_the_rest_between_two_pulses_is_kept_or_the_deadline_passes(make_lane):
    client = make_lane({"restSeconds": 2}, charge="1900").client()
    assert outcome(open_drawer(client, "till")) == "noSensor"
    pulsed(client, 1)
    assert error(open_drawer(client, "till", deadlineMilliseconds=500))[0] == "DeadlinePassed"
    act(client, "drawer", "close")
    assert outcome(open_drawer(client, "till", deadlineMilliseconds=20_000)) == "noSensor"
    pulsed(client, 2)
    # A pulse that had come too soon would have left a note.
    assert marks(client) == [("pulse", "drawer 1")] * 2 and state(client) == "open"


def test_a_drawer_prints_nothing(make_lane):
    document = {"elements": [{"text": {"text": "Bread"}}]}
    reply = make_lane({}).client().call("Printer.Print", {"role": "till", "document": document})
    assert reply["error"] == "org.lanekeeper.Printer.NotAPrinter"
