"""50 devices come at once, and go and come in random order; Tests/Soak/many_devices.py does it for longer."""

import pathlib
import sys

import pytest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / folder) for folder in ("Soak", "Lab")]
from many_devices import soak


@pytest.mark.parametrize("udevd", [False, True], ids=["told by the lab", "a real udevd"])
def test_fifty_devices_come_and_go_and_none_is_taken_for_another(udevd):
    soak(rounds=20, seed=7, udevd=udevd, log=print)
