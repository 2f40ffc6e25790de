"""The use case of a CMS that takes an article back."""

from __future__ import annotations

from attribution.services.ports import ArticleRecord, RemovedArticle, Store


def remove_article(article_id: int, *, store: Store, seen: ArticleRecord | None = None) -> RemovedArticle:
    """Remove an article and everything that was found in it. Raises ArticleNotFoundError, StoreError.

    With ``seen`` only if it is still what somebody saw: ArticleChangedError otherwise.
    """
    with store.writing() as work:
        if seen is not None:
            work.require_unchanged(seen)
        removed = work.remove_article(article_id)
        work.commit()
    return removed
