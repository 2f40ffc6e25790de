"""What is searched: quotations flattened, so that the newest of a speaker, an outlet or a day are one index range.

Everything here is made from the other tables by `attribution.store.entries` and may be made again. What keeps the
words on each database is built by the migration: ``entry_words_fts`` (FTS5) with its triggers on SQLite, the column
``entry_words.terms`` (tsvector) on PostgreSQL.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from attribution.core.relations import Kind, Status
from attribution.services.ports import SpokeAs
from attribution.store.base import Base
from attribution.store.column_types import ID, word_of

_CLUSTERED = {"sqlite_with_rowid": False}
"""The primary key is the table."""


class EntryRow(Base):
    """A quotation as it is searched. ``sort_at`` is when it was published, or arrived where nobody says."""

    __tablename__ = "entries"
    __table_args__ = (Index(None, "sort_at", "quotation_id"), Index(None, "outlet_folded", "sort_at", "quotation_id"))

    quotation_id: Mapped[int] = mapped_column(
        ID, ForeignKey("quotations.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    sort_at: Mapped[datetime]
    outlet: Mapped[str | None]
    outlet_folded: Mapped[str | None]
    kind: Mapped[Kind]
    status: Mapped[Status]
    confidence: Mapped[float | None]
    review: Mapped[str | None]


class EntrySpeakerRow(Base):
    """Somebody who said a quotation or passed it on."""

    __tablename__ = "entry_speakers"
    __table_args__ = (_CLUSTERED,)

    speaker_id: Mapped[int] = mapped_column(
        ID, ForeignKey("speakers.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    part: Mapped[SpokeAs] = mapped_column(word_of(SpokeAs), primary_key=True)
    sort_at: Mapped[datetime] = mapped_column(primary_key=True)
    quotation_id: Mapped[int] = mapped_column(
        ID, ForeignKey("entries.quotation_id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )


class EntryNameRow(Base):
    """A word of a name of somebody who said a quotation or passed it on: "kerry", whoever of that name it is."""

    __tablename__ = "entry_names"
    __table_args__ = (_CLUSTERED,)

    word: Mapped[str] = mapped_column(primary_key=True)
    part: Mapped[SpokeAs] = mapped_column(word_of(SpokeAs), primary_key=True)
    sort_at: Mapped[datetime] = mapped_column(primary_key=True)
    quotation_id: Mapped[int] = mapped_column(
        ID, ForeignKey("entries.quotation_id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )


class EntryWordsRow(Base):
    """The words of a quotation in their order, as `attribution.store.words` writes them, and their lemmas."""

    __tablename__ = "entry_words"

    quotation_id: Mapped[int] = mapped_column(
        ID, ForeignKey("entries.quotation_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    forms: Mapped[str]
    lemmas: Mapped[str]


class LemmaRow(Base):
    """A form that some quotation has, and its lemma there, where the two differ."""

    __tablename__ = "lemmas"
    __table_args__ = (_CLUSTERED,)

    form: Mapped[str] = mapped_column(primary_key=True)
    lemma: Mapped[str] = mapped_column(primary_key=True)
