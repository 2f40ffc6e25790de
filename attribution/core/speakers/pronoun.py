"""Third-person pronouns, by the most salient referent before them.

John Kirby a souligné … Il a également fustigé « l'aide » …      matches: John Kirby
Il pleut                                                         must not: it speaks nowhere
"""

from __future__ import annotations

from collections.abc import Iterator

from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, gender_of, is_person
from attribution.core.speakers.referent import Referent
from attribution.core.tree import ancestors

_PRONOUNS = frozenset("il elle ils elles lui eux l' l’ le la".split())
FARTHEST = 10
"""Sentences; an antecedent does not stand further back."""


def pronoun(case: SpeakerCase, settled: Settled) -> Named | None:
    """The best referent, sentence by sentence backwards: speakers and subjects first, the nearest of them."""
    referent = case.referent
    if referent.form is not Form.PRONOUN or case.text().lower().lstrip("-").removeprefix("t-") not in _PRONOUNS:
        return None
    for candidates in _by_sentence(case):
        fitting = [
            (position, other)
            for position, other in candidates
            if position in settled and _can_be(case, other, settled, position)
        ]
        if fitting:
            best = max(fitting, key=lambda pair: (_salience(case, settled, *pair), pair[0]))
            return settled[best[0]].answer
    return None


def _by_sentence(case: SpeakerCase) -> Iterator[list[tuple[int, Referent]]]:
    """Referents on the pronoun's level before it, grouped by sentence, nearest sentence first."""
    here = case.referent
    for distance in range(FARTHEST + 1):
        yield [
            (position, case.cast.referents[position])
            for position in case.cast.by_sentence.get(here.sentence - distance, ())
            if position < case.position and _is_heard(case, position)
        ]


def _is_heard(case: SpeakerCase, position: int) -> bool:
    """The referent stands in the text's own voice, on the pronoun's level, or speaks in an incise inside marks."""
    return case.cast.referents[position].level in {case.referent.level, None} or position in case.speaking


def _can_be(case: SpeakerCase, other: Referent, settled: Settled, position: int) -> bool:
    referent = case.referent
    if other.plural != referent.plural:
        if not (referent.plural and len(settled[position].answer.names) > 1):
            return False
    elif not referent.plural and len(settled[position].answer.names) > 1:
        return False
    near = other.sentence == referent.sentence
    if not is_person(case, settled, position) and (position not in case.speaking or (near and not other.subject)):
        return False
    joint = len(settled[position].answer.names) > 1  # the gender of the first says nothing of the others'
    gender = None if joint else gender_of(case, settled, position)
    return gender is None or referent.gender is None or gender == referent.gender


def _depth(case: SpeakerCase, other: Referent) -> int:
    """How many clauses the referent is embedded in, two at most: who speaks in another's saying is less salient."""
    document = case.cast.reading.document
    verbs = [above for above in ancestors(document, document.tokens[other.head]) if above.upos in {"VERB", "AUX"}]
    embedded = [above for above in verbs[:-1] if above.relation in {"ccomp", "advcl", "acl", "xcomp"}]
    return min(2, len(embedded))


def _salience(case: SpeakerCase, settled: Settled, position: int, other: Referent) -> int:
    """Who speaks or acts comes before who is only spoken of; a person before a body."""
    score = 2 * (position in case.speaking) + 2 * other.subject - _depth(case, other)
    score += case.referent.gender is not None and gender_of(case, settled, position) == case.referent.gender
    return score + (other.kind in {SpeakerKind.PERSON, SpeakerKind.PARTIAL}) + (other.form is Form.PRONOUN)
