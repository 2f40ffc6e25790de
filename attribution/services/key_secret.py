"""The key itself: 256 random bits, behind a beginning by which scanners for leaked secrets know it."""

from __future__ import annotations

import hashlib
import secrets

BEGINNING = "attr_"
SHOWN = len(BEGINNING) + 8
"""How many characters tell keys apart in lists; the other 35 keep 210 bits secret."""


def new_secret() -> str:
    """A key that nobody can guess."""
    return BEGINNING + secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """By what the key is found again. A slow hash is for passwords, which people choose; nobody guesses 256 bits."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def shown(secret: str) -> str:
    """What may be shown of a key."""
    return secret[:SHOWN]
