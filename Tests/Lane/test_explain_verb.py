"""`lane explain` against a stand-in: the table, the reasons, and devices that say of themselves what they like."""

import json

import pytest

from cli import lane
from found_stand_in import FoundStandIn, found, keyboard, rule, verdict, wanted

WILD = "\x1b[31mred\x07\r\n\u009b2J\u202edlrow\x00" + "x" * 10_000


@pytest.fixture
def stand_in(tmp_path):
    service = FoundStandIn(str(tmp_path / "lane.socket"))
    yield service
    service.close()


def explain(stand_in, *words):
    return lane("explain", *words, socket=stand_in.path)


def test_everything_that_is_plugged_in_is_a_table_with_its_device_or_why_it_has_none(stand_in):
    stand_in.plug(found(1, device="front"), found(2, "1-4.2", reason="otherDevice", detail="…"), keyboard(3))
    stand_in.wanted = [wanted(found=1), wanted("back", "kitchen", detail="plugged in is another one; wanted is serialNumber:B")]
    result = explain(stand_in)
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["PORT", "NUMBERS", "AS", "WHAT", "DEVICE"]
    assert [line.split()[0] for line in lines[1:4]] == ["1-2", "1-4.2", "1-9"]
    assert lines[1].endswith("front") and lines[2].endswith("- (not the bound one)") and lines[3].endswith("- (no driver)")
    assert "back: plugged in is another one; wanted is serialNumber:B" in lines
    assert all(len(line) <= 80 for line in lines), lines


def test_nothing_at_all_is_said(stand_in):
    result = explain(stand_in)
    assert result.returncode == 0
    assert result.stdout.splitlines()[0] == "nothing is plugged in that a driver could hold"
    assert "front: nothing that ESCPOSPrinter drives is plugged in (usb)" in result.stdout


@pytest.mark.parametrize("words", [[], ["front"]])
def test_a_lane_that_sees_nothing_says_so_in_a_sentence(stand_in, words):
    stand_in.not_looking = "devices that are plugged in are not found: udev_new: No such file or directory"
    result = explain(stand_in, *words)
    assert result.returncode == 1
    assert result.stderr == f"lane: the lane does not see what is plugged in: {stand_in.not_looking}\n"


def test_each_rule_is_told_with_its_place_and_what_it_misses(stand_in):
    quirk = {"file": "/etc/lanekeeper/quirks.d/shop.toml", "line": 3, "isExcluded": True, "settings": {},
             "because": "it speaks a language of its own", "evidence": "https://example.org/labels"}
    misses = [{"key": "vendor", "wanted": "04b8", "found": "0416"}, {"key": "product", "wanted": "0202"}]
    one = {"family": "ESCPOSPrinter", "isMatch": False, "rules": [rule(15), rule(20, misses)], "quirk": quirk}
    stand_in.plug(found(1, verdicts=[one], families=[], reason="excluded", heldBy=["usblp", "cupsd (process 812)"],
                        detail="/etc/lanekeeper/quirks.d/shop.toml:3 says that this model is no ESCPOSPrinter"))
    result = explain(stand_in, "1-2")
    said = " ".join(result.stdout.split())
    assert result.returncode == 0
    assert "ESCPOSPrinter: it is none" in said
    assert 'Drivers/ESCPOSPrinter/driver.toml:15 matches: subsystem = "usb", interface = "0701"' in said
    assert "driver.toml:20 does not match: vendor is 0416, wanted 04b8; product is not told, wanted 0202" in said
    assert "shop.toml:3 says that this model is none: it speaks a language of its own (https://example.org/labels)" in said
    assert "held by usblp, cupsd (process 812)" in said
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_a_device_is_told_with_what_it_wants_and_its_twins(stand_in):
    stand_in.plug(found(1, "1-2", verdicts=[verdict()], reason="ambiguous"), found(2, "1-3", verdicts=[verdict()], reason="ambiguous"))
    stand_in.wanted = [wanted(reason="ambiguous", candidates=[1, 2], detail='write into [device.front] which one it is: identity = "port:1-2" or identity = "port:1-3"')]
    said = " ".join(explain(stand_in, "receipt").stdout.split())
    assert "front (receipt)" in said and "as says /etc/lanekeeper/lane.toml:12" in said
    assert "has nothing: ambiguous write into [device.front] which one it is" in said
    assert "at port 1-2" in said and "at port 1-3" in said


def test_what_comes_nearest_is_told_of_a_device_that_is_not_there(stand_in):
    # The lane itself chooses what is nearest, and answers with it although it is no candidate.
    def nearest(parameters, more):
        yield {"parameters": {"found": [found(7, "1-5", verdicts=[verdict(False)], families=[])], "devices": stand_in.wanted}}

    stand_in.Devices_Explain = nearest
    said = " ".join(explain(stand_in, "front").stdout.split())
    assert "has nothing: not plugged in" in said and "What comes nearest:" in said
    assert "interface is 030101, wanted 0701" in said


def test_a_device_with_a_place_of_its_own_is_told_where_that_is(stand_in):
    stand_in.wanted = []
    stand_in.devices[0].update(location="192.0.2.7:9100", reason="unreachable", detail="connect: No route to host")
    said = " ".join(explain(stand_in, "front").stdout.split())
    assert "is at 192.0.2.7:9100, and is not looked for among what is plugged in" in said
    assert "absent: unreachable" in said and "No route to host" in said


def test_a_name_that_means_nothing_is_a_wrong_command_line(stand_in):
    result = explain(stand_in, "1-7")
    assert result.returncode == 2 and "'1-7'" in result.stderr and "lane explain" in result.stderr


def test_the_lane_s_whole_answer_comes_as_json(stand_in):
    stand_in.plug(found(1))
    assert json.loads(explain(stand_in, "--json").stdout) == {"found": stand_in.found, "devices": stand_in.wanted}
    assert json.loads(explain(stand_in, "--json", "1-2").stdout)["found"] == stand_in.found


@pytest.mark.parametrize("words", [[], ["1-2"], ["front"]])
def test_a_device_cannot_break_the_terminal_or_the_table(stand_in, words):
    quirk = {"file": WILD, "line": 1, "isExcluded": False, "settings": {WILD: WILD}, "because": WILD}
    wild = {key: WILD for key in ("manufacturer", "model", "serialNumber", "deviceId", "kernelDriver", "reason", "detail", "interface", "node")}
    misses = [{"key": WILD, "wanted": WILD, "found": WILD}]
    stand_in.plug(found(1, **wild, usages=[WILD], identities=[WILD] * 3, heldBy=[WILD],
                        verdicts=[{"family": WILD, "isMatch": True, "rules": [rule(1, misses, because=WILD)], "quirk": quirk}]))
    stand_in.wanted = [wanted(detail=WILD, reason=WILD, remembered=WILD, family=WILD, file=WILD, candidates=[1])]
    result = explain(stand_in, *words)
    assert result.returncode == 0, result.stderr
    assert "red" in result.stdout
    assert not set(result.stdout) & set("\x1b\x07\r\x00\u009b\u202e")
    assert all(len(line) <= 80 for line in result.stdout.splitlines()), max(result.stdout.splitlines(), key=len)
    assert len(result.stdout) < 20_000
