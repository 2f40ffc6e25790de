"""The head of the noun phrase that begins at a word."""

from __future__ import annotations

from attribution.core.document import Token
from attribution.core.phrases.reading import Reading
from attribution.core.phrases.small_words import DE_OR_DU


def phrase_head(reading: Reading, first: Token) -> Token | None:
    """The head of the noun phrase that begins at a word: the first noun or name after its determiners."""
    tokens = reading.document.tokens
    alone: Token | None = None  # "la droite", tagged as an adjective
    for token in tokens[first.index : first.index + 6]:
        if token.sentence != first.sentence:
            return alone
        if _is_title_before_name(reading, token):
            continue
        if token.upos in {"NOUN", "PROPN", "PRON", "X"} or _counts_people(reading, token) or _is_one(reading, token):
            return token
        if token.upos not in {"DET", "ADJ", "NUM", "ADV"}:
            return alone
        alone = token if token.upos == "ADJ" and tokens[token.index - 1].upos == "DET" else alone
    return alone


def _is_title_before_name(reading: Reading, token: Token) -> bool:
    """As in "Me" in "Me Kerbrat", which the tagger may take for a pronoun."""
    tokens = reading.document.tokens
    if not reading.lexicon.is_title(token.text) or token.index + 1 >= len(tokens):
        return token.text == "." and token.index > 0
    after = tokens[token.index + 1]
    return token.text[0].isupper() and (after.text[0].isupper() or after.text == ".")


def _is_one(reading: Reading, token: Token) -> bool:
    """As in "l'un" of "l'un …, l'autre …", whatever it is tagged."""
    before = reading.document.tokens[token.index - 1] if token.index > 0 else None
    return token.text.lower() in {"un", "une"} and before is not None and before.text.lower() in {"l'", "l’"}


def _counts_people(reading: Reading, token: Token) -> bool:
    """As in "trois" in "trois d'entre elles"."""
    after = reading.document.tokens[token.index + 1 : token.index + 2]
    return token.upos == "NUM" and bool(after) and after[0].text.lower() in DE_OR_DU
