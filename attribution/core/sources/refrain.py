"""Words that are said to be somebody's motto or refrain.

« Rien ne presse » est devenu le refrain de la promotrice.      matches: la promotrice
« Liberté » est devenu le titre de la revue.                    must not: a title is nobody's word
"""

from __future__ import annotations

from itertools import islice

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import word_cue
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.sources.case import Found, SourceCase

_BEING = frozenset({"être", "devenir", "rester", "demeurer", "constituer"})
_REPEATED = frozenset("refrain devise mantra leitmotiv credo slogan antienne rengaine maxime".split())
_NEAR = 5
"""Words behind the mark: an auxiliary, an adverb and the verb."""


def refrain(case: SourceCase, _settled: object) -> Found | None:
    """The owner of the noun behind a verb of being right behind the closing mark."""
    words = list(islice(case.reading.after(case.quotation.outer.end, case.frame), _NEAR))
    if not words or not case.only_pauses(case.quotation.outer.end, words[0].span.start):
        return None
    verbs = [word for word in words if word.lemma.lower() in _BEING]
    tokens = case.reading.document.tokens
    if not verbs or words[0].upos not in {"VERB", "AUX", "ADV"} or verbs[-1].index + 1 >= len(tokens):
        return None
    noun = phrase_head(case.reading, tokens[verbs[-1].index + 1])
    return _owner(case, noun) if noun and noun.lemma.lower() in _REPEATED else None


def _owner(case: SourceCase, noun: Token) -> Found | None:
    for child in case.reading.document.children(noun.index):
        source = noun_phrase(case.reading, child) if child.relation == "nmod" and child.upos != "ADJ" else None
        if source is not None and can_speak(case.reading, source) is not Able.NO:
            return Found(source, word_cue(noun), noun.index)
    return None
