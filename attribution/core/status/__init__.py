"""What does the text say of the saying itself? Asserted, unless the outermost governing cue says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attribution.core.phrases.reading import Reading
from attribution.core.relations import Status
from attribution.core.status.alleged import alleged
from attribution.core.status.denied import denied
from attribution.core.status.future import future
from attribution.core.status.hypothetical import hypothetical
from attribution.core.status.negated import negated
from attribution.core.status.question import question

RULES: tuple[tuple[Status, Callable[[Reading, int], bool]], ...] = (
    (Status.DENIED, denied),
    (Status.NEGATED, negated),
    (Status.QUESTION, question),
    (Status.HYPOTHETICAL, hypothetical),
    (Status.ALLEGED, alleged),
    (Status.FUTURE, future),
)


def status_through(reading: Reading, heads: Iterable[int | None]) -> Status:
    """The status that the outermost cue gives which does not only assert; ``heads`` come outermost first."""
    found = (status_of(reading, head) for head in heads)
    return next((status for status in found if status is not Status.ASSERTED), Status.ASSERTED)


def status_of(reading: Reading, head: int | None) -> Status:
    """The status of words whose cue has this head word; asserted where there is none."""
    if head is None:
        return Status.ASSERTED
    return next((status for status, holds in RULES if holds(reading, head)), Status.ASSERTED)
