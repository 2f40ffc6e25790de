"""More words between the marks than any term has: a clause, or a whole phrase in lower case.

La route, « large de vingt pas et bordée de saules centenaires », a disparu.     matches: somebody's, unsaid whose
La « route aux saules » a disparu.                                               must not: a name
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind

_CLAUSE = 3
"""Words; a clause has no fewer."""
_LONG = 8
"""Words; no term has as many."""


def long_words(case: MarkedCase, _settled: object) -> Kind | None:
    """Mixed, for a clause of three words or more and for eight words that begin in lower case."""
    text = case.reading.document.cut(case.content)
    count = len(text.split())
    clause = count >= _CLAUSE and case.reading.has_finite_verb(case.position)
    return Kind.MIXED if clause or (count >= _LONG and text[0].islower()) else None
