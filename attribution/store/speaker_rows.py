"""Which row in `speakers` an article's speaker is: a name that identifies is shared, any other stays at home."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session, aliased

from attribution.core.fold import fold
from attribution.core.relations import Speaker
from attribution.services.ports.speakers import KnownKind
from attribution.store.speaker_names import spelling
from attribution.store.speaker_resolution import SHARED_KINDS, Key, resolve
from attribution.store.tables import ArticleSpeakerRow, ReviewRow, ReviewSpeakerRow, SpeakerRow


def speaker_rows(session: Session, article_id: int, speakers: Sequence[Speaker]) -> list[SpeakerRow]:
    """One row for each speaker, in order: one that is kept already, of all articles or of this one, or a new one."""
    known = _known_rows(session, article_id, {_key(speaker) for speaker in speakers if fold(speaker.name)})
    own = _own_rows(session, article_id)
    return [_row(speaker, article_id, known, own) for speaker in speakers]


def _known_rows(session: Session, article_id: int, keys: Collection[Key]) -> dict[Key, SpeakerRow]:
    ids = resolve(session, article_id, keys)
    found = session.scalars(select(SpeakerRow).where(SpeakerRow.id.in_(set(ids.values()))))
    rows = {row.id: row for row in found}
    return {key: rows[speaker_id] for key, speaker_id in ids.items()}


def _row(speaker: Speaker, article_id: int, known: dict[Key, SpeakerRow], own: dict[str, SpeakerRow]) -> SpeakerRow:
    key = _key(speaker)
    if key in known:
        return known[key]
    if not _is_shared(speaker):
        return _own_row(speaker, article_id, own)
    known[key] = _new_row(speaker, None)
    return known[key]


def _own_row(speaker: Speaker, article_id: int, own: dict[str, SpeakerRow]) -> SpeakerRow:
    """Kept by its name alone: new rules may see another kind of speaker in the same words."""
    row = own.pop(speaker.name, None) or _new_row(speaker, article_id)
    row.kind = KnownKind(speaker.kind)
    return row


def _new_row(speaker: Speaker, article_id: int | None) -> SpeakerRow:
    folded, kind = _key(speaker)
    names = [spelling(speaker.name)]
    return SpeakerRow(name=speaker.name, name_folded=folded, kind=KnownKind(kind), article_id=article_id, names=names)


def _own_rows(session: Session, article_id: int) -> dict[str, SpeakerRow]:
    found = session.scalars(
        select(SpeakerRow)
        .where(SpeakerRow.article_id == article_id, SpeakerRow.merged_into_id.is_(None))
        .order_by(SpeakerRow.id.desc())
    )
    return {row.name: row for row in found}


def _key(speaker: Speaker) -> Key:
    return fold(speaker.name), speaker.kind


def _is_shared(speaker: Speaker) -> bool:
    # a name without letters folds to nothing, and would merge with every other such name
    return speaker.kind in SHARED_KINDS and bool(fold(speaker.name))


def speaker_ids_of(session: Session, article_id: int) -> set[int]:
    """The ids of the speakers that an article's analysis lists, and of those whom its corrections name."""
    listed = select(ArticleSpeakerRow.speaker_id).where(ArticleSpeakerRow.article_id == article_id)
    corrected = select(ReviewSpeakerRow.speaker_id).join(ReviewRow).where(ReviewRow.article_id == article_id)
    return {*session.scalars(listed), *session.scalars(corrected)}


def remove_unused(session: Session, speaker_ids: Iterable[int]) -> int:
    """Remove those of these speakers whom no article lists and no correction names, unless a person cares for them.

    Gives how many went.
    """
    listed = exists().where(ArticleSpeakerRow.speaker_id == SpeakerRow.id)
    named = exists().where(ReviewSpeakerRow.speaker_id == SpeakerRow.id)
    merged = aliased(SpeakerRow)
    led_to = exists().where(merged.merged_into_id == SpeakerRow.id)
    cared_for = SpeakerRow.registered | SpeakerRow.merged_into_id.is_not(None) | led_to
    removed = session.scalars(
        delete(SpeakerRow)
        .where(SpeakerRow.id.in_(sorted(speaker_ids)), ~listed, ~named, ~cared_for)
        .returning(SpeakerRow.id),
        execution_options={"synchronize_session": False},
    )
    return len(removed.all())
