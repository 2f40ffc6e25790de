"""``Idempotency-Key`` on POST (draft-ietf-httpapi-idempotency-key-header): sent again, a request runs once.

The key is claimed before the view runs, in a transaction of its own, and the answer is kept after it. What a process
that is killed between the two has done stays done while its key comes free: to be safe from that too, an article
needs a ``source`` and an ``external_id``.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from flask import Flask, Request, Response, current_app, g, request

from attribution.api.services import LOCAL, services
from attribution.errors import AnswerNotKeptError, IdempotencyKeyError, StoreError
from attribution.services.ports.answers import Answer

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
KEPT_HEADERS = ("Content-Type", "Location", "ETag", "Link", "Preference-Applied")
_IN_MEMORY = 2_000_000
_PIECE = 65_536
_KEY = re.compile(r"[!-~]{1,255}")


def register_idempotency(app: Flask) -> None:
    """Give the kept answer to a request that was sent before, and keep those of new ones."""
    app.before_request(claim_key)
    app.after_request(keep_answer)
    app.teardown_request(release_key)


def claim_key() -> Response | None:
    """Claim the key of this request, or give the answer to it that is kept.

    Raises IdempotencyKeyError, IdempotencyKeyReusedError, StillRunningError, AnswerNotKeptError.
    """
    key = request.headers.get(HEADER)
    if key is None or not _takes_key(request):
        return None
    if not _KEY.fullmatch(key):
        raise IdempotencyKeyError(f"{HEADER} must be 1 to 255 visible ASCII characters.")
    owner = f"key {g.key_id}" if "key_id" in g else LOCAL
    found = services().store.answers.claim(owner, key, _fingerprint(request), datetime.now(UTC))
    if isinstance(found, Answer):
        return _replay(found)
    g.claim = found
    return None


def keep_answer(response: Response) -> Response:
    """Keep the answer to a request that claimed its key; a failure of ours, and "not now", may turn out otherwise."""
    if (claim := g.pop("claim", None)) is not None:
        again = response.status_code >= 500 or response.status_code == HTTPStatus.TOO_MANY_REQUESTS
        try:
            if again:
                services().store.answers.release(claim)
            else:
                services().store.answers.keep(claim, _answer(response))
        except StoreError:  # the work is done: whoever sent it had better hear of that
            current_app.logger.exception("the answer to a request with %s was not kept", HEADER)
    return response


def release_key(_: BaseException | None) -> None:
    """Free the key of a request that came to no answer at all, and the room that its body took."""
    if (body := g.pop("body", None)) is not None:
        body.close()
    if (claim := g.pop("claim", None)) is not None:
        services().store.answers.release(claim)


def _takes_key(asked: Request) -> bool:
    view = current_app.view_functions.get(asked.endpoint or "")
    return asked.method == "POST" and getattr(view, "takes_idempotency_key", False)


def _fingerprint(asked: Request) -> str:
    """What tells requests apart: method, path, query and body. Leaves the body to be read, a large one on disk."""
    digest = hashlib.sha256(f"{asked.method} {asked.full_path}\n".encode("utf-8", "surrogateescape"))
    g.body = body = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (the view reads it, `release_key` closes it)
    while piece := asked.stream.read(_PIECE):
        digest.update(piece)
        body.write(piece)
    body.seek(0)
    asked.stream = cast("IO[bytes]", body)
    return digest.hexdigest()


def _answer(response: Response) -> Answer:
    headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    stream = response.is_streamed or response.direct_passthrough
    return Answer(response.status_code, headers, None if stream else response.get_data())


def _replay(answer: Answer) -> Response:
    if answer.body is None:
        raise AnswerNotKeptError(answer.headers.get("Location"))
    return Response(answer.body, answer.status, {**answer.headers, REPLAYED: "true"})
