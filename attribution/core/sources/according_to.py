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
    before = [phrase for phrase in phrases if phrase.source.span.end <= case.quotation.outer.start]
    after = [phrase for phrase in phrases if phrase.cue.span.start >= case.quotation.outer.end]
    touching = [phrase for phrase in after if case.only_pauses(case.quotation.outer.end, phrase.cue.span.start)]
    for phrase in (*touching, *reversed(before), *after):
        return Found(phrase.source, phrase.cue, phrase.index)
    return None
