"""The QuotationSearch port on SQLite and PostgreSQL.

`plan` decides which index is walked and what is checked on the way, `ranges` walks it newest first, `match` asks the
index of words, `tally` counts.
"""
