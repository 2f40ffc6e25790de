"""Whoever is sent to say it: "par la voix de son avocate", "a fait savoir par son avocate".

Par la voix de son avocate, le chauffeur se dit « innocent ».      matches: son avocate
Le chauffeur a été jugé « prudent » par son avocate.               must not: she is the one who judges
"""

from __future__ import annotations

from attribution.core.document import Span, Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.passive import is_passive
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.small_words import DE_OR_DU
from attribution.core.relations import Cue, Source
from attribution.core.relays.case import Hop, RelayCase

_MEANS = frozenset({"voix", "bouche", "intermédiaire", "entremise", "truchement", "plume"})
_SENT = frozenset("avocat avocate conseil porte-parole notaire agent entourage défenseur représentant délégué".split())
"""Who speaks for others: "a fait savoir par son avocate"."""


def by_the_voice_of(relay: RelayCase) -> list[Hop]:
    """The one behind "par la voix de", "via", or "par" before somebody who speaks for others."""
    for word in relay.case.frame_words():
        if word.text.lower() in {"par", "via"}:
            hop = _means(relay, word) or _sent(relay, word)
            if hop is not None:
                return [hop]
    return []


def _means(relay: RelayCase, by: Token) -> Hop | None:
    tokens = relay.case.reading.document.tokens
    for word in tokens[by.index + 1 : by.index + 3]:
        after = tokens[word.index + 1 : word.index + 2]
        if word.lemma.lower() in _MEANS and after and after[0].text.lower() in DE_OR_DU:
            source = _named_at(relay, word.index + 2)
            return Hop(source, Cue(Span(by.span.start, word.span.end), f"par {word.lemma.lower()}")) if source else None
    return None


def _sent(relay: RelayCase, by: Token) -> Hop | None:
    """Where the saying is no passive, in which "par" names who says it."""
    reading, head = relay.case.reading, relay.found.head
    source = _named_at(relay, by.index + 1)
    passive = head is None or is_passive(reading, reading.document.tokens[head])
    sent = source is not None and reading.document.tokens[source.head].lemma.lower() in _SENT
    return Hop(source, Cue(by.span, by.text.lower())) if source and sent and not passive else None


def _named_at(relay: RelayCase, index: int) -> Source | None:
    reading = relay.case.reading
    tokens = reading.document.tokens
    head = phrase_head(reading, tokens[index]) if index < len(tokens) else None
    source = noun_phrase(reading, head) if head else None
    return source if source and can_speak(reading, source) is Able.YES else None
