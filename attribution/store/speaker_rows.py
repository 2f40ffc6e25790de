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
    """One row for each speaker, in order: the shared one, found or new, or a new one of this article."""
    known = _shared_rows(session, speakers)
    return [_row(speaker, article_id, known) for speaker in speakers]


def _row(speaker: Speaker, article_id: int, known: dict[_Key, SpeakerRow]) -> SpeakerRow:
    folded, kind = _key(speaker)
    if not _is_shared(speaker):
        return _new_row(speaker, article_id)
    if (folded, kind) not in known:
        known[folded, kind] = _new_row(speaker, None)
    return known[folded, kind]


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
