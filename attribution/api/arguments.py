"""What the HTTP API takes, field by field; unknown fields and wrong types are errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from attribution.api.fields import (
    NOT_BLANK,
    OffsetDateTime,
    StrictInteger,
    WholeNumber,
    check_characters,
    check_not_blank,
    check_url,
    short_text,
)
from attribution.services.article_fields import LONGEST, WEB_ADDRESS
from attribution.services.cursor import cursor_pattern
from attribution.services.read_reviews import LISTING as REVIEWS
from attribution.services.read_versions import LISTING as VERSIONS
from attribution.services.review_history import LISTING as HISTORY


def _text(*, required: bool) -> fields.String:
    return fields.String(
        required=required,
        validate=[check_characters, check_not_blank],
        metadata={
            "pattern": NOT_BLANK,
            "description": "The text, plain Unicode, kept and measured as sent: nothing is trimmed or normalised. "
            "Not blank; no U+0000. A text over the service's limit is answered with 413.",
        },
    )


class TextIn(Schema):
    """A text to read."""

    class Meta:  # noqa: D106 (marshmallow's way to set options)
        unknown = RAISE

    text = _text(required=True)


class ArticleIn(Schema):
    """An article to read and keep: its text, or HTML that holds it."""

    class Meta:  # noqa: D106
        unknown = RAISE

    text = _text(required=False)
    html = fields.String(
        validate=[check_characters, check_not_blank],
        metadata={
            "pattern": NOT_BLANK,
            "description": "Instead of text: a page, of which the article's blocks are taken, or a part of one, of "
            "which everything is. No-break spaces stay. What a page says of its title, url, source and times counts "
            "where the fields here say nothing.",
        },
    )
    title = short_text(LONGEST["title"], "The headline.", allow_none=True)
    url = fields.String(
        allow_none=True,
        validate=[validate.Length(max=LONGEST["url"]), check_characters, check_url],
        metadata={"description": "Where the article is published.", "pattern": WEB_ADDRESS},
    )
    source = short_text(LONGEST["source"], "The outlet. With external_id it names the article.", allow_none=True)
    external_id = short_text(
        LONGEST["external_id"], "The outlet's own id. Sending it again replaces the article.", allow_none=True
    )
    published_at = OffsetDateTime(
        allow_none=True, metadata={"description": "ISO 8601 with an offset from UTC; a time without one is refused."}
    )
    version = WholeNumber(
        allow_none=True,
        metadata={
            "description": "The outlet's own version, rising with each change: a push that is lower than what is kept, "
            "or has another text under the same, is answered with 409."
        },
    )
    modified_at = OffsetDateTime(
        allow_none=True,
        metadata={
            "description": "When the outlet changed the article, as published_at. Where it gives no version, a push "
            "that is older than what is kept is answered with 409."
        },
    )

    @validates_schema(skip_on_field_errors=False, pass_original=True)
    def check_one_body(self, _: Any, sent: Any, **__: Any) -> None:
        """Refuse an article with two bodies, or none."""
        bodies = {"text", "html"} & set(sent if isinstance(sent, Mapping) else ())
        if not bodies:
            raise ValidationError({"text": ["Missing data for required field: send text or html."]})
        if len(bodies) == 2:
            raise ValidationError({"html": ["Send either text or html."]})


def cursor_of(listing: str) -> fields.String:
    """Where a page starts."""
    description = "next_cursor of the page before; opaque. Anything else is answered with 400."
    return fields.String(metadata={"description": description, "pattern": cursor_pattern(listing)})


class Paging(Schema):
    """How far a page reaches."""

    class Meta:  # noqa: D106
        unknown = RAISE

    limit = StrictInteger(
        load_default=20, validate=validate.Range(min=1, max=100), metadata={"description": "Items a page."}
    )


class VersionsIn(Paging):
    """Which of an article's texts."""

    cursor = cursor_of(VERSIONS)


class HistoryIn(Paging):
    """How far back."""

    cursor = cursor_of(HISTORY)


class ReviewsIn(Paging):
    """How far."""

    cursor = cursor_of(REVIEWS)
