"""What can be wrong about a job or a batch."""

from __future__ import annotations

from attribution.errors.root import AttributionError


class JobNotFoundError(AttributionError):
    """No job has this id."""

    def __init__(self, job_id: int) -> None:
        super().__init__(f"There is no job {job_id}.")
        self.job_id = job_id


class JobEndedError(AttributionError):
    """A job cannot be cancelled any more."""

    def __init__(self, job_id: int) -> None:
        super().__init__(f"The job {job_id} has ended already.")
        self.job_id = job_id


class LeaseLostError(AttributionError):
    """A worker took so long, or was away so long, that another has its line now."""


class EmptyBatchError(AttributionError):
    """A batch holds no line."""


class BatchTooLongError(AttributionError):
    """A batch holds more lines than one may."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"The batch holds more than {limit} lines; send it in parts.")
        self.limit = limit


class LineFormatError(AttributionError):
    """A line of a batch is not JSON."""


class LineContentError(AttributionError):
    """A line of a batch is JSON, but no article."""
