"""Which device is which, over restarts: on disks that take nothing, with files that are damaged, and with numbers that two devices share."""

import json
import pathlib
import subprocess
import time

import pytest

from cli import lane as command
from found_lane import FoundLane
from lane import eventually
from test_network_printers import device as device_at_address
from test_full_disks import disk, fill  # noqa: F401
from test_network_printers import make_lane as make_network_lane  # noqa: F401
from test_network_printers import replace

USB = 'attached = "usb"'
TWO = {"front": USB, "back": USB}


@pytest.fixture
def make_lane(lab):
    lanes = []

    def make(devices=None, **more):
        lanes.append(FoundLane(lab, devices or {"front": USB}, **more))
        # It is made after the socket.
        eventually(memory(lanes[-1]).is_dir, "the folder")
        return lanes[-1]

    yield make
    for lane in lanes:
        lane.close()


def printer(lab, serial="", port=None):
    return lab.usb_printer(vendor=0x04B8, product=0x0E15, serial=serial, port=port, model=lambda data: None)


def memory(lane) -> pathlib.Path:
    return pathlib.Path(lane.directory) / "state/supervisor"


def record(serial: str, port: str) -> str:
    return f"attached usb\nmodel:04b8:0e15 port:{port}{f' serialNumber:{serial}' if serial else ''}\n"


def remembers(lane, **records: str):
    """What a lane that ran before has left."""
    lane.stop()
    for name, text in records.items():
        (memory(lane) / name).write_text(text)


def bind(lane, *words):
    return command("bind", *words, socket=lane.path)


def explained(lane, name: str) -> dict:
    result = command("explain", "--json", name, socket=lane.path)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def identities(lane, name: str) -> list[str]:
    return explained(lane, name)["found"][0]["identities"]


# A disk that takes nothing


def is_written(file: pathlib.Path, text: str):
    eventually(lambda: file.exists() and file.read_text() == text, f"{text!r} in {file.name}")


def test_what_could_not_be_written_down_is_tried_again_and_the_device_works_meanwhile(lab, make_lane):
    lane = make_lane()
    device = printer(lab, "A1", "1-2")
    # As on a disk that is full: there is no room for anything new.
    (memory(lane) / "front.new").mkdir()
    device.plug()
    lane.becomes(state="ready")
    time.sleep(4)  # So long that it was tried again, in vain.
    assert lane.said().count(f"front: which device it is cannot be written down: {memory(lane)}/front.new: ") == 1
    assert lane.device()["state"] == "ready" and not (memory(lane) / "front").exists()
    (memory(lane) / "front.new").rmdir()
    is_written(memory(lane) / "front", record("A1", "1-2"))
    eventually(lambda: "front: which device it is has been written down" in lane.said(), "the good news")
    lane.restart()
    device.unplug()
    printer(lab, "B2", "1-1").plug()
    lane.becomes(state="absent", reason="otherDevice")
    assert lane.said().count("has been written down") == 1


def test_the_newest_is_written_when_the_disk_has_room_again(lab, make_lane):
    lane = make_lane()
    device = printer(lab, "A1", "1-2")
    (memory(lane) / "front.new").mkdir()
    device.plug()
    lane.becomes(state="ready", fact_port='"1-2"')
    device.unplug()
    device.plug("1-4")
    lane.becomes(state="ready", fact_port='"1-4"')
    assert lane.said().count("cannot be written down") == 1
    (memory(lane) / "front.new").rmdir()
    is_written(memory(lane) / "front", record("A1", "1-4"))


def test_a_printer_at_an_address_is_written_down_later_too(make_network_lane, simulators, tmp_path):
    location = simulators.network("front", tmp_path / "roll", boot="0", serial="FIRST1")
    lane = make_network_lane(location)
    lane.wait_ready("receipt")
    lane.stop()
    folder = lane.folder / "supervisor"
    (folder / "front").unlink()
    (folder / "front.new").mkdir()
    lane.start()
    lane.wait_ready("receipt")
    eventually(lambda: "cannot be written down" in lane.said(), "the bad news")
    (folder / "front.new").rmdir()
    is_written(folder / "front", f"{location}\nserialNumber:FIRST1\n")
    eventually(lambda: "front: which device it is has been written down" in lane.said(), "the good news")
    assert lane.states() == {"front": "ready"}


@pytest.mark.rig("tmpfs")
def test_a_disk_that_is_full_gets_it_when_there_is_room(make_network_lane, simulators, tmp_path, disk):
    location = simulators.network("front", tmp_path / "roll", boot="0", serial="FIRST1")
    (disk / "supervisor").mkdir(mode=0o700)
    fill(disk, 0)
    lane = make_network_lane(location, folder=disk)
    eventually(lambda: "front: which device it is cannot be written down" in lane.said(), "the bad news")
    eventually(lambda: "front" in lane.children(), "a driver all the same")
    (disk / "ballast").unlink()
    is_written(disk / "supervisor/front", f"{location}\nserialNumber:FIRST1\n")
    lane.wait_ready("receipt")


@pytest.mark.rig("tmpfs")
def test_what_is_on_a_disk_that_is_read_only_is_known(make_network_lane, simulators, tmp_path, disk):
    location = simulators.network("front", tmp_path / "roll", boot="0", serial="FIRST1")
    lane = make_network_lane(location, folder=disk)
    lane.wait_ready("receipt")
    is_written(disk / "supervisor/front", f"{location}\nserialNumber:FIRST1\n")
    lane.stop()
    # As long as a process of the lane that has ended still writes, it cannot be.
    remount = ["mount", "-o", "remount,ro", disk]
    eventually(lambda: subprocess.run(remount, capture_output=True).returncode == 0, "a disk that is read-only")
    lane.start()
    eventually(lambda: "front" in lane.children(), "a driver")
    lane.stop()
    replace(simulators, tmp_path, location, serial="OTHER2")
    lane.start()
    eventually(lambda: "serialNumber:OTHER2 is at" in lane.said(), "a refusal")


def test_a_folder_that_could_not_be_made_is_made_later(lab):
    lane = FoundLane(lab, {"front": USB})
    try:
        eventually(memory(lane).is_dir, "the folder")
        lane.stop()
        state = pathlib.Path(lane.directory) / "state"
        (state / "supervisor").rmdir()
        # Nothing can be made in it now, as on a disk that is read-only.
        state.rename(state.with_name("elsewhere"))
        state.symlink_to("nowhere")
        printer(lab, "A1", "1-2").plug()
        lane.start()
        lane.becomes(state="ready")
        assert lane.said().count("front: which device it is cannot be written down") == 1
        state.unlink()
        is_written(state / "supervisor/front", record("A1", "1-2"))
    finally:
        lane.close()


# A file that is damaged


@pytest.mark.parametrize("damage", ["", "attached usb\nmodel:04b8", "\0" * 60, "attached usb\nmodel:04b8:0e15 port:\n",
                                    "attacked usb\nmodel:04b8:0e15 port:1-1\n"])
def test_a_device_whose_memory_is_damaged_is_refused_until_it_is_bound(lab, make_lane, damage):
    lane = make_lane(TWO)
    first, second = printer(lab, "", "1-1"), printer(lab, "", "1-2")
    remembers(lane, front=damage, back=record("", "1-2"))
    # The wrong twin alone: whoever guessed would print there.
    second.plug()
    lane.start()
    told = lane.becomes("front", state="absent", reason="memoryDamaged")["detail"]
    aside = memory(lane) / "front.damaged-1"
    assert str(aside) in told and "lane bind front" in told
    lane.becomes("back", state="ready", fact_port='"1-2"')
    assert aside.read_text() == damage
    assert lane.said().count("is damaged") >= 1
    # Its own twin is not guessed either, and the refusal is kept over restarts.
    first.plug()
    lane.becomes("front", state="absent", reason="memoryDamaged")
    assert 'identity = "port:1-1"' in eventually(
        lambda: (now := lane.device("front")["detail"]) and "1-1" in now and now, "what could be it")
    lane.restart()
    lane.becomes("front", state="absent", reason="memoryDamaged")
    assert explained(lane, "front")["devices"][0]["reason"] == "memoryDamaged"
    assert [file.name for file in sorted(memory(lane).iterdir())] == ["back", "front", "front.damaged-1"]
    result = bind(lane, "front", "--to", "port:1-1", "--yes")
    assert result.returncode == 0, result.stderr
    lane.restart()
    lane.becomes("front", state="ready", fact_port='"1-1"'), lane.becomes("back", state="ready", fact_port='"1-2"')
    assert aside.read_text() == damage


def test_what_may_be_a_forgotten_devices_own_is_not_given_to_one_that_takes_the_first(lab, make_lane):
    lane = make_lane({"front": USB, "back": USB, "side": f'{USB}\nidentity = "serialNumber:C3"'})
    remembers(lane, front="attached usb\nmod")
    printer(lab, "A1", "1-1").plug(), printer(lab, "C3", "1-3").plug()
    lane.start()
    # What the configuration names is not touched.
    lane.becomes("side", state="ready", fact_port='"1-3"')
    lane.becomes("front", reason="memoryDamaged")
    assert "'back' and 'front'" in lane.becomes("back", state="absent", reason="ambiguous")["detail"]
    # It would be as new as the other one then, and nobody would know more.
    result = bind(lane, "front", "--to", "first", "--yes", "--timeout", "1")
    assert result.returncode == 1 and "'front' and 'back'" in result.stderr, result
    lane.becomes("front", reason="memoryDamaged")
    assert bind(lane, "front", "--to", "serialNumber:A1", "--yes").returncode == 0
    lane.becomes("back", state="absent", reason="notPluggedIn")


def test_a_damaged_file_that_cannot_be_set_aside_is_no_reason_to_guess(lab, make_lane):
    lane = make_lane()
    remembers(lane, front="attached usb\nmod")
    (memory(lane) / "front.new").mkdir()
    printer(lab, "A1", "1-1").plug()
    for _ in range(2):
        lane.start()
        assert f"{memory(lane)}/front is damaged" in lane.becomes(state="absent", reason="memoryDamaged")["detail"]
        lane.stop()
    assert sorted(file.name for file in memory(lane).iterdir()) == ["front", "front.new"]


def test_a_printer_at_an_address_whose_memory_is_damaged_is_refused_until_it_is_bound(make_network_lane, simulators, tmp_path):
    location = simulators.network("front", tmp_path / "roll", boot="0", serial="FIRST1")
    lane = make_network_lane(location)
    lane.wait_ready("receipt")
    lane.stop()
    file = lane.folder / "supervisor/front"
    file.write_text(f"{location}\nserialNum")
    for _ in range(2):
        lane.start()
        now = eventually(lambda: (now := device_at_address(lane)).get("reason") == "memoryDamaged" and now, "a refusal")
        assert f"{file}.damaged-1" in now["detail"] and "lane bind front" in now["detail"] and now["state"] == "absent"
        lane.stop()
    lane.start()
    lane.client().close()
    result = bind(lane, "receipt", "--to", "first", "--yes")
    assert result.returncode == 0, result.stderr
    lane.wait_ready("receipt")
    is_written(file, f"{location}\nserialNumber:FIRST1\n")


def test_a_folder_that_cannot_be_read_is_no_reason_to_guess(lab, make_lane):
    lane = make_lane({"front": USB, "side": f'{USB}\nidentity = "port:1-3"'})
    lane.stop()
    memory(lane).rmdir()
    memory(lane).write_text("this is no folder")
    printer(lab, "A1", "1-1").plug(), printer(lab, "C3", "1-3").plug()
    lane.start()
    lane.becomes("side", state="ready")
    told = lane.becomes("front", state="absent", reason="memoryDamaged")["detail"]
    assert f"{memory(lane)} cannot be read (Not a directory)" in told


# A serial number that two devices share


def test_a_number_that_two_devices_shared_binds_nothing_when_the_twin_is_out(lab, make_lane):
    first, second = printer(lab, "SAME", "1-1"), printer(lab, "SAME", "1-2")
    first.plug(), second.plug()
    lane = make_lane()
    lane.becomes(reason="ambiguous")
    second.unplug()
    # What is left is taken, since nothing else was ever found; and known by its port.
    lane.becomes(state="ready", fact_port='"1-1"')
    assert identities(lane, "1-1") == ["port:1-1", "model:04b8:0e15"]
    result = bind(lane, "front", "--to", "serialNumber:SAME", "--yes")
    assert result.returncode == 0 and "bound to model:04b8:0e15 at port:1-1" in result.stdout, result
    first.unplug()
    second.plug()
    assert lane.becomes(state="absent", reason="otherDevice")["detail"].endswith('identity = "port:1-2"')


def test_a_number_that_two_devices_shared_is_known_after_a_restart(lab, make_lane):
    lane = make_lane({"front": f'{USB}\nidentity = "port:1-1"', "back": USB})
    first, second = printer(lab, "SAME", "1-1"), printer(lab, "SAME", "1-2")
    first.plug()
    lane.becomes("front", state="ready")
    second.plug()
    lane.becomes("back", state="ready")
    second.unplug()
    # Nobody remembers a device with that number any more.
    assert bind(lane, "back", "--to", "first", "--yes", "--timeout", "1").returncode == 1
    lane.restart()
    lane.becomes("front", state="ready")
    assert identities(lane, "1-1") == ["port:1-1", "model:04b8:0e15"]
    first.unplug()
    second.plug("1-4")
    lane.becomes("back", state="ready", fact_port='"1-4"')
    assert (memory(lane) / "back").read_text().endswith("port:1-4 shared serialNumber:SAME\n")


def test_numbers_that_cannot_be_read_are_set_aside_and_begun_anew(lab, make_lane):
    lane = make_lane()
    lane.stop()
    (memory(lane) / "shared.numbers").write_text("model:04b8")
    lane.start()
    twins = [printer(lab, "SAME", port) for port in ("1-1", "1-2")]
    for twin in twins:
        twin.plug()
    eventually(lambda: (file := memory(lane) / "shared.numbers").exists()
               and file.read_text() == "model:04b8:0e15 serialNumber:SAME\n", "the number")
    assert (memory(lane) / "shared.numbers.damaged-1").read_text() == "model:04b8"
    assert "shared.numbers.damaged-1" in lane.said()


def test_numbers_that_are_no_file_are_not_called_damaged(lab, make_lane):
    lane = make_lane()
    lane.stop()
    (memory(lane) / "shared.numbers").mkdir()
    printer(lab, "A1", "1-1").plug()
    lane.start()
    lane.becomes(state="ready")
    assert f"{memory(lane)}/shared.numbers cannot be read (Is a directory)" in lane.said()
    assert "shared.numbers is damaged" not in lane.said()
