"""What a rule of the third stage decides on: one referent among all of its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from attribution.core.document import Span
from attribution.core.relations import Candidate, Form, SpeakerKind
from attribution.core.sieve import Decided
from attribution.core.speakers.cast import Cast
from attribution.core.speakers.referent import Referent

JOINT = " & "
"""Between the names of joint speakers, where one line must hold them."""
LONGEST_WAY = 5
"""Mentions kept of the way that led to another mention's name."""
MOST = 3
"""Runners-up kept."""


@dataclass(frozen=True, slots=True)
class Named:
    """An answer of the third stage: names with their kinds; several for joint speakers.

    ``via`` are the mentions that led from the words to the name, nearest first; ``runners_up`` the others who might
    have been meant, best first. Neither counts when two answers are compared.
    """

    names: tuple[tuple[str, SpeakerKind], ...]
    via: tuple[Span, ...] = field(default=(), compare=False)
    runners_up: tuple[Candidate, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class SpeakerCase:
    """``position`` is the referent's place in the cast; ``speaking`` the positions of sources and relays.

    ``around`` gives, for a quotation's position, the position of its source among the referents; ``genders``
    the gender of whoever has a name, where any of the mentions tells it.
    """

    cast: Cast
    position: int
    speaking: frozenset[int]
    around: Mapping[int, int]
    genders: Mapping[Named, str] = field(default_factory=dict)

    @property
    def referent(self) -> Referent:
        """The referent to resolve."""
        return self.cast.referents[self.position]

    def text(self) -> str:
        """Its words, white space made plain."""
        return " ".join(self.cast.reading.document.cut(self.referent.span).split())

    def others_before(self, sentences: int | None = None) -> Iterator[tuple[int, Referent]]:
        """The referents before this one, nearest first, as many sentences back as are given."""
        for position in range(self.position - 1, -1, -1):
            other = self.cast.referents[position]
            if sentences is not None and self.referent.sentence - other.sentence > sentences:
                return
            yield position, other

    def nearest(self, positions: Iterable[int]) -> Iterator[tuple[int, Referent]]:
        """Some referents: those before this one, nearest first, then those after, nearest first."""
        ordered = sorted(positions)
        before = [position for position in ordered if position < self.position]
        after = [position for position in ordered if position > self.position]
        for position in (*reversed(before), *after):
            yield position, self.cast.referents[position]


Settled = Mapping[int, Decided[Named]]


def agrees(one: Referent, other: Referent) -> bool:
    """Gender and number do not speak against the two being one; unknown gender agrees with either."""
    if one.plural != other.plural:
        return False
    return one.gender is None or other.gender is None or one.gender == other.gender


def genders_of(cast: Cast, settled: Settled) -> dict[Named, str]:
    """The gender that the mentions of a name tell: "Brunet" is a woman as "Odile Brunet" is."""
    found: dict[Named, str] = {}
    for position in sorted(settled):
        gender = cast.referents[position].gender
        if gender is not None:
            found.setdefault(settled[position].answer, gender)
    return found


def gender_of(case: SpeakerCase, settled: Settled, position: int) -> str | None:
    """The gender of a referent, of the mention that gave it its name, or of any other with the same name."""
    own = case.cast.referents[position].gender
    if own is not None or position not in settled:
        return own
    answer = settled[position].answer
    by = [case.cast.referents[case.cast.by_span[span]].gender for span in answer.via if span in case.cast.by_span]
    return case.genders.get(answer) or next((gender for gender in by if gender), None)


def is_person(case: SpeakerCase, settled: Settled, position: int) -> bool:
    """Named in full, or by one name while speaking, acting or bearing a role; or a person noun."""
    other = case.cast.referents[position]
    if other.form is Form.NOUN:
        return (other.noun or "") in case.cast.reading.lexicon.person_nouns
    if other.form is Form.PRONOUN:
        return True
    return other.kind is SpeakerKind.PERSON or (
        other.kind is SpeakerKind.PARTIAL
        and (
            other.subject
            or position in case.speaking
            or (other.noun or "") in case.cast.reading.lexicon.person_nouns
            or len(settled[position].answer.names[0][0].split()) > 1
        )
    )


def by_way_of(case: SpeakerCase, settled: Settled, position: int) -> Named:
    """The answer of another mention, with the mentions that led to it."""
    answer = settled[position].answer
    onward = answer.via[-LONGEST_WAY:]  # a pronoun of a pronoun of a pronoun: the way ends at the name, not at once
    return replace(answer, via=(case.cast.referents[position].span, *onward), runners_up=())


def together(case: SpeakerCase, settled: Settled, positions: Iterable[int]) -> Named:
    """The answers of several mentions as one, each name once."""
    answers = [by_way_of(case, settled, position) for position in positions]
    names = dict.fromkeys(name for answer in answers for name in answer.names)
    return Named(tuple(names), via=tuple(span for answer in answers for span in answer.via[:2]))


def nearest_of(case: SpeakerCase, settled: Settled, positions: Sequence[int]) -> Named:
    """The answer of the first of some mentions, nearest first; the others ran up, the worse the further."""
    chosen = by_way_of(case, settled, positions[0])
    rivals = [(settled[position].answer, -float(rank)) for rank, position in enumerate(positions)]
    return replace(chosen, runners_up=beaten(rivals, chosen))


def beaten(answers: Iterable[tuple[Named, float]], winner: Named) -> tuple[Candidate, ...]:
    """Whom a winner left behind, best first: each other answer once, with the best of its scores."""
    best: dict[Named, float] = {}
    for answer, score in answers:
        if answer != winner:
            best[answer] = max(score, best.get(answer, score))
    ordered = sorted(best.items(), key=lambda pair: -pair[1])
    return tuple(Candidate(JOINT.join(name for name, _ in answer.names), score) for answer, score in ordered[:MOST])


def only(answer: Decided[Named]) -> tuple[str, SpeakerKind] | None:
    """The single name of an answer, None for joint speakers."""
    return answer.answer.names[0] if len(answer.answer.names) == 1 else None
