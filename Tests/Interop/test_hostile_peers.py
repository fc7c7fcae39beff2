"""Peers that break the protocol lose their connection; nobody else notices them."""

import random
import socket

import pytest

from peer import ECHO, frame
from service import eventually

pytestmark = pytest.mark.rig("hostile-peers")

MAXIMUM_FRAME = 1_048_576


def frame_of_length(length: int) -> bytes:
    """A Ping that is `length` bytes long without its NUL."""
    empty = frame(ECHO + "Ping", {"text": ""})
    return frame(ECHO + "Ping", {"text": "x" * (length - len(empty) + 1)})


def nested(depth: int, opening: str, closing: str) -> bytes:
    """A Ping whose whole frame nests `depth` levels, the surplus in a parameter nobody knows."""
    outer = 2
    inside = opening * (depth - outer) + "1" + closing * (depth - outer)
    return f'{{"method":"{ECHO}Ping","parameters":{{"text":"a","surplus":{inside}}}}}'.encode() + b"\0"


def check_that_it_closes(service, connect, data: bytes):
    """The bytes end the connection, once the calls before them are answered."""
    peer, bystander = connect(service), connect(service)
    peer.try_send(frame(ECHO + "Sleep", {"milliseconds": 20}) + frame(ECHO + "Ping", {"text": "before"})
                  + data + frame(ECHO + "Ping", {"text": "after"}))
    assert peer.receive_until_closed() == [{"parameters": {"milliseconds": 20}}, {"parameters": {"text": "before"}}]
    bystander.echo("a bystander")


PING = b'{"method":"org.lanekeeper.test.Echo.Ping","parameters":{"text":"a"}}'

MALFORMED_FRAMES = {
    "an empty frame": b"",
    "white space": b" \n ",
    "no JSON": b"hello",
    "half an object": PING[:-1],
    "an object and a brace": PING + b"}",
    "two objects": PING + PING,
    "a trailing comma": PING[:-2] + b",}}",
    "a byte order mark": b"\xef\xbb\xbf" + PING,
    "an array": b"[" + PING + b"]",
    "a text": b'"org.lanekeeper.test.Echo.Ping"',
    "null": b"null",
    "an empty object": b"{}",
    "no method": b'{"parameters":{"text":"a"}}',
    "a misspelt method": PING.replace(b"method", b"methods"),
    "a method that is null": b'{"method":null}',
    "a method that is a number": b'{"method":1}',
    "a method that is an array": b'{"method":["org.lanekeeper.test.Echo.Ping"]}',
    "a method given twice": PING.replace(b'{"method"', b'{"method":"org.lanekeeper.test.Echo.Ping","method"'),
    "parameters given twice": PING[:-1] + b',"parameters":{"text":"b"}}',
    "invalid UTF-8 in a parameter": PING.replace(b'"a"', b'"\xff"'),
    "an overlong sequence in a parameter": PING.replace(b'"a"', b'"\xc0\xaf"'),
    "an encoded surrogate in a parameter": PING.replace(b'"a"', b'"\xed\xa0\x80"'),
    "invalid UTF-8 in a key": PING.replace(b'"text"', b'"te\xfft"'),
    "invalid UTF-8 in the method": PING.replace(b"Ping", b"Pin\xe7"),
    "a raw line feed in a parameter": PING.replace(b'"a"', b'"a\n"'),
    "a raw escape character in a parameter": PING.replace(b'"a"', b'"\x1b"'),
    "a control character between the tokens": PING.replace(b":", b":\x0c"),
    "a bad escape": PING.replace(b'"a"', b'"\\x41"'),
    "a number with a leading zero": PING.replace(b'"a"', b"01"),
    "NaN": PING.replace(b'"a"', b"NaN"),
    "arrays nested too deeply": nested(65, "[", "]")[:-1],
    "objects nested too deeply": nested(65, '{"a":', "}")[:-1],
    "brackets that never close": b"[" * 500_000,
}


@pytest.mark.parametrize("name", MALFORMED_FRAMES)
def test_a_malformed_frame_closes_the_connection_once_earlier_calls_are_answered(service, connect, name):
    check_that_it_closes(service, connect, MALFORMED_FRAMES[name] + b"\0")


AMBIGUOUS_HEADERS = {
    "a more that is a text": b',"more":"yes"',
    "a more that is a number": b',"more":1',
    "a oneway that is a text": b',"oneway":"no"',
    "a more given twice": b',"more":false,"more":true',
    "a lone surrogate in a header": b',"more":"\\ud800"',
}


@pytest.mark.parametrize("name", AMBIGUOUS_HEADERS)
def test_a_call_whose_header_is_ambiguous_is_never_carried_out(service, connect, name):
    peer = connect(service)
    note = b'{"method":"org.lanekeeper.test.Echo.Note","parameters":{"text":"a"}' + AMBIGUOUS_HEADERS[name] + b"}\0"
    peer.send(note + frame(ECHO + "Notes"))
    first = peer.outcome()
    if first is None:
        return
    assert "error" in first, first
    assert peer.receive_message() == {"parameters": {"texts": []}}


@pytest.mark.parametrize("parameters", [b"[]", b'"text"', b"1", b"true", b'["a"]'])
def test_parameters_that_are_no_object_are_never_taken(service, connect, parameters):
    peer = connect(service)
    peer.send(b'{"method":"org.lanekeeper.test.Echo.Ping","parameters":' + parameters + b"}\0")
    reply = peer.outcome()
    assert reply is None or reply["error"] == "org.varlink.service.InvalidParameter"
    connect(service).echo("a bystander")


@pytest.mark.parametrize("method", ["", "Ping", ".Ping", "org.lanekeeper.test.Echo.", ".", "..", "\ud800",
                                    "org.lanekeeper.test.Echo.Ping\0", "x" * 100_000, "a." * 50_000])
def test_a_method_without_a_proper_name_is_never_found(service, connect, method):
    peer = connect(service)
    peer.send(b'{"method":' + ascii_json(method) + b',"parameters":{"text":"a"}}\0')
    reply = peer.outcome()
    assert reply is None or reply["error"].rpartition(".")[2] in ("InterfaceNotFound", "MethodNotFound",
                                                                  "InvalidParameter")
    connect(service).echo("a bystander")


def ascii_json(text: str) -> bytes:
    return b'"' + text.encode("unicode_escape").replace(b"\\x", b"\\u00") + b'"'


def test_a_frame_of_exactly_one_mebibyte_is_answered(peer):
    for length in (MAXIMUM_FRAME - 1, MAXIMUM_FRAME):
        data = frame_of_length(length)
        assert len(data) == length + 1
        peer.send(data)
        assert set(peer.receive_message()["parameters"]["text"]) == {"x"}
    peer.echo("after the large ones")


@pytest.mark.parametrize("length", [MAXIMUM_FRAME + 1, MAXIMUM_FRAME + 4096, 5 * MAXIMUM_FRAME])
def test_a_frame_over_one_mebibyte_closes_the_connection(service, connect, length):
    check_that_it_closes(service, connect, frame_of_length(length))


def test_a_frame_over_one_mebibyte_is_not_waited_for(service, connect):
    """Its end never comes, and the timeout for half a frame is far off."""
    peer = connect(service)
    peer.try_send(frame_of_length(MAXIMUM_FRAME + 4096)[:MAXIMUM_FRAME + 1])
    assert peer.receive_until_closed() == []


@pytest.mark.parametrize("opening, closing", [("[", "]"), ('{"a":', "}")])
def test_nesting_at_the_limit_is_no_reason_to_close(peer, opening, closing):
    peer.send(nested(64, opening, closing))
    assert peer.receive_message() == {"error": "org.varlink.service.InvalidParameter",
                                      "parameters": {"parameter": "surplus"}}
    peer.echo("after the nest")


def test_half_a_frame_and_silence_ends_only_that_connection(start_service, connect):
    service = start_service("--frame-timeout-milliseconds", "400")
    idle, served = connect(service), connect(service)
    halves = []
    for data in (b"{", PING, PING[:20], PING + b"\0" + PING[:1]):
        halves.append(connect(service))
        halves[-1].send(data)

    def all_ended_while_another_is_served() -> bool:
        served.echo("meanwhile")
        return all(half.is_hung_up() for half in halves)

    eventually(all_ended_while_another_is_served, what="the end of the half frames' connections")
    assert [half.receive_until_closed() for half in halves] == [[], [], [], [{"parameters": {"text": "a"}}]]
    # A connection without half a frame may stay silent as long as it likes.
    idle.echo("still there")


def test_an_idle_peer_is_left_in_peace_after_a_whole_frame(start_service, connect):
    service = start_service("--frame-timeout-milliseconds", "200")
    idle, half = connect(service), connect(service)
    idle.echo("before")
    half.send(b"{")
    eventually(half.is_hung_up, what="the end of the half frame's connection")
    idle.echo("after")


def test_random_garbage_leaves_good_peers_untouched(service, connect, seed):
    generator = random.Random(seed)
    good = connect(service)
    for number in range(200):
        bad = connect(service)
        bad.try_send(garbage(generator))
        if generator.random() < 0.5:
            bad.close()
        good.echo(f"answer {number}")


def garbage(generator: random.Random) -> bytes:
    """Random bytes, or a good call with some bytes changed, with NULs here and there."""
    if generator.random() < 0.5:
        data = bytearray(generator.randbytes(generator.randint(1, 20_000)))
    else:
        data = bytearray((PING + b"\0") * generator.randint(1, 20))
    for _ in range(generator.randint(0, 30)):
        data[generator.randrange(len(data))] = generator.choice([0, 0, 34, 92, 123, 125, generator.randrange(256)])
    return bytes(data)


def test_a_peer_that_leaves_in_the_middle_of_a_stream_is_forgotten(service, connect):
    bystander = connect(service)
    bystander.echo("before")
    before = service.open_descriptors()
    for number in range(30):
        peer = connect(service)
        peer.send_call(ECHO + "Count", {"to": 10**9}, more=True)
        peer.receive_messages(number)
        if number % 2:
            peer.socket.shutdown(socket.SHUT_RDWR)
        peer.close()
        bystander.echo(f"meanwhile {number}")
    eventually(lambda: service.open_descriptors() <= before, what="the end of the streams' connections")


def test_a_peer_that_leaves_before_its_slow_call_is_answered_is_forgotten(service, connect):
    bystander = connect(service)
    bystander.echo("before")
    before = service.open_descriptors()
    for _ in range(30):
        peer = connect(service)
        peer.send(frame(ECHO + "Sleep", {"milliseconds": 200}) * 3)
        peer.close()
    eventually(lambda: service.open_descriptors() <= before, what="the end of the sleepers' connections")
    bystander.echo("after")


def test_connections_that_say_nothing_are_closed_without_a_trace(service, connect):
    bystander = connect(service)
    bystander.echo("before")
    before = service.open_descriptors()
    for _ in range(500):
        connect(service).close()
    eventually(lambda: service.open_descriptors() <= before, what="the end of the silent connections")
    bystander.echo("after")
