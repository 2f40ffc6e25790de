"""A description that nobody's name takes up: it names the speaker as well as the article can.

un diplomate européen ; les bateliers        match
il                                           must not: a pronoun describes nobody
"""

from __future__ import annotations

from attribution.core.document import Span
from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.lookup import fuller_descriptions, same_kind_before

_MONTHS = frozenset(("janvier février mars avril mai juin juillet août septembre octobre novembre décembre").split())


def plain_description(case: SpeakerCase, settled: Settled) -> Named | None:
    """The same for indefinite phrases and for the longest of several: nothing fuller can name them."""
    if case.referent.form is not Form.NOUN or case.referent.parts:
        return None
    if any(True for _ in fuller_descriptions(case)) or same_kind_before(case) is not None or _has_fuller(case):
        return None
    return description(case, settled)


def _has_fuller(case: SpeakerCase) -> bool:
    referent = case.referent
    positions = case.cast.by_noun.get(referent.noun or "", ())
    return any(referent.words < case.cast.referents[position].words for position in positions)


def description(case: SpeakerCase, _settled: Settled) -> Named | None:
    """The phrase itself, its first letter small; a body that is only described counts as a description too."""
    if case.referent.form is not Form.NOUN or case.referent.parts:
        return None
    text = _undated(case)
    first, _, rest = text.partition(" ")
    lowered = f"{first.lower()} {rest}" if rest else text
    if text[:2].lower() in {"l'", "l’", "d'", "d’"}:
        lowered = text[0].lower() + text[1:]
    return Named(((lowered, SpeakerKind.DESCRIPTION),))


def _undated(case: SpeakerCase) -> str:
    """The words without the date of an issue: "Le Phare du 12 mars"."""
    document = case.cast.reading.document
    tokens = document.tokens_in(case.referent.span)
    for before, number, month in zip(tokens, tokens[1:], tokens[2:], strict=False):
        dated = number.text.isdigit() and month.text.lower() in _MONTHS and before.index > tokens[0].index
        if dated and before.upos in {"DET", "ADP"}:
            return " ".join(document.cut(Span(case.referent.span.start, before.span.start)).split())
    return " ".join(document.cut(case.referent.fully or case.referent.span).split())
