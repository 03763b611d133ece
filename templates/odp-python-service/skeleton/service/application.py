"""The routes. api/openapi.yaml describes those under /v1 to others: change both together."""

import dataclasses

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from service.about import About
from service.readiness import Readiness


def create_application(about: About, readiness: Readiness) -> Starlette:
    """Makes the application."""

    async def live(_: Request) -> Response:
        return JSONResponse({"status": "alive"})

    async def ready(_: Request) -> Response:
        reasons = readiness.reasons()
        if reasons:
            return JSONResponse({"status": "not ready", "reasons": reasons}, status_code=503)
        return JSONResponse({"status": "ready"})

    async def show_about(_: Request) -> Response:
        return JSONResponse(dataclasses.asdict(about))

    return Starlette(
        routes=[
            Route("/livez", live),
            Route("/readyz", ready),
            Route("/v1/about", show_about),
        ]
    )
