"""The name of an offence: the law's words, not a speaker's.

Il est mis en examen pour « recel de vol » et « extorsion ».     matches
La maire dénonce une « extorsion » des péages.                   must not: nobody is tried
"""

from __future__ import annotations

from attribution.core.phrases.cue import verb_lemma
from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind

_REACH = 25
"""Words back in the sentence; lists of charges are long."""


def law_term(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, for a term of the penal code: of several words anywhere, of one word behind a word of the courts."""
    if case.reading.has_finite_verb(case.position):
        return None
    content = case.reading.document.cut(case.content).lower().replace("’", "'")
    offence = next((term for term in case.reading.lexicon.offences if _begins(content, term)), None)
    if offence is None:
        return None
    return Kind.OTHER if len(offence.replace("'", " ").split()) > 1 or _in_court(case) else None


def _begins(content: str, term: str) -> bool:
    return content.startswith(term) and (term.endswith("'") or not content[len(term) : len(term) + 1].isalnum())


def _in_court(case: MarkedCase) -> bool:
    """A word of the courts stands before the marks, in the sentence, and no verb of judging nearer to them."""
    lexicon = case.reading.lexicon
    for word in case.words_before(_REACH):
        if verb_lemma(case.reading, word) in lexicon.judging_verbs - lexicon.court_words:
            return False
        if not lexicon.court_words.isdisjoint({word.lemma.lower(), word.text.lower()}):
            return True
    return False
