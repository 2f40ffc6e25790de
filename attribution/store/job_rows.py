"""What happens to a job and its lines within a transaction for writing, which is the only one at its time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from attribution.errors import JobNotFoundError
from attribution.services.ports import ENDED, Claim, Fault, JobKind, JobState, LineIn, Priority
from attribution.store.column_types import as_id
from attribution.store.job_values import fault_to_json, job_event, line_columns
from attribution.store.outbox import emit
from attribution.store.tables import JobLineRow, JobRow

KEPT = timedelta(days=30)
"""How long the results of a job are kept after its end."""
TIME_TO_ARRIVE = timedelta(days=1)
"""How long the lines of a job may take to come in."""
_PURGED_AT_ONCE = 3  # a batch goes with all its lines, and whoever writes meanwhile waits


def enqueue(session: Session, kind: JobKind, lines: Iterable[LineIn], priority: Priority, created_by: str) -> int:
    """A job with all its lines, ready to be worked on; its id."""
    job_id = open_job(session, kind, created_by)
    add_lines(session, job_id, lines, priority)
    release_job(session, job_id)
    return job_id


def open_job(session: Session, kind: JobKind, created_by: str) -> int:
    """A job without lines; its id."""
    now = datetime.now(UTC)
    row = JobRow(
        kind=kind,
        state=JobState.RECEIVING,
        created_by=created_by,
        created_at=now,
        expires_at=now + TIME_TO_ARRIVE,
        total=0,
        done=0,
        failed=0,
    )
    session.add(row)
    session.flush()
    return row.id


def add_lines(session: Session, job_id: int, lines: Iterable[LineIn], priority: Priority) -> None:
    """Lines that nobody works on yet."""
    if rows := [line_columns(job_id, line, priority) for line in lines]:
        session.execute(insert(JobLineRow), rows)


def release_job(session: Session, job_id: int) -> None:
    """Make the lines due. A job that has none that wait has ended. Raises JobNotFoundError."""
    job = find_job(session, job_id)
    of_job = JobLineRow.job_id == job.id
    job.state, job.expires_at = JobState.QUEUED, None
    job.total = _count(session, of_job)
    job.done = job.failed = _count(session, of_job, JobLineRow.state == JobState.FAILED)
    session.execute(
        update(JobLineRow).where(of_job, JobLineRow.state == JobState.QUEUED).values(due_at=datetime.now(UTC))
    )
    _end_if_all_is_done(session, job)


def cancel_job(session: Session, job: JobRow) -> None:
    """Take back the lines that nobody has; a line that is worked on is finished."""
    session.execute(
        update(JobLineRow)
        .where(JobLineRow.job_id == job.id, JobLineRow.state == JobState.QUEUED)
        .values(state=JobState.CANCELLED, due_at=None, article=None)
    )
    _end(session, job, JobState.CANCELLED)


def finish_line(session: Session, claim: Claim, result: Mapping[str, Any]) -> bool:
    """End a line as done; say whether it was the worker's own."""
    return _end_line(session, claim, state=JobState.DONE, article=None, result=dict(result))


def fail_line(session: Session, claim: Claim, fault: Fault, error: str) -> bool:
    """End a line as failed; say whether it was the worker's own. The article stays, so that it can be looked at."""
    return _end_line(session, claim, state=JobState.FAILED, fault=fault_to_json(fault), error=error)


def change_own_line(session: Session, claim: Claim, **columns: Any) -> bool:
    """Change a line if it is still the worker's own; say whether it was."""
    changed = session.execute(
        update(JobLineRow)
        .where(
            JobLineRow.job_id == claim.job_id,
            JobLineRow.number == claim.number,
            JobLineRow.state == JobState.RUNNING,
            JobLineRow.worker == claim.worker,
            JobLineRow.attempts == claim.attempt,
        )
        .values(columns)
        .returning(JobLineRow.number)
    )
    return changed.one_or_none() is not None


def find_job(session: Session, job_id: int) -> JobRow:
    """A job's row. Raises JobNotFoundError."""
    row = session.get(JobRow, as_id(job_id))
    if row is None:
        raise JobNotFoundError(job_id)
    return row


def purge(session: Session) -> None:
    """Throw away some jobs that have expired, the longest expired first."""
    expired = (
        select(JobRow.id)
        .where(JobRow.expires_at < datetime.now(UTC))
        .order_by(JobRow.expires_at)
        .limit(_PURGED_AT_ONCE)
    )
    session.execute(delete(JobRow).where(JobRow.id.in_(session.scalars(expired).all())))


def _end_line(session: Session, claim: Claim, *, state: JobState, **columns: Any) -> bool:
    if not change_own_line(session, claim, state=state, due_at=None, **columns):
        return False
    job = find_job(session, claim.job_id)
    job.done += 1
    job.failed += state is JobState.FAILED
    _end_if_all_is_done(session, job)
    session.flush()
    return True


def _end_if_all_is_done(session: Session, job: JobRow) -> None:
    if job.done == job.total and job.state not in ENDED:
        _end(session, job, JobState.FAILED if job.failed and job.kind is JobKind.ARTICLE else JobState.DONE)


def _end(session: Session, job: JobRow, state: JobState) -> None:
    job.state, job.finished_at = state, datetime.now(UTC)
    job.expires_at = job.finished_at + KEPT
    emit(session, "job.finished", job_event(job))


def _count(session: Session, *conditions: Any) -> int:
    return session.scalar(select(func.count()).select_from(JobLineRow).where(*conditions)) or 0
