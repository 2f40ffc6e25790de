"""The named cases of fixtures/rules with their recorded parses: short sentences, one file a rule."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from attribution.core.conllu import read_conllu
from attribution.core.document import Document
from tests.articles import ROOT

DIRECTORY = ROOT / "fixtures" / "rules"
MARKS = "marks"
"""The pairing of marks reads no parse: its cases are tested in tests/core/test_marks.py."""
_ALL = {"name", "text", "why", "xfail"}
_DECISION = {"refuses", "never_reached", "decided_by"}
FIELDS = {
    "quotations": {"quotation", "kind"} | _DECISION,
    "sources": {"quotation", "source", "cue"} | _DECISION,
    "indirect": {"content", "source", "cue", "refuses"},
    "relays": {"quotation", "relays", "refuses"},
    "speakers": {"mention", "occurrence", "names", "kinds", "via", "runners_up"} | _DECISION,
    "status": {"quotation", "status", "refuses", "decided_by"},
}
STAGES = tuple(FIELDS)


@dataclass(frozen=True)
class RuleCase:
    """One sentence and what one rule must make of it; ``expected`` holds the fields of its stage."""

    stage: str
    rule: str
    name: str
    text: str
    xfail: str | None = None
    expected: Mapping[str, Any] = field(default_factory=dict)

    @property
    def refuses(self) -> bool:
        """The rule must abstain, or must not be asked at all."""
        return bool(self.expected.get("refuses") or self.expected.get("never_reached"))

    @property
    def id(self) -> str:
        return f"{self.stage}/{self.rule}-{self.name}"

    def document(self) -> Document:
        """The recorded parse of the text."""
        return read_conllu(recorded(self.parse_file)[self.name], self.text)

    @property
    def parse_file(self) -> Path:
        return DIRECTORY / self.stage / f"{self.rule}.conllu"


def files() -> list[Path]:
    """Every file of cases that needs parses."""
    return sorted(path for path in DIRECTORY.glob("*/*.yml") if path.stem != MARKS)


def read_cases(file: Path) -> Iterator[RuleCase]:
    stage, rule = file.parent.name, file.stem
    for entry in yaml.safe_load(file.read_text(encoding="utf-8")):
        unknown = set(entry) - _ALL - FIELDS[stage]
        if unknown:
            raise ValueError(f"{file}: {entry['name']}: unknown fields {sorted(unknown)}")
        expected = {name: value for name, value in entry.items() if name not in _ALL}
        yield RuleCase(stage, rule, entry["name"], entry["text"], entry.get("xfail"), expected)


@cache
def all_cases() -> tuple[RuleCase, ...]:
    return tuple(case for file in files() for case in read_cases(file))


@cache
def recorded(file: Path) -> dict[str, str]:
    """The recorded parses of a file by the name of their case."""
    if not file.exists():
        return {}
    documents = re.split(r"^(?=# newdoc)", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.findall(r"^# newdoc id = (\S+)", one)[0]: one for one in documents if one.strip()}


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def belongs(parse: str, text: str) -> bool:
    """The parse was recorded from this very text."""
    return f"# text_sha256 = {sha256(text)}\n" in parse
