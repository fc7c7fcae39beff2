"""The asyncvarlink client, which passes descriptors, against our service."""

import asyncio
import contextlib
import os
import tempfile

import pytest

pytestmark = pytest.mark.rig("asyncvarlink", module="asyncvarlink")

DEADLINE = 30


@contextlib.asynccontextmanager
async def connection(service):
    from asyncvarlink import VarlinkClientProtocol, connect_unix_varlink
    transport, protocol = await connect_unix_varlink(VarlinkClientProtocol, service.path)
    try:
        yield protocol
    finally:
        transport.close()
        await transport.closed_future


def with_echo(service, scenario):
    """Runs the scenario with a proxy of the Echo interface, within a deadline."""
    async def connected():
        from echo_interface import Echo
        async with asyncio.timeout(DEADLINE), connection(service) as protocol:
            await scenario(protocol.make_proxy(Echo))
    asyncio.run(connected())


def make_file(content: str) -> int:
    with tempfile.TemporaryFile() as file:
        file.write(content.encode())
        file.seek(0)
        return os.dup(file.fileno())


def test_a_call_is_answered(service):
    async def scenario(echo):
        assert await echo.Ping(text="grüße \U0001f9fe") == {"text": "grüße \U0001f9fe"}
    with_echo(service, scenario)


def test_calls_that_are_made_at_once_each_get_their_own_answer(service):
    async def scenario(echo):
        texts = [f"text {number}" for number in range(200)]
        replies = await asyncio.gather(*(echo.Ping(text=text) for text in texts))
        assert replies == [{"text": text} for text in texts]
    with_echo(service, scenario)


def test_the_service_describes_itself(service):
    async def scenario():
        from asyncvarlink.serviceinterface import VarlinkServiceInterface
        async with asyncio.timeout(DEADLINE), connection(service) as protocol:
            about = protocol.make_proxy(VarlinkServiceInterface)
            assert "org.lanekeeper.test.Echo" in (await about.GetInfo())["interfaces"]
            reply = await about.GetInterfaceDescription(interface="org.lanekeeper.test.Echo")
            assert "method Ping" in reply["description"]
    asyncio.run(scenario())


def test_a_stream_ends_with_its_last_reply(service):
    async def scenario(echo):
        assert [reply["number"] async for reply in echo.Count(to=100)] == list(range(1, 101))
        assert [reply["number"] async for reply in echo.Count(to=0)] == [0]
        assert await echo.Ping(text="after the stream") == {"text": "after the stream"}
    with_echo(service, scenario)


def test_an_error_arrives_with_its_parameters(service):
    async def scenario(echo):
        from echo_interface import Refused
        with pytest.raises(Refused) as refusal:
            await echo.Refuse(reason="the lane is closed")
        assert refusal.value.parameters == {"reason": "the lane is closed"}
        assert await echo.Ping(text="after the error") == {"text": "after the error"}
    with_echo(service, scenario)


def test_a_stream_asked_for_without_more_is_refused(service):
    async def scenario():
        from asyncvarlink.serviceerrors import ExpectedMore
        from echo_interface import CountOnce
        async with asyncio.timeout(DEADLINE), connection(service) as protocol:
            with pytest.raises(ExpectedMore):
                await protocol.make_proxy(CountOnce).Count(to=3)
    asyncio.run(scenario())


def test_oneway_calls_are_carried_out_without_an_answer(service):
    async def scenario(echo):
        await echo.Note.oneway(text="first")
        await echo.Refuse.oneway(reason="nobody hears it")
        await echo.Note.oneway(text="second")
        assert await echo.Notes() == {"texts": ["first", "second"]}
    with_echo(service, scenario)


def test_a_descriptor_that_we_pass_is_read_by_the_service(service):
    async def scenario(echo):
        for content in ("", "receipt", "x" * 100_000):
            assert await echo.ReadDescriptor(descriptor=make_file(content)) == {"content": content}
    with_echo(service, scenario)


def test_descriptors_of_calls_made_at_once_are_not_mixed_up(service):
    async def scenario(echo):
        calls, expected = [], []
        for number in range(50):
            calls.append(echo.ReadDescriptor(descriptor=make_file(f"file {number}")))
            expected.append({"content": f"file {number}"})
            calls.append(echo.Ping(text=f"text {number}"))
            expected.append({"text": f"text {number}"})
        assert await asyncio.gather(*calls) == expected
    with_echo(service, scenario)


def test_a_descriptor_that_the_service_passes_is_read_by_us(service):
    async def scenario(echo):
        for content in ("", "drawer", "y" * 100_000):
            with await echo.MakeDescriptor(content=content) as reply:
                descriptor = reply["descriptor"].fileno()
                size = os.fstat(descriptor).st_size
                assert os.pread(descriptor, size + 1, 0).decode() == content
    with_echo(service, scenario)


def test_a_descriptor_goes_there_and_back(service):
    async def scenario(echo):
        with await echo.MakeDescriptor(content="there and back") as reply:
            copy = os.dup(reply["descriptor"].fileno())
        os.lseek(copy, 0, os.SEEK_SET)
        assert await echo.ReadDescriptor(descriptor=copy) == {"content": "there and back"}
    with_echo(service, scenario)
