"""What the HTTP API says of jobs and of the lines that they are made of."""

from __future__ import annotations

from marshmallow import fields, validate

from attribution.api.evidence_schemas import NULLABLE, Out
from attribution.api.fields import OffsetDateTime, one_of
from attribution.api.schemas import KeptOut, Problem
from attribution.api.sync_schemas import ChangesOut
from attribution.services.ports import JobKind, JobState

JOB_STATES = [state.value for state in JobState if state is not JobState.RECEIVING]
ADDRESS = {"format": "uri-reference"}


class ProgressOut(Out):
    """How far a job is, in lines."""

    done = fields.Integer(required=True, metadata={"minimum": 0, "description": "Lines that have ended."})
    total = fields.Integer(required=True, metadata={"minimum": 0})
    failed = fields.Integer(required=True, metadata={"minimum": 0, "description": "Those of them that failed."})


class LineOut(Out):
    """What became of one article of a job."""

    line = fields.Integer(required=True, metadata={"minimum": 1, "description": "Its line in the batch; from 1."})
    state = fields.String(required=True, validate=validate.OneOf(JOB_STATES))
    status = fields.Integer(
        **NULLABLE,
        metadata={"description": "The status that POST would have answered; null while it waits, or when cancelled."},
    )
    article_id = fields.Integer(**NULLABLE, metadata={"description": "The article that was kept."})
    number = fields.Integer(
        **NULLABLE, metadata={"minimum": 1, "description": "Which of that article's texts it is, 1 for the first."}
    )
    changes = fields.Nested(ChangesOut, **NULLABLE, metadata={"description": "What became of its quotations."})
    problem = fields.Nested(Problem, **NULLABLE, metadata={"description": "Why it was not kept."})


class JobOut(KeptOut):
    """Work that outlives the request that asked for it."""

    kind = one_of(JobKind, required=True)
    state = fields.String(
        required=True,
        validate=validate.OneOf(JOB_STATES),
        metadata={
            "description": "A batch is done when all its lines have ended, however they ended; the job of one "
            "article is done or failed as that article is."
        },
    )
    progress = fields.Nested(ProgressOut, required=True)
    created_at = OffsetDateTime(required=True)
    started_at = OffsetDateTime(**NULLABLE)
    finished_at = OffsetDateTime(**NULLABLE)
    expires_at = OffsetDateTime(
        **NULLABLE, metadata={"description": "Until then the results are kept; null while there is work."}
    )
    article = fields.String(**NULLABLE, metadata={**ADDRESS, "description": "Where the article of the job is kept."})
    error = fields.Nested(Problem, **NULLABLE, metadata={"description": "Why the article of the job was not kept."})
    results = fields.String(required=True, metadata={**ADDRESS, "description": "Where every line's result is."})
