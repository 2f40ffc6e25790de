"""A term after a noun that names it by "de".

La notion de « reste à charge » date de 2004.       matches
Le mot de « tricheur » court dans les tribunes.     must not: a word is somebody's
"""

from __future__ import annotations

from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind

_STEPS = 3
"""Words back: the noun, "de" and an article."""
_PHRASE = 8
"""Words back: the noun and what bears the name."""
_GIVING = frozenset({"donner", "trouver", "choisir", "attribuer", "chercher"})
_LINKS = frozenset({"ADP", "DET"})


def named_by(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when a noun of naming and "de", or a colon and then a name, touch the opening mark."""
    if case.has_incise_after():
        return None
    near = case.words_before(_STEPS)
    nouns = [word for word in near if word.lemma.lower() in case.reading.lexicon.naming_nouns][:1]
    if not nouns:
        return Kind.OTHER if _is_given(case) else None
    between = near[: near.index(nouns[0])]
    by_colon = not between and case.text_before().endswith(":") and case.is_name()
    by_de = bool(between) and between[-1].lemma.lower() == "de" and all(word.upos in _LINKS for word in between)
    return Kind.OTHER if by_colon or by_de else None


def _is_given(case: MarkedCase) -> bool:
    """As in "Il a donné un nom à la salle : « … »": the noun of naming, what bears the name, a colon."""
    text, document = case.reading.document.cut(case.content), case.reading.document
    if not case.text_before().endswith(":") or text[-1] in ".!?…" or case.reading.has_finite_verb(case.position):
        return False
    near = case.words_before(_PHRASE)
    for noun in near:
        if noun.lemma.lower() in case.reading.lexicon.naming_nouns and noun.relation == "obj":
            verb = document.head(noun)
            after = document.tokens[noun.index + 1]
            return verb is not None and verb.lemma in _GIVING and after.lemma.lower() in {"à", "au", "aux"}
    return False
