"""`lane drawer` against a stand-in that answers well, oddly, late or not at all."""

import json

import pytest

from cli import lane
from stand_in import Refused, StandIn, device

OPENING = {"opening": "o-1", "role": "drawer", "device": "front", "connector": 1, "outcome": "opened", "isSimulated": False}
DRAWER = {"role": "drawer", "device": "front", "connector": 1, "isReady": True, "attention": [], "state": "closed",
          "level": "low", "source": "automatic", "sinceMilliseconds": 61_000, "ageMilliseconds": 20, "isLeftOpen": False,
          "isSimulated": False}


class DrawerStandIn(StandIn):
    """Answers CashDrawer with what a test puts there."""

    answer: object = None

    def CashDrawer_Open(self, parameters, more):
        if isinstance(self.answer, Refused):
            raise self.answer
        yield self.answer if self.answer == "close" else {"parameters": {"opening": {**OPENING, **self.answer}}}

    def CashDrawer_Status(self, parameters, more):
        yield {"parameters": {"drawer": {**DRAWER, **self.answer}}}


@pytest.fixture
def stand_in(tmp_path):
    service = DrawerStandIn(str(tmp_path / "lane.socket"))
    service.devices = [device("front", "receipt")]
    yield service
    service.close()


def ask(stand_in, answer, *words):
    stand_in.answer = answer
    return lane("drawer", *words, socket=stand_in.path)


@pytest.mark.parametrize("answer, status, words", [
    ({"outcome": "opened"}, 0, "opened"),
    ({"outcome": "opened", "isSimulated": True}, 0, "opened (simulated)"),
    ({"outcome": "alreadyOpen"}, 0, "already open; no pulse was sent"),
    ({"outcome": "didNotOpen"}, 1, "did not open: a pulse was sent, and its sensor says that it is closed"),
    ({"outcome": "noSensor"}, 3, "unknown: a pulse was sent, and nothing says whether it opened"),
])
def test_the_exit_code_says_what_became_of_it(stand_in, answer, status, words):
    result = ask(stand_in, answer, "open")
    assert (result.returncode, result.stdout) == (status, words + "\n")
    call = stand_in.calls[-1]
    assert call["parameters"] == {"drawer": "drawer", "deadlineMilliseconds": 5000}


@pytest.mark.parametrize("answer, status, words", [
    (Refused("CashDrawer.DrawerNotFound", drawer="x", drawers=["drawer"]), 2, "the lane has no drawer 'x'; it has drawer"),
    (Refused("CashDrawer.NotADrawer", drawer="receipt", device="front", drawers=["drawer"]), 2,
     "'receipt' is no drawer; its drawers are drawer"),
    (Refused("CashDrawer.DeviceNotReady", drawer="drawer", device="front", reason="coverOpen"), 1,
     "no pulse was sent: 'front' is not ready: cover open"),
    (Refused("CashDrawer.Busy", drawer="drawer"), 1, "no pulse was sent: the drawer is being opened for somebody else"),
    (Refused("CashDrawer.DeadlinePassed", drawer="drawer"), 1, "no pulse was sent in time, and none will be"),
    (Refused("CashDrawer.OutcomeUnknown", drawer="drawer", opening="o-1", reason="driverEnded"), 3,
     "unknown: driver ended; the drawer may be open: look at it"),
    (Refused("Other.Thing"), 1, "the lane answered org.lanekeeper.Other.Thing"),
])
def test_a_refusal_is_a_sentence_and_an_exit_code(stand_in, answer, status, words):
    result = ask(stand_in, answer, "open")
    assert (result.returncode, result.stdout, result.stderr) == (status, "", f"lane: {words}\n")


def test_a_connection_that_breaks_leaves_it_unknown(stand_in):
    result = ask(stand_in, "close", "open")
    assert result.returncode == 3 and "the drawer may be open: look at it" in result.stderr


def test_json_goes_to_standard_output_alone(stand_in):
    result = ask(stand_in, {"outcome": "opened", "levelBefore": "low", "levelAfter": "high"}, "open", "--json", "drawer-2")
    assert json.loads(result.stdout) == {**OPENING, "levelBefore": "low", "levelAfter": "high"}
    assert result.stderr == "opened\n" and stand_in.calls[-1]["parameters"]["drawer"] == "drawer-2"


def test_a_line_that_changes_without_a_meaning_is_pointed_out(stand_in):
    result = ask(stand_in, {"outcome": "noSensor", "levelBefore": "low", "levelAfter": "high"}, "open")
    assert result.returncode == 3 and 'set drawerOpenLevel = "high" in the settings of \'front\'' in result.stderr
    same = ask(stand_in, {"outcome": "noSensor", "levelBefore": "high", "levelAfter": "high"}, "open")
    assert same.stderr == ""


@pytest.mark.parametrize("answer, status, words", [
    ({}, 0, "closed, for 61 s"),
    ({"state": "open", "isLeftOpen": True, "isSimulated": True}, 0, "open, for too long, for 61 s (simulated)"),
    ({"state": "unknown", "sinceMilliseconds": None}, 3, "not known; the line of its sensor is low"),
    ({"state": "unknown", "sinceMilliseconds": None, "level": None, "isReady": False, "attention": ["paperOut"]}, 3,
     "not known; 'front' is not ready; needs: paper out"),
])
def test_status_says_what_is_known(stand_in, answer, status, words):
    result = ask(stand_in, {name: value for name, value in answer.items()}, "status")
    assert (result.returncode, result.stdout) == (status, words + "\n"), result.stderr


@pytest.mark.parametrize("words", [["open", "--timeout", "0.05"], ["open", "--timeout", "61"], ["open", "a", "b"], ["shut"]])
def test_a_wrong_command_line_is_two(stand_in, words):
    assert ask(stand_in, {}, *words).returncode == 2 and not stand_in.calls
