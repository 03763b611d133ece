"""What the consumer needs of a bus; the tests bring one of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Event:
    """One delivery of an event."""

    identity: str
    """Names the event on its topic; the same at each delivery."""
    data: bytes
    properties: Mapping[str, str]
    delivery: int
    """1 at the first delivery."""
    raw: object = field(default=None, repr=False)
    """What the bus itself knows it by."""


class SourceError(Exception):
    """The bus refused something, or is away."""


class Source(Protocol):
    """A subscription that is open. One thread uses it; `is_connected` may be asked by others."""

    def receive(self, seconds: float) -> Event | None:
        """The next event, or None when none came in that time; raises SourceError."""

    def acknowledge(self, event: Event) -> None:
        """It is done, and never comes again; raises SourceError."""

    def reject(self, event: Event) -> None:
        """It comes again at once, or after its last delivery never; raises SourceError."""

    def is_connected(self) -> bool:
        """Whether the bus can be reached now."""

    def close(self) -> None:
        """Hands back what is not acknowledged; raises nothing."""
