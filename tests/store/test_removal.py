"""An article that is removed leaves nothing of it behind, and nothing of others goes with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from attribution.errors import ArticleChangedError, ArticleNotFoundError
from attribution.services.ports import Fault, JobKind, KnownKind, LineIn, Priority, RemovedArticle, SpeakerIn
from attribution.services.ports.answers import Answer
from attribution.services.remove_article import remove_article

from .plans import on_sqlite, scanned
from .samples import ANALYSIS, KERRY, NOTHING, PARSE, RULES, TEXT, article, keep, said_by, speakers_of
from .test_writing import TABLES, contents

ALL = [*TABLES, "article_versions", "speaker_names", "speaker_name_words"]
NAME = {"source": "AFP", "external_id": "1"}


def remove(store, article_id):
    return remove_article(article_id, store=store)


def test_all_that_was_kept_of_it_goes_and_is_counted(store, rows):
    article_id = keep(store, **NAME)
    with store.writing() as work:
        work.save_article(article(TEXT + "Fin.\n", **NAME), PARSE, ANALYSIS, RULES)
        work.commit()
    assert all(contents(rows, ALL).values())
    removed = remove(store, article_id)
    assert removed == RemovedArticle(article_id, versions=2, quotations=3, speakers=len(ANALYSIS.speakers))
    assert not any(contents(rows, ALL).values())


def test_other_articles_and_whom_they_name_stay_as_they_were(store, rows):
    other = keep(store, said_by(KERRY))
    before = contents(rows, ALL)
    removed = remove(store, keep(store))
    assert removed.speakers == len(ANALYSIS.speakers) - 1
    assert contents(rows, ALL) == before
    assert store.analysis(other) == said_by(KERRY)


def test_a_speaker_whom_somebody_registered_stays(store):
    kept = store.registry.create(SpeakerIn("John Kerry", KnownKind.PERSON), by="desk")
    remove(store, keep(store, said_by(KERRY)))
    assert [found.id for found in speakers_of(store, None, after=None, limit=9)] == [kept]


def test_ids_that_went_are_not_given_again(store):
    first = keep(store)
    quotations = {record.id for record in store.article_quotations(first)}
    remove(store, first)
    second = keep(store)
    assert second > first
    assert not quotations & {record.id for record in store.article_quotations(second)}


def test_whoever_asked_to_hear_of_it_is_told(store, rows):
    remove(store, keep(store, **NAME))
    told = rows("SELECT type, data FROM events ORDER BY id")
    assert [kind for kind, _ in told] == ["article.processed", "article.deleted"]
    assert "AFP" in str(told[1][1])


@pytest.mark.parametrize("article_id", [0, -1, 99, 2**63, 10**30])
def test_an_unknown_article_is_not_found(store, rows, article_id):
    keep(store)
    before = contents(rows, ALL)
    with pytest.raises(ArticleNotFoundError):
        remove(store, article_id)
    assert contents(rows, ALL) == before


def test_an_article_that_is_another_than_was_seen_stays(store):
    article_id = keep(store, **NAME)
    seen = store.article(article_id)
    assert keep(store, NOTHING, **NAME) == article_id
    with pytest.raises(ArticleChangedError):
        remove_article(article_id, store=store, seen=seen)
    assert remove_article(article_id, store=store, seen=store.article(article_id)).quotations == 0


def test_no_copy_of_its_text_stays_in_kept_answers_or_failed_lines(store, rows):
    gone, other = keep(store, **NAME), keep(store)
    for number, article_id in enumerate((gone, other)):
        answer = Answer(201, {"Location": f"/api/v1/articles/{article_id}"}, TEXT.encode())
        store.answers.keep(store.answers.claim("local", str(number), "f", datetime.now(UTC)), answer)
    lines = [LineIn(1, article(**NAME)), LineIn(2, article("Autre."))]
    store.jobs.enqueue(JobKind.BATCH, lines, Priority.BULK, created_by="local")
    for _ in lines:
        store.jobs.give_up(store.jobs.claim("worker", timedelta(minutes=1)), Fault("ParserError", "bad"), "bad")
    remove(store, gone)
    assert [bool(*row) for row in rows("SELECT body IS NULL FROM answers ORDER BY id")] == [True, False]
    assert [bool(*row) for row in rows("SELECT article IS NULL FROM job_lines ORDER BY number")] == [True, False]


@on_sqlite
def test_nothing_that_grows_is_read_through_for_it(store):
    article_id = keep(store, **NAME)
    assert scanned(store, lambda: remove(store, article_id)) == {"SCAN webhooks"}
