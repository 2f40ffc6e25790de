"""A title, name or term after the noun that introduces it.

le film « Les Heures lentes » est sorti        matches
il a jugé l'opération « inévitable »           must not: no name begins in lower case
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind


def title_of_work(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when a noun of the lexicon (or its adjective) touches the opening mark and a capital follows it."""
    before = case.word_before()
    if before is None or case.text_before()[-1:] in {":", ","} or case.has_incise_after():
        return None
    noun = before
    if before.upos in {"ADJ", "PROPN"} and before.index > 0:
        noun = case.reading.document.tokens[before.index - 1]
    if noun.upos == "ADP" or not (_is_work(case, noun) or _is_of_work(case, noun)):
        return None
    return None if _starts_low(case) else Kind.OTHER


def _is_work(case: MarkedCase, noun: Token) -> bool:
    return not case.reading.lexicon.work_nouns.isdisjoint({noun.lemma.lower(), noun.text.lower()})


def _is_of_work(case: MarkedCase, noun: Token) -> bool:
    """As in "la société de pêche « La Gaule »": the noun only says which kind of work or body."""
    head = case.reading.document.head(noun)
    between = case.reading.document.tokens[head.index + 1 : noun.index] if head and head.index < noun.index else ()
    return len(between) == 1 and between[0].upos == "ADP" and head is not None and _is_work(case, head)


def _starts_low(case: MarkedCase) -> bool:
    return case.reading.document.cut(case.content)[0].islower()
