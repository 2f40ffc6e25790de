"""What a search gives, field by field."""

from __future__ import annotations

from marshmallow import fields

from attribution.api.evidence_schemas import NULLABLE, Out
from attribution.api.schemas import FoundQuotationOut


class CountOut(Out):
    """How many match."""

    value = fields.Integer(required=True, metadata={"minimum": 0})
    exact = fields.Boolean(
        required=True,
        metadata={"description": "False: only the newest were looked at, and at least so many match."},
    )


class FacetCountOut(Out):
    """How many of the answers have a value."""

    value = fields.String(
        required=True, metadata={"description": "As the parameter takes it; of `speaker` the id, of `month` 2026-03."}
    )
    count = fields.Integer(required=True, metadata={"minimum": 1})
    name = fields.String(**NULLABLE, metadata={"description": "Of `speaker` the name; else null."})


class FacetOut(Out):
    """The most frequent values, the most frequent first."""

    values = fields.List(fields.Nested(FacetCountOut), required=True)
    exact = fields.Boolean(required=True, metadata={"description": "False: only the newest answers were counted."})


class QuotationPage(Out):
    """One page, in the order that was asked for."""

    items = fields.List(fields.Nested(FoundQuotationOut), required=True)
    next_cursor = fields.String(**NULLABLE, metadata={"description": "For the page after; null on the last one."})
    count = fields.Nested(CountOut, required=True)
    facets = fields.Dict(
        keys=fields.String(),
        values=fields.Nested(FacetOut),
        required=True,
        metadata={"description": "Those that were asked for: speaker, outlet, kind, status, month (in UTC)."},
    )
