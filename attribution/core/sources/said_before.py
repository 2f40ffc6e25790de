"""Speech that stands alone behind a sentence that reports what somebody says without marks.

La procureure a souligné que les faits étaient prouvés. « C'est exceptionnel. »      matches: la procureure
Le port a fermé à midi. « C'est exceptionnel. »                                      must not: nobody says anything
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.according_to import according_to_phrases
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.cue import is_incise_verb, is_speech_verb
from attribution.core.phrases.small_words import QUE
from attribution.core.phrases.subject import subject_of
from attribution.core.relations import Source
from attribution.core.sources.alone import stands_alone
from attribution.core.sources.case import Found, SourceCase

_REACH = 6
"""Words from the verb to its "que": an addressee or an adverb stands between."""


def said_before(case: SourceCase, _settled: object) -> Found | None:
    """The subject of the first verb of saying with a que-clause in the sentence right before, or of its last verb.

    Else its "selon X".
    """
    if not case.is_direct or not stands_alone(case):
        return None
    words = _sentence_before(case)
    source = _reporter(case, words) or _according_to(case, words) or _announcer(case, words)
    speaks = source is not None and can_speak(case.reading, source) is Able.YES
    return Found(source, None) if speaks else None


def _sentence_before(case: SourceCase) -> list[Token]:
    """The words of that sentence if it stands in the same paragraph and has no quoted words in it."""
    document, start = case.reading.document, case.quotation.outer.start
    before = next(case.reading.before(start, case.frame), None)
    if before is None or "\n" in document.text[before.span.start : start]:
        return []
    sentence = document.sentence_of(before)
    words = list(document.words(sentence))
    quoted = any(case.reading.level(word) != case.frame for word in words if word.span.start < start)
    return [] if quoted or before.span.end > start else words


def _reporter(case: SourceCase, words: list[Token]) -> Source | None:
    for place, verb in enumerate(words):
        if is_speech_verb(case.reading, verb) and any(
            word.text.lower() in QUE and word.upos == "SCONJ" for word in words[place + 1 : place + 1 + _REACH]
        ):
            return subject_of(case.reading, verb)
    return None


def _announcer(case: SourceCase, words: list[Token]) -> Source | None:
    """As in "Le métayer insiste. « … »": the sentence ends in a verb of saying."""
    verbs = [word for word in words if word.upos != "PUNCT"][-1:]
    if not verbs or verbs[0].upos != "VERB" or not is_incise_verb(case.reading, verbs[0]):
        return None
    return subject_of(case.reading, verbs[0])


def _according_to(case: SourceCase, words: list[Token]) -> Source | None:
    return next((phrase.source for phrase in according_to_phrases(case.reading, words)), None)
