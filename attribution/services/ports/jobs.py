"""Work that outlives the request that asked for it: jobs, each made of lines, each line an article to read and keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any, Protocol

from attribution.services.ports.articles import ArticleIn


class JobKind(StrEnum):
    """What was asked for."""

    ARTICLE = "article"  # one article, whose sender did not want to wait
    BATCH = "batch"  # a file of articles


class JobState(StrEnum):
    """How far a job or a line of it is."""

    RECEIVING = "receiving"  # a job whose lines are still coming in; nobody knows of it yet
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


MAX_ATTEMPTS = 3
"""How often a line is tried."""

ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


class Priority(IntEnum):
    """What is taken first."""

    INTERACTIVE = 0  # somebody waits for it
    BULK = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a line failed: the name of one of this package's errors, what it said, and every faulty field."""

    kind: str
    detail: str
    errors: Sequence[Mapping[str, str]] = ()


@dataclass(frozen=True, slots=True)
class LineIn:
    """A line as it came in, numbered as in its file from 1: an article, or why there is none in it."""

    number: int
    article: ArticleIn | None = None
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class LineRecord:
    """What became of a line. ``result`` is what keeping the article gave, ``fault`` why it was not kept."""

    number: int
    state: JobState
    result: Mapping[str, Any] | None
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A job. ``done`` counts the lines that have ended, ``failed`` those of them that failed.

    ``created_by`` is who asked for it. At ``expires_at`` the job and its results may be thrown away.
    """

    id: int
    kind: JobKind
    state: JobState
    created_by: str
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    expires_at: datetime | None
    total: int
    done: int
    failed: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A line that one worker has until its lease is over. ``attempt`` counts from 1."""

    job_id: int
    number: int
    worker: str
    attempt: int
    article: ArticleIn


class Jobs(Protocol):
    """Where jobs are kept. A line is done by one worker at a time and, once it has ended, never again.

    Methods raise StoreError when the database fails, and those that take a ``job_id`` JobNotFoundError.
    """

    def enqueue(self, kind: JobKind, lines: Iterable[LineIn], priority: Priority, *, created_by: str) -> int:
        """Keep a job with all its lines, ready to be worked on; give its id. Throws old jobs away as `open` does."""

    def open(self, kind: JobKind, *, created_by: str) -> int:
        """Begin a job that takes lines; give its id. Nobody works on it before `release`.

        Throws away some of the jobs that have expired, and those that were begun long ago and never released.
        """

    def add(self, job_id: int, lines: Iterable[LineIn], priority: Priority) -> None:
        """Add lines to a job that was begun."""

    def release(self, job_id: int) -> None:
        """Let the workers have the job: all its lines have come in."""

    def discard(self, job_id: int) -> None:
        """Remove a job and its lines."""

    def job(self, job_id: int) -> JobRecord:
        """One job that was released."""

    def lines(self, job_id: int, *, after: int = 0, limit: int) -> Sequence[LineRecord]:
        """Up to ``limit`` lines of a job with numbers above ``after``, in order."""

    def cancel(self, job_id: int) -> None:
        """Take back the lines that nobody works on yet. Raises JobEndedError when the job is done or failed."""

    def claim(self, worker: str, lease: timedelta) -> Claim | None:
        """Take the next line that waits or whose lease is over, None if there is none.

        Interactive lines come first, then the oldest. Lines about one article are never worked on at the same time.
        A line whose last allowed attempt ended without a word is given up on the way.
        """

    def renew(self, claim: Claim, lease: timedelta) -> bool:
        """Make the lease last from now on; say whether the line was still the worker's own."""

    def put_back(self, claim: Claim, pause: timedelta, error: str) -> None:
        """Let the line be tried again after a pause, unless its job was cancelled; does nothing to another's line.

        ``error`` is for those who run the service.
        """

    def give_up(self, claim: Claim, fault: Fault, error: str) -> None:
        """End the line as failed; does nothing when the line is no longer the worker's own."""
