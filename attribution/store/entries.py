"""Keeps what is searched in step with what is kept. Called in the transaction of whatever changes a quotation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, CompoundSelect, Insert, Select, delete, insert, literal, select, union
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from attribution.core.conllu import ConlluError, read_conllu
from attribution.core.document import Document
from attribution.core.fold import fold
from attribution.services.ports import ArticleRecord, QuotationRecord, ReviewState, SpokeAs
from attribution.store.column_types import word_of
from attribution.store.finding import quotations_of
from attribution.store.loading import WHOLE_QUOTATION
from attribution.store.tables import (
    ArticleRow,
    ArticleSpeakerRow,
    EntryNameRow,
    EntryRow,
    EntrySpeakerRow,
    EntryWordsRow,
    LemmaRow,
    ParseRow,
    QuotationRow,
    QuotationSpeakerRow,
    RelayRow,
    RelaySpeakerRow,
    ReviewRow,
    ReviewSpeakerRow,
    SpeakerNameRow,
    SpeakerNameWordRow,
)
from attribution.store.values_from_rows import quotation_record
from attribution.store.words import Pair, forms, lemmas, pairs

LONGEST_OUTLET = 200
"""Letters of an outlet's folded name: PostgreSQL takes no index entry of more than some 2,700 bytes."""
BATCH = 500
"""Quotations at once; SQLite takes no more than some 32,000 parameters."""
_UNSYNCED = {"synchronize_session": False}
_Values = dict[str, object]


def index_article(session: Session, article_id: int) -> Sequence[QuotationRecord]:
    """Make anew what is searched of one article, from its quotations as they stand; gives these, in text order."""
    here = select(QuotationRow.id).where(QuotationRow.article_id == article_id)
    session.execute(delete(EntryRow).where(EntryRow.quotation_id.in_(here)), execution_options=_UNSYNCED)
    records = quotations_of(session, article_id)
    if not records:
        return records
    document = _recorded(session, article_id)
    session.execute(insert(EntryRow), [_entry(record) for record in records])
    session.execute(insert(EntryWordsRow), [_words(record, document) for record in records])
    if speakers := [values for record in records for values in _speakers(record)]:
        session.execute(insert(EntrySpeakerRow), speakers)
        session.execute(_names(EntrySpeakerRow.quotation_id.in_(here)))
    _learn(session, pairs(document, (record.attribution.quotation.content for record in records)))
    session.expire_all()
    return records


def sort_time(record: ArticleRecord) -> datetime:
    """When an article was published, or arrived where nobody says."""
    return record.article.published_at or record.created_at


def outlet_key(outlet: str) -> str:
    """An outlet's name as it is compared."""
    return fold(outlet)[:LONGEST_OUTLET]


def _recorded(session: Session, article_id: int) -> Document | None:
    """The recorded parse, None for one that does not fit: its words are found by their forms only then."""
    kept = session.execute(
        select(ParseRow.conllu, ArticleRow.text).join(ParseRow.article).where(ParseRow.article_id == article_id)
    ).one_or_none()
    try:
        return read_conllu(kept.conllu, kept.text) if kept else None
    except ConlluError:
        return None


def _entry(record: QuotationRecord) -> _Values:
    attribution, outlet = record.attribution, record.article.article.source
    return {
        "quotation_id": record.id,
        "sort_at": sort_time(record.article),
        "outlet": outlet,
        "outlet_folded": outlet and outlet_key(outlet),
        "kind": attribution.quotation.kind,
        "status": attribution.status,
        "confidence": _confidence(record),
        "review": record.review.state if record.review else None,
    }


def _confidence(record: QuotationRecord) -> float | None:
    """How far it can be trusted: wholly if a person vouches for it, else as far as the machine says."""
    if record.review and record.review.state is ReviewState.CONFIRMED:
        return 1.0
    stated = record.attribution.confidence
    return stated.overall if stated else None


def _words(record: QuotationRecord, document: Document | None) -> _Values:
    content = record.attribution.quotation.content
    text = record.article.article.text
    return {"quotation_id": record.id, "forms": forms(text, content), "lemmas": lemmas(document, content)}


def _speakers(record: QuotationRecord) -> Iterator[_Values]:
    """Everybody once in each part: one person may stand under two spellings."""
    said = record.attribution.speakers
    relayed = (speaker for relay in record.attribution.relays for speaker in relay.speakers)
    for part, speakers in ((SpokeAs.SPEAKER, said), (SpokeAs.RELAY, relayed)):
        for speaker_id in dict.fromkeys(record.speaker_ids[speaker.name] for speaker in speakers):
            sort_at = sort_time(record.article)
            yield {"speaker_id": speaker_id, "part": part, "sort_at": sort_at, "quotation_id": record.id}


def _names(which: ColumnElement[bool]) -> Insert:
    """The words of all names of those who said or relayed some quotations."""
    columns = (SpeakerNameWordRow.word, EntrySpeakerRow.part, EntrySpeakerRow.sort_at, EntrySpeakerRow.quotation_id)
    named = (
        select(*columns)
        .select_from(EntrySpeakerRow)
        .join(SpeakerNameRow, SpeakerNameRow.speaker_id == EntrySpeakerRow.speaker_id)
        .join(SpeakerNameWordRow, SpeakerNameWordRow.speaker_name_id == SpeakerNameRow.id)
        .where(which)
        .distinct()
    )
    return insert(EntryNameRow).from_select(["word", "part", "sort_at", "quotation_id"], named)


def _learn(session: Session, found: Iterable[Pair]) -> None:
    """Add forms with their lemmas to those that are known."""
    values = [{"form": form, "lemma": lemma} for form, lemma in sorted(found)]
    if values:
        dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
        session.execute(dialect.insert(LemmaRow).on_conflict_do_nothing(), values)


def reindex_speakers(session: Session, speaker_ids: Collection[int]) -> None:
    """Make anew who said and relayed what, for the quotations of these speakers, after a merge, a split or a new name.

    Name all who are concerned, those of before and those of after. The words stay, so it costs what these speakers
    have said and not what their articles hold.
    """
    session.flush()
    concerned = sorted(session.scalars(_quotations_of(speaker_ids)))
    for start in range(0, len(concerned), BATCH):
        batch = concerned[start : start + BATCH]
        for table in (EntrySpeakerRow, EntryNameRow):
            session.execute(delete(table).where(table.quotation_id.in_(batch)), execution_options=_UNSYNCED)
        reviewed = _reviewed(session, batch)
        untouched = [quotation_id for quotation_id in batch if quotation_id not in reviewed]
        for part, links in ((SpokeAs.SPEAKER, _said()), (SpokeAs.RELAY, _relayed())):
            session.execute(_roles(part, links, untouched))
        if speakers := [values for record in reviewed.values() for values in _speakers(record)]:
            session.execute(insert(EntrySpeakerRow), speakers)
        session.execute(_names(EntrySpeakerRow.quotation_id.in_(batch)))
    session.expire_all()


def _reviewed(session: Session, quotation_ids: Collection[int]) -> Mapping[int, QuotationRecord]:
    """Those of some quotations of which the rows of the machine do not tell what stands."""
    found = session.scalars(
        select(QuotationRow)
        .join(ReviewRow, ReviewRow.quotation_id == QuotationRow.id)
        .where(QuotationRow.id.in_(quotation_ids))
        .options(*WHOLE_QUOTATION)
    )
    return {row.id: quotation_record(row) for row in found}


def _quotations_of(speaker_ids: Collection[int]) -> CompoundSelect[int]:
    known = select(EntrySpeakerRow.quotation_id).where(EntrySpeakerRow.speaker_id.in_(speaker_ids))
    corrected = select(ReviewSpeakerRow.quotation_id).where(ReviewSpeakerRow.speaker_id.in_(speaker_ids))
    theirs = ArticleSpeakerRow.speaker_id.in_(speaker_ids)
    return union(
        known,
        corrected,
        *(links.with_only_columns(links.selected_columns[0]).where(theirs) for links in (_said(), _relayed())),
    )


def _said() -> Select[int, int]:
    return select(QuotationSpeakerRow.quotation_id, ArticleSpeakerRow.speaker_id).join(
        QuotationSpeakerRow.article_speaker
    )


def _relayed() -> Select[int, int]:
    return (
        select(RelayRow.quotation_id, ArticleSpeakerRow.speaker_id)
        .join(RelayRow.speakers)
        .join(RelaySpeakerRow.article_speaker)
    )


def _roles(part: SpokeAs, links: Select[int, int], batch: Sequence[int]) -> Insert:
    linked = links.subquery()
    quotation_id, speaker_id = linked.c
    found = (
        select(speaker_id, literal(part, word_of(SpokeAs)), EntryRow.sort_at, EntryRow.quotation_id)
        .join(linked, quotation_id == EntryRow.quotation_id)
        .where(EntryRow.quotation_id.in_(batch))
        .distinct()
    )
    return insert(EntrySpeakerRow).from_select(["speaker_id", "part", "sort_at", "quotation_id"], found)
