"""Listening, and ending without breaking off what is in hand."""

import asyncio
import contextlib
import logging
import math
import socket
from collections.abc import Iterator
from wsgiref.simple_server import WSGIServer

import prometheus_client
import uvicorn
from prometheus_client import CollectorRegistry
from starlette.types import ASGIApp

from service.environment import Address

logger = logging.getLogger(__name__)


class Server:
    """The listener for requests. It listens once made, and answers from `start` on."""

    def __init__(self, application: ASGIApp, address: Address) -> None:
        family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
        self._socket = socket.create_server((address.host, address.port), family=family)
        self.port: int = self._socket.getsockname()[1]
        self._server = _Uvicorn(
            uvicorn.Config(
                application,
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
            )
        )
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Answers from now on."""
        self._task = asyncio.create_task(self._server.serve([self._socket]))
        logger.info("listening", extra={"port": self.port})

    async def drain(self, seconds: float) -> None:
        """Takes no new request, and returns when those in hand are answered or time is up."""
        self._server.config.timeout_graceful_shutdown = math.ceil(seconds)
        self._server.should_exit = True
        if self._task is not None:
            await self._task


class _Uvicorn(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves signals to the service: on SIGTERM there is more to do than to stop listening."""
        yield


class MetricsServer:
    """The listener for Prometheus, on threads of its own: it answers while the service drains."""

    def __init__(self, registry: CollectorRegistry, address: Address) -> None:
        server, self._thread = prometheus_client.start_http_server(
            address.port, address.host, registry
        )
        self._server: WSGIServer = server
        self.port = self._server.server_port
        logger.info("metrics", extra={"port": self.port})

    def close(self) -> None:
        """Ends it."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
