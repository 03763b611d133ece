"""Configuration and secrets."""

import logging
from pathlib import Path

import pytest

from service.config import Config
from service.environment import Address, ConfigurationError, Environment
from service.vault import SecretError, Secrets


def test_works_without_a_single_variable() -> None:
    environment = Environment({})
    config = Config.read(environment)
    environment.finish()
    assert config.http_address == Address("0.0.0.0", 8080)  # noqa: S104
    assert config.metrics_address.port == 9102
    assert config.log_level == logging.INFO
    assert config.drain_seconds == 20
    assert config.secrets_dir == Path("/vault/secrets")


def test_says_all_that_is_wrong_at_once() -> None:
    environment = Environment(
        {
            "HTTP_ADDRESS": "8080",
            "METRICS_ADDRESS": ":65536",
            "LOG_LEVEL": "loud",
            "DRAIN_SECONDS": "-1",
        }
    )
    Config.read(environment)
    with pytest.raises(ConfigurationError) as raised:
        environment.finish()
    assert str(raised.value).split("; ") == [
        "HTTP_ADDRESS has to be host:port or :port",
        "METRICS_ADDRESS has to be host:port or :port",
        "LOG_LEVEL has to be one of debug, info, warn, error",
        "DRAIN_SECONDS has to be a whole number of seconds from 1 to 3600",
    ]


def test_listens_where_it_is_told() -> None:
    assert Address.parse("127.0.0.1:0") == Address("127.0.0.1", 0)
    assert Address.parse("[::1]:8080") == Address("::1", 8080)


def test_a_rotated_secret_is_seen_at_its_next_use(tmp_path: Path) -> None:
    secrets = Secrets(tmp_path)
    (tmp_path / "db-password").write_text(" first \n")
    assert secrets.read("db-password") == " first "
    (tmp_path / "db-password").write_text("second")
    assert secrets.read("db-password") == "second"


def test_says_which_secret_it_cannot_read_and_never_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "broken").write_bytes(b"value\xff")
    for name in ("missing", "broken", "../etc/passwd"):
        with pytest.raises(SecretError, match=name) as raised:
            Secrets(tmp_path).read(name)
        assert "value" not in repr(raised.value)
        assert raised.value.__cause__ is None
