"""Metrics, a span and a line in the log for each request."""

import logging
import time

from opentelemetry.propagate import extract
from opentelemetry.trace import SpanKind, StatusCode, Tracer
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.metrics import Metrics

# Asked every few seconds; in metrics, traces and logs they would hide what people ask.
PROBES = frozenset({"/livez", "/readyz"})
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

logger = logging.getLogger(__name__)


class ObservedApplication:
    """Wraps an application; probes only pass through."""

    def __init__(self, application: ASGIApp, metrics: Metrics, tracer: Tracer) -> None:
        self._application = application
        self._metrics = metrics
        self._tracer = tracer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] != "http" or scope["path"] in PROBES:
            await self._application(scope, receive, send)
            return
        method = scope["method"] if scope["method"] in METHODS else "OTHER"
        parent = extract({k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]})
        started = time.perf_counter()
        # Without an answer the server itself makes one of 500.
        code = 500

        async def sending(message: Message) -> None:
            nonlocal code
            if message["type"] == "http.response.start":
                code = message["status"]
            await send(message)

        with self._tracer.start_as_current_span(method, parent, SpanKind.SERVER) as span:
            try:
                await self._application(scope, receive, sending)
            except Exception:
                # Its answer has been sent by now. Outside of the span this line had no trace id.
                logger.exception("request failed")
            route = _route(scope)
            seconds = time.perf_counter() - started
            self._metrics.requests.labels(method, route, str(code)).inc()
            self._metrics.request_duration.labels(method, route).observe(seconds)
            span.update_name(f"{method} {route}")
            span.set_attributes(
                {
                    "http.request.method": method,
                    "http.route": route,
                    "http.response.status_code": code,
                    "url.path": scope["path"],
                }
            )
            if code >= 500:
                span.set_status(StatusCode.ERROR)
            logger.info(
                "request",
                extra={
                    "method": method,
                    "route": route,
                    "code": code,
                    "seconds": round(seconds, 6),
                },
            )


def _route(scope: Scope) -> str:
    """The pattern that matched; paths themselves would let anybody fill the metrics."""
    return getattr(scope.get("route"), "path", "unmatched")
