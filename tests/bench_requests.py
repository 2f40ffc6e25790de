"""``make bench-requests``: thousands of generated requests, and how fast each operation answers them.

Every round has a seed of its own, and a new database with something of each kind in it. The first round tries the
boundaries of every rule of the document too, the others only what chance finds. Times are those of the application
without a server around it, in milliseconds and as ratios to ``GET /healthz``, which is asked in between, for no two
machines are alike. The parser and the analysis are those of tests/api. Interrupted, it tells what it knows; it ends
with 1 if there was any fault.
"""

# ruff: noqa: T201 (its output is for people)

from __future__ import annotations

import argparse
import json
import math
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attribution.store.migrate import upgrade
from tests.api.operations import OPERATIONS
from tests.api.schema_checks import PHASES, Answered, Checked, service, tried

OUTPUT = Path("bench-requests.jsonl")
REQUESTS = 10_000
EXAMPLES = 50
"""Of each operation in a round: some 2000 requests."""
BETWEEN = 25
"""So many requests lie between two of the yardstick."""


@dataclass(slots=True)
class Tally:
    """What is known so far."""

    wanted: int
    asked: int = 0
    seeds: list[int] = field(default_factory=list)
    yardstick: list[float] = field(default_factory=list)
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    phases: Counter[str] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    faults: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)

    def add(self, one: Answered | Checked) -> None:
        if isinstance(one, Checked):
            self.checks[one.name] += 1
            if one.fault:
                self.add_fault(one)
            return
        self.asked += 1
        self.seconds[one.operation].append(one.seconds)
        self.statuses[one.operation][one.status] += 1
        self.phases[one.phase] += 1

    def add_fault(self, one: Checked) -> None:
        short = " ".join(one.fault.split())[:300]
        known = self.faults.setdefault(
            (one.operation, one.name, short), {"times": 0, "seed": self.seeds[-1], "repeat": one.repeat[:1500]}
        )
        known["times"] += 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--seed", type=int, help="of the first round; the next ones count up")
    arguments = parser.parse_args()
    first = random.randrange(2**32) if arguments.seed is None else arguments.seed
    tally = Tally(arguments.requests)
    try:
        run(tally, first)
    except KeyboardInterrupt:
        print("Interrupted; what is known:")
    figures = list(operation_figures(tally))
    tell(tally, figures)
    write(tally, figures)
    sys.exit(1 if tally.faults or not tally.asked else 0)


def run(tally: Tally, first: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        upgrade(f"sqlite:///{template}")
        while tally.asked < tally.wanted:
            seed = first + len(tally.seeds)
            print(f"round {len(tally.seeds) + 1}, seed {seed}: {tally.asked} of {tally.wanted} requests", flush=True)
            tally.seeds.append(seed)
            play(tally, seed, shutil.copy(template, Path(folder) / f"{seed}.db"))


def play(tally: Tally, seed: int, database: Path) -> None:
    """A round; the last one is as small as it may be."""
    phases = PHASES if len(tally.seeds) == 1 else ("fuzzing", "stateful")
    left = math.ceil((tally.wanted - tally.asked) / len(OPERATIONS))
    with service(database) as (app, key):
        client = app.test_client()
        for one in tried(app, key, seed=seed, examples=min(EXAMPLES, left), phases=phases):
            tally.add(one)
            if isinstance(one, Answered) and tally.asked % BETWEEN == 0:
                start = time.perf_counter()
                client.get("/healthz")
                tally.yardstick.append(time.perf_counter() - start)


def operation_figures(tally: Tally) -> Iterator[dict[str, Any]]:
    """The slowest operations first. Times are in milliseconds."""
    yardstick = statistics.median(tally.yardstick) if tally.yardstick else math.nan
    for name, seconds in sorted(tally.seconds.items(), key=lambda item: -statistics.median(item[1])):
        middle, high = statistics.median(seconds), sorted(seconds)[math.ceil(0.95 * len(seconds)) - 1]
        yield {
            "operation": name,
            "requests": len(seconds),
            "statuses": {str(status): times for status, times in sorted(tally.statuses[name].items())},
            "p50": round(1000 * middle, 3),
            "p95": round(1000 * high, 3),
            "p50 / healthz": round(middle / yardstick, 2),
            "p95 / healthz": round(high / yardstick, 2),
        }


def totals(tally: Tally) -> dict[str, Any]:
    return {
        "requests": tally.asked,
        "seeds": tally.seeds,
        "phases": dict(tally.phases),
        "checks": dict(sorted(tally.checks.items())),
        "healthz p50": round(1000 * statistics.median(tally.yardstick), 3) if tally.yardstick else None,
        "faults": len(tally.faults),
    }


def tell(tally: Tally, figures: list[dict[str, Any]]) -> None:
    print(f"\n{'operation':24}{'requests':>9}{'p50 ms':>9}{'p95 ms':>9}{'ratio':>7}{'p95':>7}  statuses")
    for one in figures:
        statuses = " ".join(f"{status}:{times}" for status, times in one["statuses"].items())
        print(
            f"{one['operation']:24}{one['requests']:9}{one['p50']:9.2f}{one['p95']:9.2f}"
            f"{one['p50 / healthz']:7.1f}{one['p95 / healthz']:7.1f}  {statuses}"
        )
    print("\n" + "\n".join(f"{name}: {value}" for name, value in totals(tally).items()))
    for (operation, check, fault), known in tally.faults.items():
        again = f"make bench-requests N={tally.wanted} SEED={tally.seeds[0]}"
        print(f"\n{operation}: {check} ({known['times']} times)\n  {fault}\n  {known['repeat']}\n  {again}")


def write(tally: Tally, figures: list[dict[str, Any]]) -> None:
    faults = [
        {"operation": operation, "check": check, "fault": fault} | known
        for (operation, check, fault), known in tally.faults.items()
    ]
    lines = [json.dumps(line, ensure_ascii=False) for line in [totals(tally), *figures, *faults]]
    OUTPUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
