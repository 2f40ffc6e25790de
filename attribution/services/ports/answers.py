"""Answers to requests with an Idempotency-Key, kept for a day so that a request that is sent again runs once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

KEPT_FOR = timedelta(hours=24)
LEASE = timedelta(minutes=10)
"""How long a run that never ends, for its process was killed, keeps others out."""
RETRY_AFTER = 1
"""Seconds after which to ask again what became of a run; most take less."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to give again. ``body`` is None where it was too large to keep, or a stream."""

    status: int
    headers: Mapping[str, str]
    body: bytes | None


class Answers(Protocol):
    """Where answers are kept. Methods raise StoreError when the database fails.

    No method holds a transaction open while a request is carried out: a claim is a row.
    """

    def claim(self, owner: str, key: str, fingerprint: str, now: datetime) -> int | Answer:
        """Claim a key for a run, or give the answer of the run before.

        ``owner`` is whose key it is; ``fingerprint`` tells requests apart. Raises IdempotencyKeyReusedError for another
        request, StillRunningError while a run has the key. A claim whose `LEASE` is over is void.
        """

    def keep(self, claim: int, answer: Answer) -> None:
        """End a run with its answer, unless the claim is void and somebody else has it by now."""

    def release(self, claim: int) -> None:
        """End a run that is not to be remembered: the key is free again."""
