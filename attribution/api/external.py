"""``/api/v1/articles/by-external-id/{source}/{external_id}``: articles under the ids that their outlets gave them.

The id is the rest of the path, so it may hold slashes, encoded (%2F) or not: a server decodes them before it looks for
the route. An outlet's name cannot hold one.
"""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.routing import BaseConverter

from attribution.api.arguments import ArticleIn as ArticleSchema
from attribution.api.article_answers import (
    article_answer,
    removal_body,
    require_other_article,
    saved_answer,
    seen_article,
)
from attribution.api.bodies import Answer, Body
from attribution.api.etags import ETAG, IF_MATCH, IF_NONE_MATCH, IF_NONE_MATCH_PUT, is_conditional
from attribution.api.job_schemas import JobOut
from attribution.api.later import APPLIED, LOCATION, PREFER, answer_later, preferences_of_request
from attribution.api.openapi import Routes
from attribution.api.schemas import ArticleOut
from attribution.api.services import services
from attribution.api.submission import submission
from attribution.api.sync_schemas import RemovedArticleOut, SyncedArticleOut
from attribution.errors import TextError
from attribution.services.article_fields import LONGEST
from attribution.services.named_article import named_article
from attribution.services.ports import ArticleIn, Scope

external = Routes("external", __name__, url_prefix="/api/v1/articles", description="Articles by their outlets' ids")

RULE = "/by-external-id/<outlet:source>/<outlets_id:external_id>"
EXAMPLE = {
    "text": "« Nous partirons demain », a déclaré Anne Dupont.",
    "title": "Départ",
    "published_at": "2016-04-09T14:05:00+02:00",
    "version": 3,
}


class Outlet(BaseConverter):
    """The name of an outlet in a path."""

    regex = r"[^/\x00]+"


class OutletsId(BaseConverter):
    """An outlet's own id of an article: the rest of the path, slashes included."""

    regex = r"[^\x00]+"
    part_isolating = False


def name_parameter(converter: BaseConverter) -> dict[str, Any]:
    """The OpenAPI schema of an outlet's name or id in a path."""
    is_outlet = isinstance(converter, Outlet)
    pattern = "^[^/\\u0000]+$" if is_outlet else "^[^\\u0000]+$"
    longest = LONGEST["source" if is_outlet else "external_id"]
    return {"type": "string", "minLength": 1, "maxLength": longest, "pattern": pattern}


@external.route(RULE, methods=["PUT"], scope=Scope.WRITE, merge_slashes=False)
@submission(external, ArticleSchema, EXAMPLE)
@external.header("If-Match", IF_MATCH)
@external.header("If-None-Match", IF_NONE_MATCH_PUT)
@external.header("Prefer", PREFER)
@external.problems(400, 404, 409, 412, 413, 415, 500, 503)
@external.also(200, SyncedArticleOut, description="The article is as it was sent", headers=LOCATION | APPLIED)
@external.also(202, JobOut, description="The article waits to be read; follow the job", headers=LOCATION | APPLIED)
@external.answer(201, SyncedArticleOut, description="The article is new", headers=LOCATION | APPLIED)
def put_article(article: ArticleIn, source: str, external_id: str) -> Answer:
    """Keep an article current: make it, or replace what is kept under this name.

    To send the same again changes nothing, and a text that is kept already is not read again. With `version`, or
    else `modified_at`, a push that is older than what is kept is answered with 409 and changes nothing; without
    either it always counts. Quotations that are found again keep their ids. With If-Match, Prefer does not count.
    """
    _check_name(source, external_id)
    kept = services().store.article_named(source, external_id) if is_conditional() else None
    require_other_article(kept.id if kept else None)
    seen = seen_article(kept.id if kept else None)
    if seen is None and (preferences := preferences_of_request()):
        return answer_later(article, preferences)
    return saved_answer(services().submit(article, limit=services().settings.max_text_chars, seen=seen))


@external.route(RULE, merge_slashes=False)
@external.header("If-None-Match", IF_NONE_MATCH)
@external.unchanged(ETAG)
@external.problems(404, 422, 503)
@external.answer(200, ArticleOut, headers=ETAG)
def get_named_article(source: str, external_id: str) -> Answer:
    """Give the article that an outlet knows by this id."""
    _check_name(source, external_id)
    return article_answer(named_article(source, external_id, store=services().store).id)


@external.route(RULE, methods=["DELETE"], scope=Scope.WRITE, merge_slashes=False)
@external.header("If-Match", IF_MATCH)
@external.problems(404, 412, 422, 503)
@external.answer(200, RemovedArticleOut)
def delete_named_article(source: str, external_id: str) -> Body:
    """Remove the article that an outlet knows by this id, with everything that was found in it."""
    _check_name(source, external_id)
    return removal_body(named_article(source, external_id, store=services().store).id)


def _check_name(source: str, external_id: str) -> None:
    try:
        request.environ["PATH_INFO"].encode("latin-1").decode()
    except UnicodeDecodeError as error:  # replaced in the names that we get, so that two ids would be one
        raise TextError(f"The address is not UTF-8: byte {error.start} cannot be decoded.") from error
    for name, longest in ((source, LONGEST["source"]), (external_id, LONGEST["external_id"])):
        if len(name) > longest:
            raise TextError(f"A name in the address has {len(name)} characters; the limit is {longest}.")
