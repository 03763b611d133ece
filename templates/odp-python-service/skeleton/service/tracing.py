"""Traces, configured by the variables that OpenTelemetry defines."""

import logging
import threading
from collections.abc import Mapping

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

ENDPOINTS = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
# A collector that does not answer holds up no end: with what ends late before,
# this fits into the 5 s after the drain.
FLUSH_SECONDS = 1.5

logger = logging.getLogger(__name__)


def start_tracing(version: str, variables: Mapping[str, str]) -> TracerProvider:
    """Makes the source of spans; without an endpoint none are sent, and trace ids still exist."""
    provider = TracerProvider(
        resource=Resource.create({"service.version": version}), shutdown_on_exit=False
    )
    if any(variables.get(name) for name in ENDPOINTS):
        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider


def stop_tracing(provider: TracerProvider) -> None:
    """Sends what is left, and gives up after some seconds."""
    # The exporter's own patience is half a minute, and cannot be set.
    thread = threading.Thread(target=provider.shutdown, daemon=True)
    thread.start()
    thread.join(FLUSH_SECONDS)
    if thread.is_alive():
        logger.warning("spans are lost, because their collector did not answer")
