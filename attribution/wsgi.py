"""Makes the web application: API and page on one set of services."""

from __future__ import annotations

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from attribution.api import register_api, register_guards
from attribution.api.errors import answer_problem, to_http
from attribution.bootstrap import Services, build_services
from attribution.errors import AttributionError
from attribution.settings import Settings
from attribution.web import register_page
from attribution.web.errors import answer_page

BYTES_PER_CHARACTER = 12
"""The longest a character gets on its way: "\\ud83d\\ude00" in JSON, "%F0%9F%98%80" in a form."""
SLACK = 65_536
"""Room for everything in a request that is not its text."""

MACHINE_PATHS = ("/api", "/healthz", "/readyz")
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # not "no-referrer": browsers would send "Origin: null" with the page's own form
    "Referrer-Policy": "same-origin",
}


def create_app(settings: Settings | None = None, services: Services | None = None) -> Flask:
    """The application on these services, or on those that the settings or the environment name."""
    services = services or build_services(settings or Settings.from_env())
    app = Flask("attribution", static_folder=None)
    app.extensions["attribution"] = services
    largest = services.settings.max_text_chars * BYTES_PER_CHARACTER + SLACK
    app.config |= {"MAX_CONTENT_LENGTH": largest, "MAX_FORM_MEMORY_SIZE": largest}
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    register_guards(app, services.settings)
    register_api(app)
    register_page(app)
    app.register_error_handler(HTTPException, answer_error)
    app.register_error_handler(AttributionError, answer_failure)
    app.after_request(add_headers)
    return app


def answer_failure(error: AttributionError) -> Response:
    """Answer an error of this package; log those that are no fault of the client."""
    answer = to_http(error)
    if (answer.code or 500) >= 500:
        current_app.logger.error("%s %r failed", request.method, request.path, exc_info=error)
    return answer_error(answer)


def answer_error(error: HTTPException) -> Response:
    """Answer a program with problem+json and a person with a page in French."""
    path = request.path
    machine = any(path == known or path.startswith(known + "/") for known in MACHINE_PATHS)
    return answer_problem(error) if machine else answer_page(error)


def add_headers(response: Response) -> Response:
    """Say to browsers what a page may load, and where its form may go."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
