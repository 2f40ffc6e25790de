"""What is known of a speaker: names, roles, what was said and relayed, and with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from attribution.core.fold import fold
from attribution.services.ports import ReviewState
from attribution.services.ports.speakers import (
    Companion,
    KnownKind,
    MayBe,
    NamedSpeaker,
    SpeakerCard,
    SpeakerName,
    SpeakerQuery,
    SpeakerRecord,
    SpokeAs,
)
from attribution.store.column_types import as_id
from attribution.store.registry.records import folded_role, role_value, speaker_row
from attribution.store.speaker_names import called
from attribution.store.speaker_resolution import last_of
from attribution.store.tables import ArticleRow, EntrySpeakerRow, ReviewRow, SpeakerNameRow, SpeakerRoleRow, SpeakerRow

MOST_FREQUENT = 10
"""Companions that a card names."""


def speaker_search(query: SpeakerQuery, after: int | None, limit: int) -> Select[SpeakerRow, int, int]:
    """Speakers who match, lowest id first, with how many quotations each said and relayed."""
    conditions: list[ColumnElement[bool]] = [SpeakerRow.merged_into_id.is_(None)]
    if query.name is not None:
        conditions.append(SpeakerRow.id.in_(called(query.name)))
    if query.kind is not None:
        conditions.append(SpeakerRow.kind == query.kind)
    if query.registered is not None:
        conditions.append(SpeakerRow.registered.is_(query.registered))
    if query.role is not None or query.on is not None:
        conditions.append(SpeakerRow.id.in_(_holders(query)))
    if after is not None:
        conditions.append(SpeakerRow.id > as_id(after))
    return select(SpeakerRow, *_counts()).where(*conditions).order_by(SpeakerRow.id).limit(limit)


def speaker_record(row: SpeakerRow, quoted: int, passed_on: int) -> SpeakerRecord:
    """A speaker in a list."""
    return SpeakerRecord(row.id, row.name, row.kind.value, quoted, passed_on, row.registered, row.wikidata)


def speaker_card(session: Session, speaker_id: int) -> SpeakerCard:
    """All that is known of a speaker. Raises SpeakerNotFoundError."""
    row = speaker_row(session, speaker_id)
    (counts,) = session.execute(select(*_counts()).where(SpeakerRow.id == row.id))
    return SpeakerCard(
        record=speaker_record(row, *counts),
        version=row.version,
        updated_at=row.updated_at,
        article_id=row.article_id,
        merged_into=last_of(session, [row.id])[row.id] if row.merged_into_id is not None else None,
        names=tuple(SpeakerName(name.name, name.origin) for name in row.names),
        roles=tuple(role_value(role) for role in row.roles),
        relayed_by=_companions(session, SpokeAs.SPEAKER, SpokeAs.RELAY, row.id),
        relays=_companions(session, SpokeAs.RELAY, SpokeAs.SPEAKER, row.id),
        may_be=_may_be(session, row),
    )


def named_speakers(session: Session) -> list[NamedSpeaker]:
    """Everybody of all articles who was not merged, with folded names."""
    of_all = (SpeakerRow.article_id.is_(None), SpeakerRow.merged_into_id.is_(None))
    names: dict[int, dict[str, None]] = defaultdict(dict)
    called = select(SpeakerNameRow.speaker_id, SpeakerNameRow.name_folded).join(
        SpeakerRow, SpeakerRow.id == SpeakerNameRow.speaker_id
    )
    for speaker_id, folded in session.execute(called.where(*of_all)):
        names[speaker_id][folded] = None
    found = select(SpeakerRow.id, SpeakerRow.name, SpeakerRow.kind, SpeakerRow.wikidata).where(*of_all)
    return [
        NamedSpeaker(*columns, tuple(names[columns[0]])) for columns in session.execute(found.order_by(SpeakerRow.id))
    ]


def _holders(query: SpeakerQuery) -> Select[int]:
    """Who holds a role, on a day if one is given."""
    padded = literal(" ").concat(SpeakerRoleRow.role_folded).concat(" ")
    words = dict.fromkeys(folded_role(query.role or "").split())
    conditions = [padded.contains(f" {word} ", autoescape=True) for word in words]
    if query.on is not None:
        conditions.append(_held_on(query.on))
    return select(SpeakerRoleRow.speaker_id).where(*conditions)


def _held_on(day: date) -> ColumnElement[bool]:
    return and_(
        or_(SpeakerRoleRow.since.is_(None), SpeakerRoleRow.since <= day),
        or_(SpeakerRoleRow.until.is_(None), SpeakerRoleRow.until > day),
    )


def _companions(session: Session, mine: SpokeAs, theirs: SpokeAs, speaker_id: int) -> Sequence[Companion]:
    """Those in the other part of the quotations in which the speaker has this one."""
    own, other = aliased(EntrySpeakerRow), aliased(EntrySpeakerRow)
    quotations = func.count()
    found = session.execute(
        select(SpeakerRow.id, SpeakerRow.name, SpeakerRow.kind, quotations)
        .select_from(own)
        .join(other, other.quotation_id == own.quotation_id)
        .join(SpeakerRow, SpeakerRow.id == other.speaker_id)
        .where(own.speaker_id == speaker_id, own.part == mine, other.part == theirs, _stands(own))
        .group_by(SpeakerRow.id, SpeakerRow.name, SpeakerRow.kind)
        .order_by(quotations.desc(), SpeakerRow.id)
        .limit(MOST_FREQUENT)
    )
    return tuple(Companion(who, name, kind.value, count) for who, name, kind, count in found)


def _counts() -> tuple[ScalarSelect[int], ScalarSelect[int]]:
    """How many quotations a speaker said and relayed, as they stand after corrections; rejected ones do not count."""
    return _count(SpokeAs.SPEAKER), _count(SpokeAs.RELAY)


def _count(part: SpokeAs) -> ScalarSelect[int]:
    entries = select(func.count()).select_from(EntrySpeakerRow)
    return (
        entries.where(
            EntrySpeakerRow.speaker_id == SpeakerRow.id, EntrySpeakerRow.part == part, _stands(EntrySpeakerRow)
        )
        .correlate(SpeakerRow)
        .scalar_subquery()
    )


def _stands(entries: type[EntrySpeakerRow]) -> ColumnElement[bool]:
    """That nobody rejected the quotation. People reject few: they are listed once, and not looked up for each."""
    return entries.quotation_id.not_in(select(ReviewRow.quotation_id).where(ReviewRow.state == ReviewState.REJECTED))


def _may_be(session: Session, row: SpeakerRow) -> MayBe | None:
    """The only holder of the role that a description names, on the article's day of publication (in UTC)."""
    if row.kind is not KnownKind.DESCRIPTION or row.article_id is None or not fold(row.name):
        return None
    published = session.scalar(select(ArticleRow.published_at).where(ArticleRow.id == row.article_id))
    if published is None:
        return None
    held = _held_on(published.astimezone(UTC).date())
    found = session.execute(
        select(SpeakerRow.id, SpeakerRow.name, func.min(SpeakerRoleRow.role))
        .join(SpeakerRoleRow, SpeakerRoleRow.speaker_id == SpeakerRow.id)
        .where(
            SpeakerRoleRow.role_folded == folded_role(row.name),
            SpeakerRow.merged_into_id.is_(None),
            SpeakerRow.kind == KnownKind.PERSON,
            held,
        )
        .group_by(SpeakerRow.id, SpeakerRow.name)
        .limit(2)
    ).all()
    return MayBe(*found[0]) if len(found) == 1 else None
