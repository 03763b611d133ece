"""A consumer on a bus in memory, and handlers for it."""

import asyncio
from collections.abc import Awaitable, Callable

from opentelemetry.sdk.trace import TracerProvider
from prometheus_client import CollectorRegistry

from service.events.consumer import Consumer
from service.events.limits import Limits
from service.events.metrics import EventMetrics
from service.events.source import Event, Source
from tests.fake_source import FakeSource

QUICK = Limits(first_pause_seconds=0.01, longest_pause_seconds=0.01, poll_seconds=0.01)

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


async def succeed(_: Event) -> None:
    pass


async def fail(_: Event) -> None:
    raise ValueError("no such order")


async def hang(_: Event) -> None:
    await asyncio.Event().wait()
