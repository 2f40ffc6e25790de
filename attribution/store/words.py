"""Words as they are indexed and asked for: the same on SQLite and PostgreSQL, whatever their own parsers think.

A word is folded in Python. What is not plain letters and digits then (other scripts, numbers, which PostgreSQL reads
in its own ways) is spelt in hexadecimal, so that FTS5 and tsvector only ever see ``[a-z][a-z0-9]*``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from attribution.core.document import Document, Span
from attribution.core.fold import fold

LONGEST_TERM = 100
MOST_TERMS = 8_000
MOST_LETTERS = 200_000
"""Of one quotation; a tsvector takes 16,383 positions and some 1,000,000 letters."""

_PLAIN = re.compile(r"[a-z][a-z0-9]*")
_PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”')

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class AskedWords:
    """What a search asks for: words in any form, and phrases as they stand."""

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def terms(text: str) -> list[str]:
    """The folded words of a text as the index has them."""
    return [_term(word) for word in fold(text).split()]


def asked(q: str) -> AskedWords:
    """What a reader typed. Every sign but the marks of a phrase is text; a mark without its partner too."""
    phrases = (terms("".join(found.groups(""))) for found in _PHRASE.finditer(q))
    words = terms(_PHRASE.sub(" ", q))
    return AskedWords(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(tuple(phrase) for phrase in phrases if phrase)))


def forms(text: str, content: Span) -> str:
    """The words of a quotation, for the index."""
    return _joined(terms(text[content.start : content.end]))


def lemmas(document: Document | None, content: Span) -> str:
    """The lemmas of a quotation's words, for the index; none without a parse."""
    if document is None:
        return ""
    return _joined(term for token in document.tokens_in(content) for term in terms(token.lemma) or terms(token.text))


def pairs(document: Document | None, contents: Iterable[Span]) -> set[Pair]:
    """Form and lemma of the words of some quotations, where the two are single words and differ."""
    if document is None:
        return set()
    tokens = (token for content in contents for token in document.tokens_in(content))
    return {pair for token in tokens for pair in single_terms(token.text, token.lemma)}


def single_terms(form: str, lemma: str) -> Iterator[Pair]:
    """A form and its lemma as the index has them, where both are one word and they differ."""
    forms_, lemmas_ = terms(form), terms(lemma)
    if len(forms_) == len(lemmas_) == 1 and forms_ != lemmas_:
        yield forms_[0], lemmas_[0]


def _term(word: str) -> str:
    plain = word if _PLAIN.fullmatch(word) else "zz" + word.encode().hex()
    return plain[:LONGEST_TERM]


def _joined(found: Iterable[str]) -> str:
    kept: list[str] = []
    letters = 0
    for term in found:
        letters += len(term) + 1
        if len(kept) == MOST_TERMS or letters > MOST_LETTERS:
            break
        kept.append(term)
    return " ".join(kept)


def padded(sequence: Sequence[str]) -> str:
    """A run of words as it stands between spaces."""
    return f" {' '.join(sequence)} "
