"""What the rules know of French words. Data only, injected; loaded by `attribution.lexicons`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Lexicon:
    """Sets of lemmas, lower case, each named for what its members license."""

    speech_verbs: frozenset[str] = field(default_factory=frozenset)
