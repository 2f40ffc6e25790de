"""A description by the fuller one that the article gives elsewhere.

les juges … (les juges de la cour maritime de Brumes)       matches the longer description
les procureurs … (le procureur de Lyon)                     must not: another number
"""

from __future__ import annotations

from attribution.core.relations import Form
from attribution.core.speakers.case import Named, Settled, SpeakerCase, by_way_of
from attribution.core.speakers.lookup import fuller_descriptions


def fuller_description(case: SpeakerCase, settled: Settled) -> Named | None:
    """The answer of the nearest mention with the same noun and all its words and more, of the same number."""
    if case.referent.form is not Form.NOUN:
        return None
    fuller = next((position for position in fuller_descriptions(case) if position in settled), None)
    return by_way_of(case, settled, fuller) if fuller is not None else None
