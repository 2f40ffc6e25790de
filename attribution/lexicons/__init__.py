"""Loads the core's `Lexicon` from the data files beside this module."""

from __future__ import annotations

from functools import cache

from attribution.core.lexicon import Lexicon


@cache
def french() -> Lexicon:
    """The French lexicon, read once per process."""
    return Lexicon()
