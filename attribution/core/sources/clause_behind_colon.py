"""A headline that opens with the words: the source is the subject behind the colon.

« Personne ne nous écoute » : la Laponie veut un parlement      matches: la Laponie
« Personne ne nous écoute » : le marché rouvre                  must not: a market says nothing
"""

from __future__ import annotations

from itertools import islice

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.sources.case import Found, SourceCase

_STARTS = frozenset({"DET", "PROPN", "NOUN", "ADJ", "NUM"})


def clause_behind_colon(case: SourceCase, _settled: object) -> Found | None:
    """The phrase right behind the colon, for direct speech that opens its paragraph; no further colon or mark."""
    if not case.is_direct or not _opens_paragraph(case):
        return None
    words = list(islice(case.reading.after(case.quotation.outer.end, case.frame), 2))
    if len(words) < 2 or words[0].text != ":" or words[1].upos not in _STARTS:
        return None
    return _phrase(case, words[1])


def _phrase(case: SourceCase, first: Token) -> Found | None:
    head = phrase_head(case.reading, first)
    source = noun_phrase(case.reading, head) if head else None
    speaks = source is not None and can_speak(case.reading, source) is Able.YES
    return Found(source, None) if speaks else None


def _opens_paragraph(case: SourceCase) -> bool:
    before = case.reading.document.text[: case.quotation.outer.start].rstrip(" \u00a0\u202f")
    return before == "" or before.endswith("\n")
