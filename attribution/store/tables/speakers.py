"""Speakers, over all articles or in one, and the spellings of their names."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from attribution.services.ports.speakers import KnownKind, NameOrigin
from attribution.store.base import IDS_ARE_NEVER_REUSED, Base, Id
from attribution.store.tables.registry import SpeakerRoleRow

_SHARED = text("article_id IS NULL AND merged_into_id IS NULL")


class SpeakerRow(Base):
    """A speaker: shared by all articles, or known in one article only (``article_id``).

    ``registered``: a person made or changed this row, so it stays without any article. ``merged_into_id``: it was
    another speaker after all; the row stays for those who know its id. ``version`` counts the changes of people.
    """

    __tablename__ = "speakers"
    __table_args__ = (
        Index(
            "uq_speakers_shared",
            "name_folded",
            "kind",
            unique=True,
            sqlite_where=_SHARED,
            postgresql_where=_SHARED,
        ),
        UniqueConstraint("wikidata"),
        IDS_ARE_NEVER_REUSED,
    )

    id: Mapped[Id]
    name: Mapped[str]
    name_folded: Mapped[str]
    kind: Mapped[KnownKind]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    registered: Mapped[bool] = mapped_column(default=False)
    wikidata: Mapped[str | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("speakers.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime] = mapped_column(default=lambda: datetime.now(UTC))

    names: Mapped[list[SpeakerNameRow]] = relationship(order_by="SpeakerNameRow.id", cascade="all, delete-orphan")
    merged_into: Mapped[SpeakerRow | None] = relationship(remote_side="SpeakerRow.id", viewonly=True)
    roles: Mapped[list[SpeakerRoleRow]] = relationship(order_by="SpeakerRoleRow.id", cascade="all, delete-orphan")


class SpeakerNameRow(Base):
    """One spelling of a speaker's name, as somebody wrote it: the name itself, or another that he or she goes by."""

    __tablename__ = "speaker_names"
    # hashed: a description may be longer than an ordered index of PostgreSQL takes
    __table_args__ = (Index("ix_speaker_names_name_folded", "name_folded", postgresql_using="hash"),)

    id: Mapped[Id]
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    name_folded: Mapped[str]
    origin: Mapped[NameOrigin] = mapped_column(default=NameOrigin.SEEN)

    words: Mapped[list[SpeakerNameWordRow]] = relationship(cascade="all, delete-orphan", passive_deletes=True)


class SpeakerNameWordRow(Base):
    """The beginning of a folded word of a spelling: who is called so is found by index, not by reading every name."""

    __tablename__ = "speaker_name_words"

    word: Mapped[str] = mapped_column(primary_key=True)
    speaker_name_id: Mapped[int] = mapped_column(
        ForeignKey("speaker_names.id", ondelete="CASCADE"), primary_key=True, index=True
    )
