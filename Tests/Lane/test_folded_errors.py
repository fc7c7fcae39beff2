"""What goes wrong is a sentence: folded at words for a person at a terminal, one line for a program."""

import pytest

from cli import lane
from found_stand_in import FoundStandIn, wanted
from stand_in import Refused
from terminal import Terminal


@pytest.fixture
def stand_in(tmp_path):
    service = FoundStandIn(str(tmp_path / "lane.socket"))
    yield service
    service.close()


def on_a_terminal(*words, socket) -> str:
    terminal = Terminal(*words, socket=socket)
    try:
        assert terminal.end() != 0
        return terminal.said
    finally:
        terminal.close()


def both(words, socket, known: list[str]):
    """Fits on the terminal with these words of one line, and is one line in a pipe."""
    said, piped = on_a_terminal(*words, socket=socket), lane(*words, socket=socket)
    lines = said.splitlines()
    assert len(lines) > 1 and all(len(line) <= 79 or " " not in line.strip() for line in lines), said
    assert all(any(each in line for line in lines) for each in known), (known, said)
    assert piped.stderr.count("\n") == 1 and len(piped.stderr) > 80
    assert " ".join(said.split()) == piped.stderr.strip()


def test_a_lane_that_is_not_there_is_told_with_its_path_whole(tmp_path):
    socket = tmp_path / ("a-folder-with-a-name-that-is-long-" * 2)[:60] / "lane.socket"
    if len(str(socket)) > 100:
        socket = tmp_path / "socket-of-the-lane-that-is-not-there"
    both(["devices"], socket, [str(socket)])


def test_a_name_that_means_nothing_is_told_with_the_command_whole(stand_in):
    stand_in.refusals = []
    def unknown(parameters, more):
        raise Refused("Devices.DeviceNotFound", device=parameters["name"])
        yield
    stand_in.Devices_Explain = unknown
    both(["explain", "x" * 60], stand_in.path, ["'lane explain'"])


def test_a_configuration_that_says_which_one_it_is_is_told(stand_in):
    stand_in.wanted = [wanted(identity="serialNumber:X7Q4001234")]
    both(["bind", "receipt", "--to", "port:1-3", "--yes"], stand_in.path, ['"serialNumber:X7Q4001234"', "(/etc/lanekeeper/lane.toml:12)"])


def test_a_refusal_of_many_words_is_told(stand_in):
    stand_in.refusals = [Refused("Devices.BindRefused", device="front", reason="ambiguous", detail="one of many words " * 40, by=None) for _ in range(2)]
    both(["bind", "receipt", "--to", "port:1-2", "--yes"], stand_in.path, [])
