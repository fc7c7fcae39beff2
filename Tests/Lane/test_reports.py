"""A driver reads the reports of a device that was found: from the descriptor that it was given, in its sandbox."""

import json

import pytest

from found_lane import FoundLane

HID = 'attached = "hid"'
# A scanner of the usage page for point of sale (0x8C): report 1 of 8 bytes, report 2 of 3 bytes.
NUMBERED = bytes.fromhex("058c 0902 a101 8501 1500 26ff00 7508 9508 0912 8102 8502 9503 0913 8102 c0")
PLAIN = bytes.fromhex("058c 0902 a101 1500 26ff00 7508 9508 0912 8102 c0")


@pytest.fixture
def make_lane(lab):
    lanes = []

    def make(devices=None):
        lanes.append(FoundLane(lab, devices or {"front": HID}))
        return lanes[-1]

    yield make
    for lane in lanes:
        lane.close()


def scanner(lab, serial="S1", port=None, descriptor=PLAIN):
    return lab.hidraw(0x05E0, 0x1300, descriptor, serial=serial, port=port)


def reads(lane, *reports: bytes, name="front"):
    lane.becomes(name, state="ready", fact_reports=json.dumps([report.hex() for report in reports]))


def test_each_report_is_read_whole_and_by_itself_by_a_driver_without_rights(lab, make_lane):
    lane, device = make_lane(), scanner(lab, descriptor=NUMBERED)
    device.plug()
    facts = lane.becomes(state="ready")["facts"]
    assert (facts["kind"], json.loads(facts["interfaceClass"])) == ("reports", [3, 0, 0])
    assert int(facts["user"]) > 0
    assert "not confined" not in lane.said()
    reports = [bytes([1, *range(number, number + 8)]) if number % 2 else bytes([2, number, 0, 0]) for number in range(30)]
    # At once, so that they wait behind each other, and with zeros that end nothing.
    for report in reports:
        device.send(report)
    reads(lane, *reports)


def test_a_scanner_that_is_pulled_out_is_lost_and_known_at_another_port(lab, make_lane):
    lane, device = make_lane(), scanner(lab, port="1-2")
    device.plug()
    lane.becomes(state="ready", fact_port='"1-2"')
    device.send(b"before  ")
    reads(lane, b"before  ")
    driver = lane.driver()
    device.unplug()
    lane.becomes(state="absent", reason="notPluggedIn", location="attached by hid")
    device.plug("1-4.3")
    lane.becomes(state="ready", fact_port='"1-4.3"', fact_serialNumber='"S1"')
    assert lane.driver() != driver
    assert "it is back at port 1-4.3, and was at 1-2" in lane.said()
    device.send(b"after   ")
    # Nothing of before comes to the next driver.
    reads(lane, b"after   ")


def test_twins_are_read_by_port(lab, make_lane):
    twins = [scanner(lab, "", port) for port in ("1-1", "1-2")]
    lane = make_lane({"front": HID + '\nidentity = "port:1-1"', "back": HID + '\nidentity = "port:1-2"'})
    for twin in reversed(twins):
        twin.plug()
    for name in ("front", "back"):
        lane.becomes(name, state="ready")
    twins[0].send(b"to front")
    twins[1].send(b"to back ")
    reads(lane, b"to front")
    reads(lane, b"to back ", name="back")
    for twin in twins:
        twin.unplug()
    for name in ("front", "back"):
        lane.becomes(name, state="absent", reason="notPluggedIn")
    # They come in the other order, so that the kernel's names of the nodes are the other way round.
    for twin in twins:
        twin.plug()
    lane.becomes("back", state="ready")
    twins[1].send(b"back two")
    reads(lane, b"back two", name="back")
    lane.becomes(state="ready", fact_port='"1-1"')
    assert "reports" not in lane.device()["facts"]
