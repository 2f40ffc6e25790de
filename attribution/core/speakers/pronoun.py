"""Third-person pronouns, by what speaks for each referent before them.

John Kirby a souligné … Il a également fustigé « l'aide » …      matches: John Kirby
Il pleut                                                         must not: it speaks nowhere
"""

from __future__ import annotations

from attribution.core.relations import Form
from attribution.core.speakers.antecedents import antecedents, most_likely
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.told_apart import leave_open

_PRONOUNS = frozenset("il elle ils elles lui eux l' l’ le la".split())


def pronoun(case: SpeakerCase, settled: Settled) -> Named | None:
    """The likeliest referent of those that agree: who speaks, acts, stands near."""
    if case.referent.form is not Form.PRONOUN or case.text().lower().lstrip("-").removeprefix("t-") not in _PRONOUNS:
        return None
    found = antecedents(case, settled)
    answer = most_likely(case, settled, found)
    return answer if answer is None else leave_open(case, settled, found, answer)
