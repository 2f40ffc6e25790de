"""An answer that only goes on with an earlier one is right if that one is, and so never surer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from attribution.core.document import Span
from attribution.core.relations import Attribution, Confidence


def bounded_by_earlier(attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """The same answers in the same order; those without a cue are bound by the last one with the same source."""
    last: dict[Span, Confidence] = {}
    for one in attributions:
        sure = one.confidence
        if one.source is not None and sure is not None:
            earlier = last.get(one.source.span)
            if earlier is not None and one.cue is None:
                sure = _bounded(sure, earlier)
            last[one.source.span] = sure
        yield replace(one, confidence=sure)


def _bounded(own: Confidence, earlier: Confidence) -> Confidence:
    """Right as a whole: the earlier one is, and this goes on with it."""
    goes_on = own.speaker or 0.0
    speaker = min(goes_on, earlier.speaker or 0.0)
    return replace(own, speaker=speaker, overall=min(own.overall, round(earlier.overall * goes_on, 2)))
