"""Where the views find the services of this process."""

from __future__ import annotations

from typing import cast

from flask import current_app

from attribution.bootstrap import Services


def services() -> Services:
    """The services that the application was made with."""
    return cast("Services", current_app.extensions["attribution"])
