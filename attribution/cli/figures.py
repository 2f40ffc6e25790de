"""The figures of an evaluation, as a table for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attribution.core.document import Span
from attribution.core.scoring import Answer, Comparison, Figures, Tally

_TALLIES = ("detection", "relays", "attributed")
_SHARES = ("exact", "source", "speaker", "status")
_ORDER = ("detection", "exact", "source", "speaker", "relays", "status", "attributed")


def figures_to_json(figures: Figures) -> dict[str, Any]:
    """Every figure, rounded to four places, and each rule's count, right answers and precision."""
    return (
        {"documents": figures.documents}
        | {name: _figure(figures, name) for name in _ORDER}
        | {"rules": {rule: _rule(tally) for rule, tally in figures.rules.items()}}
    )


def _figure(figures: Figures, name: str) -> dict[str, float] | float | None:
    value = getattr(figures, name)
    if isinstance(value, Tally):
        return tally_to_json(value)
    return None if value is None else round(value, 4)


def tally_to_json(tally: Tally) -> dict[str, float]:
    """Three shares and the three counts behind them."""
    shares = {"p": round(tally.precision, 4), "r": round(tally.recall, 4), "f1": round(tally.f1, 4)}
    return shares | {"hits": tally.hits, "predicted": tally.predicted, "gold": tally.gold}


def _rule(tally: Tally) -> dict[str, float]:
    return {"count": tally.predicted, "right": tally.hits, "precision": round(tally.precision, 4)}


def table(figures: Figures) -> Iterator[str]:
    """Lines for people: tallies, shares of matched quotations, then the source rules."""
    yield f"{figures.documents} documents"
    yield f"\n{'':14}precision  recall     F1     right  found  gold"
    for name in _TALLIES:
        tally: Tally = getattr(figures, name)
        shares = f"{tally.precision:9.1%}  {tally.recall:6.1%}  {tally.f1:6.1%}"
        yield f"{name:14}{shares}  {tally.hits:6}  {tally.predicted:5}  {tally.gold:4}"
    yield "\nOf the matched quotations"
    for name in _SHARES:
        share: float | None = getattr(figures, name)
        yield f"{name:14}{'not in gold' if share is None else format(share, '9.1%')}"
    yield f"\n{'source rule':28}count  right  precision"
    for rule, tally in figures.rules.items():
        yield f"{rule:28}{tally.predicted:5}  {tally.hits:5}  {tally.precision:9.1%}"


def errors_report(figures: Figures, texts: Mapping[str, str]) -> Iterator[str]:
    """One line an error: the document, what is wrong, the words, and both answers."""
    for one in figures.comparisons:
        for fault in one.faults:
            yield _error_line(one, fault, texts.get(one.document, ""))


def _error_line(one: Comparison, fault: str, text: str) -> str:
    quotation = one.gold or one.found
    words = _cut(text, quotation.content if quotation else None)
    return f"{one.document}  {fault:8}  « {words[:70]} »  gold: {_who(one.gold, text)}  found: {_who(one.found, text)}"


def _who(answer: Answer | None, text: str) -> str:
    if answer is None:
        return "nothing"
    relays = "".join(f" via {hop.speaker or _cut(text, hop.source)}" for hop in answer.relays)
    return f"{answer.speaker} ({_cut(text, answer.source)}){relays}"


def _cut(text: str, span: Span | None) -> str:
    return " ".join(text[span.start : span.end].split()) if span else "-"
