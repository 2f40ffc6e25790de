"""Articles and what was found in them. All that an analysis says hangs on its row in `analyses`, and goes with it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, foreign, mapped_column, relationship

from attribution.core.relations import Evidence, Form, Kind, Reason, SpeakerKind, Status
from attribution.store.base import IDS_ARE_NEVER_REUSED, Base, Id
from attribution.store.tables.reviews import ReviewRow
from attribution.store.tables.speakers import SpeakerRow


class ArticleRow(Base):
    """An article as it was last sent. ``number`` counts its texts; ``version`` and ``modified_at`` are the sender's."""

    __tablename__ = "articles"
    __table_args__ = (UniqueConstraint("source", "external_id"), IDS_ARE_NEVER_REUSED)

    id: Mapped[Id]
    text: Mapped[str]
    title: Mapped[str | None]
    url: Mapped[str | None]
    source: Mapped[str | None]
    external_id: Mapped[str | None]
    published_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    number: Mapped[int] = mapped_column(server_default="1")
    version: Mapped[int | None] = mapped_column(BigInteger)
    modified_at: Mapped[datetime | None]

    parse: Mapped[ParseRow] = relationship(back_populates="article")
    analysis: Mapped[AnalysisRow] = relationship(back_populates="article")


class ParseRow(Base):
    """The recorded parse of an article. The CoNLL-U is many times the text, so it is read on request only."""

    __tablename__ = "parses"

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    conllu: Mapped[str] = mapped_column(deferred=True)
    parser: Mapped[str]

    article: Mapped[ArticleRow] = relationship(back_populates="parse")


class AnalysisRow(Base):
    """The analysis of an article and the version of the rules that made it."""

    __tablename__ = "analyses"

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    rules: Mapped[str]

    article: Mapped[ArticleRow] = relationship(back_populates="analysis")
    quotations: Mapped[list[QuotationRow]] = relationship(back_populates="analysis", order_by="QuotationRow.position")
    speakers: Mapped[list[ArticleSpeakerRow]] = relationship(order_by="ArticleSpeakerRow.position")
    skipped: Mapped[list[SkippedRow]] = relationship(order_by="SkippedRow.position")


class ArticleSpeakerRow(Base):
    """A speaker's place in an article, with the spelling of that article and what kind of name it is there.

    The check of ``speaker_id`` waits for the commit, so that an article may go with its own speakers.
    """

    __tablename__ = "article_speakers"
    __table_args__ = (UniqueConstraint("article_id", "position"),)

    id: Mapped[Id]
    article_id: Mapped[int] = mapped_column(ForeignKey("analyses.article_id", ondelete="CASCADE"))
    position: Mapped[int]
    speaker_id: Mapped[int] = mapped_column(
        ForeignKey("speakers.id", deferrable=True, initially="DEFERRED"), index=True
    )
    name: Mapped[str]
    kind: Mapped[SpeakerKind]

    speaker: Mapped[SpeakerRow] = relationship()
    mentions: Mapped[list[MentionRow]] = relationship(order_by="MentionRow.position")


class MentionRow(Base):
    """Words that refer to a speaker of an article."""

    __tablename__ = "mentions"

    article_speaker_id: Mapped[int] = mapped_column(
        ForeignKey("article_speakers.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]
    form: Mapped[Form]


class CueColumns:
    """A cue, or three NULLs."""

    cue_start: Mapped[int | None]
    cue_end: Mapped[int | None]
    cue_lemma: Mapped[str | None]


class ConfidenceColumns:
    """How far the parts of an answer can be trusted, NULL for a part that it has not; or five NULLs."""

    confidence_overall: Mapped[float | None] = mapped_column(index=True)
    confidence_speech: Mapped[float | None]
    confidence_speaker: Mapped[float | None]
    confidence_relays: Mapped[float | None]
    confidence_resolution: Mapped[float | None]


class QuotationRow(CueColumns, ConfidenceColumns, Base):
    """A quotation and its attribution, as the machine reads it. ``text`` is the content's characters."""

    __tablename__ = "quotations"
    __table_args__ = (UniqueConstraint("article_id", "position"), IDS_ARE_NEVER_REUSED)

    id: Mapped[Id]
    article_id: Mapped[int] = mapped_column(ForeignKey("analyses.article_id", ondelete="CASCADE"))
    position: Mapped[int]
    parent: Mapped[int | None]
    continues: Mapped[int | None]
    kind: Mapped[Kind]
    kind_rule: Mapped[str]
    closed: Mapped[bool]
    outer_start: Mapped[int]
    outer_end: Mapped[int]
    content_start: Mapped[int]
    content_end: Mapped[int]
    source_start: Mapped[int | None]
    source_end: Mapped[int | None]
    source_head: Mapped[int | None]
    source_form: Mapped[Form | None]
    source_rule: Mapped[str | None]
    speaker_rule: Mapped[str | None]
    status: Mapped[Status]
    evidence: Mapped[Evidence | None]
    text: Mapped[str]

    analysis: Mapped[AnalysisRow] = relationship(back_populates="quotations")
    fragments: Mapped[list[FragmentRow]] = relationship(order_by="FragmentRow.position")
    speakers: Mapped[list[QuotationSpeakerRow]] = relationship(order_by="QuotationSpeakerRow.position")
    relays: Mapped[list[RelayRow]] = relationship(order_by="RelayRow.position")
    review: Mapped[ReviewRow | None] = relationship(
        primaryjoin=lambda: QuotationRow.id == foreign(ReviewRow.quotation_id), viewonly=True
    )


class FragmentRow(Base):
    """A part of a quotation's content without an incise."""

    __tablename__ = "fragments"

    quotation_id: Mapped[int] = mapped_column(ForeignKey("quotations.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    start: Mapped[int]
    end: Mapped[int]


class RelayRow(CueColumns, Base):
    """One hop of a quotation's reporting chain, position 0 nearest to the speaker."""

    __tablename__ = "relays"
    __table_args__ = (UniqueConstraint("quotation_id", "position"),)

    id: Mapped[Id]
    quotation_id: Mapped[int] = mapped_column(ForeignKey("quotations.id", ondelete="CASCADE"))
    position: Mapped[int]
    source_start: Mapped[int]
    source_end: Mapped[int]
    source_head: Mapped[int]
    source_form: Mapped[Form]
    rule: Mapped[str]
    speaker_rule: Mapped[str | None]
    evidence: Mapped[Evidence | None]

    speakers: Mapped[list[RelaySpeakerRow]] = relationship(order_by="RelaySpeakerRow.position")


class SpeakerAt:
    """Which speaker of the article stands at a position among joint speakers: "Kerry et Lavrov" are two."""

    position: Mapped[int] = mapped_column(primary_key=True)
    article_speaker_id: Mapped[int] = mapped_column(ForeignKey("article_speakers.id", ondelete="CASCADE"), index=True)

    @declared_attr
    @classmethod
    def article_speaker(cls) -> Mapped[ArticleSpeakerRow]:
        """Whose place it is."""
        return relationship(ArticleSpeakerRow)


class QuotationSpeakerRow(SpeakerAt, Base):
    """One of those who said a quotation."""

    __tablename__ = "quotation_speakers"

    quotation_id: Mapped[int] = mapped_column(ForeignKey("quotations.id", ondelete="CASCADE"), primary_key=True)


class RelaySpeakerRow(SpeakerAt, Base):
    """One of those who relayed a quotation."""

    __tablename__ = "relay_speakers"

    relay_id: Mapped[int] = mapped_column(ForeignKey("relays.id", ondelete="CASCADE"), primary_key=True)


class SkippedRow(Base):
    """A stretch of the article that gave less than it could."""

    __tablename__ = "skipped"

    article_id: Mapped[int] = mapped_column(ForeignKey("analyses.article_id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    reason: Mapped[Reason]
    start: Mapped[int]
    end: Mapped[int]
