"""Delivers events to a handler, and answers to the bus for each of them."""

import asyncio
import concurrent.futures
import logging
import threading
import time
from collections.abc import Awaitable, Callable

from opentelemetry import trace
from opentelemetry.propagate import extract
from opentelemetry.trace import Span, SpanKind, StatusCode, Tracer

from service.events.in_hand import Handling, Waiting
from service.events.limits import DEFAULT_LIMITS, Limits
from service.events.metrics import EventMetrics, Outcome
from service.events.source import Event, Source, SourceError

LONGEST_RECONNECT_SECONDS = 30.0

logger = logging.getLogger(__name__)


class Consumer:
    """A thread talks to the bus; handlers are coroutines of the loop in which this is made.

    Each delivery is settled once: acknowledged when its handler returned, and otherwise, also
    when it took too long, handed back after a pause.
    """

    def __init__(
        self,
        connect: Callable[[], Source],
        handle: Callable[[Event], Awaitable[None]],
        *,
        metrics: EventMetrics,
        tracer: Tracer,
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        self._connect = connect
        self._handle = handle
        self._metrics = metrics
        self._tracer = tracer
        self._limits = limits
        self._source: Source | None = None
        self._handling: list[Handling] = []
        self._waiting = Waiting()
        self._stopping = threading.Event()
        self._something_ended = threading.Event()
        self._give_up_at = float("inf")
        self._thread = threading.Thread(target=self._work, name="events", daemon=True)
        self._loop = asyncio.get_running_loop()

    def start(self) -> None:
        """Connects and consumes from now on."""
        self._thread.start()

    def obstacle(self) -> str | None:
        """Why no events are taken now, or None."""
        source = self._source
        if source is None or not source.is_connected():
            return "not connected to the event bus"
        return None

    def stop(self, seconds: float) -> None:
        """Takes nothing new; handlers in hand have so many seconds."""
        self._give_up_at = time.monotonic() + seconds
        self._stopping.set()

    async def ended(self) -> None:
        """Returns when all is settled and the subscription closed, or soon after time is up."""
        # One that is about to connect cannot be told to stop, and has nothing in hand.
        patience = max(0.0, self._give_up_at - time.monotonic()) + 2.0
        await asyncio.to_thread(self._thread.join, patience)

    def _work(self) -> None:
        pause = 1.0
        while not self._stopping.is_set():
            try:
                self._source = source = self._connect()
                logger.info("consuming")
                pause = 1.0
                try:
                    self._consume(source)
                finally:
                    self._source = None
                    self._abandon()
                    source.close()
            except SourceError as error:
                logger.warning("event bus: %s", error)
            except Exception:
                logger.exception("consumer failed")
            self._stopping.wait(pause)
            pause = min(pause * 2, LONGEST_RECONNECT_SECONDS)

    def _consume(self, source: Source) -> None:
        while not self._is_done():
            self._settle(source)
            for failed in self._waiting.take_due(time.monotonic()):
                source.reject(failed)
            if self._may_take():
                event = source.receive(self._limits.poll_seconds)
                # One that came while stopping is left to others.
                if event is not None and not self._stopping.is_set():
                    self._begin(event)
            else:
                self._something_ended.wait(self._limits.poll_seconds)
                self._something_ended.clear()

    def _is_done(self) -> bool:
        """Closing hands back what waits, so that none of it holds up the end."""
        if not self._stopping.is_set():
            return False
        return not self._handling or time.monotonic() >= self._give_up_at

    def _may_take(self) -> bool:
        return (
            not self._stopping.is_set()
            and len(self._handling) < self._limits.concurrency
            and len(self._waiting) < self._limits.waiting
        )

    def _begin(self, event: Event) -> None:
        """Starts the handler, in the trace of whoever published the event."""
        span = self._tracer.start_span(
            "process event",
            context=extract(event.properties),
            kind=SpanKind.CONSUMER,
            attributes={
                "messaging.system": "pulsar",
                "messaging.operation.type": "process",
                "messaging.message.id": event.identity,
            },
        )
        began = time.monotonic()
        future = asyncio.run_coroutine_threadsafe(self._guarded(event, span), self._loop)
        self._handling.append(
            Handling(event, span, future, deadline=began + self._limits.handling_seconds)
        )

        def ended(_: "concurrent.futures.Future[BaseException | None]") -> None:
            self._metrics.observe(time.monotonic() - began)
            self._something_ended.set()

        future.add_done_callback(ended)

    async def _guarded(self, event: Event, span: Span) -> BaseException | None:
        """Gives what the handler raised: SystemExit, raised in a task, would end the process."""
        with trace.use_span(span):
            try:
                await self._handle(event)
            except asyncio.CancelledError:
                raise
            except BaseException as error:
                return error
        return None

    def _settle(self, source: Source) -> None:
        """Answers for handlers that have ended, and for those whose time is up."""
        now = time.monotonic()
        for handling in list(self._handling):
            # Cancelling says no to one that has just ended, which then counts by how it ended.
            late = now >= handling.deadline and handling.future.cancel()
            if not handling.future.done():
                continue
            self._handling.remove(handling)
            with trace.use_span(handling.span, end_on_exit=True):
                failure = self._failure(handling, late=late)
                if failure is None:
                    source.acknowledge(handling.event)
                    self._metrics.count("acknowledged")
                else:
                    self._reject(source, handling, failure)

    def _failure(self, handling: Handling, *, late: bool) -> BaseException | None:
        if late:
            return TimeoutError(f"took longer than {self._limits.handling_seconds:g} s")
        try:
            return handling.future.result()
        except concurrent.futures.CancelledError:
            return RuntimeError("the handler cancelled itself")

    def _reject(self, source: Source, handling: Handling, failure: BaseException) -> None:
        event = handling.event
        last = event.delivery >= self._limits.deliveries
        outcome: Outcome = "dead_lettered" if last else "rejected"
        handling.span.set_status(StatusCode.ERROR, str(failure))
        logger.error(
            "event dead-lettered" if last else "event rejected",
            extra={"message_id": event.identity, "delivery": event.delivery},
            exc_info=failure,
        )
        if last:
            source.reject(event)
        else:
            self._waiting.add(event, time.monotonic() + self._limits.pause(event.delivery))
        self._metrics.count(outcome)

    def _abandon(self) -> None:
        """Gives up what is in hand; the bus delivers it to others, or again."""
        for handling in self._handling:
            handling.future.cancel()
            handling.span.set_status(StatusCode.ERROR, "given up")
            handling.span.end()
            logger.warning("event given up", extra={"message_id": handling.event.identity})
        self._handling.clear()
        self._waiting.clear()
