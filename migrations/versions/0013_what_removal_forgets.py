"""What the removal of an article and the counts of speakers look up is found by index, not by reading whole tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ENDED = sa.text("due_at IS NULL AND article IS NOT NULL")


def upgrade() -> None:
    op.add_column("answers", sa.Column("location", sa.Text(), nullable=True))
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    location = "json_extract(headers, '$.Location')" if on_sqlite else "CAST(headers AS json) ->> 'Location'"
    op.execute(f"UPDATE answers SET location = {location}")
    op.create_index("ix_answers_location", "answers", ["location"])
    op.create_index("ix_job_lines_left", "job_lines", ["article_key"], sqlite_where=ENDED, postgresql_where=ENDED)
    op.create_index("ix_reviews_state_quotation_id", "reviews", ["state", "quotation_id"])


def downgrade() -> None:
    op.drop_index("ix_reviews_state_quotation_id", "reviews")
    op.drop_index("ix_job_lines_left", "job_lines")
    op.drop_index("ix_answers_location", "answers")
    op.execute("ALTER TABLE answers DROP COLUMN location")  # by its own statement: a rebuilt table counts ids anew
