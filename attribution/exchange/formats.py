"""Every format that quotations are exported in, with its media type and how its files end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from attribution.exchange.annotations import CONTEXT, write_annotations
from attribution.exchange.ans import write_ans
from attribution.exchange.csv_rows import write_csv
from attribution.exchange.json_ld import write_json_ld
from attribution.exchange.json_lines import write_json_lines
from attribution.exchange.ninjs import write_ninjs
from attribution.exchange.options import ExportOptions
from attribution.services.ports import QuotationRecord


class ExportFormat(StrEnum):
    """The name of a format."""

    JSONL = "jsonl"
    CSV = "csv"
    JSONLD = "jsonld"
    ANNOTATIONS = "annotations"
    NINJS = "ninjs"
    ANS = "ans"


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is written, and what it is called on the wire and on disk."""

    write: Callable[[Iterable[QuotationRecord], ExportOptions], Iterator[str]]
    media_type: str
    suffix: str


LINES = "application/x-ndjson"
FORMATS = {
    ExportFormat.JSONL: Format(write_json_lines, LINES, "jsonl"),
    ExportFormat.CSV: Format(write_csv, "text/csv; charset=utf-8; header=present", "csv"),
    ExportFormat.JSONLD: Format(write_json_ld, "application/ld+json", "jsonld"),
    ExportFormat.ANNOTATIONS: Format(write_annotations, f'application/ld+json; profile="{CONTEXT}"', "jsonld"),
    ExportFormat.NINJS: Format(write_ninjs, LINES, "ninjs.jsonl"),
    ExportFormat.ANS: Format(write_ans, LINES, "ans.jsonl"),
}
_PIECE = 32_768


def export_quotations(
    records: Iterable[QuotationRecord],
    format: ExportFormat,  # noqa: A002
    options: ExportOptions,
) -> Iterator[bytes]:
    """The export in pieces of some ten thousand bytes, as it grows; what the records raise goes through."""
    waiting: list[str] = []
    length = 0
    for part in FORMATS[format].write(records, options):
        waiting.append(part)
        length += len(part)
        if length >= _PIECE:
            yield "".join(waiting).encode()
            waiting.clear()
            length = 0
    if waiting:
        yield "".join(waiting).encode()
