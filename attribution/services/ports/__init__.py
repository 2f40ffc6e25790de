"""What the use cases need from outside, a file for each matter. The docstrings are the contract that adapters keep."""

from __future__ import annotations

from attribution.services.ports.access import Scope
from attribution.services.ports.articles import ArticleIn, ArticleRecord
from attribution.services.ports.bodies import ArticleBody, BodyFormat, BodyReader
from attribution.services.ports.changes import Changes, SavedArticle, Work
from attribution.services.ports.jobs import (
    ENDED,
    MAX_ATTEMPTS,
    Claim,
    Fault,
    JobKind,
    JobRecord,
    Jobs,
    JobState,
    LineIn,
    LineRecord,
    Priority,
)
from attribution.services.ports.keys import KeyRecord, Keys, NewKey
from attribution.services.ports.paging import Page
from attribution.services.ports.parser import Parse, Parser
from attribution.services.ports.quotations import QuotationRecord
from attribution.services.ports.registry import Registry
from attribution.services.ports.search import (
    Count,
    Facet,
    FacetCount,
    Found,
    Hit,
    Order,
    Place,
    QuotationQuery,
    QuotationSearch,
    ReviewAsked,
)
from attribution.services.ports.speakers import (
    REGISTERED_KINDS,
    Companion,
    ImportedSpeaker,
    KnownKind,
    MayBe,
    NamedSpeaker,
    NameOrigin,
    Outcome,
    Role,
    SpeakerCard,
    SpeakerChanges,
    SpeakerEvent,
    SpeakerIn,
    SpeakerName,
    SpeakerQuery,
    SpeakerRecord,
    SplitTarget,
    SpokeAs,
)
from attribution.services.ports.store import Store, UnitOfWork
from attribution.services.ports.versions import VersionReading, VersionRecord, Versions

__all__ = [
    "ENDED",
    "MAX_ATTEMPTS",
    "REGISTERED_KINDS",
    "ArticleBody",
    "ArticleIn",
    "ArticleRecord",
    "BodyFormat",
    "BodyReader",
    "Changes",
    "Claim",
    "Companion",
    "Count",
    "Facet",
    "FacetCount",
    "Fault",
    "Found",
    "Hit",
    "ImportedSpeaker",
    "JobKind",
    "JobRecord",
    "JobState",
    "Jobs",
    "KeyRecord",
    "Keys",
    "KnownKind",
    "LineIn",
    "LineRecord",
    "MayBe",
    "NameOrigin",
    "NamedSpeaker",
    "NewKey",
    "Order",
    "Outcome",
    "Page",
    "Parse",
    "Parser",
    "Place",
    "Priority",
    "QuotationQuery",
    "QuotationRecord",
    "QuotationSearch",
    "Registry",
    "ReviewAsked",
    "Role",
    "SavedArticle",
    "Scope",
    "SpeakerCard",
    "SpeakerChanges",
    "SpeakerEvent",
    "SpeakerIn",
    "SpeakerName",
    "SpeakerQuery",
    "SpeakerRecord",
    "SplitTarget",
    "SpokeAs",
    "Store",
    "UnitOfWork",
    "VersionReading",
    "VersionRecord",
    "Versions",
    "Work",
]
