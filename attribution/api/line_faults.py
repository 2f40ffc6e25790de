"""Between the errors of HTTP and what is kept of them with a line: a name and what was said, no status."""

from __future__ import annotations

from werkzeug.exceptions import BadRequest, HTTPException

from attribution import errors
from attribution.api.errors import all_faults, to_http
from attribution.errors import AttributionError, LineContentError, LineFormatError
from attribution.services.ports import Fault


def fault_of(error: HTTPException) -> Fault:
    """What is kept of an error of reading a line."""
    kind = LineFormatError if isinstance(error, BadRequest) else LineContentError
    faults = tuple(all_faults(error))
    told = " ".join(fault["detail"] for fault in faults) or error.description or error.name
    return Fault(kind.__name__, told, faults)


def error_of(fault: Fault) -> HTTPException:
    """The error that a line's fault would have been, had its article come alone."""
    kind = getattr(errors, fault.kind, AttributionError)
    failure: AttributionError = kind.__new__(kind)  # some take more than words; the words are all that we kept
    failure.args = (fault.detail,)
    error = to_http(failure)
    error.data = {"faults": fault.errors}  # type: ignore[attr-defined]
    return error
