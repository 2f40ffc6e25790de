"""What every error of this package is."""

from __future__ import annotations


class AttributionError(Exception):
    """Root of every error that this package raises on purpose."""


class SettingsError(AttributionError):
    """One or more settings are wrong; ``problems`` lists them all."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("Wrong settings:\n" + "\n".join(f"  - {problem}" for problem in problems))
        self.problems = problems


class StoreError(AttributionError):
    """The database could not be reached or is not at the expected migration."""


class CursorError(AttributionError):
    """A page cursor was not given out by this service."""


class InterchangeError(AttributionError):
    """A document in the interchange format lacks something or holds something else."""


class ConflictError(AttributionError):
    """What was sent does not agree with what is kept; nothing was changed."""
