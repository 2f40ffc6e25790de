"""Find out who asks, and whether that is allowed."""

from __future__ import annotations

from datetime import datetime

from attribution.errors import KeyNeededError, KeyRefusedError, ScopeError
from attribution.services.key_secret import hash_of
from attribution.services.ports import KeyRecord, Keys, Scope


def check_key(secret: str | None, *, keys: Keys, now: datetime) -> KeyRecord | None:
    """The usable key that was sent; None while no key has ever been made, whatever was sent.

    Raises KeyNeededError and KeyRefusedError. What is wrong with a known key is told: only its holder can ask.
    """
    key = None if secret is None else keys.with_hash(hash_of(secret))
    if key is not None:
        return _usable(key, now)
    if not keys.exist():
        return None
    if secret is None:
        raise KeyNeededError("This needs a key.")
    raise KeyRefusedError("The key is not known.")


def require_scope(key: KeyRecord | None, scope: Scope) -> None:
    """Raise ScopeError if the key does not allow this; where no key is needed, all is allowed."""
    if key is not None and not key.allows(scope):
        raise ScopeError(scope)


def _usable(key: KeyRecord, now: datetime) -> KeyRecord:
    if key.revoked_at is not None:
        raise KeyRefusedError("The key was revoked.")
    if key.is_expired(now):
        raise KeyRefusedError("The key has expired.")
    return key
