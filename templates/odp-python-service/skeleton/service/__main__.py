"""Starts the service, and ends it on SIGTERM."""

import asyncio
import logging
import os
import signal
import sys

from opentelemetry.sdk.trace import TracerProvider

from service.config import Config
from service.environment import ConfigurationError, Environment
{%- if values.event %}
from service.events.config import EventsConfig
{%- endif %}
from service.logs import configure_logs
from service.run import run
from service.tracing import start_tracing, stop_tracing

logger = logging.getLogger("service")


def main() -> int:
    """Runs the service; gives the exit code."""
    configure_logs(logging.INFO)
    logging.captureWarnings(True)
    environment = Environment(os.environ)
    config = Config.read(environment)
{%- if values.event %}
    events = EventsConfig.read(environment)
{%- endif %}
    try:
        environment.finish()
    except ConfigurationError as error:
        logger.error("not started: %s", error)
        return 1
    configure_logs(config.log_level)
    provider = start_tracing(config.version, os.environ)
    try:
        asyncio.run(_until_signal(config{% if values.event %}, events{% endif %}, provider))
    except Exception:
        logger.exception("ended by an error")
        return 1
    finally:
        stop_tracing(provider)
    return 0


{% if values.event -%}
async def _until_signal(config: Config, events: EventsConfig, provider: TracerProvider) -> None:
{%- else -%}
async def _until_signal(config: Config, provider: TracerProvider) -> None:
{%- endif %}
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await run(config{% if values.event %}, events{% endif %}, provider, stop)


if __name__ == "__main__":
    sys.exit(main())
