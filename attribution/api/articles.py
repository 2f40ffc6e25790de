"""``/api/v1/articles`` and ``/api/v1/extract``: a text goes in, who said what comes out."""

from __future__ import annotations

from typing import Any

from attribution.api.arguments import ArticleIn as ArticleSchema
from attribution.api.arguments import TextIn
from attribution.api.article_answers import article_answer, removal_body, saved_answer
from attribution.api.bodies import Answer, Body, findings_body
from attribution.api.etags import ETAG, IF_MATCH, IF_NONE_MATCH
from attribution.api.job_schemas import JobOut
from attribution.api.later import APPLIED, LOCATION, PREFER, answer_later, preferences_of_request
from attribution.api.openapi import Routes
from attribution.api.schemas import ArticleOut, ArticleQuotationsOut, ExtractOut
from attribution.api.services import services
from attribution.api.submission import submission
from attribution.api.sync_schemas import RemovedArticleOut
from attribution.services.interchange import analysis_to_json
from attribution.services.ports import ArticleIn, Scope
from attribution.services.read_article import read_article

articles = Routes("articles", __name__, url_prefix="/api/v1", description="Texts and what was found in them")

TEXT = "« Nous partirons demain », a déclaré Anne Dupont."
EXAMPLE = {
    "text": TEXT,
    "source": "exemple.fr",
    "external_id": "2016-04-09-1",
    "published_at": "2016-04-09T14:05:00+02:00",
}


@articles.route("/articles", methods=["POST"], scope=Scope.WRITE)
@submission(articles, ArticleSchema, EXAMPLE)
@articles.header("Prefer", PREFER)
@articles.problems(400, 409, 413, 415, 500, 503)
@articles.also(
    200, ArticleOut, description="An article with this source and external_id was replaced", headers=LOCATION | APPLIED
)
@articles.also(202, JobOut, description="The article waits to be read; follow the job", headers=LOCATION | APPLIED)
@articles.answer(201, ArticleOut, description="The article is kept", headers=LOCATION | APPLIED)
def post_article(article: ArticleIn) -> Answer:
    """Read an article and keep it with everything that was found.

    It comes as a text, as HTML, or in the JSON of a content system; the answer's text is what positions count in. An
    article with the same source and external_id is replaced and keeps its id.
    """
    if preferences := preferences_of_request():
        return answer_later(article, preferences)
    return saved_answer(services().submit(article, limit=services().settings.max_text_chars))


@articles.route("/articles/<row_id:article_id>")
@articles.header("If-None-Match", IF_NONE_MATCH)
@articles.unchanged(ETAG)
@articles.problems(404, 503)
@articles.answer(200, ArticleOut, headers=ETAG)
def get_article(article_id: int) -> Answer:
    """Give a kept article with its text and everything that was found in it."""
    return article_answer(article_id)


@articles.route("/articles/<row_id:article_id>", methods=["DELETE"], scope=Scope.WRITE)
@articles.header("If-Match", IF_MATCH)
@articles.problems(404, 412, 503)
@articles.answer(200, RemovedArticleOut)
def delete_article(article_id: int) -> Body:
    """Remove an article with everything that was found in it: its texts, quotations, and whom nobody else names."""
    return removal_body(article_id)


@articles.route("/articles/<row_id:article_id>/quotations")
@articles.problems(404, 503)
@articles.answer(200, ArticleQuotationsOut)
def get_article_quotations(article_id: int) -> dict[str, Any]:
    """Give everything that was found in a kept article, in text order."""
    return findings_body(read_article(article_id, store=services().store))


@articles.route("/extract", methods=["POST"])
@articles.body(TextIn, {"text": TEXT})
@articles.problems(400, 413, 415, 500, 503)
@articles.answer(200, ExtractOut)
def extract(payload: dict[str, Any]) -> dict[str, Any]:
    """Read a text and keep nothing."""
    _, analysis = services().extract(payload["text"], limit=services().settings.max_text_chars)
    return analysis_to_json(analysis, payload["text"])
