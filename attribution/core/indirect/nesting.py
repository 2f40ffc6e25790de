"""Which of the reported clauses are kept beside each other and beside the quotations between marks.

- A clause that lies between marks is left out: those words are quoted already.
- A clause around marked words is kept if at least three words of it stand outside the marks: "elle assure que le tunnel
  « rouvrira lundi »" gives both the very words and what is claimed; the clause is then the ``parent`` of the words.
- A clause that only carries a further report is left out: of "le porte-parole indique que la ministre juge que l'offre
  est trop basse" the inner clause is kept, with the spokesman as its relay.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from attribution.core.document import Span
from attribution.core.indirect.case import Report, SentenceCase
from attribution.core.sieve import Decided

FEWEST_OWN_WORDS = 3
"""Words outside marks; a clause that encloses marked words with fewer of its own adds nothing to them."""


def kept(case: SentenceCase, reports: Iterable[Decided[Report]]) -> list[Decided[Report]]:
    """The reports of a sentence that stand, in text order; those of surer rules come first in ``reports``."""
    standing: list[Decided[Report]] = []
    for one in reports:
        clash = any(_clash(one.answer, other.answer) for other in standing)
        if not clash and _fits(case, one.answer.content) and not _speaks_of_itself(one.answer):
            standing.append(one)
    inner = [_Inner(one.answer.content, one.answer.found.head, one.answer.predicate) for one in standing]
    inner += [_Inner(case.quotations[position].outer, head) for position, head in case.heads.items()]
    clean = [one for one in standing if not any(_carries(case, one.answer, other) for other in inner)]
    return sorted(clean, key=lambda one: (one.answer.content.start, -one.answer.content.end))


@dataclass(frozen=True, slots=True)
class _Inner:
    """Words that a clause may only carry: with the cue that reports them and what they are built around."""

    span: Span
    head: int | None
    predicate: int | None = None


def _fits(case: SentenceCase, content: Span) -> bool:
    """Lies across no mark and says something outside marks."""
    if any(one.outer.overlaps(content) and one.outer not in content for one in case.quotations.values()):
        return False
    words = [word for word in case.document.tokens_in(content) if word.upos != "PUNCT"]
    own = sum(case.is_own(word) for word in words)
    return own == len(words) or own >= FEWEST_OWN_WORDS


def _speaks_of_itself(report: Report) -> bool:
    """The words that name who says it, or the cue, are read as part of what is said: the parser lost the thread."""
    named = [part.span for part in (report.found.source, report.found.cue) if part is not None]
    return any(span.overlaps(fragment) for span in named for fragment in report.fragments)


def _clash(one: Report, other: Report) -> bool:
    """The same words twice, two clauses that cross, or two in one of one cue: "dit qu'il n'était qu'à deux pas"."""
    apart = not one.content.overlaps(other.content)
    nested = one.content in other.content or other.content in one.content
    same_cue = one.found.head is not None and one.found.head == other.found.head
    return not apart and (one.content == other.content or not nested or same_cue)


def _carries(case: SentenceCase, report: Report, inner: _Inner) -> bool:
    """A clause whose own verb is the cue of words inside it, or that another cue inside it reports more closely."""
    if inner.predicate is None and inner.head == report.predicate:
        return True  # "le maire a lancé" of "elle dit que le maire a lancé : « … »"
    if inner.span == report.content or inner.span not in report.content:
        return False
    if inner.predicate == report.predicate:
        return True
    cue = case.document.tokens[inner.head] if inner.head is not None else None
    if cue is None:
        return False
    in_group = cue.head == report.predicate and cue.relation == "xcomp"  # "a tenu à dire"
    return cue.index == report.predicate or in_group
