"""Waiting for what happens elsewhere."""

import asyncio
import time
from collections.abc import Callable


async def until(happened: Callable[[], bool]) -> None:
    """Returns once it has happened; long before the time is up, unless something is wrong."""
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline, "did not happen within 20 s"
        await asyncio.sleep(0.005)
