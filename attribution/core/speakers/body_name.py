"""An institution, country, capital, company or paper by its name.

Washington ; la CGT ; l'agence Merisää           matches
le palais                                        must not: no name
"""

from __future__ import annotations

from attribution.core.relations import SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase


def body_name(case: SpeakerCase, _settled: Settled) -> Named | None:
    """The name of a body, its article left out."""
    referent = case.referent
    if referent.name is None or referent.kind is not SpeakerKind.BODY:
        return None
    return Named(((referent.name, SpeakerKind.BODY),))
