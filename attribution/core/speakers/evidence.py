"""What speaks for and against a mention as the antecedent of a pronoun, by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attribution.core.document import Document, Token
from attribution.core.fold import fold
from attribution.core.relations import Form, SpeakerKind
from attribution.core.speakers.case import Settled, SpeakerCase, gender_of, is_person
from attribution.core.tree import ancestors

WEIGHTS: Mapping[str, float] = {
    # where it stands: the nearer, the likelier; in an incise the pronoun is seldom of the sentence around it
    "same_sentence": 0.0,
    "sentence_before": -1.0,
    "two_before": -3.0,
    "three_before": -5.0,
    "far": -7.0,
    "further": -1.0,
    "host_of_incise": -3.0,
    "said_by_another": -1.0,
    "first_in_sentence": 0.5,
    "other_level": -1.0,
    # what it does: who speaks or acts comes before who is only spoken of
    "subject": 2.0,
    "embedded_subject": 1.0,
    "object": 0.0,
    "possessor": -1.0,
    "other_function": -0.5,
    "speaks": 1.5,
    "says": 1.0,
    "spoke_last": 0.25,
    # "Ada ouvre ce qu'elle appelle …" takes up the subject; "Ada affirme qu'elle …" says "affirme avoir …" if so
    "governing_subject": 1.0,
    "reporting_subject": -0.5,
    # what it is
    "same_gender": 1.0,
    "pronoun": 0.5,
    "first_name": 1.0,
    "name": 0.75,
    "description": -1.0,
    "body": -1.0,
    "thing": -1.5,
}
"""Set by hand. Weights learned from the development sets, in five folds of documents, did no better: right for .94 of
the pronouns, as these are."""
ODDS = 2.7
"""How many times as likely a mention is for one more in weight."""
OBJECTS = frozenset({"obj", "iobj", "obl"})
_EMBEDDED = frozenset({"ccomp", "advcl", "acl", "xcomp"})


def evidence(case: SpeakerCase, settled: Settled, position: int) -> tuple[str, ...]:
    """The names of what holds for one candidate, each a row of the table of weights."""
    return (*_place(case, position), *_function(case, settled, position), *_nature(case, settled, position))


def _place(case: SpeakerCase, position: int) -> Iterator[str]:
    other, here = case.cast.referents[position], case.referent
    distance = abs(here.sentence - other.sentence)
    yield ("same_sentence", "sentence_before", "two_before", "three_before")[distance] if distance < 4 else "far"
    if distance > 3:
        yield from ["further"] * (distance - 4)
    if distance == 0 and here.span in case.cast.inverted:
        yield "host_of_incise"
    elif _is_said_by_another(case, position):
        yield "said_by_another"
    if case.cast.by_sentence[other.sentence][0] == position:
        yield "first_in_sentence"
    if other.level != here.level:
        yield "other_level"


def _function(case: SpeakerCase, settled: Settled, position: int) -> Iterator[str]:
    other, document = case.cast.referents[position], case.cast.reading.document
    head = document.tokens[other.head]
    depth = clauses_above(document, head)
    if other.subject:
        yield "subject" if depth == 0 else "embedded_subject"
    elif head.relation in OBJECTS:
        yield "object"
    elif head.relation == "nmod":
        yield "possessor"
    else:
        yield "other_function"
    if position in case.speaking:
        yield "speaks"
    elif other.subject and _reports(case, head):
        yield "says"
    if _spoke_last(case, settled, position):
        yield "spoke_last"
    if other.subject and _governs(case, head):
        yield "reporting_subject" if _is_reported(case, head) else "governing_subject"


def _nature(case: SpeakerCase, settled: Settled, position: int) -> Iterator[str]:
    other = case.cast.referents[position]
    known = gender_of(case, settled, position)
    if known is not None and known == case.referent.gender:
        yield "same_gender"
    if other.form is Form.PRONOUN:
        yield "pronoun"
    elif other.form is Form.NOUN:
        yield "description" if is_person(case, settled, position) else "thing"
    elif other.kind is SpeakerKind.BODY:
        yield "body"
    else:
        first = (other.name or "").split()[:1]
        is_known = bool(first) and fold(first[0]) in case.cast.reading.lexicon.folded_first_names
        yield "first_name" if is_known or len(settled[position].answer.via) else "name"


def clauses_above(document: Document, head: Token) -> int:
    """How many clauses a mention is embedded in: who speaks in another's saying is less salient."""
    above = [one for one in ancestors(document, head) if one.upos in {"VERB", "AUX"}]
    return sum(one.relation in _EMBEDDED for one in above[:-1])


def _spoke_last(case: SpeakerCase, settled: Settled, position: int) -> bool:
    """The candidate is who spoke right before, by this or another mention."""
    last = next((at for at, _ in case.others_before() if at in case.speaking and at in settled), None)
    return last is not None and settled[last].answer == settled[position].answer


def _governs(case: SpeakerCase, head: Token) -> bool:
    """The mention is the subject of a verb on which the pronoun's clause depends."""
    document = case.cast.reading.document
    above = list(ancestors(document, document.tokens[case.referent.head]))
    verb = verb_of(case.cast.reading.document, head)
    return verb is not None and any(one.index == verb.index for one in above[1:])


def verb_of(document: Document, head: Token) -> Token | None:
    """The verb that a mention is the subject of, by way of the noun it is put to."""
    for _ in range(3):
        above = document.head(head)
        if above is None or above.upos in {"VERB", "AUX"}:
            return above
        head = above
    return None


def _reports(case: SpeakerCase, head: Token) -> bool:
    """The mention is the subject of a verb of saying."""
    verb, lexicon = verb_of(case.cast.reading.document, head), case.cast.reading.lexicon
    return verb is not None and lexicon.verb_lemma(verb.text, verb.lemma) in lexicon.reporting_verbs


def _is_reported(case: SpeakerCase, head: Token) -> bool:
    """The pronoun's clause is what the mention says: "Ada affirme qu'il …"."""
    document = case.cast.reading.document
    verb = verb_of(document, head)
    if verb is None:
        return False
    clause = [document.tokens[case.referent.head], *ancestors(document, document.tokens[case.referent.head])]
    return any(one.relation == "ccomp" and one.head == verb.index for one in clause)


def _is_said_by_another(case: SpeakerCase, position: int) -> bool:
    """An incise gives the candidate's sentence to somebody else: "Ada a cédé, a souligné Yvon"."""
    referents, other = case.cast.referents, case.cast.referents[position]
    if other.span in case.cast.inverted or other.level is not None:
        return False
    return any(referents[at].span in case.cast.inverted for at in case.cast.by_sentence[other.sentence])
