"""What every adapter of the Parser port keeps to, on recorded articles; Stanza's own matters stand beside."""

import pytest

from attribution.core.document import NO_HEAD
from tests.articles import DIRECTORIES, read_text

ADAPTERS = ["replay", pytest.param("stanza_parser", marks=pytest.mark.stanza)]


@pytest.fixture(params=ADAPTERS)
def parser(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(params=DIRECTORIES, ids=lambda directory: directory.name)
def text(request):
    return read_text(request.param)


def test_the_text_comes_back_as_it_was_given(parser, text):
    assert parser.parse(text).text == text


def test_every_word_lies_in_its_sentence_and_in_the_text_in_order(parser, text):
    check_document(parser.parse(text))


def test_a_parse_is_the_same_each_time(parser, text):
    assert parser.parse(text) == parser.parse(text)


@pytest.mark.parametrize("blank", ["", " ", "\n\r\n", "\u00a0\u202f\u2028"])
def test_a_blank_text_has_no_words(parser, blank):
    document = parser.parse(blank)
    assert (document.text, document.tokens, document.sentences) == (blank, (), ())


def test_it_has_a_name(parser):
    assert parser.name


def check_document(document):
    end = 0
    for sentence in document.sentences:
        words = document.words(sentence)
        assert sentence.span.start >= end
        assert (words[0].span.start, words[-1].span.end) == (sentence.span.start, sentence.span.end)
        end = sentence.span.end
    assert end <= len(document.text)
    for index, token in enumerate(document.tokens):
        sentence = document.sentence_of(token)
        assert token.index == index
        assert sentence.first <= index < sentence.last
        assert token.span in sentence.span
        assert document.cut(token.span).strip()
        assert token.head == NO_HEAD or sentence.first <= token.head < sentence.last
    starts = [token.span.start for token in document.tokens]
    assert starts == sorted(starts)
