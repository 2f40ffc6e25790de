"""What people say of the machine's answers, with its history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORD = sa.String(20)


def upgrade() -> None:
    create_reviews()
    create_corrected_names()
    create_events()


def downgrade() -> None:
    for table in ("review_events", "review_speakers", "review_relays", "reviews"):
        op.drop_table(table)


def create_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("quotation_id", ID, autoincrement=False, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("corrected", sa.Text(), nullable=False),
        sa.Column("content_start", sa.Integer()),
        sa.Column("content_end", sa.Integer()),
        sa.Column("kind", WORD),
        sa.Column("source_start", sa.Integer()),
        sa.Column("source_end", sa.Integer()),
        sa.Column("status", WORD),
        sa.Column("seen", sa.JSON(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("orphaned", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("quotation_id", name="pk_reviews"),
        refers("reviews", "article_id", "articles.id"),
    )
    op.create_index("ix_reviews_article_id", "reviews", ["article_id"])


def create_corrected_names() -> None:
    op.create_table(
        "review_relays",
        sa.Column("quotation_id", ID, nullable=False),
        sa.Column("hop", sa.Integer(), nullable=False),
        sa.Column("source_start", sa.Integer()),
        sa.Column("source_end", sa.Integer()),
        sa.PrimaryKeyConstraint("quotation_id", "hop", name="pk_review_relays"),
        refers("review_relays", "quotation_id", "reviews.quotation_id"),
    )
    op.create_table(
        "review_speakers",
        sa.Column("quotation_id", ID, nullable=False),
        sa.Column("hop", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.PrimaryKeyConstraint("quotation_id", "hop", "position", name="pk_review_speakers"),
        refers("review_speakers", "quotation_id", "reviews.quotation_id"),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speakers.id"],
            name="fk_review_speakers_speaker_id_speakers",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.create_index("ix_review_speakers_speaker_id", "review_speakers", ["speaker_id"])


def create_events() -> None:
    op.create_table(
        "review_events",
        sa.Column("id", ID, nullable=False),
        sa.Column("quotation_id", ID, nullable=False),
        sa.Column("article_id", ID, nullable=False),
        sa.Column("step", WORD, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("state_before", WORD, nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_review_events"),
        refers("review_events", "article_id", "articles.id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_events_quotation_id_id", "review_events", ["quotation_id", "id"])
    op.create_index("ix_review_events_article_id", "review_events", ["article_id"])


def refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{target.partition('.')[0]}"
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete="CASCADE")
