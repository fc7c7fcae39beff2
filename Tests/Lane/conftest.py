"""Fixtures of the lane's tests, and the record of the rigs that ran."""

import pathlib
import signal
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Interop"))
import rigs  # what ran and what was skipped is recorded as the interop tests do it
from driver_stand import DRIVERS, DriverStand
from found_lane import FoundLane
from lab import Lab
from simulator_stand import SimulatorStand


def pytest_configure(config):
    config.addinivalue_line("markers", "rig(name, module=None): names the rig a test belongs to")
    # A shell starts what is in its background with the interrupt ignored, `nohup` does so with the hang-up, and the programs under test
    # would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_runtest_setup(item):
    rigs.skip_if_module_is_missing(item)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    rigs.note(item, outcome.get_result())


def pytest_sessionfinish(session):
    rigs.write()


@pytest.fixture(params=DRIVERS)
def driver_name(request):
    return request.param


@pytest.fixture
def make_stand():
    """Starts drivers; each is ended when the test is over."""
    stands = []

    def make(name: str, **options) -> DriverStand:
        stands.append(DriverStand(name, **options))
        return stands[-1]

    yield make
    for stand in stands:
        stand.close()


@pytest.fixture
def make_simulators():
    """Starts processes of simulators; each is ended when the test is over."""
    stands = []

    def make() -> SimulatorStand:
        stands.append(SimulatorStand())
        stands[-1].start()
        return stands[-1]

    yield make
    for stand in stands:
        stand.close()


@pytest.fixture
def simulators(make_simulators):
    return make_simulators()


@pytest.fixture
def lab():
    """USB devices of its own, on a machine that has none."""
    with Lab() as made:
        yield made


@pytest.fixture
def make_found_lane(lab):
    """Starts lanes that find what is plugged in in the lab; each is ended when the test is over."""
    lanes = []

    def make(devices=None, **more) -> FoundLane:
        lanes.append(FoundLane(lab, devices or {"front": 'attached = "usb"'}, **more))
        return lanes[-1]

    yield make
    for lane in lanes:
        lane.close()
