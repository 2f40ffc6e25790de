"""A speaker's places in articles: who has them, and how they change hands so that a new analysis changes nothing.

A place is told by its article and by its name there, not by its row: a new analysis of the article makes new rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from attribution.core.fold import fold
from attribution.core.relations import SpeakerKind
from attribution.store.column_types import as_id
from attribution.store.tables import ArticleNameRow, ArticleSpeakerRow, ReviewRow, ReviewSpeakerRow

Place = tuple[int, str, str]
"""An article's id, the name there, the kind of name it is there."""

Decision = tuple[int, str, str, int | None]
"""A folded name of a kind in an article, and whom it meant before by decision of a person, None for nobody."""

_AT_ONCE = 500
"""Rows that one statement moves: databases limit the values of a statement."""


def places(session: Session, speaker_id: int, articles: Collection[int] | None = None) -> list[Place]:
    """A speaker's places, in all articles or in these; those too that only a correction speaks of."""
    listed = select(ArticleSpeakerRow.article_id, ArticleSpeakerRow.name, ArticleSpeakerRow.kind).where(
        ArticleSpeakerRow.speaker_id == speaker_id
    )
    named = (
        select(ReviewRow.article_id, ReviewSpeakerRow.name, ReviewSpeakerRow.kind)
        .join(ReviewRow, ReviewRow.quotation_id == ReviewSpeakerRow.quotation_id)
        .where(ReviewSpeakerRow.speaker_id == speaker_id)
    )
    if articles is not None:
        ids = [as_id(each) for each in articles]
        listed, named = listed.where(ArticleSpeakerRow.article_id.in_(ids)), named.where(ReviewRow.article_id.in_(ids))
    found = [
        *session.execute(listed.order_by(ArticleSpeakerRow.article_id, ArticleSpeakerRow.position)),
        *session.execute(named.order_by(ReviewRow.article_id, ReviewSpeakerRow.quotation_id, ReviewSpeakerRow.hop)),
    ]
    return list(dict.fromkeys((article_id, name, kind.value) for article_id, name, kind in found))


def give_all(session: Session, giver: int, taker: int) -> None:
    """Give all of a speaker's places to another."""
    for table in (ArticleSpeakerRow, ReviewSpeakerRow):
        session.execute(
            update(table).where(table.speaker_id == giver).values(speaker_id=taker),
            execution_options={"synchronize_session": False},
        )


def give(session: Session, giver: int, taker: int, given: Collection[Place]) -> None:
    """Give those of these places that the giver has to the taker, and what corrections there say of that name."""
    wanted = {tuple(place) for place in given}
    found = session.execute(
        select(
            ArticleSpeakerRow.id, ArticleSpeakerRow.article_id, ArticleSpeakerRow.name, ArticleSpeakerRow.kind
        ).where(ArticleSpeakerRow.speaker_id == giver)
    )
    ids = [row_id for row_id, article_id, name, kind in found if (article_id, name, kind.value) in wanted]
    for start in range(0, len(ids), _AT_ONCE):
        session.execute(
            update(ArticleSpeakerRow)
            .where(ArticleSpeakerRow.id.in_(ids[start : start + _AT_ONCE]))
            .values(speaker_id=taker),
            execution_options={"synchronize_session": False},
        )
    corrections = session.execute(
        select(ReviewSpeakerRow, ReviewRow.article_id).join(ReviewRow).where(ReviewSpeakerRow.speaker_id == giver)
    )
    for row, article_id in corrections.all():
        if (article_id, row.name, row.kind.value) in wanted:
            row.speaker_id = taker


def decide(session: Session, decided: Iterable[Place], speaker_id: int) -> list[Decision]:
    """Have these names mean the speaker in their articles from now on; give whom they meant before."""
    return [_decide(session, (article_id, fold(name), kind), speaker_id) for article_id, name, kind in decided]


def take_back(session: Session, decisions: Sequence[Decision]) -> None:
    """Undo `decide`."""
    for article_id, folded, kind, before in decisions:
        row = _decision(session, article_id, folded, kind)
        if row is not None and before is None:
            session.delete(row)
        elif row is not None and before is not None:
            row.speaker_id = before
    session.flush()


def _decide(session: Session, named: Place, speaker_id: int) -> Decision:
    article_id, folded, kind = named
    row = _decision(session, article_id, folded, kind)
    before = row.speaker_id if row else None
    if row is None:
        row = ArticleNameRow(article_id=article_id, name_folded=folded, kind=SpeakerKind(kind))
        session.add(row)
    row.speaker_id = speaker_id
    session.flush()
    return (article_id, folded, kind, before)


def _decision(session: Session, article_id: int, folded: str, kind: str) -> ArticleNameRow | None:
    return session.scalar(
        select(ArticleNameRow).where(
            ArticleNameRow.article_id == article_id,
            ArticleNameRow.name_folded == folded,
            ArticleNameRow.kind == SpeakerKind(kind),
        )
    )
