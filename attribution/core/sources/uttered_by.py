"""Words said, taken for a noun with an owner.

Le « peut mieux faire » du recteur a été mal reçu.      matches: le recteur
Le « pont des soupirs » du village est repeint.         must not: a term, and a village
"""

from __future__ import annotations

from itertools import islice

from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.phrases.small_words import DE_OR_DU
from attribution.core.sources.case import Found, SourceCase

_ARTICLES = frozenset({"le", "les", "ce", "ces", "un"})
_ANSWERS = frozenset({"oui", "non", "jamais", "merci", "peut-être", "bof", "niet", "si", "stop", "assez"})


def uttered_by(case: SourceCase, _settled: object) -> Found | None:
    """The person behind "de" right behind the closing mark, an article (not that of "du") right before the other."""
    before = next(case.reading.before(case.quotation.outer.start, case.frame), None)
    after = list(islice(case.reading.after(case.quotation.outer.end, case.frame), 2))
    if before is None or before.text.lower() not in _ARTICLES or len(after) < 2 or not _is_utterance(case):
        return None
    fused = before.index > 0 and case.reading.document.tokens[before.index - 1].span == before.span
    glued = not fused and case.only_pauses(before.span.end, case.quotation.outer.start)
    close = case.only_pauses(case.quotation.outer.end, after[0].span.start)
    if not glued or not close or after[0].text.lower() not in DE_OR_DU:
        return None
    head = phrase_head(case.reading, after[1])
    source = noun_phrase(case.reading, head) if head else None
    return Found(source, None) if source and can_speak(case.reading, source) is Able.YES else None


def _is_utterance(case: SourceCase) -> bool:
    """A conjugated verb, or an answer, stands between the marks; a capital makes a title of it."""
    words = case.reading.document.tokens_in(case.quotation.content)
    if not words or words[0].text[:1].isupper():
        return False
    return case.reading.has_finite_verb(case.position) or any(word.text.lower() in _ANSWERS for word in words)
