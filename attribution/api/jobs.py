"""``/api/v1/batches`` and ``/api/v1/jobs``: many articles at once, and how far the work is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from flask import Response, current_app, g, request
from werkzeug.exceptions import UnsupportedMediaType

from attribution.api.arguments import ArticleIn as ArticleSchema
from attribution.api.batch_lines import read_lines
from attribution.api.job_bodies import job_address, job_body, line_body
from attribution.api.job_schemas import JobOut, LineOut
from attribution.api.openapi import Routes
from attribution.api.services import actor, services
from attribution.api.submission import FormatIn, schema_of
from attribution.errors import JobNotFoundError
from attribution.services.ports import ArticleIn, JobKind, JobRecord, Jobs, Scope

jobs = Routes("jobs", __name__, url_prefix="/api/v1", description="Work that outlives a request")

JSON_LINES = ("application/x-ndjson", "application/jsonl", "application/jsonlines")
BATCH = (
    "One article a line, each a JSON object as POST /articles takes it, in UTF-8. Blank lines do not count. A line "
    "that is no article fails alone."
)
EXAMPLE = '{"text": "« Oui », dit Anne Dupont.", "source": "exemple.fr", "external_id": "1"}\n'
LOCATION = {"Location": {"description": "Where the job is followed.", "schema": {"type": "string"}}}
_LINES_AT_ONCE = 200


@jobs.route("/batches", methods=["POST"], scope=Scope.WRITE)
@jobs.query(FormatIn)
@jobs.lines(JSON_LINES, BATCH, EXAMPLE, limit="max_batch_bytes")
@jobs.problems(400, 413, 415, 422, 503)
@jobs.answer(202, JobOut, description="The articles are read one after the other", headers=LOCATION)
def post_batch(asked: dict[str, Any]) -> tuple[dict[str, Any], int, dict[str, str]]:
    """Send many articles, a JSON object a line; they are read and kept by and by.

    Follow the job at Location; its results tell line by line what POST /articles would have answered.
    """
    if request.mimetype not in JSON_LINES:
        raise UnsupportedMediaType(f"Send the body as {JSON_LINES[0]}.")
    chosen, schema = asked["format"], schema_of(asked["format"], ArticleSchema)

    def read(members: dict[str, Any]) -> ArticleIn:
        return services().read_body(chosen, schema.load(members))

    lines = read_lines(
        request.stream,
        read,
        max_bytes=current_app.config["MAX_CONTENT_LENGTH"],  # as of an article that comes alone
        max_chars=services().settings.max_text_chars,
    )
    job_id = services().receive(lines, created_by=actor())
    return job_body(services().store.jobs.job(job_id), None), 202, {"Location": job_address(job_id)}


@jobs.route("/jobs/<row_id:job_id>")
@jobs.problems(404, 503)
@jobs.answer(200, JobOut)
def get_job(job_id: int) -> dict[str, Any]:
    """Say how far a job is."""
    return _told(_own(job_id))


@jobs.route("/jobs/<row_id:job_id>/results")
@jobs.problems(404, 503)
@jobs.answer(200, LineOut, content_type=JSON_LINES[0], description="JSON lines, one of these for each line")
def get_job_results(job_id: int) -> Response:
    """Tell line by line, in the order of the batch, what became of it; lines that wait say so."""
    job = _own(job_id)
    return Response(_results(job, services().store.jobs, job_address(job.id)), content_type=JSON_LINES[0])


@jobs.route("/jobs/<row_id:job_id>", methods=["DELETE"], scope=Scope.WRITE)
@jobs.problems(404, 409, 503)
@jobs.answer(200, JobOut, description="The job, cancelled")
def cancel_job(job_id: int) -> dict[str, Any]:
    """Take back the lines of a job that nobody has begun; what is kept stays."""
    services().store.jobs.cancel(_own(job_id).id)
    return _told(_own(job_id))


def _own(job_id: int) -> JobRecord:
    """A job that the sender may see: his or her own, or any with a key for ADMIN. Raises JobNotFoundError."""
    job, key = services().store.jobs.job(job_id), g.get("key")
    if job.created_by != actor() and not (key and key.allows(Scope.ADMIN)):
        raise JobNotFoundError(job_id)
    return job


def _told(job: JobRecord) -> dict[str, Any]:
    lines = services().store.jobs.lines(job.id, limit=1) if job.kind is JobKind.ARTICLE else ()
    return job_body(job, lines[0] if lines else None)


def _results(job: JobRecord, kept: Jobs, address: str) -> Iterator[str]:
    after = 0
    while lines := kept.lines(job.id, after=after, limit=_LINES_AT_ONCE):
        after = lines[-1].number
        yield from (json.dumps(line_body(line, address), ensure_ascii=False) + "\n" for line in lines)
