"""The folded text of quotations goes: what is searched stands in `entry_words`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from attribution.core.fold import fold

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

BATCH = 1000


def upgrade() -> None:
    # by its own statement, for a table of SQLite that is rebuilt would count its ids anew
    op.execute("ALTER TABLE quotations DROP COLUMN text_folded")


def downgrade() -> None:
    op.execute("ALTER TABLE quotations ADD COLUMN text_folded TEXT NOT NULL DEFAULT ''")
    connection = op.get_bind()
    update = sa.text("UPDATE quotations SET text_folded = :folded WHERE id = :id")
    after = 0
    while rows := connection.execute(
        sa.text("SELECT id, text FROM quotations WHERE id > :after ORDER BY id LIMIT :batch"),
        {"after": after, "batch": BATCH},
    ).all():
        connection.execute(update, [{"id": row.id, "folded": fold(row.text)} for row in rows])
        after = rows[-1].id
