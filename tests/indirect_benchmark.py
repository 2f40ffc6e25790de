"""``python -m tests.indirect_benchmark``: how right indirect speech is on fixtures/benchmark/indirect.jsonl.

The scorer leaves indirect speech out of its figures; here it is all that counts, compared in the scorer's way.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attribution.core.analyse import analyse
from attribution.core.conllu import read_conllu
from attribution.core.document import Span
from attribution.core.scoring.likeness import match_contents, same_name
from attribution.lexicons import french
from attribution.services.interchange import analysis_to_json
from tests.articles import ROOT
from tests.rule_cases import recorded

GOLD = ROOT / "fixtures" / "benchmark" / "indirect.jsonl"
Json = Mapping[str, Any]


def documents(file: Path = GOLD) -> Iterator[Json]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def analysed(document: Json) -> list[Json]:
    """The indirect quotations that the rules find in the recorded parse."""
    parse = recorded(GOLD.with_suffix(".conllu"))[document["id"]]
    analysis = analyse(read_conllu(parse, document["text"]), french())
    found = analysis_to_json(analysis, document["text"])["quotations"]
    return [quotation for quotation in found if quotation["kind"] == "indirect"]


def pairs(gold: list[Json], found: list[Json]) -> list[tuple[Json, Json]]:
    """Gold and found contents that are the same, as the scorer compares those between marks."""
    matched = match_contents([_content(one) for one in gold], [_content(one) for one in found])
    return [(gold[i], found[k]) for i, k in matched]


def _content(one: Json) -> Span:
    return Span(one["content"]["start"], one["content"]["end"])


def is_right(gold: Json, found: Json) -> bool:
    """Whoever says it and passes it on, and the status."""
    ours, theirs = ([one["speaker"], *(hop["speaker"] for hop in one["relays"])] for one in (gold, found))
    same = len(ours) == len(theirs) and all(map(same_name, ours, theirs))
    return same and gold["status"] == found["status"]


def measure() -> tuple[Counter[str], list[str]]:
    """The counts, and a line for every fault."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    for document in documents():
        gold, found = list(document["quotations"]), analysed(document)
        same = pairs(gold, found)
        right = [pair for pair in same if is_right(*pair)]
        exact = [pair for pair in same if pair[0]["content"] == pair[1]["content"]]
        counts.update(gold=len(gold), found=len(found), same=len(same), right=len(right), exact=len(exact))
        faults += [_line(document, "missed", one) for one in gold if all(one is not g for g, _ in same)]
        faults += [_line(document, "spurious", one) for one in found if all(one is not f for _, f in same)]
        faults += [_line(document, "wrong", pair[1]) for pair in same if pair not in right]
    return counts, faults


def _line(document: Json, fault: str, one: Json) -> str:
    chain = [one["speaker"], *(hop["speaker"] for hop in one["relays"])]
    return f"{document['id']}: {fault}: {one['content']['text']!r} {chain} {one['status']}"


def main() -> None:
    counts, faults = measure()
    lines = [
        *faults,
        f"content: precision {counts['same'] / counts['found']:.3f}, recall {counts['same'] / counts['gold']:.3f}",
        f"to the letter: {counts['exact']} of {counts['same']}",
        f"speaker, relays and status right too: {counts['right']} of {counts['same']}",
    ]
    print("\n".join(lines))  # noqa: T201 (its output is for people)


if __name__ == "__main__":
    main()
