"""The use case of an editor: say what is right, and it stands."""

from __future__ import annotations

from collections.abc import Callable

from attribution.core.relations import Kind
from attribution.errors import CorrectionError, StaleError
from attribution.services.ports import Change, Field, QuotationRecord, Store, Stretch

_NAMES = {Field.SPEAKER: "speakers", Field.RELAYS: "relays"}


def correct_quotation(
    quotation_id: int,
    change: Change,
    *,
    by: str,
    is_current: Callable[[QuotationRecord], bool],
    store: Store,
) -> QuotationRecord:
    """Correct, confirm or reject a quotation, and give what stands now.

    Raises QuotationNotFoundError, StaleError when ``is_current`` says that the quotation is not what the caller saw,
    CorrectionError, StoreError.
    """

    def check(record: QuotationRecord) -> None:
        if not is_current(record):
            raise StaleError("The quotation was changed meanwhile: get it again, and look.")
        check_change(change, record)

    return store.reviews.correct(quotation_id, change, by=by, check=check)


def check_change(change: Change, record: QuotationRecord) -> None:
    """Raise CorrectionError for positions outside the text, and for words that are nobody's but have a speaker."""
    text = record.article.article.text
    if change.content:
        _check_stretch(change.content, text, "content")
    if change.source:
        _check_stretch(change.source, text, "source")
    for number, relay in enumerate(change.relays):
        if relay.source:
            _check_stretch(relay.source, text, "relays", str(number), "source")
    if _kind(change, record) is Kind.OTHER:
        for field, names in _NAMES.items():
            if field in change.fields and getattr(change, names):
                raise CorrectionError("Words of the kind other are nobody's: correct the kind as well.", field.value)


def _kind(change: Change, record: QuotationRecord) -> Kind:
    """The kind once the change is made."""
    if Field.KIND in change.reset:
        return record.machine.quotation.kind
    return change.kind or record.attribution.quotation.kind


def _check_stretch(stretch: Stretch, text: str, *path: str) -> None:
    start, end = stretch
    if end <= start:
        raise CorrectionError("The end must come after the start.", *path, "end")
    if end > len(text):
        raise CorrectionError(f"The text ends at {len(text)}.", *path, "end")
    if not text[start:end].strip():
        raise CorrectionError("There is nothing but white space there.", *path)
