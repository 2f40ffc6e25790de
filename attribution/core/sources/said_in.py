"""What "on" says in a place where people are known to speak: those people say it.

« C'est fini », souffle-t-on dans l'entourage du juge.      matches: l'entourage du juge
« C'est fini », dit-on dans le village.                     must not: a village is a place
"""

from __future__ import annotations

from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.incise import Incise
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.relations import Source
from attribution.core.sources.case import Found, SourceCase

_IN = frozenset({"dans", "à", "au", "chez"})
_NEAR = 3
"""Words from the verb to its preposition."""


def said_in(case: SourceCase, _settled: object) -> Found | None:
    """As in "confie-t-on dans l'entourage de X" right behind the closing mark."""
    for incise in case.incises:
        behind = incise.level == case.frame and case.only_pauses(case.quotation.outer.end, incise.span.start)
        if behind and incise.known and case.reading.document.cut(incise.source.span).lower() == "on":
            source = _people(case, incise)
            return Found(source, incise.cue, incise.verb) if source else None
    return None


def _people(case: SourceCase, incise: Incise) -> Source | None:
    tokens = case.reading.document.tokens
    for word in tokens[incise.verb + 1 : incise.verb + 1 + _NEAR]:
        if word.text.lower() in _IN and word.index + 1 < len(tokens):
            head = phrase_head(case.reading, tokens[word.index + 1])
            source = noun_phrase(case.reading, head) if head else None
            return source if source and can_speak(case.reading, source) is Able.YES else None
    return None
