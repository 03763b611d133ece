"""What becomes of an event, by how its handler ends."""

import asyncio
import sys

import pytest
from opentelemetry import trace

from service.events.limits import Limits
from service.events.source import Event
from tests.consuming import Consuming, fail, hang
from tests.logged import logged_lines
from tests.waiting import until

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


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

    asyncio.run(test())


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
        asyncio.run(test())
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

    asyncio.run(test())


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

    asyncio.run(test())


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

    asyncio.run(test())


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
        asyncio.run(test())
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
        asyncio.run(test())
    assert traces == [TRACE]
    assert [line["trace_id"] for line in lines if line["msg"] == "event rejected"] == [TRACE]
