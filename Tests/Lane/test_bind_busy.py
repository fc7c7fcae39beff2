"""`lane bind` takes no printer from a job: it says whose it is and which one, and waits for as long as it is told to."""

import pathlib
import re
import subprocess
import time

import pytest

from cli import LANE, environment
from cli import lane as command
from found_lane import FoundLane
from lane import eventually
from test_discovery import RECEIPT
from usb_line import LabPrinter

USB = 'attached = "usb"'
ROLES = '[role.receipt]\ndevice = "front"\n[role.kitchen]\ndevice = "back"\n'


class Stand:
    """Two printers of one lane, the second of which works on nothing: what it gets is in `sending`."""

    def __init__(self, lab):
        self.models, self.devices = [LabPrinter(), LabPrinter()], []
        for model, serial, port in zip(self.models, ("A1", "B2"), ("1-1", "1-2")):
            self.devices.append(lab.usb_printer(vendor=0x04B8, product=0x0E15, serial=serial, port=port, model=model.take))
            model.function = self.devices[-1].printer
        self.lane = FoundLane(lab, {"front": USB, "back": USB}, family="ESCPOSPrinter", more=ROLES)
        self.lane.client().close()
        self.devices[0].plug()
        self.lane.becomes("front", reason="ambiguous")
        assert self.bind("front", "--to", "port:1-1").returncode == 0
        self.devices[1].plug()
        self.lane.becomes("front", state="ready"), self.lane.becomes("back", state="ready")

    def bind(self, *words):
        return command("bind", *words, "--yes", socket=self.lane.path)

    def hold(self) -> str:
        """A job that the second printer has, and does not print."""
        self.models[1].holds = True
        name = self.print("kitchen")
        eventually(lambda: self.job(name)["bytesSent"] > 0, "bytes")
        assert self.job(name)["state"] == "sending"
        return name

    def release(self):
        self.models[1].holds = False
        self.models[1].go_on()

    def call(self, method: str, parameters: dict) -> dict:
        client = self.lane.client()
        try:
            return client.call(method, parameters)
        finally:
            client.close()

    def print(self, role: str) -> str:
        parameters = {"role": role, "document": RECEIPT, "deadlineMilliseconds": 0}
        return self.call("Printer.Print", parameters)["parameters"]["job"]["job"]

    def job(self, name: str) -> dict:
        return self.call("Printer.FindJob", {"job": name})["parameters"]["job"]

    def ended(self, name: str) -> str:
        return eventually(lambda: (state := self.job(name)["state"]) not in ("queued", "sending") and state, "its end")


@pytest.fixture
def stand(lab):
    stand = Stand(lab)
    yield stand
    stand.lane.close()


@pytest.mark.parametrize("parameters, at", [
    ({"device": "front", "identity": "port:1-2", "take": True}, "back"),
    # Its own printer is taken from a device that is bound to another one.
    ({"device": "back", "identity": "port:1-1", "take": True}, "back"),
    # Of two that are free then none would be taken.
    ({"device": "kitchen", "identity": "first", "frees": True}, None),
])
def test_a_printer_with_a_job_is_taken_from_nobody(stand, parameters, at):
    name = stand.hold()
    driver = stand.lane.driver("back")
    if parameters.pop("frees", False):
        # Whatever it is bound to then, its printer stays its own: it is the only one that is free.
        assert "error" not in stand.call("Devices.Bind", parameters)
    else:
        refused = stand.call("Devices.Bind", parameters)
        assert refused.get("error", "").endswith("Devices.BindRefused"), refused
        refusal = refused["parameters"]
        assert (refusal["reason"], refusal["by"]) == ("busy", at)
        assert f"'back' is at job {name}" in refusal["detail"] and f"lane cancel {name}" in refusal["detail"]
    assert stand.lane.driver("back") == driver and stand.job(name)["state"] == "sending"
    stand.release()
    assert stand.ended(name) == "printed"
    # The refusal has left both as they were.
    for role in ("receipt", "kitchen"):
        assert stand.ended(stand.print(role)) == "printed"
    assert stand.lane.driver("back") == driver


def test_lane_bind_waits_for_the_job_and_changes_places_then(stand):
    name = stand.hold()
    binding = subprocess.Popen([LANE, "bind", "front", "--to", "port:1-2", "--yes", "--socket", stand.lane.path],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())
    eventually(lambda: "outcome=busy" in stand.lane.said(), "a refusal")
    time.sleep(2)  # It asks again meanwhile, which is written down once.
    assert binding.poll() is None and stand.job(name)["state"] == "sending"
    assert stand.lane.said().count("outcome=busy") == 1
    stand.release()
    out, error = binding.communicate(timeout=60)
    assert binding.returncode == 0, error
    assert stand.ended(name) == "printed"
    stand.lane.becomes("back", state="ready", fact_serialNumber="X8R0001")
    before = bytes(stand.devices[1].printer.received).count(b"Total 1.50")
    assert before == 1
    assert stand.ended(stand.print("receipt")) == "printed"
    assert bytes(stand.devices[1].printer.received).count(b"Total 1.50") == 2


def test_lane_bind_waits_no_longer_than_it_is_told(stand):
    name = stand.hold()
    result = stand.bind("front", "--to", "port:1-2", "--timeout", "1")
    assert result.returncode == 1 and stand.job(name)["state"] == "sending"
    assert f"nothing was bound: 'back' is at job {name}" in result.stderr and f"lane cancel {name}" in result.stderr
    # Who does not want to wait says what becomes of the job.
    assert command("cancel", name, socket=stand.lane.path).returncode in (0, 1, 3)


def test_what_ends_after_its_job_is_not_taken_from_it(stand):
    name = stand.hold()
    path = pathlib.Path(stand.lane.configuration)
    path.write_text(re.sub(r"\[device\.back\][^\[]*", "", path.read_text()).replace('device = "back"', 'device = "front"'))
    assert "error" not in stand.call("Configuration.Reload", {})
    refused = stand.call("Devices.Bind", {"device": "front", "identity": "port:1-2", "take": True})
    assert refused.get("error", "").endswith("Devices.BindRefused"), refused
    assert refused["parameters"]["reason"] == "busy" and "'back'" in refused["parameters"]["detail"]
    assert stand.job(name)["state"] == "sending"
    stand.release()
    assert stand.ended(name) == "printed"
    eventually(lambda: "back" not in stand.lane.states(), "its removal")
    assert stand.bind("front", "--to", "port:1-2").returncode == 0


def test_a_printer_whose_settings_change_does_not_wait_for_the_job_of_another_one(stand):
    job, before = stand.hold(), stand.lane.driver("front")
    path = pathlib.Path(stand.lane.configuration)
    text = path.read_text()
    assert text.count(USB) == 2
    path.write_text(text.replace(USB, USB + "\nsettings = { columns = \"42\" }"))
    assert "error" not in stand.call("Configuration.Reload", {})
    eventually(lambda: stand.lane.driver("front") not in (None, before), "another driver")
    stand.lane.becomes("front", state="ready")
    assert stand.job(job)["state"] == "sending"
    stand.release()
