"""An HTTP server that takes webhooks, and does with them what a test tells it to do."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PATIENCE = 20
CERTIFICATE = Path(__file__).with_name("hook.example.pem")
"""Certificate and key of hook.example, made for these tests; nobody trusts it."""


@dataclass(frozen=True)
class Received:
    path: str
    headers: dict
    body: bytes


@dataclass
class Receiver:
    """``answers`` are used up in order, then everything is answered with ``otherwise``."""

    url: str = ""
    answers: list = field(default_factory=list)
    otherwise: object = 204
    received: list[Received] = field(default_factory=list)
    connections: int = 0
    released: threading.Event = field(default_factory=threading.Event)

    def wait_for(self, number):
        wait_until(lambda: len(self.received) >= number)
        return self.received


def hang(handler):
    """Answer nothing until the test is over."""
    handler.server.receiver.released.wait(PATIENCE)


def drip(handler):
    """Answer, a byte now and then, never to the end."""
    released = handler.server.receiver.released
    for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Slow: a\r\n" * 1000:
        if released.wait(0.02):
            return
        handler.wfile.write(bytes([byte]))


def hang_up(handler):
    """Close the connection without a word."""
    handler.close_connection = True


def answer(status, headers=None, body=b""):
    def send(handler):
        handler.send_response(status)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return send


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        receiver = self.server.receiver
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.lock:
            receiver.received.append(Received(self.path, dict(self.headers), body))
            act = receiver.answers.pop(0) if receiver.answers else receiver.otherwise
        self.close_connection = True
        with suppress(OSError):  # the sender has had enough
            (answer(act) if isinstance(act, int) else act)(self)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    block_on_close = True
    request_queue_size = 64

    def get_request(self):
        self.receiver.connections += 1
        return super().get_request()

    def handle_error(self, request, client_address):
        pass  # a handshake that the sender broke off


@contextmanager
def listening(tls=None):
    server = Server(("127.0.0.1", 0), Handler, bind_and_activate=True)
    server.daemon_threads = False
    server.lock = threading.Lock()
    scheme = "http"
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        scheme = "https"
    server.receiver = Receiver(url=f"{scheme}://127.0.0.1:{server.server_port}/hook")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.receiver
    finally:
        server.receiver.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


def wait_until(condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it does not happen"
        time.sleep(0.005)
