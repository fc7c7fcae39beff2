"""The rules loaded by a systemd-udevd that sees the machine itself, and an event that nobody made up."""

import fcntl
import os
import pathlib

import pytest

from udev_bench import Bench, eventually, skip_unless_there

pytestmark = pytest.mark.rig("udev")

LOOP_CTL_ADD, LOOP_CTL_REMOVE = 0x4C80, 0x4C81


@pytest.fixture
def loop():
    """The number of a loop device that is not there yet, which the kernel will make."""
    skip_unless_there()
    if not pathlib.Path("/dev/loop-control").exists():
        pytest.skip("needs /dev/loop-control")
    number = 100_000 + os.getpid() % 10_000
    with open("/dev/loop-control", "rb") as control:
        yield lambda: fcntl.ioctl(control, LOOP_CTL_ADD, number), number
        try:
            fcntl.ioctl(control, LOOP_CTL_REMOVE, number)
        except OSError:
            pass


def test_an_event_of_the_kernel_passes_through_all_rules(tmp_path, loop):
    make, number = loop
    rules = {"50-site.rules": f'KERNEL=="loop{number}", ENV{{LANEKEEPER_CLAIM}}="Nothing"\n',
             "99-zzz-last.rules": f'KERNEL=="loop{number}", ENV{{WITNESS_TURN}}="seen"\n'}
    bench = Bench(tmp_path, rules, real=True)
    try:
        make()
        path = f"/devices/virtual/block/loop{number}"
        eventually(lambda: bench.seen(path), bench.said)
        properties = bench.database[path]
        # No lane opens disks, whatever a site claims.
        assert properties["LANEKEEPER_CLAIM"] == "Nothing" and "LANEKEEPER" not in properties
        assert "lanekeeper.rules" not in bench.said()
    finally:
        bench.close()
