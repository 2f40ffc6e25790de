"""The forms of "que" and "de", which many frames look for. French elides them, with either apostrophe."""

from __future__ import annotations

QUE = frozenset({"que", "qu'", "qu’"})
DE = frozenset({"de", "d'", "d’"})
DE_OR_DU = DE | {"du", "des"}
"""With the articles that it takes in."""
