"""The service as it is installed: a process of its own, with keys, a database and the bundled models."""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("attribution"))
LISTENING = re.compile(r"Listening on (http://\S+)")


class Service:
    """Starts, is killed, and starts again at the same address, on one database."""

    def __init__(self, environ: dict[str, str], folder: Path) -> None:
        self._environ = environ
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    def run(self, *arguments: str) -> str:
        """What a command of the program prints."""
        done = subprocess.run(
            [PROGRAM, *arguments],
            cwd=self._folder,
            env=self._environ,
            check=True,
            capture_output=True,
            text=True,
            timeout=120,
        )
        return done.stdout

    def new_key(self, name: str, *scopes: str) -> str:
        """A key, which is shown this once."""
        wanted = [part for scope in scopes for part in ("--scope", scope)]
        return re.search(r"attr_\S+", self.run("keys", "create", "--name", name, *wanted))[0]

    def start(self) -> None:
        """Start the server and wait until it listens; the second time at the port of the first."""
        port = self.url.rpartition(":")[2] or "0"
        with (self._folder / "server.log").open("a") as log:
            self._process = subprocess.Popen(
                [PROGRAM, "serve", "--port", port],
                cwd=self._folder,
                env=self._environ,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self.url = LISTENING.search(self._process.stdout.readline())[1]

    @property
    def is_up(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self, number: int = signal.SIGTERM) -> None:
        """End the server, by SIGTERM as an operator does or by SIGKILL as a machine does."""
        self._process.send_signal(number)
        self._process.wait(timeout=60)
        self._process.stdout.close()


@contextlib.contextmanager
def serving(environ: dict[str, str], folder: Path) -> Iterator[Service]:
    """A service on an upgraded database, stopped at the end whatever happens."""
    service = Service(environ, folder)
    service.run("db", "upgrade")
    try:
        yield service
    finally:
        if service.is_up:
            service.stop(signal.SIGKILL)
