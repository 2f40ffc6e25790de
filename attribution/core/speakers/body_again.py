"""A bare noun for a body that takes up a name given before: "l'association", "le quotidien".

SOS Marins a porté plainte. L'association dénonce un « gâchis ».      matches: SOS Marins
La France a porté plainte. L'association dénonce un « gâchis ».       must not: a country is no association
"""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.antecedents import Antecedent, most_likely
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.evidence import evidence
from attribution.core.speakers.lookup import is_definite
from attribution.core.speakers.referent import Referent

FARTHEST = 5
"""Sentences."""


def body_again(case: SpeakerCase, settled: Settled) -> Named | None:
    """The likeliest body named before that no noun of another kind is put to."""
    referent = case.referent
    bare = referent.form is Form.NOUN and not referent.plural and len(referent.words) == 1
    if not bare or not is_definite(case):
        return None
    kinds = [group for group in case.cast.reading.lexicon.body_groups if referent.noun in group]
    found = [
        Antecedent(position, evidence(case, settled, position))
        for position, other in (case.others_before() if kinds else ())
        if position in settled
        and referent.sentence - other.sentence <= FARTHEST
        and _may_be(case, other)
        and (other.noun is None or any(other.noun in group for group in kinds))
    ]
    return most_likely(case, settled, found)


def _may_be(case: SpeakerCase, other: Referent) -> bool:
    """A body's own name, of no country or capital."""
    named = other.form is Form.NAME and other.kind is SpeakerKind.BODY
    return named and fold(other.name or "") not in case.cast.reading.lexicon.places
