"""What a correction takes, field by field; each field also takes ``"machine"``, which drops its correction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, cast

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, validate

from attribution.api.fields import NOT_BLANK, check_characters, check_not_blank
from attribution.core.relations import Kind, SpeakerKind, Status
from attribution.services.cursor import MAX_ID
from attribution.services.ports import Change, Field, Named, NamedRelay, ReviewState, Stretch
from attribution.services.review_interchange import MACHINE

Json = dict[str, Any]

LONGEST_NAME = 500
MOST = 20
"""Speakers of one quotation, hops of one chain."""
LARGEST = 2**31 - 1
"""The highest position that every database keeps."""

POSITION: Json = {"type": "integer", "minimum": 0, "maximum": LARGEST}
SPAN: Json = {
    "type": "object",
    "properties": {"start": POSITION, "end": POSITION | {"minimum": 1}},
    "required": ["start", "end"],
    "additionalProperties": False,
    "description": "Half-open code points into the text; end after start.",
}
BY_ID: Json = {
    "type": "object",
    "properties": {"id": {"type": "integer", "minimum": 1, "maximum": MAX_ID}},
    "required": ["id"],
    "additionalProperties": False,
    "description": "A speaker of the registry.",
}
BY_NAME: Json = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME, "pattern": NOT_BLANK},
        "kind": {"type": "string", "enum": [kind.value for kind in SpeakerKind]},
    },
    "required": ["name"],
    "additionalProperties": False,
    "description": "Somebody whom the article names, or somebody new, whose kind must be said.",
}
NOBODY: Json = {"type": "null"}
SPEAKER: Json = {
    "anyOf": [BY_ID, BY_NAME, {"type": "array", "items": {"anyOf": [BY_ID, BY_NAME]}, "minItems": 1, "maxItems": MOST}]
}
RELAY: Json = {
    "type": "object",
    "properties": {"speaker": {"anyOf": [*SPEAKER["anyOf"], NOBODY]}, "source": {"anyOf": [SPAN, NOBODY]}},
    "required": ["speaker"],
    "additionalProperties": False,
}
RESET: Json = {"type": "string", "enum": [MACHINE]}


class JsonInteger(fields.Integer):
    """An integer as JSON Schema has it: 3.0 is one, true and "3" are none."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
            raise self.make_error("invalid", input=value)
        return super()._deserialize(int(value), attr, data, **kwargs)


class In(Schema):
    """A part of a body; what it does not know is an error."""

    class Meta:  # noqa: D106 (marshmallow's way to set options)
        unknown = RAISE


class SpanIn(In):
    """A stretch of the text."""

    start = JsonInteger(required=True, validate=validate.Range(0, LARGEST))
    end = JsonInteger(required=True, validate=validate.Range(1, LARGEST))

    @post_load
    def make(self, data: Json, **_: Any) -> Stretch:
        """Whether the text has it is seen when the text is."""
        return data["start"], data["end"]


class SpeakerByIdIn(In):
    """A speaker of the registry."""

    id = JsonInteger(required=True, validate=validate.Range(1, MAX_ID))

    @post_load
    def make(self, data: Json, **_: Any) -> Named:
        """The speaker."""
        return Named(id=data["id"])


class SpeakerByNameIn(In):
    """Somebody whom the article names, or somebody new."""

    name = fields.String(required=True, validate=[validate.Length(max=LONGEST_NAME), check_characters, check_not_blank])
    kind = fields.Enum(SpeakerKind, by_value=True)

    @post_load
    def make(self, data: Json, **_: Any) -> Named:
        """The speaker."""
        return Named(name=data["name"], kind=data.get("kind"))


class Speakers(fields.Field[tuple[Named, ...]]):
    """One speaker, a list of joint ones, or null for nobody who can be named."""

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> tuple[Named, ...]:
        if not isinstance(value, list):
            return (_speaker(value),)
        if not 1 <= len(value) <= MOST:
            raise ValidationError(f"Name 1 to {MOST} speakers, or null for nobody.")
        return tuple(_each(_speaker, value))

    def deserialize(self, value: Any, *rest: Any, **options: Any) -> tuple[Named, ...]:
        """Nobody for null."""
        return () if value is None else super().deserialize(value, *rest, **options)


class RelayIn(In):
    """One hop of a chain."""

    speaker = Speakers(required=True, allow_none=True)
    source = fields.Nested(SpanIn, allow_none=True)

    @post_load
    def make(self, data: Json, **_: Any) -> NamedRelay:
        """The hop."""
        return NamedRelay(data["speaker"], data.get("source"))


class Corrected(fields.Field[Any]):
    """A value, or `MACHINE`."""

    def __init__(self, inner: fields.Field[Any], *forms: Json, description: str) -> None:
        super().__init__(allow_none=NOBODY in forms, metadata={"anyOf": [*forms, RESET], "description": description})
        self._inner = inner

    def deserialize(self, value: Any, attr: str | None = None, data: Any = None, **options: Any) -> Any:
        """Read the value. Raises ValidationError."""
        return MACHINE if value == MACHINE else self._inner.deserialize(value, attr, data, **options)


def words(of: type[StrEnum]) -> Json:
    """One of the words of an enumeration."""
    return {"type": "string", "enum": [word.value for word in of]}


class CorrectionIn(In):
    """What to correct, confirm or reject; what is left out stays as it is."""

    content = Corrected(fields.Nested(SpanIn), SPAN, description="The words themselves, without marks.")
    kind = Corrected(fields.Enum(Kind, by_value=True), words(Kind), description="Speech, or nobody's (other).")
    speaker = Corrected(
        Speakers(), *SPEAKER["anyOf"], NOBODY, description="Who said it; null: nobody can be named. A list: together."
    )
    source = Corrected(
        fields.Nested(SpanIn, allow_none=True), SPAN, NOBODY, description="The words that name who says it; null: none."
    )
    relays = Corrected(
        fields.List(fields.Nested(RelayIn), validate=validate.Length(max=MOST)),
        {"type": "array", "items": RELAY, "maxItems": MOST},
        description="The whole chain, nearest to the speaker first; without `source` a relay keeps its words.",
    )
    status = Corrected(
        fields.Enum(Status, by_value=True), words(Status), description="What the text says of the saying."
    )
    review = fields.Enum(
        ReviewState,
        by_value=True,
        metadata={"description": "Right as it stands, wrong altogether, or still to be seen."},
    )


def change_of(payload: Mapping[str, Any]) -> Change:
    """The change that a body asks for."""
    given = {Field(name): value for name, value in payload.items() if name != "review"}
    reset = frozenset(field for field, value in given.items() if value == MACHINE)
    values = {_ATTRIBUTES.get(field, field.value): value for field, value in given.items() if field not in reset}
    if "relays" in values:
        values["relays"] = tuple(values["relays"])
    return Change(fields=frozenset(given) - reset, reset=reset, state=payload.get("review"), **values)


_ATTRIBUTES = {Field.SPEAKER: "speakers"}


def _speaker(value: Any) -> Named:
    schema = SpeakerByIdIn() if isinstance(value, dict) and "id" in value else SpeakerByNameIn()
    return cast("Named", schema.load(value))


def _each(read: Callable[[Any], Named], values: list[Any]) -> Iterator[Named]:
    for number, value in enumerate(values):
        try:
            yield read(value)
        except ValidationError as error:
            raise ValidationError({str(number): error.messages}) from error
