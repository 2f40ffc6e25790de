"""A client, by the lawyer who speaks: the one whose lawyer it is.

L'avocat de Karim Salmi conteste. Son client parle d'un « piège ».      matches: Karim Salmi
Me Rabhi conteste. Son client parle d'un « piège ».                     must not: nobody is said to be hers
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, by_way_of
from attribution.core.speakers.lookup import in_words
from attribution.core.speakers.referent import Referent

FARTHEST = 3
"""Sentences."""
_WHOSE = frozenset({"son", "sa"})
_LAWYER = "avocat"


def client(case: SpeakerCase, settled: Settled) -> Named | None:
    """The name, or another mention of the description, that the nearest lawyer's phrase holds."""
    first = case.cast.reading.document.tokens_in(case.referent.span)[0].text.lower()
    if (
        case.referent.form is not Form.NOUN
        or first not in _WHOSE
        or case.referent.words not in ({"client"}, {"cliente"})
    ):
        return None
    for _, other in case.others_before(FARTHEST):
        if _is_lawyer(case, other):
            return next((_answer(case, settled, at) for at in _whose(case, other)), None)
    return None


def _answer(case: SpeakerCase, settled: Settled, position: int) -> Named:
    """The name, or the words where no name is known so far."""
    if position in settled:
        return by_way_of(case, settled, position)
    words = in_words(replace(case, position=position))
    return Named(((words, SpeakerKind.DESCRIPTION),), via=(case.cast.referents[position].span,))


def _is_lawyer(case: SpeakerCase, other: Referent) -> bool:
    groups = case.cast.reading.lexicon.role_groups
    return any(_LAWYER in group and other.noun in group for group in groups)


def _whose(case: SpeakerCase, lawyer: Referent) -> Iterator[int]:
    """Names inside the lawyer's phrase, then mentions elsewhere of a noun in it."""
    cast = case.cast
    for position in cast.by_sentence[lawyer.sentence]:
        inside = cast.referents[position].span
        if inside in lawyer.span and inside.start > lawyer.span.start and cast.referents[position].form is Form.NAME:
            yield position
    for token in cast.reading.document.tokens_in(lawyer.span):
        if token.upos == "NOUN" and token.lemma.lower() != lawyer.noun:
            yield from (at for at in cast.by_noun.get(token.lemma.lower(), ()) if cast.referents[at] is not lawyer)
