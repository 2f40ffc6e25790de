"""A description that nobody's name takes up: it names the speaker as well as the article can.

un diplomate européen ; les bateliers        match
il                                           must not: a pronoun describes nobody
"""

from __future__ import annotations

from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.lookup import fuller_descriptions, in_words, same_kind_before


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
    return Named(((in_words(case), SpeakerKind.DESCRIPTION),))
