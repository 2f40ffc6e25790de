"""Many writers at once, and a writer that is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from attribution.errors import StoreError
from attribution.store import engine

from .samples import ANALYSIS, NOTHING, PARSE, RULES, article, keep, said_by, speaker, speakers_of

NAMES = ["John Kerry", "Sergueï Lavrov", "Angela Merkel", "François Hollande", "Xi Jinping"]

KILLED_BEFORE_COMMIT = """
import os, signal, sys
from attribution.store.sql_store import SqlStore
from tests.store.samples import ANALYSIS, RULES, article
from attribution.services.ports import Parse

with SqlStore(sys.argv[1]).writing() as work:
    # more than SQLite's cache holds, so that pages are written before the commit
    work.save_article(article(), Parse("x" * 8_000_000, "replay"), ANALYSIS, RULES)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_writers_at_the_same_time_neither_fail_nor_make_a_speaker_twice(store):
    start = threading.Barrier(4)

    def save_ten(offset):
        start.wait()
        for number in range(10):
            turned = NAMES[(offset + number) % 5 :] + NAMES[: (offset + number) % 5]
            keep(store, said_by(*map(speaker, turned)), source=f"outlet {offset}", external_id=str(number % 7))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(save_ten, range(4)))

    kept = speakers_of(store, None, after=None, limit=50)
    assert sorted(record.name for record in kept) == sorted(NAMES)
    assert {record.said for record in kept} == {28}
    assert len(store.article_ids()) == 28


def test_the_same_article_from_many_writers_is_kept_once(store):
    start = threading.Barrier(4)

    def save(_):
        start.wait()
        return keep(store, source="AFP", external_id="1")

    with ThreadPoolExecutor(4) as pool:
        ids = set(pool.map(save, range(4)))
    assert store.article_ids() == list(ids)
    assert store.analysis(*ids) == ANALYSIS


def test_speakers_come_and_go_without_conflict(store):
    start = threading.Barrier(4)

    def come_and_go(number):
        article_id = keep(store)
        start.wait()
        for turn in range(6):
            with store.writing() as work:
                work.save_analysis(article_id, NOTHING if (turn + number) % 2 else ANALYSIS, RULES)
                work.commit()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(come_and_go, range(4)))
    shared = [record for record in speakers_of(store, None, after=None, limit=50) if record.name == "John Kerry"]
    assert [record.said for record in shared] == [2]


def test_reading_does_not_wait_for_a_writer(store):
    with store.writing() as work:
        work.save_article(article(), PARSE, ANALYSIS, RULES)
        assert store.article_ids() == []
        work.commit()
        assert len(store.article_ids()) == 1


def test_a_writer_that_waits_too_long_says_so(url, monkeypatch):
    from attribution.store.sql_store import SqlStore

    store = SqlStore(url)
    # undone within the test: a connection of the shared store that is made meanwhile would keep the short wait
    with monkeypatch.context() as patch:
        patch.setattr(engine, "WAIT_SECONDS", 0.1)
        with store.writing(), pytest.raises(StoreError, match="lock"), store.writing():
            pass
    store.close()


def test_a_writer_killed_just_before_its_commit_leaves_nothing(store, url):
    kept = keep(store, said_by(speaker("Angela Merkel")))
    killed = subprocess.run([sys.executable, "-c", KILLED_BEFORE_COMMIT, url], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert store.article_ids() == [kept]
    assert [record.name for record in speakers_of(store, None, after=None, limit=9)] == ["Angela Merkel"]
    assert store.analysis(keep(store)) == ANALYSIS
