"""Peers that do not read, and peers in great numbers: memory stays bounded and others are served."""

import resource
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from peer import ECHO, Closed, frame
from service import eventually

pytestmark = pytest.mark.rig("hostile-peers")

# Far more than any buffer that a connection needs, far less than what is asked for below.
BOUND = 64 * 1024 * 1024


def serve_others_until(holds, service, bystander, what: str) -> int:
    """Keeps a bystander busy until the state is reached; returns the most memory seen meanwhile."""
    peak = 0

    def served() -> bool:
        nonlocal peak
        bystander.echo("meanwhile")
        peak = max(peak, service.resident_bytes())
        return holds()

    eventually(served, timeout=60, what=what)
    return peak


@pytest.mark.parametrize("size, replies", [(100, 2_000_000), (65_536, 100_000), (1_000_000, 5_000)])
def test_a_peer_that_never_reads_its_stream_is_disconnected(start_service, connect, size, replies):
    service = start_service("--write-timeout-milliseconds", "700")
    bystander, deaf = connect(service), connect(service)
    bystander.echo("before")
    before = service.resident_bytes()
    deaf.send_call(ECHO + "Flood", {"bytes": size, "replies": replies}, more=True)
    peak = serve_others_until(deaf.is_hung_up, service, bystander, "the end of the deaf peer's connection")
    assert peak - before < BOUND
    bystander.echo("after")


def test_a_peer_that_never_reads_its_answers_is_disconnected(start_service, connect):
    service = start_service("--write-timeout-milliseconds", "700")
    bystander, deaf = connect(service), connect(service)
    bystander.echo("before")
    before = service.resident_bytes()
    deaf.socket.setblocking(False)
    calls = frame(ECHO + "Ping", {"text": "x" * 4096}) * 16

    def sends_until_hung_up() -> bool:
        nonlocal calls
        try:
            # What is not sent now goes first the next time, or the calls would be torn.
            sent = deaf.socket.send(calls)
            calls = calls[sent:] + calls[:sent]
        except BlockingIOError:
            pass
        except OSError:
            return True
        return deaf.is_hung_up()

    peak = serve_others_until(sends_until_hung_up, service, bystander, "the end of the deaf peer's connection")
    assert peak - before < BOUND


def test_a_peer_that_reads_slowly_gets_everything(start_service, connect):
    service = start_service("--write-timeout-milliseconds", "2000")
    slow, bystander = connect(service), connect(service)
    slow.send_call(ECHO + "Flood", {"bytes": 50_000, "replies": 400}, more=True)
    for number in range(400):
        reply = slow.receive_message()
        assert len(reply["parameters"]["text"]) == 50_000
        assert reply.get("continues", False) == (number < 399)
        bystander.echo("meanwhile")
    slow.echo("after the flood")


def test_a_flood_that_is_read_does_not_fill_the_memory(service, connect):
    reader, bystander = connect(service), connect(service)
    bystander.echo("before")
    before = peak = service.resident_bytes()
    reader.send_call(ECHO + "Flood", {"bytes": 100_000, "replies": 2000}, more=True)
    for number in range(2000):
        assert len(reader.receive_message()["parameters"]["text"]) == 100_000
        if number % 100 == 0:
            bystander.echo("meanwhile")
            peak = max(peak, service.resident_bytes())
    assert peak - before < BOUND


@pytest.mark.parametrize("method, parameters", [
    ("Flood", {"bytes": 50, "replies": 10**9}),
    ("Flood", {"bytes": 100_000, "replies": 10**9}),
    ("Count", {"to": 10**15}),
])
def test_a_stream_that_is_read_as_fast_as_it_comes_starves_nobody(service, connect, method, parameters):
    reader, bystander = connect(service), connect(service)
    enough = threading.Event()

    def read_until_enough() -> int:
        received = 0
        while not enough.is_set():
            received += len(reader.socket.recv(1 << 18))
        return received

    reader.send_call(ECHO + method, parameters, more=True)
    with ThreadPoolExecutor(1) as executor:
        reading = executor.submit(read_until_enough)
        try:
            for number in range(200):
                bystander.echo(f"meanwhile {number}")
        finally:
            enough.set()
        assert reading.result(timeout=20) > 0


def test_many_large_calls_do_not_fill_the_memory(service, connect):
    peers = [connect(service) for _ in range(8)]
    peers[0].echo("before")
    before = peak = service.resident_bytes()
    for _ in range(25):
        for peer in peers:
            peer.echo("x" * 500_000)
        peak = max(peak, service.resident_bytes())
    # Eight connections may each keep a frame and its answer, and an allocator keeps some more.
    assert peak - before < BOUND


def test_a_thousand_connections_each_get_an_answer(service, connect):
    peers = [connect(service) for _ in range(1000)]
    for round_number in range(2):
        for number, peer in enumerate(peers):
            peer.send_call(ECHO + "Ping", {"text": f"{round_number}.{number}"})
        for number, peer in enumerate(peers):
            assert peer.receive_message() == {"parameters": {"text": f"{round_number}.{number}"}}
    before = service.open_descriptors()
    assert before >= 1000
    for peer in peers:
        peer.close()
    eventually(lambda: service.open_descriptors() <= before - 1000, what="the end of a thousand connections")


def is_served(peer, wait: float) -> bool:
    """Whether a call gets its answer; one that waits longer, or is hung up upon, does not."""
    if not peer.try_send(frame(ECHO + "Ping", {"text": "is there room"})) or not peer.has_data(wait):
        return False
    try:
        return peer.receive_message() == {"parameters": {"text": "is there room"}}
    except Closed:
        return False


def test_connections_beyond_the_maximum_wait_or_are_refused(start_service, connect):
    service = start_service("--maximum-connections", "4")
    admitted = [connect(service) for _ in range(4)]
    for peer in admitted:
        peer.echo("admitted")
    for _ in range(20):
        assert not is_served(connect(service), wait=0.05)
    for peer in admitted:
        peer.echo("still admitted")


def test_a_place_that_becomes_free_is_given_to_the_next(start_service, connect):
    service = start_service("--maximum-connections", "2")
    leaving, staying = connect(service), connect(service)
    leaving.echo("admitted")
    staying.echo("admitted")
    leaving.close()

    def newcomer_is_served() -> bool:
        newcomer = connect(service)
        served = is_served(newcomer, wait=0.2)
        newcomer.close()
        return served

    for _ in range(5):
        eventually(newcomer_is_served, what="a place for a newcomer")
        staying.echo("still admitted")


def test_running_out_of_descriptors_does_not_end_the_service(start_service, connect):
    """Accepting fails then, again and again; those who are connected must not feel it."""
    service = start_service("--maximum-connections", "500")
    first = connect(service)
    first.echo("before")
    used = service.open_descriptors()
    resource.prlimit(service.pid, resource.RLIMIT_NOFILE, (used + 10, used + 10))
    crowd = [connect(service) for _ in range(60)]
    for number in range(50):
        first.echo(f"meanwhile {number}")
    for peer in crowd:
        peer.close()

    def newcomer_is_served() -> bool:
        newcomer = connect(service)
        served = is_served(newcomer, wait=0.5)
        newcomer.close()
        return served

    eventually(newcomer_is_served, what="service to newcomers once descriptors are free again")
