"""A trade or trait that takes up somebody named before without it, as the press varies its words.

Ada Morvan a fermé son cabinet. « Je n'en peux plus », dit la pédiatre.        matches: Ada Morvan
Le maçon Yvon Rey a porté plainte. « Il ment », dit le pédiatre.               must not: Rey has another trade
Yvon Rey a porté plainte. « Nous rouvrirons », dit le préfet.                  must not: an office has its own bearer
"""

from __future__ import annotations

from attribution.core.relations import Form
from attribution.core.speakers.case import Named, Settled, SpeakerCase
from attribution.core.speakers.likely_bearer import likely_bearer
from attribution.core.speakers.lookup import is_definite, same_kind_before

_OF = frozenset({"de", "d'", "d’", "du", "des"})


def taken_up(case: SpeakerCase, settled: Settled) -> Named | None:
    """The likeliest person named before whom no other role is put to, where nobody new has been described so."""
    if not _can_take_up(case) or same_kind_before(case) is not None:
        return None
    return likely_bearer(case, settled)


def _can_take_up(case: SpeakerCase) -> bool:
    """A definite singular noun for people with adjectives at most, that speaks; no noun with a bearer of its own."""
    referent, lexicon = case.referent, case.cast.reading.lexicon
    if referent.form is not Form.NOUN or referent.plural or referent.parts or case.position not in case.speaking:
        return False
    noun = referent.noun or ""
    person = noun in lexicon.person_nouns or noun in lexicon.doer_nouns
    bare = _OF.isdisjoint(token.text.lower() for token in case.cast.reading.document.tokens_in(referent.span))
    return person and noun not in lexicon.offices | lexicon.parts_played and bare and is_definite(case)
