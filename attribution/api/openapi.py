"""flask-smorest, typed and fitted: problem+json in the document, strict JSON, ids that fit the database.

The only module that imports flask_smorest, which has no types of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, TypeVar, cast

from flask import Flask
from flask_smorest import Api, Blueprint  # type: ignore[import-untyped]
from marshmallow import Schema
from werkzeug.exceptions import NotFound
from werkzeug.routing import IntegerConverter, Map, ValidationError

from attribution.api.json_body import StrictParser
from attribution.api.schemas import Problem
from attribution.services.cursor import MAX_ID
from attribution.services.ports import Scope

PROBLEM_TYPE = "application/problem+json"
BEARER = "key"
"""The name of the security scheme in the document."""

_SECURITY_SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "description": "A key made with `attribution keys create`. Each operation names the scope that the key must have; "
    "`admin` includes all others. Until the first key is made the service answers its own machine without one.",
}

_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
    "description": "Any string that is new for each request, such as a UUID. Sent again within 24 hours with the same "
    "request, it gets the first answer again, with `Idempotency-Replayed: true`, and nothing is done twice; 409 while "
    "the first is being carried out (see Retry-After), or if its answer was too large to keep; 422 with another "
    "request. Answers of 429 and 5xx are not kept.",
}

View = TypeVar("View", bound=Callable[..., Any])


class RowId(IntegerConverter):
    """An id in a path: ASCII digits that fit 64 bits; anything else is an unknown path."""

    regex = "[0-9]{1,19}"

    def __init__(self, map: Map) -> None:  # noqa: A002 (werkzeug's name)
        super().__init__(map, min=1, max=MAX_ID)

    def to_python(self, value: str) -> int:
        """Raises NotFound: for a ValidationError the router would answer 405 where another method has the path."""
        try:
            return int(super().to_python(value))
        except ValidationError:
            raise NotFound from None


class ProblemApi(Api):  # type: ignore[misc]
    """Documents every error as RFC 9457; leaves errors to the application and pages to cursors."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.spec.components.security_scheme(BEARER, _SECURITY_SCHEME)

    def _register_error_handlers(self) -> None:
        pass

    def _register_pagination_header(self) -> None:
        pass

    def _register_responses(self) -> None:
        """Pinned to flask-smorest 0.47: the method is private, a test checks the document."""
        names = {status.name: status.phrase for status in HTTPStatus} | {"DEFAULT_ERROR": "Any other error"}
        for name, phrase in names.items():
            content = {PROBLEM_TYPE: {"schema": Problem}}
            self.spec.components.response(name, {"description": phrase, "content": content}, lazy=True)


class Routes(Blueprint):  # type: ignore[misc]
    """A blueprint whose decorators keep the types of the views and refuse unknown parameters."""

    ARGUMENTS_PARSER = StrictParser()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._prepare_doc_cbks += [_document_access, _document_headers]

    def route(self, rule: str, *, scope: Scope | None = Scope.READ, **options: Any) -> Callable[[View], View]:
        """Register a view and its documentation; the view's name is the operation's id.

        ``scope`` is what a key must allow for it; None means that the route is public.
        """

        def register(view: View) -> View:
            view.required_scope = scope  # type: ignore[attr-defined]
            view.takes_idempotency_key = True  # type: ignore[attr-defined]
            documented: Any = self.doc(operationId=view.__name__)(view)
            documented._apidoc["scope"] = scope
            return cast("View", super(Routes, self).route(rule, **options)(documented))

        return register

    def body(self, schema: type[Schema], example: dict[str, Any]) -> Callable[[View], View]:
        """Give the view the JSON body as a keyword-free first argument."""
        return cast("Callable[[View], View]", self.arguments(schema, location="json", example=example))

    def lines(self, types: Sequence[str], description: str, example: str, *, limit: str) -> Callable[[View], View]:
        """Document a body of lines, which the view reads by itself; ``limit`` is the setting that says how much."""
        schema = {"type": "string", "description": description}
        content = {name: {"schema": schema, "example": example} for name in types}

        def document(view: View) -> View:
            view.body_limit = limit  # type: ignore[attr-defined]
            return cast("View", self.doc(requestBody={"required": True, "content": content})(view))

        return document

    def header(
        self, name: str, description: str, *, required: bool = False, pattern: str | None = None
    ) -> Callable[[View], View]:
        """Document a header that a request may have, or must; the view reads it by itself."""
        schema = {"type": "string"} | ({"pattern": pattern} if pattern else {})
        header = {"in": "header", "name": name, "description": description, "required": required, "schema": schema}

        def document(view: View) -> View:
            documented: Any = self.doc()(view)
            documented._apidoc["headers"] = [*documented._apidoc.get("headers", ()), header]
            return cast("View", documented)

        return document

    def query(self, schema: type[Schema]) -> Callable[[View], View]:
        """Give the view the query parameters as its first argument."""
        return cast("Callable[[View], View]", self.arguments(schema, location="query"))

    def answer(self, status: int, schema: type[Schema] | None = None, **options: Any) -> Callable[[View], View]:
        """Dump what the view returns; nothing without a schema."""
        return cast("Callable[[View], View]", self.response(status, schema, **options))

    def also(self, status: int, schema: type[Schema], **options: Any) -> Callable[[View], View]:
        """Document another success."""
        return cast("Callable[[View], View]", self.alt_response(status, schema=schema, success=True, **options))

    def unchanged(self, headers: dict[str, Any]) -> Callable[[View], View]:
        """Document that what the client has is still so."""
        description = "What you have is still so; no body"
        return cast("Callable[[View], View]", self.alt_response(304, description=description, headers=headers))

    def stream(self, types: Sequence[str], description: str, headers: dict[str, Any]) -> Callable[[View], View]:
        """Document an answer that the view sends by itself, in one of several media types."""
        content: dict[str, Any] = {name: {"schema": {}} for name in types}
        answer = {"description": description, "headers": headers, "content": content}
        return cast("Callable[[View], View]", self.doc(responses={"200": answer}))

    def told(self, **documentation: Any) -> Callable[[View], View]:
        """Document what no schema says."""
        return cast("Callable[[View], View]", self.doc(**documentation))

    def problems(self, *statuses: int) -> Callable[[View], View]:
        """Document the errors that a view can answer with."""

        def document(view: View) -> View:
            for status in statuses:
                view = self.alt_response(status, HTTPStatus(status).name)(view)
            return view

        return document


def _document_access(operation: dict[str, Any], known: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Say which scope an operation needs; that none is needed too, for so it is until the first key is made."""
    scope = known["scope"]
    operation["security"] = [] if scope is None else [{BEARER: [scope.value]}, {}]
    for status in () if scope is None else (401, 403, 429):
        operation["responses"].setdefault(str(status), HTTPStatus(status).name)
    return operation


def _document_headers(operation: dict[str, Any], known: dict[str, Any], *, method: str, **_: Any) -> dict[str, Any]:
    """Name the headers of an operation; every POST takes an Idempotency-Key too, and what comes of it is said."""
    headers = [*known.get("headers", ()), *([_IDEMPOTENCY_KEY] if method == "post" else ())]
    if headers:
        operation.setdefault("parameters", []).extend(headers)
    for status in (400, 409, 422) if method == "post" else ():
        operation["responses"].setdefault(str(status), HTTPStatus(status).name)
    return operation


def row_id_parameter(_: RowId) -> dict[str, Any]:
    """The OpenAPI schema of an id in a path."""
    return {"type": "integer", "format": "int64", "minimum": 1, "maximum": MAX_ID}
