"""The surname that a nickname between marks parts from its first name: "Lucien « Lulu » Bertin"."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.reading import MARK, Reading

LONGEST = 3
"""Words of a nickname."""


def surname_behind_nickname(reading: Reading, run: tuple[Token, ...]) -> tuple[Token, ...]:
    """The capital words right behind the marks that stand right behind a single name; none for any other name."""
    tokens, level, index = reading.document.tokens, reading.level(run[0]), run[-1].index + 1
    inside = 0
    if len(run) != 1 or not run[0].text[0].isupper() or _level_at(reading, index) != MARK:
        return ()
    while inside <= LONGEST and _level_at(reading, index + 1 + inside) not in {MARK, level}:
        inside += 1
    index += inside + 2
    if not 0 < inside <= LONGEST or _level_at(reading, index - 1) != MARK:
        return ()
    end = index
    while end < len(tokens) and _is_surname(reading, tokens[end], run[0]):
        end += 1
    return tokens[index:end]


def _level_at(reading: Reading, index: int) -> int | None:
    tokens = reading.document.tokens
    return reading.level(tokens[index]) if index < len(tokens) else None


def _is_surname(reading: Reading, token: Token, first: Token) -> bool:
    named = token.upos in {"PROPN", "X"} and token.text[0].isupper()
    return named and token.sentence == first.sentence and reading.level(token) == reading.level(first)
