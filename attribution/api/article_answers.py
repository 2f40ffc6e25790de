"""What is answered of a kept article, whether it was asked for by our id or by the outlet's."""

from __future__ import annotations

from dataclasses import asdict

from flask import request, url_for

from attribution.api.bodies import Answer, Body, article_body
from attribution.api.etags import names_what_it_saw, require_other, require_seen, tag_of, tagged
from attribution.api.services import services
from attribution.services.ports import ArticleRecord, SavedArticle
from attribution.services.read_article import read_article
from attribution.services.remove_article import remove_article


def article_answer(article_id: int) -> Answer:
    """The article, or 304 for a client that has it as it is."""
    return tagged(article_body(read_article(article_id, store=services().store)))


def saved_answer(saved: SavedArticle) -> Answer:
    """An article as it is kept now, with what became of its quotations and where it is."""
    body, headers = kept_article(saved.id)
    told = {"changes": asdict(saved.changes), "work": saved.work.value}
    return body | told, 201 if saved.is_new else 200, headers


def kept_article(article_id: int) -> tuple[Body, dict[str, str]]:
    """An article as it is kept now, and a header that says where."""
    location = url_for("articles.get_article", article_id=article_id)
    return article_body(read_article(article_id, store=services().store)), {"Location": location}


def removal_body(article_id: int) -> Body:
    """Remove an article, and say what went with it."""
    removed = remove_article(article_id, store=services().store, seen=seen_article(article_id))
    return asdict(removed)


def seen_article(article_id: int | None) -> ArticleRecord | None:
    """The article as the client saw it; None when it does not say (by If-Match) that this counts.

    Raises PreconditionFailed when it is another now, or is not kept at all (``article_id`` is None).
    """
    if not names_what_it_saw():
        return None
    reading = None if article_id is None else read_article(article_id, store=services().store)
    require_seen(tag_of(article_body(reading)) if reading else None)
    return reading.record if reading else None


def require_other_article(article_id: int | None) -> None:
    """Raise PreconditionFailed if the client says by If-None-Match that it would replace nothing, or not this."""
    if article_id is not None and "If-None-Match" in request.headers:
        require_other(tag_of(article_body(read_article(article_id, store=services().store))))
