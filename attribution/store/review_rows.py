"""A change becomes rows of the review; the machine's rows are not touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from attribution.core.document import Span
from attribution.core.relations import Attribution
from attribution.services.anchoring import anchor
from attribution.services.lay_over import values_of
from attribution.services.ports import Change, Correction, Field, Named, QuotationRecord, ReviewState, Stretch
from attribution.store.named_speakers import find_speaker
from attribution.store.review_values import SAID
from attribution.store.tables import ReviewRelayRow, ReviewRow, ReviewSpeakerRow


def new_review(record: QuotationRecord) -> ReviewRow:
    """The review of a quotation that nobody has looked at yet."""
    row = ReviewRow(
        quotation_id=record.id,
        article_id=record.article.id,
        version=0,
        state=ReviewState.OPEN,
        corrected=frozenset(),
        orphaned=False,
    )
    write_anchor(row, record.attribution.quotation.content, record.article.article.text)
    return row


def apply_change(
    row: ReviewRow, change: Change, named: Iterable[ReviewSpeakerRow], chain: Sequence[Stretch | None]
) -> None:
    """Set what is to be set and drop what is to be reset. ``chain`` are the words that name each relay."""
    changed = change.fields | change.reset
    row.corrected = (row.corrected | change.fields) - change.reset
    if Field.CONTENT in changed:
        row.content_start, row.content_end = change.content or (None, None)
    if Field.KIND in changed:
        row.kind = change.kind
    if Field.SOURCE in changed:
        row.source_start, row.source_end = change.source or (None, None)
    if Field.STATUS in changed:
        row.status = change.status
    if Field.RELAYS in changed:
        row.relays = [_relay(hop, words) for hop, words in enumerate(chain, start=SAID + 1)]
    row.named = [*(one for one in row.named if _field(one.hop) not in changed), *named]


def named_rows(session: Session, article_id: int, change: Change) -> Iterator[ReviewSpeakerRow]:
    """A row for everybody whom a change names. Raises CorrectionError."""
    if Field.SPEAKER in change.fields:
        yield from _bearers(session, article_id, SAID, change.speakers, "speaker")
    for number, relay in enumerate(change.relays if Field.RELAYS in change.fields else ()):
        yield from _bearers(session, article_id, SAID + 1 + number, relay.speakers, "relays", str(number), "speaker")


def chain_words(change: Change, named: Iterable[ReviewSpeakerRow], machine: Attribution) -> Sequence[Stretch | None]:
    """The words that name each relay: those that were given, or those where the machine found the same relay."""
    names: dict[int, list[str]] = {}
    for one in named:
        names.setdefault(one.hop, []).append(one.name)
    found = {
        tuple(speaker.name for speaker in hop.speakers): (hop.source.span.start, hop.source.span.end)
        for hop in machine.relays
        if hop.source
    }
    hops = enumerate(change.relays, start=SAID + 1)
    return [relay.source or found.get(tuple(names.get(hop, ()))) for hop, relay in hops]


def write_correction(row: ReviewRow, correction: Correction, ids: Mapping[str, int]) -> None:
    """Keep a correction instead of the one that the row holds; ``ids`` leads from names to speakers."""
    row.corrected = correction.fields
    row.content_start, row.content_end = _columns(correction.content)
    row.kind, row.status = correction.kind, correction.status
    row.source_start, row.source_end = _columns(correction.source)
    row.relays = [_relay(hop, _stretch(one.source)) for hop, one in enumerate(correction.relays, start=SAID + 1)]
    chain = [correction.speakers, *(one.speakers for one in correction.relays)]
    row.named = [
        ReviewSpeakerRow(hop=hop, position=position, speaker_id=ids[one.name], name=one.name, kind=one.kind)
        for hop, speakers in enumerate(chain, start=SAID)
        for position, one in enumerate(speakers)
    ]


def mark(row: ReviewRow, record: QuotationRecord, state: ReviewState | None, by: str, at: datetime) -> None:
    """Write down who looked at what, and when."""
    row.version += 1
    row.state = state or row.state
    row.by, row.at = by, at
    row.seen = {field.value: value for field, value in values_of(record.machine, record.article.article.text).items()}


def write_anchor(row: ReviewRow, content: Span, text: str) -> None:
    """Keep the words that stand, with what is beside them."""
    words = anchor(text, content.start, content.end)
    row.exact, row.prefix, row.suffix = words.exact, words.prefix, words.suffix


def _bearers(
    session: Session, article_id: int, hop: int, named: Sequence[Named], *path: str
) -> Iterator[ReviewSpeakerRow]:
    several = len(named) > 1
    for position, one in enumerate(named):
        place = (*path, str(position)) if several else path
        bearer = find_speaker(session, article_id, one, *place)
        yield ReviewSpeakerRow(hop=hop, position=position, speaker=bearer.speaker, name=bearer.name, kind=bearer.kind)


def _relay(hop: int, words: Stretch | None) -> ReviewRelayRow:
    start, end = words or (None, None)
    return ReviewRelayRow(hop=hop, source_start=start, source_end=end)


def _field(hop: int) -> Field:
    return Field.SPEAKER if hop == SAID else Field.RELAYS


def _columns(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _stretch(span: Span | None) -> Stretch | None:
    return (span.start, span.end) if span else None
