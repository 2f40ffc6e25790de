"""From jobs and lines to the values that the schemas dump."""

from __future__ import annotations

from flask import url_for

from attribution.api.bodies import Body
from attribution.api.errors import members
from attribution.api.line_faults import error_of
from attribution.services.ports import JobKind, JobRecord, LineRecord


def job_address(job_id: int) -> str:
    """Where a job is followed."""
    return url_for("jobs.get_job", job_id=job_id)


def job_body(job: JobRecord, line: LineRecord | None) -> Body:
    """A job; ``line`` is the only one of a job of one article."""
    told = line_body(line, job_address(job.id)) if line and job.kind is JobKind.ARTICLE else None
    article_id = told["article_id"] if told else None
    return {
        "id": job.id,
        "kind": job.kind.value,
        "state": job.state.value,
        "progress": {"done": job.done, "total": job.total, "failed": job.failed},
        "created_at": job.created_at,
        "started_at": job.started_at,
        "finished_at": job.finished_at,
        "expires_at": job.expires_at,
        "article": article_id and url_for("articles.get_article", article_id=article_id),
        "error": told["problem"] if told else None,
        "results": url_for("jobs.get_job_results", job_id=job.id),
    }


def line_body(line: LineRecord, address: str) -> Body:
    """What became of a line of the job at the address."""
    problem = None
    if line.fault:
        error = error_of(line.fault)
        problem = members(error, error.code or 500, address)
    return {
        "line": line.number,
        "state": line.state.value,
        "status": problem["status"] if problem else kept_status(line),
        **{name: line.result[name] if line.result else None for name in ("article_id", "number", "changes")},
        "problem": problem,
    }


def kept_status(line: LineRecord) -> int | None:
    """201 for a new article, 200 for one that was there, None for none (yet)."""
    if line.result is None:
        return None
    return 201 if line.result["is_new"] else 200
