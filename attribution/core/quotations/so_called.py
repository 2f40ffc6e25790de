"""A name that the author keeps at a distance.

On cherche la prétendue « source chaude » du massif.     matches
Il a dit « source ».                                     must not: that is what he said
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind


def so_called(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when an adjective of distance with its article touches the marks and no sentence stands between them."""
    if case.reading.has_finite_verb(case.position) or case.has_incise_after() or case.text_before()[-1:] in {":", ","}:
        return None
    near = case.words_before(2)
    doubts = bool(near) and near[0].text.lower() in case.reading.lexicon.doubting_words
    return Kind.OTHER if doubts and len(near) > 1 and near[1].upos in {"DET", "ADP"} else None
