"""fixtures/benchmark: gold that fits its texts, every phenomenon on both sides, and what the rules find in it today."""

import json
from collections import Counter

import pytest
import yaml

from attribution.core.scoring import score
from attribution.services.read_answers import read_answers
from tests.articles import DIRECTORIES, read_text
from tests.benchmark import PARSES, jsonl
from tests.benchmark_scores import EXPECTED, read_texts, written
from tests.benchmark_source import DIRECTORY, MARKS, SIDES, SOURCE, TEXTS, SourceError, document_of, span
from tests.rule_cases import all_cases, belongs, recorded

PHENOMENA = range(1, 71)
FEWEST = 2
STATUSES = {"asserted", "negated", "denied", "alleged", "future", "question", "hypothetical"}
DOCUMENTS = read_texts()
ARTICLES = [json.loads(line) for line in (DIRECTORY / "articles.jsonl").read_text("utf-8").splitlines()]


def spans(value):
    if isinstance(value, dict):
        yield from [value] if "start" in value else [one for inner in value.values() for one in spans(inner)]
    elif isinstance(value, list):
        yield from (one for inner in value for one in spans(inner))


def test_the_texts_are_those_of_their_source():
    assert TEXTS.read_text("utf-8") == jsonl(), "changed: python -m tests.benchmark"


def test_every_phenomenon_is_there_and_has_look_alikes():
    sides = Counter((one["phenomenon"], one["expects"]) for one in DOCUMENTS)
    few = [(number, side) for number in PHENOMENA for side in SIDES if sides[number, side] < FEWEST]
    assert few == []
    assert {number for number, _ in sides} == set(PHENOMENA)


def test_no_two_texts_have_one_id_or_one_name_for_two_phenomena():
    assert [name for name, count in Counter(one["id"] for one in DOCUMENTS).items() if count > 1] == []
    assert len({one["text"] for one in DOCUMENTS + ARTICLES}) == len(DOCUMENTS) + len(ARTICLES)
    assert len({(one["phenomenon"], one["name"]) for one in DOCUMENTS}) == len(PHENOMENA)


def test_no_text_is_that_of_another_fixture():
    others = [read_text(directory) for directory in DIRECTORIES] + [case.text for case in all_cases()]
    shared = [
        one["id"]
        for one in DOCUMENTS + ARTICLES
        for text in others
        if one["text"].strip() in text or text.strip() in one["text"]
    ]
    assert shared == []


def test_every_offset_cuts_the_words_it_gives():
    wrong = [
        (one["id"], place["text"])
        for one in DOCUMENTS + ARTICLES
        for place in spans(one["quotations"])
        if one["text"][place["start"] : place["end"]] != place["text"]
    ]
    assert wrong == []


def test_every_mark_of_the_articles_is_annotated():
    marks = {one["id"]: sum(map(one["text"].count, MARKS)) for one in ARTICLES}
    assert marks == {one["id"]: 2 * len(one["quotations"]) for one in ARTICLES}


def test_gold_is_what_the_guide_allows():
    for one in DOCUMENTS + ARTICLES:
        for quotation in one["quotations"]:
            content = quotation["content"]["text"]
            assert content == content.strip(), one["id"]
            if quotation["kind"] == "speech":
                assert quotation["status"] in STATUSES, one["id"]
            else:
                assert [quotation[part] for part in ("source", "speaker", "relays")] == [None, None, []], one["id"]


def test_the_gold_agrees_with_itself():
    gold = {one["id"]: read_answers(one) for one in DOCUMENTS + ARTICLES}
    figures = score(gold, gold)
    assert figures.attributed.f1 == figures.relays.f1 == figures.status == 1


@pytest.mark.parametrize(("file", "texts"), [(PARSES, DOCUMENTS), (DIRECTORY / "articles.conllu", ARTICLES)])
def test_every_text_has_its_own_parse(file, texts):
    parses = recorded(file)
    assert list(parses) == [one["id"] for one in texts]
    strange = [one["id"] for one in texts if not belongs(parses[one["id"]], one["text"])]
    assert strange == [], "python -m tests.benchmark"


def test_the_rules_find_what_they_found_before():
    before, now = json.loads(EXPECTED.read_text("utf-8")), json.loads(written())
    assert now["phenomena"] == before["phenomena"], "changed: make golden, read the diff"
    assert now == before
    assert written() == EXPECTED.read_text("utf-8")


def test_words_are_found_by_their_number():
    text = "Il dit qu'il\u00a0viendra, dit-il."
    assert span(text, "il#2")["start"] == text.rindex("il.")
    assert span(text, "qu'il … dit")["text"] == "qu'il\u00a0viendra, dit"
    assert span(text, "il~viendra")["start"] == 10
    for words in ("il", "il#3", "vien", "elle"):
        with pytest.raises(SourceError, match="occurs"):
            span(text, words)


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ({"text": "Il a dit oui."}, "does not stand between marks"),
        ({"text": "« oui », dit-il. Puis « non »."}, "marks belong to no quotation"),
        ({"text": "« oui »", "stray": 1}, "0 marks belong to no quotation, 1 may"),
        ({"text": "« oui »", "speeker": "Paul"}, "unknown fields"),
    ],
)
def test_a_slip_in_the_source_is_told(document, complaint):
    entry = {"phenomenon": 1, "name": "Any"}
    with pytest.raises(SourceError, match=complaint):
        document_of("a", "present", entry, document | {"quotations": [{"speech": "oui"}]})


def test_no_entry_of_the_source_is_said_twice():
    numbers = [
        entry["phenomenon"] for file in SOURCE.glob("*.yml") for entry in yaml.safe_load(file.read_text("utf-8"))
    ]
    assert sorted(numbers) == list(PHENOMENA)
