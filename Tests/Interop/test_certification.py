"""The certification of varlink.org, both ways against the reference implementation and against ourselves."""

import math
import os
import shutil
import subprocess
import sys
import tempfile

import pytest

from certification_proxy import CertificationProxy
from peer import Peer
from service import eventually, program, run

REFERENCE = [sys.executable, "-m", "varlink.tests.test_certification"]


def certify(address: str) -> subprocess.CompletedProcess:
    return run([program(), "certify", address])


def accepts_connections(path: str) -> bool:
    try:
        Peer(path).close()
        return True
    except OSError:
        return False


@pytest.fixture
def reference_server():
    """The address of a certification server of the reference implementation."""
    directory = tempfile.mkdtemp(prefix="lane-")
    path = os.path.join(directory, "socket")
    process = subprocess.Popen([*REFERENCE, f"--varlink=unix:{path}"], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        eventually(lambda: accepts_connections(path), what="the reference server's socket")
        yield f"unix:{path}"
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(directory, ignore_errors=True)


@pytest.mark.rig("reference-varlink-client", module="varlink")
def test_the_reference_client_certifies_our_service(service):
    result = run([*REFERENCE, "--client", f"--varlink={service.address}"])
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.rstrip().endswith("Certification passed")


@pytest.mark.rig("reference-varlink-client", module="varlink")
def test_the_reference_client_certifies_our_service_ten_times_at_once(service):
    clients = [subprocess.Popen([*REFERENCE, "--client", f"--varlink={service.address}"],
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True) for _ in range(10)]
    outputs = [client.communicate(timeout=120)[0] for client in clients]
    assert [client.returncode for client in clients] == [0] * 10, outputs
    assert all(output.rstrip().endswith("Certification passed") for output in outputs)


@pytest.mark.rig("reference-varlink-server", module="varlink")
def test_our_client_certifies_the_reference_server(reference_server):
    result = certify(reference_server)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "certification passed" in result.stdout


@pytest.mark.rig("reference-varlink-server", module="varlink")
def test_our_client_certifies_the_reference_server_ten_times_at_once(reference_server):
    check_ten_certifications_at_once(reference_server)


def test_our_client_certifies_our_service(service):
    result = certify(service.address)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "certification passed" in result.stdout


def test_our_client_certifies_our_service_ten_times_at_once(service):
    check_ten_certifications_at_once(service.address)


def check_ten_certifications_at_once(address: str):
    clients = [subprocess.Popen([program(), "certify", address], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
               for _ in range(10)]
    outputs = [client.communicate(timeout=120)[0] for client in clients]
    assert [client.returncode for client in clients] == [0] * 10, outputs
    assert all("certification passed" in output for output in outputs)


def with_parameters(**changes):
    """Makes a falsification that replaces parameters of the last reply."""
    def falsify(replies):
        replies[-1]["parameters"].update(changes)
        return replies
    return falsify


def without_one_set_member(replies):
    del replies[-1]["parameters"]["set"]["two"]
    return replies


def with_a_wrong_nested_value(replies):
    replies[-1]["parameters"]["mytype"]["interface"]["anon"]["foo"] = False
    return replies


def with_an_error(replies):
    return [{"error": "org.varlink.certification.ClientIdError", "parameters": {}}]


LIES = {
    "a wrong boolean": ("Test01", with_parameters(bool=False)),
    "a wrong integer": ("Test02", with_parameters(int=2)),
    "a wrong float": ("Test03", with_parameters(float=1.5)),
    "a wrong text": ("Test04", with_parameters(string="pong")),
    "a wrong text among others": ("Test05", with_parameters(string="a lot of strings")),
    "a float wrong in its last bit": ("Test05", with_parameters(float=math.nextafter(math.pi, 4))),
    "a text for an integer": ("Test05", with_parameters(int="2")),
    "an error": ("Test05", with_an_error),
    "a connection closed": ("Test05", lambda replies: None),
    "a wrong value in a map": ("Test07", with_parameters(map={"foo": "Foo", "bar": "bar"})),
    "a member missing from a set": ("Test08", without_one_set_member),
    "a wrong value deep inside": ("Test09", with_a_wrong_nested_value),
    "a reply missing from a stream": ("Test10", lambda replies: replies[1:]),
    "an end that is not well": ("End", with_parameters(all_ok=False)),
}


@pytest.mark.parametrize("name", LIES)
def test_our_client_names_the_step_at_which_a_server_is_wrong(service, name):
    step, falsify = LIES[name]
    with CertificationProxy(service.path, step, falsify) as proxy:
        result = certify(proxy.address)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "certification passed" not in result.stdout + result.stderr
    # Each step is printed as it is taken, so the one that failed is the last.
    assert result.stdout.strip().splitlines()[-1].startswith(step + ":"), result.stdout + result.stderr
    assert result.stderr


def test_a_proxy_that_changes_nothing_lets_the_certification_pass(service):
    with CertificationProxy(service.path, "Test05", lambda replies: replies) as proxy:
        result = certify(proxy.address)
    assert result.returncode == 0, result.stdout + result.stderr


def test_our_client_says_that_there_is_no_server():
    result = certify("unix:/nonexistent/socket")
    assert result.returncode == 1
    assert result.stdout + result.stderr
