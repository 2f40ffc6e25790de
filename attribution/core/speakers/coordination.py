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
        if token.text.lower() != "et":
            continue
        after = tokens[place + 1 :]
        if _begins_another(reading, after):
            return _split(source, tokens[place - 1], after[0])
        if after[0].lemma == "de" and _is_beside(reading, after[1:], source):
            return _split(source, tokens[place - 1], after[1])
    return ()


def _split(source: Source, last: Token, first: Token) -> tuple[Span, ...]:
    return (Span(source.span.start, last.span.end), Span(first.span.start, source.span.end))


def _begins_another(reading: Reading, after: tuple[Token, ...]) -> bool:
    """A singular article and a noun for people stand behind "et": somebody else is named."""
    if len(after) < 2 or after[0].text.lower() not in _ARTICLES:
        return False
    return any({token.lemma.lower(), token.text.lower()} & reading.lexicon.bearers for token in after[1:4])


def _is_beside(reading: Reading, after: tuple[Token, ...], source: Source) -> bool:
    """The preposition before the first is said again: "(entourée) du maire et de la ministre"."""
    noun = next((token for token in after if token.upos == "NOUN"), None)
    people = reading.lexicon.person_nouns
    head = reading.document.tokens[source.head]
    both = noun is not None and noun.text.lower() in people and head.text.lower() in people
    return both and noun is not None and noun.head == source.head and after[0].text.lower() in _ARTICLES
