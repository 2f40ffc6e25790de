"""Make an API key useless."""

from __future__ import annotations

from datetime import datetime

from attribution.errors import KeyNotFoundError
from attribution.services.key_secret import BEGINNING, SHOWN, hash_of
from attribution.services.ports import KeyRecord, Keys


def revoke_key(named: str, *, keys: Keys, now: datetime) -> KeyRecord:
    """Revoke the key with this id, with this beginning, or this very key (one that leaked). Raises KeyNotFoundError."""
    found = _found(named, keys)
    if len(found) != 1:
        told = "No key has" if not found else f"{len(found)} keys have"
        raise KeyNotFoundError(f"{told} this id or beginning: `attribution keys list` shows them all.")
    keys.revoke(found[0].id, now)
    return found[0]


def _found(named: str, keys: Keys) -> list[KeyRecord]:
    if not named.startswith(BEGINNING):
        return [key for key in keys.all() if str(key.id) == named]
    if len(named) <= SHOWN:
        return [key for key in keys.all() if key.prefix.startswith(named)]
    leaked = keys.with_hash(hash_of(named))
    return [leaked] if leaked else []
