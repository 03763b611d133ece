"""What the consumer is told by the environment."""

import re
from dataclasses import dataclass
from pathlib import Path

from service.environment import Environment


@dataclass(frozen=True)
class EventsConfig:
    """Where events come from; docs/index.md says what each variable means."""

    service_url: str
    topic: str
    subscription: str
    dead_letter_topic: str
    token_file: Path | None

    @property
    def event(self) -> str:
        """Type of the events: the name of their topic."""
        return self.topic.rsplit("/", 1)[-1]

    @classmethod
    def read(cls, environment: Environment) -> "EventsConfig":
        """Reads it; errors are kept in the environment."""
        return cls(
            service_url=environment.read("PULSAR_SERVICE_URL", _service_url),
            topic=environment.read("PULSAR_TOPIC", _topic),
            subscription=environment.read("PULSAR_SUBSCRIPTION", str),
            dead_letter_topic=environment.read("PULSAR_DEAD_LETTER_TOPIC", _topic),
            token_file=environment.read("PULSAR_TOKEN_FILE", _file, ""),
        )


def _service_url(text: str) -> str:
    if not re.fullmatch(r"pulsar(\+ssl)?://[^\s/]+/?", text):
        raise ValueError("has to be like pulsar+ssl://broker:6651")
    return text


def _topic(text: str) -> str:
    if not re.fullmatch(r"persistent://[^\s/]+/[^\s/]+/[^\s/]+", text):
        raise ValueError("has to be like persistent://tenant/namespace/topic")
    return text


def _file(text: str) -> Path | None:
    return Path(text) if text else None
