"""A title that takes a noun's place in the middle of a clause, with its own article and a capital.

La radio annonce que « Les Heures lentes » sera lu samedi.     matches: a clause of the reader's own
Elle a écrit « Le Sel des jours », traduit en six langues.     matches: one writes a book, too
Elle a crié « La digue cède » en courant.                      must not: that is what she cried
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.cue import is_cue_verb, is_incise_verb, verb_lemma
from attribution.core.phrases.small_words import QUE
from attribution.core.quotations.case import MarkedCase
from attribution.core.quotations.cue_above import cues_above, judges
from attribution.core.relations import Kind

_ARTICLES = frozenset(
    "le la les l' un une des du au aux mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs".split()
)
_LEAST = 2
"""Words: an article and a noun."""
_ON_A_WALL = ("sur ", "au ", "à la ")
"""What follows words that are written somewhere, and no title: "écrit « La Fin » sur le mur"."""


def title_in_clause(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, for a capitalised noun phrase that "que", a preposition or a verb that says nothing touches."""
    before = case.word_before()
    if before is None or not case.text_before().endswith(before.text) or not _is_title(case):
        return None
    if before.text.lower() in QUE:
        return Kind.OTHER
    if before.upos == "ADP":
        return None if _is_said(case) else Kind.OTHER
    makes = before.upos == "VERB" and _makes(case, before) and not case.has_incise_after()
    return Kind.OTHER if makes else None


def _is_title(case: MarkedCase) -> bool:
    """An article in upper case and a phrase with neither verb nor stop."""
    words = _words(case)
    shaped = len(words) >= _LEAST and words[0][0].isupper() and words[0].lower() in _ARTICLES
    return shaped and words[-1][-1] not in ".!?…" and not case.reading.has_finite_verb(case.position)


def _words(case: MarkedCase) -> list[str]:
    return case.reading.document.cut(case.content).replace("’", "'").replace("'", "' ").split()


def _is_said(case: MarkedCase) -> bool:
    """A noun or verb of saying has the words, or one judges by them: "au cri de « … »", "parler de « … »"."""
    lexicon = case.reading.lexicon
    nouns = {form for word in case.words_before(3) for form in (word.lemma.lower(), word.text.lower())}
    shown = lexicon.work_nouns | lexicon.display_nouns
    if nouns & (lexicon.cue_nouns - shown):
        return True
    return any(judges(case, cue) or (len(cue.path) == 1 and not cue.weak) for cue in cues_above(case))


def _makes(case: MarkedCase, verb: Token) -> bool:
    """The verb says nothing, or can also mean that a work is made or shown, which its second capital then tells."""
    reading = case.reading
    if not is_cue_verb(reading, verb) and not is_incise_verb(reading, verb):
        return True
    work = verb_lemma(reading, verb) in reading.lexicon.weak_verbs and _words(case)[1][0].isupper()
    return work and not case.text_after().startswith(_ON_A_WALL)
