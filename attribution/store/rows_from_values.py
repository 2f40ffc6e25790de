"""Values become rows. Offsets stay as they are; only what is searched is added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from attribution.core.relations import Analysis, Attribution, Confidence, Cue, Relay, Source, Speaker
from attribution.services.ports import ArticleIn
from attribution.store.tables import (
    AnalysisRow,
    ArticleRow,
    ArticleSpeakerRow,
    FragmentRow,
    MentionRow,
    QuotationRow,
    QuotationSpeakerRow,
    RelayRow,
    RelaySpeakerRow,
    SkippedRow,
    SpeakerRow,
)

Places = Mapping[str, ArticleSpeakerRow]
"""By the speaker's name, which is unique in an article: to hash a speaker with a thousand mentions takes long."""


def fill_article(row: ArticleRow, article: ArticleIn) -> None:
    """Write an article over whatever the row holds."""
    row.text = article.text
    row.title = article.title
    row.url = article.url
    row.source = article.source
    row.external_id = article.external_id
    row.published_at = article.published_at
    row.version = article.version
    row.modified_at = article.modified_at


def analysis_row(analysis: Analysis, text: str, rules: str, speakers: Sequence[SpeakerRow]) -> AnalysisRow:
    """The rows of an analysis; ``speakers`` are the rows of the analysis's speakers, in their order.

    Raises ValueError when an attribution names a speaker whom the analysis does not list.
    """
    pairs = zip(analysis.speakers, speakers, strict=True)
    rows = [_article_speaker(position, *pair) for position, pair in enumerate(pairs)]
    places = {row.name: row for row in rows}
    return AnalysisRow(
        rules=rules,
        speakers=rows,
        quotations=[_quotation(*numbered, text, places) for numbered in enumerate(analysis.attributions)],
        skipped=[
            SkippedRow(position=position, reason=skipped.reason, start=skipped.span.start, end=skipped.span.end)
            for position, skipped in enumerate(analysis.skipped)
        ],
    )


def _article_speaker(position: int, speaker: Speaker, row: SpeakerRow) -> ArticleSpeakerRow:
    mentions = [
        MentionRow(position=order, start=mention.span.start, end=mention.span.end, form=mention.form)
        for order, mention in enumerate(speaker.mentions)
    ]
    return ArticleSpeakerRow(position=position, name=speaker.name, kind=speaker.kind, speaker=row, mentions=mentions)


def _quotation(position: int, attribution: Attribution, text: str, places: Places) -> QuotationRow:
    quotation = attribution.quotation
    content = text[quotation.content.start : quotation.content.end]
    return QuotationRow(
        position=position,
        parent=quotation.parent,
        continues=attribution.continues,
        kind=quotation.kind,
        kind_rule=quotation.rule,
        closed=quotation.closed,
        outer_start=quotation.outer.start,
        outer_end=quotation.outer.end,
        content_start=quotation.content.start,
        content_end=quotation.content.end,
        source_rule=attribution.source_rule,
        speaker_rule=attribution.speaker_rule,
        status=attribution.status,
        evidence=attribution.evidence,
        text=content,
        fragments=_fragments(attribution),
        relays=[_relay(*numbered, places) for numbered in enumerate(attribution.relays)],
        speakers=[
            QuotationSpeakerRow(position=order, article_speaker=place)
            for order, place in enumerate(_places(attribution.speakers, places))
        ],
        **_source_columns(attribution.source),
        **_cue_columns(attribution.cue),
        **_confidence_columns(attribution.confidence),
    )


def _fragments(attribution: Attribution) -> list[FragmentRow]:
    return [
        FragmentRow(position=position, start=fragment.start, end=fragment.end)
        for position, fragment in enumerate(attribution.quotation.fragments)
    ]


def _relay(position: int, relay: Relay, places: Places) -> RelayRow:
    return RelayRow(
        position=position,
        rule=relay.rule,
        speaker_rule=relay.speaker_rule,
        evidence=relay.evidence,
        speakers=[
            RelaySpeakerRow(position=order, article_speaker=place)
            for order, place in enumerate(_places(relay.speakers, places))
        ],
        **_source_columns(relay.source),
        **_cue_columns(relay.cue),
    )


def _places(speakers: Sequence[Speaker], places: Places) -> list[ArticleSpeakerRow]:
    unlisted = [speaker.name for speaker in speakers if speaker.name not in places]
    if unlisted:
        raise ValueError(f"the analysis attributes words to {unlisted}, whom its speakers do not list")
    return [places[speaker.name] for speaker in speakers]


def _source_columns(source: Source | None) -> dict[str, object]:
    if source is None:
        return {}
    return {
        "source_start": source.span.start,
        "source_end": source.span.end,
        "source_head": source.head,
        "source_form": source.form,
    }


def _cue_columns(cue: Cue | None) -> dict[str, object]:
    return {"cue_start": cue.span.start, "cue_end": cue.span.end, "cue_lemma": cue.lemma} if cue else {}


def _confidence_columns(confidence: Confidence | None) -> dict[str, object]:
    return {f"confidence_{part}": stated for part, stated in asdict(confidence).items()} if confidence else {}
