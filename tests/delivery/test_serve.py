"""The server sends webhooks for as long as it runs, and stops when it is told to."""

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

SERVE = """
import sys
from attribution.bootstrap import Services
from attribution.cli import main
from attribution.core.lexicon import Lexicon
from attribution.settings import Settings
from attribution.store.sql_store import SqlStore
from tests.fakes_parser import FakeParser
services = Services(Settings(webhook_private=True), Lexicon(), SqlStore(sys.argv[1]), FakeParser)
main(["serve", "--port", "0"], obj=services)
"""


@contextmanager
def serving(url):
    command = [sys.executable, "-u", "-c", SERVE, url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            process.stdout.readline()
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_server_sends_what_is_due_and_stops(store, receiver, tmp_path, number, code):
    webhook_id = add(store, receiver.url)
    with serving(f"sqlite:///{tmp_path / 'http.db'}") as process:
        tell(store)
        wait_until(lambda: states(store, webhook_id) == {DeliveryState.DELIVERED})
        process.send_signal(number)
        assert process.wait(10) == code
        assert b"Traceback" not in process.stderr.read()
