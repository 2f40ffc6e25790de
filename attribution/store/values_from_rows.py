"""Rows become the values that were kept."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from attribution.core.document import Span
from attribution.core.relations import (
    Analysis,
    Attribution,
    Confidence,
    Cue,
    Evidence,
    Mention,
    Quotation,
    Relay,
    Skipped,
    Source,
    Speaker,
)
from attribution.services.lay_over import lay_over
from attribution.services.ports import ArticleIn, ArticleRecord, QuotationRecord
from attribution.store.review_values import named_ids, review_value
from attribution.store.tables import (
    AnalysisRow,
    ArticleRow,
    ArticleSpeakerRow,
    ConfidenceColumns,
    CueColumns,
    QuotationRow,
    RelayRow,
    SpeakerAt,
)

_SPEAKERS: WeakKeyDictionary[ArticleSpeakerRow, Speaker] = WeakKeyDictionary()
"""The value of each row that a session still holds."""


def article_record(row: ArticleRow) -> ArticleRecord:
    """A kept article."""
    parser, rules = row.parse.parser, row.analysis.rules
    return ArticleRecord(row.id, article_value(row), row.created_at, row.updated_at, parser, rules, row.number)


def article_value(row: ArticleRow) -> ArticleIn:
    """An article as it was last sent."""
    return ArticleIn(
        row.text,
        row.title,
        row.url,
        row.source,
        row.external_id,
        row.published_at,
        row.version,
        row.modified_at,
    )


def analysis_value(row: AnalysisRow) -> Analysis:
    """A kept analysis, equal to the one that was saved."""
    return Analysis(
        attributions=tuple(_attribution(quotation) for quotation in row.quotations),
        speakers=tuple(_speaker(place) for place in row.speakers),
        skipped=skipped_values(row),
    )


def skipped_values(row: AnalysisRow) -> tuple[Skipped, ...]:
    """What a kept analysis left out, and why."""
    return tuple(Skipped(skipped.reason, Span(skipped.start, skipped.end)) for skipped in row.skipped)


def quotation_record(row: QuotationRow) -> QuotationRecord:
    """A kept quotation with its article: what stands, and the review that it stands by."""
    named: list[SpeakerAt] = [*row.speakers, *(at for relay in row.relays for at in relay.speakers)]
    ids = {at.article_speaker.name: at.article_speaker.speaker_id for at in named}
    article, machine = article_record(row.analysis.article), _attribution(row)
    if row.review is None:
        return QuotationRecord(row.id, article, machine, ids)
    review = review_value(row.review, machine, article.article.text)
    standing = lay_over(machine, review.correction)
    return QuotationRecord(row.id, article, standing, ids | named_ids(row.review), review)


def _attribution(row: QuotationRow) -> Attribution:
    return Attribution(
        quotation=_quotation(row),
        source=_source(row),
        cue=_cue(row),
        source_rule=row.source_rule,
        speakers=_joint(row.speakers),
        speaker_rule=row.speaker_rule,
        relays=tuple(_relay(relay) for relay in row.relays),
        status=row.status,
        evidence=row.evidence or Evidence(),
        confidence=_confidence(row),
        continues=row.continues,
    )


def _quotation(row: QuotationRow) -> Quotation:
    return Quotation(
        outer=Span(row.outer_start, row.outer_end),
        content=Span(row.content_start, row.content_end),
        fragments=tuple(Span(fragment.start, fragment.end) for fragment in row.fragments),
        kind=row.kind,
        rule=row.kind_rule,
        parent=row.parent,
        closed=row.closed,
    )


def _relay(row: RelayRow) -> Relay:
    return Relay(
        source=Source(Span(row.source_start, row.source_end), row.source_head, row.source_form),
        cue=_cue(row),
        rule=row.rule,
        speakers=_joint(row.speakers),
        speaker_rule=row.speaker_rule,
        evidence=row.evidence or Evidence(),
    )


def _confidence(row: ConfidenceColumns) -> Confidence | None:
    if row.confidence_overall is None or row.confidence_speech is None:
        return None
    return Confidence(
        speech=row.confidence_speech,
        overall=row.confidence_overall,
        speaker=row.confidence_speaker,
        relays=row.confidence_relays,
        resolution=row.confidence_resolution,
    )


def _source(row: QuotationRow) -> Source | None:
    if row.source_start is None or row.source_end is None or row.source_head is None or row.source_form is None:
        return None
    return Source(Span(row.source_start, row.source_end), row.source_head, row.source_form)


def _cue(row: CueColumns) -> Cue | None:
    if row.cue_start is None or row.cue_end is None or row.cue_lemma is None:
        return None
    return Cue(Span(row.cue_start, row.cue_end), row.cue_lemma)


def _joint(rows: Iterable[SpeakerAt]) -> tuple[Speaker, ...]:
    return tuple(_speaker(row.article_speaker) for row in rows)


def _speaker(place: ArticleSpeakerRow) -> Speaker:
    """The speaker of a row, made once: he or she may speak a thousand times and have a thousand mentions."""
    if place not in _SPEAKERS:
        _SPEAKERS[place] = _new_speaker(place)
    return _SPEAKERS[place]


def _new_speaker(place: ArticleSpeakerRow) -> Speaker:
    mentions = tuple(Mention(Span(mention.start, mention.end), mention.form) for mention in place.mentions)
    return Speaker(place.name, place.kind, mentions)
