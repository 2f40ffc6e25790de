"""``make bench-search``: how long a search takes beside a read by primary key, and how that grows with the store.

Stores of each of ``--sizes`` quotations are built on SQLite and on PostgreSQL (``TEST_POSTGRES_URL``, or one of its
own) and asked the same questions, each many times with other names and words where there are others: once for the
whole answer, beside reading one quotation by its id as a whole, and once for finding and counting alone, beside
reading its row. Prints p50 and p95 with the ratio of the p50s in the same run, and adds them to bench.jsonl.
"""

# ruff: noqa: T201 (its output is for people)

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from sqlalchemy.orm import Session

from attribution.services.ports import Facet, Hit, Order, Place, QuotationQuery, SpokeAs
from attribution.services.search_cursor import encode_place
from attribution.services.search_quotations import search_quotations
from attribution.store.loading import WHOLE_QUOTATION
from attribution.store.search import sql_search
from attribution.store.sql_store import SqlStore
from attribution.store.tables import QuotationRow
from attribution.store.values_from_rows import quotation_record
from tests.bench_store import QUOTATIONS_OF_A_RARE_WORD, START, YEARS, Store, build
from tests.store.conftest import POSTGRES_URL, new_database, start_postgres

OUTPUT = Path("bench.jsonl")
SIZES = (10_000, 100_000, 1_000_000)
LIMIT = 20
WARMING = 3
KEY = "one quotation by its id"

Ask = Callable[[], object]
Times = dict[tuple[str, str], list[float]]
"""Milliseconds, by question and whether the whole answer was read."""
WHOLE, FINDING = "whole answer", "finding and counting alone"


@dataclass(frozen=True)
class Figure:
    """One question's times in milliseconds."""

    engine: str
    size: int
    part: str
    question: str
    p50: float
    p95: float


def main() -> None:
    arguments = _arguments()
    figures = [figure for size in arguments.sizes for figure in _measured(size, arguments.engines, arguments.rounds)]
    _print(figures)
    with OUTPUT.open("a", encoding="utf-8") as lines:
        for one in figures:
            name = f"search {one.engine} {one.size}, {one.part}: {one.question}"
            lines.write(json.dumps({"name": name, "value": round(one.p50, 3), "p95": round(one.p95, 3), "unit": "ms"}))
            lines.write("\n")


def _measured(size: int, engines: Sequence[str], rounds: int) -> Iterator[Figure]:
    with ExitStack() as stack:
        urls = {engine: stack.enter_context(_DATABASES[engine]()) for engine in engines}
        start = time.perf_counter()
        built = build(list(urls.values()), size)
        print(f"{size} quotations: built in {time.perf_counter() - start:.0f} s", flush=True)
        for engine, url in urls.items():
            store = SqlStore(url)
            for (question, part), taken in _timed(_questions(store, built), rounds).items():
                p95 = sorted(taken)[int(0.95 * (rounds - 1))]
                yield Figure(engine, size, part, question, statistics.median(taken), p95)
            store.close()


def _timed(questions: dict[str, Ask], rounds: int) -> Times:
    """The questions take turns, so that a busy machine slows all alike; the first rounds are for warming up."""
    times: Times = defaultdict(list)
    for _ in range(WARMING + rounds):
        for question, ask in questions.items():
            times[question, WHOLE].append(_milliseconds(ask))
            with patch.object(sql_search, "_hits", _places), patch(f"{__name__}._record", _row):
                times[question, FINDING].append(_milliseconds(ask))
    return {key: taken[WARMING:] for key, taken in times.items()}


def _places(_session: object, found: Sequence[tuple[int, datetime | float]]) -> list[Hit]:
    return [Hit(quotation_id, Place(key, quotation_id)) for quotation_id, key in found]


def _milliseconds(ask: Ask) -> float:
    start = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - start)


def _questions(store: SqlStore, built: Store) -> dict[str, Ask]:
    dice = random.Random(11)
    frequent, middling, rare = _speakers(built, 1, 10**9), _speakers(built, 150, 300), _speakers(built, 2, 10)
    people, words, relay = built.people, built.words, built.bodies[0]

    def search(
        limit: int = LIMIT, facets: tuple[Facet, ...] = (), cursor: str | None = None, **asked: object
    ) -> object:
        query = QuotationQuery(**asked)
        return search_quotations(query, store=store, cursor=cursor, limit=limit, facets=facets)

    def name(speakers: list[int]) -> str:
        return people[dice.choice(speakers) - 1]

    def surname(speakers: list[int]) -> str:
        return f"M. {name(speakers).split(' ')[1]}"

    def rare_word() -> str:
        return f"zeta{dice.randrange(built.quotations // QUOTATIONS_OF_A_RARE_WORD)}"

    def month() -> dict[str, object]:
        since = START + timedelta(days=dice.randrange(365 * YEARS - 30))
        return {"since": since, "until": since + timedelta(days=30)}

    half_way = START + timedelta(days=365 * YEARS // 2)
    top = frequent[:1]
    deep = encode_place(QuotationQuery(speaker_id=top[0]), Place(half_way, 1))
    return {
        KEY: lambda: _by_key(store, dice.randint(1, built.quotations)),
        "speaker by name, rare": lambda: search(speaker=name(rare)),
        "speaker by name, middling": lambda: search(speaker=name(middling)),
        "speaker by name, most frequent": lambda: search(speaker=name(top)),
        "speaker by surname, rare": lambda: search(speaker=surname(rare)),
        "speaker by surname, most frequent": lambda: search(speaker=surname(top)),
        "speaker by id, most frequent": lambda: search(speaker_id=top[0]),
        "speaker by id, half-way through all pages": lambda: search(speaker_id=top[0], cursor=deep),
        "relay, most frequent": lambda: search(relay=relay),
        "speaker or relay, most frequent": lambda: search(speaker=name(top), spoke_as=SpokeAs.ANY),
        "speaker and relay": lambda: search(speaker=name(top), relay=relay),
        "rare word": lambda: search(q=rare_word()),
        "frequent word": lambda: search(q=words[3]),
        "two words": lambda: search(q=f"{words[dice.randint(50, 500)]} {words[dice.randint(50, 500)]}"),
        "phrase of two words": lambda: search(q=f"« {words[0]} {words[dice.randint(1, 20)]} »"),
        "speaker, word and month": lambda: search(speaker=surname(top), q=words[30], **month()),
        "everything, first page": search,
        "everything, from the middle": lambda: search(until=half_way),
        "speaker with all facets": lambda: search(speaker=name(top), facets=tuple(Facet)),
        "rare word by relevance": lambda: search(q=rare_word(), order=Order.RELEVANCE),
        "frequent word by relevance": lambda: search(q=words[3], order=Order.RELEVANCE),
    }


def _speakers(built: Store, least: int, most: int) -> list[int]:
    """The ids of people who said so much, the most frequent first."""
    return [who for who, said in built.said.most_common() if least <= said <= most and who <= len(built.people)]


def _by_key(store: SqlStore, quotation: int) -> object:
    with store.database.reading() as session:
        return _record(session, quotation)


def _record(session: Session, quotation: int) -> object:
    return quotation_record(session.get_one(QuotationRow, quotation, options=WHOLE_QUOTATION))


def _row(session: Session, quotation: int) -> object:
    return session.get_one(QuotationRow, quotation)


@contextmanager
def _sqlite() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="attribution-bench-"))
    try:
        yield f"sqlite:///{folder / 'bench.db'}"
    finally:
        shutil.rmtree(folder)


@contextmanager
def _postgres() -> Iterator[str]:
    if given := os.environ.get(POSTGRES_URL):
        with new_database(given) as url:
            yield url
        return
    server = start_postgres(Path(tempfile.mkdtemp(prefix="attribution-bench-")))
    try:
        with new_database(server.get_uri()) as url:
            yield url
    finally:
        server.cleanup()


_DATABASES = {"sqlite": _sqlite, "postgresql": _postgres}


def _print(figures: list[Figure]) -> None:
    sizes = sorted({one.size for one in figures})
    found = {(one.engine, one.part, one.question, one.size): one for one in figures}
    for engine, part in dict.fromkeys((one.engine, one.part) for one in figures):
        print(f"\n{engine}, {part}: p50 / p95 in ms, times the read by id; the last column is the growth of that")
        for question in dict.fromkeys(one.question for one in figures):
            row = [found[engine, part, question, size] for size in sizes]
            ratios = [one.p50 / found[engine, part, KEY, one.size].p50 for one in row]
            cells = [f"{one.p50:7.2f} /{one.p95:7.2f} {ratio:5.1f}x" for one, ratio in zip(row, ratios, strict=True)]
            print(f"{question:42} {'  '.join(cells)}  {ratios[-1] / ratios[0]:6.2f}", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench_search", description=__doc__)
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=list(SIZES))
    parser.add_argument("--engines", type=lambda text: text.split(","), default=["sqlite", "postgresql"])
    parser.add_argument("--rounds", type=int, default=25)
    return parser.parse_args()


if __name__ == "__main__":
    main()
