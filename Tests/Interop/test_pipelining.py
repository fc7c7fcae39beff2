"""Calls that are sent without waiting: their order, their boundaries, streams and oneway calls."""

import random
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from peer import ECHO, Peer, frame

pytestmark = pytest.mark.rig("hostile-peers")


def ping(text: str) -> bytes:
    return frame(ECHO + "Ping", {"text": text})


def pong(text: str) -> dict:
    return {"parameters": {"text": text}}


def test_a_pipelined_call_is_answered_in_order(peer):
    texts = [f"call {number}" for number in range(1000)]
    peer.send(b"".join(map(ping, texts)))
    assert peer.receive_messages(1000) == [pong(text) for text in texts]


def test_a_slow_call_holds_back_the_later_ones_of_its_connection(peer):
    peer.send(frame(ECHO + "Sleep", {"milliseconds": 300}) + ping("later"))
    assert peer.receive_messages(2) == [{"parameters": {"milliseconds": 300}}, pong("later")]


def test_a_slow_call_delays_no_other_connection(service, peer, connect):
    peer.send_call(ECHO + "Sleep", {"milliseconds": 4000})
    for number in range(20):
        connect(service).echo(f"peer {number}")
    assert not peer.has_data(), "the slow call was answered before the quick ones"
    assert peer.receive_message() == {"parameters": {"milliseconds": 4000}}


def test_many_slow_calls_run_side_by_side(service, peer, connect):
    peer.send_call(ECHO + "Sleep", {"milliseconds": 8000})
    others = [connect(service) for _ in range(64)]
    for other in others:
        other.send_call(ECHO + "Sleep", {"milliseconds": 500})
    for other in others:
        assert other.receive_message() == {"parameters": {"milliseconds": 500}}
    assert not peer.has_data(), "64 sleeps of 0.5 s together took longer than one of 8 s"


def test_a_stream_comes_whole_before_the_next_call_is_answered(peer):
    peer.send(frame(ECHO + "Count", {"to": 200}, more=True) + ping("after"))
    replies = peer.receive_messages(201)
    assert [reply["parameters"]["number"] for reply in replies[:200]] == list(range(1, 201))
    assert [reply.get("continues", False) for reply in replies] == [True] * 199 + [False, False]
    assert replies[200] == pong("after")


@pytest.mark.parametrize("to, numbers", [(0, [0]), (1, [1]), (2, [1, 2])])
def test_a_short_stream_has_a_last_reply(peer, to, numbers):
    peer.send(frame(ECHO + "Count", {"to": to}, more=True) + ping("after"))
    replies = peer.receive_messages(len(numbers) + 1)
    assert [reply["parameters"]["number"] for reply in replies[:-1]] == numbers
    assert not replies[-2].get("continues", False)
    assert replies[-1] == pong("after")


def test_a_call_with_more_may_get_a_single_reply(peer):
    reply = peer.call(ECHO + "Ping", {"text": "once"}, more=True)
    assert reply["parameters"] == {"text": "once"} and not reply.get("continues", False)
    peer.echo("after")


def test_errors_keep_their_place_among_the_answers(peer):
    peer.send(ping("a") + frame(ECHO + "Refuse", {"reason": "b"}) + frame(ECHO + "Absent") + ping("c")
              + frame(ECHO + "Ping", {"text": 1}) + frame("org.example.absent.Ping") + ping("d"))
    replies = peer.receive_messages(7)
    assert [reply.get("error", "").rpartition(".")[2] for reply in replies] == [
        "", "Refused", "MethodNotFound", "", "InvalidParameter", "InterfaceNotFound", ""]
    assert [replies[index] for index in (0, 3, 6)] == [pong("a"), pong("c"), pong("d")]


def test_a_oneway_call_gets_no_reply_even_upon_errors(peer):
    peer.send(frame(ECHO + "Note", {"text": "kept"}, oneway=True)
              + frame(ECHO + "Refuse", {"reason": "unheard"}, oneway=True)
              + frame(ECHO + "Absent", {}, oneway=True)
              + frame("org.example.absent.Ping", {}, oneway=True)
              + frame(ECHO + "Ping", {"text": 1}, oneway=True)
              + frame(ECHO + "Ping", {"text": "unheard"}, oneway=True)
              + frame(ECHO + "Notes") + ping("first heard"))
    assert peer.receive_messages(2) == [{"parameters": {"texts": ["kept"]}}, pong("first heard")]


def test_oneway_calls_are_carried_out_in_order(peer):
    texts = [f"note {number}" for number in range(500)]
    peer.send(b"".join(frame(ECHO + "Note", {"text": text}, oneway=True) for text in texts))
    assert peer.call(ECHO + "Notes") == {"parameters": {"texts": texts}}


def test_what_one_connection_notes_no_other_sees(service, peer, connect):
    peer.send_call(ECHO + "Note", {"text": "mine"}, oneway=True)
    assert peer.call(ECHO + "Notes") == {"parameters": {"texts": ["mine"]}}
    assert connect(service).call(ECHO + "Notes") == {"parameters": {"texts": []}}


def replies_to(service, pieces) -> list[dict]:
    """All replies to the pieces, after which the peer ends its side.

    A thread does the sending, because a peer that only sends is in time no longer read from.
    """
    def send_all():
        for piece in pieces:
            peer.send(piece)
        peer.socket.shutdown(socket.SHUT_WR)

    with Peer(service.path) as peer, ThreadPoolExecutor(1) as sender:
        sent = sender.submit(send_all)
        replies = peer.receive_until_closed()
        sent.result(timeout=20)
        return replies


@pytest.mark.parametrize("count", [1, 7, 500, 3000])
def test_all_replies_come_after_the_peer_has_ended_its_side(service, count):
    texts = [f"{'x' * 1000} {number}" for number in range(count)]
    assert replies_to(service, [b"".join(map(ping, texts))]) == [pong(text) for text in texts]


def test_a_slow_call_is_answered_after_the_peer_has_ended_its_side(peer):
    peer.send(frame(ECHO + "Sleep", {"milliseconds": 300}) + frame(ECHO + "Count", {"to": 3}, more=True))
    peer.socket.shutdown(socket.SHUT_WR)
    replies = peer.receive_until_closed()
    assert [list(reply["parameters"].values()) for reply in replies] == [[300], [1], [2], [3]]


def random_calls(generator: random.Random) -> list[bytes]:
    """Calls of all kinds, whose answers depend on their order and on nothing else."""
    calls = []
    for number in range(generator.randint(5, 30)):
        text = generator.choice(["", "a", "grüße \U0001f9fe", "x" * generator.choice([100, 4096, 20_000])])
        calls.append(generator.choice([
            ping(text),
            ping(f"{text}{number}"),
            frame(ECHO + "Note", {"text": text[:100]}, oneway=True),
            frame(ECHO + "Note", {"text": f"{number}"}),
            frame(ECHO + "Notes"),
            frame(ECHO + "Count", {"to": generator.randint(0, 9)}, more=True),
            frame(ECHO + "Count", {"to": 3}),
            frame(ECHO + "Refuse", {"reason": text[:100]}),
            frame(ECHO + "Absent", {"number": number}),
            frame(ECHO + "Ping", {"text": number}),
        ]))
    return calls


def chunks(generator: random.Random, data: bytes):
    """The bytes in pieces of random lengths, single bytes among them."""
    while data:
        length = generator.choice([1, 2, 3, generator.randint(1, 50), generator.randint(1, 5000), 70_000])
        yield data[:length]
        data = data[length:]


def test_the_replies_do_not_depend_on_how_the_bytes_are_cut(service, seed):
    generator = random.Random(seed)
    for _ in range(60):
        calls = random_calls(generator)
        whole = replies_to(service, [b"".join(calls)])
        assert len(whole) >= sum(b'"oneway"' not in call for call in calls)
        assert replies_to(service, calls) == whole
        assert replies_to(service, chunks(generator, b"".join(calls))) == whole
