"""Every command of the guide is run, in order, against a service of its own; every answer is the one that it shows."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e.guide import ADDRESS, Answer, differences, examples, read_answer
from tests.e2e.service import PROGRAM, serving

CURL = """curl() { command curl -sS -D "$ANSWERS/$EXAMPLE.head" -o "$ANSWERS/$EXAMPLE.body" "$@" || exit
cat "$ANSWERS/$EXAMPLE.body"; }
"""
"""Keeps what came back, and prints it."""

pytestmark = pytest.mark.stanza


@pytest.fixture
def guide_environ(clean_environ, tmp_path):
    """The settings of the service, and the program on the path."""
    path = os.pathsep.join((str(Path(PROGRAM).parent), clean_environ["PATH"]))
    return clean_environ | {"ATTRIBUTION_DATABASE_URL": f"sqlite:///{tmp_path / 'guide.db'}", "PATH": path}


def test_the_guide_is_true(guide_environ, tmp_path):
    shown = list(examples())
    answers = tmp_path / "answers"
    answers.mkdir()
    with serving(guide_environ, tmp_path) as service:
        service.start()
        commands = (f"EXAMPLE={number}\n{example.commands}" for number, example in enumerate(shown))
        script = CURL + "\n".join(commands).replace(ADDRESS, service.url)
        environ = guide_environ | {"ANSWERS": str(answers)}
        command = [shutil.which("bash"), "-eu", "-c", script]
        done = subprocess.run(
            command, check=False, cwd=tmp_path, env=environ, capture_output=True, text=True, timeout=300
        )
    assert done.returncode == 0, done.stderr
    wrong = [
        f"{example.commands}is answered with {found}"
        for number, example in enumerate(shown)
        if example.answer and (found := differences(example.answer, _answer(answers, number)))
    ]
    assert not wrong, "\n".join(wrong)


def _answer(folder: Path, number: int) -> Answer:
    head = (folder / f"{number}.head").read_text(encoding="utf-8")
    body = folder / f"{number}.body"
    return read_answer(head + "\n\n" + (body.read_text(encoding="utf-8") if body.exists() else ""))
