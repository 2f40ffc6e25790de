"""A translation or abbreviation explained in brackets.

une procédure en nom collectif (« class action »)          matches
(« bien trop cher » selon le notaire)                      must not: somebody is named
"""

from __future__ import annotations

import re

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind

_OPENING = re.compile(r"([»”\"]\s*)?[(\[]\s*(?:l['’]|(?:le|la|les|un|une|des|ou|soit)\s*)?$")


def gloss(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when brackets hold nothing but the marked words, an article aside.

    A sentence between the marks is one only where the brackets explain other marked words.
    """
    opening = _OPENING.search(case.text_before())
    if opening is None or not case.text_after().startswith((")", "]")):
        return None
    explains = opening[1] is not None
    return Kind.OTHER if explains or not case.reading.has_finite_verb(case.position) else None
