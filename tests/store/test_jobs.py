"""Jobs: who gets which line when, and that a line ends once and with its article."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from attribution.errors import JobEndedError, JobNotFoundError, LeaseLostError
from attribution.services.ports import ArticleIn, Fault, JobKind, JobState, LineIn, Priority

from .samples import ANALYSIS, PARSE, RULES, article

KILLED_AT_THE_END = """
import os, signal, sys
from datetime import timedelta
from attribution.store.sql_store import SqlStore
from tests.store.samples import ANALYSIS, PARSE, RULES, article

store = SqlStore(sys.argv[1])
claim = store.jobs.claim("killed", timedelta(0))
with store.writing() as work:
    work.save_article(article(), PARSE, ANALYSIS, RULES)
    work.finish_line(claim, {})
    os.kill(os.getpid(), signal.SIGKILL)
"""

LEASE = timedelta(minutes=1)
OVER = timedelta(seconds=-1)
NO_PAUSE = timedelta(0)
BAD = Fault("LineFormatError", "The line is not JSON.", ({"detail": "no", "pointer": "#/text"},))


@pytest.fixture
def jobs(store):
    return store.jobs


def lines(count, first=1):
    return [LineIn(number, ArticleIn(f"Texte {number}.")) for number in range(first, first + count)]


def batch(jobs, count=3, created_by="wire"):
    return jobs.enqueue(JobKind.BATCH, lines(count), Priority.BULK, created_by=created_by)


def single(jobs, **given):
    line = LineIn(1, ArticleIn("Un mot.", **given))
    return jobs.enqueue(JobKind.ARTICLE, [line], Priority.INTERACTIVE, created_by="page")


def claimed(jobs, worker="a", lease=LEASE):
    claim = jobs.claim(worker, lease)
    return claim and (claim.job_id, claim.number)


def finish(store, claim, keep=True):
    with store.writing() as work:
        saved = work.save_article(article(), PARSE, ANALYSIS, RULES)
        work.finish_line(claim, {"article_id": saved.id, "is_new": saved.is_new})
        if keep:
            work.commit()


def states(jobs, job_id):
    return [line.state.value for line in jobs.lines(job_id, limit=100)]


def progress(jobs, job_id):
    job = jobs.job(job_id)
    return job.state.value, job.done, job.failed, job.total


def test_a_job_waits_then_runs_then_is_done(store, jobs):
    job_id = batch(jobs, 2)
    assert progress(jobs, job_id) == ("queued", 0, 0, 2)
    first = jobs.claim("a", LEASE)
    assert (first.article, first.attempt) == (ArticleIn("Texte 1."), 1)
    assert progress(jobs, job_id) == ("running", 0, 0, 2)
    finish(store, first)
    assert progress(jobs, job_id) == ("running", 1, 0, 2)
    finish(store, jobs.claim("a", LEASE))
    assert progress(jobs, job_id) == ("done", 2, 0, 2)
    job = jobs.job(job_id)
    assert job.created_at <= job.started_at <= job.finished_at < job.expires_at
    assert [line.result["article_id"] for line in jobs.lines(job_id, limit=9)] == store.article_ids()
    assert jobs.claim("a", LEASE) is None


def test_an_article_comes_out_of_its_line_as_it_went_in(jobs):
    given = ArticleIn(
        "« L’œuvre 😀\u202f»\r\n", "Titre", "https://exemple.fr/é", "AFP", "7", datetime(2016, 4, 9, 14, 5, tzinfo=UTC)
    )
    jobs.enqueue(JobKind.ARTICLE, [LineIn(1, given)], Priority.INTERACTIVE, created_by="x")
    assert jobs.claim("a", LEASE).article == given


def test_nobody_works_on_a_job_whose_lines_still_come_in(jobs):
    job_id = jobs.open(JobKind.BATCH, created_by="wire")
    jobs.add(job_id, lines(2), Priority.BULK)
    assert jobs.claim("a", LEASE) is None
    with pytest.raises(JobNotFoundError):
        jobs.job(job_id)
    jobs.add(job_id, [*lines(1, first=3), LineIn(4, fault=BAD)], Priority.BULK)
    jobs.release(job_id)
    assert progress(jobs, job_id) == ("queued", 1, 1, 4)
    assert claimed(jobs) == (job_id, 1)


def test_a_job_without_a_good_line_has_ended(jobs):
    job_id = jobs.enqueue(JobKind.BATCH, [LineIn(1, fault=BAD)], Priority.BULK, created_by="x")
    assert progress(jobs, job_id) == ("done", 1, 1, 1)
    (line,) = jobs.lines(job_id, limit=9)
    assert (line.fault.kind, line.fault.detail) == (BAD.kind, BAD.detail)
    assert list(line.fault.errors) == list(BAD.errors)


def test_a_job_can_be_discarded(jobs, rows):
    job_id = batch(jobs)
    jobs.discard(job_id)
    with pytest.raises(JobNotFoundError):
        jobs.job(job_id)
    assert rows("SELECT count(*) FROM job_lines") == [(0,)]


@pytest.mark.parametrize("job_id", [1, 2**63 - 1, 2**70])
@pytest.mark.parametrize("ask", ["job", "release", "discard", "cancel", "lines"])
def test_an_unknown_job_is_not_found(jobs, ask, job_id):
    options = {"limit": 1} if ask == "lines" else {}
    with pytest.raises(JobNotFoundError):
        getattr(jobs, ask)(job_id, **options)


def test_what_somebody_waits_for_goes_before_what_came_earlier(store, jobs):
    bulk = batch(jobs)
    assert claimed(jobs) == (bulk, 1)
    waited_for = single(jobs)
    later = batch(jobs, 1)
    assert [claimed(jobs) for _ in range(5)] == [(waited_for, 1), (bulk, 2), (bulk, 3), (later, 1), None]


def test_two_workers_never_have_the_same_line(store, jobs):
    job_id = batch(jobs, 40)
    start = threading.Barrier(4)

    def take_ten(worker):
        start.wait()
        taken = []
        while claim := jobs.claim(worker, LEASE):
            taken.append(claim.number)
        return taken

    with ThreadPoolExecutor(4) as pool:
        taken = [number for each in pool.map(take_ten, "abcd") for number in each]
    assert sorted(taken) == list(range(1, 41))
    assert set(states(jobs, job_id)) == {"running"}


def test_the_end_of_a_job_is_told_with_it(store, jobs, rows):
    def told():
        return rows("SELECT count(*) FROM events WHERE type = 'job.finished'")

    batch(jobs, 2)
    finish(store, jobs.claim("a", LEASE))
    last = jobs.claim("a", LEASE)
    finish(store, last, keep=False)
    assert told() == [(0,)]
    finish(store, last)
    assert told() == [(1,)]
    jobs.cancel(batch(jobs, 1))
    assert told() == [(2,)]


def test_a_line_whose_lease_is_over_is_taken_again_and_ends_once(store, jobs):
    job_id = batch(jobs, 1)
    slow = jobs.claim("slow", OVER)
    quick = jobs.claim("quick", LEASE)
    assert (quick.number, quick.attempt) == (slow.number, 2)
    with pytest.raises(LeaseLostError):
        finish(store, slow)
    assert store.article_ids() == []
    finish(store, quick)
    with pytest.raises(LeaseLostError):
        finish(store, slow)
    assert len(store.article_ids()) == 1
    assert progress(jobs, job_id) == ("done", 1, 0, 1)


def test_a_line_ends_only_together_with_its_article(store, jobs):
    job_id = batch(jobs, 1)
    claim = jobs.claim("a", LEASE)
    finish(store, claim, keep=False)
    assert store.article_ids() == []
    assert progress(jobs, job_id) == ("running", 0, 0, 1)
    finish(store, claim)
    assert len(store.article_ids()) == 1


def test_a_worker_killed_just_before_its_line_ends_leaves_nothing(store, jobs, url):
    job_id = batch(jobs, 1)
    killed = subprocess.run([sys.executable, "-c", KILLED_AT_THE_END, url], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert store.article_ids() == []
    again = jobs.claim("b", LEASE)
    assert again.attempt == 2
    finish(store, again)
    assert len(store.article_ids()) == 1
    assert progress(jobs, job_id) == ("done", 1, 0, 1)


def test_a_lease_can_be_renewed_by_the_one_who_has_it(jobs):
    batch(jobs, 1)
    claim = jobs.claim("a", OVER)
    assert jobs.renew(claim, LEASE)
    assert jobs.claim("b", LEASE) is None
    assert jobs.renew(claim, OVER)
    assert claimed(jobs, "b") == (claim.job_id, 1)
    assert not jobs.renew(claim, LEASE)


def test_a_line_that_was_put_back_waits_and_is_tried_again(jobs, rows):
    job_id = batch(jobs, 1)
    jobs.put_back(jobs.claim("a", LEASE), timedelta(hours=1), "ParserError: no")
    assert states(jobs, job_id) == ["queued"]
    assert jobs.claim("a", LEASE) is None
    assert rows("SELECT error FROM job_lines") == [("ParserError: no",)]


def test_a_line_that_was_put_back_at_once_counts_its_attempts(jobs):
    batch(jobs, 1)
    for attempt in (1, 2):
        claim = jobs.claim("a", LEASE)
        assert claim.attempt == attempt
        jobs.put_back(claim, NO_PAUSE, "no")
    assert jobs.claim("a", LEASE).attempt == 3


def test_a_line_that_ends_its_worker_three_times_is_given_up_and_the_rest_goes_on(store, jobs):
    job_id = batch(jobs, 2)
    assert [claimed(jobs, worker, OVER) for worker in "abc"] == [(job_id, 1)] * 3
    assert claimed(jobs) == (job_id, 2)
    first, _ = jobs.lines(job_id, limit=9)
    assert (first.state, first.fault.kind) == (JobState.FAILED, "AttributionError")
    assert progress(jobs, job_id) == ("running", 1, 1, 2)


def test_a_line_that_is_given_up_fails_alone(store, jobs, rows):
    job_id = batch(jobs, 2)
    jobs.give_up(jobs.claim("a", LEASE), BAD, "LineFormatError: no")
    finish(store, jobs.claim("a", LEASE))
    assert states(jobs, job_id) == ["failed", "done"]
    assert progress(jobs, job_id) == ("done", 2, 1, 2)
    assert rows("SELECT error FROM job_lines ORDER BY number") == [("LineFormatError: no",), (None,)]


def test_a_job_of_one_article_fails_with_it(jobs):
    job_id = single(jobs)
    claim = jobs.claim("a", LEASE)
    jobs.give_up(claim, BAD, "no")
    jobs.give_up(claim, BAD, "twice")
    assert progress(jobs, job_id) == ("failed", 1, 1, 1)


def test_two_lines_about_one_article_are_not_worked_on_at_the_same_time(store, jobs):
    named = {"source": "AFP", "external_id": "1"}
    about = [LineIn(number, ArticleIn(f"Texte {number}.", **named)) for number in (1, 2)]
    other = LineIn(3, ArticleIn("Autre.", source="AFP", external_id="2"))
    job_id = jobs.enqueue(JobKind.BATCH, [*about, other], Priority.BULK, created_by="x")
    first = jobs.claim("a", LEASE)
    assert claimed(jobs, "b") == (job_id, 3)
    jobs.put_back(first, NO_PAUSE, "no")
    first = jobs.claim("c", LEASE)
    assert (first.number, first.attempt) == (1, 2)
    assert jobs.claim("b", LEASE) is None
    finish(store, first)
    assert claimed(jobs, "b") == (job_id, 2)


def test_the_text_of_a_line_that_ended_well_is_not_kept_twice(store, jobs, rows):
    batch(jobs, 1)
    finish(store, jobs.claim("a", LEASE))
    assert rows("SELECT article FROM job_lines") == [(None,)]


def test_a_cancelled_job_finishes_what_was_begun_and_no_more(store, jobs):
    job_id = batch(jobs, 3)
    begun = jobs.claim("a", LEASE)
    jobs.cancel(job_id)
    jobs.cancel(job_id)
    assert jobs.claim("b", LEASE) is None
    finish(store, begun)
    assert states(jobs, job_id) == ["done", "cancelled", "cancelled"]
    assert progress(jobs, job_id) == ("cancelled", 1, 0, 3)


def test_a_line_of_a_cancelled_job_is_not_tried_again(jobs):
    job_id = batch(jobs, 1)
    begun = jobs.claim("a", LEASE)
    jobs.cancel(job_id)
    jobs.put_back(begun, NO_PAUSE, "no")
    assert states(jobs, job_id) == ["cancelled"]
    assert jobs.claim("a", LEASE) is None


def test_a_job_that_has_ended_cannot_be_cancelled(store, jobs):
    job_id = batch(jobs, 1)
    finish(store, jobs.claim("a", LEASE))
    with pytest.raises(JobEndedError):
        jobs.cancel(job_id)


def test_lines_are_read_page_by_page(jobs):
    job_id = batch(jobs, 5)
    assert [line.number for line in jobs.lines(job_id, after=1, limit=2)] == [2, 3]
    assert jobs.lines(job_id, after=5, limit=2) == []


def age(store, days):
    with store.database.writing() as session:
        from attribution.store.tables import JobRow

        for row in session.query(JobRow):
            if row.expires_at:
                row.expires_at -= timedelta(days=days)
        session.commit()


def test_old_jobs_are_thrown_away_when_new_ones_come(store, jobs):
    ended = batch(jobs, 1)
    finish(store, jobs.claim("a", LEASE))
    waiting = batch(jobs, 1)
    abandoned = jobs.open(JobKind.BATCH, created_by="x")
    age(store, days=29)
    batch(jobs, 1)
    assert jobs.job(ended).state is JobState.DONE
    age(store, days=2)
    batch(jobs, 1)
    with pytest.raises(JobNotFoundError):
        jobs.job(ended)
    with pytest.raises(JobNotFoundError):
        jobs.release(abandoned)
    assert jobs.job(waiting).state is JobState.QUEUED
    assert len(store.article_ids()) == 1


def test_the_next_line_is_found_by_index(store, jobs, rows, url):
    if url.startswith("sqlite"):
        batch(jobs, 3)
        from sqlalchemy.dialects import sqlite

        from attribution.store.jobs import NEXT_LINE

        asked = NEXT_LINE.params(now=datetime.now(UTC))
        query = asked.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
        plan = " ".join(str(row[-1]) for row in rows(f"EXPLAIN QUERY PLAN {query}"))
        assert "ix_job_lines_waiting" in plan
        assert "ix_job_lines_article_key" in plan
        assert "TEMP B-TREE" not in plan
