"""Clitic pronouns around a verb: those that can never be its subject, and the inverted ones that are."""

from __future__ import annotations

from attribution.core.document import Token

_CLITICS = frozenset("il elle on ils elles je nous vous tu ce".split())
OBJECT_CLITICS = frozenset("se s' s’ me m' m’ te t' t’ lui leur en y l' l’ le la les".split())
"""Pronouns before a verb that are never its subject."""


def bare_clitic(token: Token) -> str | None:
    """As in "elle" for "-t-elle"; None when the word is no inverted clitic."""
    if token.upos == "PUNCT" or not token.text.startswith("-"):
        return None
    bare = token.text.lower().lstrip("-").removeprefix("t-").removeprefix("t’").removeprefix("t'").lstrip("-")
    return bare if bare in _CLITICS else None


def is_reflexive(token: Token) -> bool:
    """As in "se dit", "s'est dit"."""
    return token.lemma == "se" or token.text.lower() in {"se", "s'", "s’"}


def is_told(token: Token, verb: Token) -> bool:
    """As in "nous explique X": the person of the verb is not the pronoun's."""
    return token.text.lower() in {"nous", "vous", "me", "te"} and "Person=3" in verb.feats
