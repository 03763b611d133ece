"""Whether the service takes work."""

from collections.abc import Callable


class Readiness:
    """What /readyz answers; each check gives the reason why not, or None."""

    def __init__(self, *checks: Callable[[], str | None]) -> None:
        self._checks = checks
        self._draining = False

    def drain(self) -> None:
        """Says from now on that no more work is wanted."""
        self._draining = True

    def reasons(self) -> list[str]:
        """Why no work is wanted; empty when ready."""
        if self._draining:
            return ["draining"]
        return [reason for check in self._checks if (reason := check()) is not None]
