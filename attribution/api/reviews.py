"""``/api/v1/articles/{id}/reviews``: what was reviewed in an article, gone from its text or not."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import url_for

from attribution.api.arguments import ReviewsIn
from attribution.api.bodies import BodyAnswer
from attribution.api.listings import LINK, page
from attribution.api.openapi import Routes
from attribution.api.review_schemas import ReviewedPage
from attribution.api.services import services
from attribution.services.ports import ReviewedQuotation
from attribution.services.read_reviews import read_reviews

reviews = Routes("reviews", __name__, url_prefix="/api/v1/articles", description="What was reviewed in an article")


@reviews.route("/<row_id:article_id>/reviews")
@reviews.query(ReviewsIn)
@reviews.problems(400, 404, 503)
@reviews.answer(200, ReviewedPage, headers=LINK)
def list_reviews(asked: dict[str, Any], article_id: int) -> BodyAnswer:
    """List the quotations of an article that somebody reviewed, those that are gone from its text too."""
    found = read_reviews(article_id, store=services().store, cursor=asked.get("cursor"), limit=asked["limit"])
    return page([_body(one) for one in found.items], found.next_cursor, asked | {"article_id": article_id})


def _body(one: ReviewedQuotation) -> dict[str, Any]:
    return asdict(one) | {"history": url_for("quotations.get_quotation_history", quotation_id=one.quotation_id)}
