"""Who may do what."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """What a key allows; each route names one of these, or is public."""

    READ = "read"  # what is kept
    WRITE = "write"  # send and remove articles
    REVIEW = "review"  # correct quotations, keep the speakers in order
    ADMIN = "admin"  # webhooks, the jobs of other keys
