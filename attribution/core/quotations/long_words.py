"""More words between the marks than any term has: a clause, or a whole phrase in lower case.

La route, « large de vingt pas et bordée de saules centenaires », a disparu.     matches: somebody's, unsaid whose
La « route aux saules » a disparu.                                               must not: a name
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind

_CLAUSE = 3
"""Words; a clause has no fewer."""
_PHRASE = 4
"""Words; a term of as many begins with its noun, an article aside: "le veilleur de la vallée"."""
_LONG = 8
"""Words; no term has as many."""


def long_words(case: MarkedCase, _settled: object) -> Kind | None:
    """Mixed, for a clause and for a phrase in lower case that is long or does not begin with a noun."""
    document = case.reading.document
    text = document.cut(case.content)
    count = len(text.split())
    clause = count >= _CLAUSE and case.reading.has_finite_verb(case.position)
    words = (word for word in document.tokens_in(case.content) if word.upos not in {"PUNCT", "DET"})
    as_term = next((word.upos in {"NOUN", "PROPN"} for word in words), True)
    phrase = text[0].islower() and count >= (_LONG if as_term else _PHRASE)
    return Kind.MIXED if clause or phrase else None
