"""How speakers are called: every spelling with its words, so that a name is found by index on every database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import aliased

from attribution.core.fold import fold
from attribution.services.ports.speakers import NameOrigin
from attribution.store.tables import SpeakerNameRow, SpeakerNameWordRow

LONGEST_WORD = 100
"""Letters of a word that are indexed: PostgreSQL takes no index entry of more than some 2,700 bytes."""
_TITLES = frozenset("m mm mme mmes mlle mlles me mes dr pr mgr monsieur madame mademoiselle messieurs mesdames".split())


def spelling(name: str, origin: NameOrigin = NameOrigin.SEEN) -> SpeakerNameRow:
    """The rows of one spelling, for a speaker's ``names``."""
    folded = fold(name)
    words = dict.fromkeys(word[:LONGEST_WORD] for word in folded.split())
    rows = [SpeakerNameWordRow(word=word) for word in words]
    return SpeakerNameRow(name=name, name_folded=folded, origin=origin, words=rows)


def called(words: str) -> Select[int]:
    """The ids of the speakers with a spelling that holds all these words; of everybody for words that fold to none.

    A title is no part of a name: "M. Kerry" asks for "Kerry". The spellings with the longest word, the rarest as a
    rule, are looked through for the others.
    """
    wanted = [word[:LONGEST_WORD] for word in sorted(asked_words(words), key=len, reverse=True)]
    found = select(SpeakerNameRow.speaker_id).distinct()
    if not wanted:
        return found
    first, *others = wanted
    held = SpeakerNameWordRow.speaker_name_id
    holding = found.join(SpeakerNameWordRow, held == SpeakerNameRow.id).where(SpeakerNameWordRow.word == first)
    return holding.where(*(_also_holds(word) for word in others))


def asked_words(words: str) -> Sequence[str]:
    """The folded words that a name must hold, without titles unless there is nothing else."""
    folded = list(dict.fromkeys(fold(words).split()))
    return [word for word in folded if word not in _TITLES] or folded


def _also_holds(word: str) -> ColumnElement[bool]:
    other = aliased(SpeakerNameWordRow)
    in_it = other.speaker_name_id == SpeakerNameRow.id
    return select(other.word).where(in_it, other.word == word).correlate(SpeakerNameRow).exists()
