"""The page: paste an article, see who said what and through whom. Server-rendered, in French."""

from __future__ import annotations

from flask import Flask

from attribution.web.pages import pages


def register_page(app: Flask) -> None:
    """Add the page and its style sheet to an application that knows the ``row_id`` path converter."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.register_blueprint(pages)
