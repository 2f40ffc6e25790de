"""Evidence in one JSON column: it is read as a whole or not at all, and nobody searches it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import JSON, Dialect
from sqlalchemy.types import TypeDecorator

from attribution.core.document import Span
from attribution.core.relations import Candidate, Evidence, PathWord

Json = dict[str, Any]


class EvidenceJson(TypeDecorator[Evidence]):
    """An `Evidence`, field by field; NULL in rows of versions that kept none, and where there is nothing to keep."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Evidence | None, _dialect: Dialect) -> Json | None:
        """Nothing at all is kept as NULL."""
        return asdict(value) if value is not None and value != Evidence() else None

    def process_result_value(self, value: Json | None, _dialect: Dialect) -> Evidence:
        """An `Evidence` in any case."""
        if value is None:
            return Evidence()
        return Evidence(
            path=tuple(PathWord(Span(**word["span"]), word["relation"]) for word in value["path"]),
            steps=tuple(Span(**step) for step in value["steps"]),
            runners_up=tuple(Candidate(**one) for one in value["runners_up"]),
        )
