"""How often somebody may ask, and how much he or she may send at once.

Counted in the memory of each process: with several, each lets so many pass. What must hold over all of them is a
matter for the proxy in front.
"""

from __future__ import annotations

import math
import time
from typing import IO, cast

from flask import Flask, Response, current_app, g, request
from flask_limiter import ApplicationLimit, Limiter
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wsgi import LimitedStream

from attribution.api.services import services
from attribution.settings import Settings

UNLIMITED = frozenset({"health.get_health", "health.get_readiness"})
"""Endpoints that whatever watches over the service asks as often as it likes."""


def register_limits(app: Flask, settings: Settings) -> None:
    """Count requests by key, or by address where there is no key; refuse a body that is too large unread."""
    app.before_request(check_size)
    if settings.proxies:
        # only what says who asks: a proxy that forgets to set another header would let anybody set it
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=0
        )
    if settings.rate_limit not in ("", "off"):
        _limit_rate(app, settings.rate_limit)


class Measured(LimitedStream):
    """A body of unknown length. Werkzeug cuts one off at the limit and tells nobody when it is read at once."""

    def readall(self) -> bytes:
        """All of it. Raises RequestEntityTooLarge."""
        whole = super().readall()
        if self.is_exhausted and self._stream.read(1):
            raise RequestEntityTooLarge
        return whole


def check_size() -> None:
    """Raise RequestEntityTooLarge for a body over the limit: at once if its length is announced, or when it is read."""
    limit = request.max_content_length = _largest_body()
    if (request.content_length or 0) > limit:
        raise RequestEntityTooLarge
    if request.content_length is None and "wsgi.input_terminated" in request.environ:
        request.stream = cast("IO[bytes]", Measured(request.environ["wsgi.input"], limit, is_max=True))


def _largest_body() -> int:
    """Bytes that a body may have: as the application says, or the setting that the view names by ``body_limit``."""
    named = getattr(current_app.view_functions.get(request.endpoint or ""), "body_limit", None)
    return int(getattr(services().settings, named) if named else current_app.config["MAX_CONTENT_LENGTH"])


def asker() -> str:
    """By what requests are counted. Whoever sends a wrong key is counted by address."""
    return f"key {g.key_id}" if "key_id" in g else f"address {request.remote_addr}"


def _limit_rate(app: Flask, rate: str) -> None:
    told = f"More than {rate.replace('/', ' requests a ')}: wait as long as Retry-After says."
    limiter = Limiter(
        asker,
        app=app,
        application_limits=[ApplicationLimit(rate, error_message=told)],
        storage_uri="memory://",  # said explicitly, or the library warns
        strategy="fixed-window",
    )
    limiter.request_filter(lambda: request.endpoint in UNLIMITED)

    @app.after_request
    def tell(response: Response) -> Response:
        """Say how much is left, in the headers of draft-ietf-httpapi-ratelimit-headers."""
        if current := limiter.current_limit:
            seconds = max(1, math.ceil(current.window.reset_time - time.time()))
            response.headers["RateLimit-Policy"] = f'"default";q={current.limit.amount};w={current.limit.get_expiry()}'
            response.headers["RateLimit"] = f'"default";r={current.remaining};t={seconds}'
            if current.breached:
                response.headers["Retry-After"] = str(seconds)
        return response
