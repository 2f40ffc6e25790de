"""A description by the fuller one that the article gives elsewhere.

les procureurs … (les procureurs fédéraux de New York)      matches the longer description
les procureurs … (le procureur de Lyon)                     must not: another number
"""

from __future__ import annotations

from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, by_way_of
from attribution.core.speakers.lookup import is_definite


def fuller_description(case: SpeakerCase, settled: Settled) -> Named | None:
    """The nearest described one with the same noun and all its words and more, of the same number."""
    referent = case.referent
    if referent.form is not Form.NOUN or not is_definite(case) or referent.noun is None:
        return None
    for position, other in case.nearest(case.cast.by_noun.get(referent.noun, ())):
        same = other.plural == referent.plural
        if same and referent.words < other.words and position in settled:
            kinds = {kind for _, kind in settled[position].answer.names}
            return by_way_of(case, settled, position) if kinds == {SpeakerKind.DESCRIPTION} else None
    return None
