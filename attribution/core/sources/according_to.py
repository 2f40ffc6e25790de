"""A source named by a preposition in the quotation's sentence.

Selon la préfecture, le tunnel est « hors d'usage ».     matches
Selon nos informations, le tunnel est « fermé ».         must not: the paper itself
"""

from __future__ import annotations

from attribution.core.phrases.according_to import AccordingTo, according_to_phrases, in_the_eyes_of
from attribution.core.sources.case import Found, SourceCase


def according_to(case: SourceCase, _settled: object) -> Found | None:
    """The phrase that touches the quotation, else the last one before it, else the first after it.

    One whose noun no list knows has to open the sentence, with its comma: "D'après la sucrerie, …".
    """
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
    nearest = [*reversed(before), *after]
    sure = (one for one in nearest if one.sure)
    for phrase in (*touching, *sure, *(one for one in nearest if _opens(case, one))):
        return Found(phrase.source, phrase.cue, phrase.index)
    return None


def _opens(case: SourceCase, phrase: AccordingTo) -> bool:
    text = case.reading.document.text
    opens = not text[case.sentence_start() : phrase.cue.span.start].strip()
    return opens and text[phrase.source.span.end :].lstrip().startswith(",")
