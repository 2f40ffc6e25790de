"""The use case of a CMS: analyse an article and keep it, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from attribution.core.lexicon import Lexicon
from attribution.core.version import RULES_VERSION
from attribution.errors import ArticleNotFoundError, ParseFormatError
from attribution.services.check_text import check_text
from attribution.services.extract_quotations import analyse_recorded, extract_quotations, record_parse
from attribution.services.freshness import refuse_stale, with_marks
from attribution.services.ports import (
    ArticleIn,
    ArticleRecord,
    Changes,
    Parser,
    SavedArticle,
    Store,
    UnitOfWork,
    Work,
)

Commit = Callable[[UnitOfWork, SavedArticle], None]


def plainly(work: UnitOfWork, _saved: SavedArticle) -> None:
    """Make what was written last."""
    work.commit()


def submit_article(
    article: ArticleIn,
    *,
    parser: Parser,
    lexicon: Lexicon,
    store: Store,
    limit: int | None = None,
    commit: Commit = plainly,
) -> SavedArticle:
    """Keep an article, and tell what became of its quotations.

    A text that is kept already is not parsed again, and nothing at all is written when nothing is new. Raises
    TextError, ParserError, StoreError, and ConflictError for a push that is older than what is kept: before the
    parse, so that a late one costs nothing, and again when it is kept, for a newer one may have come meanwhile.
    ``commit`` ends the transaction in which the article is kept, and may add to it; it is not called when nothing
    is written.
    """
    check_text(article.text, limit=limit)
    kept = store.article_named(article.source, article.external_id)
    if kept is not None:
        refuse_stale(article, kept.article)
        if (kept.article.text, kept.parser) == (article.text, parser.name):
            saved = _keep_known_text(article, kept, lexicon, store, commit)
            if saved is not None:
                return saved
    return _keep_parsed(article, parser, lexicon, store, commit)


def _keep_parsed(article: ArticleIn, parser: Parser, lexicon: Lexicon, store: Store, commit: Commit) -> SavedArticle:
    """The parse happens before the transaction opens: a write transaction is short, and a process that is
    killed while it parses has written nothing.
    """
    document, analysis = extract_quotations(article.text, parser=parser, lexicon=lexicon)
    with store.writing() as work:
        saved = work.save_article(article, record_parse(document, parser), analysis, RULES_VERSION)
        commit(work, saved)
    return saved


def _keep_known_text(
    article: ArticleIn, kept: ArticleRecord, lexicon: Lexicon, store: Store, commit: Commit
) -> SavedArticle | None:
    """None when the kept text is another by now."""
    if kept.rules != RULES_VERSION:
        return _keep_analysed(article, kept, lexicon, store, commit)
    if with_marks(article, kept.article) == kept.article:
        changes = Changes(unchanged=len(store.article_quotations(kept.id)))
        return SavedArticle(kept.id, is_new=False, number=kept.number, changes=changes, work=Work.NONE)
    with store.writing() as work:
        saved = work.save_details(article)
        if saved is not None:
            commit(work, saved)
    return saved


def _keep_analysed(
    article: ArticleIn, kept: ArticleRecord, lexicon: Lexicon, store: Store, commit: Commit
) -> SavedArticle | None:
    try:
        parse = store.parse(kept.id)
        analysis = analyse_recorded(article.text, parse, lexicon)
    except (ArticleNotFoundError, ParseFormatError):  # removed or changed meanwhile
        return None
    with store.writing() as work:
        saved = replace(work.save_article(article, parse, analysis, RULES_VERSION), work=Work.ANALYSED)
        commit(work, saved)
    return saved
