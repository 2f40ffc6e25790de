"""``make golden``: write every expected.json again from its recorded parses. Read the diff before committing it."""

from __future__ import annotations

from attribution.lexicons import french
from attribution.services.record_article import EXPECTED, record_article
from tests import benchmark_scores
from tests.articles import DIRECTORIES, read_expected, read_text, replay


def main() -> None:
    parser = replay()
    for directory in DIRECTORIES:
        expected = record_article(read_text(directory), parser=parser, lexicon=french())[EXPECTED]
        file = directory / EXPECTED
        changed = not file.exists() or read_expected(directory) != expected
        file.write_bytes(expected.encode())
        print(f"{'changed' if changed else 'same':8} {directory.name}")  # noqa: T201 (its output is for people)
    benchmark_scores.main()


if __name__ == "__main__":
    main()
