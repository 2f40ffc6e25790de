"""The recorded articles of fixtures/articles, for every test that reads them."""

from __future__ import annotations

from pathlib import Path

from attribution.parsing.conllu_replay import ConlluReplay
from attribution.services.record_article import EXPECTED, TEXT

ROOT = Path(__file__).parent.parent
DIRECTORIES = sorted(path.parent for path in (ROOT / "fixtures" / "articles").glob(f"*/{TEXT}"))


def replay() -> ConlluReplay:
    """A parser that knows every recorded article."""
    return ConlluReplay.from_directories(DIRECTORIES)


def read_text(directory: Path) -> str:
    return (directory / TEXT).read_bytes().decode()


def read_expected(directory: Path) -> str:
    return (directory / EXPECTED).read_bytes().decode()
