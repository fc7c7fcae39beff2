"""Fixtures of the lab's own tests, and the record of the rigs that ran."""

import pathlib
import subprocess
import sys

import pytest

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS / "Interop"), str(TESTS / "Lane")]
import rigs  # what ran and what was skipped is recorded as the interop tests do it
from lab import Lab, missing
from simulator_stand import SimulatorStand


def pytest_configure(config):
    config.addinivalue_line("markers", "rig(name, module=None): names the rig a test belongs to")


def pytest_collection_modifyitems(items):
    for item in items:
        if pathlib.Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.rig("lab"))


def pytest_runtest_setup(item):
    rigs.skip_if_module_is_missing(item)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    rigs.note(item, outcome.get_result())


def pytest_sessionfinish(session):
    rigs.write()


@pytest.fixture
def lab():
    with Lab() as made:
        yield made


@pytest.fixture
def lab_with_udevd():
    if reason := missing():
        pytest.skip(reason)
    if not pathlib.Path("/lib/systemd/systemd-udevd").exists():
        pytest.skip("there is no systemd-udevd")
    with Lab(udevd=True) as made:
        yield made


@pytest.fixture
def simulators():
    stand = SimulatorStand()
    stand.start()
    yield stand
    stand.close()


@pytest.fixture
def build(tmp_path):
    """Compiles a program of the folder `programs`, which stands on libusb."""

    def make(name: str) -> pathlib.Path:
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libusb-1.0"], capture_output=True, text=True).stdout.split()
        if not flags:
            pytest.skip("there is no libusb-1.0-0-dev")
        source = pathlib.Path(__file__).with_name("programs") / f"{name}.c"
        subprocess.run(["cc", "-Wall", "-Wextra", "-Werror", "-o", tmp_path / name, source, *flags], check=True)
        return tmp_path / name

    return make


@pytest.fixture
def python(lab):
    """Runs a few lines of Python inside the lab to their end, and returns what they print."""

    def run(script: str, *arguments, **options) -> str:
        return lab.output([sys.executable, "-c", script, *arguments], **options)

    return run
