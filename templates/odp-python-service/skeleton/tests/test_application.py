"""What requests are answered, and what is known of them afterwards."""

import json
from pathlib import Path

import pytest
import yaml
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client import generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from service.about import SERVICE_FILE, About
from service.application import create_application
from service.metrics import Metrics
from service.observed import ObservedApplication
from service.readiness import Readiness
from tests.logged import logged_lines

ROOT = Path(__file__).parent.parent
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


class Observed:
    """The application with a route that fails, and all that is known of its requests."""

    def __init__(self, readiness: Readiness | None = None) -> None:
        self.metrics = Metrics("abc123")
        self.spans = InMemorySpanExporter()
        provider = TracerProvider()
        provider.add_span_processor(SimpleSpanProcessor(self.spans))
        self.application = create_application(About.read("abc123"), readiness or Readiness())
        self.application.router.routes.append(Route("/v1/broken/{id}", broken))
        observed = ObservedApplication(self.application, self.metrics, provider.get_tracer("test"))
        self.client = TestClient(observed, raise_server_exceptions=False)


async def broken(_: Request) -> Response:
    raise ValueError("out of order")


def test_answers_what_the_description_of_its_api_says() -> None:
    document = yaml.safe_load((ROOT / "api" / "openapi.yaml").read_text(encoding="utf-8"))
    observed = Observed()
    routes = {route.path for route in observed.application.routes if isinstance(route, Route)}
    assert set(document["paths"]) == {
        path for path in routes if path.startswith("/v1/") and path != "/v1/broken/{id}"
    }
    answer = observed.client.get("/v1/about")
    assert answer.status_code == 200
    stored = json.loads(SERVICE_FILE.read_text(encoding="utf-8"))
    required = document["components"]["schemas"]["About"]["required"]
    expected = {**stored, "version": "abc123"}
    assert answer.json() == {name: expected[name] for name in required}


def test_is_ready_when_nothing_is_in_the_way_and_alive_all_the_same() -> None:
    obstacles = ["not connected"]
    readiness = Readiness(lambda: obstacles[0] if obstacles else None)
    client = Observed(readiness).client
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["reasons"] == ["not connected"]
    assert client.get("/livez").status_code == 200
    obstacles.clear()
    assert client.get("/readyz").status_code == 200
    readiness.drain()
    assert client.get("/readyz").status_code == 503
    assert client.get("/livez").status_code == 200


def test_counts_requests_by_route_and_nobody_can_fill_the_metrics() -> None:
    observed = Observed()
    client = observed.client
    client.get("/v1/about")
    client.get("/v1/broken/1")
    client.get("/v1/broken/2")
    client.get("/nowhere/1")
    client.request("MADEUP", "/v1/about")
    client.get("/livez")
    client.get("/readyz")
    exposed = generate_latest(observed.metrics.registry).decode()
    counted = {line for line in exposed.splitlines() if line.startswith("http_requests_total{")}
    assert counted == {
        'http_requests_total{code="200",method="GET",route="/v1/about"} 1.0',
        'http_requests_total{code="500",method="GET",route="/v1/broken/{id}"} 2.0',
        'http_requests_total{code="404",method="GET",route="unmatched"} 1.0',
        'http_requests_total{code="405",method="OTHER",route="/v1/about"} 1.0',
    }
    assert 'http_request_duration_seconds_count{method="GET",route="/v1/about"} 1.0' in exposed
    assert 'build_info{version="abc123"} 1.0' in exposed


def test_a_request_is_one_span_in_the_trace_of_its_caller() -> None:
    observed = Observed()
    observed.client.get("/v1/broken/1", headers={"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"})
    (span,) = observed.spans.get_finished_spans()
    assert span.name == "GET /v1/broken/{id}"
    assert span.context is not None
    assert format(span.context.trace_id, "032x") == TRACE
    assert not span.status.is_ok


def test_logs_carry_the_trace_and_why_a_request_failed(capsys: pytest.CaptureFixture[str]) -> None:
    with logged_lines(capsys) as lines:
        Observed().client.get(
            "/v1/broken/1?password=x", headers={"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}
        )
    ours = [line for line in lines if line["logger"] == "service.observed"]
    assert [(line["level"], line["msg"], line["trace_id"]) for line in ours] == [
        ("ERROR", "request failed", TRACE),
        ("INFO", "request", TRACE),
    ]
    assert "out of order" in str(ours[0]["error"])
    assert "password" not in json.dumps(ours)
