"""Looks again for words of which nothing kept has the very form: "digues" where every quotation says "digue".

The lemmas of forms that occur are kept with them. A form that does not occur matches nothing, so it is only then
that the parser is asked for its lemma.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from attribution.services.ports import Found, Parser, QuotationQuery

Lemmas = tuple[tuple[str, str], ...]
LemmasOf = Callable[[str], Lemmas]
Search = Callable[[QuotationQuery], Found]


def widened(query: QuotationQuery, search: Search, lemmas_of: LemmasOf | None) -> Found:
    """What a search finds; if that is nothing, what it finds with the lemmas of the words that it asks for."""
    found = search(query)
    if found.hits or not query.q or lemmas_of is None:
        return found
    lemmas = lemmas_of(query.q)
    return search(replace(query, lemmas=lemmas)) if lemmas else found


def lemmas_of(words: str, parser: Parser) -> Lemmas:
    """The forms of some words, each with its lemma, where they differ. Raises ParserError."""
    return tuple((token.text, token.lemma) for token in parser.parse(words).tokens if token.lemma != token.text)
