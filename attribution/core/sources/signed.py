"""Words with a name under them: a motto, a letter, a box in the margin.

« Ce barrage ne retient que des promesses. » Un ingénieur      matches: un ingénieur
« Ce barrage fuit. » Un ingénieur l'a dit.                     must not: a sentence follows
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.can_speak import Able, can_speak
from attribution.core.phrases.noun_phrase import noun_phrase
from attribution.core.phrases.phrase_head import phrase_head
from attribution.core.sources.alone import stands_alone
from attribution.core.sources.case import Found, SourceCase

_DASHES = frozenset({"-", "–", "—", "(", ","})
_LONGEST = 10
"""Words of a signature, its dash and brackets included."""


def signed(case: SourceCase, _settled: object) -> Found | None:
    """The phrase that is all of the line behind the closing mark, or all of the next line behind a dash."""
    words = _line_behind(case)
    dashed = bool(words) and words[0].text in _DASHES
    if not case.is_direct or not words or not (dashed or stands_alone(case)):
        return None
    rest = [word for word in words if word.text not in _DASHES | {")", "."}]
    head = phrase_head(case.reading, rest[0]) if rest else None
    source = noun_phrase(case.reading, head) if head else None
    if source is None or can_speak(case.reading, source) is not Able.YES:
        return None
    covers = source.span.end >= rest[-1].span.end or case.reading.document.text[source.span.end :].lstrip()[:1] == ","
    return Found(source, None) if covers and source.span.start == rest[0].span.start else None


def _line_behind(case: SourceCase) -> list[Token]:
    """The words up to the line's end; none when they are many or have a verb among them."""
    text, end = case.reading.document.text, case.quotation.outer.end
    stop = text.find("\n", end)
    if text[end : stop if stop >= 0 else len(text)].strip() == "" and text[stop + 1 :].lstrip()[:1] in {"—", "–"}:
        stop = text.find("\n", stop + 1)
    words: list[Token] = []
    for word in case.reading.after(end, case.frame):
        if (0 <= stop <= word.span.start) or len(words) > _LONGEST:
            break
        words.append(word)
    verbs = any(word.upos in {"VERB", "AUX"} and word.relation not in {"acl", "amod"} for word in words)
    return [] if verbs or len(words) > _LONGEST else words
