"""Reading variables of the environment, so that one start tells all that is wrong with them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Value = TypeVar("Value")


class ConfigurationError(Exception):
    """What is wrong in the environment, a sentence for each variable."""


@dataclass(frozen=True)
class Address:
    """Where to listen; host 0.0.0.0 means every interface, port 0 any free one."""

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Reads `:8080`, `127.0.0.1:8080` and `[::]:8080`; raises ValueError."""
        match = re.fullmatch(r"(?:\[([0-9a-fA-F:.]+)\]|([^:\[\]]*)):([0-9]{1,5})", text)
        if match is None or int(match[3]) > 65535:
            raise ValueError("has to be host:port or :port")
        return cls(host=match[1] or match[2] or "0.0.0.0", port=int(match[3]))  # noqa: S104


class Environment:
    """Reads variables and keeps what is wrong; `finish` raises it all at once."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._errors: list[str] = []

    def read(self, name: str, parse: Callable[[str], Value], default: str | None = None) -> Value:
        """Parses a variable; an empty one counts as not set.

        `parse` raises ValueError with words that follow the name. After an error the value may
        not be used: call `finish` before anything else.
        """
        text = self._variables.get(name) or default
        try:
            if text is None:
                raise ValueError("is needed")
            return parse(text)
        except ValueError as error:
            self._errors.append(f"{name} {error}")
            return None  # type: ignore[return-value]

    def finish(self) -> None:
        """Raises ConfigurationError if anything that was read is wrong."""
        if self._errors:
            raise ConfigurationError("; ".join(self._errors))
