"""A second part of a quotation that an incise split, or speech that goes on after the incise.

« On part », dit Léa Garnier. « Demain. »                      matches, for the second part
« On part », dit Léa Garnier, et le « vacarme » reprend.       must not: other words stand between
"""

from __future__ import annotations

from attribution.core.phrases.incise import Incise
from attribution.core.sources.alone import stands_alone
from attribution.core.sources.case import Found, SourceCase

_ENDS = frozenset(".!?…\n")


def incise_between(case: SourceCase, _settled: object) -> Found | None:
    """The incise that ends right before the opening mark, in the same sentence, a comma or colon between."""
    text, start = case.reading.document.text, case.quotation.outer.start
    touching = (
        incise
        for incise in reversed(case.incises)
        if incise.level == case.frame and case.only_pauses(incise.span.end, start)
    )
    incise = next(touching, None)
    if incise is None:
        return None
    if not set(text[incise.span.end : start]) & _ENDS:
        return Found(incise.source, incise.cue, incise.verb)
    goes_on = case.is_direct and (_follows_speech(case, incise) or _ends_a_report(case, incise))
    return Found(incise.source, None, incise.verb) if goes_on else None


def _follows_speech(case: SourceCase, incise: Incise) -> bool:
    """The incise itself stands after speech, which then goes on behind it."""
    return any(
        other.kind != "other"
        and other.parent == case.quotation.parent
        and case.only_pauses(other.outer.end, incise.span.start)
        for other in case.quotations[: case.position]
    )


def _ends_a_report(case: SourceCase, incise: Incise) -> bool:
    """As in "Le tunnel rouvrira lundi, a promis la préfète. « Nous serons prêts. »", or where a mark is missing.

    No quoted words stand in the incise's own sentence: "« … », a dit X à ses voisins, a rapporté Y. « … »".
    """
    start = incise.span.start
    comma = case.reading.document.text[:start].rstrip(" \u00a0\u202f").endswith(",")
    before = [other for other in case.quotations[: case.position] if other.outer.end <= start]
    quoted = bool(before) and not case.ended_between(before[-1].outer.end - 2, start)
    return comma and not quoted and stands_alone(case)
