"""Articles, their recorded parses, and everything that an analysis says."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORD = sa.String(20)
SHARED = sa.text("article_id IS NULL")


def upgrade() -> None:
    create_articles()
    create_analyses()
    create_speakers()
    create_article_speakers()
    create_quotations()
    create_fragments()
    create_relays()


def downgrade() -> None:
    tables = """
        relay_speakers relays quotation_speakers fragments quotations
        mentions article_speakers speakers skipped analyses parses articles
    """
    for table in tables.split():
        op.drop_table(table)


def create_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.Column("external_id", sa.Text()),
        sa.Column("published_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("source", "external_id", name="uq_articles_source_external_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "parses",
        sa.Column("article_id", ID, nullable=False),
        sa.Column("conllu", sa.Text(), nullable=False),
        sa.Column("parser", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_parses"),
        part_of("parses", "article_id", "articles.id"),
    )


def create_analyses() -> None:
    op.create_table(
        "analyses",
        sa.Column("article_id", ID, nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_analyses"),
        part_of("analyses", "article_id", "articles.id"),
    )
    op.create_table(
        "skipped",
        sa.Column("article_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reason", WORD, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "position", name="pk_skipped"),
        part_of("skipped", "article_id", "analyses.article_id"),
    )


def create_speakers() -> None:
    op.create_table(
        "speakers",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_folded", sa.Text(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("article_id", ID),
        sa.PrimaryKeyConstraint("id", name="pk_speakers"),
        part_of("speakers", "article_id", "articles.id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_speakers_article_id", "speakers", ["article_id"])
    op.create_index(
        "uq_speakers_shared",
        "speakers",
        ["name_folded", "kind"],
        unique=True,
        sqlite_where=SHARED,
        postgresql_where=SHARED,
    )


def create_article_speakers() -> None:
    op.create_table(
        "article_speakers",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article_speakers"),
        sa.UniqueConstraint("article_id", "position", name="uq_article_speakers_article_id_position"),
        part_of("article_speakers", "article_id", "analyses.article_id"),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speakers.id"],
            name="fk_article_speakers_speaker_id_speakers",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_article_speakers_speaker_id", "article_speakers", ["speaker_id"])
    op.create_table(
        "mentions",
        sa.Column("article_speaker_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("form", WORD, nullable=False),
        sa.PrimaryKeyConstraint("article_speaker_id", "position", name="pk_mentions"),
        part_of("mentions", "article_speaker_id", "article_speakers.id"),
    )


def create_quotations() -> None:
    op.create_table(
        "quotations",
        sa.Column("id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Integer()),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("kind_rule", sa.Text(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("outer_start", sa.Integer(), nullable=False),
        sa.Column("outer_end", sa.Integer(), nullable=False),
        sa.Column("content_start", sa.Integer(), nullable=False),
        sa.Column("content_end", sa.Integer(), nullable=False),
        sa.Column("source_start", sa.Integer()),
        sa.Column("source_end", sa.Integer()),
        sa.Column("source_head", sa.Integer()),
        sa.Column("source_form", WORD),
        sa.Column("source_rule", sa.Text()),
        sa.Column("cue_start", sa.Integer()),
        sa.Column("cue_end", sa.Integer()),
        sa.Column("cue_lemma", sa.Text()),
        sa.Column("speaker_rule", sa.Text()),
        sa.Column("status", WORD, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quotations"),
        sa.UniqueConstraint("article_id", "position", name="uq_quotations_article_id_position"),
        part_of("quotations", "article_id", "analyses.article_id"),
        sqlite_autoincrement=True,
    )
    create_joint_speakers("quotation_speakers", "quotation_id", "quotations.id")


def create_fragments() -> None:
    op.create_table(
        "fragments",
        sa.Column("quotation_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("quotation_id", "position", name="pk_fragments"),
        part_of("fragments", "quotation_id", "quotations.id"),
    )


def create_relays() -> None:
    op.create_table(
        "relays",
        sa.Column("id", ID, nullable=False),
        sa.Column("quotation_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source_start", sa.Integer(), nullable=False),
        sa.Column("source_end", sa.Integer(), nullable=False),
        sa.Column("source_head", sa.Integer(), nullable=False),
        sa.Column("source_form", WORD, nullable=False),
        sa.Column("cue_start", sa.Integer()),
        sa.Column("cue_end", sa.Integer()),
        sa.Column("cue_lemma", sa.Text()),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("speaker_rule", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_relays"),
        sa.UniqueConstraint("quotation_id", "position", name="uq_relays_quotation_id_position"),
        part_of("relays", "quotation_id", "quotations.id"),
    )
    create_joint_speakers("relay_speakers", "relay_id", "relays.id")


def create_joint_speakers(table: str, column: str, target: str) -> None:
    op.create_table(
        table,
        sa.Column(column, ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("article_speaker_id", ID, nullable=False),
        sa.PrimaryKeyConstraint(column, "position", name=f"pk_{table}"),
        part_of(table, column, target),
        part_of(table, "article_speaker_id", "article_speakers.id"),
    )
    op.create_index(f"ix_{table}_article_speaker_id", table, ["article_speaker_id"])


def part_of(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{target.partition('.')[0]}"
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete="CASCADE")
