"""Who of the people named before may bear a noun that the article has not put to them."""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.core.speakers.antecedents import FARTHEST, Antecedent, most_likely_name, named_before
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.speaks_of_another import speaks_of_another
from attribution.core.speakers.told_apart import leave_open

_INDEFINITE = frozenset({"un", "une"})
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})


def likely_bearer(case: SpeakerCase, settled: Settled) -> Named | None:
    """The likeliest to whom no other occupation is put, where nobody new has been described by the same noun."""
    if _was_introduced(case, settled) or speaks_of_another(case):
        return None
    found = [one for one in named_before(case, settled) if _is_free(case, settled, one)]
    answer = most_likely_name(case, settled, found)
    return answer if answer and answer.names and leave_open(case, settled, found, answer).names else None


def _was_introduced(case: SpeakerCase, settled: Settled) -> bool:
    """Somebody without a name was described by the same noun before: "un pédiatre … le pédiatre"."""
    described = case.cast.by_noun.get(case.referent.noun or "", ())
    return any(at < case.position and at not in settled and _brings_in(case, at) for at in described)


def _brings_in(case: SpeakerCase, position: int) -> bool:
    """An indefinite phrase that does or suffers something; "Ada Morvan est une artiste" describes her."""
    document, other = case.cast.reading.document, case.cast.referents[position]
    if document.tokens_in(other.span)[0].text.lower() not in _INDEFINITE:
        return False
    is_one = any(child.relation == "cop" for child in document.children(other.head))
    relation, near = document.tokens[other.head].relation, case.referent.sentence - other.sentence <= FARTHEST
    return near and not is_one and relation.partition(":")[0] in _ARGUMENTS


def _is_free(case: SpeakerCase, settled: Settled, one: Antecedent) -> bool:
    """No mention of the same person bears an office or a trade, or only one that goes with the description's.

    Who answers is not who spoke last.
    """
    if "spoke_last" in one.evidence and _answers(case):
        return False
    referents, answer = case.cast.referents, settled[one.position].answer
    mentions = [referents[at] for at, decided in settled.items() if decided.answer == answer]
    borne = {word for mention in mentions for word in (*mention.words, fold(mention.noun or ""))}
    return all(_go_together(case, role) for role in borne & case.cast.reading.lexicon.folded_occupations)


def _go_together(case: SpeakerCase, role: str) -> bool:
    """The same word, or one of its group; a role that people of any trade may have is no occupation."""
    lexicon, noun = case.cast.reading.lexicon, fold(case.referent.noun or "")
    kin = lexicon.same_offices.get(frozenset({noun}), ())
    grouped = any(noun in group and role in group for group in lexicon.folded_role_groups)
    trait = case.referent.noun in lexicon.anaphoric_nouns and case.referent.noun not in lexicon.trades
    return trait or role == noun or grouped or frozenset({role}) in kin


def _answers(case: SpeakerCase) -> bool:
    reading = case.cast.reading
    first = reading.document.tokens_in(case.referent.span)[0].index
    before = reading.document.tokens[first - 1] if first else None
    return (
        before is not None and reading.lexicon.verb_lemma(before.text, before.lemma) in reading.lexicon.answering_verbs
    )
