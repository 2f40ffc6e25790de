"""The values that scoring compares: a right answer and a found one, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from attribution.core.document import Span
from attribution.core.scoring.likeness import same_mention, same_name


@dataclass(frozen=True, slots=True)
class Hop:
    """A relay as it is compared."""

    source: Span | None
    speaker: str | None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A quotation as it is compared. ``speaker`` is one name, or several with " & " between them.

    ``rule`` is the source rule; ``phenomena`` are those that a gold set says it shows; ``confidence`` is what an
    analysis states of its parts.
    """

    content: Span
    kind: str | None = None
    source: Span | None = None
    speaker: str | None = None
    relays: tuple[Hop, ...] = ()
    status: str | None = None
    debatable: bool = False
    rule: str | None = None
    kind_rule: str | None = None
    speaker_rule: str | None = None
    phenomena: tuple[str, ...] = ()
    confidence: Mapping[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """Precision, recall and F1 from three counts."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of what is right that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Comparison:
    """One quotation of one document: matched (both), missed (``gold`` only) or spurious (``found`` only)."""

    document: str
    gold: Answer | None
    found: Answer | None

    @property
    def exact(self) -> bool:
        """The contents have the very same offsets."""
        return self.gold is not None and self.found is not None and self.gold.content == self.found.content

    @property
    def status_right(self) -> bool:
        """The text says the same of the saying; nothing said of it is an assertion."""
        found = self.found and (self.found.status or "asserted")
        return self.gold is not None and self.gold.status == found

    @cached_property
    def source_right(self) -> bool:
        """The mentions overlap by half of the shorter one, or there is none on either side."""
        return self.gold is not None and self.found is not None and same_mention(self.gold.source, self.found.source)

    @cached_property
    def speaker_right(self) -> bool:
        """The names agree; where nobody can be named, the right mention is enough."""
        if self.gold is None or self.found is None:
            return False
        if self.gold.speaker or not self.gold.source:
            return same_name(self.gold.speaker, self.found.speaker)
        return self.source_right

    @cached_property
    def relays(self) -> Tally:
        """How many relays of a matched quotation are right."""
        if self.gold is None or self.found is None:
            return Tally(0, 0, 0)
        return Tally(sum(right for _, right in self.right_hops), len(self.found.relays), len(self.gold.relays))

    @property
    def right_hops(self) -> list[tuple[Hop, bool]]:
        """Each relay that was found, and whether it is right."""
        found = self.found.relays if self.gold and self.found else ()
        return list(zip(found, _are_right(self.gold.relays if self.gold else (), found), strict=True))

    @property
    def all_right(self) -> bool:
        """Nothing is wrong, the status included where the gold set gives one."""
        return not self.faults and (self.gold is None or self.gold.status is None or self.status_right)

    @property
    def faults(self) -> list[str]:
        """What is wrong: ``missed``, ``spurious``, or any of ``speaker`` or ``source``, and ``relay``."""
        if self.gold is None or self.found is None:
            return ["spurious" if self.gold is None else "missed"]
        faults = [] if self.speaker_right else ["speaker"]
        if self.speaker_right and not self.source_right:
            faults.append("source")
        if self.relays.hits < max(self.relays.gold, self.relays.predicted):
            faults.append("relay")
        return faults


def _are_right(gold: Sequence[Hop], found: Sequence[Hop]) -> list[bool]:
    """For each found hop, whether it is one of the right ones, each of which counts once."""
    wanted, answers = list(gold), []
    for hop in found:
        right = next((other for other in wanted if _same_hop(other, hop)), None)
        if right is not None:
            wanted.remove(right)
        answers.append(right is not None)
    return answers


def _same_hop(gold: Hop, found: Hop) -> bool:
    return same_mention(gold.source, found.source) or bool(gold.speaker and same_name(gold.speaker, found.speaker))
