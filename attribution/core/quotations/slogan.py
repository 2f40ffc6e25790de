"""Words that something shows: a banner, a sign, a motto.

Une banderole « Le marais vivra » barrait le pont.           matches
Les élèves scandaient le slogan « Le marais vivra ».         must not: the pupils say it
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.quotations.cue_above import cues_above
from attribution.core.relations import Kind


def slogan(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when the noun of what shows them touches the opening mark and no verb of saying stands above."""
    near = case.words_before(1)
    shows = bool(near) and near[0].lemma.lower() in case.reading.lexicon.display_nouns
    if not shows or case.text_before()[-1:] in {":", ","} or case.has_incise_after():
        return None
    return None if any(cues_above(case)) else Kind.OTHER
