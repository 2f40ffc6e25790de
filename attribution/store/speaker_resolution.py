"""Whom a name means when an article is saved: what a person decided for the article, else a name of the registry.

A surname alone and a description lead nowhere beyond their article, unless a person decided so for that article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from attribution.core.relations import SpeakerKind
from attribution.services.ports.speakers import KnownKind
from attribution.store.speaker_names import asked_words
from attribution.store.tables import ArticleNameRow, SpeakerNameRow, SpeakerRow

Key = tuple[str, SpeakerKind]
"""A folded name and what kind of name it is in the article."""

SHARED_KINDS = (SpeakerKind.PERSON, SpeakerKind.BODY)
_CALLED: Mapping[SpeakerKind, frozenset[KnownKind]] = {
    SpeakerKind.PERSON: frozenset({KnownKind.PERSON}),
    # the rules take every name that is no person's for a body's
    SpeakerKind.BODY: frozenset({KnownKind.BODY, KnownKind.GROUP, KnownKind.DOCUMENT}),
}


def resolve(session: Session, article_id: int, keys: Collection[Key]) -> dict[Key, int]:
    """The ids of the kept speakers whom these names of an article mean; nothing for the others."""
    shared = {key for key in keys if key[1] in SHARED_KINDS}
    named = _by_registered_name(session, shared)
    return {**named, **_by_own_name(session, shared), **_by_decision(session, article_id, keys)}


def last_of(session: Session, speaker_ids: Iterable[int]) -> dict[int, int]:
    """Who each of these speakers was merged into at last: himself or herself if nobody."""
    last = {speaker_id: speaker_id for speaker_id in speaker_ids}
    while last:
        merged = _merged_into(session, set(last.values()))
        if not merged:
            break
        last = {speaker_id: merged.get(found, found) for speaker_id, found in last.items()}
    return last


def _merged_into(session: Session, speaker_ids: Collection[int]) -> dict[int, int]:
    found = session.execute(
        select(SpeakerRow.id, SpeakerRow.merged_into_id).where(
            SpeakerRow.id.in_(speaker_ids), SpeakerRow.merged_into_id.is_not(None)
        )
    )
    return {speaker_id: into for speaker_id, into in found if into is not None}


def _by_decision(session: Session, article_id: int, keys: Collection[Key]) -> dict[Key, int]:
    found = session.execute(
        select(ArticleNameRow.name_folded, ArticleNameRow.kind, ArticleNameRow.speaker_id).where(
            ArticleNameRow.article_id == article_id
        )
    )
    decided = {(folded, kind): speaker_id for folded, kind, speaker_id in found if (folded, kind) in keys}
    last = last_of(session, decided.values())
    return {key: last[speaker_id] for key, speaker_id in decided.items()}


def _by_own_name(session: Session, keys: Collection[Key]) -> dict[Key, int]:
    found = session.execute(
        select(SpeakerRow.name_folded, SpeakerRow.kind, SpeakerRow.id).where(
            SpeakerRow.article_id.is_(None),
            SpeakerRow.merged_into_id.is_(None),
            SpeakerRow.name_folded.in_(_names(keys)),
        )
    )
    own = {(folded, kind): speaker_id for folded, kind, speaker_id in found}
    return {key: own[key[0], KnownKind(key[1])] for key in keys if (key[0], KnownKind(key[1])) in own}


def _by_registered_name(session: Session, keys: Collection[Key]) -> dict[Key, int]:
    """Names of exactly one registered speaker, and names under which somebody was merged into one."""
    called = [*session.execute(_registered(keys)), *session.execute(_merged(keys))]
    last = last_of(session, {speaker_id for _, _, speaker_id in called})
    meant: dict[Key, set[int]] = {key: set() for key in keys}
    for folded, kind, speaker_id in called:
        for core_kind in (each for each in SHARED_KINDS if kind in _CALLED[each] and (folded, each) in meant):
            meant[folded, core_kind].add(last[speaker_id])
    surnames = _parts_of_names(session, last.values())
    return {
        key: speaker_id
        for key, found in meant.items()
        for speaker_id in found
        if len(found) == 1 and not _is_part(key, surnames.get(speaker_id, frozenset()))
    }


def _is_part(key: Key, parts: Collection[str]) -> bool:
    """Whether a name is one word of a person's longer name, with or without a title: "Kerry", "M. Kerry"."""
    folded, kind = key
    words = asked_words(folded)
    return kind is SpeakerKind.PERSON and len(words) == 1 and words[0] in parts


def _parts_of_names(session: Session, speaker_ids: Iterable[int]) -> dict[int, set[str]]:
    """The words of each speaker's names of several words."""
    parts: dict[int, set[str]] = {}
    wanted = select(SpeakerNameRow.speaker_id, SpeakerNameRow.name_folded)
    for speaker_id, folded in session.execute(wanted.where(SpeakerNameRow.speaker_id.in_(set(speaker_ids)))):
        words = asked_words(folded)
        if len(words) > 1:
            parts.setdefault(speaker_id, set()).update(words)
    return parts


def _registered(keys: Collection[Key]) -> Select[str, KnownKind, int]:
    return (
        select(SpeakerNameRow.name_folded, SpeakerRow.kind, SpeakerRow.id)
        .join(SpeakerRow, SpeakerRow.id == SpeakerNameRow.speaker_id)
        .where(
            SpeakerRow.registered,
            SpeakerRow.article_id.is_(None),
            SpeakerRow.merged_into_id.is_(None),
            SpeakerNameRow.name_folded.in_(_names(keys)),
        )
    )


def _merged(keys: Collection[Key]) -> Select[str, KnownKind, int]:
    return select(SpeakerRow.name_folded, SpeakerRow.kind, SpeakerRow.id).where(
        SpeakerRow.article_id.is_(None),
        SpeakerRow.merged_into_id.is_not(None),
        SpeakerRow.name_folded.in_(_names(keys)),
    )


def _names(keys: Collection[Key]) -> set[str]:
    return {folded for folded, _ in keys}
