"""A document that is read: the words are its own.

« La poutre avait cédé », lit-on dans le carnet.      matches: le carnet
« La poutre avait cédé », dit-on dans le village.     must not: people talk
"""

from __future__ import annotations

from attribution.core.phrases.cue import verb_cue, verb_lemma
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.relations import Source
from attribution.core.sources.case import Found, SourceCase

_IN = frozenset({"dans", "sur", "à"})


def read_in(case: SourceCase, _settled: object) -> Found | None:
    """As in "lit-on", "peut-on lire" right behind the mark, or "on lit" before its colon, and what "dans" leads to."""
    return _behind(case) or _before(case)


def _behind(case: SourceCase) -> Found | None:
    reading, tokens = case.reading, case.reading.document.tokens
    for incise in case.incises:
        behind = incise.level == case.frame and case.only_pauses(case.quotation.outer.end, incise.span.start)
        if behind and reading.document.cut(incise.source.span).lower() == "on":
            reads = any(verb_lemma(reading, word) == "lire" for word in tokens[incise.verb : incise.verb + 4])
            source = _place_behind(case, incise.verb) if reads else None
            return Found(source, incise.cue, incise.verb) if source else None
    return None


def _before(case: SourceCase) -> Found | None:
    words = case.words_before_colon()
    verb = next((word for word in words if verb_lemma(case.reading, word) == "lire"), None)
    people = any(word.text.lower() in {"on", "-on", "pouvait-on", "peut-on"} for word in words)
    source = _place_behind(case, verb.index) if verb and people else None
    return Found(source, verb_cue(case.reading, verb), verb.index) if verb and source else None


def _place_behind(case: SourceCase, index: int) -> Source | None:
    tokens = case.reading.document.tokens
    for word in tokens[index + 1 : index + 6]:
        if word.text.lower() in _IN and word.index + 1 < len(tokens):
            head = phrase_head(case.reading, tokens[word.index + 1])
            return noun_phrase(case.reading, head) if head else None
    return None
