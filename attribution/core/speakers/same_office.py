"""A bare description that takes up a longer one of the same office or kind: "le diplomate", "le texte".

l'ambassadeur de Brumes à Rome relate … Le diplomate ajoute …      matches the ambassador
Le diplomate dénonce …                                             must not: nobody of that kind before
"""

from __future__ import annotations

from attribution.core.relations import Form
from attribution.core.speakers.case import Named, Settled, SpeakerCase, by_way_of
from attribution.core.speakers.lookup import same_kind_before


def same_office(case: SpeakerCase, settled: Settled) -> Named | None:
    """The answer of the nearest description before it with another noun of its group, of the same number."""
    position = same_kind_before(case) if case.referent.form is Form.NOUN else None
    return by_way_of(case, settled, position) if position is not None and position in settled else None
