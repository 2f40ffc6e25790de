"""Third-person pronouns, by the most salient referent before them.

John Kirby a souligné … Il a également fustigé « l'aide » …      matches: John Kirby
Il pleut                                                         must not: it speaks nowhere
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, beaten, by_way_of, gender_of, is_person
from attribution.core.speakers.referent import Referent
from attribution.core.tree import ancestors

_PRONOUNS = frozenset("il elle ils elles lui eux l' l’ le la".split())
FARTHEST = 10
"""Sentences; an antecedent does not stand further back."""
FADING = 10
"""Salience lost a sentence: more than any two referents of one sentence differ by."""


def pronoun(case: SpeakerCase, settled: Settled) -> Named | None:
    """The best referent, sentence by sentence backwards: speakers and subjects first, the nearest of them."""
    referent = case.referent
    if referent.form is not Form.PRONOUN or case.text().lower().lstrip("-").removeprefix("t-") not in _PRONOUNS:
        return None
    scored = [
        (position, _salience(case, settled, position) - FADING * (referent.sentence - other.sentence))
        for position, other in _heard_before(case)
        if position in settled and _can_be(case, other, settled, position)
    ]
    if not scored:
        return None
    best = max(scored, key=lambda pair: (pair[1], pair[0]))
    chosen = by_way_of(case, settled, best[0])
    return replace(chosen, runners_up=beaten([(settled[at].answer, score) for at, score in scored], chosen))


def _heard_before(case: SpeakerCase) -> Iterator[tuple[int, Referent]]:
    """Referents on the pronoun's level before it, nearest first."""
    for position, other in case.others_before():
        if case.referent.sentence - other.sentence > FARTHEST:
            return
        if _is_heard(case, position):
            yield position, other


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


def _salience(case: SpeakerCase, settled: Settled, position: int) -> int:
    """Who speaks or acts comes before who is only spoken of; a person before a body."""
    other = case.cast.referents[position]
    score = 2 * (position in case.speaking) + 2 * other.subject - _depth(case, other)
    score += case.referent.gender is not None and gender_of(case, settled, position) == case.referent.gender
    return score + (other.kind in {SpeakerKind.PERSON, SpeakerKind.PARTIAL}) + (other.form is Form.PRONOUN)
