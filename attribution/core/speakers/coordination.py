"""The phrases that "et" joins in one mention: "la maire de Brumes et le préfet"."""

from __future__ import annotations

from attribution.core.document import Span, Token
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Source

_ARTICLES = frozenset("le la l' l’ un une son sa leur mon ma notre".split())


def joined_parts(reading: Reading, source: Source) -> tuple[Span, ...]:
    """The parts of a phrase of two people, nothing for one person: "le ministre de la Mer et des Ports"."""
    tokens = reading.document.tokens_in(source.span)
    for place, token in enumerate(tokens[1:-1], start=1):
        if token.text.lower() == "et" and _begins_another(reading, tokens, place):
            return (
                Span(source.span.start, tokens[place - 1].span.end),
                Span(tokens[place + 1].span.start, source.span.end),
            )
    return ()


def _begins_another(reading: Reading, tokens: tuple[Token, ...], place: int) -> bool:
    """A singular article and a noun for people stand behind "et": somebody else is named."""
    article, noun = tokens[place + 1], tokens[place + 2] if place + 2 < len(tokens) else None
    if noun is None or article.text.lower() not in _ARTICLES:
        return False
    words = {noun.lemma.lower(), noun.text.lower()}
    return bool(words & reading.lexicon.bearers) or any(
        {token.lemma.lower(), token.text.lower()} & reading.lexicon.bearers for token in tokens[place + 2 : place + 5]
    )
