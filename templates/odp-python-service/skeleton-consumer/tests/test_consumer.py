"""What becomes of an event, by how its handler ends."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from prometheus_client import CollectorRegistry

from service.events.consumer import Consumer
from service.events.limits import Limits
from service.events.metrics import EventMetrics
from service.events.source import Event, Source, SourceError
from tests.fake_source import FakeSource
from tests.logged import logged_lines
from tests.waiting import until

QUICK = Limits(first_pause_seconds=0.01, longest_pause_seconds=0.01, poll_seconds=0.01)
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"

Handler = Callable[[Event], Awaitable[None]]


class Consuming:
    """A consumer on a bus in memory."""

    def __init__(
        self,
        handler: Handler,
        limits: Limits = QUICK,
        connect: Callable[[], Source] | None = None,
    ) -> None:
        self.source = FakeSource()
        self.registry = CollectorRegistry()
        self.consumer = Consumer(
            connect or (lambda: self.source),
            handler,
            metrics=EventMetrics(self.registry, "pipeline.completed"),
            tracer=TracerProvider().get_tracer("test"),
            limits=limits,
        )

    async def __aenter__(self) -> "Consuming":
        self.consumer.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.consumer.stop(5)
        await self.consumer.ended()

    def count(self, outcome: str) -> float | None:
        labels = {"event": "pipeline.completed", "outcome": outcome}
        return self.registry.get_sample_value("events_consumed_total", labels)


def run(test: Coroutine[Any, Any, None]) -> None:
    asyncio.run(test)


async def succeed(_: Event) -> None:
    pass


async def fail(_: Event) -> None:
    raise ValueError("no such order")


async def hang(_: Event) -> None:
    await asyncio.Event().wait()


def test_acknowledges_an_event_once_its_handler_returned() -> None:
    async def test() -> None:
        may_end = asyncio.Event()

        async def handle(_: Event) -> None:
            await may_end.wait()

        async with Consuming(handle) as consuming:
            assert consuming.count("acknowledged") == 0
            consuming.source.publish("1")
            consuming.source.publish("2")
            await until(lambda: len(consuming.consumer._handling) == 2)
            assert consuming.source.acknowledged == []
            may_end.set()
            await until(lambda: consuming.count("acknowledged") == 2)
            assert sorted(consuming.source.acknowledged) == ["1", "2"]
            assert consuming.source.rejected == []
            labels = {"event": "pipeline.completed"}
            name = "event_handling_duration_seconds_count"
            assert consuming.registry.get_sample_value(name, labels) == 2

    run(test())


def test_hands_back_an_event_whose_handler_raised_and_goes_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def handle(event: Event) -> None:
        if event.identity == "exit":
            sys.exit("no handler may end the process")
        if event.identity == "cancel":
            raise asyncio.CancelledError
        if event.identity == "bad":
            raise ValueError("no such order")

    async def test() -> None:
        async with Consuming(handle) as consuming:
            for identity in ("exit", "cancel", "bad", "good"):
                consuming.source.publish(identity)
            await until(lambda: len(consuming.source.rejected) == 3)
            await until(lambda: consuming.source.acknowledged == ["good"])
            assert sorted(consuming.source.rejected) == ["bad", "cancel", "exit"]
            assert consuming.count("rejected") == 3
            assert consuming.count("dead_lettered") == 0

    with logged_lines(capsys) as lines:
        run(test())
    rejected = {line["message_id"]: line for line in lines if line["msg"] == "event rejected"}
    assert rejected["bad"]["level"] == "ERROR"
    assert "no such order" in str(rejected["bad"]["error"])


def test_hands_back_an_event_whose_handler_takes_too_long() -> None:
    async def test() -> None:
        limits = Limits(handling_seconds=0.05, longest_pause_seconds=0.01, poll_seconds=0.01)
        cancelled = asyncio.Event()

        async def handle(event: Event) -> None:
            try:
                await hang(event)
            finally:
                cancelled.set()

        async with Consuming(handle, limits) as consuming:
            consuming.source.publish("1")
            await until(lambda: consuming.source.rejected == ["1"])
            await asyncio.wait_for(cancelled.wait(), 10)
            assert consuming.count("rejected") == 1

    run(test())


def test_hands_back_an_event_whose_handler_holds_up_everything_else() -> None:
    async def test() -> None:
        limits = Limits(handling_seconds=0.05, longest_pause_seconds=0.01, poll_seconds=0.01)
        waited = []

        async def handle(_: Event) -> None:
            # Blocks the loop, as no handler should.
            waited.append(consuming.source.something_rejected.wait(20))

        consuming = Consuming(handle, limits)
        async with consuming:
            consuming.source.publish("1")
            await until(lambda: waited == [True])
            assert consuming.source.rejected == ["1"]
        assert consuming.source.acknowledged == []

    run(test())


def test_holds_a_failed_event_until_its_pause_is_over() -> None:
    async def test() -> None:
        limits = Limits(first_pause_seconds=3600, longest_pause_seconds=3600, poll_seconds=0.01)
        async with Consuming(fail, limits) as consuming:
            consuming.source.publish("1")
            await until(lambda: consuming.count("rejected") == 1)
            # Others are not held up by it.
            consuming.source.publish("2")
            await until(lambda: consuming.count("rejected") == 2)
            assert consuming.source.rejected == []

    run(test())


def test_pauses_double_up_to_the_longest() -> None:
    pauses = [Limits().pause(delivery) for delivery in (1, 2, 3, 4, 5, 6, 10_000)]
    assert pauses == [5, 10, 20, 40, 60, 60, 60]


def test_gives_up_on_an_event_after_its_last_delivery(capsys: pytest.CaptureFixture[str]) -> None:
    async def test() -> None:
        async with Consuming(fail) as consuming:
            consuming.source.publish("4th", delivery=4)
            consuming.source.publish("5th", delivery=5)
            await until(lambda: sorted(consuming.source.rejected) == ["4th", "5th"])
            assert consuming.count("rejected") == 1
            assert consuming.count("dead_lettered") == 1

    with logged_lines(capsys) as lines:
        run(test())
    assert [line["message_id"] for line in lines if line["msg"] == "event dead-lettered"] == ["5th"]


def test_goes_on_with_the_trace_of_who_published(capsys: pytest.CaptureFixture[str]) -> None:
    traces = []

    async def handle(event: Event) -> None:
        context = trace.get_current_span().get_span_context()
        traces.append(trace.format_trace_id(context.trace_id))
        await fail(event)

    async def test() -> None:
        async with Consuming(handle) as consuming:
            consuming.source.publish("1", traceparent=f"00-{TRACE}-00f067aa0ba902b7-01")
            await until(lambda: consuming.count("rejected") == 1)

    with logged_lines(capsys) as lines:
        run(test())
    assert traces == [TRACE]
    assert [line["trace_id"] for line in lines if line["msg"] == "event rejected"] == [TRACE]


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

    run(test())


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

    run(test())


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

    run(test())


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

    run(test())
