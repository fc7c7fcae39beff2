"""Who may open drawers: clients of other users at a lane that root has started."""

import grp
import os

import pytest

from lane import Client, Lane
from somebody import CASHIER, Somebody
from test_drawers import ROLES, PULSE, events, pulses

pytestmark = [
    pytest.mark.rig("root"),
    pytest.mark.skipif(os.getuid() != 0, reason="only root can become other users"),
]

# Groups that every Debian has (base-passwd); who is in them does not matter here.
SALE, TECHNICIAN, DRAWER = (grp.getgrnam(name).gr_gid for name in ("users", "games", "audio"))
ACCESS = '[access]\nsale = ["users"]\ntechnician = ["games"]\ndrawer = ["audio"]\nsimulation = []\nadmin = []\n'
DENIED = "org.varlink.service.PermissionDenied"
PLAIN = {"elements": [{"text": {"text": "Bread"}}]}


@pytest.fixture
def lane():
    place = 'simulated = "pty"\nsettings = { drawerOpenLevel = "high" }'
    started = Lane({"front": "ESCPOSPrinter"}, places={"front": place}, more=ROLES + ACCESS)
    started.wait_ready("front")
    yield started
    started.close()


def try_all(path: str) -> dict:
    """What each call is answered, by its error or `done`."""
    client = Client(path)
    calls = {"open": ("CashDrawer.Open", {"drawer": "drawer"}), "status": ("CashDrawer.Status", {"drawer": "drawer"}),
             "pulse": ("Printer.Print", {"role": "receipt", "document": PULSE}),
             "plain": ("Printer.Print", {"role": "receipt", "document": PLAIN})}
    return {name: client.call(*call).get("error", "done") for name, call in calls.items()}


@pytest.mark.parametrize("groups, allowed", [
    ([SALE], ["status", "plain"]), ([TECHNICIAN], ["status", "plain"]), ([DRAWER], ["open", "status"]),
    ([SALE, DRAWER], ["open", "status", "pulse", "plain"])])
def test_only_who_has_the_right_moves_a_drawer(lane, groups, allowed):
    process = Somebody(CASHIER, groups, try_all, lane.path)
    answers = process.result()
    assert answers == {name: "done" if name in allowed else DENIED for name in answers}
    assert len(pulses(lane.client())) == ("open" in allowed) + ("pulse" in allowed)
    for event in events(lane, "drawerAsked") + events(lane, "drawerInDocument"):
        assert event["user"] == str(CASHIER)
