"""Tags by which a client says what it saw: a change is made only of what is still so."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from flask import Response, request
from werkzeug.exceptions import PreconditionFailed, PreconditionRequired

from attribution.api.bodies import Answer

IF_NONE_MATCH = "The ETag of what you have: answered with 304 while it is still so."
IF_MATCH = "The ETag of what you saw: answered with 412 if it was changed since."
IF_MATCH_NEEDED = (
    "The ETag of what you saw. Without one the answer is 428, and 412 if it was changed since. `*` is no tag: it would "
    "change what nobody looked at."
)
IF_NONE_MATCH_PUT = (
    "`*`: make it, and replace nothing; answered with 412 if there is one. A tag: 412 if it is still so."
)
_TAG = '"[!#-~]*"'
TAGS = f"^(W/)?{_TAG}(, ?(W/)?{_TAG})*$"
"""One tag or several."""
ETAG = {"ETag": {"description": "Changes whenever anything of the answer does.", "schema": {"type": "string"}}}


def tag_of(body: Mapping[str, Any]) -> str:
    """The tag of a body, without its quotes."""
    rendered = json.dumps(body, sort_keys=True, ensure_ascii=False, default=str)
    return sha256(rendered.encode("utf-8", "replace")).hexdigest()[:32]


def tagged(body: dict[str, Any]) -> Answer:
    """A body with its tag, or 304 for a client that asks for it and has it as it is."""
    tag = tag_of(body)
    headers = {"ETag": f'"{tag}"'}
    if request.method not in {"GET", "HEAD"} or not request.if_none_match.contains_weak(tag):
        return body, 200, headers
    answer = Response(status=304, headers=headers)
    del answer.headers["Content-Type"]  # there is no content
    return answer


def require_match() -> Callable[[str], bool]:
    """Tells whether a tag is one that the client saw, weak or not. Raises PreconditionRequired when it sent none."""
    seen = request.headers.get("If-Match", "")
    if not re.fullmatch(TAGS, seen):
        raise PreconditionRequired("Send If-Match with the ETag of what you saw.")
    return {tag.strip('"') for tag in re.findall(_TAG, seen)}.__contains__


def names_what_it_saw() -> bool:
    """The client wants its change made only if nothing else was changed."""
    return "If-Match" in request.headers


def is_conditional() -> bool:
    """The client says what must be so, or must not, for its change to be made."""
    return names_what_it_saw() or "If-None-Match" in request.headers


def require_other(tag: str | None) -> None:
    """Raise PreconditionFailed if the client asked for a change only of what is another, or is not there at all."""
    unwanted = request.if_none_match
    if tag is not None and (unwanted.star_tag or unwanted.contains_weak(tag)):
        raise PreconditionFailed("This is there already: it was not replaced.")


def require_seen(tag: str | None) -> None:
    """Raise PreconditionFailed unless the client saw this tag; None for what there is none of.

    A proxy that compresses makes a tag weak; it is compared all the same, for it is a hash of all that is shown.
    """
    seen = request.if_match
    if tag is None or not (seen.star_tag or seen.contains_weak(tag)):
        raise PreconditionFailed("This was changed since you read it: read it again.")
