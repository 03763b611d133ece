"""Metrics of consumed events."""

from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Histogram

from service.metrics import SECONDS

Outcome = Literal["acknowledged", "rejected", "dead_lettered"]
OUTCOMES: tuple[Outcome, ...] = ("acknowledged", "rejected", "dead_lettered")


class EventMetrics:
    """Counts deliveries of events of one type."""

    def __init__(self, registry: CollectorRegistry, event: str) -> None:
        consumed = Counter(
            "events_consumed_total",
            "Deliveries: acknowledged, rejected (will come again), dead_lettered (will not).",
            ["event", "outcome"],
            registry=registry,
        )
        # From 0: else the first dead letter is no increase, and rings no alarm.
        self._consumed = {outcome: consumed.labels(event, outcome) for outcome in OUTCOMES}
        self._duration = Histogram(
            "event_handling_duration_seconds",
            "How long handling took.",
            ["event"],
            buckets=(*SECONDS, 30.0),
            registry=registry,
        ).labels(event)

    def count(self, outcome: Outcome) -> None:
        """Counts a delivery."""
        self._consumed[outcome].inc()

    def observe(self, seconds: float) -> None:
        """Notes how long a handler took."""
        self._duration.observe(seconds)
