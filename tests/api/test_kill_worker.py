"""A worker that is killed in the middle of a batch, again and again: nothing is lost and nothing is there twice."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import pytest

from attribution.services.ports import ENDED, ArticleIn, JobKind, JobState, LineIn, Priority
from attribution.store.sql_store import SqlStore
from tests.api.slow_worker import PARSING_TAKES
from tests.api.test_kill import PATIENCE, ROOT, assert_sound

QUOTATIONS = 60
LINES = 9


def text(number):
    return "\n".join(f"« Texte {number}, phrase {each} », dit Anne Dupont." for each in range(QUOTATIONS))


@pytest.fixture
def database(migrated_database, tmp_path):
    return shutil.copy(migrated_database, tmp_path / "killed.db")


@pytest.fixture
def store(database):
    with closing(SqlStore(f"sqlite:///{database}")) as store:
        yield store


@contextmanager
def working(database):
    """A worker process of our own, killed when the block is left."""
    command = [sys.executable, "-m", "tests.api.slow_worker", f"sqlite:///{database}"]
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            yield
        finally:
            process.kill()


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def test_a_batch_whose_workers_are_killed_is_done_once(store, database):
    # no outlet and no id there: a line that was worked on twice would be two articles
    lines = [LineIn(number, ArticleIn(text(number))) for number in range(1, LINES + 1)]
    job_id = store.jobs.enqueue(JobKind.BATCH, lines, Priority.BULK, created_by="wire")
    offsets = (0.5 * PARSING_TAKES, PARSING_TAKES, PARSING_TAKES + 0.03)
    for done, offset in zip((1, 3, 5), offsets, strict=True):
        with working(database):
            wait_until(lambda done=done: store.jobs.job(job_id).done >= done)
            time.sleep(offset)
        assert_sound(database)
        assert len(store.article_ids()) == store.jobs.job(job_id).done
    with working(database):
        wait_until(lambda: store.jobs.job(job_id).state in ENDED)
    assert store.jobs.job(job_id).failed == 0
    assert_whole(store, job_id)


def assert_whole(store, job_id):
    found = store.jobs.lines(job_id, limit=LINES + 1)
    assert [(line.number, line.state) for line in found] == [(each, JobState.DONE) for each in range(1, LINES + 1)]
    ids = [line.result["article_id"] for line in found]
    assert sorted(ids) == list(store.article_ids())
    for number, article_id in enumerate(ids, start=1):
        assert store.article(article_id).article.text == text(number)
        assert len(store.article_quotations(article_id)) == QUOTATIONS
