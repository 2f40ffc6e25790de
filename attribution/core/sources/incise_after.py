"""A reporting clause right after the closing mark of direct speech.

« Le tunnel rouvrira lundi », a promis la préfète.      matches
Il a ri. « Le tunnel rouvrira », mais quand ?           must not: no verb with its subject after it
"""

from __future__ import annotations

from attribution.core.sources.case import Found, SourceCase


def incise_after(case: SourceCase, _settled: object) -> Found | None:
    """The incise that touches the closing mark, a comma aside; any verb will do, lists are never closed."""
    if not case.is_direct:
        return None
    for incise in case.incises:
        touches = case.only_pauses(case.quotation.outer.end, incise.span.start)
        if incise.level == case.frame and touches and (incise.known or _is_set_off(case, incise.span.start)):
            return Found(incise.source, incise.cue, incise.verb)
    return None


def _is_set_off(case: SourceCase, start: int) -> bool:
    """A comma stands before an unknown verb, or the words end in what takes its place: "« Quoi ? » sursaute X"."""
    text, end = case.reading.document.text, case.quotation.outer.end
    return "," in text[end:start] or text[case.quotation.content.end - 1] in "!?…,"
