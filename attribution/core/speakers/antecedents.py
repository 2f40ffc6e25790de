"""Who may be meant by a pronoun: the mentions around it that agree, and how much speaks for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from attribution.core.document import Document, Token
from attribution.core.fold import fold
from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Named, Settled, SpeakerCase, beaten, by_way_of, gender_of, is_person, only
from attribution.core.speakers.evidence import ODDS, WEIGHTS, clauses_above, evidence, verb_of
from attribution.core.speakers.referent import Referent
from attribution.core.tree import ancestors, is_finite

FARTHEST = 10
"""Sentences; an antecedent does not stand further back."""
FORMER = "ex-"
GUESS = 0.45
"""The share below which an answer would be a guess."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention that may be meant, with the names of what speaks for or against it."""

    position: int
    evidence: tuple[str, ...]


def antecedents(case: SpeakerCase, settled: Settled) -> list[Antecedent]:
    """The mentions before a pronoun that may be meant, nearest first; those behind it where there is none before."""
    heard = [position for position, _ in _heard_before(case) if position in settled and settled[position].answer.names]
    told = _genders_told(case, settled, heard)
    fitting = [position for position in heard if _can_be(case, settled, position, told)]
    if not fitting:
        later = [position for position in _heard_after(case) if position in settled]
        fitting = [position for position in later if _can_be(case, settled, position, told)]
    return [Antecedent(position, evidence(case, settled, position)) for position in fitting]


def _genders_told(case: SpeakerCase, settled: Settled, heard: list[int]) -> dict[Named, str]:
    """What the pronouns before this one tell of those whom they stand for: "Loup Morvan … il"."""
    told: dict[Named, str] = {}
    for position in heard:
        other = case.cast.referents[position]
        if other.form is Form.PRONOUN and other.gender:
            told.setdefault(settled[position].answer, other.gender)
    return told


def most_likely(case: SpeakerCase, settled: Settled, found: list[Antecedent]) -> Named | None:
    """The person or body with the largest share of the evidence; the others ran up with theirs, of one in all.

    An answer without names says that any of the runners-up may be meant.
    """
    if not found:
        return None
    shares = {one.position: ODDS ** sum(WEIGHTS[name] for name in one.evidence) for one in found}
    total = sum(shares.values())
    answers: dict[Named, float] = {}
    for position, share in shares.items():
        answer = settled[position].answer
        answers[answer] = answers.get(answer, 0.0) + share / total
    best = max(answers, key=lambda answer: answers[answer])
    if answers[best] < GUESS:
        return Named((), runners_up=beaten(answers.items(), Named(())))
    way = max((at for at in shares if settled[at].answer == best), key=lambda at: (shares[at], at))
    chosen = by_way_of(case, settled, way)
    return replace(chosen, runners_up=beaten(answers.items(), chosen))


def most_likely_name(case: SpeakerCase, settled: Settled, named: list[Antecedent] | None = None) -> Named | None:
    """The likeliest of the people named before a description that can only take somebody up.

    A further word that they share tells more than place and function: "le dirigeant grec", "son homologue grec".
    """
    named = named_before(case, settled) if named is None else named
    shared = {settled[one.position].answer for one in named if _telling_words(case) & _words(case, one)}
    return most_likely(case, settled, [one for one in named if not shared or settled[one.position].answer in shared])


def named_before(case: SpeakerCase, settled: Settled) -> list[Antecedent]:
    """The mentions before a description that name one person who may be its bearer, nearest first."""
    return [
        one
        for one in antecedents(case, settled)
        if case.cast.referents[one.position].form is Form.NAME
        and one.position < case.position
        and only(settled[one.position])
        and is_person(case, settled, one.position)
        and not _is_rival(case, one)
    ]


def _is_rival(case: SpeakerCase, one: Antecedent) -> bool:
    """The candidate has a role that the description's bearer cannot have: "le sénateur Rey", "le député"."""
    rivals = case.cast.reading.lexicon.rival_roles.get(fold(case.referent.noun or ""), frozenset())
    return bool(rivals & _words(case, one)) and fold(case.referent.noun or "") not in _words(case, one)


def _telling_words(case: SpeakerCase) -> frozenset[str]:
    """Its own words; for "l'ex-magistrat" also "ancien" and the offices that a magistrate may have: "l'ancien juge"."""
    words, noun = case.referent.words, case.referent.noun or ""
    if not noun.startswith(FORMER):
        return words
    former = fold(noun.removeprefix(FORMER))
    kin = case.cast.reading.lexicon.same_offices.get(frozenset({former}), ())
    return words.union({former, "ancien"}, *kin)


def _words(case: SpeakerCase, one: Antecedent) -> frozenset[str]:
    return case.cast.referents[one.position].words


def _heard_before(case: SpeakerCase) -> Iterator[tuple[int, Referent]]:
    """Referents on the pronoun's level before it, nearest first."""
    for position, other in case.others_before(FARTHEST):
        if _is_heard(case, position):
            yield position, other


def _is_heard(case: SpeakerCase, position: int) -> bool:
    """The referent stands in the text's own voice, on the pronoun's level, or speaks in an incise inside marks."""
    return case.cast.referents[position].level in {case.referent.level, None} or position in case.speaking


def _heard_after(case: SpeakerCase) -> Iterator[int]:
    """What acts behind a pronoun of a subordinate clause: "Comme il l'a dit, Ada Morvan …"."""
    document = case.cast.reading.document
    if clauses_above(document, document.tokens[case.referent.head]) == 0:
        return
    for position in case.cast.by_sentence[case.referent.sentence]:
        other = case.cast.referents[position]
        acts = other.subject and other.form is not Form.PRONOUN
        if position > case.position and acts and other.level == case.referent.level:
            yield position


def _can_be(case: SpeakerCase, settled: Settled, position: int, told: dict[Named, str]) -> bool:
    referent, other = case.referent, case.cast.referents[position]
    joint = len(settled[position].answer.names) > 1
    if referent.plural != (joint or other.plural):
        return False
    if case.referent.span in other.span or not _may_be_meant(case, settled, position):
        return False
    if _share_a_verb(case, other):
        return False
    gender = gender_of(case, settled, position) or told.get(settled[position].answer)
    return joint or gender is None or referent.gender in {None, gender}


def _may_be_meant(case: SpeakerCase, settled: Settled, position: int) -> bool:
    """A person, or what acts or speaks as a person does."""
    other = case.cast.referents[position]
    if is_person(case, settled, position):
        return True
    if position in case.speaking:
        return other.subject or other.sentence != case.referent.sentence
    body = other.kind is SpeakerKind.BODY or (other.noun or "") in case.cast.reading.lexicon.body_nouns
    return body and other.subject


def _share_a_verb(case: SpeakerCase, other: Referent) -> bool:
    """The pronoun is an object of what the other does: "Ada dit l'avoir surpris" is of somebody else."""
    document = case.cast.reading.document
    head = document.tokens[case.referent.head]
    if not other.subject or head.relation not in {"obj", "iobj"}:
        return False
    subject = verb_of(document, document.tokens[other.head])
    for verb in ancestors(document, head):
        if subject is not None and verb.index == subject.index:
            return True
        if not _is_infinitive_clause(document, verb):
            return False
    return False


def _is_infinitive_clause(document: Document, verb: Token) -> bool:
    """A complement that nothing finite heads: its doer is the subject above, "dit l'avoir surpris"."""
    return verb.relation == "xcomp" or (verb.relation == "ccomp" and not is_finite(document, verb))
