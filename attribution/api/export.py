"""``/api/v1/quotations/export``: everything that matches, in the format of whoever takes it."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from marshmallow import fields

from attribution.api.openapi import Routes
from attribution.api.search_arguments import QuotationFilters, query_of
from attribution.api.services import services
from attribution.exchange.formats import FORMATS, ExportFormat, export_quotations
from attribution.exchange.options import Dialect, ExportOptions, Offsets
from attribution.services.every_quotation import every_quotation
from attribution.services.ports import Order

export = Routes("export", __name__, url_prefix="/api/v1", description="Quotations in the formats of others")

FILE = {
    "Content-Disposition": {"description": "A name for the file.", "schema": {"type": "string"}},
}


class ExportIn(QuotationFilters):
    """What to look for, and in which format to give it. The order is by date: ranks do not outlast a page."""

    class Meta(QuotationFilters.Meta):  # noqa: D106 (marshmallow's way to set options)
        exclude = ("limit", "sort")

    format = fields.Enum(ExportFormat, by_value=True, required=True, metadata={"description": "The format."})
    dialect = fields.Enum(
        Dialect,
        by_value=True,
        load_default=Dialect.RFC4180,
        metadata={"description": "Of CSV: `excel-fr` has semicolons, decimal commas and a byte order mark."},
    )
    offsets = fields.Enum(
        Offsets,
        by_value=True,
        load_default=Offsets.CODE_POINTS,
        metadata={"description": "`utf16` adds start_utf16 and end_utf16, as JavaScript counts, and replaces nothing."},
    )


@export.route("/quotations/export")
@export.query(ExportIn)
@export.problems(400, 503)
@export.stream(sorted({one.media_type.partition(";")[0] for one in FORMATS.values()}), "The quotations", FILE)
def export_found(asked: dict[str, Any]) -> Response:
    """Give every quotation that matches, newest first, as a file.

    It is sent while it is read, a page at a time; when reading fails in the midst the connection breaks off before
    the end of the last chunk, which every HTTP/1.1 client tells as an error.
    """
    form: ExportFormat = asked["format"]
    options = ExportOptions(request.url_root, asked["dialect"], asked["offsets"])
    query = query_of(asked | {"sort": Order.DATE.value})
    records = every_quotation(query, store=services().store, lemmas_of=services().lemmas_of)
    answer = Response(export_quotations(records, form, options), content_type=FORMATS[form].media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="quotations.{FORMATS[form].suffix}"'
    return answer
