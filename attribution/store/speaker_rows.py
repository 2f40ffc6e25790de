"""Which row in `speakers` an article's speaker is: a name that identifies is shared, any other stays at home."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from attribution.core.fold import fold
from attribution.core.relations import Speaker, SpeakerKind
from attribution.store.speaker_names import spelling
from attribution.store.tables import ArticleSpeakerRow, SpeakerRow

_SHARED_KINDS = (SpeakerKind.PERSON, SpeakerKind.BODY)

_Key = tuple[str, SpeakerKind]


def speaker_rows(session: Session, article_id: int, speakers: Sequence[Speaker]) -> list[SpeakerRow]:
    """One row for each speaker, in order: the shared one or the one of this article, found or new."""
    shared = _shared_rows(session, speakers)
    own = _own_rows(session, article_id)
    return [_shared_row(one, shared) if _is_shared(one) else _own_row(one, article_id, own) for one in speakers]


def _shared_row(speaker: Speaker, known: dict[_Key, SpeakerRow]) -> SpeakerRow:
    key = _key(speaker)
    if key not in known:
        known[key] = _new_row(speaker, None)
    return known[key]


def _own_row(speaker: Speaker, article_id: int, known: dict[str, SpeakerRow]) -> SpeakerRow:
    """Kept by its name alone: new rules may see another kind of speaker in the same words."""
    row = known.pop(speaker.name, None) or _new_row(speaker, article_id)
    row.kind = speaker.kind
    return row


def _new_row(speaker: Speaker, article_id: int | None) -> SpeakerRow:
    folded, kind = _key(speaker)
    names = [spelling(speaker.name)]
    return SpeakerRow(name=speaker.name, name_folded=folded, kind=kind, article_id=article_id, names=names)


def _shared_rows(session: Session, speakers: Iterable[Speaker]) -> dict[_Key, SpeakerRow]:
    names = {fold(speaker.name) for speaker in speakers if _is_shared(speaker)}
    found = session.scalars(
        select(SpeakerRow).where(SpeakerRow.article_id.is_(None), SpeakerRow.name_folded.in_(names))
    )
    return {(row.name_folded, row.kind): row for row in found}


def _own_rows(session: Session, article_id: int) -> dict[str, SpeakerRow]:
    found = session.scalars(
        select(SpeakerRow).where(SpeakerRow.article_id == article_id).order_by(SpeakerRow.id.desc())
    )
    return {row.name: row for row in found}


def _key(speaker: Speaker) -> _Key:
    return fold(speaker.name), speaker.kind


def _is_shared(speaker: Speaker) -> bool:
    # a name without letters folds to nothing, and would merge with every other such name
    return speaker.kind in _SHARED_KINDS and bool(fold(speaker.name))


def speaker_ids_of(session: Session, article_id: int) -> set[int]:
    """The ids of the speakers that an article's analysis lists."""
    return set(session.scalars(select(ArticleSpeakerRow.speaker_id).where(ArticleSpeakerRow.article_id == article_id)))


def remove_unused(session: Session, speaker_ids: Iterable[int]) -> None:
    """Remove those of these speakers whom no article lists any more."""
    used = exists().where(ArticleSpeakerRow.speaker_id == SpeakerRow.id)
    session.execute(
        delete(SpeakerRow).where(SpeakerRow.id.in_(sorted(speaker_ids)), ~used),
        execution_options={"synchronize_session": False},
    )
