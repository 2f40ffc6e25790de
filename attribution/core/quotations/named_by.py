"""A term after a noun that names it by "de".

La notion de « reste à charge » date de 2004.       matches
Le mot de « tricheur » court dans les tribunes.     must not: a word is somebody's
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind


def named_by(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when a noun of naming and "de" touch the opening mark."""
    before = case.word_before()
    if before is None or case.has_incise_after():
        return None
    tokens = case.reading.document.tokens
    index = before.index
    while index > 0 and before.index - index < 2 and tokens[index].upos in {"DET", "ADP"}:
        index -= 1
    by_de = index < before.index and tokens[index + 1].lemma.lower() == "de"
    return Kind.OTHER if by_de and tokens[index].lemma.lower() in case.reading.lexicon.naming_nouns else None
