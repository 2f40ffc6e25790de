"""An office that takes up the person who is said to do what it is for.

Odile Brunet dirige le lycée de Lanvec. « Nous avons froid », dit la directrice.      matches: Odile Brunet
Odile Brunet habite Lanvec. « Nous avons froid », dit la directrice.                  must not: of what, nothing says
"""

from __future__ import annotations

from attribution.core.relations import Form
from attribution.core.speakers.antecedents import named_before
from attribution.core.speakers.case import Named, Settled, SpeakerCase, nearest_of
from attribution.core.speakers.evidence import verb_of
from attribution.core.speakers.lookup import is_definite


def does_the_job(case: SpeakerCase, settled: Settled) -> Named | None:
    """The only person named before, as the subject of a verb that goes with the bare noun."""
    referent = case.referent
    if referent.form is not Form.NOUN or referent.plural or not is_definite(case) or len(referent.words) != 1:
        return None
    verbs = case.cast.reading.lexicon.role_verbs.get(referent.noun or "", frozenset())
    doing = [one.position for one in named_before(case, settled) if _does(case, one.position, verbs)] if verbs else []
    return nearest_of(case, settled, doing) if len({settled[position].answer for position in doing}) == 1 else None


def _does(case: SpeakerCase, position: int, verbs: frozenset[str]) -> bool:
    other, document = case.cast.referents[position], case.cast.reading.document
    verb = verb_of(document, document.tokens[other.head]) if other.subject else None
    return verb is not None and verb.lemma.lower() in verbs
