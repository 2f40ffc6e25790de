"""Command line: ``python -m attribution.training.confidence GOLD... --out FILE`` learns how sure answers are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from attribution.bootstrap import build_services
from attribution.cli.reliability import reliability_svg
from attribution.core.confidence import PARTS
from attribution.core.weights import Weights
from attribution.settings import Settings
from attribution.training.confidence.fit import fit_weights
from attribution.training.confidence.report import (
    Unseen,
    abstention_table,
    calibration,
    calibration_table,
    cross_validate,
    transfer_table,
    trust_table,
)
from attribution.training.confidence.rows import Row, read_rows

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("gold", nargs=-1, required=True, type=_FILE)
@click.option(
    "--parses", multiple=True, type=_FILE, help="CoNLL-U of the gold texts; several parses of one text count."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write.")
@click.option("--plot", type=click.Path(path_type=Path, dir_okay=False), help="Draw the figures out of fold, as SVG.")
@click.option(
    "--least-resolution",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="Below this confidence in a name, none is given: by default what is sooner wrong than right.",
)
def main(
    gold: tuple[Path, ...], parses: tuple[Path, ...], out: Path, plot: Path | None, least_resolution: float
) -> None:
    """Learn from gold sets how far each part of an answer can be trusted, and write the weights.

    Prints first how well that works on documents that were not learned from. Texts without a given parse are
    parsed with the models of the settings.
    """
    rows = read_rows(gold, parses, build_services(Settings.from_env()))
    unseen = cross_validate(rows)
    tables = (calibration_table(unseen), transfer_table(rows), trust_table(unseen), abstention_table(unseen))
    click.echo("\n\n".join("\n".join(table) for table in tables))
    if plot:
        plot.write_text(reliability_svg({part: calibration(unseen, part) for part in PARTS}), encoding="utf-8")
    out.write_text(written(fit_weights(rows), rows, unseen, least_resolution), encoding="utf-8")


def written(weights: Weights, rows: Sequence[Row], unseen: Sequence[Unseen], least_resolution: float) -> str:
    """The file that `attribution.lexicons` loads: where the weights are from, how good they are, what they are."""
    values: dict[str, Any] = {
        "origin": {
            "written_by": "python -m attribution.training.confidence",
            "answers": {
                gold: sum(row.gold == gold for row in rows) for gold in dict.fromkeys(row.gold for row in rows)
            },
            "calibration_error_out_of_fold": {part: round(calibration(unseen, part).error, 3) for part in PARTS},
        },
        "least_resolution": least_resolution,
        "parts": {
            part: {name: round(weight, 3) for name, weight in weights.parts[part].items() if abs(weight) >= 5e-4}
            for part in PARTS
        },
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    main()
