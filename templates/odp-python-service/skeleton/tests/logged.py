"""Reading what a test logs."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from service.logs import configure_logs


@contextmanager
def logged_lines(capsys: pytest.CaptureFixture[str]) -> Iterator[list[dict[str, object]]]:
    """Gives a list that holds each line of the log once the block has ended."""
    root = logging.getLogger()
    before = root.handlers, root.level
    lines: list[dict[str, object]] = []
    configure_logs(logging.INFO)
    try:
        yield lines
    finally:
        root.handlers, root.level = before
        lines += [json.loads(line) for line in capsys.readouterr().out.splitlines()]
