"""What SQLite would read through to the end for what it is asked.

PostgreSQL chooses by how much is kept, and reads small tables through: only SQLite says beforehand.
"""

from __future__ import annotations

import pytest
from sqlalchemy import event

on_sqlite = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
ASKS = ("SELECT", "UPDATE", "DELETE", "WITH")


def scanned(store, act):
    """The plan's steps that read a whole table, for everything that is asked in ``act``."""
    engine = store.database.engine
    asked = []

    def note(_connection, _cursor, statement, values, *_):
        asked.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    act()
    event.remove(engine, "before_cursor_execute", note)
    with store.database.reading() as session:
        steps = {
            row.detail
            for statement, values in asked
            if statement.startswith(ASKS)
            for row in session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        }
    assert steps
    return {step for step in steps if step.startswith("SCAN")}
