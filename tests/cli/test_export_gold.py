"""Reviewed articles become a gold set that `attribution evaluate` takes."""

from __future__ import annotations

import json

import pytest

from attribution.core.document import Span
from attribution.core.relations import Kind, SpeakerKind
from attribution.services.ports import ArticleIn, Change, Field, Named, ReviewState
from attribution.store.sql_store import SqlStore
from tests import articles

CONFIRM, REJECT = Change(state=ReviewState.CONFIRMED), Change(state=ReviewState.REJECTED)


@pytest.fixture
def store(database_url):
    store = SqlStore(database_url)
    yield store
    store.close()


@pytest.fixture
def services(make_services, store, replay):
    """Real rules on recorded parses, and a real database."""
    return make_services(replay, store)


@pytest.fixture
def quotations(services):
    """The quotations of a recorded article, kept."""
    text = articles.read_text(articles.ROOT / "fixtures" / "articles" / "seed")
    saved = services.submit(ArticleIn(text, source="exemple.fr", external_id="1"))
    return services.store.article_quotations(saved.id)


@pytest.fixture
def review(store):
    def review(record, change):
        return store.reviews.correct(record.id, change, by="Iris", check=lambda record: None)

    return review


@pytest.fixture
def export(run, services, tmp_path):
    """The documents that are exported, and what is told about them."""

    def export(*options):
        result = run("export-gold", tmp_path / "gold.jsonl", *options, services=services)
        assert result.exit_code == 0, result.stderr
        lines = (tmp_path / "gold.jsonl").read_text(encoding="utf-8").split("\n")
        return [json.loads(line) for line in lines if line], result.stderr

    return export


def test_confirmed_answers_are_all_right(run, services, quotations, review, export, tmp_path):
    for record in quotations:
        review(record, CONFIRM)
    ((document,), told) = export("--parses", tmp_path / "gold.conllu")
    assert told == "Exported: 1 articles.\n"
    assert document["text"] == quotations[0].article.article.text
    assert len(document["quotations"]) == len(quotations)
    for options in ((), ("--parses", tmp_path / "gold.conllu")):
        result = run("evaluate", tmp_path / "gold.jsonl", *options, "--json", services=services)
        figures = json.loads(result.stdout)
        assert figures["attributed"]["f1"] == figures["detection"]["f1"] == figures["status"] == 1
        assert figures["relays"]["f1"] == figures["source"] == figures["exact"] == 1
        assert figures["documents"] == 1


def test_an_article_counts_when_all_of_it_was_reviewed(quotations, review, export):
    first, *others = quotations
    for record in others:
        review(record, CONFIRM)
    assert export()[0] == []
    ((partial,), told) = export("--partial")
    assert told == "Exported: 1 articles, 1 of them partial.\n"
    assert partial["partial"] is True
    debatable = [one["content"]["start"] for one in partial["quotations"] if one.get("debatable")]
    assert debatable == [first.attribution.quotation.content.start]
    review(first, REJECT)
    ((whole,), _) = export()
    assert len(whole["quotations"]) == len(others)
    assert "partial" not in whole


def test_what_is_only_corrected_counts_when_asked_for(quotations, review, export):
    first, *others = quotations
    for record in others:
        review(record, CONFIRM)
    zoe = Named(name="Zoé Petit", kind=SpeakerKind.PERSON)
    review(first, Change(fields=frozenset({Field.SPEAKER, Field.KIND}), speakers=(zoe,), kind=Kind.MIXED))
    assert export()[0] == []
    ((document,), _) = export("--reviewed", "all")
    assert (document["quotations"][0]["speaker"], document["quotations"][0]["kind"]) == ("Zoé Petit", "speech")


def test_what_the_machine_has_wrong_counts_against_it(run, services, quotations, review, export, tmp_path):
    spoken = [one for one in quotations if one.attribution.quotation.kind in (Kind.DIRECT, Kind.MIXED)]
    first = next(one for one in spoken if one.attribution.speakers)
    for record in quotations:
        review(record, CONFIRM)
    review(first, Change(fields=frozenset({Field.SPEAKER}), speakers=(Named(name="Zoé", kind=SpeakerKind.PERSON),)))
    export()
    figures = json.loads(run("evaluate", tmp_path / "gold.jsonl", "--json", services=services).stdout)
    assert figures["attributed"]["hits"] == figures["attributed"]["gold"] - 1 == len(spoken) - 1


def test_nobody_s_words_and_words_without_marks_keep_their_kind(quotations, review, export):
    first, second, *others = quotations
    review(first, Change(fields=frozenset({Field.KIND}), kind=Kind.OTHER, state=ReviewState.CONFIRMED))
    review(second, Change(fields=frozenset({Field.KIND}), kind=Kind.INDIRECT, state=ReviewState.CONFIRMED))
    for record in others:
        review(record, CONFIRM)
    ((document,), _) = export()
    kinds = [one["kind"] for one in document["quotations"]]
    assert kinds[:2] == ["other", "indirect"]
    assert document["quotations"][0]["speaker"] is None


def test_without_reviews_there_is_no_gold(run, services, quotations, export):
    assert export("--partial")[0] == []
    result = run("export-gold", services=services)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Exported: 0 articles.\n")


def test_a_file_that_cannot_be_written_is_told(run, services, quotations, tmp_path):
    result = run("export-gold", tmp_path / "none" / "gold.jsonl", services=services)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


def test_every_place_is_a_place_of_the_text(quotations, review, export):
    for record in quotations:
        review(record, CONFIRM)
    ((document,), _) = export()
    for one in document["quotations"]:
        for place in (one["content"], one["source"], one["cue"], *(hop["source"] for hop in one["relays"])):
            if place:
                span = Span(place["start"], place["end"])
                assert document["text"][span.start : span.end] == place["text"]
