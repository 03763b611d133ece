"""When events are taken, and when no more."""

import asyncio

from service.events.limits import Limits
from service.events.source import Event, Source, SourceError
from tests.consuming import Consuming, hang, succeed
from tests.fake_source import FakeSource
from tests.waiting import until


def test_takes_no_more_events_than_it_may_handle_at_once() -> None:
    async def test() -> None:
        most = 0
        running = 0
        may_end = asyncio.Event()

        async def handle(_: Event) -> None:
            nonlocal most, running
            running += 1
            most = max(most, running)
            await may_end.wait()
            running -= 1

        limits = Limits(concurrency=2, poll_seconds=0.01)
        async with Consuming(handle, limits) as consuming:
            for number in range(6):
                consuming.source.publish(str(number))
            await until(lambda: running == 2)
            may_end.set()
            await until(lambda: len(consuming.source.acknowledged) == 6)
            assert most == 2

    asyncio.run(test())


def test_ends_what_it_has_and_takes_nothing_new() -> None:
    async def test() -> None:
        may_end = asyncio.Event()

        async def handle(_: Event) -> None:
            await may_end.wait()

        consuming = Consuming(handle)
        consuming.consumer.start()
        consuming.source.publish("in hand")
        await until(lambda: len(consuming.consumer._handling) == 1)
        consuming.consumer.stop(10)
        consuming.source.publish("new")
        may_end.set()
        await consuming.consumer.ended()
        assert consuming.source.acknowledged == ["in hand"]
        assert consuming.source.closed.is_set()

    asyncio.run(test())


def test_gives_up_what_does_not_end_in_time() -> None:
    async def test() -> None:
        consuming = Consuming(hang)
        consuming.consumer.start()
        consuming.source.publish("endless")
        await until(lambda: len(consuming.consumer._handling) == 1)
        consuming.consumer.stop(0.05)
        await consuming.consumer.ended()
        assert consuming.source.closed.is_set()
        assert consuming.source.acknowledged == []

    asyncio.run(test())


def test_is_in_the_way_of_readiness_until_connected_and_connects_again() -> None:
    async def test() -> None:
        sources: list[FakeSource] = []
        bus_is_there = False

        def connect() -> Source:
            if not bus_is_there:
                raise SourceError("away")
            sources.append(FakeSource())
            return sources[-1]

        async with Consuming(succeed, connect=connect) as consuming:
            assert consuming.consumer.obstacle() == "not connected to the event bus"
            bus_is_there = True
            await until(lambda: consuming.consumer.obstacle() is None)
            sources[0].connected = False
            assert consuming.consumer.obstacle() == "not connected to the event bus"
            sources[0].break_off()
            await until(lambda: len(sources) == 2)
            assert sources[0].closed.is_set()
            sources[1].publish("1")
            await until(lambda: sources[1].acknowledged == ["1"])

    asyncio.run(test())
