"""A kept speaker."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    """A kept speaker with the number of quotations that he or she said, and relayed."""

    id: int
    name: str
    kind: str
    said: int
    relayed: int
