"""Lays a correction over the machine's answer, and tells two answers apart field by field. Pure.

The name of the rule that decided is `CORRECTED` for a corrected field: a person did. No probability is stated of an
answer that a person changed, so its confidence goes; whoever wants to know looks at the review.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from attribution.core.document import Span
from attribution.core.relations import Attribution, Evidence, Form, Kind, Quotation, Relay, Source
from attribution.services.interchange import joint_name
from attribution.services.ports import CorrectedRelay, Correction, Field

CORRECTED = "corrected"
CARRIED = "carried"
"""The rule of a quotation that the machine no longer finds, kept because somebody vouched for it."""
NO_WORD = -1
"""The ``head`` of a source that no parse knows."""


def lay_over(machine: Attribution, correction: Correction) -> Attribution:
    """What stands: the machine's answer where nobody corrected it. Words of the kind `OTHER` are nobody's."""
    if not correction.fields:
        return machine
    standing = replace(
        _said(machine, correction),
        quotation=_quotation(machine.quotation, correction),
        relays=_relays(machine, correction),
        confidence=None if correction.fields - {Field.STATUS} else machine.confidence,
    )
    if Field.STATUS in correction.fields and correction.status is not None:
        standing = replace(standing, status=correction.status)
    return _nobodys(standing) if standing.quotation.kind is Kind.OTHER else standing


def values_of(attribution: Attribution, text: str) -> Mapping[Field, str]:
    """What an answer says, field by field, in words rather than positions: to be compared after the text moved."""
    quotation = attribution.quotation
    return {
        Field.CONTENT: cut(text, quotation.content),
        Field.KIND: quotation.kind.value,
        Field.SPEAKER: joint_name(attribution.speakers) or "",
        Field.SOURCE: cut(text, attribution.source.span) if attribution.source else "",
        Field.RELAYS: " > ".join(joint_name(relay.speakers) or "" for relay in attribution.relays),
        Field.STATUS: attribution.status.value,
    }


def _said(machine: Attribution, correction: Correction) -> Attribution:
    said = machine
    if Field.SPEAKER in correction.fields:
        evidence = replace(machine.evidence, steps=(), runners_up=())
        said = replace(said, speakers=correction.speakers, speaker_rule=CORRECTED, evidence=evidence)
    if Field.SOURCE in correction.fields:
        evidence = replace(said.evidence, path=())
        said = replace(said, source=_source(correction.source), source_rule=CORRECTED, evidence=evidence)
    return said


def _quotation(machine: Quotation, correction: Correction) -> Quotation:
    quotation = machine
    if Field.CONTENT in correction.fields and correction.content is not None:
        quotation = _with_content(machine, correction.content)
    if Field.KIND in correction.fields and correction.kind is not None:
        quotation = replace(quotation, kind=correction.kind, rule=CORRECTED)
    return quotation


def _with_content(machine: Quotation, content: Span) -> Quotation:
    """The marks stay around the words where they still do; the parts without an incise stay parts."""
    outer = machine.outer
    if outer == machine.content or not outer.overlaps(content):
        outer = content
    elif content not in outer:
        outer = Span(min(outer.start, content.start), max(outer.end, content.end))
    return replace(machine, outer=outer, content=content, fragments=_fragments(machine.fragments, content))


def _fragments(machine: tuple[Span, ...], content: Span) -> tuple[Span, ...]:
    kept = [fragment for fragment in machine if fragment.overlaps(content)]
    if not kept:
        return (content,)
    starts = [content.start, *(fragment.start for fragment in kept[1:])]
    ends = [*(fragment.end for fragment in kept[:-1]), content.end]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))


def _relays(machine: Attribution, correction: Correction) -> tuple[Relay, ...]:
    if Field.RELAYS not in correction.fields:
        return machine.relays
    return tuple(_relay(relay, machine.relays) for relay in correction.relays)


def _relay(relay: CorrectedRelay, machine: tuple[Relay, ...]) -> Relay:
    """A hop that the machine found at the same words keeps its cue."""
    found = next((hop for hop in machine if hop.source and hop.source.span == relay.source), None)
    source = found.source if found else _source(relay.source)
    return Relay(source, found.cue if found else None, CORRECTED, relay.speakers, CORRECTED)


def _source(span: Span | None) -> Source | None:
    return Source(span, NO_WORD, Form.NAME) if span else None


def _nobodys(standing: Attribution) -> Attribution:
    return replace(
        standing,
        source=None,
        cue=None,
        source_rule=None,
        speakers=(),
        speaker_rule=None,
        relays=(),
        evidence=Evidence(),
    )


def cut(text: str, span: Span) -> str:
    """The characters of a span."""
    return text[span.start : span.end]
