"""``make bench``: speed and memory of the whole path beside bare Stanza on the same models and texts.

Both run in one process and take turns article by article, so that a busy machine slows both alike. ``--bare DIR``
gives bare Stanza other models. Bare Stanza is raced as it comes: its decoding is put back while it runs.
Prints a table and writes one JSON object a figure to bench.jsonl.
"""

# ruff: noqa: T201 (its output is for people)

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psutil
import stanza
from stanza.models.depparse.model import GraphParser

from attribution.bootstrap import Services, build_services
from attribution.core.analyse import analyse
from attribution.parsing.chosen_arcs import STANZAS_OWN
from attribution.parsing.models import LANGUAGE, PROCESSORS, models_directory
from attribution.settings import Settings
from tests.articles import DIRECTORIES, read_text

analyse_module = import_module("attribution.core.analyse")
OUTPUT = Path("bench.jsonl")
CHARACTERS = 40_000
"""The recorded articles are repeated up to this size."""
SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007", " "))
"""What everybody who runs bare Stanza on French replaces, one for one."""

Figure = tuple[str, float, str]
STAGES = (
    ("quotations", "find_quotations"),
    ("sources", "attribute"),
    ("relays", "find_relays"),
    ("speakers", "resolve"),
    ("confidence", "with_confidence"),
)
"""What `analyse` goes through, and the name that it calls each by; the rest of its time is told as such."""


def main() -> None:
    arguments = _arguments()
    texts = _texts(arguments.texts)
    figures = run(texts, arguments.rounds, arguments.bare)
    width = max(len(name) for name, _, _ in figures)
    for name, value, unit in figures:
        print(f"{name:{width}}  {value:12,.3f} {unit}")
    lines = [json.dumps({"name": name, "value": round(value, 6), "unit": unit}) for name, value, unit in figures]
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(texts: Sequence[str], rounds: int, bare_models: Path | None) -> list[Figure]:
    settings = Settings.from_env()
    services = build_services(settings)
    before = _resident()
    load_seconds = _seconds(lambda: services.parser)
    loaded = _resident()
    bare = _bare_pipeline(bare_models or models_directory(settings.models))
    ours: list[float] = []
    theirs: list[float] = []
    _race(services.extract, bare, texts[:3])  # the first texts of a process are slow for both
    for _ in range(rounds):
        mine, other = _race(services.extract, bare, texts)
        ours.append(mine)
        theirs.append(other)
    ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
    mine, other = statistics.median(ours), statistics.median(theirs)
    return [
        ("articles", len(texts), "articles"),
        ("characters", sum(map(len, texts)), "characters"),
        ("rounds", rounds, "rounds"),
        ("threads", settings.threads, "threads"),
        ("ours", len(texts) / mine, "articles/s"),
        ("bare stanza", len(texts) / other, "articles/s"),
        ("ours / bare", ratio, "times the time"),
        ("overhead", 100 * (ratio - 1), "%"),
        *_stage_figures(services, texts),
        ("model load", load_seconds, "s"),
        ("memory before the models", before, "MiB"),
        ("memory with the models", loaded, "MiB"),
        ("memory at the end, both pipelines", _resident(), "MiB"),
    ]


def _race(ours: Callable[[str], Any], theirs: Callable[[str], Any], texts: Sequence[str]) -> tuple[float, float]:
    """The seconds that each takes for all texts; who goes first changes with every article."""
    mine = other = 0.0
    for number, text in enumerate(texts):
        if number % 2:
            mine += _seconds(lambda text=text: ours(text))
            other += _seconds(lambda text=text: theirs(text))
        else:
            other += _seconds(lambda text=text: theirs(text))
            mine += _seconds(lambda text=text: ours(text))
    return mine, other


def _stage_figures(services: Services, texts: Sequence[str]) -> list[Figure]:
    parse = _Stopwatch(services.parser.parse)
    documents = [parse(text) for text in texts]
    inner = [(name, called, _Stopwatch(getattr(analyse_module, called))) for name, called in STAGES]
    with ExitStack() as stack:
        for _, called, watch in inner:
            stack.enter_context(patch.object(analyse_module, called, watch))
        whole = _seconds(lambda: [analyse(document, services.lexicon) for document in documents])
    spent = {"parse": parse.seconds} | {name: watch.seconds for name, _, watch in inner}
    spent["rest of analyse"] = whole - sum(watch.seconds for _, _, watch in inner)
    total = parse.seconds + whole
    return [(f"stage {name}", 1000 * seconds / len(texts), "ms/article") for name, seconds in spent.items()] + [
        (f"share {name}", 100 * seconds / total, "%") for name, seconds in spent.items()
    ]


class _Stopwatch:
    """A callable that adds up the seconds it takes."""

    def __init__(self, do: Callable[..., Any]) -> None:
        self.do = do
        self.seconds = 0.0

    def __call__(self, *arguments: Any) -> Any:
        start = time.perf_counter()
        try:
            return self.do(*arguments)
        finally:
            self.seconds += time.perf_counter() - start


def _bare_pipeline(directory: Path) -> Callable[[str], Any]:
    pipeline = stanza.Pipeline(
        LANGUAGE,
        dir=str(directory),
        package="default",
        processors=",".join(PROCESSORS),
        download_method=None,
        use_gpu=False,
        logging_level="ERROR",
    )

    def run(text: str) -> Any:
        with patch.object(GraphParser, "predict", STANZAS_OWN):
            return pipeline(text.translate(SPACES))

    return run


def _texts(file: Path | None) -> list[str]:
    if file is not None:
        with file.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines if line.strip()]
    recorded = [read_text(directory) for directory in DIRECTORIES]
    times = max(1, round(CHARACTERS / sum(map(len, recorded))))
    return list(islice(cycle(recorded), times * len(recorded)))


def _seconds(do: Callable[[], Any]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _resident() -> float:
    return psutil.Process().memory_info().rss / 2**20


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--texts", type=Path, metavar="FILE.jsonl", help='one {"text"} a line; default: fixtures')
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--bare", type=Path, metavar="DIR", help="models of bare Stanza; default: those of ours")
    return parser.parse_args()


if __name__ == "__main__":
    main()
