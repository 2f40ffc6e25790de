"""What people say of the machine's answers. The answers themselves stay in `quotations`, untouched.

An analysis goes and comes with its quotations; a review stays, so nothing here refers to `quotations` by a foreign
key. Quotations keep their ids over analyses, and ids are never reused.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from attribution.core.relations import Kind, SpeakerKind, Status
from attribution.services.ports import Field, ReviewState, Step
from attribution.store.base import IDS_ARE_NEVER_REUSED, Base, Id
from attribution.store.column_types import ID, WordSet
from attribution.store.tables.speakers import SpeakerRow


class ReviewRow(Base):
    """What stands of a quotation instead of the machine's answer, and who says so.

    ``corrected`` names the fields that count. ``seen`` is what the machine said, field by field in words, when
    somebody last looked. ``exact``, ``prefix`` and ``suffix`` are the words of the quotation with what stands beside
    them: by them it is found again in another version of the text. ``orphaned``: that version does not hold them.
    """

    __tablename__ = "reviews"
    __table_args__ = (Index(None, "state", "quotation_id"),)

    quotation_id: Mapped[int] = mapped_column(ID, primary_key=True, autoincrement=False)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    version: Mapped[int]
    state: Mapped[ReviewState]
    corrected: Mapped[frozenset[Field]] = mapped_column(WordSet(Field))
    content_start: Mapped[int | None]
    content_end: Mapped[int | None]
    kind: Mapped[Kind | None]
    source_start: Mapped[int | None]
    source_end: Mapped[int | None]
    status: Mapped[Status | None]
    seen: Mapped[dict[str, str]] = mapped_column(JSON)
    exact: Mapped[str]
    prefix: Mapped[str]
    suffix: Mapped[str]
    orphaned: Mapped[bool]
    by: Mapped[str]
    at: Mapped[datetime]

    named: Mapped[list[ReviewSpeakerRow]] = relationship(
        order_by="ReviewSpeakerRow.hop, ReviewSpeakerRow.position",
        cascade="all, delete-orphan",
    )
    relays: Mapped[list[ReviewRelayRow]] = relationship(order_by="ReviewRelayRow.hop", cascade="all, delete-orphan")


class ReviewRelayRow(Base):
    """A hop of a corrected chain, hop 1 nearest to the speaker, and the words that name it, if somebody said which."""

    __tablename__ = "review_relays"

    quotation_id: Mapped[int] = mapped_column(ForeignKey("reviews.quotation_id", ondelete="CASCADE"), primary_key=True)
    hop: Mapped[int] = mapped_column(primary_key=True)
    source_start: Mapped[int | None]
    source_end: Mapped[int | None]


class ReviewSpeakerRow(Base):
    """One of those whom a correction names: hop 0 said it, the others relay it.

    ``name`` and ``kind`` are what the article calls them, as in `article_speakers`.
    The check of ``speaker_id`` waits for the commit, so that an article may go with its own speakers.
    """

    __tablename__ = "review_speakers"

    quotation_id: Mapped[int] = mapped_column(ForeignKey("reviews.quotation_id", ondelete="CASCADE"), primary_key=True)
    hop: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speakers.id", deferrable=True, initially="DEFERRED"), index=True
    )
    name: Mapped[str]
    kind: Mapped[SpeakerKind]

    speaker: Mapped[SpeakerRow] = relationship()


class ReviewEventRow(Base):
    """One step of a quotation's history: who set what, and what the machine said at that moment."""

    __tablename__ = "review_events"
    __table_args__ = (Index(None, "quotation_id", "id"), IDS_ARE_NEVER_REUSED)

    id: Mapped[Id]
    quotation_id: Mapped[int] = mapped_column(ID)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    step: Mapped[Step]
    version: Mapped[int]
    by: Mapped[str]
    at: Mapped[datetime]
    state: Mapped[ReviewState]
    state_before: Mapped[ReviewState]
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
