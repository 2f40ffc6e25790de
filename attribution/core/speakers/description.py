"""A description that nobody's name takes up: it names the speaker as well as the article can.

un diplomate européen ; les bateliers        match
il                                           must not: a pronoun describes nobody
"""

from __future__ import annotations

from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.lookup import WHOSE, fuller_descriptions, in_words, same_kind_before

NEARBY = 16
"""Words behind a description in which the article may say that the name is kept back."""


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
    return Named(((in_words(case), SpeakerKind.ANONYMOUS if _is_kept_back(case) else SpeakerKind.DESCRIPTION),))


def _is_kept_back(case: SpeakerCase) -> bool:
    """A source, or somebody of whom the same sentence says that the name is not to be given."""
    lexicon, document = case.cast.reading.lexicon, case.cast.reading.document
    kin = document.tokens_in(case.referent.span)[0].text.lower() in WHOSE  # "ses proches" are relatives
    if (case.referent.noun or "") in lexicon.anonymous_nouns and not kin:
        return True
    last = document.tokens_in(case.referent.span)[-1].index
    nearby = document.tokens_in(case.referent.span) + document.tokens[last + 1 : last + NEARBY]
    return any(
        token.lemma.lower() in lexicon.anonymity_words for token in nearby if token.sentence == case.referent.sentence
    )
