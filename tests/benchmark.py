"""``python -m tests.benchmark``: write fixtures/benchmark from its hand-written texts.

phenomena.jsonl is written again, and the texts that have no recorded parse yet are parsed with the bundled models
(``--all``: all of them).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from tests.benchmark_source import DIRECTORY, TEXTS, documents
from tests.record_rules import parse_of
from tests.rule_cases import belongs, recorded

PARSES = DIRECTORY / "phenomena.conllu"


def jsonl() -> str:
    return "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents())


def _parse(document: Mapping[str, Any], *, everything: bool) -> tuple[str, bool]:
    """The parse, and whether it was made now."""
    known = recorded(PARSES).get(document["id"], "")
    if not everything and belongs(known, document["text"]):
        return known, False
    return parse_of(document["id"], document["text"]), True


def main() -> None:
    TEXTS.write_text(jsonl(), encoding="utf-8", newline="\n")
    parses = [_parse(document, everything="--all" in sys.argv[1:]) for document in documents()]
    PARSES.write_text("".join(parse for parse, _ in parses), encoding="utf-8", newline="\n")
    print(f"{len(parses)} texts, {sum(new for _, new in parses)} parsed now")  # noqa: T201 (its output is for people)


if __name__ == "__main__":
    main()
