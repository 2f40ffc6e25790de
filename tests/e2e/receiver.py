"""The CMS's own webhook receiver: it checks every signature, and a third of the time it is down."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standardwebhooks import Webhook


class Receiver(ThreadingHTTPServer):
    """Listens on a free port of this machine while it is used as a context manager."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Hook)
        self.secret = ""
        self.events: dict[str, dict] = {}
        self.requests = 0
        self.refused = 0
        self.forged = 0
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"

    def __enter__(self) -> Receiver:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def take(self, body: bytes, headers: dict[str, str]) -> int:
        """The status to answer with: 503 to every third request, whatever it brings."""
        with self._lock:
            self.requests += 1
            if self.requests % 3 == 0:
                self.refused += 1
                return 503
            try:
                Webhook(self.secret).verify(body, headers)
            except Exception:
                self.forged += 1
                return 401
            self.events[headers["webhook-id"]] = json.loads(body)
            return 204


class _Hook(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = self.server.take(body, {name.lower(): value for name, value in self.headers.items()})
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass
