"""From an analysis to what the templates print: numbered marks, sentences, labels. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from types import MappingProxyType

from attribution.core.document import Span
from attribution.core.relations import Attribution, Kind, Reason, Relay, Skipped, Speaker
from attribution.services.ports import Review
from attribution.web.highlight import cut_segments
from attribution.web.reasons import Reasons, Trust, reasons_of, trust_of
from attribution.web.wording import (
    KINDS,
    NOBODY,
    REASONS,
    SHORT_KINDS,
    SHORT_STATUSES,
    SPEAKER_KINDS,
    STATUSES,
    relay_phrase,
    review_note,
)

NO_REVIEWS: Mapping[int, Review] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Hop:
    """One who passes words on: "selon" John Kirby."""

    phrase: str
    name: str
    words: str | None
    rule: str
    speaker_rule: str | None
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation of the list. ``who`` is None where nobody's words are reported."""

    number: int
    kind: str
    label: str
    words: str
    who: str | None
    known: bool
    about: str | None
    source: str | None
    cue: str | None
    hops: tuple[Hop, ...]
    kind_rule: str
    source_rule: str | None
    speaker_rule: str | None
    status: str | None
    reserve: str | None
    inside: int | None
    closed: bool
    reasons: Reasons
    trust: Trust | None
    review: str | None = None

    @property
    def doubtful(self) -> bool:
        """A reader should look at the text before printing this, as long as nobody has."""
        return self.trust is not None and self.trust.needs_review and self.review is None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text, the quotations to open before it (True: for the first time) and to close after it.

    True beside one to close: its speaker is named there.
    """

    text: str
    opens: tuple[tuple[Quote, bool], ...]
    closes: tuple[tuple[Quote, bool], ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that could not be established."""

    sentence: str
    words: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything that the page shows of one text."""

    pieces: tuple[Piece, ...]
    quotes: tuple[Quote, ...]
    gaps: tuple[Gap, ...]
    legend: tuple[tuple[str, str], ...]

    @property
    def heading(self) -> str:
        """How many there are, how many without marks, and how many that are nobody's words."""
        terms = sum(quote.kind == Kind.OTHER for quote in self.quotes)
        unmarked = sum(quote.kind == Kind.INDIRECT for quote in self.quotes)
        spoken = _counted(len(self.quotes) - terms, "citation")
        if unmarked:
            spoken += f", dont {unmarked} sans guillemets"
        return f"{spoken}\u00a0; {_counted(terms, 'terme ou titre', 'termes ou titres')}" if terms else spoken

    @property
    def measured(self) -> bool:
        """Some answer states how sure it is."""
        return any(quote.trust for quote in self.quotes)

    @property
    def doubtful(self) -> tuple[Quote, ...]:
        """Those that a reader should look at before printing anything."""
        return tuple(quote for quote in self.quotes if quote.doubtful)


def present(
    text: str,
    attributions: Sequence[Attribution],
    skipped: Sequence[Skipped],
    reviews: Mapping[int, Review] = NO_REVIEWS,
) -> View:
    """What the page shows of a text and its analysis; ``reviews`` by the positions of the attributions."""
    quotes = tuple(
        replace(_quote(position + 1, attribution, text), review=review_note(reviews.get(position)))
        for position, attribution in enumerate(attributions)
    )
    spans = [attribution.quotation.outer for attribution in attributions]
    gaps = tuple(Gap(REASONS[one.reason], _recognisable(text, one)) for one in skipped)
    kinds = {attribution.quotation.kind for attribution in attributions}
    legend = tuple((kind.value, SHORT_KINDS[kind]) for kind in Kind if kind in kinds)
    return View(_pieces(text, spans, quotes), quotes, gaps, legend)


def _pieces(text: str, spans: Sequence[Span], quotes: Sequence[Quote]) -> tuple[Piece, ...]:
    ends = [min(span.end, len(text)) for span in spans]
    return tuple(
        Piece(
            text[segment.start : segment.end],
            tuple((quotes[index], spans[index].start == segment.start) for index in segment.opens),
            tuple(
                (quotes[index], ends[index] == segment.end and not _is_named_by(index, around, ends, quotes))
                for index, around in zip_longest(segment.closes, segment.closes[1:])
            ),
        )
        for segment in cut_segments(len(text), spans)
    )


def _is_named_by(index: int, around: int | None, ends: Sequence[int], quotes: Sequence[Quote]) -> bool:
    """Nobody is to be named, or the quotation around this one ends here too and names the same speaker."""
    quote = quotes[index]
    if quote.who is None or around is None:
        return quote.who is None
    same = (quote.who, quote.reserve) == (quotes[around].who, quotes[around].reserve)
    return same and ends[around] == ends[index] and not quote.doubtful


def _quote(number: int, attribution: Attribution, text: str) -> Quote:
    quotation = attribution.quotation
    name = _joined(attribution.speakers)
    nobody = None if quotation.kind is Kind.OTHER else NOBODY
    return Quote(
        number=number,
        kind=quotation.kind.value,
        label=KINDS[quotation.kind],
        words=_cut(text, quotation.content),
        who=name or nobody,
        known=name is not None,
        about=_about(attribution.speakers),
        source=_cut(text, attribution.source.span) if attribution.source else None,
        cue=_cut(text, attribution.cue.span) if attribution.cue else None,
        hops=tuple(_hop(relay, text) for relay in attribution.relays),
        kind_rule=quotation.rule,
        source_rule=attribution.source_rule,
        speaker_rule=attribution.speaker_rule,
        status=STATUSES[attribution.status],
        reserve=SHORT_STATUSES[attribution.status],
        inside=None if quotation.parent is None else quotation.parent + 1,
        closed=quotation.closed,
        reasons=reasons_of(attribution, text),
        trust=trust_of(attribution.confidence),
    )


def _hop(relay: Relay, text: str) -> Hop:
    words = _cut(text, relay.source.span) if relay.source else None
    name = _joined(relay.speakers)
    known_as = words if name and name != words else None
    return Hop(
        relay_phrase(relay),
        name or (f"«\u00a0{words}\u00a0»" if words else NOBODY),
        known_as,
        relay.rule,
        relay.speaker_rule,
        reasons_of(relay, text),
    )


def _joined(speakers: Sequence[Speaker]) -> str | None:
    """The names as a French sentence has them, "A, B et C"; None for nobody."""
    *firsts, last = [speaker.name for speaker in speakers] or [""]
    return " et ".join([", ".join(firsts), last] if firsts else [last]) or None


def _about(speakers: Sequence[Speaker]) -> str | None:
    """What kind of speaker it is, when there is one and only one."""
    return SPEAKER_KINDS[speakers[0].kind] if len(speakers) == 1 else None


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _recognisable(text: str, gap: Skipped, longest: int = 160, beside: int = 60) -> str:
    """The words of a gap, shortened; a lone mark with what stands beside it in its line, or nobody would find it."""
    words = _cut(text, gap.span)
    if gap.reason is Reason.UNOPENED_MARK:
        line = text[: gap.span.end].rpartition("\n")[2]
        return line if len(line) <= beside else "…" + line[1 - beside :].lstrip()
    if gap.reason is Reason.UNCLOSED_MARK:
        words, longest = text[gap.span.start :].partition("\n")[0], beside
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def _counted(number: int, one: str, several: str | None = None) -> str:
    """A number of things: "0 citation", "2 citations"."""
    return f"{number}\u00a0{one if number < 2 else several or one + 's'}"
