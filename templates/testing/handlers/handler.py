"""Does what an event says: nothing, fail each time, or take until a file is there."""

import asyncio
import json
from pathlib import Path

from service.events.source import Event


async def handle(event: Event) -> None:
    """Handles a delivery; tells by a file beside the one it waits for that it has begun."""
    asked = json.loads(event.data)
    if asked.get("poisonous"):
        raise ValueError("poisonous")
    if "until" not in asked:
        return
    until = Path(asked["until"])
    until.with_name(f"{until.name}.begun").touch()
    while not until.exists():
        await asyncio.sleep(0.05)
