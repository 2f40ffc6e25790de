"""The text asks whether the saying took place.

Le traiteur osera-t-il parler d'« erreur » ?              matches
« Qui ? », a-t-il demandé.                                must not: only the words are a question
"""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.cue import verb_lemma
from attribution.core.phrases.reading import Reading
from attribution.core.status.group import introduced_by_if

_ASKING = frozenset("demander dire savoir préciser ignorer interroger révéler expliquer indiquer vérifier".split())
_REACH = 6
"""Words from "si" back to the verb that asks: "sommé de dire hier soir s'il avait menti"."""


def question(reading: Reading, head: int) -> bool:
    """The sentence of the cue ends in a question mark on its own level, or somebody asks or says whether."""
    cue = reading.document.tokens[head]
    if _is_asked(reading, cue):
        return True
    words = reading.document.words(reading.document.sentence_of(cue))
    own = [word for word in words if reading.level(word) == reading.level(cue) and word.index > head]
    return bool(own) and own[-1].text == "?"


def _is_asked(reading: Reading, cue: Token) -> bool:
    """As in "sommé de dire s'il avait menti …": "si" introduces the cue's clause behind a verb of asking or saying."""
    mark = introduced_by_if(reading, cue)
    if mark is None:
        return False
    before = reading.document.tokens[max(0, mark.index - _REACH) : mark.index]
    return any(word.upos == "VERB" and verb_lemma(reading, word) in _ASKING for word in before)
