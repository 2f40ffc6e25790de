"""A name between marks: every word of weight begins with a capital.

La course des « Mille Caps » a été neutralisée     matches
« Non », dit-elle                                  must not: an incise follows
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind


def capitalised_name(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, for a run of capitalised words inside a sentence, with no verb and no incise."""
    before = case.text_before()
    if case.has_incise_after() or case.reading.has_finite_verb(case.position):
        return None
    if (not before or before[-1] in ':.!?…»”"') and not case.text_after()[:1].isupper():
        return None  # a sentence of its own may begin so; in "« Hans » Geiger" the name goes on
    words = case.reading.document.cut(case.content).split()
    weighty = [word for word in words if len(word) > 3 or word[0].isupper()]
    if not weighty or words[-1][-1] in ".!?…":
        return None
    return Kind.OTHER if all(word[0].isupper() or word[0].isdigit() for word in weighty) else None
