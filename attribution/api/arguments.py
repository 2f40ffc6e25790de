"""What the HTTP API takes, field by field; unknown fields and wrong types are errors."""

from __future__ import annotations

from marshmallow import RAISE, Schema, fields, validate

from attribution.api.fields import (
    NOT_BLANK,
    WEB_ADDRESS,
    OffsetDateTime,
    StrictInteger,
    StrictShare,
    check_characters,
    check_not_blank,
    check_url,
    short_text,
)
from attribution.services.cursor import cursor_pattern
from attribution.services.search_quotations import LISTING as QUOTATIONS
from attribution.services.search_speakers import LISTING as SPEAKERS


class TextIn(Schema):
    """A text to read."""

    class Meta:  # noqa: D106 (marshmallow's way to set options)
        unknown = RAISE

    text = fields.String(
        required=True,
        validate=[check_characters, check_not_blank],
        metadata={
            "pattern": NOT_BLANK,
            "description": "The text, plain Unicode, kept and measured as sent: nothing is trimmed or normalised. "
            "Not blank; no U+0000. A text over the service's limit is answered with 413.",
        },
    )


class ArticleIn(TextIn):
    """An article to read and keep."""

    title = short_text(1000, "The headline.", allow_none=True)
    url = fields.String(
        allow_none=True,
        validate=[validate.Length(max=2000), check_characters, check_url],
        metadata={"description": "Where the article is published.", "pattern": WEB_ADDRESS},
    )
    source = short_text(200, "The outlet. With external_id it names the article.", allow_none=True)
    external_id = short_text(200, "The outlet's own id. Sending it again replaces the article.", allow_none=True)
    published_at = OffsetDateTime(
        allow_none=True, metadata={"description": "ISO 8601 with an offset from UTC; a time without one is refused."}
    )


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


class QuotationsIn(Paging):
    """What to look for; accents, case, marks and word order do not count."""

    cursor = cursor_of(QUOTATIONS)
    speaker = short_text(200, "Words of the speaker's name: `kerry` finds « John Kerry ».")
    relay = short_text(200, "Words of the name of one who passed the quotation on.")
    q = short_text(500, "Words that the quotation holds.")
    min_confidence = StrictShare(
        metadata={"description": "Quotations whose overall confidence is at least this; 0.8, as the answers write it."}
    )


class SpeakersIn(Paging):
    """Whom to look for; accents, case, marks and word order do not count."""

    cursor = cursor_of(SPEAKERS)
    name = short_text(200, "Words of the name.")
