"""Fixtures: the started service, peers of it, and the record of the rigs that ran."""

import os
import random
import resource

import pytest

import rigs
from peer import Peer
from service import RUNNING, Service


def pytest_configure(config):
    config.addinivalue_line("markers", "rig(name, module=None): names the rig a test belongs to")
    # A thousand connections need more descriptors than the usual soft limit grants;
    # the service inherits the limit that is set here.
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 8192 if hard == resource.RLIM_INFINITY else min(8192, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def pytest_runtest_setup(item):
    rigs.skip_if_module_is_missing(item)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    report = outcome.get_result()
    rigs.note(item, report)
    if report.failed:
        for service in RUNNING:
            report.sections.append((f"stderr of {service.address}", service.errors))


def pytest_sessionfinish(session):
    rigs.write()


@pytest.fixture(scope="module")
def service():
    """A service with the default limits, shared by the tests of one module."""
    started = Service()
    yield started
    assert started.is_running(), f"the service ended by itself: {started.process.returncode}"
    assert started.stop() == 0


@pytest.fixture
def start_service():
    """Starts services with options; each is ended and must end well."""
    services = []

    def start(*options: str) -> Service:
        services.append(Service(*options))
        return services[-1]

    yield start
    codes = [(started.is_running(), started.stop()) for started in services]
    assert all(running and code == 0 for running, code in codes), codes


@pytest.fixture
def connect():
    """Opens peers and closes those a test has left open."""
    peers = []

    def open_peer(service: Service) -> Peer:
        peers.append(Peer(service.path))
        return peers[-1]

    yield open_peer
    for peer in peers:
        peer.close()


@pytest.fixture
def peer(service, connect):
    return connect(service)


@pytest.fixture
def seed() -> int:
    """SEED of the environment, or another one for each run; pytest shows it when a test fails."""
    chosen = int(os.environ.get("SEED") or random.randrange(2**32))
    print(f"SEED={chosen} repeats this run")
    return chosen
