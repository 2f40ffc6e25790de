"""Tags by which a client says what it saw: a change is made only of what is still so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from flask import request
from werkzeug.exceptions import PreconditionFailed

IF_NONE_MATCH = "The ETag of what you have: answered with 304 while it is still so."
IF_MATCH = "The ETag of what you saw: answered with 412 if it was changed since."
ETAG = {"ETag": {"description": "Changes whenever anything of the answer does.", "schema": {"type": "string"}}}


def tag_of(body: Mapping[str, Any]) -> str:
    """The tag of a body, without its quotes."""
    rendered = json.dumps(body, sort_keys=True, ensure_ascii=False, default=str)
    return sha256(rendered.encode("utf-8", "replace")).hexdigest()[:32]


def is_known(tag: str) -> bool:
    """The client asks for it and has it already."""
    return request.method in {"GET", "HEAD"} and request.if_none_match.contains_weak(tag)


def names_what_it_saw() -> bool:
    """The client wants its change made only if nothing else was changed."""
    return "If-Match" in request.headers


def require_seen(tag: str | None) -> None:
    """Raise PreconditionFailed unless the client saw this tag; None for what there is none of.

    A proxy that compresses makes a tag weak; it is compared all the same, for it is a hash of all that is shown.
    """
    seen = request.if_match
    if tag is None or not (seen.star_tag or seen.contains_weak(tag)):
        raise PreconditionFailed("This was changed since you read it: read it again.")
