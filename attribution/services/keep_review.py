"""What stays of a review when the machine reads the article again, or its text was changed. Pure.

A correction stands. So does what somebody confirmed, as long as the text still says it in the same words: then only
the rules changed their mind. Where the text itself says something else now, nobody has confirmed that: the review is
open again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from attribution.core.document import Span
from attribution.core.relations import Attribution, Source
from attribution.services.anchoring import Anchor
from attribution.services.lay_over import cut, lay_over, values_of
from attribution.services.ports import CorrectedRelay, Correction, Field, QuotationRecord, Review, ReviewState
from attribution.services.relocating import Place, relocate


@dataclass(frozen=True, slots=True)
class KeptReview:
    """What stays. ``kept`` are fields that were confirmed and now stand against the machine; ``lost`` are gone."""

    correction: Correction
    state: ReviewState
    kept: frozenset[Field] = frozenset()
    lost: frozenset[Field] = frozenset()


def keep_review(before: QuotationRecord, review: Review, machine: Attribution, text: str, place: Place) -> KeptReview:
    """What stays of a review of ``before``, whose machine's answer is ``machine`` from now on."""
    correction = _moved(review.correction, place)
    lost = review.correction.fields - correction.fields
    if review.state is not ReviewState.CONFIRMED:
        return KeptReview(correction, review.state, lost=lost)
    old, old_text = before.attribution, before.article.article.text
    said, says = values_of(old, old_text), values_of(lay_over(machine, correction), text)
    differing = frozenset(field for field in Field if said[field] != says[field])
    unchanged = frozenset(field for field in differing if _still_says(field, old, old_text, text, place))
    pinned = _pinned(correction, old, unchanged, place)
    state = ReviewState.CONFIRMED if unchanged == differing and not lost else ReviewState.OPEN
    return KeptReview(pinned, state, unchanged, lost)


def review_again(
    correction: Correction, state: ReviewState, seen: Mapping[str, str], machine: Attribution, text: str, words: Anchor
) -> KeptReview:
    """What stays of a review whose words are back in the text, now that the machine found them again.

    ``words`` are those of the quotation. Other places that were corrected are forgotten: they were in a lost text.
    """
    back = relocate(words, None, text)
    correction_now = _moved(correction, lambda span: back if span == correction.content else None)
    lost = correction.fields - correction_now.fields
    says = values_of(machine, text)
    same = all(seen.get(field) == says[field] for field in Field)
    open_again = state is ReviewState.CONFIRMED and not (same and not lost)
    return KeptReview(correction_now, ReviewState.OPEN if open_again else state, lost=lost)


def _moved(correction: Correction, place: Place) -> Correction:
    """The correction at the places of the new text; a field goes when its words are gone, a hop only loses them."""
    content = place(correction.content) if correction.content else None
    source = place(correction.source) if correction.source else None
    gone = {Field.CONTENT} if correction.content and not content else set()
    if correction.source and not source:
        gone.add(Field.SOURCE)
    relays = tuple(replace(hop, source=place(hop.source) if hop.source else None) for hop in correction.relays)
    return replace(correction, fields=correction.fields - gone, content=content, source=source, relays=relays)


def _still_says(field: Field, old: Attribution, old_text: str, text: str, place: Place) -> bool:
    """The words of the text that led to a value still stand."""
    spans = [old.quotation.content]
    if field in (Field.SPEAKER, Field.SOURCE):
        spans += _spans(old.source)
    elif field is Field.RELAYS:
        spans += [span for hop in old.relays for span in _spans(hop.source)]
    elif field is Field.STATUS and old.cue:
        spans.append(old.cue.span)
    found = [(span, place(span)) for span in spans]
    return all(there and cut(text, there) == cut(old_text, span) for span, there in found)


def _spans(source: Source | None) -> list[Span]:
    return [source.span] if source else []


def _pinned(correction: Correction, old: Attribution, fields: frozenset[Field], place: Place) -> Correction:
    """The correction, and what was confirmed."""
    pinned = replace(correction, fields=correction.fields | fields)
    if Field.CONTENT in fields:
        pinned = replace(pinned, content=place(old.quotation.content))
    if Field.KIND in fields:
        pinned = replace(pinned, kind=old.quotation.kind)
    if Field.SPEAKER in fields:
        pinned = replace(pinned, speakers=old.speakers)
    if Field.SOURCE in fields:
        pinned = replace(pinned, source=place(old.source.span) if old.source else None)
    if Field.STATUS in fields:
        pinned = replace(pinned, status=old.status)
    if Field.RELAYS in fields:
        hops = ((hop, place(hop.source.span) if hop.source else None) for hop in old.relays)
        pinned = replace(pinned, relays=tuple(CorrectedRelay(hop.speakers, words) for hop, words in hops))
    return pinned
