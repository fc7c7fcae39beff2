"""A lane inside the lab, whose devices are found when they are plugged in."""

import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Lab"))
import lane
from lane import eventually

DRIVER = """family = "found"
classes = ["printer"]
summary = "A driver of the tests"
tier = "simulated"
connections = ["usb", "hid", "terminal"]
[deadlines]
ready = "10 s"
[[setting]]
name = "stubborn"
summary = "Whether it stays when its device is gone"
values = ["yes", "no"]
[[match]]
subsystem = "usb"
interface = "0701"
[[match]]
subsystem = "usbmisc"
interface = "0701"
[[match]]
subsystem = "hidraw"
usage = "8c:02"
[[match]]
subsystem = "tty"
vendor = "0403"
product = "6001"
"""


class FoundLane(lane.Lane):
    """Devices by name with what `lane.toml` says of their place; `more_rules` and `quirks` are added to the driver's; `families` by
    name are other ones, and `rules` replaces text in `driver.toml`."""

    def __init__(self, lab, devices: dict[str, str], more_rules: str = "", quirks: str = "", family: str = "found",
                 more: str = "", program: str = "found_driver.py", environment: dict[str, str] | None = None,
                 families: dict[str, str] | None = None, rules: tuple = (), **options):
        self.lab, self.quirks, self.environment = lab, quirks, environment or {}
        self.own = "found" if family == "ESCPOSPrinter" else family
        self.rules = DRIVER.replace('"found"', f'"{self.own}"') + more_rules
        for old, new in rules:
            assert old in self.rules
            self.rules = self.rules.replace(old, new)
        super().__init__({name: (families or {}).get(name, family) for name in devices}, places=devices,
                         programs={self.own: str(lane.PROGRAMS / program)}, more=more, **options)

    def start(self):
        drivers, quirks = (pathlib.Path(self.directory) / name for name in ("drivers", "quirks"))
        (drivers / self.own).mkdir(parents=True, exist_ok=True)
        (drivers / self.own / "driver.toml").write_text(self.rules)
        quirks.mkdir(exist_ok=True)
        (quirks / "site.toml").write_text(self.quirks)
        with open(self.errors, "ab") as errors:
            command = [lane.SUPERVISOR, "--config", self.configuration, "--state", f"{self.directory}/state",
                       "--drivers", drivers, "--quirks", quirks]
            self.process = self.lab.run(command, env={**os.environ, **self.environment}, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors)

    def device(self, name: str = "front") -> dict:
        client = self.client()
        reply = client.call("Devices.Describe", {"device": name})
        client.close()
        return reply["parameters"]["device"]

    def becomes(self, name: str = "front", **wanted) -> dict:
        """Waits until a device stands as told, such as state="ready"; a fact of its driver is wanted as fact_port."""

        def stands():
            device = self.device(name)
            seen = device | {f"fact_{key}": value for key, value in device["facts"].items()}
            return device if all(seen.get(key) == value for key, value in wanted.items()) else None

        try:
            return eventually(stands, f"{name} with {wanted}")
        except AssertionError as error:
            raise AssertionError(f"{error}; it is {self.device(name)}\n{self.said()}") from None

    def stays(self, seconds: float, name: str = "front", **wanted):
        import time

        end = time.monotonic() + seconds
        while time.monotonic() < end:
            device = self.device(name)
            assert all(device.get(key) == value for key, value in wanted.items()), device
            time.sleep(0.05)

    def restart(self):
        assert self.stop() == 0, self.said()
        self.start()

    def driver(self, name: str = "front") -> int | None:
        """The process of a device's driver, which has its name as last word."""
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        for number in tasks.read_text().split():
            try:
                words = pathlib.Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
            except (FileNotFoundError, ProcessLookupError):
                continue
            if name.encode() in words:
                return int(number)
        return None


def kernel_driver(lab, interface: str) -> str | None:
    """What the kernel has bound to an interface, such as 1-2:1.0."""
    link = lab.root / f"sys/bus/usb/devices/{interface}/driver"
    return os.path.basename(os.readlink(link)) if os.path.lexists(link) else None
