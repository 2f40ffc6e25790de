"""Pronouns that point to the nearest one: "ce dernier", "celle-ci".

… la botaniste Ranta. Jointe lundi, cette dernière dit …      matches
il a évoqué …                                                must not: salience decides there
"""

from __future__ import annotations

from attribution.core.phrases.noun_phrase import POINTERS
from attribution.core.relations import Form
from attribution.core.speakers.case import Named, Settled, SpeakerCase, agrees, is_person, nearest_of

FARTHEST = 10
"""Sentences."""


def last_mentioned(case: SpeakerCase, settled: Settled) -> Named | None:
    """The nearest person before it that agrees, whatever he or she does in the sentence; else the nearest of all."""
    words = case.text().lower().split()
    if not words or words[-1] not in POINTERS:
        return None
    fitting = [
        position
        for position, other in case.others_before(FARTHEST)
        if other.form is not Form.PRONOUN and position in settled and agrees(case.referent, other)
    ]
    people = [position for position in fitting if is_person(case, settled, position)]
    return nearest_of(case, settled, people or fitting) if fitting else None
