"""Between the errors of HTTP and what is kept of them with a line: a name and what was said, no status."""

from __future__ import annotations

from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException

from attribution import errors
from attribution.api.errors import field_faults, to_http
from attribution.errors import AttributionError, LineContentError
from attribution.services.ports import Fault


def fault_of(error: ValidationError) -> Fault:
    """What is kept of the faulty fields of a line."""
    faults = tuple(field_faults("json", error.messages_dict))
    return Fault(LineContentError.__name__, " ".join(fault["detail"] for fault in faults), faults)


def error_of(fault: Fault) -> HTTPException:
    """The error that a line's fault would have been, had its article come alone."""
    kind = getattr(errors, fault.kind, AttributionError)
    failure: AttributionError = kind.__new__(kind)  # some take more than words; the words are all that we kept
    failure.args = (fault.detail,)
    error = to_http(failure)
    error.data = {"faults": fault.errors}  # type: ignore[attr-defined]
    return error
