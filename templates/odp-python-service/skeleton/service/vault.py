"""Secrets that Vault writes to files."""

import re
from pathlib import Path


class SecretError(Exception):
    """A secret that cannot be read; names it, and never holds its value."""


class Secrets:
    """The files of a folder, each a secret under its name, such as `db-password`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> str:
        """Reads the secret of now: keep it no longer than needed, as Vault rotates it.

        Raises SecretError.
        """
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name):
            raise SecretError(f"{name!r} is no name of a secret")
        try:
            text = (self._folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "is not UTF-8"
            # Not chained: the error of a decoder holds what it could not read.
            raise SecretError(f"secret {name} in {self._folder}: {reason}") from None
        return text.removesuffix("\n")
