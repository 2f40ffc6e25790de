"""A title after "dans" or "sur" with no article on either side of the mark.

Elle raconte tout dans « Trois saisons en mer ».      matches
Elle voit dans « ce projet » une menace.              must not: it begins in lower case
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind

_PLACES = frozenset({"dans", "sur"})


def bare_title(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when the bare preposition touches the opening mark and a capital follows it."""
    before = case.word_before()
    touches = before is not None and before.text.lower() in _PLACES and case.text_before().endswith(before.text)
    starts_high = case.reading.document.cut(case.content)[0].isupper()
    return Kind.OTHER if touches and starts_high and not case.has_incise_after() else None
