"""Why an answer was given and how sure it is, as the HTTP API gives it; and spans, of which all answers are made."""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, fields

OFFSETS = "Positions count Unicode code points, half-open (start <= position < end), in the text that was sent."
NULLABLE: dict[str, Any] = {"required": True, "allow_none": True}


def share(description: str, **options: Any) -> fields.Float:
    """A probability."""
    return fields.Float(**options, metadata={"minimum": 0, "maximum": 1, "description": description})


class Out(Schema):
    """An answer. Clients must expect members that later versions add, so the document does not forbid them."""

    class Meta:  # noqa: D106 (marshmallow's way to set options)
        unknown = EXCLUDE


class SpanOut(Out):
    """A stretch of the text."""

    start = fields.Integer(required=True, metadata={"minimum": 0, "description": OFFSETS})
    end = fields.Integer(required=True, metadata={"minimum": 1, "description": OFFSETS})
    text = fields.String(required=True, metadata={"description": "The very characters from start to end."})


class PathWordOut(SpanOut):
    """A word on the way from the quoted words to the source."""

    relation = fields.String(
        **NULLABLE, metadata={"description": "Its dependency label; null where only the order of words leads to it."}
    )


class RunnerUpOut(Out):
    """Who might have been meant instead."""

    name = fields.String(required=True)
    score = fields.Float(required=True, metadata={"description": "Compares with the other runners-up here only."})


class KindEvidenceOut(Out):
    """Why these words are speech, or nobody's."""

    rule = fields.String(required=True)


class SourceEvidenceOut(Out):
    """Why these words name who says it."""

    rule = fields.String(**NULLABLE)
    cue = fields.Nested(SpanOut, **NULLABLE)
    path = fields.List(
        fields.Nested(PathWordOut),
        required=True,
        metadata={"description": "From the quoted words over the cue to the source."},
    )


class SpeakerEvidenceOut(Out):
    """Why this name."""

    rule = fields.String(**NULLABLE)
    steps = fields.List(
        fields.Nested(SpanOut),
        required=True,
        metadata={"description": "The mentions on the way to the name, nearest first."},
    )
    runners_up = fields.List(fields.Nested(RunnerUpOut), required=True, metadata={"description": "Best first."})


class RelayEvidenceOut(Out):
    """Why this relay."""

    source = fields.Nested(SourceEvidenceOut, required=True)
    speaker = fields.Nested(SpeakerEvidenceOut, required=True)


class EvidenceOut(RelayEvidenceOut):
    """Why this answer."""

    kind = fields.Nested(KindEvidenceOut, required=True)


class ConfidenceOut(Out):
    """How likely the answer is right, all of it and part by part; null for a part that it does not have."""

    overall = share("Right speaker and right relays, or rightly nobody's words.", required=True)
    speech = share("It is speech, or rightly nobody's words.", required=True)
    speaker = share("The source is the right mention, if it is speech.", **NULLABLE)
    relays = share("The relays are right and whole, if it is speech.", **NULLABLE)
    resolution = share("The name is right, if the source is.", **NULLABLE)
