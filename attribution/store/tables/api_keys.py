"""API keys, of which the database knows the SHA-256 only."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from attribution.store.base import IDS_ARE_NEVER_REUSED, Base, Id


class ApiKeyRow(Base):
    """A key that was made. Rows are never removed: that there is one closes the service to those without."""

    __tablename__ = "api_keys"
    __table_args__ = (UniqueConstraint("sha256"), IDS_ARE_NEVER_REUSED)

    id: Mapped[Id]
    prefix: Mapped[str]
    sha256: Mapped[str]
    name: Mapped[str]
    scopes: Mapped[str]  # words with spaces between
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
