"""Jobs and their lines. What is kept of an article before it is one goes as soon as the line has ended well."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, SmallInteger, text
from sqlalchemy.orm import Mapped, mapped_column

from attribution.services.ports import JobKind, JobState
from attribution.store.base import IDS_ARE_NEVER_REUSED, Base, Id
from attribution.store.column_types import word_of

_WAITS = text("due_at IS NOT NULL")
_LEFT = text("due_at IS NULL AND article IS NOT NULL")
"""Ended badly: the article stays, so that it can be looked at."""


class JobRow(Base):
    """A job, and how many of its lines have ended."""

    __tablename__ = "jobs"
    __table_args__ = (IDS_ARE_NEVER_REUSED,)

    id: Mapped[Id]
    kind: Mapped[JobKind] = mapped_column(word_of(JobKind))
    state: Mapped[JobState] = mapped_column(word_of(JobState))
    created_by: Mapped[str]
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None] = mapped_column(index=True)
    total: Mapped[int]
    done: Mapped[int]
    failed: Mapped[int]


class JobLineRow(Base):
    """A line of a job: an article to read and keep, or what became of it.

    ``due_at`` is when a worker may take the line: at once, after a pause before another attempt, or when the lease
    of the ``worker`` who has it is over. It is NULL when there is nothing (more) to do. ``article_key`` names the
    """

    __tablename__ = "job_lines"
    __table_args__ = (
        Index(
            "ix_job_lines_waiting",
            "priority",
            "job_id",
            "number",
            sqlite_where=_WAITS,
            postgresql_where=_WAITS,
        ),
        Index("ix_job_lines_article_key", "article_key", sqlite_where=_WAITS, postgresql_where=_WAITS),
        Index("ix_job_lines_left", "article_key", sqlite_where=_LEFT, postgresql_where=_LEFT),
    )

    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    priority: Mapped[int] = mapped_column(SmallInteger)
    state: Mapped[JobState] = mapped_column(word_of(JobState))
    due_at: Mapped[datetime | None]
    attempts: Mapped[int]
    worker: Mapped[str | None]
    article_key: Mapped[str | None]
    article: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    fault: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    error: Mapped[str | None]
