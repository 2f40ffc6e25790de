"""A "que" clause under a verb of saying.

Elle assure que le tunnel rouvrira lundi.        matches: le tunnel rouvrira lundi
Elle se rappelle que le tunnel a fermé.          must not: she remembers, and says nothing
"""

from __future__ import annotations

from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.indirect.complement import complements
from attribution.core.phrases.cue import is_participle


def that_clause(case: SentenceCase) -> list[Report]:
    """Every clause that a finite verb of saying, or an infinitive that takes place, governs by "que"."""
    return [report for verb, report in complements(case) if not is_participle(verb)]
