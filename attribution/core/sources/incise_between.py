"""A second part of a quotation that an incise split, or speech that goes on after the incise.

« On part », dit Léa Garnier. « Demain. »                      matches, for the second part
« On part », dit Léa Garnier, et le « vacarme » reprend.       must not: other words stand between
"""

from __future__ import annotations

from attribution.core.sources.case import Found, SourceCase


def incise_between(case: SourceCase, _settled: object) -> Found | None:
    """The incise that ends right before the opening mark, in the same sentence, a comma or colon between."""
    text = case.reading.document.text
    for incise in reversed(case.incises):
        gap = text[incise.span.end : case.quotation.outer.start]
        if incise.level == case.frame and case.only_pauses(incise.span.end, case.quotation.outer.start):
            joins = not set(gap) & set(".!?…\n") or _follows_a_quotation(case, incise.span.start)
            return (
                Found(incise.source, incise.cue if not set(gap) & set(".!?…\n") else None, incise.verb)
                if joins
                else None
            )
    return None


def _follows_a_quotation(case: SourceCase, start: int) -> bool:
    """The incise itself stands after speech, which then goes on behind it."""
    return case.is_direct and any(
        other.kind != "other" and other.parent == case.quotation.parent and case.only_pauses(other.outer.end, start)
        for other in case.quotations[: case.position]
    )
