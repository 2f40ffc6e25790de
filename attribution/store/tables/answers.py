"""Requests with an Idempotency-Key and what was answered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from attribution.store.base import IDS_ARE_NEVER_REUSED, Base, Id


class AnswerRow(Base):
    """One request: being carried out as long as ``status`` is null. Its id is the claim, so it is never reused."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("owner", "key"), IDS_ARE_NEVER_REUSED)

    id: Mapped[Id]
    owner: Mapped[str]
    key: Mapped[str]
    fingerprint: Mapped[str]
    claimed_at: Mapped[datetime] = mapped_column(index=True)
    status: Mapped[int | None]
    headers: Mapped[str | None]  # a JSON object
    location: Mapped[str | None] = mapped_column(index=True)  # of what was made
    body: Mapped[bytes | None]  # deflated
