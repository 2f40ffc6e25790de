"""Corrected fields, and what the machine says of them, as plain JSON values in the interchange format."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from attribution.core.relations import Attribution, Speaker
from attribution.services.interchange import Json, joint_name, span_to_json
from attribution.services.ports import Field, Review

MACHINE = "machine"
"""What is asked for to give a field back to the machine."""


def fields_to_json(attribution: Attribution, fields: Iterable[Field], text: str, ids: Mapping[str, int]) -> Json:
    """Some fields of an answer; ``speakers`` comes with ``speaker``, as in a quotation."""
    whole: Mapping[Field, Json] = {
        Field.CONTENT: {"content": span_to_json(attribution.quotation.content, text)},
        Field.KIND: {"kind": attribution.quotation.kind.value},
        Field.SPEAKER: _named(attribution.speakers, ids),
        Field.SOURCE: {"source": span_to_json(attribution.source.span, text) if attribution.source else None},
        Field.RELAYS: {
            "relays": [
                {"source": span_to_json(relay.source.span, text) if relay.source else None}
                | _named(relay.speakers, ids)
                for relay in attribution.relays
            ]
        },
        Field.STATUS: {"status": attribution.status.value},
    }
    wanted = set(fields)
    return {name: value for field in Field if field in wanted for name, value in whole[field].items()}


def changes_to_json(
    changed: Collection[Field],
    reset: Collection[Field],
    after: Attribution,
    machine: Attribution,
    text: str,
    ids: Mapping[str, int],
) -> list[Json]:
    """What stands after a change, field by field, and what the machine says of it."""
    return [
        {
            "field": field.value,
            "reset": field in reset,
            "set": fields_to_json(after, [field], text, ids),
            "machine": fields_to_json(machine, [field], text, ids),
        }
        for field in Field
        if field in changed
    ]


def review_to_json(review: Review, text: str, ids: Mapping[str, int]) -> Json:
    """What people said of a quotation."""
    return {
        "state": review.state.value,
        "version": review.version,
        "by": review.by,
        "at": review.at,
        "corrected": _words(review.correction.fields),
        "machine": fields_to_json(review.machine, review.correction.fields, text, ids),
        "machine_now_differs": _words(review.machine_now_differs),
        "carried": review.carried,
    }


def _words(fields: Iterable[Field]) -> list[str]:
    some = set(fields)
    return [field.value for field in Field if field in some]


def _named(speakers: Iterable[Speaker], ids: Mapping[str, int]) -> Json:
    everybody = tuple(speakers)
    return {
        "speaker": joint_name(everybody),
        "speakers": [{"id": ids[one.name], "name": one.name, "kind": one.kind.value} for one in everybody],
    }
