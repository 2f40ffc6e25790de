"""Every spelling of a speaker's name with its words, so that names are found by index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from attribution.core.fold import fold

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LONGEST_WORD = 100
BATCH = 1000


def upgrade() -> None:
    op.create_table(
        "speaker_names",
        sa.Column("id", ID, nullable=False),
        sa.Column("speaker_id", ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_speaker_names"),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speakers.id"], name="fk_speaker_names_speaker_id_speakers", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_speaker_names_speaker_id", "speaker_names", ["speaker_id"])
    op.create_table(
        "speaker_name_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("speaker_name_id", ID, nullable=False),
        sa.PrimaryKeyConstraint("word", "speaker_name_id", name="pk_speaker_name_words"),
        sa.ForeignKeyConstraint(
            ["speaker_name_id"],
            ["speaker_names.id"],
            name="fk_speaker_name_words_speaker_name_id_speaker_names",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_speaker_name_words_speaker_name_id", "speaker_name_words", ["speaker_name_id"])
    name_known_speakers()


def downgrade() -> None:
    op.drop_table("speaker_name_words")
    op.drop_table("speaker_names")


def name_known_speakers() -> None:
    connection = op.get_bind()
    connection.execute(
        sa.text("INSERT INTO speaker_names (speaker_id, name, name_folded) SELECT id, name, name_folded FROM speakers")
    )
    insert = sa.text("INSERT INTO speaker_name_words (word, speaker_name_id) VALUES (:word, :id)")
    names = connection.execute(sa.text("SELECT id, name FROM speaker_names ORDER BY id")).all()
    for start in range(0, len(names), BATCH):
        words = [
            {"word": word, "id": name_id}
            for name_id, name in names[start : start + BATCH]
            for word in dict.fromkeys(word[:LONGEST_WORD] for word in fold(name).split())
        ]
        if words:
            connection.execute(insert, words)
