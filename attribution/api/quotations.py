"""``/api/v1/quotations/{id}``: one quotation with its evidence, corrected by an editor, and how it came to be so."""

from __future__ import annotations

from typing import Any

from flask import url_for

from attribution.api.arguments import HistoryIn
from attribution.api.bodies import Answer, event_body, found_body
from attribution.api.corrections import CorrectionIn, change_of
from attribution.api.etags import ETAG, IF_MATCH_NEEDED, IF_NONE_MATCH, TAGS, require_match, tag_of, tagged
from attribution.api.listings import LINK, page
from attribution.api.openapi import Routes
from attribution.api.review_schemas import HistoryPage
from attribution.api.schemas import OneQuotationOut
from attribution.api.services import actor, services
from attribution.services.correct_quotation import correct_quotation
from attribution.services.ports import QuotationRecord, Scope
from attribution.services.review_history import review_history

quotations = Routes(
    "quotations", __name__, url_prefix="/api/v1/quotations", description="One quotation, and its review"
)

EXAMPLE = {"speaker": {"name": "Anne Dupont", "kind": "person"}, "review": "confirmed"}


@quotations.route("/<row_id:quotation_id>")
@quotations.header("If-None-Match", IF_NONE_MATCH)
@quotations.problems(404, 503)
@quotations.unchanged(ETAG)
@quotations.answer(200, OneQuotationOut, headers=ETAG)
def get_quotation(quotation_id: int) -> Answer:
    """Give one quotation of a kept article: what stands, why, and what people said of it."""
    return tagged(_body(services().store.reviews.quotation(quotation_id)))


@quotations.route("/<row_id:quotation_id>", methods=["PATCH"], scope=Scope.REVIEW)
@quotations.header("If-Match", IF_MATCH_NEEDED, required=True, pattern=TAGS)
@quotations.body(CorrectionIn, EXAMPLE)
@quotations.problems(400, 404, 412, 413, 415, 428, 503)
@quotations.answer(200, OneQuotationOut, headers=ETAG)
def correct(change: dict[str, Any], quotation_id: int) -> Answer:
    """Correct a quotation, confirm or reject it; give what stands now.

    What is corrected stands over the machine's answer, through new analyses and new versions of the text. "machine"
    gives a field back to the machine. The machine's answer is kept, and every change stands in the history.
    """
    saw = require_match()
    corrected = correct_quotation(
        quotation_id,
        change_of(change),
        by=actor(),
        is_current=lambda record: saw(tag_of(_body(record))),
        store=services().store,
    )
    return tagged(_body(corrected))


@quotations.route("/<row_id:quotation_id>/history")
@quotations.query(HistoryIn)
@quotations.problems(400, 404, 503)
@quotations.answer(200, HistoryPage, headers=LINK)
def get_quotation_history(asked: dict[str, Any], quotation_id: int) -> Answer:
    """Give what was done to a quotation, newest first; that of one which is gone from its article, too."""
    found = review_history(quotation_id, store=services().store, cursor=asked.get("cursor"), limit=asked["limit"])
    return page([event_body(event) for event in found.items], found.next_cursor, asked | {"quotation_id": quotation_id})


def _body(record: QuotationRecord) -> dict[str, Any]:
    body = found_body(record)
    return body | {"history": url_for("quotations.get_quotation_history", quotation_id=record.id)}
