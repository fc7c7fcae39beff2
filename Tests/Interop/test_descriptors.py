"""Descriptors beside messages: to which call they belong, and that none is left behind."""

import fcntl
import os
import random
import tempfile

import pytest

from peer import ECHO, MAXIMUM_DESCRIPTORS, Peer, frame
from service import eventually

pytestmark = pytest.mark.rig("hostile-peers")

READ = ECHO + "ReadDescriptor"


def invalid(parameter: str) -> dict:
    return {"error": "org.varlink.service.InvalidParameter", "parameters": {"parameter": parameter}}


def content(text: str) -> dict:
    return {"parameters": {"content": text}}


@pytest.fixture
def make_file():
    """Makes open files with a content, to be closed at the end of the test."""
    descriptors = []

    def make(text: str) -> int:
        with tempfile.TemporaryFile() as file:
            file.write(text.encode())
            file.flush()
            file.seek(0)
            descriptors.append(os.dup(file.fileno()))
        return descriptors[-1]

    yield make
    for descriptor in descriptors:
        os.close(descriptor)


@pytest.fixture(autouse=True)
def no_descriptor_is_left(service):
    """After each test, once its peers have gone, the service holds what it held before."""
    with Peer(service.path) as peer:
        # The first connection may open what the service then keeps for all later ones.
        peer.echo("warm")
    before = eventually(lambda: settled_count(service), what="a settled number of descriptors")
    yield
    eventually(lambda: service.open_descriptors() <= before,
               what=f"a return from {service.open_descriptors()} to {before} open descriptors")


def settled_count(service) -> int:
    """The number of the service's descriptors once no connection is about to close; else 0."""
    with open("/proc/net/unix") as sockets:
        connected = sum(line.rstrip().endswith(service.path) for line in sockets)
    return service.open_descriptors() if connected == 1 else 0


def test_the_content_of_a_passed_descriptor_is_read(peer, make_file):
    for text in ("", "receipt \U0001f9fe", "x" * 200_000):
        assert peer.call(READ, {"descriptor": 0}, [make_file(text)]) == content(text)


def test_each_of_several_descriptors_is_found_by_its_index(service, connect, make_file):
    for index in range(3):
        files = [make_file(f"file {number}") for number in range(3)]
        assert connect(service).call(READ, {"descriptor": index}, files) == content(f"file {index}")


@pytest.mark.parametrize("index, count", [(0, 0), (1, 1), (5, 2), (-1, 1), (2**62, 1), (-2**63, 0)])
def test_an_index_without_descriptor_is_refused(peer, make_file, index, count):
    files = [make_file("unread") for _ in range(count)]
    assert peer.call(READ, {"descriptor": index}, files) == invalid("descriptor")
    peer.echo("still served")


def test_the_descriptors_of_a_call_are_no_use_to_the_next(peer, make_file):
    assert peer.call(ECHO + "Ping", {"text": "a"}, [make_file("forgotten")]) == {"parameters": {"text": "a"}}
    assert peer.call(READ, {"descriptor": 0}) == invalid("descriptor")


def test_only_the_second_of_two_messages_carries_a_descriptor(service, connect, make_file):
    for number in range(300):
        peer = connect(service)
        peer.send_call(READ, {"descriptor": 0})
        peer.send_call(READ, {"descriptor": 0}, [make_file(f"file {number}")])
        assert peer.receive_messages(2) == [invalid("descriptor"), content(f"file {number}")]
        peer.close()


def test_only_the_first_of_two_messages_carries_a_descriptor(service, connect, make_file):
    for number in range(300):
        peer = connect(service)
        peer.send_call(READ, {"descriptor": 0}, [make_file(f"file {number}")])
        peer.send_call(READ, {"descriptor": 0})
        assert peer.receive_messages(2) == [content(f"file {number}"), invalid("descriptor")]
        peer.close()


def test_a_descriptor_sent_beside_two_messages_belongs_to_the_first(peer, make_file):
    call = frame(READ, {"descriptor": 0})
    for number in range(100):
        peer.send(call)
        peer.send(call + call, [make_file(f"file {number}")])
        assert peer.receive_messages(3) == [invalid("descriptor"), content(f"file {number}"), invalid("descriptor")]


def test_a_message_in_two_pieces_keeps_the_descriptors_of_its_first_byte(peer, make_file):
    call = frame(READ, {"descriptor": 1})
    for cut in range(1, len(call)):
        peer.send(call[:cut], [make_file("wrong"), make_file(f"cut {cut}")])
        peer.send(call[cut:])
        assert peer.receive_message() == content(f"cut {cut}")


def test_a_large_message_keeps_its_descriptor(peer, make_file):
    # White space makes the message larger than any buffer that a socket copies at once.
    call = frame(READ, {"descriptor": 0}).replace(b",", b"," + b" " * 900_000)
    peer.send(frame(READ, {"descriptor": 0}))
    peer.send(call, [make_file("beside a large message")])
    assert peer.receive_messages(2) == [invalid("descriptor"), content("beside a large message")]


def test_random_sequences_give_every_call_its_own_descriptors(service, connect, make_file, seed):
    generator = random.Random(seed)
    for _ in range(60):
        peer, expected = connect(service), []
        for number in range(generator.randint(1, 30)):
            count, index = generator.choice([0, 0, 1, 1, 2, 5]), generator.randint(0, 2)
            texts = [f"file {number}.{position}" for position in range(count)]
            padding = b" " * generator.choice([0, 0, 10, 5000])
            call = frame(READ, {"descriptor": index}).replace(b",", b"," + padding)
            files = [make_file(text) for text in texts]
            peer.send(call, files)
            expected.append(content(texts[index]) if index < count else invalid("descriptor"))
        assert peer.receive_messages(len(expected)) == expected
        peer.close()


def test_descriptors_in_mid_message_close_the_connection(service, connect, make_file):
    call = frame(READ, {"descriptor": 0})
    for cut in (1, len(call) // 2, len(call) - 1):
        peer = connect(service)
        peer.send(frame(ECHO + "Ping", {"text": "before"}) + call[:cut])
        assert peer.receive_message() == {"parameters": {"text": "before"}}
        eventually(lambda: peer.unread_by_service() == 0, what="the service taking the first half")
        peer.send(call[cut:], [make_file("late")])
        assert peer.receive_until_closed() == []


def test_descriptors_in_mid_message_never_reach_another_call(service, connect, make_file):
    """Sent without a pause, the halves may look like one message; a later call must not profit."""
    call = frame(READ, {"descriptor": 0})
    for cut in range(1, len(call), 7):
        peer = connect(service)
        peer.send(call[:cut])
        # The service may close the connection before the last call is sent.
        if peer.try_send(call[cut:], [make_file("late")]) and peer.try_send(call):
            first = peer.outcome()
            if first is not None:
                assert first in (content("late"), invalid("descriptor"))
                assert peer.receive_message() == invalid("descriptor")


def test_descriptors_beside_the_closing_nul_close_the_connection(service, connect, make_file):
    peer, call = connect(service), frame(READ, {"descriptor": 0})
    peer.send(call[:-1])
    eventually(lambda: peer.unread_by_service() == 0, what="the service taking the message")
    peer.send(b"\0", [make_file("late")])
    assert peer.receive_until_closed() == []


@pytest.mark.parametrize("count", [200, MAXIMUM_DESCRIPTORS])
def test_a_message_with_very_many_descriptors_is_answered_or_refused_without_leak(service, connect, make_file, count):
    for _ in range(20):
        peer = connect(service)
        peer.send_call(READ, {"descriptor": count - 1}, [make_file("one of many")] * count)
        outcome = peer.outcome()
        assert outcome is None or outcome == content("one of many") or "error" in outcome
    connect(service).echo("still served")


def test_descriptors_of_calls_that_fail_are_closed(service, connect, make_file):
    file = make_file("never read")
    calls = [(ECHO + "Refuse", {"reason": "a"}), (ECHO + "Absent", {}), ("org.example.absent.Ping", {}),
             (ECHO + "Ping", {"text": 1}), (READ, {"descriptor": "0"}), (READ, {"descriptor": 9})]
    held, peer = [], connect(service)
    for _ in range(30):
        for method, parameters in calls:
            assert "error" in peer.call(method, parameters, [file] * 3)
            peer.send_call(method, parameters, [file] * 3, oneway=True)
        peer.echo("all were taken")
        held.append(service.open_descriptors())
    # The connection is still open: what a call brought must not wait for its end.
    assert max(held) - min(held) < 10, held


def test_descriptors_of_a_message_that_never_ends_are_closed(service, connect, make_file):
    file = make_file("never read")
    for _ in range(30):
        peer = connect(service)
        peer.send(frame(READ, {"descriptor": 0})[:-5], [file] * 5)
        eventually(lambda: peer.unread_by_service() == 0, what="the service taking half a message")
        peer.close()


def test_descriptors_of_a_malformed_message_are_closed(service, connect, make_file):
    file = make_file("never read")
    for _ in range(30):
        peer = connect(service)
        peer.send(b"{garbage}\0", [file] * 5)
        assert peer.receive_until_closed() == []


def test_a_descriptor_comes_back_with_its_content(peer):
    for text in ("", "drawer \U0001f9fe", "y" * 200_000):
        assert peer.call(ECHO + "MakeDescriptor", {"content": text}) == {"parameters": {"descriptor": 0}}
        descriptor = peer.descriptors.pop(0)
        try:
            assert peer.descriptors == []
            assert fcntl.fcntl(descriptor, fcntl.F_GETFD) & fcntl.FD_CLOEXEC
            size = os.fstat(descriptor).st_size
            assert os.pread(descriptor, size + 1, 0) == text.encode()
        finally:
            os.close(descriptor)


def test_descriptors_that_come_back_keep_the_order_of_the_calls(peer):
    texts = [f"file {number}" for number in range(200)]
    peer.send(b"".join(frame(ECHO + "MakeDescriptor", {"content": text})
                       + frame(ECHO + "Ping", {"text": text}) for text in texts))
    received = []
    for text in texts:
        assert peer.receive_message() == {"parameters": {"descriptor": 0}}
        descriptor = peer.descriptors.pop(0)
        received.append(os.pread(descriptor, 100, 0).decode())
        os.close(descriptor)
        assert peer.receive_message() == {"parameters": {"text": text}}
    assert received == texts and peer.descriptors == []


def test_descriptors_for_a_peer_that_has_gone_are_closed(service, connect):
    for _ in range(50):
        peer = connect(service)
        peer.send(frame(ECHO + "MakeDescriptor", {"content": "nobody is there"}) * 20)
        peer.close()
