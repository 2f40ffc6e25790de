"""Direct speech: a whole clause or sentence between the marks, or whatever an incise follows.

La préfète a promis : « Le tunnel rouvrira. »      matches
Elle assure que le tunnel « rouvrira lundi »       must not: the clause began before the marks
"""

from __future__ import annotations

import re

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind
from attribution.core.tree import top_of

_FRESH = re.compile(r"(?:^|[.!?…:;»”\"–—(]|\d)$")
_ENDS_SENTENCE = re.compile(r"[.!?…]$")


def whole_clause(case: MarkedCase, _settled: object) -> Kind | None:
    """Direct, when nothing of a clause stands before the marks and a clause stands between them."""
    before = case.text_before()
    fresh = bool(_FRESH.search(before)) or (before.endswith(",") and case.has_incise_after())
    text = case.reading.document.cut(case.content)
    if fresh and (
        case.reading.has_finite_verb(case.position) or case.has_incise_after() or _ENDS_SENTENCE.search(text)
    ):
        return Kind.DIRECT
    sentence = (
        case.reading.has_finite_verb(case.position)
        and text[0].isupper()
        and (_ENDS_SENTENCE.search(text) or case.has_incise_after())
    )
    return Kind.DIRECT if sentence or (before.endswith(":") and not _modifies(case)) else None


def _modifies(case: MarkedCase) -> bool:
    """The marks hold a word of the phrase behind them: "Trois sortes : « petite » pêche, pêche au large"."""
    document = case.reading.document
    top = top_of(document, case.content)
    head = document.head(top) if top else None
    behind = head is not None and head.span.start >= case.outer.end and case.text_after()[:1].isalpha()
    return behind and not case.reading.has_finite_verb(case.position)
