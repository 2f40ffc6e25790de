"""Speakers, over all articles or in one, and the spellings of their names."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from attribution.core.relations import SpeakerKind
from attribution.store.base import IDS_ARE_NEVER_REUSED, Base, Id


class SpeakerRow(Base):
    """A speaker: shared by all articles, or known in one article only (``article_id``)."""

    __tablename__ = "speakers"
    __table_args__ = (
        Index(
            "uq_speakers_shared",
            "name_folded",
            "kind",
            unique=True,
            sqlite_where=text("article_id IS NULL"),
            postgresql_where=text("article_id IS NULL"),
        ),
        IDS_ARE_NEVER_REUSED,
    )

    id: Mapped[Id]
    name: Mapped[str]
    name_folded: Mapped[str]
    kind: Mapped[SpeakerKind]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True)

    names: Mapped[list[SpeakerNameRow]] = relationship(order_by="SpeakerNameRow.id")


class SpeakerNameRow(Base):
    """One spelling of a speaker's name, as somebody wrote it: the name itself, or another that he or she goes by."""

    __tablename__ = "speaker_names"

    id: Mapped[Id]
    speaker_id: Mapped[int] = mapped_column(ForeignKey("speakers.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    name_folded: Mapped[str]

    words: Mapped[list[SpeakerNameWordRow]] = relationship()


class SpeakerNameWordRow(Base):
    """The beginning of a folded word of a spelling: who is called so is found by index, not by reading every name."""

    __tablename__ = "speaker_name_words"

    word: Mapped[str] = mapped_column(primary_key=True)
    speaker_name_id: Mapped[int] = mapped_column(
        ForeignKey("speaker_names.id", ondelete="CASCADE"), primary_key=True, index=True
    )
