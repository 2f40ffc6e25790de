"""The server and the worker send webhooks for as long as they run, and stop when they are told to."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

from attribution.services.ports.deliveries import DeliveryState
from tests.articles import ROOT
from tests.delivery.receiver import wait_until
from tests.delivery.test_sender import add, states, tell

RUN = """
import sys
from attribution.bootstrap import Services
from attribution.cli import main
from attribution.core.lexicon import Lexicon
from attribution.settings import Settings
from attribution.store.sql_store import SqlStore
from tests.fakes_parser import FakeParser
services = Services(Settings(webhook_private=True), Lexicon(), SqlStore(sys.argv[1]), FakeParser)
main(sys.argv[2:], obj=services)
"""


SERVE, WORK = ["serve", "--port", "0"], ["worker"]


@contextmanager
def running(url, *arguments):
    command = [sys.executable, "-u", "-c", RUN, url, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            assert any(b"Ctrl-C stops" in line for line in process.stdout)
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize(
    ("command", "number", "code"),
    [(SERVE, signal.SIGTERM, 0), (SERVE, signal.SIGINT, 130), (WORK, signal.SIGTERM, 0)],
    ids=["serve-term", "serve-int", "worker-term"],
)
def test_a_process_sends_what_is_due_and_stops(store, receiver, tmp_path, command, number, code):
    webhook_id = add(store, receiver.url)
    with running(f"sqlite:///{tmp_path / 'http.db'}", *command) as process:
        tell(store)
        wait_until(lambda: states(store, webhook_id) == {DeliveryState.DELIVERED})
        process.send_signal(number)
        assert process.wait(10) == code
        assert process.stdout.read() == b""
