"""A "que" clause under a participle of saying.

Elle a démissionné, estimant que la ligne était franchie.     matches: la ligne était franchie
Elle est partie, sachant que la ligne était franchie.         must not: to know is not to say
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.indirect.complement import complements
from attribution.core.indirect.saying import GROUP, is_loose
from attribution.core.phrases.cue import is_participle


def participle_clause(case: SentenceCase) -> list[Report]:
    """Every clause that a present participle or gerund of saying governs by "que"."""
    return [
        report
        for verb, report in complements(case)
        if is_participle(verb) and (is_loose(case, verb) or _is_right_behind(case, verb, report))
    ]


def _is_right_behind(case: SentenceCase, verb: Token, report: Report) -> bool:
    """The participle belongs to the noun right before it, and that is who speaks."""
    source = report.found.source
    before = [word for word in case.document.tokens[max(0, verb.index - 4) : verb.index] if word.upos not in GROUP]
    return source is not None and before[-1:] == list(case.document.tokens_in(source.span)[-1:])
