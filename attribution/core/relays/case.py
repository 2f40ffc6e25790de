"""What a relay rule adds hops to: one quotation whose source is known, and the sources of all others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from attribution.core.relations import Cue, Source
from attribution.core.sieve import Decided
from attribution.core.sources.case import Found, SourceCase


@dataclass(frozen=True, slots=True)
class Hop:
    """One who passes the words on, the cue that says so, and the index of its verb where it is one."""

    source: Source
    cue: Cue | None
    head: int | None = None


@dataclass(frozen=True, slots=True)
class RelayCase:
    """``found`` is the quotation's own source; ``settled`` the decided sources by position."""

    case: SourceCase
    found: Found
    settled: Mapping[int, Decided[Found]]
