"""The use case of a CMS that knows an article by its own id."""

from __future__ import annotations

from attribution.errors import ArticleNameNotFoundError
from attribution.services.ports import ArticleRecord, Store


def named_article(source: str, external_id: str, *, store: Store) -> ArticleRecord:
    """The article that an outlet knows by this id. Raises ArticleNameNotFoundError, StoreError."""
    record = store.article_named(source, external_id)
    if record is None:
        raise ArticleNameNotFoundError(source, external_id)
    return record
