"""A whole lane with a print queue, and what it refuses to start with."""

import os
import pathlib
import shutil
import subprocess

import pytest

from driver_stand import BUNDLED, REPOSITORY
from lane import PROGRAMS, SUPERVISOR, TIMEOUT, Lane, eventually
from print_service import CUPSD, PrintService

RECEIPT = {"elements": [{"text": {"text": "Total 1.50"}}, {"cut": "full"}]}


@pytest.fixture
def service():
    if CUPSD is None:
        pytest.skip("cupsd is not installed")
    service = PrintService()
    yield service
    service.close()


def refusal(text: str, tmp_path) -> str:
    configuration = tmp_path / "lane.toml"
    configuration.write_text(f'[lane]\nsocket = "{tmp_path}/socket"\n' + text)
    ended = subprocess.run([SUPERVISOR, "--config", configuration, "--simulation"], stdin=subprocess.DEVNULL,
                           stderr=subprocess.PIPE, timeout=TIMEOUT, text=True)
    assert ended.returncode == 2
    return ended.stderr.replace(str(configuration), "lane.toml")


@pytest.mark.rig("cups")
def test_a_receipt_goes_through_the_lane_and_the_queue(service, simulators, tmp_path):
    place = simulators.network("paper", tmp_path / "roll")
    service.add("receipts", f"socket://{place}")
    lane = Lane({"front": "CUPSPrinter"}, places={"front": f'queue = "receipts"\nserver = "{service.socket}"'},
                more='[role.receipt]\ndevice = "front"\nwhenUnknown = "hold"\n')
    try:
        lane.wait_ready("receipt")
        client = lane.client()

        def device() -> dict:
            return client.call("Devices.Describe", {"device": "receipt"})["parameters"]["device"]

        assert device()["location"] == f"queue receipts of {service.socket}"
        # That it is ready the supervisor says, and what it is its driver: the one may come before the other.
        eventually(lambda: device()["facts"].get("queue") == "receipts", "the facts")
        job = client.call("Printer.Print", {"role": "receipt", "document": RECEIPT})["parameters"]["job"]
        assert (job["state"], job["reason"], job["evidence"]) == ("unknown", "cannotAnswer", "transmittedOnly"), job
        assert job["detail"] == "the queue's job receipts-1 was handed to the printer's line"
        assert simulators.wait_for_lines("paper", 1) == ["Total 1.50"]
        # A driver that dies in a job leaves it to the queue; the lane knows only that it is not known.
        service.run("cupsdisable", "receipts")
        client.send("Printer.Print", {"role": "receipt", "document": RECEIPT})
        eventually(lambda: service.jobs("receipts"), "a job in the queue")
        os.kill(lane.children()["front"], 9)
        job = client.receive()["parameters"]["job"]
        assert (job["state"], job["reason"]) == ("unknown", "driverEnded")
        lane.wait_ready("receipt")
        eventually(lambda: "earlierJobQueued" in device()["attention"], "the word of an earlier job")
        # The service may go and come back, too.
        service.kill()
        eventually(lambda: lane.states()["front"] == "absent", "the absence of the service")
        service.start()
        lane.wait_ready("receipt")
    finally:
        lane.close()


@pytest.mark.rig("cups")
def test_a_printer_is_not_driven_raw_and_through_a_queue_at_once(service, simulators, tmp_path):
    place = simulators.network("paper", tmp_path / "roll")
    service.add("receipts", f"socket://{place}")
    lane = Lane({"front": "ESCPOSPrinter", "queue": "CUPSPrinter"},
                places={"front": f'address = "{place}"', "queue": f'queue = "receipts"\nserver = "{service.socket}"'})
    try:
        lane.wait_ready("front")
        said = f"queue: lost: the queue receipts leads to {place}, which is another device of this lane"
        eventually(lambda: said in lane.said(), "the refusal")
        assert lane.states()["front"] == "ready" and lane.states()["queue"] != "ready"
    finally:
        lane.close()


def test_a_role_without_a_policy_is_refused_where_nothing_is_confirmed(tmp_path):
    queue = '[device.front]\ndriver = "CUPSPrinter"\nqueue = "receipts"\n[role.receipt]\ndevice = "front"\n'
    assert refusal(queue, tmp_path) == (
        "lane-supervisor: lane.toml:6:1: nothing that 'front' prints is ever confirmed, so 'receipt' has to say what becomes of "
        'a job that may be on paper: whenUnknown = "hold", "reprintMarked" or "assumePrinted"\n')
    plain = queue.replace('driver = "CUPSPrinter"\nqueue = "receipts"',
                          'driver = "ESCPOSPrinter"\nterminal = "/dev/null"\nsettings = { confirmation = "none" }')
    assert "nothing that 'front' prints is ever confirmed" in refusal(plain, tmp_path)
    assert "'whenUnknown' is 'shrug'" in refusal(queue + 'whenUnknown = "shrug"\n', tmp_path)


def test_a_queue_is_bound_once_and_to_its_own_driver(tmp_path):
    twice = "".join(f'[device.{name}]\ndriver = "CUPSPrinter"\nqueue = "receipts"\n' for name in ("front", "back"))
    assert "'back' and 'front' are at the same place, queue receipts" in refusal(twice, tmp_path)
    raw = '[device.front]\ndriver = "ESCPOSPrinter"\nqueue = "receipts"\n'
    assert "a driver of the family 'ESCPOSPrinter' does not reach queue receipts" in refusal(raw, tmp_path)
    simulated = '[device.front]\ndriver = "CUPSPrinter"\nsimulated = "tcp"\n'
    assert "a driver of the family 'CUPSPrinter' does not reach simulated on tcp" in refusal(simulated, tmp_path)


def test_a_lane_without_the_program_knows_no_queues_and_starts(tmp_path):
    programs = tmp_path / "programs"
    shutil.copytree(PROGRAMS, programs)
    (programs / "lane-driver-cups").unlink()
    configuration = tmp_path / "lane.toml"
    configuration.write_text(f'[lane]\nsocket = "{tmp_path}/s"\n[device.front]\ndriver = "CUPSPrinter"\nqueue = "x"\n')
    ended = subprocess.run([programs / "lane-supervisor", "--config", configuration], stdin=subprocess.DEVNULL,
                           stderr=subprocess.PIPE, timeout=TIMEOUT, text=True)
    assert "no driver is called 'CUPSPrinter', expected one of ESCPOSPrinter" in ended.stderr


def test_only_the_driver_of_queues_needs_the_library_of_queues():
    def libraries(program: pathlib.Path) -> str:
        return subprocess.run(["ldd", program], stdout=subprocess.PIPE, text=True, check=True, timeout=20).stdout

    folder = pathlib.Path(BUNDLED).parent
    assert "libcups.so.2" in libraries(folder / "lane-driver-cups")
    others = ("lane-driver", "lane-supervisor", "lane-gateway", "lane-render", "lane-sim", "lane-probe", "lane")
    assert [name for name in others if "libcups" in libraries(folder / name)] == []
