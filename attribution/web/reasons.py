"""From the evidence and the confidence of an answer to what the templates print. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from attribution.core.document import Span
from attribution.core.relations import Attribution, Confidence, Relay
from attribution.web.wording import LEVELS, PARTS, level_of


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an answer and how sure it is: "le nom", "sûr", 97 %."""

    label: str
    level: str
    words: str
    percent: int


@dataclass(frozen=True, slots=True)
class Trust:
    """How sure an answer is as a whole, and part by part. ``level`` is a word for style sheets."""

    level: str
    words: str
    percent: int
    parts: tuple[Part, ...]

    @property
    def needs_review(self) -> bool:
        """A reader should look at the text before printing this."""
        return self.level == "check"

    @property
    def weakest(self) -> str | None:
        """The part that asks most for a look, where one is needed and parts are not all one."""
        if not self.needs_review or len(self.parts) == 1:
            return None
        return min(self.parts, key=lambda part: part.percent).label


@dataclass(frozen=True, slots=True)
class PathStep:
    """A word on the way from the quoted words to the source. ``role`` is "cue", "source", or nothing."""

    text: str
    relation: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an answer was given: the way to the source, the mentions on the way to the name, who else was possible."""

    path: tuple[PathStep, ...]
    steps: tuple[str, ...]
    runners_up: tuple[str, ...]


def trust_of(confidence: Confidence | None) -> Trust | None:
    """What the page says of a confidence; None for an article that was read before there was one."""
    if confidence is None:
        return None
    stated = ((label, getattr(confidence, part)) for part, label in PARTS.items())
    parts = tuple(_part(label, chance) for label, chance in stated if chance is not None)
    level = level_of(confidence.overall)
    return Trust(level, LEVELS[level], _percent(confidence.overall), parts)


def reasons_of(answer: Attribution | Relay, text: str) -> Reasons:
    """What led to the source and the name of a speaker, or of one who passes words on."""
    evidence = answer.evidence
    return Reasons(
        path=tuple(PathStep(_cut(text, word.span), word.relation, _role(word.span, answer)) for word in evidence.path),
        steps=tuple(_cut(text, step) for step in evidence.steps),
        runners_up=tuple(one.name for one in evidence.runners_up),
    )


def _role(span: Span, answer: Attribution | Relay) -> str:
    if answer.cue is not None and span in answer.cue.span:
        return "cue"
    return "source" if answer.source is not None and span in answer.source.span else ""


def _part(label: str, chance: float) -> Part:
    level = level_of(chance)
    return Part(label, level, LEVELS[level], _percent(chance))


def _percent(chance: float) -> int:
    return round(100 * chance)


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]
