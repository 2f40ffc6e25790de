"""Who may do what."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """What a key allows; each route names one of these, or is public.

    ADMIN includes all others: it is the scope of the person who runs the service. No other includes another: a CMS
    that sends articles need not be able to read those of its colleagues.
    """

    READ = "read"  # what is kept
    WRITE = "write"  # send and remove articles
    REVIEW = "review"  # correct quotations, keep the speakers in order
    ADMIN = "admin"  # webhooks, the jobs of other keys
