"""The Registry port on SQLite and PostgreSQL, a file for each thing that people do."""
