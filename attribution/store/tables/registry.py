"""What people decided about speakers: roles, whom a name means in one article, and who did what when."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from attribution.core.relations import SpeakerKind
from attribution.store.base import Base, Id


class SpeakerRoleRow(Base):
    """What a speaker is called for a time, ``until`` excluded. ``role_folded`` is without its article: "ministre"."""

    __tablename__ = "speaker_roles"

    id: Mapped[Id]
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id", ondelete="CASCADE"), index=True)
    role: Mapped[str]
    role_folded: Mapped[str] = mapped_column(index=True)
    since: Mapped[date | None]
    until: Mapped[date | None]


class ArticleNameRow(Base):
    """Whom a name means in one article, because a person said so; outlives every new analysis of the article."""

    __tablename__ = "article_names"

    id: Mapped[Id]
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    name_folded: Mapped[str]
    kind: Mapped[SpeakerKind]
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id", ondelete="CASCADE"), index=True)


class SpeakerEventRow(Base):
    """Something that was done to speakers. ``data`` says enough to undo it."""

    __tablename__ = "speaker_events"

    id: Mapped[Id]
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(JSON)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("speaker_events.id"))

    speakers: Mapped[list[SpeakerEventSpeakerRow]] = relationship(order_by="SpeakerEventSpeakerRow.speaker_id")


class SpeakerEventSpeakerRow(Base):
    """A speaker to whom an event happened."""

    __tablename__ = "speaker_event_speakers"

    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id", ondelete="CASCADE"), primary_key=True)
    event_id: Mapped[int] = mapped_column(
        ForeignKey("speaker_events.id", ondelete="CASCADE"), primary_key=True, index=True
    )
