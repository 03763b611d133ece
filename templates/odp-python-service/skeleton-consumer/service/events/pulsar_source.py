"""A subscription of Pulsar."""

import contextlib
import logging
from pathlib import Path

import pulsar

from service.events.config import EventsConfig
from service.events.limits import DEFAULT_LIMITS, Limits
from service.events.source import Event, SourceError

# Keeps dead letters from the first one on: a topic without a subscription forgets what it gets.
INSPECTION = "inspection"

logger = logging.getLogger("pulsar")


class PulsarSource:
    """Made by `connect`; see Source."""

    def __init__(self, client: pulsar.Client, consumer: pulsar.Consumer) -> None:
        self._client = client
        self._consumer = consumer

    @classmethod
    def connect(cls, config: EventsConfig, limits: Limits = DEFAULT_LIMITS) -> "PulsarSource":
        """Subscribes; raises SourceError after some seconds without success."""
        # It tells of each step; what goes wrong is worth a line.
        logger.setLevel(max(logging.getLogger().level, logging.WARNING))
        client = pulsar.Client(
            config.service_url,
            authentication=_authentication(config.token_file),
            # Short, as connecting cannot be interrupted when the service has to end.
            operation_timeout_seconds=5,
            connection_timeout_ms=5000,
            tls_validate_hostname=True,
            logger=logger,
        )
        try:
            consumer = client.subscribe(
                config.topic,
                config.subscription,
                consumer_type=pulsar.ConsumerType.Shared,
                # What was published before the first start is handled too.
                initial_position=pulsar.InitialPosition.Earliest,
                # What lies here ready is not given to other replicas.
                receiver_queue_size=2 * limits.concurrency,
                unacked_messages_timeout_ms=int(limits.acknowledgement_seconds * 1000),
                # The pause has passed when an event is handed back: see Waiting.
                negative_ack_redelivery_delay_ms=100,
                dead_letter_policy=pulsar.ConsumerDeadLetterPolicy(
                    # Counts deliveries after the first one.
                    max_redeliver_count=limits.deliveries - 1,
                    dead_letter_topic=config.dead_letter_topic,
                    initial_subscription_name=INSPECTION,
                ),
            )
        except pulsar.PulsarException as error:
            with contextlib.suppress(pulsar.PulsarException):
                client.close()
            raise SourceError(f"subscribing to {config.topic} failed: {error}") from error
        return cls(client, consumer)

    def receive(self, seconds: float) -> Event | None:
        """The next event, or None when none came in that time."""
        try:
            message = self._consumer.receive(timeout_millis=int(seconds * 1000))
        except pulsar.Timeout:
            return None
        except pulsar.PulsarException as error:
            raise SourceError(f"receiving failed: {error}") from error
        return Event(
            identity=str(message.message_id()),
            data=message.data(),
            properties=message.properties(),
            delivery=message.redelivery_count() + 1,
            raw=message,
        )

    def acknowledge(self, event: Event) -> None:
        """It is done, and never comes again."""
        try:
            self._consumer.acknowledge(event.raw)
        except pulsar.PulsarException as error:
            raise SourceError(f"acknowledging failed: {error}") from error

    def reject(self, event: Event) -> None:
        """It comes again, or goes to the dead-letter topic after its last delivery."""
        try:
            self._consumer.negative_acknowledge(event.raw)
        except pulsar.PulsarException as error:
            raise SourceError(f"rejecting failed: {error}") from error

    def is_connected(self) -> bool:
        """Whether the bus can be reached now."""
        return bool(self._consumer.is_connected())

    def close(self) -> None:
        """Hands back what is not acknowledged."""
        for closing in (self._consumer.close, self._client.close):
            try:
                closing()
            except pulsar.PulsarException as error:
                logger.warning("closing: %s", error)


def _authentication(token_file: Path | None) -> pulsar.Authentication | None:
    if token_file is None:
        return None

    def token() -> str:
        # Called from within the client at each connection, where nothing may be raised.
        try:
            return token_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            logger.error("PULSAR_TOKEN_FILE cannot be read")
            return ""

    return pulsar.AuthenticationToken(token)
