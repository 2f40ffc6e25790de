"""Adapter: the way out to other machines, for messages that were asked for and to public addresses only.

The only importer of requests, requests_hardened and standardwebhooks.
"""
