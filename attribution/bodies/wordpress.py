"""WordPress: a post of its REST API."""

from __future__ import annotations

from attribution.bodies.payload import (
    Payload,
    address,
    identifier,
    outlet,
    refuse_withdrawn,
    string,
    text_from_html,
    title_from_html,
    utc_time,
)
from attribution.errors import BodyError
from attribution.services.ports.bodies import ArticleBody


def read_wordpress(payload: Payload) -> ArticleBody:
    """A post. Raises BodyError, for a protected post too, of which the API gives no content."""
    refuse_withdrawn(payload, "status", "trash")
    content = string(payload, "content", "rendered")
    if content is None:
        raise BodyError("content.rendered", "There is none.")
    url = address(string(payload, "link"))
    return ArticleBody(
        text_from_html("content.rendered", content),
        title=title_from_html(string(payload, "title", "rendered")),
        url=url,
        source=outlet(url),
        external_id=identifier(payload, "id"),
        published_at=utc_time(payload, "date_gmt"),
        modified_at=utc_time(payload, "modified_gmt"),
    )
