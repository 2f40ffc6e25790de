"""Adapters of the Parser port: Stanza, and recorded parses."""
