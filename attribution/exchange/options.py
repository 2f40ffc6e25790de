"""What an export is asked for besides its format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Dialect(StrEnum):
    """How CSV is written."""

    RFC4180 = "rfc4180"  # commas
    EXCEL_FR = "excel-fr"  # semicolons, decimal commas and a byte order mark, as a French spreadsheet expects


class Offsets(StrEnum):
    """What positions count."""

    CODE_POINTS = "code-points"
    UTF16 = "utf16"  # code points, and beside them the UTF-16 units that JavaScript counts


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """``base`` is the address of the service, with a slash at the end; ids become addresses under it."""

    base: str
    dialect: Dialect = Dialect.RFC4180
    offsets: Offsets = Offsets.CODE_POINTS

    def quotation(self, quotation_id: int) -> str:
        """The address of a quotation."""
        return f"{self.base}api/v1/quotations/{quotation_id}"

    def article(self, article_id: int) -> str:
        """The address of an article."""
        return f"{self.base}api/v1/articles/{article_id}"

    def speaker(self, speaker_id: int) -> str:
        """The address of a speaker."""
        return f"{self.base}api/v1/speakers/{speaker_id}"
