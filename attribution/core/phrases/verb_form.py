"""Verbs that the tagger took for something else: "Bercy juge ces calculs", a judge; "dément avoir dit", an adverb."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.reading import MARK, Reading

_TAKEN_FOR = frozenset({"NOUN", "ADJ", "ADV", "PROPN", "X"})
_NOT_BEFORE_A_VERB = frozenset({"DET", "ADP", "ADJ", "NUM"})
_OBJECT_STARTS = frozenset({"DET", "SCONJ", "AUX"})


def is_verb(reading: Reading, token: Token) -> bool:
    """A word tagged as a verb, or a form of a cue verb in the place of one.

    Such a form stands behind no article or preposition, and what follows begins an object: an article, "que", a mark.
    """
    if token.upos in {"VERB", "AUX"}:
        return True
    if token.upos not in _TAKEN_FOR or token.text not in reading.lexicon.verb_lemmas:
        return False
    tokens = reading.document.tokens
    if token.index == 0 or token.index + 1 >= len(tokens):
        return False
    before, after = tokens[token.index - 1], tokens[token.index + 1]
    starts = before.sentence != token.sentence or before.upos in _NOT_BEFORE_A_VERB
    named = token.upos == "NOUN" and before.text == "," and not _is_pronoun(tokens, token.index - 2)
    return not starts and not named and (after.upos in _OBJECT_STARTS or reading.level(after) == MARK)


def _is_pronoun(tokens: tuple[Token, ...], index: int) -> bool:
    """As in "le forgeron, lui, note « … »", not as in "Yvon Rey, juge « … »"."""
    return index >= 0 and tokens[index].text.lower() in {"lui", "elle", "eux", "elles"}
