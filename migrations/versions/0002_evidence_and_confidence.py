"""Why each answer was given, how far it can be trusted, and what it is a further part of.

Articles that are kept already have none of it until ``attribution reanalyse --all``.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CONFIDENCE = ("overall", "speech", "speaker", "relays", "resolution")


def upgrade() -> None:
    op.add_column("quotations", sa.Column("evidence", sa.JSON()))
    op.add_column("quotations", sa.Column("continues", sa.Integer()))
    op.add_column("relays", sa.Column("evidence", sa.JSON()))
    for part in CONFIDENCE:
        op.add_column("quotations", sa.Column(f"confidence_{part}", sa.Double()))
    op.create_index("ix_quotations_confidence_overall", "quotations", ["confidence_overall"])


def downgrade() -> None:
    op.drop_index("ix_quotations_confidence_overall", "quotations")
    with op.batch_alter_table("quotations", table_kwargs={"sqlite_autoincrement": True}) as quotations:
        quotations.drop_column("evidence")
        quotations.drop_column("continues")
        for part in CONFIDENCE:
            quotations.drop_column(f"confidence_{part}")
    with op.batch_alter_table("relays") as relays:
        relays.drop_column("evidence")
