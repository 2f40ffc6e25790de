"""Every text of an article, numbered, and the sender's own version of it. What is kept already is its first text."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BATCH = 200


def upgrade() -> None:
    op.add_column("articles", sa.Column("number", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("articles", sa.Column("version", sa.BigInteger()))
    op.add_column("articles", sa.Column("modified_at", sa.DateTime(timezone=True)))
    op.create_table(
        "article_versions",
        sa.Column("article_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("published_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.BigInteger()),
        sa.Column("modified_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "number", name="pk_article_versions"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_versions_article_id_articles", ondelete="CASCADE"
        ),
    )
    keep_first_texts()


def downgrade() -> None:
    op.drop_table("article_versions")
    for column in ("number", "version", "modified_at"):
        op.drop_column("articles", column)


def keep_first_texts() -> None:
    connection = op.get_bind()
    read = sa.text("SELECT id, text FROM articles WHERE id > :after ORDER BY id LIMIT :batch")
    insert = sa.text(
        "INSERT INTO article_versions (article_id, number, text, sha256, title, url, published_at, created_at)"
        " SELECT id, 1, text, :sha256, title, url, published_at, updated_at FROM articles WHERE id = :id"
    )
    after = 0
    while batch := connection.execute(read, {"after": after, "batch": BATCH}).all():
        hashes = [{"id": row.id, "sha256": hashlib.sha256(row.text.encode()).hexdigest()} for row in batch]
        connection.execute(insert, hashes)
        after = batch[-1].id
