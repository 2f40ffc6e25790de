"""A trade or trait that takes up somebody named before without it, as the press varies its words.

Ada Morvan a fermé son cabinet. « Je n'en peux plus », dit la pédiatre.        matches: Ada Morvan
Le maçon Yvon Rey a porté plainte. « Il ment », dit le pédiatre.               must not: Rey has another trade
Yvon Rey a porté plainte. « Nous rouvrirons », dit le préfet.                  must not: an office has its own bearer
"""

from __future__ import annotations

from attribution.core.fold import fold
from attribution.core.relations import Form
from attribution.core.speakers.antecedents import Antecedent, most_likely, named_before
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.lookup import is_definite, same_kind_before
from attribution.core.speakers.speaks_of_another import speaks_of_another
from attribution.core.speakers.told_apart import leave_open

_OF = frozenset({"de", "d'", "d’", "du", "des"})
_INDEFINITE = frozenset({"un", "une"})


def taken_up(case: SpeakerCase, settled: Settled) -> Named | None:
    """The likeliest person named before whom no other role is put to, where nobody new has been described so."""
    if not _can_take_up(case) or _was_introduced(case) or same_kind_before(case) is not None:
        return None
    if speaks_of_another(case):
        return None
    found = [one for one in named_before(case, settled) if _is_free(case, settled, one)]
    answer = most_likely(case, settled, found)
    return answer if answer and answer.names and leave_open(case, settled, found, answer).names else None


def _can_take_up(case: SpeakerCase) -> bool:
    """A definite singular noun for people with adjectives at most, that speaks; no noun with a bearer of its own."""
    referent, lexicon = case.referent, case.cast.reading.lexicon
    if referent.form is not Form.NOUN or referent.plural or referent.parts or case.position not in case.speaking:
        return False
    noun = referent.noun or ""
    person = noun in lexicon.person_nouns or noun in lexicon.doer_nouns
    bare = _OF.isdisjoint(token.text.lower() for token in case.cast.reading.document.tokens_in(referent.span))
    return person and noun not in lexicon.offices | lexicon.parts_played and bare and is_definite(case)


def _was_introduced(case: SpeakerCase) -> bool:
    """Somebody without a name was described by the same noun before: "un pédiatre … le pédiatre"."""
    tokens_in = case.cast.reading.document.tokens_in
    described = (case.cast.referents[at] for at in case.cast.by_noun.get(case.referent.noun or "", ()))
    return any(
        one.span.start < case.referent.span.start and tokens_in(one.span)[0].text.lower() in _INDEFINITE
        for one in described
    )


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
    return role == noun or grouped or frozenset({role}) in kin


def _answers(case: SpeakerCase) -> bool:
    reading = case.cast.reading
    first = reading.document.tokens_in(case.referent.span)[0].index
    before = reading.document.tokens[first - 1] if first else None
    return (
        before is not None and reading.lexicon.verb_lemma(before.text, before.lemma) in reading.lexicon.answering_verbs
    )
