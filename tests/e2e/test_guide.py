"""Every command of the guide and of the README's tour is run against a service of its own, and answered as they say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.articles import ROOT
from tests.e2e.guide import ADDRESS, Answer, differences, examples, read_answer, tour
from tests.e2e.service import PROGRAM, serving

KEEPING = """curl() { command curl -sS -D "$ANSWERS/$EXAMPLE.head" -o "$ANSWERS/$EXAMPLE.body" "$@" || exit
cat "$ANSWERS/$EXAMPLE.body"; }
"""
"""Keeps what came back, and prints it."""
TELLING = """curl() { command curl -w '%{stderr}status %{http_code}\\n' "$@"; }
"""
PATIENCE = 300

pytestmark = pytest.mark.stanza


@pytest.fixture
def guide_environ(clean_environ, tmp_path):
    """The settings of the service, and the program on the path."""
    path = os.pathsep.join((str(Path(PROGRAM).parent), clean_environ["PATH"]))
    return clean_environ | {"ATTRIBUTION_DATABASE_URL": f"sqlite:///{tmp_path / 'guide.db'}", "PATH": path}


def run(script, environ, folder):
    """What a shell says that ran the script: on the way, it fails at once where a command fails."""
    command = [shutil.which("bash"), "-eu", "-c", script]
    done = subprocess.run(
        command, check=False, cwd=folder, env=environ, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    return done


def test_the_guide_is_true(guide_environ, tmp_path):
    shown = list(examples())
    answers = tmp_path / "answers"
    answers.mkdir()
    commands = "\n".join(f"EXAMPLE={number}\n{example.commands}" for number, example in enumerate(shown))
    with serving(guide_environ, tmp_path) as service:
        service.start()
        run(KEEPING + commands.replace(ADDRESS, service.url), guide_environ | {"ANSWERS": str(answers)}, tmp_path)
    wrong = [
        f"{example.commands}is answered with {found}"
        for number, example in enumerate(shown)
        if example.answer and (found := differences(example.answer, _answer(answers, number)))
    ]
    assert not wrong, "\n".join(wrong)


def test_the_tour_of_the_readme_leads_to_its_end(guide_environ, tmp_path):
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(Path(PROGRAM).parent)
    with serving(guide_environ, tmp_path) as service:
        service.start()
        commands = tour().replace(ADDRESS, service.url).replace("/tmp/", f"{tmp_path}/")
        done = run(TELLING + commands, guide_environ, tmp_path)
    statuses = re.findall(r"^status ([0-9]+)$", done.stderr, re.MULTILINE)
    assert (statuses.count("201"), statuses.count("422")) == (2, 1), statuses
    assert set(statuses) == {"200", "201", "422"}
    assert "John Kerry" in (tmp_path / "kerry.csv").read_text(encoding="utf-8-sig")


def _answer(folder: Path, number: int) -> Answer:
    head = (folder / f"{number}.head").read_text(encoding="utf-8")
    body = folder / f"{number}.body"
    return read_answer(head + "\n\n" + (body.read_text(encoding="utf-8") if body.exists() else ""))
