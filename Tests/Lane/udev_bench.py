"""A real systemd-udevd that knows the project's rules and sees nothing but the devices of a test."""

import json
import os
import pathlib
import shutil
import stat
import subprocess
import sys
import threading
import time

import pytest

from udev_devices import Device, Tree

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
NAMESPACE = pathlib.Path(__file__).with_name("udev_namespace.py")
# Tells that all rules have been gone through for an event.
WITNESS = {"00-witness.rules": 'ENV{WITNESS_TURN}=="?*", ENV{WITNESS_TURN}="$env{WITNESS_TURN}"\n'}
# What the manifest of ESC/POS printers says, so that these tests do not hang on the rest of it.
MANIFEST = """
family = "ESCPOSPrinter"
match = [
  { subsystem = "usb", interface = "0701", because = "the printer class" },
  { subsystem = "usb", vendor = "04b8", product = "0202", interface = "ff" },
  { subsystem = "usbmisc", interface = "0701" },
]
"""
QUIRKS = """
quirk = [
  { vendor = "03f0", excluded = true, because = "office printers" },
  { vendor = "0416", product = "5011", deviceId = "POS-80", excluded = true, because = "as its IEEE 1284 id says" },
]
"""


def eventually(holds, says, timeout: float = 60):
    """Polls until holds() is true; fails with what says() has to say once the deadline is over."""
    deadline = time.monotonic() + timeout
    while not holds():
        assert time.monotonic() < deadline, f"not within {timeout} s: {says()}"
        time.sleep(0.02)


def skip_unless_there():
    if os.geteuid() != 0:
        pytest.skip("needs root: namespaces with nodes of their own")
    for program in ("/lib/systemd/systemd-udevd", "udevadm", "unshare", "nsenter", "setpriv"):
        if shutil.which(program) is None:
            pytest.skip(f"needs {program} (Debian packages udev and util-linux)")
    if subprocess.run(["unshare", "-m", "-n", "true"], capture_output=True).returncode != 0:
        pytest.skip("needs mount and network namespaces")


def generate(root: pathlib.Path, manifest: str = MANIFEST, quirks: str = QUIRKS, planned: str | None = None):
    """Runs the generator on a repository that holds these files alone."""
    family = root / "Drivers/ESCPOSPrinter"
    family.mkdir(parents=True)
    (root / "udev").mkdir()
    (family / "driver.toml").write_text(manifest)
    (family / "quirks.toml").write_text(quirks)
    (root / "udev/planned.toml").write_text((REPOSITORY / "udev/planned.toml").read_text() if planned is None else planned)
    return subprocess.run([REPOSITORY / "scripts/generate-udev", "--root", root], capture_output=True, text=True)


def project_rules(folder: pathlib.Path) -> dict[str, str]:
    """The rules files by name; the first as the generator makes it of the manifests above and the planned families."""
    made = generate(folder / "repository")
    assert made.returncode == 0, made.stderr
    files = [folder / "repository/udev/60-lanekeeper.rules"]
    files += [REPOSITORY / "udev" / name for name in ("70-lanekeeper.rules", "99-zz-lanekeeper.rules")]
    return {file.name: file.read_text() for file in files}


class Bench:
    """Devices are made in `tree`, then plugged; what udevd has made of them is read from its database and from /dev.

    A bench that is `real` sees the machine's own /sys, and nothing can be plugged into it.
    """

    def __init__(self, folder: pathlib.Path, others: dict[str, str], real: bool = False):
        self.folder, self.turn = folder, 0
        self.tree = Tree(folder / "sys")
        (folder / "rules.d").mkdir()
        for name, text in (WITNESS | others | project_rules(folder)).items():
            (folder / "rules.d" / name).write_text(text)
        self.log = open(folder / "udevd.log", "w+")
        # What happens to the test, this daemon does not outlive it.
        self.daemon = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", "unshare", "-m", "-n", sys.executable, NAMESPACE, folder, *["real"] * real],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.root = pathlib.Path(f"/proc/{self.daemon.pid}/root")
        eventually(self.is_up, self.said)

    def is_up(self) -> bool:
        assert self.daemon.poll() is None, self.said()
        # Until it has namespaces of its own, this would be the machine's.
        if not (self.root / "run/lanekeeper/bound").exists() or not (self.root / "run/udev/control").exists():
            return False
        return self.inside("udevadm", "control", "--ping", "--timeout=5", check=False).returncode == 0

    def said(self) -> str:
        return (self.folder / "udevd.log").read_text()

    def inside(self, *command, check: bool = True, **options) -> subprocess.CompletedProcess:
        return subprocess.run(
            ["nsenter", "-t", str(self.daemon.pid), "-m", "-n", *command], capture_output=True, text=True, check=check,
            timeout=60, env=os.environ | {"SYSTEMD_DEVICE_VERIFY_SYSFS": "0"}, **options)

    def plug(self, devices: list[Device] | None = None, action: str = "add"):
        """Has the kernel tell of these devices, of all unless told, and waits until udevd is done with each."""
        devices = self.tree.devices if devices is None else devices
        self.turn += 1
        for device in devices:
            node = self.root / "dev" / (device.node or "")
            if action == "add" and not node.exists():
                node.parent.mkdir(parents=True, exist_ok=True)
                os.mknod(node, stat.S_IFCHR | 0o600, device.number)
        events = [{"ACTION": action, "DEVPATH": device.path, "WITNESS_TURN": str(self.turn)} | device.properties
                  for device in devices]
        sent = self.inside(sys.executable, str(NAMESPACE), "events", check=False, input=json.dumps(events))
        assert sent.returncode == 0, sent.stderr
        if action != "remove":
            eventually(lambda: self.are_done(devices), self.said)
        # What is run for a device is run after it is in the database.
        self.inside("udevadm", "settle", "--timeout=50")

    def told(self, device: Device, action: str) -> dict[str, str]:
        """What a listener hears of one more event of a device."""
        monitor = subprocess.Popen(
            ["nsenter", "-t", str(self.daemon.pid), "-m", "-n", "udevadm", "monitor", "--udev", "--property"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        late = threading.Timer(60, monitor.kill)
        late.start()
        try:
            # It listens once it has said so, in a line that is followed by an empty one.
            while monitor.stdout.readline().strip():
                pass
            self.plug([device], action)
            told: dict[str, str] = {}
            # The machine's own devices are heard as well.
            while line := monitor.stdout.readline():
                key, equals, value = line.rstrip("\n").partition("=")
                if equals:
                    told[key] = value
                elif not line.strip():
                    if (told.get("DEVPATH"), told.get("ACTION")) == (device.path, action):
                        return told
                    told = {}
            raise AssertionError(f"nobody was told of {action} of {device.path}: {self.said()}")
        finally:
            late.cancel()
            monitor.kill()
            monitor.wait()
            monitor.stdout.close()

    def are_done(self, devices: list[Device]) -> bool:
        self.read()
        return all(self.database.get(device.path, {}).get("WITNESS_TURN") == str(self.turn) for device in devices)

    def read(self):
        """Takes in what `udevadm info` tells of every device: properties by path, and links by path."""
        self.database, self.links = {}, {}
        for entry in self.inside("udevadm", "info", "--export-db").stdout.split("\n\n"):
            path, properties, links = "", {}, set()
            for line in entry.splitlines():
                kind, _, rest = line.partition(": ")
                if kind == "P":
                    path = rest
                elif kind == "E":
                    key, _, value = rest.partition("=")
                    properties[key] = value
                elif kind == "S":
                    links.add(rest)
            self.database[path], self.links[path] = properties, links

    def of(self, device: Device) -> dict[str, str]:
        return self.database[device.path]

    def seen(self, path: str) -> bool:
        """Whether the device of a path has gone through all rules."""
        self.read()
        return "WITNESS_TURN" in self.database.get(path, {})

    def family(self, device: Device) -> str | None:
        """Of which family it is marked, if its mark is whole."""
        properties = self.of(device)
        marks = [properties.get("LANEKEEPER") == "1", "lanekeeper" in self.tags(device), "LANEKEEPER_FAMILY" in properties]
        assert all(marks) or not any(marks), properties
        return properties.get("LANEKEEPER_FAMILY")

    def tags(self, device: Device) -> set[str]:
        return {*self.of(device).get("CURRENT_TAGS", "").split(":")} - {""}

    def access(self, device: Device) -> tuple[int, int, int]:
        """Owner, group and mode of the node."""
        found = os.stat(self.root / "dev" / device.node, follow_symlinks=False)
        assert stat.S_ISCHR(found.st_mode) and found.st_rdev == device.number
        return found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)

    def links_of(self, device: Device) -> set[str]:
        """Names below lanekeeper/ that lead to its node, as they stand in /dev."""
        folder = self.root / "dev/lanekeeper"
        return {file.name for file in folder.iterdir() if os.path.basename(os.readlink(file)) == os.path.basename(device.node)
                and os.path.normpath(folder / os.readlink(file)) == os.path.normpath(self.root / "dev" / device.node)}

    def power(self, device: Device) -> str:
        """What was written last; a plain file keeps what is beyond a shorter word."""
        text = (self.folder / "sys" / device.path[1:] / "power/control").read_text()
        return "on" if text.startswith("on") else text.strip()

    def close(self):
        self.daemon.kill()
        self.daemon.wait()
        self.log.close()
