"""Every quotation of the benchmark's articles is found again when its article is edited as newsrooms do."""

from __future__ import annotations

import json
import random

import pytest

from attribution.core.analyse import analyse
from attribution.lexicons import french
from attribution.services.anchoring import anchor, match_quotations
from attribution.services.given_parses import given_parses
from attribution.services.position_map import PositionMap
from tests.articles import ROOT

BENCHMARK = ROOT / "fixtures" / "benchmark"


@pytest.fixture(scope="module")
def read():
    """Each article's text with the spans of what was found in it."""
    lines = (BENCHMARK / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {article["id"]: article["text"] for article in map(json.loads, lines)}
    documents = given_parses((BENCHMARK / "articles.conllu").read_text(encoding="utf-8"), texts).values()
    return [
        (document.text, [each.quotation.content for each in analyse(document, french()).attributions])
        for document in documents
    ]


def cut(paragraphs, dice):
    del paragraphs[dice.randrange(len(paragraphs))]


def put_in(paragraphs, dice):
    paragraphs.insert(dice.randrange(len(paragraphs) + 1), (None, "Une phrase de plus, ajoutée par la rédaction."))


def reorder(paragraphs, dice):
    dice.shuffle(paragraphs)


def correct(paragraphs, dice):
    """Change one letter in sixty."""
    for at, (start, text) in enumerate(paragraphs):
        letters = [place for place, sign in enumerate(text) if sign.isalpha()]
        wrong = {place: "x" if text[place] != "x" else "y" for place in dice.sample(letters, -(-len(letters) // 60))}
        paragraphs[at] = (start, "".join(wrong.get(place, sign) for place, sign in enumerate(text)))


@pytest.mark.parametrize("edit", [cut, put_in, reorder, correct], ids=lambda edit: edit.__name__)
def test_every_quotation_that_stays_is_found_and_no_other_is_taken_for_it(read, edit):
    dice = random.Random(5)
    count = 0
    for text, spans in read:
        paragraphs = [(sum(map(len, text.splitlines(True)[:at])), line) for at, line in enumerate(text.splitlines())]
        edit(paragraphs, dice)
        new_text = "\n".join(line for _, line in paragraphs)
        there = dict(places(spans, paragraphs))
        new = [anchor(new_text, *place) for place in there.values()]
        old = [anchor(text, span.start, span.end) for span in spans]
        found = match_quotations(old, new, PositionMap(text, new_text))
        assert [found.get(position) for position in range(len(new))] == list(there)
        count += len(new)
    assert count > 100


def places(spans, paragraphs):
    """The position of each span whose paragraph is still there, and where it is now."""
    now = 0
    for start, text in paragraphs:
        for position, span in enumerate(spans):
            if start is not None and start <= span.start and span.end <= start + len(text):
                yield position, (now + span.start - start, now + span.end - start)
        now += len(text) + 1
