"""What a content system is told, field by field, of the articles that it keeps current here."""

from __future__ import annotations

from marshmallow import fields

from attribution.api.evidence_schemas import NULLABLE, Out
from attribution.api.fields import OffsetDateTime, one_of
from attribution.api.schemas import ArticleOut
from attribution.services.ports import Work

WORK = (
    "What it took: the text was parsed; or it was kept already and newer rules read its kept parse (analysed); or "
    "text, parser and rules are those that were kept (none)."
)


def ids(description: str) -> fields.List[int]:
    """Ids of quotations."""
    return fields.List(fields.Integer(), required=True, metadata={"description": description})


def count(description: str) -> fields.Integer:
    """How many there are."""
    return fields.Integer(required=True, metadata={"minimum": 0, "description": description})


class ChangesOut(Out):
    """What became of the article's quotations, by id: whoever keeps a copy has to look at no others."""

    added = ids("New ones, in text order.")
    changed = ids("Other words, speakers, relays, kind or status.")
    moved = ids("The same in all that, but at other positions.")
    removed = ids("No longer there.")
    unchanged = count("How many are as they were.")


class SyncedArticleOut(ArticleOut):
    """An article as it is kept now, and what became of its quotations."""

    changes = fields.Nested(ChangesOut, required=True)
    work = one_of(Work, WORK, required=True)


class RemovedArticleOut(Out):
    """An article that was removed, and what went with it."""

    id = fields.Integer(required=True)
    versions = count("Its texts.")
    quotations = count("What was found in it.")
    speakers = count("Whom no other article names, and nobody edited by hand.")


class VersionOut(Out):
    """A text that an article has or had, and what was last said about it."""

    number = fields.Integer(required=True, metadata={"minimum": 1, "description": "Counts the texts of the article."})
    sha256 = fields.String(
        required=True, metadata={"description": "Of the text in UTF-8.", "pattern": "^[0-9a-f]{64}$"}
    )
    title = fields.String(**NULLABLE)
    url = fields.String(**NULLABLE)
    published_at = OffsetDateTime(**NULLABLE)
    version = fields.Integer(**NULLABLE, metadata={"minimum": 0, "description": "The outlet's own, if it gave one."})
    modified_at = OffsetDateTime(**NULLABLE, metadata={"description": "When the outlet made it, if it said so."})
    created_at = OffsetDateTime(required=True, metadata={"description": "When it came here."})


class VersionTextOut(VersionOut):
    """A text that an article has or had."""

    text = fields.String(required=True)


class VersionPage(Out):
    """One page, newest first."""

    items = fields.List(fields.Nested(VersionOut), required=True)
    next_cursor = fields.String(**NULLABLE, metadata={"description": "For the page after; null on the last one."})
