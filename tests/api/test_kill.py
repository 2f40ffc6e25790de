"""A process that is killed in the middle of a POST has kept the whole article or nothing."""

from __future__ import annotations

import http.client
import json
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from attribution.store.sql_store import SqlStore
from tests.api.slow_server import PARSING_TAKES

QUOTATIONS = 200
TEXT = "\n".join(f"« Phrase {number} », dit Anne Dupont, selon Paul Martin." for number in range(QUOTATIONS))
ROOT = Path(__file__).parents[2]
PATIENCE = 30


@pytest.fixture
def database(migrated_database, tmp_path):
    return shutil.copy(migrated_database, tmp_path / "killed.db")


@contextmanager
def serving(database):
    """A server process of our own, and the port that it listens on."""
    command = [sys.executable, "-m", "tests.api.slow_server", f"sqlite:///{database}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process, int(process.stdout.readline())
        finally:
            process.kill()


def post(port, statuses):
    body = json.dumps({"text": TEXT, "source": "exemple.fr", "external_id": "1"})
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        try:
            connection.request("POST", "/api/v1/articles", body, {"Content-Type": "application/json"})
            statuses.append(connection.getresponse().status)
        except (OSError, http.client.HTTPException):
            statuses.append(None)


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.002)


def while_parsing(database, statuses):
    time.sleep(PARSING_TAKES / 2)


def when_writing_begins(database, statuses):
    log = Path(f"{database}-wal")
    before = log.stat().st_size if log.exists() else 0
    wait_until(lambda: statuses or (log.exists() and log.stat().st_size > before))


def while_preparing_to_write(database, statuses):
    time.sleep(PARSING_TAKES + 0.1)


def a_little_later(database, statuses):
    when_writing_begins(database, statuses)
    time.sleep(0.05)


def once_answered(database, statuses):
    wait_until(lambda: statuses)


MOMENTS = [while_parsing, while_preparing_to_write, when_writing_begins, a_little_later, once_answered]


def kill_at(moment, database):
    statuses = []
    with serving(database) as (process, port):
        client = threading.Thread(target=post, args=(port, statuses))
        client.start()
        moment(database, statuses)
        process.kill()
        client.join(PATIENCE)
    return statuses


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.__name__)
def test_a_killed_server_has_kept_the_whole_article_or_nothing(database, moment):
    statuses = kill_at(moment, database)
    with closing(SqlStore(f"sqlite:///{database}")) as store:
        store.check()
        kept = store.article_ids()
        if moment is while_parsing:
            assert (kept, statuses) == ([], [None])
        if moment is once_answered:
            assert (len(kept), statuses) == (1, [201])
        for article_id in kept:
            assert_whole(store, article_id)
    assert_sound(database)


def assert_whole(store, article_id):
    assert store.article(article_id).article.text == TEXT
    found = [record.attribution.quotation.content for record in store.article_quotations(article_id)]
    assert [TEXT[span.start : span.end] for span in found] == [f"Phrase {number}" for number in range(QUOTATIONS)]
    assert all(len(record.attribution.relays) == 1 for record in store.article_quotations(article_id))
    assert store.parse(article_id).conllu.count("\n# text = ") == QUOTATIONS


def assert_sound(database):
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_server_that_is_started_again_takes_the_article(database):
    kill_at(when_writing_begins, database)
    statuses = []
    with serving(database) as (_, port):
        post(port, statuses)
    assert statuses in ([200], [201])
    with closing(SqlStore(f"sqlite:///{database}")) as store:
        (article_id,) = store.article_ids()
        assert_whole(store, article_id)
