"""What a speaker said and relayed, and what was done to him or her in the registry, page by page."""

from __future__ import annotations

from attribution.services.cursor import decode_cursor, page_of
from attribution.services.ports import Page, QuotationQuery, SpeakerEvent, SpokeAs, Store
from attribution.services.search_quotations import SearchPage, search_quotations

EVENTS = "events"


def read_quotations(speaker_id: int, part: SpokeAs, *, store: Store, cursor: str | None, limit: int) -> SearchPage:
    """One page of a speaker's quotations, newest first; of the surviving one for a speaker who was merged.

    Raises SpeakerNotFoundError, CursorError, StoreError.
    """
    query = QuotationQuery(speaker_id=store.registry.survivor(speaker_id), spoke_as=part)
    return search_quotations(query, store=store, cursor=cursor, limit=limit)


def read_events(speaker_id: int, *, store: Store, cursor: str | None, limit: int) -> Page[SpeakerEvent]:
    """One page of what was done to a speaker, newest first. Raises as `read_quotations`."""
    before = decode_cursor(EVENTS, cursor)
    found = store.registry.events(speaker_id, before=before, limit=limit + 1)
    return page_of(EVENTS, found, limit, lambda record: record.id)
