"""An article whose sender would rather not wait: the answer is a job, or the article itself when it is kept in time."""

from __future__ import annotations

from flask import jsonify, request

from attribution.api.article_answers import kept_article
from attribution.api.bodies import Answer
from attribution.api.job_bodies import job_address, job_body, kept_status
from attribution.api.job_schemas import JobOut
from attribution.api.line_faults import error_of
from attribution.api.prefer import Preferences, read_preferences
from attribution.api.services import actor, services
from attribution.services.ports import ArticleIn, JobRecord, LineRecord

PREFER = (
    "RFC 7240. `respond-async`: answer with a job at once. `wait=N`, alone or beside it: answer as usual if the "
    "article is kept within N seconds (30 at most), else with a job. Anything else does not count."
)
LOCATION = {
    "Location": {"description": "Where the article is kept, or its job is followed.", "schema": {"type": "string"}}
}
APPLIED = {"Preference-Applied": {"description": "What was done of Prefer.", "schema": {"type": "string"}}}


def preferences_of_request() -> Preferences:
    """What the sender prefers."""
    return read_preferences(request.headers.getlist("Prefer"))


def answer_later(article: ArticleIn, preferences: Preferences) -> Answer:
    """Queue an article and wait for it as long as is preferred. Raises what keeping it at once would have raised."""
    job_id = services().queue(article, created_by=actor())
    job = services().wait_for_job(job_id, preferences.wait or 0)
    line = services().store.jobs.lines(job_id, limit=1)[0]
    headers = {"Preference-Applied": str(preferences)}
    if line.fault:
        raise error_of(line.fault)
    if status := kept_status(line):
        return _kept(line, status, headers)
    return _queued(job, line, headers)


def _kept(line: LineRecord, status: int, headers: dict[str, str]) -> Answer:
    result = line.result or {}
    told = {"changes": result["changes"], "work": result["work"]}
    body, place = kept_article(result["article_id"])
    return body | told, status, headers | place


def _queued(job: JobRecord, line: LineRecord, headers: dict[str, str]) -> Answer:
    answer = jsonify(JobOut().dump(job_body(job, line)))
    answer.status_code = 202
    answer.headers.update(headers | {"Location": job_address(job.id)})
    return answer
