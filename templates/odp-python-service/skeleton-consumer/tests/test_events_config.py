"""Configuration of the consumer."""

from pathlib import Path

import pytest

from service.environment import ConfigurationError, Environment
from service.events.config import EventsConfig

GIVEN = {
    "PULSAR_SERVICE_URL": "pulsar+ssl://broker:6651",
    "PULSAR_TOPIC": "persistent://odp/workspace-a/pipeline.completed",
    "PULSAR_SUBSCRIPTION": "orders",
    "PULSAR_DEAD_LETTER_TOPIC": "persistent://odp/workspace-a/pipeline.completed-orders-DLQ",
}


def test_the_event_is_named_by_its_topic() -> None:
    environment = Environment({**GIVEN, "PULSAR_TOKEN_FILE": "/vault/secrets/token"})
    config = EventsConfig.read(environment)
    environment.finish()
    assert config.event == "pipeline.completed"
    assert config.token_file == Path("/vault/secrets/token")


def test_says_all_that_is_missing_or_wrong() -> None:
    environment = Environment({"PULSAR_SERVICE_URL": "http://broker", "PULSAR_TOPIC": "orders"})
    EventsConfig.read(environment)
    with pytest.raises(ConfigurationError) as raised:
        environment.finish()
    assert str(raised.value).split("; ") == [
        "PULSAR_SERVICE_URL has to be like pulsar+ssl://broker:6651",
        "PULSAR_TOPIC has to be like persistent://tenant/namespace/topic",
        "PULSAR_SUBSCRIPTION is needed",
        "PULSAR_DEAD_LETTER_TOPIC is needed",
    ]


def test_needs_no_token() -> None:
    environment = Environment(GIVEN)
    assert EventsConfig.read(environment).token_file is None
    environment.finish()
