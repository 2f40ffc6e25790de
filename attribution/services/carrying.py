"""Carries a quotation that the machine no longer finds into its new analysis, because somebody vouched for it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from attribution.core.document import Span
from attribution.core.relations import Analysis, Attribution, Cue, Evidence, Quotation, Relay, Source, Speaker
from attribution.services.lay_over import CARRIED
from attribution.services.ports import Review, ReviewState
from attribution.services.relocating import Place


@dataclass(frozen=True, slots=True)
class Completed:
    """An analysis with what was carried into it, and where: the position of each carried one, in the order given."""

    analysis: Analysis
    carried: Sequence[int]
    positions: Sequence[int]
    """The new position of each quotation that the machine found."""


def is_vouched_for(review: Review) -> bool:
    """Somebody said that it is right, or made it right."""
    return review.state is not ReviewState.REJECTED and (
        review.state is ReviewState.CONFIRMED or bool(review.correction.fields)
    )


def carry(machine: Attribution, content: Span, place: Place) -> Attribution:
    """The machine's old answer at the places of the new text; ``content`` is where its words are, if it moved alone."""
    return Attribution(
        quotation=_quotation(machine.quotation, content, place),
        source=_source(machine.source, place),
        cue=_cue(machine.cue, place),
        source_rule=CARRIED if machine.source_rule else None,
        speakers=machine.speakers,
        speaker_rule=CARRIED if machine.speaker_rule else None,
        relays=tuple(_relays(machine.relays, place)),
        status=machine.status,
        evidence=Evidence(),
    )


def complete(analysis: Analysis, carried: Sequence[Attribution]) -> Completed:
    """Put carried quotations in text order among those that the machine found."""
    if not carried:
        return Completed(analysis, (), range(len(analysis.attributions)))
    cast = {speaker.name: speaker for speaker in analysis.speakers}
    known = [_recast(one, cast) for one in carried]
    everything = [*analysis.attributions, *known]
    order = sorted(range(len(everything)), key=lambda at: (_span(everything[at]).start, -_span(everything[at]).end, at))
    places = {at: position for position, at in enumerate(order)}
    machine = len(analysis.attributions)
    return Completed(
        replace(
            analysis,
            attributions=tuple(_renumbered(everything[at], places) for at in order),
            speakers=tuple(cast.values()),
        ),
        [places[machine + at] for at in range(len(known))],
        [places[at] for at in range(machine)],
    )


def _quotation(machine: Quotation, content: Span, place: Place) -> Quotation:
    content = place(machine.content) or content
    outer = place(machine.outer) or content
    fragments = tuple(found for each in machine.fragments if (found := place(each)) and found in content)
    return replace(
        machine,
        outer=Span(min(outer.start, content.start), max(outer.end, content.end)),
        content=content,
        fragments=fragments or (content,),
        rule=CARRIED,
        parent=None,
    )


def _source(source: Source | None, place: Place) -> Source | None:
    span = place(source.span) if source else None
    return replace(source, span=span) if source and span else None


def _cue(cue: Cue | None, place: Place) -> Cue | None:
    span = place(cue.span) if cue else None
    return replace(cue, span=span) if cue and span else None


def _relays(relays: Sequence[Relay], place: Place) -> Iterator[Relay]:
    """A hop goes with the words that name it."""
    for relay in relays:
        if source := _source(relay.source, place):
            named = CARRIED if relay.speaker_rule else None
            yield Relay(source, _cue(relay.cue, place), CARRIED, relay.speakers, named)


def _recast(one: Attribution, cast: dict[str, Speaker]) -> Attribution:
    """The same people as the new analysis names; those whom it does not name join its cast, without mentions."""
    relays = tuple(replace(relay, speakers=_of_cast(relay.speakers, cast)) for relay in one.relays)
    return replace(one, speakers=_of_cast(one.speakers, cast), relays=relays)


def _of_cast(speakers: Sequence[Speaker], cast: dict[str, Speaker]) -> tuple[Speaker, ...]:
    return tuple(cast.setdefault(one.name, replace(one, mentions=())) for one in speakers)


def _renumbered(one: Attribution, places: Mapping[int, int]) -> Attribution:
    parent, continues = one.quotation.parent, one.continues
    return replace(
        one,
        quotation=replace(one.quotation, parent=None if parent is None else places[parent]),
        continues=None if continues is None else places[continues],
    )


def _span(one: Attribution) -> Span:
    return one.quotation.outer
