"""An analysis for people: each quotation on its own block, then what was left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.core.document import Span
from attribution.core.relations import Analysis, Attribution, Cue, Kind, Reason, Relay, Source, Status
from attribution.services.interchange import joint_name

REASONS = {
    Reason.UNCLOSED_MARK: "an opening mark without a closing one",
    Reason.UNOPENED_MARK: "a closing mark without an opening one",
    Reason.EMPTY_MARKS: "nothing between the marks",
    Reason.NO_LETTER: "nothing that can be said between the marks",
    Reason.NO_SOURCE: "no source was found",
    Reason.UNKNOWN_ANTECEDENT: "a pronoun that could stand for nobody found",
    Reason.AMBIGUOUS_ANTECEDENT: "who is meant is not sure enough to give a name",
    Reason.NOT_FRENCH: "the text does not look French: quotations are found, not attributed",
    Reason.NOT_PARSED: "the parser gave no words here",
}
_LABEL_WIDTH = 9


def report(name: str, text: str, analysis: Analysis) -> str:
    """The whole report of one document, with a blank line at its end."""
    lines = [f"{name}: {_count(len(analysis.attributions), 'quotation')}"]
    for number, attribution in enumerate(analysis.attributions, start=1):
        lines += ["", f"{number:3}  {_words(attribution, text)}"]
        lines += [f"     {label:{_LABEL_WIDTH}}{value}" for label, value in _rows(attribution, text) if value]
    if analysis.skipped:
        lines += ["", "Left out or left open:"]
    for skipped in analysis.skipped:
        lines.append(f"     {_place(skipped.span)}  {REASONS[skipped.reason]}: {_one_line(text, skipped.span)}")
    return "\n".join(lines) + "\n\n"


def _words(attribution: Attribution, text: str) -> str:
    """The content, between marks if it has any."""
    words = _one_line(text, attribution.quotation.content)
    return words if attribution.quotation.kind is Kind.INDIRECT else f"« {words} »"


def _rows(attribution: Attribution, text: str) -> Iterator[tuple[str, str]]:
    quotation = attribution.quotation
    yield "speaker", joint_name(attribution.speakers) or ("" if quotation.kind is Kind.OTHER else "unknown")
    yield "source", _cut(attribution.source, text)
    yield "cue", _cut(attribution.cue, text)
    for relay in attribution.relays:
        yield "relay", _relay(relay, text)
    yield "kind", quotation.kind.value + ("" if quotation.closed else ", a mark is missing")
    yield "status", "" if attribution.status is Status.ASSERTED else attribution.status.value
    yield "inside", "" if quotation.parent is None else f"quotation {quotation.parent + 1}"
    yield "rules", _rules(attribution)
    yield "path", " → ".join(_one_line(text, word.span) for word in attribution.evidence.path)
    yield "or", ", ".join(one.name for one in attribution.evidence.runners_up)
    yield "sure", f"{attribution.confidence.overall:.0%}" if attribution.confidence else ""
    yield "offsets", _place(quotation.content)


def _relay(relay: Relay, text: str) -> str:
    details = [_cut(relay.source, text), _cut(relay.cue, text)]
    name = joint_name(relay.speakers) or "unknown"
    return f"via {name} ({', '.join(filter(None, details))})"


def _rules(attribution: Attribution) -> str:
    decided = {
        "kind": attribution.quotation.rule,
        "source": attribution.source_rule,
        "speaker": attribution.speaker_rule,
        "relay": _joined(relay.rule for relay in attribution.relays),
    }
    return _joined(f"{stage}: {rule}" for stage, rule in decided.items() if rule)


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words)


def _cut(mention: Source | Cue | None, text: str) -> str:
    return f"“{_one_line(text, mention.span)}”" if mention else ""


def _one_line(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _place(span: Span) -> str:
    return f"{span.start}–{span.end}"


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
