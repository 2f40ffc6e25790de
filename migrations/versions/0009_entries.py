"""What is searched, flattened: newest first by speaker, name, outlet and day; words with their lemmas."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

from attribution.core.conllu import ConlluError, read_conllu
from attribution.core.document import Span
from attribution.core.fold import fold
from attribution.store.words import forms, lemmas, pairs

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
WORD = sa.String(20)
LONGEST_OUTLET = 200
BATCH = 200

SQLITE_WORDS = (
    "CREATE VIRTUAL TABLE entry_words_fts USING fts5"
    "(forms, lemmas, content='entry_words', content_rowid='quotation_id', tokenize='ascii')",
    "CREATE TRIGGER entry_words_added AFTER INSERT ON entry_words BEGIN"
    " INSERT INTO entry_words_fts (rowid, forms, lemmas) VALUES (new.quotation_id, new.forms, new.lemmas); END",
    "CREATE TRIGGER entry_words_removed AFTER DELETE ON entry_words BEGIN"
    " INSERT INTO entry_words_fts (entry_words_fts, rowid, forms, lemmas)"
    " VALUES ('delete', old.quotation_id, old.forms, old.lemmas); END",
    "CREATE TRIGGER entry_words_changed AFTER UPDATE ON entry_words BEGIN"
    " INSERT INTO entry_words_fts (entry_words_fts, rowid, forms, lemmas)"
    " VALUES ('delete', old.quotation_id, old.forms, old.lemmas);"
    " INSERT INTO entry_words_fts (rowid, forms, lemmas) VALUES (new.quotation_id, new.forms, new.lemmas); END",
)
POSTGRES_WORDS = (
    "ALTER TABLE entry_words ADD COLUMN terms tsvector GENERATED ALWAYS AS"
    " (setweight(to_tsvector('simple'::regconfig, forms), 'A')"
    " || setweight(to_tsvector('simple'::regconfig, lemmas), 'B')) STORED",
    "CREATE INDEX ix_entry_words_terms ON entry_words USING gin (terms)",
)


def upgrade() -> None:
    create_tables()
    for statement in SQLITE_WORDS if op.get_bind().dialect.name == "sqlite" else POSTGRES_WORDS:
        op.execute(statement)
    enter_kept_articles()


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for trigger in ("entry_words_added", "entry_words_removed", "entry_words_changed"):
            op.execute(f"DROP TRIGGER {trigger}")
        op.execute("DROP TABLE entry_words_fts")  # and with it the tables in which FTS5 keeps it
    for table in ("lemmas", "entry_words", "entry_names", "entry_speakers", "entries"):
        op.drop_table(table)


def create_tables() -> None:
    op.create_table(
        "entries",
        sa.Column("quotation_id", ID, autoincrement=False, nullable=False),
        sa.Column("sort_at", TIME, nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("outlet_folded", sa.Text(), nullable=True),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("status", WORD, nullable=False),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("review", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("quotation_id", name="pk_entries"),
        sa.ForeignKeyConstraint(
            ["quotation_id"], ["quotations.id"], name="fk_entries_quotation_id_quotations", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_entries_sort_at_quotation_id", "entries", ["sort_at", "quotation_id"])
    op.create_index(
        "ix_entries_outlet_folded_sort_at_quotation_id", "entries", ["outlet_folded", "sort_at", "quotation_id"]
    )
    speaker = sa.Column("speaker_id", ID, autoincrement=False, nullable=False)
    of_speaker = sa.ForeignKeyConstraint(
        ["speaker_id"], ["speakers.id"], name="fk_entry_speakers_speaker_id_speakers", ondelete="CASCADE"
    )
    create_ranges("entry_speakers", speaker, of_speaker)
    create_ranges("entry_names", sa.Column("word", sa.Text(), nullable=False))
    op.create_table(
        "entry_words",
        sa.Column("quotation_id", ID, autoincrement=False, nullable=False),
        sa.Column("forms", sa.Text(), nullable=False),
        sa.Column("lemmas", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("quotation_id", name="pk_entry_words"),
        of_entry("entry_words"),
    )
    op.create_table(
        "lemmas",
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("lemma", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("form", "lemma", name="pk_lemmas"),
        sqlite_with_rowid=False,
    )


def create_ranges(name: str, first: sa.Column, *constraints: sa.Constraint) -> None:
    op.create_table(
        name,
        first,
        sa.Column("part", WORD, nullable=False),
        sa.Column("sort_at", TIME, nullable=False),
        sa.Column("quotation_id", ID, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint(first.name, "part", "sort_at", "quotation_id", name=f"pk_{name}"),
        *constraints,
        of_entry(name),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{name}_quotation_id", name, ["quotation_id"])


def of_entry(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["quotation_id"], ["entries.quotation_id"], name=f"fk_{name}_quotation_id_entries", ondelete="CASCADE"
    )


def enter_kept_articles() -> None:
    """Nothing that was kept before stays unsearchable. The times go from column to column, as they are written."""
    op.execute(
        "INSERT INTO entries (quotation_id, sort_at, outlet, kind, status, confidence)"
        " SELECT q.id, coalesce(a.published_at, a.created_at), a.source, q.kind, q.status, q.confidence_overall"
        " FROM quotations q JOIN articles a ON a.id = q.article_id"
    )
    name_outlets()
    for part, links in (
        ("speaker", "quotation_speakers s ON s.quotation_id = e.quotation_id"),
        ("relay", "relays r ON r.quotation_id = e.quotation_id JOIN relay_speakers s ON s.relay_id = r.id"),
    ):
        op.execute(
            "INSERT INTO entry_speakers (speaker_id, part, sort_at, quotation_id)"
            f" SELECT DISTINCT p.speaker_id, '{part}', e.sort_at, e.quotation_id FROM entries e"
            f" JOIN {links} JOIN article_speakers p ON p.id = s.article_speaker_id"
        )
    op.execute(
        "INSERT INTO entry_names (word, part, sort_at, quotation_id)"
        " SELECT DISTINCT w.word, e.part, e.sort_at, e.quotation_id FROM entry_speakers e"
        " JOIN speaker_names n ON n.speaker_id = e.speaker_id JOIN speaker_name_words w ON w.speaker_name_id = n.id"
    )
    enter_words()


def name_outlets() -> None:
    connection = op.get_bind()
    known = connection.scalars(sa.text("SELECT DISTINCT source FROM articles WHERE source IS NOT NULL")).all()
    named = [{"outlet": outlet, "folded": fold(outlet)[:LONGEST_OUTLET]} for outlet in known]
    of_outlet = "SELECT q.id FROM quotations q JOIN articles a ON a.id = q.article_id WHERE a.source = :outlet"
    if named:
        update = f"UPDATE entries SET outlet_folded = :folded WHERE quotation_id IN ({of_outlet})"
        connection.execute(sa.text(update), named)


def enter_words() -> None:
    connection = op.get_bind()
    ids = connection.scalars(sa.text("SELECT DISTINCT article_id FROM quotations ORDER BY article_id")).all()
    learnt: set[tuple[str, str]] = set()
    for start in range(0, len(ids), BATCH):
        rows = [row for article_id in ids[start : start + BATCH] for row in words_of(article_id, learnt)]
        insert = "INSERT INTO entry_words (quotation_id, forms, lemmas) VALUES (:quotation_id, :forms, :lemmas)"
        connection.execute(sa.text(insert), rows)
    if learnt:
        values = [{"form": form, "lemma": lemma} for form, lemma in sorted(learnt)]
        connection.execute(sa.text("INSERT INTO lemmas (form, lemma) VALUES (:form, :lemma)"), values)


def words_of(article_id: int, learnt: set[tuple[str, str]]) -> Iterator[dict[str, object]]:
    connection = op.get_bind()
    article = connection.execute(
        sa.text("SELECT a.text, p.conllu FROM articles a JOIN parses p ON p.article_id = a.id WHERE a.id = :id"),
        {"id": article_id},
    ).one()
    try:
        document = read_conllu(article.conllu, article.text)
    except ConlluError:
        document = None  # found by its forms only
    found = connection.execute(
        sa.text("SELECT id, content_start, content_end FROM quotations WHERE article_id = :id"), {"id": article_id}
    )
    contents = {row.id: Span(row.content_start, row.content_end) for row in found}
    learnt |= pairs(document, contents.values())
    for quotation_id, content in contents.items():
        yield {
            "quotation_id": quotation_id,
            "forms": forms(article.text, content),
            "lemmas": lemmas(document, content),
        }
