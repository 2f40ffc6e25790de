"""Where "on" says something is who says it.

À la capitainerie, on soutient que …     match: la capitainerie, Matignon
À Matignon, on parle d'un « gâchis ».
On parle d'un « gâchis ».               must not: no place before it
"""

from __future__ import annotations

from attribution.core.document import Span, Token
from attribution.core.fold import fold
from attribution.core.phrases.time_words import is_time
from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase

_AT = frozenset({"à", "au", "aux", "dans", "chez"})
_PRONOUNS = frozenset({"on", "l'on", "l’on"})


def place_of_on(case: SpeakerCase, _settled: Settled) -> Named | None:
    """The phrase that opens the sentence behind a preposition of place, up to the comma before "on"."""
    if case.referent.form is not Form.PRONOUN or case.text().lower().lstrip("-").removeprefix("t-") not in _PRONOUNS:
        return None
    document = case.cast.reading.document
    head = document.tokens[case.referent.head]
    before = document.tokens[document.sentences[head.sentence].first : head.index]
    place = _place(before)
    if not place:
        return None
    span = Span(place[0].span.start, place[-1].span.end)
    bare = Span(next(token for token in place if token.upos != "DET").span.start, span.end)
    seat = " ".join(document.cut(bare).split())
    if fold(seat) in case.cast.reading.lexicon.places or (len(place) == 1 and place[0].upos == "PROPN"):
        return Named(((seat, SpeakerKind.BODY),), via=(bare,))
    return Named(((" ".join(document.cut(span).split()), SpeakerKind.DESCRIPTION),), via=(span,))


def _place(before: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words between the preposition and the comma; none for a time or a longer frame."""
    if len(before) < 3 or before[0].text.lower() not in _AT or before[-1].text != ",":
        return ()
    place = before[1:-1]
    if place[0].span == before[0].span:  # "au" is a preposition and an article in one
        place = place[1:]
    simple = all(token.upos not in {"PUNCT", "VERB", "AUX", "PRON"} for token in place)
    named = any(token.upos != "DET" for token in place)
    return place if named and simple and not any(is_time(token) or token.upos == "NUM" for token in place) else ()
