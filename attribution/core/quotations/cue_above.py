"""The verbs of saying above marked words, and whether the words are what one of them says.

Two rules ask for it: one for words that a verb takes, one for terms that only stand somewhere below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from attribution.core.document import Token
from attribution.core.phrases.clitics import is_reflexive
from attribution.core.phrases.cue import cue_verb_of, is_cue_verb, light_verb_end, verb_lemma
from attribution.core.phrases.small_words import QUE
from attribution.core.quotations.case import MarkedCase
from attribution.core.tree import ancestors, top_of

_REACH = 8
"""Steps from the marked words up to the verb; deeper trees hold nothing together."""
_LIGHT = 3
"""Steps below a light verb: its noun is one more, "fait part de sa « colère »".
"""
_CLAUSE = frozenset({"ccomp", "csubj", "parataxis"})


@dataclass(frozen=True, slots=True)
class CueAbove:
    """``path`` runs from the marked words' top to the word right below the verb; a ``weak`` verb seldom says."""

    verb: Token
    lemma: str
    path: tuple[Token, ...]
    weak: bool

    @property
    def link(self) -> str:
        """The relation by which the verb holds all of the path."""
        return self.path[-1].relation


def cues_above(case: MarkedCase) -> Iterator[CueAbove]:
    """Every cue verb before the marks that stands above the marked words on the level around them, nearest first."""
    reading = case.reading
    top = top_of(reading.document, case.content)
    path = [] if top is None else [top]
    for above in islice(ancestors(reading.document, top), _REACH) if top else ():
        verb = cue_verb_of(reading, above)
        before = verb.span.end <= case.outer.start and reading.level(verb) == reading.frame(case.position)
        if before and is_cue_verb(reading, verb):
            yield CueAbove(verb, verb_lemma(reading, verb), tuple(path), weak=_is_weak(case, verb))
        path.append(above)


def _is_weak(case: MarkedCase, verb: Token) -> bool:
    """A verb with another common sense, or one that says nothing with "se": "s'y ajoute"."""
    lexicon, lemma = case.reading.lexicon, verb_lemma(case.reading, verb)
    silent = lemma in lexicon.silent_reflexives and any(map(is_reflexive, case.reading.document.children(verb.index)))
    return silent or lemma in lexicon.weak_verbs


def takes_clause(case: MarkedCase, cue: CueAbove) -> bool:
    """All of the clause that a verb takes is what is said: "Il assure avoir vu des « pillards »"."""
    return cue.link in _CLAUSE or (cue.link == "xcomp" and not cue.weak) or _has_que(case, cue)


def _has_que(case: MarkedCase, cue: CueAbove) -> bool:
    """A "que" stands between the verb and the marks, whatever the parser made of the clause that it begins."""
    return any(word.upos == "SCONJ" and word.text.lower() in QUE for word in _between(case, cue))


def _between(case: MarkedCase, cue: CueAbove) -> tuple[Token, ...]:
    return case.reading.document.tokens[cue.verb.index + 1 : case.reading.document.index_from(case.outer.start)]


def judges(case: MarkedCase, cue: CueAbove) -> bool:
    """The verb takes its judgement from anywhere: "qualifier X de « … »", "voir en X comme un « … »"."""
    light = light_verb_end(case.reading, cue.verb) is not None and len(cue.path) <= _LIGHT
    if light or cue.lemma in case.reading.lexicon.judging_verbs:
        return True
    return any(word.text.lower() == "comme" for word in _between(case, cue))
