"""When "trouver" says what somebody thinks of a thing, and not that it was found.

Elle trouve le délai « trop court ».         says so, whether the parser hangs the words on the verb or on the noun
Elle a trouvé un sponsor « maison ».         found; a thing that one judges is a definite one
"""

from __future__ import annotations

from itertools import takewhile

from attribution.core.document import Token
from attribution.core.phrases.reading import MARK, Reading
from attribution.core.tree import top_of

_DEFINITE = frozenset(
    "le la les l' l’ ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs".split()
)
_POINTED_AT = frozenset({"cela", "ça", "ceci"})
_OF_PHRASE = frozenset({"ADV", "DET", "NOUN", "PROPN", "ADJ", "NUM", "ADP", "PRON"})
_REACH = 8
"""Words; the thing judged is named in no more."""


def finds(reading: Reading, verb: Token) -> bool:
    """As in "l'a trouvée « changée »", "trouve le délai « trop court »"; "trouver une « perle »" says nothing."""
    return verb.lemma == "trouver" and (_has_state(reading, verb) or _has_marked_state(reading, verb))


def _has_state(reading: Reading, verb: Token) -> bool:
    children = reading.document.children(verb.index)
    states = (child for child in children if child.relation == "xcomp" and "VerbForm=Inf" not in child.feats)
    return any(child.upos in {"ADJ", "VERB"} for child in states)


def _has_marked_state(reading: Reading, verb: Token) -> bool:
    """The marks stand right behind a definite phrase, and hold an adjective, or a phrase that hangs on the verb."""
    after = reading.document.tokens[verb.index + 1 : verb.index + 1 + _REACH]
    phrase = list(takewhile(lambda word: _goes_on(reading, word, verb), after))
    behind = after[len(phrase) : len(phrase) + 2]
    if len(behind) <= 1 or reading.level(behind[0]) != MARK or not behind[1].text[:1].islower():
        return False
    return _is_pointed_at(phrase) or (_is_definite(phrase) and _is_state(reading, behind[1], verb))


def _goes_on(reading: Reading, word: Token, verb: Token) -> bool:
    return word.sentence == verb.sentence and word.upos in _OF_PHRASE and reading.level(word) == reading.level(verb)


def _is_pointed_at(phrase: list[Token]) -> bool:
    """As in "trouve ça « honteux »", whatever the tagger made of the words: nothing of that name is found."""
    return len(phrase) == 1 and phrase[0].text.lower() in _POINTED_AT


def _is_definite(phrase: list[Token]) -> bool:
    words = [word.text.lower() for word in phrase if word.upos != "ADV"]
    return len(words) > 1 and words[0] in _DEFINITE and phrase[-1].upos in {"NOUN", "PROPN", "ADJ"}


def _is_state(reading: Reading, first: Token, verb: Token) -> bool:
    """An adjective with its adverbs, a participle, or "à côté de la plaque" under the verb."""
    position = reading.level(first)
    if position is None or position == MARK:
        return False
    top = top_of(reading.document, reading.contents[position])
    participle = top is not None and "VerbForm=Part" in top.feats and not top.text.lower().endswith("ant")
    adjective = top is not None and (top.upos == "ADJ" or participle) and first.upos in {"ADJ", "ADV", "VERB"}
    return adjective or (top is not None and first.upos == "ADP" and top.head == verb.index)
