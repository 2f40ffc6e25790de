"""A body that is an article: our own fields, or the JSON of a content system, which has its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar, cast

from flask import request
from marshmallow import INCLUDE, RAISE, Schema, fields

from attribution.api.openapi import Routes
from attribution.api.services import services
from attribution.errors import AddressMismatchError
from attribution.services.ports import BodyFormat

View = TypeVar("View", bound=Callable[..., Any])

_ONE_BODY = {"oneOf": [{"required": ["text"]}, {"required": ["html"]}]}
_MARKUP = {"type": "string", "minLength": 1}
CMS_ARTICLE: Mapping[str, Any] = {
    "type": "object",
    "description": "With `format`: the article as the system writes it, with all its fields. ninjs: `bodies`, or "
    "`body_html` and its kind; Superdesk: `guid` and the same; ANS: `content_elements`; WordPress: `content.rendered`.",
    "anyOf": [
        {"required": ["bodies"], "properties": {"bodies": {"type": "array", "minItems": 1}}},
        {"required": ["body_html"], "properties": {"body_html": _MARKUP}},
        {"required": ["body_text"], "properties": {"body_text": _MARKUP}},
        {"required": ["content_elements"], "properties": {"content_elements": {"type": "array", "minItems": 1}}},
        {
            "required": ["content"],
            "properties": {
                "content": {"type": "object", "required": ["rendered"], "properties": {"rendered": _MARKUP}}
            },
        },
    ],
}
"""What a body must have at least; the reader of its format asks for more."""


class FormatIn(Schema):
    """Whose JSON the body is."""

    class Meta:  # noqa: D106 (marshmallow's way to set options)
        unknown = RAISE

    format = fields.Enum(
        BodyFormat,
        by_value=True,
        load_default=BodyFormat.NATIVE,
        metadata={"description": "Whose JSON the body is; `native` is ours."},
    )


class _AnyObject(Schema):
    """An object with whatever its system writes."""

    class Meta:
        unknown = INCLUDE


def schema_of(format: BodyFormat, native: type[Schema]) -> Schema:  # noqa: A002
    """What an article's JSON is checked against: our own against ``native``, any other by the reader of its format."""
    return native() if format is BodyFormat.NATIVE else _AnyObject()


def submission(blueprint: Routes, schema: type[Schema], example: dict[str, Any]) -> Callable[[View], View]:
    """Give the view the article that was sent: in our own fields, checked against ``schema``, or in another format.

    An outlet and an id in the path beat what the body of a content system says; in our own fields they must agree.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def read(asked: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
            chosen = schema_of(asked["format"], schema)
            payload = blueprint.ARGUMENTS_PARSER.parse(chosen, request, location="json")
            given = {name: kwargs[name] for name in ("source", "external_id") if name in kwargs}
            if asked["format"] is BodyFormat.NATIVE:
                _check_address(payload, given)
            return view(services().read_body(asked["format"], payload, **given), *args, **kwargs)

        body = {"anyOf": [{"allOf": [schema, _ONE_BODY]}, CMS_ARTICLE]}
        content = {"application/json": {"schema": body, "example": example}}
        documented = blueprint.doc(requestBody={"required": True, "content": content})(read)
        return cast("View", blueprint.query(FormatIn)(documented))

    return decorate


def _check_address(payload: Mapping[str, Any], address: Mapping[Any, str]) -> None:
    for name, value in address.items():
        if payload.get(name) not in {None, value}:
            raise AddressMismatchError(name, payload[name], value)
