"""Taking in a list of speakers that was made elsewhere: what is new is added, nothing that is there is lost."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from attribution.errors import SpeakerConflictError, SpeakerInputError
from attribution.services.ports.speakers import ImportedSpeaker, KnownKind, NameOrigin, Outcome, SpeakerIn
from attribution.store.registry.edits import IMPORT, create, is_called, put_changed
from attribution.store.registry.records import State, folded_name, role_json, state_of
from attribution.store.speaker_names import asked_words
from attribution.store.tables import SpeakerNameRow, SpeakerRow


def take_in(session: Session, speakers: Sequence[SpeakerIn], by: str) -> list[ImportedSpeaker]:
    """Add each speaker, or what is new of one who is known; say what became of each."""
    return [_take_in(session, speaker, by) for speaker in speakers]


def _take_in(session: Session, speaker: SpeakerIn, by: str) -> ImportedSpeaker:
    try:
        row = _known(session, speaker)
        if row is None:
            return ImportedSpeaker(Outcome.ADDED, speaker.name, create(session, speaker, by, IMPORT).id)
        new = put_changed(session, row, _with_news(state_of(row), speaker), IMPORT, by)
    except (SpeakerConflictError, SpeakerInputError) as error:
        return ImportedSpeaker(Outcome.CONFLICT, speaker.name, reason=str(error))
    return ImportedSpeaker(Outcome.UPDATED if new else Outcome.UNCHANGED, speaker.name, row.id)


def _known(session: Session, speaker: SpeakerIn) -> SpeakerRow | None:
    """Who that is: the same item of Wikidata, else the only one of the kind with that name."""
    named = _named(session, speaker)
    same_item = speaker.wikidata and session.scalar(select(SpeakerRow).where(SpeakerRow.wikidata == speaker.wikidata))
    if not same_item:
        if named is not None and named.wikidata and speaker.wikidata:
            raise SpeakerConflictError(f"Speaker {named.id} has this name and is {named.wikidata}.")
        return named
    if named is not None and named is not same_item:
        raise SpeakerConflictError(f"Speaker {same_item.id} is {speaker.wikidata}, speaker {named.id} has this name.")
    if same_item.kind is not speaker.kind:
        raise SpeakerConflictError(f"Speaker {same_item.id} is {speaker.wikidata}, and of the kind {same_item.kind}.")
    return same_item


def _named(session: Session, speaker: SpeakerIn) -> SpeakerRow | None:
    folded = folded_name(speaker.name)
    found = session.scalars(
        select(SpeakerRow)
        .join(SpeakerNameRow, SpeakerNameRow.speaker_id == SpeakerRow.id)
        .where(
            SpeakerNameRow.name_folded == folded,
            SpeakerRow.kind == speaker.kind,
            SpeakerRow.article_id.is_(None),
            SpeakerRow.merged_into_id.is_(None),
        )
        .distinct()
    ).all()
    own = [row for row in found if row.name_folded == folded]
    if own or len(found) != 1:
        return own[0] if own else None
    surname_alone = speaker.kind is KnownKind.PERSON and len(asked_words(folded)) == 1
    return None if surname_alone else found[0]


def _with_news(state: State, speaker: SpeakerIn) -> State:
    """A speaker's state with the names, the roles and the item that were not there yet; nothing is replaced."""
    new = [name for name in (speaker.name, *speaker.aliases) if folded_name(name) and not is_called(state, name)]
    roles = [*state["roles"], *map(role_json, speaker.roles)]
    return {
        **state,
        "names": [*state["names"], *([name, NameOrigin.ALIAS.value] for name in dict.fromkeys(new))],
        "roles": [list(role) for role in dict.fromkeys(map(tuple, roles))],
        "wikidata": state["wikidata"] or speaker.wikidata,
    }
