"""Every text of an article, the newest included, with what was last said about it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from attribution.store.base import Base


class ArticleVersionRow(Base):
    """A text of an article. ``number`` counts up from 1; ``version`` and ``modified_at`` are the sender's."""

    __tablename__ = "article_versions"

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(deferred=True)
    sha256: Mapped[str]
    title: Mapped[str | None]
    url: Mapped[str | None]
    published_at: Mapped[datetime | None]
    version: Mapped[int | None] = mapped_column(BigInteger)
    modified_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
