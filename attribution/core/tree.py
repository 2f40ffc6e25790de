"""Walks over a dependency tree. Every walk ends, whatever the parser gave (cycles included)."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.core.document import Document, Span, Token

LONGEST_WALK = 60
"""Steps; deeper trees are parse errors."""


def ancestors(document: Document, token: Token) -> Iterator[Token]:
    """The governors of a word, nearest first."""
    for _ in range(LONGEST_WALK):
        head = document.head(token)
        if head is None:
            return
        yield head
        token = head


def children_by(document: Document, token: Token, *relations: str) -> list[Token]:
    """The dependents of a word with one of the universal relations ("nsubj" matches "nsubj:pass" too)."""
    return [child for child in document.children(token.index) if child.relation in relations]


def is_finite(document: Document, verb: Token) -> bool:
    """A finite form heads the clause: the verb, or a word that hangs right on it, as its auxiliary does."""
    return any("VerbForm=Fin" in word.feats for word in (verb, *document.children(verb.index)))


def top_of(document: Document, span: Span) -> Token | None:
    """The word of a span whose governor stands outside it (the first that is no punctuation), or None."""
    words = document.tokens_in(span)
    inside = {word.index for word in words}
    tops = [word for word in words if word.head not in inside]
    return next((word for word in tops if word.upos != "PUNCT"), tops[0] if tops else None)
