"""Between the rows of jobs and their values; an article that waits in a line is kept as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from attribution.services.ports import ArticleIn, Claim, Fault, JobRecord, JobState, LineIn, LineRecord, Priority
from attribution.store.tables import JobLineRow, JobRow

_TIMES = tuple(field.name for field in fields(ArticleIn) if "datetime" in str(field.type))


def job_record(row: JobRow) -> JobRecord:
    """A job."""
    return JobRecord(**{field.name: getattr(row, field.name) for field in fields(JobRecord)})


def job_event(row: JobRow) -> dict[str, Any]:
    """What an event tells of a job: how it ended, and where the rest can be read."""
    return {
        "job_id": row.id,
        "kind": row.kind.value,
        "state": row.state.value,
        "total": row.total,
        "done": row.done,
        "failed": row.failed,
        "link": f"/api/v1/jobs/{row.id}",
    }


def line_record(row: JobLineRow) -> LineRecord:
    """What became of a line."""
    return LineRecord(row.number, row.state, row.result, Fault(**row.fault) if row.fault else None)


def claim_of(row: JobLineRow) -> Claim:
    """The line as the worker who has it knows it."""
    return Claim(row.job_id, row.number, row.worker or "", row.attempts, article_from_json(row.article or {}))


def line_columns(job_id: int, line: LineIn, priority: Priority) -> dict[str, Any]:
    """A new row: a line that waits for its job's release, or one that failed before."""
    return {
        "job_id": job_id,
        "number": line.number,
        "priority": int(priority),
        "state": JobState.FAILED if line.fault else JobState.QUEUED,
        "attempts": 0,
        "article_key": article_key(line.article) if line.article else None,
        "article": article_to_json(line.article) if line.article else None,
        "fault": fault_to_json(line.fault) if line.fault else None,
    }


def fault_to_json(fault: Fault) -> dict[str, Any]:
    """Why a line failed."""
    return asdict(fault)


def article_key(article: ArticleIn) -> str | None:
    """What names an article that comes again; None for one that cannot."""
    if article.source is None or article.external_id is None:
        return None
    return f"{article.source}\n{article.external_id}"


def article_to_json(article: ArticleIn) -> dict[str, Any]:
    """The article as JSON, times as ISO 8601; what was not given is left out."""
    given = {name: value for name, value in asdict(article).items() if value is not None}
    return given | {name: given[name].isoformat() for name in _TIMES if name in given}


def article_from_json(given: Mapping[str, Any]) -> ArticleIn:
    """The article again."""
    return ArticleIn(**{**given, **{name: datetime.fromisoformat(given[name]) for name in _TIMES if name in given}})
