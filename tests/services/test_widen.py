"""Words of which nothing kept has the very form are looked for by the parser's lemmas, and only those."""

from __future__ import annotations

from attribution.core.document import NO_HEAD, Document, Span, Token
from attribution.services.ports import Found, QuotationQuery
from attribution.services.widen import lemmas_of, widened

HIT = object()
LEMMAS = (("digues", "digue"),)


class Searched:
    """Finds something once it is asked with lemmas, or at once."""

    def __init__(self, at_once=False):
        self.asked = []
        self._at_once = at_once

    def __call__(self, query):
        self.asked.append(query)
        return Found((HIT,) if self._at_once or query.lemmas else ())


def fail(words):
    raise AssertionError(words)


def test_nothing_found_is_asked_again_with_lemmas():
    search = Searched()
    assert widened(QuotationQuery(q="digues"), search, lambda words: LEMMAS).hits == (HIT,)
    assert [query.lemmas for query in search.asked] == [(), LEMMAS]


def test_what_is_found_at_once_needs_no_parser():
    search = Searched(at_once=True)
    assert widened(QuotationQuery(q="digue"), search, fail).hits == (HIT,)
    assert len(search.asked) == 1


def test_without_words_without_a_parser_and_without_lemmas_nothing_is_asked_again():
    for query, known in (
        (QuotationQuery(), fail),
        (QuotationQuery(q="x"), None),
        (QuotationQuery(q="x"), lambda _: ()),
    ):
        search = Searched()
        assert widened(query, search, known).hits == ()
        assert len(search.asked) == 1


class LemmaParser:
    name = "lemmas"

    def parse(self, text):
        token = Token(0, Span(0, 6), "digues", "digue", "NOUN", "", NO_HEAD, "root", 0)
        same = Token(1, Span(7, 11), "pont", "pont", "NOUN", "", 0, "dep", 0)
        return Document(text, (token, same), ())


def test_forms_that_are_their_own_lemma_tell_nothing():
    assert lemmas_of("digues pont", LemmaParser()) == LEMMAS
