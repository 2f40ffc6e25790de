"""The use case of a CMS: analyse an article and keep it, whole or not at all."""

from __future__ import annotations

from attribution.core.lexicon import Lexicon
from attribution.core.version import RULES_VERSION
from attribution.services.extract_quotations import extract_quotations, record_parse
from attribution.services.ports import ArticleIn, Parser, SavedArticle, Store


def submit_article(
    article: ArticleIn, *, parser: Parser, lexicon: Lexicon, store: Store, limit: int | None = None
) -> SavedArticle:
    """Give the article's id and what became of its quotations. Raises TextError, ParserError, StoreError.

    The parse happens before the transaction opens: a write transaction is short, and a process that is
    killed while it parses has written nothing.
    """
    document, analysis = extract_quotations(article.text, parser=parser, lexicon=lexicon, limit=limit)
    with store.writing() as work:
        saved = work.save_article(article, record_parse(document, parser), analysis, RULES_VERSION)
        work.commit()
    return saved
