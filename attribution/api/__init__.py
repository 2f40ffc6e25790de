"""The HTTP API: JSON in, JSON out, every error as problem+json."""

from __future__ import annotations

from flask import Flask

from attribution import __version__
from attribution.api.access import identify, require_access
from attribution.api.articles import articles
from attribution.api.export import export
from attribution.api.external import Outlet, OutletsId, external, name_parameter
from attribution.api.health import health
from attribution.api.idempotency import register_idempotency
from attribution.api.jobs import jobs
from attribution.api.limits import register_limits
from attribution.api.listings import listings
from attribution.api.openapi import ProblemApi, RowId, row_id_parameter
from attribution.api.quotations import quotations
from attribution.api.registry import registry
from attribution.api.reviews import reviews
from attribution.api.speakers import speakers
from attribution.api.versions import versions
from attribution.api.webhook_messages import message_descriptions
from attribution.api.webhooks import webhooks
from attribution.settings import Settings

DESCRIPTION = """Who said what, and through whom do we know it? Quotations and reporting chains in French news text.

Every span is `{"start", "end", "text"}`: half-open positions in Unicode code points of the text that was sent, and
the very characters. (JavaScript counts UTF-16 units: use `Array.from(text)`.) Errors are `application/problem+json`."""


def register_api(app: Flask) -> None:
    """Add the API and its OpenAPI document to an application."""
    app.url_map.converters |= {"row_id": RowId, "outlet": Outlet, "outlets_id": OutletsId}
    app.config |= {
        "API_TITLE": "attribution",
        "API_VERSION": __version__,
        "OPENAPI_VERSION": "3.1.0",
        "OPENAPI_URL_PREFIX": "/api",
        "API_SPEC_OPTIONS": {"info": {"description": DESCRIPTION}, "webhooks": message_descriptions()},
    }
    api = ProblemApi(app)
    api.register_converter(RowId, row_id_parameter)
    api.register_converter(Outlet, name_parameter)
    api.register_converter(OutletsId, name_parameter)
    of_articles = (articles, external, versions, quotations, reviews, listings, export)
    for blueprint in (*of_articles, speakers, registry, jobs, webhooks, health):
        api.register_blueprint(blueprint)


def register_guards(app: Flask, settings: Settings) -> None:
    """Ask before every view, the page's too, who it is, if that is too often, if it is allowed, if it was done before.

    In this order, so that whoever tries keys is counted as well.
    """
    app.before_request(identify)
    register_limits(app, settings)
    app.before_request(require_access)
    register_idempotency(app)
