"""HTTP as a stranger speaks it: a key, JSON, and a network that loses answers."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import requests

PATIENCE = 60


class Client:
    """Talks to the service with one key."""

    def __init__(self, url: str, key: str) -> None:
        self.url = url
        self._session = requests.Session()
        self._session.trust_env = False
        self.headers = {"Authorization": f"Bearer {key}"}

    def ask(self, method: str, path: str, expected: int | tuple[int, ...] = 200, **options: Any) -> requests.Response:
        """The answer, once its status is among those expected."""
        headers = self.headers | options.pop("headers", {})
        answer = self._session.request(method, self.url + path, headers=headers, timeout=PATIENCE, **options)
        allowed = expected if isinstance(expected, tuple) else (expected,)
        assert answer.status_code in allowed, (method, path, answer.status_code, answer.text[:500])
        return answer

    def send_and_hang_up(self, method: str, path: str, body: Any) -> None:
        """Send a request and lose the answer, as a broken connection does."""
        address = urlsplit(self.url)
        with closing(http.client.HTTPConnection(address.hostname, address.port, timeout=PATIENCE)) as connection:
            headers = self.headers | {"Content-Type": "application/json"}
            connection.request(method, path, json.dumps(body), headers)

    def walk(self, path: str, **query: Any) -> Iterator[dict[str, Any]]:
        """Every item of a listing, page after page."""
        cursor: dict[str, Any] = {}
        while True:
            page = self.ask("GET", f"{path}?{urlencode({**query, **cursor}, doseq=True)}").json()
            yield from page["items"]
            if page["next_cursor"] is None:
                return
            cursor = {"cursor": page["next_cursor"]}


def article_path(outlet: str, external_id: str) -> str:
    """Where a CMS puts its article."""
    return f"/api/v1/articles/by-external-id/{quote(outlet, safe='')}/{quote(external_id, safe='')}"
