"""A reporting clause inside the marks.

« Le tunnel, a promis la préfète, rouvrira lundi. »     matches
« Il a dit non »                                        must not: subject before verb
"""

from __future__ import annotations

from attribution.core.phrases.incise import inner_incises
from attribution.core.sources.case import Found, SourceCase


def incise_inside(case: SourceCase, _settled: object) -> Found | None:
    """The first incise of the text's own voice between the marks of direct speech."""
    if not case.is_direct:
        return None
    for incise in inner_incises(case.reading, case.position, case.incises):
        return Found(incise.source, incise.cue, incise.verb)
    return None
