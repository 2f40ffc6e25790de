"""The use case of a CMS: analyse an article and keep it, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

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

Saved = TypeVar("Saved", SavedArticle, SavedArticle | None)
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
    seen: ArticleRecord | None = None,
) -> SavedArticle:
    """Keep an article, and tell what became of its quotations.

    A text that is kept already is not parsed again, and nothing at all is written when nothing is new. Raises
    TextError, ParserError, StoreError, and ConflictError for a push that is older than what is kept: before the
    parse, so that a late one costs nothing, and again when it is kept, for a newer one may have come meanwhile.
    ``commit`` ends the transaction in which the article is kept, and may add to it; it is not called when nothing
    is written. With ``seen`` that state of the article is replaced and no other: ArticleChangedError.
    """
    check_text(article.text, limit=limit)
    kept = store.article_named(article.source, article.external_id)
    push = _Push(article, lexicon, store, commit, seen)
    saved = None
    if kept is not None:
        refuse_stale(article, kept.article)
        if (kept.article.text, kept.parser) == (article.text, parser.name):
            saved = push.keep_known_text(kept)
    return saved or push.keep_parsed(parser)


@dataclass(frozen=True, slots=True)
class _Push:
    """An article on its way into the store."""

    article: ArticleIn
    lexicon: Lexicon
    store: Store
    commit: Commit
    seen: ArticleRecord | None

    def keep_parsed(self, parser: Parser) -> SavedArticle:
        """The parse happens before the transaction opens: a write transaction is short, and a process that is
        killed while it parses has written nothing.
        """
        document, analysis = extract_quotations(self.article.text, parser=parser, lexicon=self.lexicon)
        parse = record_parse(document, parser)
        return self._write(lambda work: work.save_article(self.article, parse, analysis, RULES_VERSION))

    def keep_known_text(self, kept: ArticleRecord) -> SavedArticle | None:
        """None when the kept text is another by now."""
        if kept.rules != RULES_VERSION:
            return self._keep_analysed(kept)
        if with_marks(self.article, kept.article) == kept.article:
            changes = Changes(unchanged=self.store.count_quotations(kept.id))
            return SavedArticle(kept.id, is_new=False, number=kept.number, changes=changes, work=Work.NONE)
        return self._write(lambda work: work.save_details(self.article))

    def _keep_analysed(self, kept: ArticleRecord) -> SavedArticle | None:
        try:
            parse = self.store.parse(kept.id)
            analysis = analyse_recorded(self.article.text, parse, self.lexicon)
        except (ArticleNotFoundError, ParseFormatError):  # removed or changed meanwhile
            return None

        def save(work: UnitOfWork) -> SavedArticle:
            saved = work.save_article(self.article, parse, analysis, RULES_VERSION)
            return replace(saved, work=Work.ANALYSED)

        return self._write(save)

    def _write(self, save: Callable[[UnitOfWork], Saved]) -> Saved:
        with self.store.writing() as work:
            if self.seen is not None:
                work.require_unchanged(self.seen)
            saved = save(work)
            if saved is not None:
                self.commit(work, saved)
        return saved
