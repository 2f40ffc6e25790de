"""A document that is read: the words are its own.

« La poutre avait cédé », lit-on dans le carnet.      matches: le carnet
« La poutre avait cédé », dit-on dans le village.     must not: people talk
"""

from __future__ import annotations

from attribution.core.phrases.cue import verb_lemma
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.sources.case import Found, SourceCase

_IN = frozenset({"dans", "sur", "à"})


def read_in(case: SourceCase, _settled: object) -> Found | None:
    """As in "lit-on", "peut-on lire" right behind the mark, and the phrase after "dans" or "sur"."""
    reading, tokens = case.reading, case.reading.document.tokens
    for incise in case.incises:
        behind = incise.level == case.frame and case.only_pauses(case.quotation.outer.end, incise.span.start)
        if behind and reading.document.cut(incise.source.span).lower() == "on":
            after = tokens[incise.verb + 1 : incise.verb + 6]
            reads = any(verb_lemma(reading, word) == "lire" for word in tokens[incise.verb : incise.verb + 4])
            for word in after:
                if reads and word.text.lower() in _IN and word.index + 1 < len(tokens):
                    head = phrase_head(reading, tokens[word.index + 1])
                    return Found(noun_phrase(reading, head), incise.cue, incise.verb) if head else None
    return None
