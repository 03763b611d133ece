"""A bus in memory."""

import queue
import threading

from service.events.source import Event, SourceError


class FakeSource:
    """Gives what was published to it, and notes how each event was settled."""

    def __init__(self) -> None:
        self.acknowledged: list[str] = []
        self.rejected: list[str] = []
        self.something_rejected = threading.Event()
        self.connected = True
        self.closed = threading.Event()
        self._events: queue.Queue[Event | SourceError] = queue.Queue()

    def publish(self, identity: str, *, delivery: int = 1, traceparent: str = "") -> None:
        """Makes it come to the consumer."""
        properties = {"traceparent": traceparent} if traceparent else {}
        self._events.put(Event(identity, b"{}", properties, delivery))

    def break_off(self) -> None:
        """Makes the next attempt to receive fail."""
        self._events.put(SourceError("broken off"))

    def receive(self, seconds: float) -> Event | None:
        try:
            event = self._events.get(timeout=seconds)
        except queue.Empty:
            return None
        if isinstance(event, SourceError):
            raise event
        return event

    def acknowledge(self, event: Event) -> None:
        self.acknowledged.append(event.identity)

    def reject(self, event: Event) -> None:
        self.rejected.append(event.identity)
        self.something_rejected.set()

    def is_connected(self) -> bool:
        return self.connected

    def close(self) -> None:
        self.closed.set()
