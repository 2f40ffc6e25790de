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

_PAPER = "journal"
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
        for position, other in case.others_before(FARTHEST)
        if position in settled
        and len(settled[position].answer.names) == 1
        and settled[position].answer.names[0][1] is not SpeakerKind.PERSON
        and _may_be(case, other)
        and _is_of_kind(other, referent, kinds)
        and not (_is_a_paper(case, other) and not any(_PAPER in kind for kind in kinds))
    ]
    return most_likely(case, settled, found)


def _is_of_kind(other: Referent, referent: Referent, kinds: list[frozenset[str]]) -> bool:
    """The same noun is put to the name, or one of the kind; a bare name may be of any kind there is a word for."""
    if other.noun is None:
        return bool(kinds)
    return other.noun == referent.noun or any(other.noun in group for group in kinds)


def _may_be(case: SpeakerCase, other: Referent) -> bool:
    """A body's own name, of no country or capital; or a bare name that nothing makes a person's."""
    if other.form is not Form.NAME or fold(other.name or "") in case.cast.reading.lexicon.places:
        return False
    if other.kind is SpeakerKind.BODY:
        return True
    tokens = case.cast.reading.document.tokens_in(other.span)
    first_name = fold(other.name or "") in case.cast.reading.lexicon.folded_first_names
    bare = other.kind is SpeakerKind.PARTIAL and len(tokens) == 1 and not first_name and not other.words
    return bare and not _is_of_or_in(case, other)


def _is_of_or_in(case: SpeakerCase, other: Referent) -> bool:
    """As in "préfet de la Drôme", "à Nantes": sooner a place than a body."""
    children = case.cast.reading.document.children(other.head)
    return any(child.relation == "case" and child.index < other.head for child in children)


def _is_a_paper(case: SpeakerCase, other: Referent) -> bool:
    """By a word of its name: "La Gazette de Brumes" is no union."""
    words = fold(other.name or "").replace("-", " ").split()
    return not case.cast.reading.lexicon.folded_press_words.isdisjoint(words)
