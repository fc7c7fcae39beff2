"""Many devices at once, and nothing that is left of them."""

import os
import pathlib
import random
import signal
import subprocess
import sys

import pytest

from lab import HERE, Lab
from simulator_stand import eventually


def resident(process: int) -> int:
    """Kilobytes of memory that a process has."""
    return int(next(line for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines() if line.startswith("VmRSS")).split()[1])


def test_fifty_devices_are_plugged_and_pulled_a_thousand_times(lab):
    chance = random.Random(1)
    devices = [lab.usb_printer(serial=f"S{number}", port=f"1-{number % 5 + 1}.{number // 5 + 1}") for number in range(50)]
    daemon, inside = lab.nodes.process.pid, lab.inside.process.pid

    def state() -> tuple:
        folders = (f"/proc/{daemon}/fd", f"/proc/{inside}/fd", "/proc/self/fd", "/proc/self/task")
        return (*(len(os.listdir(folder)) for folder in folders),
                pathlib.Path(f"/proc/{inside}/mounts").read_text().count("\n"), len(list((lab.root / "run/udev/data").iterdir())))

    for device in devices:
        device.plug()
    assert lab.output(["lsusb"]).count("04b8:0202") == 50
    plugged, before = state(), (resident(daemon), resident(inside))
    for _ in range(1000):
        device = chance.choice(devices)
        device.replug()
    assert state() == plugged
    after = (resident(daemon), resident(inside))
    assert all(new < old + 2000 for old, new in zip(before, after)), (before, after)
    for device in devices:
        device.unplug()
    assert os.listdir(lab.root / "sys/class/usbmisc") == [] and os.listdir(lab.root / "dev/usb") == []
    assert "04b8" not in lab.output(["lsusb"])


def members(namespace: str) -> list[str]:
    """All processes in a mount namespace."""
    found = []
    for process in os.listdir("/proc"):
        try:
            if process.isdigit() and os.readlink(f"/proc/{process}/ns/mnt") == namespace:
                found.append(process)
        except OSError:
            pass
    return found


def mounts() -> set[str]:
    return {line for line in pathlib.Path("/proc/self/mounts").read_text().splitlines() if line.split()[0] in ("lab", "lab-nodes")}


LINGERING = f"""
import os, sys, time
sys.path.insert(0, {str(HERE)!r})
from lab import Lab
with Lab(udevd=bool(int(sys.argv[1]))) as lab:
    lab.usb_printer().plug()
    lab.run(["sh", "-c", "setsid sleep 86399.5 & exec sleep 86399.5"])
    print("ready", os.readlink(f"/proc/{{lab.inside.process.pid}}/ns/mnt"), flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.mark.parametrize("udevd", [0, 1])
@pytest.mark.parametrize("killed", [True, False])
def test_nothing_is_left_of_a_lab(killed, udevd):
    before = mounts()
    test = subprocess.Popen([sys.executable, "-c", LINGERING, str(udevd), "1000" if killed else "0"], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, text=True)
    try:
        namespace = test.stdout.readline().split()[1]
        if killed:
            # The one that holds it, the daemon, the two that sleep, and udevd.
            eventually(lambda: len(members(namespace)) >= 4 + udevd, "all of them")
            test.send_signal(signal.SIGKILL)
        test.wait(30)
        eventually(lambda: not members(namespace), "everything to end")
        assert mounts() == before
    finally:
        test.kill()
        test.wait(30)


def test_the_machines_own_devices_are_not_touched():
    before = [sorted(os.listdir(folder)) for folder in ("/dev", "/sys/class", "/run")]
    with Lab() as lab:
        lab.usb_printer().plug()
        assert lab.output(["ls", "/dev/usb"]) == "lp0\n"
        assert [sorted(os.listdir(folder)) for folder in ("/dev", "/sys/class", "/run")] == before
    assert [sorted(os.listdir(folder)) for folder in ("/dev", "/sys/class", "/run")] == before
