"""Adapter: keeps articles, parses and analyses in SQL, on SQLite and PostgreSQL alike.

`tables` holds the rows and `migrations/` builds them; `values_from_rows` and `rows_from_values` are the
only translators between rows and the values of the core.
"""
