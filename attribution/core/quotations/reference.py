"""The title of an article or book in a reference: the paper or the author and a date follow.

« La digue cède », Le Littoral, 13 septembre 2006     matches
« La digue cède », dit Le Littoral, en 2006.          must not: a verb of saying stands there
"""

from __future__ import annotations

import re

from attribution.core.document import Span
from attribution.core.quotations.case import MarkedCase
from attribution.core.relations import Kind

_REFERENCE = re.compile(
    r"\s*(?:,|,? (?:par|in|dans|by) )\s*[A-ZÀ-Þ][^.;:?\n«»\"“”]{1,70}?[,\s(]\s*"
    r"(?:p\. ?\d|n° ?\d|(?:\d{1,2}(?:er)? )?(?:\w+ )?(?:1[6-9]|20)\d\d\b)"
)


def reference(case: MarkedCase, _settled: object) -> Kind | None:
    """Other, when a name and a date or page follow the marks with no verb between."""
    text = case.reading.document.text
    end = text.find("\n", case.outer.end)
    found = _REFERENCE.match(text, case.outer.end, end if end >= 0 else len(text))
    if found is None or not found[0].strip():
        return None
    words = case.reading.document.tokens_in(Span(case.outer.end, found.end()))
    return None if any(word.upos in {"VERB", "AUX"} for word in words) else Kind.OTHER
