"""Every setting, read from ``ATTRIBUTION_…`` in one place; all errors are told at once, at the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path






BUNDLED = "bundled"
OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a process runs with. See the table in the README; defaults are the embedded ones."""

    database_url: str = "sqlite:///attribution.db"
    models: str = BUNDLED
    threads: int = 1
    batch_chars: int = 20_000
    max_text_chars: int = 200_000
    host: str = "127.0.0.1"
    port: int = 8000

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read the environment (or the mapping given). Raises SettingsError that lists every problem."""
        raise NotImplementedError
