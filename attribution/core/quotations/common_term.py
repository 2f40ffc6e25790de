"""A term that the press puts between marks out of habit.

Selon le préfet, les « gilets jaunes » étaient trois cents.     matches
Elle les a traités de « gilets jaunes ».                        must not: that is what she called them
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.quotations.cue_above import cues_above, judges
from attribution.core.relations import Kind


def common_term(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, for a term of the list, unless a verb of judging has it as its judgement."""
    content = case.reading.document.cut(case.content).lower().replace("’", "'")
    known = content in case.reading.lexicon.common_terms
    return Kind.OTHER if known and not any(judges(case, cue) for cue in cues_above(case)) else None
