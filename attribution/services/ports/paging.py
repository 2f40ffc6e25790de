"""One page of what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Page(Generic[Record]):
    """One page of records and the cursor of the next page, None at the end."""

    items: Sequence[Record]
    next_cursor: str | None
