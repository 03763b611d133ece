"""What this service does with an event. This is the file to change."""

import logging

from service.events.source import Event

logger = logging.getLogger(__name__)


async def handle(event: Event) -> None:
    """Handles a delivery; returning is the acknowledgement, raising has it delivered again.

    The same event may come more than once: do work so that doing it twice is the same as once.
    It is cancelled when it takes longer than its limit. It shares the loop with the answers to
    requests, so what blocks belongs into `asyncio.to_thread`.
    """
    logger.info("event received", extra={"message_id": event.identity, "bytes": len(event.data)})
