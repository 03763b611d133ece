"""Numbers of the delivery of events."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How much is handled at once, how long, and how often."""

    handling_seconds: float = 30
    """A handler that takes longer has failed."""
    concurrency: int = 16
    """Events handled at the same time."""
    waiting: int = 200
    """Events that wait for their next delivery; with more, nothing new is taken."""
    deliveries: int = 5
    """After so many the event is a dead letter."""
    first_pause_seconds: float = 5
    """Pause after the first delivery; it doubles with each one."""
    longest_pause_seconds: float = 60
    poll_seconds: float = 0.1
    """How long the thread waits for an event before it looks at those in hand."""

    def pause(self, delivery: int) -> float:
        """Seconds until an event comes again whose `delivery` (from 1) failed."""
        # A large power of two is no number of seconds any more.
        doublings = min(delivery - 1, 30)
        return min(self.first_pause_seconds * 2.0**doublings, self.longest_pause_seconds)

    @property
    def acknowledgement_seconds(self) -> float:
        """After this the client itself has an event delivered again that nobody settled.

        Longer than an event is ever held here: this is for those that were forgotten.
        """
        return self.handling_seconds + self.longest_pause_seconds + 30


DEFAULT_LIMITS = Limits()
