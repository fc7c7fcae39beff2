"""The command line tool of the Python varlink package against our service."""

import json
import sys

import pytest

from service import run

pytestmark = pytest.mark.rig("varlink-cli", module="varlink")


def varlink_cli(*arguments: str):
    return run([sys.executable, "-m", "varlink.cli", *arguments])


def documents(text: str) -> list:
    """The JSON documents that the tool prints one after the other."""
    decoder, found, position = json.JSONDecoder(), [], 0
    while position < len(text.rstrip()):
        value, end = decoder.raw_decode(text, position)
        found.append(value)
        position = end + 1
    return found


def test_info_lists_the_interfaces(service):
    result = varlink_cli("info", service.address)
    assert result.returncode == 0, result.stderr
    lines = [line.strip() for line in result.stdout.splitlines()]
    listed = lines[lines.index("Interfaces:") + 1:]
    assert sorted(listed) == ["org.lanekeeper.test.Echo", "org.varlink.certification", "org.varlink.service"]
    for label in ("Vendor:", "Product:", "Version:", "URL:"):
        values = [line.removeprefix(label).strip() for line in lines if line.startswith(label)]
        assert len(values) == 1 and values[0], label


@pytest.mark.parametrize("interface, declaration", [
    ("org.varlink.certification", "method Test10(client_id: string, mytype: MyType) -> (string: string)"),
    ("org.varlink.service", "method GetInfo() -> ("),
    ("org.lanekeeper.test.Echo", "method Ping("),
])
def test_help_prints_the_interface_text(service, interface, declaration):
    result = varlink_cli("help", f"{service.address}/{interface}")
    assert result.returncode == 0, result.stderr
    assert f"interface {interface}" in result.stdout.splitlines()
    assert declaration in result.stdout


def test_help_for_an_unknown_interface_is_refused(service):
    result = varlink_cli("help", f"{service.address}/org.example.absent")
    assert result.returncode != 0
    assert "InterfaceNotFound" in result.stderr and "org.example.absent" in result.stderr


def test_call_prints_the_reply(service):
    result = varlink_cli("call", f"{service.address}/org.lanekeeper.test.Echo.Ping", '{"text":"hello"}')
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout) == {"text": "hello"}


def test_call_without_arguments_passes_an_empty_object(service):
    result = varlink_cli("call", f"{service.address}/org.varlink.service.GetInfo")
    assert result.returncode == 0, result.stderr
    assert "org.lanekeeper.test.Echo" in json.loads(result.stdout)["interfaces"]


def test_call_with_more_prints_every_reply(service):
    result = varlink_cli("call", "--more", f"{service.address}/org.lanekeeper.test.Echo.Count", '{"to":5}')
    assert result.returncode == 0, result.stderr
    assert documents(result.stdout) == [{"number": number} for number in range(1, 6)]


@pytest.mark.parametrize("method, arguments, error, parameters", [
    ("org.lanekeeper.test.Echo.Count", '{"to":5}', "org.varlink.service.ExpectedMore", {}),
    ("org.lanekeeper.test.Echo.Refuse", '{"reason":"closed"}',
     "org.lanekeeper.test.Echo.Refused", {"reason": "closed"}),
    ("org.lanekeeper.test.Echo.Absent", "{}",
     "org.varlink.service.MethodNotFound", {"method": "org.lanekeeper.test.Echo.Absent"}),
    ("org.example.absent.Ping", "{}",
     "org.varlink.service.InterfaceNotFound", {"interface": "org.example.absent"}),
    ("org.lanekeeper.test.Echo.Ping", '{"text":1}',
     "org.varlink.service.InvalidParameter", {"parameter": "text"}),
])
def test_call_prints_errors_with_their_parameters(service, method, arguments, error, parameters):
    result = varlink_cli("call", f"{service.address}/{method}", arguments)
    assert result.stdout == ""
    assert error in result.stderr
    for name, value in parameters.items():
        assert f"'{name}': '{value}'" in result.stderr
