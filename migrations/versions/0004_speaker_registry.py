"""The registry of speakers: what people decide about names, roles and who is who, and the record of it."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORD = sa.String(20)
SHARED_BEFORE = sa.text("article_id IS NULL")
SHARED = sa.text("article_id IS NULL AND merged_into_id IS NULL")
AUTOINCREMENT = {"sqlite_autoincrement": True}


def upgrade() -> None:
    extend_speakers()
    extend_names()
    extend_article_speakers()
    create_roles()
    create_article_names()
    create_events()


def downgrade() -> None:
    for table in ("speaker_event_speakers", "speaker_events", "article_names", "speaker_roles"):
        op.drop_table(table)
    op.drop_index("ix_speaker_names_name_folded", "speaker_names")
    with op.batch_alter_table("article_speakers") as places:
        places.drop_column("kind")
    with op.batch_alter_table("speaker_names") as names:
        names.drop_column("origin")
    op.drop_index("uq_speakers_shared", "speakers")
    forget_registered_speakers()
    op.drop_index("ix_speakers_merged_into_id", "speakers")
    with op.batch_alter_table("speakers", table_kwargs=AUTOINCREMENT) as speakers:
        speakers.drop_constraint("fk_speakers_merged_into_id_speakers", type_="foreignkey")
        speakers.drop_constraint("uq_speakers_wikidata", type_="unique")
        for column in ("registered", "wikidata", "merged_into_id", "version", "updated_at"):
            speakers.drop_column(column)
    index_shared_speakers(SHARED_BEFORE)


def extend_speakers() -> None:
    op.drop_index("uq_speakers_shared", "speakers")
    with op.batch_alter_table("speakers", table_kwargs=AUTOINCREMENT) as speakers:
        speakers.add_column(sa.Column("registered", sa.Boolean()))
        speakers.add_column(sa.Column("wikidata", sa.Text()))
        speakers.add_column(sa.Column("merged_into_id", ID))
        speakers.add_column(sa.Column("version", sa.Integer()))
        speakers.add_column(sa.Column("updated_at", sa.DateTime(timezone=True)))
        speakers.create_unique_constraint("uq_speakers_wikidata", ["wikidata"])
        speakers.create_foreign_key("fk_speakers_merged_into_id_speakers", "speakers", ["merged_into_id"], ["id"])
    known = sa.table(
        "speakers",
        sa.column("registered", sa.Boolean()),
        sa.column("version", sa.Integer()),
        sa.column("updated_at", sa.DateTime(timezone=True)),
    )
    op.get_bind().execute(known.update().values(registered=False, version=1, updated_at=datetime.now(UTC)))
    with op.batch_alter_table("speakers", table_kwargs=AUTOINCREMENT) as speakers:
        for column in ("registered", "version", "updated_at"):
            speakers.alter_column(column, nullable=False)
    op.create_index("ix_speakers_merged_into_id", "speakers", ["merged_into_id"])
    index_shared_speakers(SHARED)


def index_shared_speakers(shared: sa.TextClause) -> None:
    op.create_index(
        "uq_speakers_shared",
        "speakers",
        ["name_folded", "kind"],
        unique=True,
        sqlite_where=shared,
        postgresql_where=shared,
    )


def extend_names() -> None:
    op.add_column("speaker_names", sa.Column("origin", WORD))
    op.execute("UPDATE speaker_names SET origin = 'seen'")
    with op.batch_alter_table("speaker_names") as names:
        names.alter_column("origin", nullable=False)
    op.create_index("ix_speaker_names_name_folded", "speaker_names", ["name_folded"], postgresql_using="hash")


def extend_article_speakers() -> None:
    op.add_column("article_speakers", sa.Column("kind", WORD))
    op.execute(
        "UPDATE article_speakers SET kind = (SELECT kind FROM speakers WHERE speakers.id = article_speakers.speaker_id)"
    )
    check_references()
    with op.batch_alter_table("article_speakers") as places:
        places.alter_column("kind", nullable=False)


def create_roles() -> None:
    op.create_table(
        "speaker_roles",
        sa.Column("id", ID, nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("role_folded", sa.Text(), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.PrimaryKeyConstraint("id", name="pk_speaker_roles"),
        part_of("speaker_roles", "speaker_id", "speakers"),
    )
    op.create_index("ix_speaker_roles_speaker_id", "speaker_roles", ["speaker_id"])
    op.create_index("ix_speaker_roles_role_folded", "speaker_roles", ["role_folded"])


def create_article_names() -> None:
    op.create_table(
        "article_names",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("name_folded", sa.Text(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article_names"),
        part_of("article_names", "article_id", "articles"),
        part_of("article_names", "speaker_id", "speakers"),
    )
    op.create_index("ix_article_names_article_id", "article_names", ["article_id"])
    op.create_index("ix_article_names_speaker_id", "article_names", ["speaker_id"])


def create_events() -> None:
    op.create_table(
        "speaker_events",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("undone_by_id", ID),
        sa.PrimaryKeyConstraint("id", name="pk_speaker_events"),
        sa.ForeignKeyConstraint(
            ["undone_by_id"], ["speaker_events.id"], name="fk_speaker_events_undone_by_id_speaker_events"
        ),
    )
    op.create_table(
        "speaker_event_speakers",
        sa.Column("speaker_id", ID, nullable=False),
        sa.Column("event_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("speaker_id", "event_id", name="pk_speaker_event_speakers"),
        part_of("speaker_event_speakers", "speaker_id", "speakers"),
        part_of("speaker_event_speakers", "event_id", "speaker_events"),
    )
    op.create_index("ix_speaker_event_speakers_event_id", "speaker_event_speakers", ["event_id"])


def part_of(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{parent}"
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete="CASCADE")


def forget_registered_speakers() -> None:
    """The version before keeps no speaker whom no article lists, and knows neither groups nor documents."""
    unlisted = "SELECT id FROM speakers WHERE id NOT IN (SELECT speaker_id FROM article_speakers)"
    names = f"SELECT id FROM speaker_names WHERE speaker_id IN ({unlisted})"
    # from the leaves on: SQLite deletes nothing along foreign keys while it migrates
    op.execute(f"DELETE FROM speaker_name_words WHERE speaker_name_id IN ({names})")
    op.execute(f"DELETE FROM speaker_names WHERE speaker_id IN ({unlisted})")
    op.execute(f"DELETE FROM speakers WHERE id IN ({unlisted})")
    op.execute("UPDATE speakers SET kind = 'body' WHERE kind IN ('group', 'document')")
    check_references()


def check_references() -> None:
    """PostgreSQL changes no table of which it has still to check rows; it would check these at the commit."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")
