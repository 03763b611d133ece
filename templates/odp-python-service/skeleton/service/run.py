"""How the service is put together, and the order in which it ends."""

import asyncio
import logging

from opentelemetry.sdk.trace import TracerProvider

from service.about import About
from service.application import create_application
from service.config import Config
{%- if values.event %}
from service.events.config import EventsConfig
from service.events.consumer import Consumer
from service.events.handler import handle
from service.events.metrics import EventMetrics
from service.events.pulsar_source import PulsarSource
{%- endif %}
from service.metrics import Metrics
from service.observed import ObservedApplication
from service.readiness import Readiness
from service.server import MetricsServer, Server

# Whoever sends requests learns a moment later that no more are wanted.
LINGER_SECONDS = 1.0

logger = logging.getLogger(__name__)


{% if values.event -%}
async def run(
    config: Config, events: EventsConfig, provider: TracerProvider, stop: asyncio.Event
) -> None:
{%- else -%}
async def run(config: Config, provider: TracerProvider, stop: asyncio.Event) -> None:
{%- endif %}
    """Serves until `stop` is set, then ends what is in hand.

    Raises OSError where it cannot listen.
    """
    tracer = provider.get_tracer("service")
    metrics = Metrics(config.version)
{%- if values.event %}
    consumer = Consumer(
        lambda: PulsarSource.connect(events),
        handle,
        metrics=EventMetrics(metrics.registry, events.event),
        tracer=tracer,
    )
    readiness = Readiness(consumer.obstacle)
{%- else %}
    readiness = Readiness()
{%- endif %}
    application = create_application(About.read(config.version), readiness)
    server = Server(ObservedApplication(application, metrics, tracer), config.http_address)
    metrics_server = MetricsServer(metrics.registry, config.metrics_address)
{%- if values.event %}
    consumer.start()
{%- endif %}
    server.start()

    await stop.wait()
    logger.info("draining")
    loop = asyncio.get_running_loop()
    deadline = loop.time() + config.drain_seconds
    readiness.drain()
{%- if values.event %}
    consumer.stop(config.drain_seconds)
{%- endif %}
    await asyncio.sleep(min(LINGER_SECONDS, config.drain_seconds / 2))
    await server.drain(deadline - loop.time())
{%- if values.event %}
    await consumer.ended()
{%- endif %}
    metrics_server.close()
    logger.info("ended")
