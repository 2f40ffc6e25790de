"""Speech announced by "de" and an infinitive without a subject, right behind the speech that it goes on with.

« On part », dit Léa. Et d'ajouter : « Tout est fini. »               matches: Léa
« On part », dit Léa. Son frère rit. Et d'ajouter : « Déjà ! »        must not: somebody else came between
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from attribution.core.document import Token
from attribution.core.phrases.cue import is_infinitive, verb_cue
from attribution.core.phrases.small_words import DE
from attribution.core.relations import Kind, Quotation
from attribution.core.sieve import Decided
from attribution.core.sources.case import Found, SourceCase

_OPENERS = frozenset({"et", "puis", "avant", "après", "enfin", "surtout"})
_OPENED = 4
"""Words: "Et puis, avant de conclure"."""
_STOPS = ".!?…"


def goes_on_to_say(case: SourceCase, settled: Mapping[int, Decided[Found]]) -> Found | None:
    """The source of the last speech before, where the sentence of the colon opens with such an infinitive."""
    words = case.words_before_colon()[::-1]
    verb = _infinitive(words)
    position = _last_speech(case, words[0].span.start) if verb is not None else None
    answer = settled[position].answer if position is not None and position in settled else None
    if verb is None or answer is None or answer.source is None:
        return None
    return replace(answer, cue=verb_cue(case.reading, verb), head=verb.index)


def _infinitive(words: list[Token]) -> Token | None:
    """That of "Et de conclure", where the sentence has no conjugated verb and so nobody else who speaks."""
    opening = next((place for place, word in enumerate(words[:_OPENED]) if word.text.lower() in DE), 0)
    before = [word.text.lower() for word in words[:opening] if word.text != ","]
    if not before or not set(before) <= _OPENERS or any("VerbForm=Fin" in word.feats for word in words):
        return None
    verb = words[opening + 1] if opening + 1 < len(words) else None
    return verb if verb is not None and is_infinitive(verb) else None


def _last_speech(case: SourceCase, start: int) -> int | None:
    """The position of the last quotation on the same level before an offset, if only its own sentence ends between."""
    for position in range(case.position - 1, -1, -1):
        other = case.quotations[position]
        if other.parent == case.frame and other.kind is not Kind.OTHER:
            return position if _is_right_before(case, other, start) else None
    return None


def _is_right_before(case: SourceCase, other: Quotation, start: int) -> bool:
    """No sentence begins between: none behind a stop inside the marks, one at most behind the incise."""
    text = case.reading.document.text
    between = text[other.outer.end : start].strip()
    ended = text[other.content.end - 1] in _STOPS and between[:1].isupper()
    ends = sum(other.outer.end <= stop and after < start for stop, after in case.reading.printed_ends)
    return not ended and ends == 0 and "\n" not in between
