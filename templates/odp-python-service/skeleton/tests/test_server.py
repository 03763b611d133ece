"""Ending without breaking off what is in hand."""

import asyncio
import contextlib

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from service.environment import Address
from service.server import Server


async def ask(port: int) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.1\r\nHost: test\r\n\r\n")
    answer = await reader.read()
    await closed(writer)
    return answer


def test_answers_a_request_in_hand_and_refuses_new_ones() -> None:
    async def test() -> None:
        arrived, may_end = asyncio.Event(), asyncio.Event()

        async def slow(_: Request) -> Response:
            arrived.set()
            await may_end.wait()
            return PlainTextResponse("done")

        server = Server(Starlette(routes=[Route("/", slow)]), Address("127.0.0.1", 0))
        server.start()
        answer = asyncio.create_task(ask(server.port))
        await arrived.wait()
        draining = asyncio.create_task(server.drain(20))
        await refused(server.port)
        await asyncio.wait({draining}, timeout=0.5)
        assert not draining.done(), "it did not wait for the request"
        may_end.set()
        assert b"200 OK" in await answer
        assert (await answer).endswith(b"done")
        await draining

    asyncio.run(test())


def test_does_not_wait_for_ever_for_a_request_in_hand() -> None:
    async def test() -> None:
        arrived = asyncio.Event()

        async def endless(_: Request) -> Response:
            arrived.set()
            await asyncio.Event().wait()
            raise AssertionError

        server = Server(Starlette(routes=[Route("/", endless)]), Address("127.0.0.1", 0))
        server.start()
        answer = asyncio.create_task(ask(server.port))
        await arrived.wait()
        await asyncio.wait_for(server.drain(0), 20)
        await answer

    asyncio.run(test())


async def refused(port: int) -> None:
    """Returns once nobody listens there."""
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except ConnectionError:
            return
        await closed(writer)
        await asyncio.sleep(0.005)


async def closed(writer: asyncio.StreamWriter) -> None:
    """Closes a connection, whatever the other side made of it."""
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()
