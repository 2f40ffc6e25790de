"""A title, name or term after the noun that introduces it.

le film « Les Heures lentes » est sorti        matches
elle a dit la visite « regrettable »           must not: no name begins in lower case
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.quotations.case import MarkedCase
from attribution.core.quotations.cue_above import cues_above, judges
from attribution.core.relations import Kind
from attribution.core.tree import top_of

_LINKS = frozenset({"dont", "comme"})
"""Words between the noun and one of several titles: "deux livres, dont « … »"."""


def title_of_work(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when a noun of the lexicon (or its adjective) touches the opening mark and a capital follows it."""
    noun = _noun_before(case)
    if noun is None or _is_sentence(case) or case.has_incise_after():
        return None
    if noun.upos == "ADP" or not (_is_work(case, noun) or _is_of_work(case, noun)):
        return None
    return None if _starts_low(case) and not _is_low_title(case, noun) else Kind.OTHER


def _noun_before(case: MarkedCase) -> Token | None:
    """The noun that touches the mark, its adjective, "dont" or a colon between at most."""
    near, stop = case.words_before(2), case.text_before()[-1:]
    if not near or stop == "," or (stop == ":" and not _is_listed(case, near[0])):
        return None
    between = near[0].upos in {"ADJ", "PROPN"} or near[0].text.lower() in _LINKS
    return near[1] if between and len(near) > 1 else near[0]


def _is_listed(case: MarkedCase, noun: Token) -> bool:
    """The sentence goes on behind a title after a colon, or a plural announces several: "deux films : « Aube », …"."""
    plural = noun.feat("Number") == "Plur" and noun.lemma.lower() not in case.reading.lexicon.cue_nouns
    return case.text_after()[:1].islower() or (plural and case.is_name())


def _is_sentence(case: MarkedCase) -> bool:
    """A sentence with its stop stands between the marks."""
    return case.reading.document.cut(case.content).endswith(".") and case.reading.has_finite_verb(case.position)


def _is_work(case: MarkedCase, noun: Token) -> bool:
    return not case.reading.lexicon.work_nouns.isdisjoint({noun.lemma.lower(), noun.text.lower()})


def _is_of_work(case: MarkedCase, noun: Token) -> bool:
    """As in "la société de chant « La Lyre »": the noun only says which kind of work or body."""
    head = case.reading.document.head(noun)
    between = case.reading.document.tokens[head.index + 1 : noun.index] if head and head.index < noun.index else ()
    return len(between) == 1 and between[0].upos == "ADP" and head is not None and _is_work(case, head)


def _is_low_title(case: MarkedCase, noun: Token) -> bool:
    """A noun phrase that nobody judges the work by: "sa loi « sécurité globale »", "son roman « la nuit »"."""
    document = case.reading.document
    top = top_of(document, case.content)
    first = next((word for word in document.tokens_in(case.content) if word.upos != "PUNCT"), None)
    if top is None or top.upos not in {"NOUN", "PROPN"} or first is None or first.upos == "ADP":
        return False
    of_words = noun.lemma.lower() in case.reading.lexicon.cue_nouns or case.text_before().endswith(":")
    return not of_words and not any(judges(case, cue) for cue in cues_above(case))


def _starts_low(case: MarkedCase) -> bool:
    return case.reading.document.cut(case.content)[0].islower()
