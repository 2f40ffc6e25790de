"""Who may do what, for the whole application: asked before every view, the page's too.

A view says by ``required_scope`` what a key must allow for it, None for a public one; a view that says nothing is
public only if it is named in `PUBLIC`. Where no key has ever been made everybody is answered who is certain to be
on this machine.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Request, current_app, g, request

from attribution.api.services import services
from attribution.errors import AccessError, NotLocalError
from attribution.services.check_key import check_key, require_scope
from attribution.services.own_machine import is_own_address, is_own_host
from attribution.services.ports import Scope

PUBLIC = frozenset({"web.static", "api-docs.openapi_json"})
"""Endpoints of the libraries, which cannot say themselves that they are public."""

_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


def scope_of(endpoint: str) -> Scope | None:
    """What a key must allow for an endpoint, None if it is public. One that says nothing is for ADMIN."""
    if endpoint in PUBLIC:
        return None
    scope: Scope | None = getattr(current_app.view_functions[endpoint], "required_scope", Scope.ADMIN)
    return scope


def identify() -> None:
    """Keep in ``flask.g`` who asks: ``key``, ``key_id``, ``actor``, or ``refusal``, what is wrong with the key."""
    if request.endpoint is None or scope_of(request.endpoint) is None:
        return
    try:
        key = check_key(_secret(request), keys=services().store.keys, now=datetime.now(UTC))
        if key is None:
            _require_local(request)
        else:
            g.key, g.key_id, g.actor = key, key.id, key.name
    except AccessError as error:
        g.refusal = error


def require_access() -> None:
    """Raise AccessError unless whoever asks may see this view."""
    if refusal := g.get("refusal"):
        raise refusal
    scope = scope_of(request.endpoint) if request.endpoint else None
    if scope is not None:
        require_scope(g.get("key"), scope)
        if "key_id" in g:
            services().store.keys.note_use(g.key_id, datetime.now(UTC))


def _secret(asked: Request) -> str | None:
    """The key that was sent: as a bearer token; as a password too where a browser asks for it.

    A browser adds a password by itself, also to what another site makes it send, so the API takes none.
    """
    given = asked.authorization
    if given is None:
        return None
    if given.type == "bearer":
        return given.token or ""
    view: Any = current_app.view_functions[str(asked.endpoint)]
    by_browser = getattr(view, "takes_password", False) and given.type == "basic"
    return given.password or "" if by_browser else None


def _require_local(asked: Request) -> None:
    """Raise NotLocalError where a request may come from elsewhere.

    A site elsewhere can make a browser here ask this service under the site's own name (DNS rebinding), so the name
    must be this machine's too; and a proxy here hides who asks.
    """
    make = "make a key first: `attribution keys create`."
    if asked.remote_addr and not is_own_address(asked.remote_addr):
        raise NotLocalError(f"Without keys this service answers its own machine only; {make}")
    if not is_own_host(asked.host):
        raise NotLocalError(f"Without keys this service answers to localhost and 127.0.0.1 only; {make}")
    if any(name in asked.headers for name in _FORWARDED):
        raise NotLocalError(f"Without keys this service answers nobody through a proxy; {make}")
