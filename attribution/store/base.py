"""What all rows share: their ids, the names of their constraints, the column type of each Python type."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar

from sqlalchemy import Double, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column

from attribution.core.relations import Evidence, Form, Kind, Reason, SpeakerKind, Status
from attribution.services.ports.corrections import ReviewState, Step
from attribution.services.ports.speakers import KnownKind, NameOrigin
from attribution.store.column_types import ID, UtcDateTime, word_of
from attribution.store.evidence_json import EvidenceJson

Id = Annotated[int, mapped_column(ID, primary_key=True)]

IDS_ARE_NEVER_REUSED = {"sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """Root of the rows. Named constraints, because a migration on SQLite can only change what has a name."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        str: Text,
        datetime: UtcDateTime,
        float: Double,
        Evidence: EvidenceJson,
        Form: word_of(Form),
        Kind: word_of(Kind),
        KnownKind: word_of(KnownKind),
        NameOrigin: word_of(NameOrigin),
        Reason: word_of(Reason),
        ReviewState: word_of(ReviewState),
        SpeakerKind: word_of(SpeakerKind),
        Status: word_of(Status),
        Step: word_of(Step),
    }
