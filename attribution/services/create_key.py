"""Make an API key."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from attribution.errors import KeyValueError
from attribution.services.key_secret import hash_of, new_secret, shown
from attribution.services.ports import KeyRecord, Keys, NewKey, Scope

LONGEST_NAME = 100
NOBODYS_NAME = "local"
"""Who acts where no key is needed; a key of that name would hide in the records."""


def create_key(
    name: str, scopes: Collection[Scope], expires_at: datetime | None, *, keys: Keys, now: datetime
) -> tuple[str, KeyRecord]:
    """The new key, which nobody can show again, and what is known of it. Raises KeyValueError."""
    if not (name.strip() and len(name) <= LONGEST_NAME and name.isprintable()) or name == NOBODYS_NAME:
        raise KeyValueError(f"A name has 1 to {LONGEST_NAME} printable characters and is not `{NOBODYS_NAME}`.")
    if not scopes:
        raise KeyValueError("A key without a scope would open nothing.")
    if expires_at is not None and expires_at <= now:
        raise KeyValueError("The key would expire in the past.")
    secret = new_secret()
    record = keys.add(NewKey(shown(secret), hash_of(secret), name, frozenset(scopes), now, expires_at))
    return secret, record
