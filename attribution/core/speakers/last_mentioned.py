"""Pronouns that point to the nearest one: "ce dernier", "celle-ci".

… l'hydrologue Saarto. Interrogé, ce dernier a évoqué …      matches
il a évoqué …                                                must not: salience decides there
"""

from __future__ import annotations

from attribution.core.phrases.noun_phrase import POINTERS
from attribution.core.relations import Form
from attribution.core.speakers.case import Named, Settled, SpeakerCase, agrees


def last_mentioned(case: SpeakerCase, settled: Settled) -> Named | None:
    """The nearest referent before it that agrees, whatever it does in its sentence."""
    words = case.text().lower().split()
    if not words or words[-1] not in POINTERS:
        return None
    for position, other in case.others_before():
        if other.form is not Form.PRONOUN and position in settled and agrees(case.referent, other):
            return settled[position].answer
    return None
