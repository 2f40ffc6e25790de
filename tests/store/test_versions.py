"""Every text that was sent stays readable, and an older push never wins."""

from __future__ import annotations

import contextlib
import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.errors import ArticleNotFoundError, ConflictError, StaleArticleError, VersionNotFoundError
from attribution.services.ports import ArticleIn, Changes, Work
from attribution.store import migrate
from attribution.store.sql_store import SqlStore

from .samples import ANALYSIS, NOTHING, PARSE, RULES, TEXT, article, keep

MORNING = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
NAME = {"source": "AFP", "external_id": "1"}


def push(store, text, **given):
    with store.writing() as work:
        saved = work.save_article(ArticleIn(text, **NAME, **given), PARSE, NOTHING, RULES)
        work.commit()
    return saved


def numbers(store, article_id, **asked):
    return [record.number for record in store.versions.find(article_id, **{"before": None, "limit": 99} | asked)]


def test_the_first_text_is_version_one(store):
    sent = {"title": "Titre", "url": "https://a.example/1", "published_at": MORNING, "version": 7}
    saved = push(store, "Un.", **sent, modified_at=MORNING)
    (record,) = store.versions.find(saved.id, before=None, limit=9)
    assert (record.number, record.version, record.modified_at) == (1, 7, MORNING)
    assert (record.title, record.url, record.published_at) == ("Titre", "https://a.example/1", MORNING)
    assert record.sha256 == hashlib.sha256(b"Un.").hexdigest()
    assert record.created_at == store.article(saved.id).created_at
    assert store.versions.read(saved.id, 1).text == "Un."


def test_every_text_stays_readable_even_one_that_comes_back(store):
    texts = ["Un.", "Deux.", "Un.", "L’œuvre 😀.\r\n\u2003"]
    saved = [push(store, text, title=text[:2]) for text in texts]
    assert [one.number for one in saved] == [1, 2, 3, 4]
    article_id = saved[0].id
    assert numbers(store, article_id) == [4, 3, 2, 1]
    read = [store.versions.read(article_id, number) for number in (1, 2, 3, 4)]
    assert [one.text for one in read] == texts
    assert [one.record.title for one in read] == [text[:2] for text in texts]
    assert store.article(article_id).number == 4


def test_versions_are_paged_newest_first(store):
    for number in range(5):
        saved = push(store, f"Texte {number}.")
    assert numbers(store, saved.id, limit=2) == [5, 4]
    assert numbers(store, saved.id, before=4, limit=2) == [3, 2]
    assert numbers(store, saved.id, before=1) == []
    assert numbers(store, saved.id, before=2**63 - 1) == [5, 4, 3, 2, 1]


def test_the_same_text_adds_no_version_but_tells_the_newest_details(store):
    first = push(store, "Un.", title="Avant", version=1)
    again = push(store, "Un.", title="Après", version=2)
    assert (first.number, again.number) == (1, 1)
    (record,) = store.versions.find(first.id, before=None, limit=9)
    assert (record.title, record.version) == ("Après", 2)


@pytest.mark.parametrize("article_id", [0, -1, 99, 2**63, 10**30])
def test_versions_of_an_unknown_article_are_not_found(store, article_id):
    keep(store)
    with pytest.raises(ArticleNotFoundError):
        store.versions.find(article_id, before=None, limit=9)
    with pytest.raises(VersionNotFoundError):
        store.versions.read(article_id, 1)


@pytest.mark.parametrize("number", [0, -1, 2, 2**31, 2**63, 10**30])
def test_an_unknown_version_is_not_found(store, number):
    article_id = keep(store)
    with pytest.raises(VersionNotFoundError):
        store.versions.read(article_id, number)


def test_an_article_that_was_kept_before_has_its_first_version(own_url):
    store = SqlStore(own_url)
    article_id, other = keep(store, title="Titre"), keep(store)
    store.close()
    migrate.downgrade(own_url, "0005")
    migrate.upgrade(own_url)
    read = store.versions.read(article_id, 1)
    assert (read.text, read.record.title, read.record.version) == (TEXT, "Titre", None)
    assert read.record.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert read.record.created_at == store.article(article_id).updated_at
    assert numbers(store, other) == [1]
    assert store.article(other).number == 1
    store.close()


def test_details_are_kept_without_reading_the_text_again(store):
    with store.writing() as work:
        article_id = work.save_article(article(**NAME, title="Avant"), PARSE, ANALYSIS, RULES).id
        work.commit()
    before = store.article_quotations(article_id)
    with store.writing() as work:
        saved = work.save_details(article(**NAME, title="Après", version=3))
        work.commit()
    assert (saved.id, saved.is_new, saved.number, saved.work) == (article_id, False, 1, Work.NONE)
    assert saved.changes == Changes(unchanged=len(before))
    record = store.article(article_id)
    assert (record.article.title, record.article.version) == ("Après", 3)
    assert record.updated_at > before[0].article.updated_at
    assert store.analysis(article_id) == ANALYSIS


def test_details_of_another_text_or_article_are_not_kept(store):
    push(store, "Un.", title="Avant")
    for sent in [ArticleIn("Deux.", **NAME), ArticleIn("Un.", source="AFP", external_id="2"), ArticleIn("Un.")]:
        with store.writing() as work:
            assert work.save_details(sent) is None
            work.commit()
    assert store.article_named("AFP", "1").article.title == "Avant"


class TestOlderPushes:
    """What is compared, and what wins."""

    @pytest.mark.parametrize(
        ("kept", "sent"),
        [
            ({"version": 2}, {"version": 1}),
            ({"version": 2, "modified_at": MORNING}, {"version": 1, "modified_at": MORNING + timedelta(days=1)}),
            ({"modified_at": MORNING}, {"modified_at": MORNING - timedelta(microseconds=1)}),
            ({"modified_at": MORNING}, {"modified_at": MORNING.replace(tzinfo=timezone(timedelta(hours=2)))}),
            ({"version": 2, "modified_at": MORNING}, {"modified_at": MORNING - timedelta(days=1)}),
        ],
    )
    def test_an_older_push_is_refused_and_changes_nothing(self, store, rows, kept, sent):
        saved = push(store, "Un.", **kept)
        before = rows("SELECT * FROM articles"), rows("SELECT * FROM article_versions")
        for text in ["Un.", "Deux."]:
            with pytest.raises(StaleArticleError, match="older"):
                push(store, text, **sent)
        with pytest.raises(StaleArticleError), store.writing() as work:
            work.save_details(ArticleIn("Un.", **NAME, **sent))
        assert (rows("SELECT * FROM articles"), rows("SELECT * FROM article_versions")) == before
        assert store.article(saved.id).article.text == "Un."

    @pytest.mark.parametrize(
        ("kept", "sent"),
        [
            ({}, {}),
            ({"version": 2}, {}),
            ({}, {"version": 0}),
            ({"version": 2}, {"version": 3}),
            ({"version": 2**62}, {"version": 2**63 - 1}),
            ({"version": 2, "modified_at": MORNING}, {"version": 3, "modified_at": MORNING - timedelta(days=1)}),
            ({"modified_at": MORNING}, {"modified_at": MORNING}),
            ({"modified_at": MORNING}, {"version": 1}),
            ({"version": 1}, {"modified_at": MORNING}),
        ],
    )
    def test_any_other_push_is_taken(self, store, kept, sent):
        push(store, "Un.", **kept)
        assert push(store, "Deux.", **sent).number == 2

    def test_another_text_of_the_same_version_is_refused(self, store):
        push(store, "Un.", version=5)
        with pytest.raises(ConflictError, match="Version 5 is kept with another text"):
            push(store, "Deux.", version=5)
        assert push(store, "Un.", version=5).number == 1

    def test_a_push_that_does_not_say_how_new_it_is_leaves_the_mark_where_it_was(self, store):
        push(store, "Un.", version=5, modified_at=MORNING)
        saved = push(store, "Deux.")
        record = store.article(saved.id)
        assert (record.article.version, record.article.modified_at) == (5, MORNING)
        with pytest.raises(ConflictError):
            push(store, "Trois.", version=4)

    @given(sent=st.lists(st.integers(0, 5), min_size=1, max_size=8))
    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_whatever_the_network_does_the_newest_is_kept(self, store, sent):
        """Late, twice, out of order: what is kept is what was newest so far, and what follows is newer."""
        with store.writing() as work:
            if (known := store.article_named("AFP", "1")) is not None:
                work.remove_article(known.id)
            work.commit()
        newest = -1
        for version in sent:
            with contextlib.suppress(StaleArticleError):
                push(store, f"Texte {version}.", version=version)
            newest = max(newest, version)
            record = store.article_named("AFP", "1")
            assert (record.article.version, record.article.text) == (newest, f"Texte {newest}.")
        kept = [one.version for one in store.versions.find(record.id, before=None, limit=99)]
        assert kept == sorted(set(kept), reverse=True)
        assert kept[-1] == sent[0]
