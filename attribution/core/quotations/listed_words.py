"""Words listed under a noun of saying: its kind of words, one after the other.

Les caisses portent des mentions comme « fragile » ou « à tenir au sec ».     matches, for each
Les termes de « quai » et de « mole » se valent.                               must not: a term says nothing
Les films « Nuit », « Aube » et « Zénith » sortent en mai.                    must not: a film says nothing
"""

from __future__ import annotations

from collections.abc import Mapping

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind
from attribution.core.sieve import Decided

_JOINTS = frozenset({"", ",", "et", "ou", ", et", ", ou"})
_CASES = frozenset({"de", "comme"})
NAME = "listed_words"


def listed_words(case: MarkedCase, settled: Mapping[int, Decided[Kind]]) -> Kind | None:
    """Mixed, behind a plural noun of saying with "de" or "comme", and for each further one of the list."""
    return Kind.MIXED if _begins(case) or _goes_on(case, settled) else None


def _begins(case: MarkedCase) -> bool:
    near = case.words_before(2)
    if len(near) < 2 or near[0].lemma.lower() not in _CASES:
        return False
    noun = near[1]
    singular = {noun.lemma.lower(), noun.text.lower().removesuffix("s")}  # "insultes" is read as of "insulter"
    lexicon = case.reading.lexicon
    return noun.feat("Number") == "Plur" and not singular.isdisjoint(lexicon.cue_nouns - lexicon.work_nouns)


def _goes_on(case: MarkedCase, settled: Mapping[int, Decided[Kind]]) -> bool:
    """Nothing but a comma or "et" stands between these words and others that the rule decided."""
    before = case.position - 1
    if before not in settled or settled[before].rule != NAME:
        return False
    text, end = case.reading.document.text, case.reading.outers[before].end
    return end <= case.outer.start and text[end : case.outer.start].strip() in _JOINTS
