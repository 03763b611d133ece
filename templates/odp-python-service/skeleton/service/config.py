"""What the service is told by its environment."""

import logging
from dataclasses import dataclass
from pathlib import Path

from service.environment import Address, Environment

LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warn": logging.WARNING,
    "error": logging.ERROR,
}


@dataclass(frozen=True)
class Config:
    """Configuration of every service; docs/index.md says what each variable means."""

    http_address: Address
    metrics_address: Address
    log_level: int
    drain_seconds: float
    secrets_dir: Path
    version: str

    @classmethod
    def read(cls, environment: Environment) -> "Config":
        """Reads it; errors are kept in the environment."""
        return cls(
            http_address=environment.read("HTTP_ADDRESS", Address.parse, ":8080"),
            metrics_address=environment.read("METRICS_ADDRESS", Address.parse, ":9102"),
            log_level=environment.read("LOG_LEVEL", _level, "info"),
            drain_seconds=environment.read("DRAIN_SECONDS", _seconds, "20"),
            secrets_dir=environment.read("SECRETS_DIR", Path, "/vault/secrets"),
            version=environment.read("SERVICE_VERSION", str, "development"),
        )


def _level(text: str) -> int:
    if text not in LEVELS:
        raise ValueError(f"has to be one of {', '.join(LEVELS)}")
    return LEVELS[text]


def _seconds(text: str) -> float:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 3600:
        raise ValueError("has to be a whole number of seconds from 1 to 3600")
    return float(text)
