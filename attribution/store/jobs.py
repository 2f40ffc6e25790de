"""The Jobs port on SQLite and PostgreSQL: one table of lines is the queue, whoever works on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, exists, not_, or_, select
from sqlalchemy.orm import Session, aliased, defer

from attribution.errors import JobEndedError, JobNotFoundError
from attribution.services.ports import (
    MAX_ATTEMPTS,
    Claim,
    Fault,
    JobKind,
    JobRecord,
    Jobs,
    JobState,
    LineIn,
    LineRecord,
    Priority,
)
from attribution.store.database import Database
from attribution.store.job_rows import (
    add_lines,
    cancel_job,
    change_own_line,
    enqueue,
    fail_line,
    find_job,
    open_job,
    purge,
    release_job,
)
from attribution.store.job_values import claim_of, job_record, line_record
from attribution.store.tables import JobLineRow, JobRow

_OTHER = aliased(JobLineRow)
_HELD_UP = exists().where(
    _OTHER.due_at.is_not(None),
    _OTHER.attempts > 0,
    _OTHER.article_key == JobLineRow.article_key,
    or_(_OTHER.job_id != JobLineRow.job_id, _OTHER.number != JobLineRow.number),
)
NEXT_LINE = (
    select(JobLineRow)
    .where(JobLineRow.due_at <= bindparam("now"), not_(_HELD_UP))
    .order_by(JobLineRow.priority, JobLineRow.job_id, JobLineRow.number)
    .limit(1)
)
"""The first line that may be taken. A line that was begun holds up the others about the same article."""
_IS_ANY = NEXT_LINE.with_only_columns(JobLineRow.number)
_SILENT = "The worker ended without a word, each time that it was tried."


class SqlJobs(Jobs):
    """Safe to use from several threads and processes: a line is claimed in a write transaction, which is alone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enqueue(self, kind: JobKind, lines: Iterable[LineIn], priority: Priority, *, created_by: str) -> int:
        """A job with all its lines, ready to be worked on; its id."""
        with self._database.writing() as session:
            purge(session)
            job_id = enqueue(session, kind, lines, priority, created_by)
            session.commit()
        return job_id

    def open(self, kind: JobKind, *, created_by: str) -> int:
        """Begin a job that takes lines; give its id."""
        with self._database.writing() as session:
            purge(session)
            job_id = open_job(session, kind, created_by)
            session.commit()
        return job_id

    def add(self, job_id: int, lines: Iterable[LineIn], priority: Priority) -> None:
        """Add lines to a job that was begun."""
        with self._database.writing() as session:
            add_lines(session, job_id, lines, priority)
            session.commit()

    def release(self, job_id: int) -> None:
        """Let the workers have the job. Raises JobNotFoundError."""
        with self._database.writing() as session:
            release_job(session, job_id)
            session.commit()

    def discard(self, job_id: int) -> None:
        """Remove a job and its lines. Raises JobNotFoundError."""
        with self._database.writing() as session:
            session.delete(find_job(session, job_id))
            session.commit()

    def job(self, job_id: int) -> JobRecord:
        """One job that was released. Raises JobNotFoundError."""
        with self._database.reading() as session:
            row = find_job(session, job_id)
            if row.state is JobState.RECEIVING:
                raise JobNotFoundError(job_id)
            return job_record(row)

    def lines(self, job_id: int, *, after: int = 0, limit: int) -> Sequence[LineRecord]:
        """Up to ``limit`` lines of a job with numbers above ``after``, in order. Raises JobNotFoundError."""
        with self._database.reading() as session:
            job = find_job(session, job_id)
            of_job = select(JobLineRow).where(JobLineRow.job_id == job.id, JobLineRow.number > after)
            found = session.scalars(of_job.options(defer(JobLineRow.article)).order_by(JobLineRow.number).limit(limit))
            return [line_record(row) for row in found]

    def cancel(self, job_id: int) -> None:
        """Take back the lines that nobody works on yet. Raises JobNotFoundError, JobEndedError."""
        with self._database.writing() as session:
            job = find_job(session, job_id)
            if job.state in (JobState.DONE, JobState.FAILED):
                raise JobEndedError(job_id)
            if job.state is not JobState.CANCELLED:
                cancel_job(session, job)
            session.commit()

    def claim(self, worker: str, lease: timedelta) -> Claim | None:
        """Take the next line that waits or whose lease is over, None if there is none."""
        now = datetime.now(UTC)
        with self._database.reading() as session:  # whoever finds nothing to do must not stop the others from writing
            if session.execute(_IS_ANY, {"now": now}).first() is None:
                return None
        with self._database.writing() as session:
            row = _next_line(session, now)
            claim = _hand_over(session, row, worker, now + lease) if row else None
            session.commit()
        return claim

    def renew(self, claim: Claim, lease: timedelta) -> bool:
        """Make the lease last from now on; say whether the line was still the worker's own."""
        with self._database.writing() as session:
            own = change_own_line(session, claim, due_at=datetime.now(UTC) + lease)
            session.commit()
        return own

    def put_back(self, claim: Claim, pause: timedelta, error: str) -> None:
        """Let the line be tried again after a pause, if it is still the worker's own."""
        due_at = datetime.now(UTC) + pause
        with self._database.writing() as session:
            if session.get_one(JobRow, claim.job_id).state is JobState.CANCELLED:
                change_own_line(session, claim, state=JobState.CANCELLED, due_at=None, article=None, error=error)
            else:
                change_own_line(session, claim, state=JobState.QUEUED, due_at=due_at, error=error)
            session.commit()

    def give_up(self, claim: Claim, fault: Fault, error: str) -> None:
        """End the line as failed, if it is still the worker's own."""
        with self._database.writing() as session:
            fail_line(session, claim, fault, error)
            session.commit()


def _next_line(session: Session, now: datetime) -> JobLineRow | None:
    """The first line that may be tried; gives up those before it that were tried often enough."""
    while (row := session.scalar(NEXT_LINE, {"now": now})) and row.attempts >= MAX_ATTEMPTS:
        row.state = JobState.RUNNING  # its pause may be over as well as its lease
        session.flush()
        fail_line(session, claim_of(row), Fault("AttributionError", _SILENT), row.error or _SILENT)
        session.expire_all()
    return row


def _hand_over(session: Session, row: JobLineRow, worker: str, until: datetime) -> Claim:
    row.state, row.worker, row.due_at = JobState.RUNNING, worker, until
    row.attempts += 1
    job = session.get_one(JobRow, row.job_id)
    if job.state is JobState.QUEUED:
        job.state, job.started_at = JobState.RUNNING, datetime.now(UTC)
    return claim_of(row)
