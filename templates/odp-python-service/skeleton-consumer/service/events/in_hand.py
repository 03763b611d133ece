"""Events that were received and not yet settled."""

import concurrent.futures
import heapq
import itertools
from dataclasses import dataclass

from opentelemetry.trace import Span

from service.events.source import Event


@dataclass(eq=False)
class Handling:
    """An event whose handler runs; the future holds what it raised."""

    event: Event
    span: Span
    future: "concurrent.futures.Future[BaseException | None]"
    deadline: float


class Waiting:
    """Events that failed and wait for their next delivery.

    The client of Pulsar for Python knows one pause for all deliveries, so a growing one is made
    here: the event is held until its pause is over, and only then handed back.
    """

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Event]] = []
        self._order = itertools.count()

    def __len__(self) -> int:
        return len(self._heap)

    def add(self, event: Event, due: float) -> None:
        """Holds an event until the clock shows `due`."""
        heapq.heappush(self._heap, (due, next(self._order), event))

    def take_due(self, now: float) -> list[Event]:
        """Takes those whose pause is over, the longest waiting first."""
        due = []
        while self._heap and self._heap[0][0] <= now:
            due.append(heapq.heappop(self._heap)[2])
        return due

    def clear(self) -> None:
        """Forgets all: their subscription is closed, which hands them back."""
        self._heap.clear()
