"""The analysis as plain JSON values: the interchange format of gold sets, files and the HTTP API.

Spans are ``{"start", "end", "text"}``: half-open code points into the text that was sent, and the very
characters, so that a client can check the one against the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from attribution.core.document import Span
from attribution.core.relations import Analysis, Attribution, Cue, Evidence, Relay, Skipped, Speaker

Json = dict[str, Any]


def analysis_to_json(analysis: Analysis, text: str) -> Json:
    """``quotations`` and ``skipped`` of one document."""
    return {
        "quotations": [attribution_to_json(attribution, text) for attribution in analysis.attributions],
        "skipped": [skipped_to_json(skipped, text) for skipped in analysis.skipped],
    }


def attribution_to_json(attribution: Attribution, text: str, ids: Mapping[str, int] | None = None) -> Json:
    """One quotation. With ``ids`` (speaker name -> id) each name in ``speakers`` carries its id."""
    quotation = attribution.quotation
    return {
        "content": span_to_json(quotation.content, text),
        "outer": span_to_json(quotation.outer, text),
        "fragments": [span_to_json(fragment, text) for fragment in quotation.fragments],
        "kind": quotation.kind.value,
        "kind_rule": quotation.rule,
        "closed": quotation.closed,
        "parent": quotation.parent,
        "continues": attribution.continues,
        "source": span_to_json(attribution.source.span, text) if attribution.source else None,
        "source_rule": attribution.source_rule,
        "cue": span_to_json(attribution.cue.span, text) if attribution.cue else None,
        "speaker": joint_name(attribution.speakers),
        "speakers": _speakers(attribution.speakers, ids),
        "speaker_rule": attribution.speaker_rule,
        "relays": [_relay(relay, text, ids) for relay in attribution.relays],
        "status": attribution.status.value,
        "evidence": {
            "kind": {"rule": quotation.rule},
            "source": source_evidence(attribution.source_rule, attribution.cue, attribution.evidence, text),
            "speaker": speaker_evidence(attribution.speaker_rule, attribution.evidence, text),
        },
        "confidence": asdict(attribution.confidence) if attribution.confidence else None,
    }


def _relay(relay: Relay, text: str, ids: Mapping[str, int] | None) -> Json:
    return {
        "source": span_to_json(relay.source.span, text) if relay.source else None,
        "cue": span_to_json(relay.cue.span, text) if relay.cue else None,
        "rule": relay.rule,
        "speaker": joint_name(relay.speakers),
        "speakers": _speakers(relay.speakers, ids),
        "speaker_rule": relay.speaker_rule,
        "evidence": {
            "source": source_evidence(relay.rule, relay.cue, relay.evidence, text),
            "speaker": speaker_evidence(relay.speaker_rule, relay.evidence, text),
        },
    }


def source_evidence(rule: str | None, cue: Cue | None, evidence: Evidence, text: str) -> Json:
    """The rule that found a source, the cue, and the words on the way from the quoted words to it."""
    path = [span_to_json(word.span, text) | {"relation": word.relation} for word in evidence.path]
    return {"rule": rule, "cue": span_to_json(cue.span, text) if cue else None, "path": path}


def speaker_evidence(rule: str | None, evidence: Evidence, text: str) -> Json:
    """The rule that named a source, the mentions on the way to the name, and who else might have been meant."""
    return {
        "rule": rule,
        "steps": [span_to_json(step, text) for step in evidence.steps],
        "runners_up": [{"name": one.name, "score": one.score} for one in evidence.runners_up],
    }


def joint_name(speakers: Iterable[Speaker]) -> str | None:
    """The names of joint speakers in one string, "John Kerry & Sergueï Lavrov"; None for nobody."""
    return " & ".join(speaker.name for speaker in speakers) or None


def _speakers(speakers: Iterable[Speaker], ids: Mapping[str, int] | None) -> list[Json]:
    return [
        {"name": speaker.name, "kind": speaker.kind.value} | ({"id": ids[speaker.name]} if ids else {})
        for speaker in speakers
    ]


def skipped_to_json(skipped: Skipped, text: str) -> Json:
    """A stretch that gave less than it could, and why."""
    return {"reason": skipped.reason.value, "span": span_to_json(skipped.span, text)}


def span_to_json(span: Span, text: str) -> Json:
    """A span with its characters."""
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
