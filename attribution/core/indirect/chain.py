"""Which hops of a chain pass an indirect saying on, and which only stand in the clause around it.

X a indiqué que la ministre estime que l'offre est trop basse      X passes it on
X s'est moqué de la ministre, qui estime que l'offre est trop basse      X does not: the ministre's clause is a relative
"""

from __future__ import annotations

from collections.abc import Mapping

from attribution.core.document import Document, Token
from attribution.core.indirect.walk import CONJUNCTIONS
from attribution.core.phrases.citing import CITING
from attribution.core.phrases.cue import is_participle
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import QUE
from attribution.core.relations import Kind, Quotation
from attribution.core.relays import FoundRelay
from attribution.core.sieve import Decided
from attribution.core.sources.case import Found
from attribution.core.tree import ancestors, children_by

_GOVERNING, _INCISE = "governing_clause", "incise"


def passed_on(
    reading: Reading,
    quotations: tuple[Quotation, ...],
    settled: Mapping[int, Decided[Found]],
    chains: Mapping[int, tuple[FoundRelay, ...]],
) -> dict[int, tuple[FoundRelay, ...]]:
    """The chains of all quotations, those of indirect ones without the hops that only stand near."""
    sure: dict[int, tuple[FoundRelay, ...]] = {}
    for position, chain in chains.items():
        quotation, found = quotations[position], settled[position].answer
        indirect = quotation.kind is Kind.INDIRECT
        sure[position] = tuple(hop for hop in chain if not indirect or _is_sure(reading, quotation, found, hop))
    return sure


def _is_sure(reading: Reading, quotation: Quotation, found: Found, hop: FoundRelay) -> bool:
    """An incise stands in the clause's own sentence; a verb above it governs it."""
    if hop.rule == _INCISE:
        own = {word.sentence for word in reading.document.tokens_in(quotation.content)}
        return reading.document.tokens[hop.source.head].sentence in own and _is_inverted(reading, found, hop)
    return hop.rule != _GOVERNING or _governs(reading, found, hop)


def _is_inverted(reading: Reading, found: Found, hop: FoundRelay) -> bool:
    """No subject stands before its verb, and none may: not "un élu, qui exige que …, décrit un clan"."""
    document = reading.document
    verb = document.tokens[hop.head] if hop.head is not None else None
    before = [one for one in children_by(document, verb, "nsubj") if one.index < verb.index] if verb is not None else []
    relative = found.head is not None and any(child.text.lower() == "qui" for child in document.children(found.head))
    return not relative and not any(one.index < hop.source.head for one in before)


def _governs(reading: Reading, found: Found, hop: FoundRelay) -> bool:
    """Nothing but "que" clauses and infinitives lead from the saying up to the verb of the hop."""
    head = reading.document.tokens[found.head] if found.head is not None else None
    if head is None or hop.cue is None:
        return found.head is None
    if head.upos not in {"VERB", "AUX"}:
        return False  # "a nié la rumeur selon laquelle …" passes nothing on
    if head.text.lower() in CITING:
        return True  # "la revue, citant un élu, écrit que …"
    beside = is_participle(head)  # "X craint que Y parte, l'agence indiquant que …": X has no part in it
    for below in (head, *ancestors(reading.document, head)):
        if below.span in hop.cue.span:
            return not beside
        beside = beside and not _is_complement(reading.document, below)
        free = below.relation in {"acl", "advcl"} and not (below is head and is_participle(head))
        if free and not _is_complement(reading.document, below):
            return False
    return False


def _is_complement(document: Document, verb: Token) -> bool:
    """A "que" of its own introduces the clause, whatever the parser called it."""
    return any(
        child.text.lower() in QUE
        and child.relation == "mark"
        and document.tokens[child.index - 1].text.lower() not in CONJUNCTIONS
        for child in document.children(verb.index)
        if child.index
    )
