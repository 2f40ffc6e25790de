"""Whether a push is newer than what is kept: networks deliver late, twice and out of order."""

from __future__ import annotations

from dataclasses import replace

from attribution.errors import StaleArticleError, VersionTakenError
from attribution.services.ports import ArticleIn


def refuse_stale(sent: ArticleIn, kept: ArticleIn) -> None:
    """Raise StaleArticleError for a push that is older than what is kept, VersionTakenError for another text of it.

    Only what both have is compared: ``version`` first, else ``modified_at``. Equal times are taken, for the clocks
    of content systems have steps of a second.
    """
    if sent.version is not None and kept.version is not None:
        if sent.version < kept.version:
            raise StaleArticleError(f"version {sent.version}", f"version {kept.version}")
        if sent.version == kept.version and sent.text != kept.text:
            raise VersionTakenError(kept.version)
    elif sent.modified_at is not None and kept.modified_at is not None and sent.modified_at < kept.modified_at:
        raise StaleArticleError(f"modified_at {sent.modified_at.isoformat()}", kept.modified_at.isoformat())


def with_marks(sent: ArticleIn, kept: ArticleIn) -> ArticleIn:
    """The push with the kept ``version`` and ``modified_at`` where it has none: what was older before stays so."""
    return replace(
        sent,
        version=kept.version if sent.version is None else sent.version,
        modified_at=sent.modified_at or kept.modified_at,
    )
