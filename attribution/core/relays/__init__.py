"""Who passes the words on? Each rule adds hops; together they make the chain, nearest to the speaker first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from attribution.core.phrases.incise import Incise, incises_near
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Cue, Quotation, Source
from attribution.core.relays.according_to import according_to
from attribution.core.relays.by_the_voice_of import by_the_voice_of
from attribution.core.relays.case import Hop, RelayCase
from attribution.core.relays.cited import cited
from attribution.core.relays.echoed_by import echoed_by
from attribution.core.relays.governing_clause import governing_clause
from attribution.core.relays.incise import incise
from attribution.core.relays.paper_of import paper_of
from attribution.core.relays.passed_on_by import passed_on_by
from attribution.core.relays.reader import reader
from attribution.core.relays.sentence_after import sentence_after
from attribution.core.sieve import Decided
from attribution.core.sources.case import Found, SourceCase


@dataclass(frozen=True, slots=True)
class RelayRule:
    """A named rule that adds hops to a chain."""

    name: str
    hops: Callable[[RelayCase], list[Hop]]


GOVERNING = "governing_clause"
RULES: tuple[RelayRule, ...] = (
    RelayRule(GOVERNING, governing_clause),
    RelayRule("cited", cited),
    RelayRule("incise", incise),
    RelayRule("according_to", according_to),
    RelayRule("passed_on_by", passed_on_by),
    RelayRule("reader", reader),
    RelayRule("by_the_voice_of", by_the_voice_of),
    RelayRule("echoed_by", echoed_by),
    RelayRule("paper_of", paper_of),
    RelayRule("sentence_after", sentence_after),
)
ENCLOSING = "enclosing_quotation"
"""The name of the rule for a quotation inside another: whoever speaks the outer one passes the inner one on."""


@dataclass(frozen=True, slots=True)
class FoundRelay:
    """A hop with the rule that found it."""

    source: Source
    cue: Cue | None
    rule: str
    head: int | None = None


def find_relays(
    reading: Reading,
    incises: tuple[Incise, ...],
    quotations: tuple[Quotation, ...],
    settled: Mapping[int, Decided[Found]],
) -> dict[int, tuple[FoundRelay, ...]]:
    """The chain of every quotation that has a source, by its position."""
    chains: dict[int, tuple[FoundRelay, ...]] = {}
    for position in sorted(settled):
        decided = settled[position]
        case = SourceCase(reading, incises_near(incises, quotations[position].outer), quotations, position)
        relay = RelayCase(case, decided.answer, settled)
        own = _own(relay, decided.rule, chains.get(position - 1, ()))
        chains[position] = _unique(decided.answer.source, [*own, *_enclosing(relay, chains)])
    return chains


def _own(relay: RelayCase, rule: str, before: tuple[FoundRelay, ...]) -> Iterator[FoundRelay]:
    """What goes on names nobody who passes it on; where the verb is left out, those of the quotation before do."""
    if rule.startswith("continuation"):
        return iter(())
    if rule == "gapped":
        return iter(before)
    return _hops(relay, but=GOVERNING) if rule == "for_each" and _is_one_of_them(relay) else _hops(relay)


def _is_one_of_them(relay: RelayCase) -> bool:
    """As in "ont répondu : « oui » pour l'un, « non » pour l'autre": the clause above names the two of them."""
    source = relay.found.source
    words = relay.case.reading.document.cut(source.span).lower().replace("’", "'").split() if source else []
    return bool(words) and words[-1] in {"l'un", "l'une", "l'autre", "uns", "unes", "autres"}


def _hops(relay: RelayCase, *, but: str = "") -> Iterator[FoundRelay]:
    for rule in RULES:
        for hop in rule.hops(relay) if rule.name != but else ():
            yield FoundRelay(hop.source, hop.cue, rule.name, hop.head)


def _enclosing(relay: RelayCase, chains: Mapping[int, tuple[FoundRelay, ...]]) -> Iterator[FoundRelay]:
    """The speaker of the quotation around, then those who pass that one on."""
    parent = relay.case.quotation.parent
    if parent is None or parent not in relay.settled:
        return
    outer = relay.settled[parent].answer
    if outer.source is not None and not _is_first_person(relay):
        yield FoundRelay(outer.source, outer.cue, ENCLOSING, outer.head)
        yield from chains.get(parent, ())


def _is_first_person(relay: RelayCase) -> bool:
    """As in "« J'ai dit “jamais” », admet-elle": the two are one."""
    source = relay.found.source
    text = relay.case.reading.document.cut(source.span).lower() if source else ""
    return text in {"je", "j'", "j’", "moi"}


def _unique(speaker: Source | None, hops: list[FoundRelay]) -> tuple[FoundRelay, ...]:
    seen = [speaker.span] if speaker else []
    kept = []
    for hop in hops:
        if not any(hop.source.span.overlaps(span) for span in seen):
            kept.append(hop)
            seen.append(hop.source.span)
    return tuple(kept)
