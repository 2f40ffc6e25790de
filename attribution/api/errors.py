"""One table from meanings to statuses, and one shape for every error: RFC 9457 problem+json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from flask import Response, json, request
from werkzeug.exceptions import HTTPException, default_exceptions

from attribution.api.openapi import PROBLEM_TYPE
from attribution.errors import (
    AccessError,
    AnswerNotKeptError,
    ArticleChangedError,
    ArticleNameNotFoundError,
    ArticleNotFoundError,
    AttributionError,
    BatchTooLongError,
    ConflictError,
    CorrectionError,
    CursorError,
    DeliveryNotFoundError,
    EmptyBatchError,
    IdempotencyKeyError,
    IdempotencyKeyReusedError,
    JobEndedError,
    JobNotFoundError,
    KeyNeededError,
    KeyRefusedError,
    LeaseLostError,
    LineContentError,
    LineFormatError,
    ModelError,
    QuotationNotFoundError,
    ScopeError,
    SpeakerChangedError,
    SpeakerConflictError,
    SpeakerEventNotFoundError,
    SpeakerInputError,
    SpeakerListError,
    SpeakerNotFoundError,
    StaleError,
    StillRunningError,
    StoreError,
    TextError,
    TextTooLongError,
    VersionNotFoundError,
    WebhookAddressError,
    WebhookDisabledError,
    WebhookNotFoundError,
)

STATUSES: dict[type[AttributionError], HTTPStatus] = {
    TextTooLongError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TextError: HTTPStatus.UNPROCESSABLE_ENTITY,
    CorrectionError: HTTPStatus.UNPROCESSABLE_ENTITY,
    CursorError: HTTPStatus.BAD_REQUEST,
    ArticleNotFoundError: HTTPStatus.NOT_FOUND,
    ArticleNameNotFoundError: HTTPStatus.NOT_FOUND,
    ArticleChangedError: HTTPStatus.PRECONDITION_FAILED,
    ConflictError: HTTPStatus.CONFLICT,
    VersionNotFoundError: HTTPStatus.NOT_FOUND,
    WebhookNotFoundError: HTTPStatus.NOT_FOUND,
    DeliveryNotFoundError: HTTPStatus.NOT_FOUND,
    WebhookDisabledError: HTTPStatus.CONFLICT,
    WebhookAddressError: HTTPStatus.UNPROCESSABLE_ENTITY,
    KeyNeededError: HTTPStatus.UNAUTHORIZED,
    KeyRefusedError: HTTPStatus.UNAUTHORIZED,
    AccessError: HTTPStatus.FORBIDDEN,
    JobNotFoundError: HTTPStatus.NOT_FOUND,
    JobEndedError: HTTPStatus.CONFLICT,
    LeaseLostError: HTTPStatus.CONFLICT,
    EmptyBatchError: HTTPStatus.UNPROCESSABLE_ENTITY,
    BatchTooLongError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    LineFormatError: HTTPStatus.BAD_REQUEST,
    LineContentError: HTTPStatus.UNPROCESSABLE_ENTITY,
    IdempotencyKeyError: HTTPStatus.BAD_REQUEST,
    IdempotencyKeyReusedError: HTTPStatus.UNPROCESSABLE_ENTITY,
    StillRunningError: HTTPStatus.CONFLICT,
    AnswerNotKeptError: HTTPStatus.CONFLICT,
    QuotationNotFoundError: HTTPStatus.NOT_FOUND,
    StaleError: HTTPStatus.PRECONDITION_FAILED,
    SpeakerNotFoundError: HTTPStatus.NOT_FOUND,
    SpeakerEventNotFoundError: HTTPStatus.NOT_FOUND,
    SpeakerConflictError: HTTPStatus.CONFLICT,
    SpeakerChangedError: HTTPStatus.PRECONDITION_FAILED,
    SpeakerInputError: HTTPStatus.UNPROCESSABLE_ENTITY,
    SpeakerListError: HTTPStatus.UNPROCESSABLE_ENTITY,
    ModelError: HTTPStatus.SERVICE_UNAVAILABLE,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
    AttributionError: HTTPStatus.INTERNAL_SERVER_ERROR,
}

Messages = Mapping[str, Any]
"""What a schema says of each field: a list of messages, or the messages of the fields below."""

UNTOLD = "Something failed on our side; the log of the service says what."


def to_http(error: AttributionError) -> HTTPException:
    """The HTTP error that an error of this package means; what went wrong inside stays inside."""
    status = next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    answer = default_exceptions[status](None if status >= 500 else str(error))
    answer.__cause__ = error
    if isinstance(error, CorrectionError):
        answer.data = {"messages": {"json": _nested(error.path, str(error))}}  # type: ignore[attr-defined]
    return answer


def _nested(path: tuple[str, ...], message: str) -> Messages:
    """The message at the end of its path, as a schema would give it."""
    messages: Any = [message]
    for step in reversed(path):
        messages = {step: messages}
    return messages if path else {"_schema": messages}


def answer_problem(error: HTTPException) -> Response:
    """The error as problem+json, with the headers that belong to it, such as Allow."""
    response = error.get_response()
    body = json.dumps(members(error, response.status_code, quote(request.path, errors="replace")))
    answer = Response(body, response.status_code, content_type=PROBLEM_TYPE)
    for name, value in response.headers:
        if name.lower() not in {"content-type", "content-length"}:
            answer.headers.add(name, value)
    answer.headers.update(_headers(error.__cause__))
    return answer


def _headers(cause: BaseException | None) -> dict[str, str]:
    """What a client may do about it: which key would do (RFC 6750), when to ask again, where to look."""
    match cause:
        case KeyNeededError():
            return {"WWW-Authenticate": 'Bearer realm="attribution"'}
        case KeyRefusedError():
            return {"WWW-Authenticate": 'Bearer realm="attribution", error="invalid_token"'}
        case ScopeError(scope=scope):
            return {"WWW-Authenticate": f'Bearer realm="attribution", error="insufficient_scope", scope="{scope}"'}
        case StillRunningError(retry_after=seconds):
            return {"Retry-After": str(seconds)}
        case AnswerNotKeptError(location=str(location)):
            return {"Location": location}
    return {}


def members(error: HTTPException, status: int, instance: str) -> dict[str, Any]:
    """The problem that an error is; ``instance`` is the address of what it happened to."""
    faults = list(all_faults(error))
    detail = UNTOLD if status >= 500 else error.description or error.name
    return {
        "type": "about:blank",
        "title": error.name,
        "status": status,
        "detail": " ".join(fault["detail"] for fault in faults) or detail,
        "instance": instance,
    } | ({"errors": faults} if faults else {})


def all_faults(error: HTTPException) -> Iterator[dict[str, str]]:
    """Every faulty field of a request or of a line of a batch."""
    data = getattr(error, "data", {})
    yield from data.get("faults", [])
    for place, fields in data.get("messages", {}).items():
        yield from field_faults(place, fields)


def field_faults(place: str, fields: Messages, *above: str) -> Iterator[dict[str, str]]:
    """The messages of a schema, each with a pointer into the body or the name of the query parameter."""
    for field, messages in fields.items():
        path = above if field == "_schema" else (*above, _printable(str(field)))
        if isinstance(messages, Mapping):
            yield from field_faults(place, messages, *path)
            continue
        for message in messages:
            detail = ": ".join(filter(None, (".".join(path), message)))
            if place == "query":
                yield {"detail": detail, "parameter": path[0]}
            else:
                yield {"detail": detail, "pointer": "#" + "".join(map(_step, path))}


def _step(field: str) -> str:
    return "/" + quote(field.replace("~", "~0").replace("/", "~1"), safe="~", errors="replace")


def _printable(field: str) -> str:
    """A field's name as it was sent, short, without lone surrogates."""
    return field[:100].encode("utf-8", "replace").decode()
