"""Speech that stands alone, with no words of the text's own voice around it."""

from __future__ import annotations

from attribution.core.sources.case import SourceCase


def stands_alone(case: SourceCase) -> bool:
    """No such words stand in the sentences that the quotation begins or ends in."""
    text = case.reading.document.text
    outer = case.quotation.outer
    before = text[: outer.start].rstrip(" \u00a0\u202f")[-1:]
    after = text[outer.end :].lstrip(" \u00a0\u202f,.")[:1]
    begins_fresh = before in {"", "\n", ".", "!", "?", "…", "»", "”", '"'}
    ends_fresh = after in {"", "\n", "«", "“", '"'} or after.isupper()
    return begins_fresh and ends_fresh
