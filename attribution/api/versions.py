"""``/api/v1/articles/{id}/versions``: every text that an article had."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from attribution.api.arguments import VersionsIn
from attribution.api.bodies import BodyAnswer
from attribution.api.listings import LINK, page
from attribution.api.openapi import Routes
from attribution.api.services import services
from attribution.api.sync_schemas import VersionPage, VersionTextOut
from attribution.services.read_versions import read_versions

versions = Routes("versions", __name__, url_prefix="/api/v1/articles", description="Every text that an article had")


@versions.route("/<row_id:article_id>/versions")
@versions.query(VersionsIn)
@versions.problems(400, 404, 503)
@versions.answer(200, VersionPage, headers=LINK)
def list_versions(asked: dict[str, Any], article_id: int) -> BodyAnswer:
    """List the texts that an article had, newest first, without the texts themselves."""
    found = read_versions(article_id, store=services().store, cursor=asked.get("cursor"), limit=asked["limit"])
    return page([asdict(record) for record in found.items], found.next_cursor, asked | {"article_id": article_id})


@versions.route("/<row_id:article_id>/versions/<row_id:number>")
@versions.problems(404, 503)
@versions.answer(200, VersionTextOut)
def get_version(article_id: int, number: int) -> dict[str, Any]:
    """Give a text that an article had."""
    reading = services().store.versions.read(article_id, number)
    return asdict(reading.record) | {"text": reading.text}
