"""API keys: who may ask for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from attribution.services.ports.access import Scope


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """What is known of a key; the key itself is known to its holder only. Times are aware and in UTC."""

    id: int
    prefix: str
    name: str
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None

    def allows(self, scope: Scope) -> bool:
        """Whether the key may do what ``scope`` stands for."""
        return scope in self.scopes or Scope.ADMIN in self.scopes

    def is_expired(self, now: datetime) -> bool:
        """Whether its time is over."""
        return self.expires_at is not None and self.expires_at <= now


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key to keep: what is shown of it, and the SHA-256 by which it is found again."""

    prefix: str
    sha256: str
    name: str
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime | None


class Keys(Protocol):
    """Where keys are kept. Methods raise StoreError when the database fails."""

    def add(self, key: NewKey) -> KeyRecord:
        """Keep a new key."""

    def exist(self) -> bool:
        """Whether a key was ever made, be it expired or revoked since."""

    def with_hash(self, sha256: str) -> KeyRecord | None:
        """The key with this SHA-256, as it is at this moment, usable or not."""

    def all(self) -> Sequence[KeyRecord]:
        """Every key that was ever made, oldest first."""

    def revoke(self, key_id: int, at: datetime) -> None:
        """Make a key useless from now on; the time of a first revocation stays."""

    def note_use(self, key_id: int, at: datetime) -> None:
        """Remember that a key was used, at most once a minute.

        Gives up rather than wait for another writer, and never raises StoreError: a request does not fail for this.
        """
