"""A reporting clause inside the marks.

« Le tunnel, a promis la préfète, rouvrira lundi. »     matches
« Il a dit non »                                        must not: subject before verb
"""

from __future__ import annotations

from attribution.core.phrases.incise import Incise, inner_incises
from attribution.core.sources.case import Found, SourceCase


def incise_inside(case: SourceCase, _settled: object) -> Found | None:
    """The first incise of the text's own voice between the marks of direct speech."""
    if not case.is_direct or _reported_behind(case):
        return None
    for incise in inner_incises(case.reading, case.position, case.incises):
        return Found(incise.source, incise.cue, incise.verb)
    return None


def _reported_behind(case: SourceCase) -> bool:
    """A clause of saying stands behind the mark too: "« Le garde, disait ma mère, dort », sourit X"."""
    end = case.quotation.outer.end
    behind = (one for one in case.incises if one.known and one.level == case.frame)
    return any("," in case.reading.document.text[end : one.span.start] for one in behind if _touches(case, one))


def _touches(case: SourceCase, incise: Incise) -> bool:
    return case.only_pauses(case.quotation.outer.end, incise.span.start)
