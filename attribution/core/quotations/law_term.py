"""The name of an offence: the law's words, not a speaker's.

Elle sera jugée pour « recel de vol » et « extorsion ».          matches
La maire dénonce une « extorsion » des péages.                   must not: nobody is tried
"""

from __future__ import annotations

from dataclasses import replace

from attribution.core.document import Token
from attribution.core.phrases.cue import verb_lemma
from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind

_TOUCHING = 2
"""Words: one of the courts and "pour"."""
_JOINTS = frozenset({",", "et", ", et", "ou"})
_REACH = 25
"""Words back in the sentence; lists of charges are long."""


def law_term(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, for a term of the penal code: of several words anywhere, of one word behind a word of the courts."""
    if case.reading.has_finite_verb(case.position):
        return None
    if _is_charge(case):
        return Kind.OTHER
    content = case.reading.document.cut(case.content).lower().replace("’", "'")
    offence = next((term for term in case.reading.lexicon.offences if _begins(content, term)), None)
    if offence is None:
        return None
    return Kind.OTHER if len(offence.replace("'", " ").split()) > 1 or _in_court(case) else None


def _is_charge(case: MarkedCase) -> bool:
    """What "poursuivi pour" touches, and what a comma or "et" adds to it."""
    near = case.words_before(2)
    if len(near) == _TOUCHING and near[0].text.lower() == "pour":
        return _is_of_courts(case, near[1]) and _is_nominal(case)
    before = case.position - 1
    if before < 0 or case.reading.outers[before].end > case.outer.start or not _is_nominal(case):
        return False
    joint = case.reading.document.text[case.reading.outers[before].end : case.outer.start].strip()
    return joint in _JOINTS and _is_charge(replace(case, position=before))


def _is_of_courts(case: MarkedCase, word: Token) -> bool:
    return not case.reading.lexicon.court_words.isdisjoint({word.lemma.lower(), word.text.lower()})


def _is_nominal(case: MarkedCase) -> bool:
    """A noun with what belongs to it: "conduite sans permis", "mise en danger", but no "avoir fui"."""
    words = (word for word in case.reading.document.tokens_in(case.content) if word.upos not in {"PUNCT", "DET"})
    first = next(words, None)
    noun = first is not None and (first.upos == "NOUN" or "VerbForm=Part" in first.feats)
    return noun and not case.reading.has_finite_verb(case.position)


def _begins(content: str, term: str) -> bool:
    return content.startswith(term) and (term.endswith("'") or not content[len(term) : len(term) + 1].isalnum())


def _in_court(case: MarkedCase) -> bool:
    """A word of the courts stands before the marks, in the sentence, and no verb of judging nearer to them."""
    lexicon = case.reading.lexicon
    for word in case.words_before(_REACH):
        if verb_lemma(case.reading, word) in lexicon.judging_verbs - lexicon.court_words:
            return False
        if _is_of_courts(case, word):
            return True
    return False
