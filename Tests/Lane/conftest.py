"""Fixtures of the lane's tests."""

import pytest

from driver_stand import DRIVERS, DriverStand


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
