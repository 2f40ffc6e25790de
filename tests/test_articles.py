"""Whole recorded articles: the parse belongs to the text, the analysis is the expected one, every offset holds."""

import json
import unicodedata

import pytest

from attribution.lexicons import french
from attribution.parsing.shadow import cast_shadow
from attribution.services.record_article import EXPECTED, PARSE, record_article
from tests.articles import DIRECTORIES, read_expected, read_text

pytestmark = pytest.mark.parametrize("directory", DIRECTORIES, ids=lambda directory: directory.name)


def spans(value):
    """Every span in a JSON value, however deep."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def test_the_parse_belongs_to_the_text(replay, directory):
    text = read_text(directory)
    document = replay.parse(text)
    printed = {token.span: document.cut(token.span) for token in document.tokens}
    contractions = {
        token.span
        for token, after in zip(document.tokens, document.tokens[1:], strict=False)
        if token.span == after.span
    }
    for token in document.tokens:
        if token.span not in contractions:
            assert token.text.split() == unicodedata.normalize("NFC", cast_shadow(printed[token.span]).text).split()
    covered = {place for span in printed for place in range(span.start, span.end)}
    assert "".join(sign for place, sign in enumerate(text) if place not in covered).strip() == ""


def test_the_analysis_is_the_expected_one(replay, directory):
    recorded = record_article(read_text(directory), parser=replay, lexicon=french())
    assert json.loads(recorded[EXPECTED]) == json.loads(read_expected(directory)), "changed: make golden, read the diff"
    assert recorded[EXPECTED] == read_expected(directory)


def test_every_offset_round_trips(directory):
    text = read_text(directory)
    for span in spans(json.loads(read_expected(directory))):
        assert 0 <= span["start"] < span["end"] <= len(text)
        assert text[span["start"] : span["end"]] == span["text"]


def test_the_three_files_are_there_and_no_other(directory):
    assert sorted(path.name for path in directory.iterdir()) == ["article.txt", EXPECTED, PARSE]
