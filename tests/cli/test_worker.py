"""``attribution worker``: does what waits, and lets the article that it reads be finished when it is told to stop."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing

import pytest

from attribution.cli.workers import workers
from attribution.services.ports import ArticleIn, JobKind, LineIn, Priority
from attribution.store.sql_store import SqlStore

SLOW_WORKER = """
import sys, time
import attribution.cli as cli
from attribution.bootstrap import Services
from attribution.lexicons import french
from attribution.settings import Settings
from attribution.store.sql_store import SqlStore
from tests.fakes_parser import FakeParser

class SlowParser(FakeParser):
    def parse(self, text):
        print("reading", flush=True)
        time.sleep(0.5)
        return super().parse(text)

cli.main(["worker"], obj=Services(Settings(), french(), SqlStore(sys.argv[1]), SlowParser))
"""


@pytest.fixture
def store(database_url):
    with closing(SqlStore(database_url)) as store:
        yield store


def queue(store, count):
    lines = [LineIn(number, ArticleIn(f"Texte {number}.")) for number in range(1, count + 1)]
    return store.jobs.enqueue(JobKind.BATCH, lines, Priority.BULK, created_by="x")


def test_once_does_all_that_waits(run, make_services, store):
    job_id = queue(store, 3)
    result = run("worker", "--once", services=make_services(store=store))
    assert result.exit_code == 0, result.output
    assert (store.jobs.job(job_id).state, len(store.article_ids())) == ("done", 3)


def test_the_workers_of_serve_work_side_by_side_and_stop_with_it(make_services, store):
    job_id = queue(store, 20)
    services = make_services(store=store)
    with workers(services, 2):
        assert services.wait_for_job(job_id, 30).state == "done"
        later = queue(store, 1)
        services.work_waits.set()
        assert services.wait_for_job(later, 30).state == "done"
    assert len(store.article_ids()) == 21


def test_a_database_that_is_not_migrated_is_refused(run, make_services, tmp_path):
    with closing(SqlStore(f"sqlite:///{tmp_path / 'new.db'}")) as store:
        result = run("worker", "--once", services=make_services(store=store))
    assert result.exit_code == 1
    assert "attribution db upgrade" in result.output


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_the_article_that_is_read_is_finished_and_no_other_begun(store, database_url, clean_environ, number, code):
    job_id = queue(store, 3)
    command = [sys.executable, "-c", SLOW_WORKER, database_url]
    with subprocess.Popen(command, env=clean_environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"reading\n"
        process.send_signal(number)
        assert process.wait(30) == code
        assert b"Traceback" not in process.stderr.read()
    assert [line.state.value for line in store.jobs.lines(job_id, limit=9)] == ["done", "queued", "queued"]
