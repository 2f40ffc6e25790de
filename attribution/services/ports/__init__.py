"""What the use cases need from outside, a file for each matter. The docstrings are the contract that adapters keep."""

from __future__ import annotations

from attribution.services.ports.access import Scope
from attribution.services.ports.articles import ArticleIn, ArticleRecord
from attribution.services.ports.changes import Changes, SavedArticle
from attribution.services.ports.paging import Page
from attribution.services.ports.parser import Parse, Parser
from attribution.services.ports.quotations import QuotationQuery, QuotationRecord
from attribution.services.ports.speakers import SpeakerRecord
from attribution.services.ports.store import Store, UnitOfWork

__all__ = [
    "ArticleIn",
    "ArticleRecord",
    "Changes",
    "Page",
    "Parse",
    "Parser",
    "QuotationQuery",
    "QuotationRecord",
    "SavedArticle",
    "Scope",
    "SpeakerRecord",
    "Store",
    "UnitOfWork",
]
