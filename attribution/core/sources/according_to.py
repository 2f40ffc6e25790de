"""A source named by a preposition in the quotation's sentence.

Selon la préfecture, le tunnel est « hors d'usage ».     matches
Selon nos informations, le tunnel est « fermé ».         must not: the paper itself
"""

from __future__ import annotations

from attribution.core.phrases.according_to import according_to_phrases, in_the_eyes_of
from attribution.core.sources.case import Found, SourceCase


def according_to(case: SourceCase, _settled: object) -> Found | None:
    """The phrase that touches the quotation, else the last one before it, else the first after it."""
    words = case.frame_words()
    phrases = according_to_phrases(case.reading, words)
    leading = in_the_eyes_of(case.reading, words)
    if leading is not None:
        phrases.append(leading)
    outer = case.quotation.outer
    before = [phrase for phrase in phrases if phrase.source.span.end <= outer.start]
    after = [phrase for phrase in phrases if phrase.cue.span.start >= outer.end]
    touching = [
        *(phrase for phrase in after if case.only_pauses(outer.end, phrase.cue.span.start)),
        *(phrase for phrase in before if case.only_pauses(phrase.source.span.end, outer.start)),
    ]
    for phrase in (*touching, *(one for one in (*reversed(before), *after) if one.sure)):
        return Found(phrase.source, phrase.cue, phrase.index)
    return None
