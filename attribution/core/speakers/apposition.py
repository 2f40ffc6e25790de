"""A description with the name put to it behind or before a comma.

La porte-parole du ministère, Solène Vauquier, a indiqué …     matches
Le maire, Paris et Lyon                                        must not: no single name closes the comma
"""

from __future__ import annotations

from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, agrees, by_way_of, only

_CLOSERS = (",", ".", ")", ";", "»", "”", '"', ":", "\n", "(", "–", "—")


def apposition(case: SpeakerCase, settled: Settled) -> Named | None:
    """The person's name between commas right after a singular description, or right before it.

    Behind a name, "un électricien …" needs no second comma: nobody else can be meant.
    """
    referent = case.referent
    if referent.form is not Form.NOUN or referent.plural:
        return None
    text = case.cast.reading.document.text
    for position in (case.position + 1, case.position + 2, case.position - 1):
        if not 0 <= position < len(case.cast.referents) or position not in settled:
            continue
        other = case.cast.referents[position]
        first, second = sorted((referent, other), key=lambda one: one.span.start)
        gap = text[first.span.end : second.span.start].strip()
        ends = text[second.span.end :].lstrip(" \u00a0")[:1] in {*_CLOSERS, ""}
        closed = ends or (second is referent and text[referent.span.start :].startswith(("un ", "une ")))
        name = only(settled[position])
        if gap in {",", "("} and closed and name and _fits(case, position) and name[1] is not SpeakerKind.BODY:
            return by_way_of(case, settled, position)
    return None


def _fits(case: SpeakerCase, position: int) -> bool:
    other = case.cast.referents[position]
    return other.form is Form.NAME and agrees(case.referent, other)
