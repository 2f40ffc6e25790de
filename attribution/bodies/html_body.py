"""An article out of HTML: of a whole page the article's blocks, of a part of one everything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution.bodies.block_text import Block, join_blocks
from attribution.bodies.chosen_blocks import choose_blocks
from attribution.bodies.markup import Markup, read_markup
from attribution.bodies.page_metadata import PageMetadata, read_metadata
from attribution.errors import BodyError
from attribution.services.check_text import check_text
from attribution.services.ports.bodies import ArticleBody

LONGEST_MARKUP = 10_000_000
"""Characters; a page with its images in it has that many, an article never."""
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)


def read_html(html: str) -> ArticleBody:
    """See `BodyReader.read_html`."""
    check_text(html, limit=LONGEST_MARKUP)
    markup = read_markup(html)
    if not is_page(html):
        return ArticleBody(_text(markup.blocks))
    metadata = read_metadata(markup.head)
    return ArticleBody(
        _page_text(html, markup, metadata),
        title=metadata.title,
        url=metadata.url,
        source=metadata.source,
        published_at=metadata.published_at,
        modified_at=metadata.modified_at,
    )


def is_page(html: str) -> bool:
    """True for a document. What a content system keeps, a few `<p>` or an `<article>`, is all article."""
    return _PAGE.search(html) is not None


def html_to_blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a part of a page. Raises as `read_html`, but gives no block where there is no text."""
    check_text(html, limit=LONGEST_MARKUP)
    return read_markup(html).blocks


def _page_text(html: str, markup: Markup, metadata: PageMetadata) -> str:
    if not markup.blocks and metadata.article_body:  # a page that scripts fill
        return _text(html_to_blocks(metadata.article_body))
    return _text(choose_blocks(html, markup.blocks) if markup.is_tame else markup.blocks)


def _text(blocks: Sequence[Block]) -> str:
    text = join_blocks(blocks)
    if not text:
        raise BodyError("html", "There is no text in it.")
    return text
