"""What people said of a quotation, as the HTTP API gives it."""

from __future__ import annotations

from marshmallow import fields

from attribution.api.evidence_schemas import NULLABLE, Out, SpanOut
from attribution.api.fields import OffsetDateTime, one_of
from attribution.services.ports import PROGRAM, Field, ReviewState, Step

STATES = "confirmed: right as it stands; rejected: wrong altogether; open: nobody vouches for it yet."

STEPS = (
    "reviewed: by somebody. The others happen by themselves, when the article is read again: kept (the machine changed "
    "its mind, what was confirmed stands), reopened (the text says something else than what was confirmed), lost (what "
    "a correction pointed to is gone from the text), carried (the machine no longer finds the quotation, the review "
    "keeps it), orphaned (the quotation is gone), returned (it is back)."
)


def review_state(description: str = STATES) -> fields.String:
    """How far a quotation was looked at."""
    return one_of(ReviewState, description, required=True)


def field_names(description: str) -> fields.List[str]:
    """Some of the fields that can be corrected."""
    return fields.List(one_of(Field), required=True, metadata={"description": description})


class NamedOut(Out):
    """A speaker by name."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    kind = fields.String(required=True)


class HopOut(Out):
    """A hop of a chain, in short."""

    source = fields.Nested(SpanOut, **NULLABLE)
    speaker = fields.String(**NULLABLE)
    speakers = fields.List(fields.Nested(NamedOut), required=True)


class ValuesOut(Out):
    """Some fields of an answer; those that are not meant are left out."""

    content = fields.Nested(SpanOut)
    kind = fields.String()
    speaker = fields.String(allow_none=True)
    speakers = fields.List(fields.Nested(NamedOut))
    source = fields.Nested(SpanOut, allow_none=True)
    relays = fields.List(fields.Nested(HopOut))
    status = fields.String()


class ReviewOut(Out):
    """What people said of a quotation. Its other members are what stands; these say what of it is theirs."""

    state = review_state()
    version = fields.Integer(required=True, metadata={"minimum": 1, "description": "Counts the changes."})
    by = fields.String(required=True, metadata={"description": "The key that the last change came with."})
    at = OffsetDateTime(required=True)
    corrected = field_names("What stands instead of the machine's answer.")
    machine = fields.Nested(
        ValuesOut, required=True, metadata={"description": "What the machine says where it was corrected."}
    )
    machine_now_differs = field_names("What the machine says otherwise today than to whoever looked last.")
    carried = fields.Boolean(
        required=True, metadata={"description": "The machine no longer finds it; the review keeps it."}
    )


class FieldChangeOut(Out):
    """One field of a step."""

    field = one_of(Field, required=True)
    reset = fields.Boolean(required=True, metadata={"description": "It was given back to the machine."})
    set = fields.Nested(ValuesOut, required=True, metadata={"description": "What stood from then on."})
    machine = fields.Nested(ValuesOut, required=True, metadata={"description": "What the machine said then."})


class EventOut(Out):
    """One step of a quotation's history."""

    step = one_of(Step, STEPS, required=True)
    version = fields.Integer(required=True)
    by = fields.String(
        required=True, metadata={"description": f"The key that it came with; {PROGRAM}: it happened by itself."}
    )
    at = OffsetDateTime(required=True)
    state = review_state("From then on.")
    state_before = review_state("Until then.")
    changes = fields.List(fields.Nested(FieldChangeOut), required=True)


class HistoryPage(Out):
    """One page, newest first."""

    items = fields.List(fields.Nested(EventOut), required=True)
    next_cursor = fields.String(**NULLABLE, metadata={"description": "For the page after; null on the last one."})


class ReviewedOut(Out):
    """A quotation that was reviewed."""

    quotation_id = fields.Integer(required=True)
    words = fields.String(required=True, metadata={"description": "What it quotes, or quoted when it was last there."})
    orphaned = fields.Boolean(
        required=True, metadata={"description": "It is gone from the text; its review comes back with its words."}
    )
    state = review_state()
    version = fields.Integer(required=True)
    by = fields.String(required=True)
    at = OffsetDateTime(required=True)
    history = fields.String(required=True, metadata={"description": "Where its history is."})


class ReviewedPage(Out):
    """One page, oldest quotation first."""

    items = fields.List(fields.Nested(ReviewedOut), required=True)
    next_cursor = fields.String(**NULLABLE, metadata={"description": "For the page after; null on the last one."})
