"""Whom a correction names: somebody of the article's cast, somebody known, or somebody new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from attribution.core.fold import fold
from attribution.core.relations import Speaker, SpeakerKind
from attribution.errors import CorrectionError
from attribution.services.ports import KnownKind, Named
from attribution.store.column_types import as_id
from attribution.store.speaker_rows import speaker_rows
from attribution.store.tables import ArticleSpeakerRow, ReviewRow, ReviewSpeakerRow, SpeakerRow


@dataclass(frozen=True, slots=True)
class Bearer:
    """A speaker, and what the article calls him or her."""

    speaker: SpeakerRow
    name: str
    kind: SpeakerKind


def find_speaker(session: Session, article_id: int, named: Named, *path: str) -> Bearer:
    """The speaker whom a correction names; a new row for a name that nobody bears yet.

    Raises CorrectionError with the path to the value for an unknown id, and for a new name without a kind.
    """
    if named.id is not None:
        return _by_id(session, article_id, named.id, *path)
    name = named.name or ""
    known = _called([*_cast(session, article_id), *_corrected(session, article_id)], name, named.kind)
    if known:
        return known
    if named.kind is None:
        raise CorrectionError("The article does not name anybody so: say of which kind.", *path, "kind")
    return Bearer(speaker_rows(session, article_id, [Speaker(name, named.kind)])[0], name, named.kind)


def last_merged(row: SpeakerRow) -> SpeakerRow:
    """Who a speaker turned out to be."""
    while row.merged_into is not None:
        row = row.merged_into
    return row


def _by_id(session: Session, article_id: int, speaker_id: int, *path: str) -> Bearer:
    row = session.get(SpeakerRow, as_id(speaker_id))
    if row is None or row.article_id not in (None, article_id):
        raise CorrectionError(f"There is no speaker {speaker_id} whom this article could name.", *path, "id")
    speaker = last_merged(row)
    listed = (one for one in _cast(session, article_id) if one.speaker_id == speaker.id)
    return next(map(_bearer, listed), Bearer(speaker, speaker.name, _KINDS[speaker.kind]))


def _cast(session: Session, article_id: int) -> Iterable[ArticleSpeakerRow]:
    return session.scalars(
        select(ArticleSpeakerRow)
        .where(ArticleSpeakerRow.article_id == article_id)
        .order_by(ArticleSpeakerRow.position)
        .options(joinedload(ArticleSpeakerRow.speaker))
    )


def _corrected(session: Session, article_id: int) -> Iterable[ReviewSpeakerRow]:
    """Those whom earlier corrections in this article named."""
    return session.scalars(
        select(ReviewSpeakerRow)
        .join(ReviewRow)
        .where(ReviewRow.article_id == article_id)
        .order_by(ReviewSpeakerRow.speaker_id)
        .options(joinedload(ReviewSpeakerRow.speaker))
    )


def _called(places: Iterable[Place], name: str, kind: SpeakerKind | None) -> Bearer | None:
    """A name without letters is itself only."""
    folded = fold(name)
    same = (one for one in places if (fold(one.name) == folded if folded else one.name == name))
    return next((_bearer(one) for one in same if kind in (None, one.kind)), None)


def _bearer(one: Place) -> Bearer:
    return Bearer(last_merged(one.speaker), one.name, one.kind)


Place = ArticleSpeakerRow | ReviewSpeakerRow

_KINDS = {KnownKind(kind): kind for kind in SpeakerKind} | {
    KnownKind.GROUP: SpeakerKind.BODY,
    KnownKind.DOCUMENT: SpeakerKind.BODY,
}
"""What an article calls a speaker of each kind: it does not tell a group or a document from a body."""
