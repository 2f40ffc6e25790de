"""How speakers are called: every spelling with its words, so that a name is found by index on every database."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select

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

    A title is no part of a name: "M. Kerry" asks for "Kerry".
    """
    wanted = (_has_word(word) for word in asked_words(words))
    return select(SpeakerNameRow.speaker_id).where(*(SpeakerNameRow.id.in_(holding) for holding in wanted)).distinct()


def asked_words(words: str) -> Sequence[str]:
    """The folded words that a name must hold, without titles unless there is nothing else."""
    folded = list(dict.fromkeys(fold(words).split()))
    return [word for word in folded if word not in _TITLES] or folded


def _has_word(word: str) -> Select[int]:
    return select(SpeakerNameWordRow.speaker_name_id).where(SpeakerNameWordRow.word == word[:LONGEST_WORD])
