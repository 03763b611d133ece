"""The program itself, as Kubernetes starts and ends it."""

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parent.parent
SETTINGS = {
    "HTTP_ADDRESS": "127.0.0.1:0",
    "METRICS_ADDRESS": "127.0.0.1:0",
    "DRAIN_SECONDS": "20",
    "SERVICE_VERSION": "abc123",
    "PYTHONUNBUFFERED": "1",
{%- if values.event %}
    # Nobody listens there.
    "PULSAR_SERVICE_URL": "pulsar://127.0.0.1:1",
    "PULSAR_TOPIC": "persistent://odp/workspace-a/pipeline.completed",
    "PULSAR_SUBSCRIPTION": "orders",
    "PULSAR_DEAD_LETTER_TOPIC": "persistent://odp/workspace-a/pipeline.completed-orders-DLQ",
{%- endif %}
}


class Program:
    """The service, as a process."""

    def __init__(self, settings: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "service"],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **settings},
            stdout=subprocess.PIPE,
            text=True,
        )

    def line(self, message: str) -> dict[str, object]:
        """Reads on until it logs that; everything that it logs is JSON."""
        assert self.process.stdout is not None
        for text in self.process.stdout:
            line: dict[str, object] = json.loads(text)
            if line["msg"] == message:
                return line
        raise AssertionError(f"ended without {message!r}")


@pytest.fixture
def program() -> Iterator[Program]:
    program = Program(SETTINGS)
    with program.process:
        yield program
        program.process.kill()


def test_goes_on_for_a_moment_after_sigterm_and_exits_with_0(program: Program) -> None:
    metrics_port = program.line("metrics")["port"]
    port = program.line("listening")["port"]
    assert isinstance(port, int)
    with urlopen(f"http://127.0.0.1:{metrics_port}/metrics", timeout=10) as answer:
        assert 'build_info{version="abc123"} 1.0' in answer.read().decode()
    assert status(port, "/livez") == 200
{%- if values.event %}
    # Without its bus it takes no events, and a restart would not help it.
    assert status(port, "/readyz") == 503
{%- else %}
    assert status(port, "/readyz") == 200
{%- endif %}

    program.process.send_signal(signal.SIGTERM)
    program.line("draining")
    # Whoever has not heard of it yet is still served, for a moment.
    # Not more often than what it logs meanwhile finds room in the pipe.
    with contextlib.suppress(ConnectionError):
        for _ in range(50):
            assert reasons(port) == ["draining"]
            assert status(port, "/v1/about") == 200
    program.line("ended")
    assert program.process.wait(20) == 0


def test_says_in_one_line_what_is_wrong_with_its_configuration() -> None:
    program = Program({**SETTINGS, "DRAIN_SECONDS": "soon", "LOG_LEVEL": "loud"})
    with program.process:
        output, _ = program.process.communicate(timeout=20)
    (line,) = [json.loads(text) for text in output.splitlines()]
    assert line["level"] == "ERROR"
    assert "DRAIN_SECONDS" in line["msg"]
    assert "LOG_LEVEL" in line["msg"]
    assert program.process.returncode == 1


def status(port: int, path: str) -> int:
    return ask(port, path)[0]


def reasons(port: int) -> object:
    """Why it is not ready."""
    code, body = ask(port, "/readyz")
    assert code == 503
    return json.loads(body)["reasons"]


def ask(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    with contextlib.closing(connection):
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
