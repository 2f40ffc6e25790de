"""A translation or abbreviation explained in brackets.

une procédure en nom collectif (« class action »)          matches
(« un vêtement empli d'orgueil » selon le journal)         must not: somebody is named
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind


def gloss(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when brackets hold nothing but the marked words and no sentence stands between the marks."""
    alone = case.text_before().endswith(("(", "[")) and case.text_after().startswith((")", "]"))
    return Kind.OTHER if alone and not case.reading.has_finite_verb(case.position) else None
