"""A folder in which steps leave what they made, so that a run that was stopped goes on where it was.

A step is done when its mark says so; the mark holds a hash of the step's options and inputs, so a changed recipe
or changed data repeat the step and what depends on it. Stanza's parser keeps a checkpoint of its own besides.
"""

from __future__ import annotations

import hashlib
import json
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

logger = logging.getLogger(__name__)


class Workshop:
    """Runs steps in one folder. ``threads`` are those of torch in each trainer; ``gpu`` lets it use one."""

    def __init__(self, folder: Path, *, threads: int, gpu: bool) -> None:
        self.folder = folder
        self._threads = threads
        self.gpu = gpu
        folder.mkdir(parents=True, exist_ok=True)

    def directory(self, name: str) -> Path:
        """One of the folder's own folders; it exists."""
        directory = self.folder / name
        directory.mkdir(exist_ok=True)
        return directory

    def path(self, directory: str, name: str) -> Path:
        """A file of one of those folders."""
        return self.directory(directory) / name

    def step(self, name: str, work: Callable[[], None], *, options: object, inputs: Iterable[Path]) -> None:
        """Do a piece of work unless it was done with the same options on the same inputs."""
        mark = self.path("done", f"{name}.json")
        wanted = {
            "options": _digest(repr(options).encode()),
            "inputs": {path.name: _file_digest(path) for path in inputs},
        }
        if mark.is_file() and json.loads(mark.read_text(encoding="utf-8"))["made"] == wanted:
            logger.info("%s: done before", name)
            return
        logger.info("%s: begins", name)
        begin = time.monotonic()
        work()
        seconds = round(time.monotonic() - begin)
        mark.write_text(json.dumps({"made": wanted, "seconds": seconds}), encoding="utf-8")
        logger.info("%s: %d s", name, seconds)

    def train(self, module: str, name: str, options: Iterable[str]) -> None:
        """Run one of Stanza's trainers (``parser``, ``tagger`` …) or ours, by its full name; it prints to ``logs``.

        Raises subprocess.CalledProcessError when it fails; the log says why.
        """
        bounds = (f"OMP_NUM_THREADS={self._threads}", f"MKL_NUM_THREADS={self._threads}", "PYTHONHASHSEED=0")
        trainer = (sys.executable, "-m", module if "." in module else f"stanza.models.{module}", *options)
        command = ["env", *bounds, *trainer, *([] if self.gpu else ["--cpu"])]
        with self.path("logs", f"{name}.log").open("a", encoding="utf-8") as log:
            subprocess.run(command, check=True, stdout=log, stderr=subprocess.STDOUT)


def _file_digest(path: Path) -> str:
    return _digest(path.read_bytes())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
