"""Pushes that overtake each other: the older never wins, whichever is read faster."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from attribution.core.lexicon import Lexicon
from attribution.errors import StaleArticleError
from attribution.services import extract_quotations, reanalyse_article
from attribution.services.ports import ArticleIn
from attribution.services.remove_article import remove_article
from attribution.services.submit_article import submit_article
from tests.api.fakes import SpaceParser, analyse_simply


@pytest.fixture(autouse=True)
def simple_analysis(monkeypatch):
    monkeypatch.setattr(extract_quotations, "analyse", analyse_simply)


class WaitingParser(SpaceParser):
    """Tells that it has begun, and goes on when it is let."""

    def __init__(self):
        self.begun, self.let = threading.Event(), threading.Event()

    def parse(self, text):
        self.begun.set()
        assert self.let.wait(30)
        return super().parse(text)


def push(store, version, parser=None):
    article = ArticleIn(f"« Version {version} », dit Zoé.", source="AFP", external_id="1", version=version)
    return submit_article(article, parser=parser or SpaceParser(), lexicon=Lexicon(), store=store)


@pytest.mark.parametrize("known", [True, False], ids=["kept before", "new"])
def test_an_older_push_that_takes_longer_is_refused(store, known):
    if known:
        push(store, 0)
    slow = WaitingParser()
    with ThreadPoolExecutor(1) as pool:
        older = pool.submit(push, store, 1, slow)
        assert slow.begun.wait(30)
        newer = push(store, 2)
        slow.let.set()
        with pytest.raises(StaleArticleError):
            older.result(30)
    assert store.article(newer.id).article.version == 2
    assert [record.version for record in store.versions.find(newer.id, before=None, limit=9)] == [2, 0][: 1 + known]


def test_of_many_pushes_in_any_order_the_newest_is_kept(store):
    versions = list(range(1, 13))
    random.Random(7).shuffle(versions)

    def push_or_be_late(version):
        try:
            push(store, version)
        except StaleArticleError:
            return version
        return None

    with ThreadPoolExecutor(4) as pool:
        late = {version for version in pool.map(push_or_be_late, versions) if version}
    record = store.article_named("AFP", "1")
    assert record.article.version == 12
    kept = [one.version for one in store.versions.find(record.id, before=None, limit=99)]
    assert kept == sorted(set(versions) - late, reverse=True)
    assert len(store.article_ids()) == 1


def test_an_article_that_is_removed_while_it_is_read_again_is_kept_as_new(store):
    first = push(store, 1)
    slow = WaitingParser()
    with ThreadPoolExecutor(1) as pool:
        pushed = pool.submit(push, store, 2, slow)
        assert slow.begun.wait(30)
        assert remove_article(first.id, store=store).versions == 1
        slow.let.set()
        saved = pushed.result(30)
    assert saved.is_new
    assert saved.id > first.id
    assert store.article_ids() == [saved.id]


def test_an_article_that_is_pushed_while_it_is_analysed_again_is_read_again(store, monkeypatch):
    """Else the analysis of the old text would be kept with the new one."""
    article_id, texts = push(store, 1).id, []
    recorded = reanalyse_article.analyse_recorded

    def analyse(text, parse, lexicon):
        texts.append(text)
        if len(texts) == 1:
            push(store, 2)
        return recorded(text, parse, lexicon)

    monkeypatch.setattr(reanalyse_article, "analyse_recorded", analyse)
    reanalyse_article.reanalyse_article(article_id, lexicon=Lexicon(), store=store)
    assert texts[-1] == "« Version 2 », dit Zoé."
    (found,) = store.article_quotations(article_id)
    content = found.attribution.quotation.content
    assert texts[-1][content.start : content.end] == "Version 2"
