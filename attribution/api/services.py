"""Where the views find the services of this process."""

from __future__ import annotations

from typing import cast

from flask import current_app, g

from attribution.bootstrap import Services


def services() -> Services:
    """The services that the application was made with."""
    return cast("Services", current_app.extensions["attribution"])


LOCAL = "local"
"""Who acts where no key is needed: somebody on this machine."""


def actor() -> str:
    """Who sent this request, for the record: the name of the key that it came with."""
    return str(g.get("actor", LOCAL))
