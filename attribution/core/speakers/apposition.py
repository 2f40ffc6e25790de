"""A description with the name put to it behind or before a comma.

La capitaine du remorqueur, Odile Brunet, a précisé …          matches
Le maire, Paris et Lyon                                        must not: no single name closes the comma
"""

from __future__ import annotations

from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, agrees, by_way_of, only
from attribution.core.speakers.referent import Referent

_CLOSERS = (",", ".", ")", ";", "»", "”", '"', ":", "\n", "(", "–", "—")


def apposition(case: SpeakerCase, settled: Settled) -> Named | None:
    """The person's name between commas right after a singular description, or right before it.

    Behind a name, "un électricien …" needs no second comma: nobody else can be meant.
    """
    referent = case.referent
    if referent.form is not Form.NOUN or referent.plural:
        return None
    text = case.cast.reading.document.text
    for position in _beside(case):
        if position not in settled:
            continue
        other = case.cast.referents[position]
        first, second = sorted((referent, other), key=lambda one: one.span.start)
        gap = text[first.span.end : second.span.start].strip()
        ends = text[second.span.end :].lstrip(" \u00a0")[:1] in {*_CLOSERS, ""}
        closed = (
            ends
            or _acts_next(case, second)
            or (second is referent and text[referent.span.start :].startswith(("un ", "une ")))
        )
        name = only(settled[position])
        if gap in {",", "("} and closed and name and _fits(case, position) and name[1] is not SpeakerKind.BODY:
            return by_way_of(case, settled, position)
    return None


def _beside(case: SpeakerCase) -> list[int]:
    """The next two behind the description, past the names inside it, and the one before it."""
    referents, behind = case.cast.referents, case.position + 1
    while behind < len(referents) and referents[behind].span in case.referent.span:
        behind += 1
    return [at for at in (behind, behind + 1, case.position - 1) if 0 <= at < len(referents)]


def _acts_next(case: SpeakerCase, name: Referent) -> bool:
    """A comma is missing: "l'ancien directeur, Yvon Rey précisait"."""
    tokens = case.cast.reading.document.tokens
    last = case.cast.reading.document.tokens_in(name.span)[-1]
    after = tokens[last.index + 1 : last.index + 2]
    first = case.cast.reading.document.tokens_in(case.referent.span)[0]
    governed = first.index > 0 and tokens[first.index - 1].upos == "ADP"  # "selon le communiqué, Yvon Rey a dit"
    person = (case.referent.noun or "") in case.cast.reading.lexicon.person_nouns
    finite = bool(after) and after[0].sentence == last.sentence and "VerbForm=Fin" in after[0].feats
    return finite and person and not governed and name.kind is SpeakerKind.PERSON


def _fits(case: SpeakerCase, position: int) -> bool:
    other = case.cast.referents[position]
    return other.form is Form.NAME and agrees(case.referent, other)
