"""``/api/v1/quotations``: what is kept, page by page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import request, url_for

from attribution.api.bodies import Body, BodyAnswer, facets_body, found_body
from attribution.api.openapi import Routes
from attribution.api.search_arguments import QuotationsIn, query_of
from attribution.api.search_schemas import QuotationPage
from attribution.api.services import services
from attribution.services.search_quotations import search_quotations

listings = Routes("listings", __name__, url_prefix="/api/v1", description="Quotations of the kept texts")

LINK = {
    "Link": {"description": 'The next page, `rel="next"` (RFC 8288); absent on the last.', "schema": {"type": "string"}}
}


@listings.route("/quotations")
@listings.query(QuotationsIn)
@listings.problems(400, 503)
@listings.answer(200, QuotationPage, headers=LINK)
def list_quotations(asked: dict[str, Any]) -> BodyAnswer:
    """Find quotations of kept articles, newest first or best first.

    By date, articles that arrive between two pages repeat or hide nothing. By relevance the newest 10,000 that match
    are ranked; ranks compare within one search only, and pages may overlap when articles arrive between them. A count
    is exact as far as the newest 1,000 tell, or 10,000 where facets are asked for.
    """
    found = search_quotations(
        query_of(asked),
        store=services().store,
        cursor=asked.get("cursor"),
        limit=asked["limit"],
        facets=asked["facets"],
        lemmas_of=services().lemmas_of,
    )
    counted = {"count": asdict(found.count), "facets": facets_body(found.facets, exact=found.count.exact)}
    items = [found_body(record) for record in found.items]
    return page(items, found.next_cursor, request.args.to_dict(flat=False), counted)


def page(
    items: list[dict[str, Any]], next_cursor: str | None, asked: dict[str, Any], counted: Body | None = None
) -> BodyAnswer:
    """One page of a listing with the way to the next."""
    body = {"items": items, "next_cursor": next_cursor} | (counted or {})
    if next_cursor is None:
        return body, 200, {}
    following = url_for(str(request.endpoint), **{**asked, "cursor": next_cursor})
    return body, 200, {"Link": f'<{following}>; rel="next"'}
