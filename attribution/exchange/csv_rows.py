"""CSV for spreadsheets, in which no cell is a formula (OWASP ASVS 1.2.10)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from attribution.core.document import Span
from attribution.exchange.options import Dialect, ExportOptions, Offsets
from attribution.exchange.positions import positions
from attribution.exchange.reference import exact, in_time, review_state
from attribution.services.interchange import joint_name
from attribution.services.ports import QuotationRecord

COLUMNS = (
    *("quote_id", "article_id", "article_url", "article_title", "outlet", "published_at", "kind", "quote", "speaker"),
    *("source", "cue", "relays", "status", "start", "end", "confidence", "review_status"),
)
UTF16_COLUMNS = ("start_utf16", "end_utf16")
CHAIN = " < "
"""Between relays, nearest to the speaker first: who said it comes before who passed it on."""
UNSEEN = "none"
"""The review status of what nobody has looked at, as the search calls it."""
_BOM = "\ufeff"
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")

Cell = str | int | None


def write_csv(records: Iterable[QuotationRecord], options: ExportOptions) -> Iterator[str]:
    """A header and a row for each quotation: RFC 4180, or what a French spreadsheet opens by a double click."""
    french = options.dialect is Dialect.EXCEL_FR
    line = io.StringIO()
    writer = csv.writer(line, delimiter=";" if french else ",", lineterminator="\r\n")

    def written(cells: Iterable[Cell]) -> str:
        line.seek(0)
        line.truncate()
        writer.writerow([neutral(cell) if isinstance(cell, str) else cell for cell in cells])
        return line.getvalue()

    extra = UTF16_COLUMNS if options.offsets is Offsets.UTF16 else ()
    yield (_BOM if french else "") + written((*COLUMNS, *extra))
    for record in records:
        yield written(_row(record, options))


def neutral(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would take for a formula; `original` takes it away."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def original(cell: str) -> str:
    """The cell as it was before `neutral`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _row(record: QuotationRecord, options: ExportOptions) -> Iterator[Cell]:
    article, found = record.article.article, record.attribution
    yield from (record.id, record.article.id, article.url, article.title, article.source)
    yield from (in_time(article.published_at), found.quotation.kind.value, exact(record), joint_name(found.speakers))
    yield _words(article.text, found.source.span if found.source else None)
    yield _words(article.text, found.cue.span if found.cue else None)
    yield CHAIN.join(
        joint_name(relay.speakers) or _words(article.text, relay.source.span if relay.source else None) or ""
        for relay in found.relays
    )
    yield found.status.value
    span = positions(found.quotation.content, article.text, options)
    yield from (span["start"], span["end"], _share(found.confidence.overall if found.confidence else None, options))
    yield review_state(record) or UNSEEN
    yield from (span[name] for name in UTF16_COLUMNS if name in span)


def _words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None


def _share(share: float | None, options: ExportOptions) -> str | None:
    if share is None:
        return None
    return str(share).replace(".", ",") if options.dialect is Dialect.EXCEL_FR else str(share)
