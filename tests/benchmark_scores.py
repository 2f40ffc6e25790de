"""What the rules find in the texts of fixtures/benchmark on their recorded parses, phenomenon by phenomenon.

``python -m tests.benchmark_scores`` (a part of ``make golden``) writes expected.json again: read its diff.
"""

from __future__ import annotations

import json
from typing import Any

from attribution.core.analyse import analyse
from attribution.core.scoring import Answer, Comparison, score
from attribution.core.scoring.phenomena import Phenomenon, phenomenon_figures
from attribution.lexicons import french
from attribution.services.given_parses import given_parses
from attribution.services.interchange import analysis_to_json
from attribution.services.read_answers import read_answers, read_phenomena
from tests.benchmark import PARSES
from tests.benchmark_source import DIRECTORY, TEXTS

EXPECTED = DIRECTORY / "expected.json"


def read_texts() -> list[dict[str, Any]]:
    return [json.loads(line) for line in TEXTS.read_text("utf-8").splitlines()]


def scores() -> dict[str, Any]:
    """The counts of every phenomenon, and what is wrong in which text."""
    documents = read_texts()
    right = {one["id"]: read_answers(one) for one in documents}
    figures = score(right, _found({one["id"]: one["text"] for one in documents}))
    shown: dict[str, tuple[Phenomenon, ...]] = {one["id"]: read_phenomena(one) for one in documents}
    counts = {
        one.phenomenon.id: {
            "name": one.phenomenon.name,
            "texts": _of(one.faultless, one.figures.documents),
            "found": _of(one.figures.detection.hits, one.figures.detection.gold),
            "spurious": one.figures.detection.predicted - one.figures.detection.hits,
            "attributed": _of(one.figures.attributed.hits, one.figures.attributed.gold),
            "relays": _of(one.figures.relays.hits, one.figures.relays.gold),
        }
        for one in phenomenon_figures(figures, shown)
    }
    return {"phenomena": counts, "faults": _faults(figures.comparisons)}


def _found(texts: dict[str, str]) -> dict[str, tuple[Answer, ...]]:
    parses = given_parses(PARSES.read_text("utf-8"), texts)
    lexicon = french()
    return {
        name: read_answers(analysis_to_json(analyse(parse, lexicon), texts[name])) for name, parse in parses.items()
    }


def _faults(comparisons: tuple[Comparison, ...]) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    for one in comparisons:
        wrong = one.faults + (["status"] if one.gold and one.found and not one.all_right and not one.faults else [])
        if wrong:
            faults.setdefault(one.document, []).append(" ".join(wrong))
    return faults


def _of(right: int, total: int) -> str:
    return f"{right}/{total}"


def written() -> str:
    """expected.json as it is on disk: one phenomenon, one text a line."""
    lines = []
    for part, entries in scores().items():
        inner = ",\n".join(f'  "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in entries.items())
        lines.append(f' "{part}": {{\n{inner}\n }}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    new = written()
    changed = not EXPECTED.exists() or EXPECTED.read_text("utf-8") != new
    EXPECTED.write_text(new, encoding="utf-8", newline="\n")
    print(f"{'changed' if changed else 'same':8} benchmark")  # noqa: T201 (its output is for people)


if __name__ == "__main__":
    main()
