"""A name between marks: every word of weight begins with a capital.

Le rallye des « Trois Dunes » est reporté           matches
« Non », dit-elle                                  must not: an incise follows
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.quotations.cue_above import cues_above
from attribution.core.relations import Kind


def capitalised_name(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, for a run of capitalised words inside a sentence, with no verb and no incise."""
    if _is_cried(case):
        return None
    before = case.text_before()
    if case.has_incise_after() or not case.is_name() or case.reading.document.cut(case.content)[-1] in ".!?…":
        return None
    starts = not before or before[-1] in ':.!?…»”"'
    # a sentence of its own may begin so; in "« Nino » Valdez" the name goes on
    return None if starts and not case.text_after()[:1].isupper() else Kind.OTHER


def _is_cried(case: MarkedCase) -> bool:
    """No noun begins the words, and a verb of saying has them as its object: "Il a écrit « Non » sur le mur"."""
    first = next((word for word in case.reading.document.tokens_in(case.content) if word.upos != "PUNCT"), None)
    if first is None or first.upos not in {"INTJ", "ADV", "VERB"}:
        return False
    cue = next(cues_above(case), None)
    return cue is not None and len(cue.path) == 1 and cue.link in {"obj", "ccomp", "xcomp", "advmod", "parataxis"}
