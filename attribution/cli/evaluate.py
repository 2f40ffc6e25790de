"""``attribution evaluate``: how much of a gold set is found and rightly attributed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from attribution.bootstrap import Services
from attribution.cli.breakdown import VIEWS, Evaluation
from attribution.cli.figures import errors_report, figures_to_json, table
from attribution.cli.gold import Answers, answers_of, phenomena_of, read_lines, text_of
from attribution.cli.inputs import JsonLine
from attribution.cli.reliability import reliability_svg
from attribution.cli.session import current_services, with_progress
from attribution.core.analyse import analyse
from attribution.core.relations import Analysis
from attribution.core.scoring import score
from attribution.core.scoring.calibration import calibrations
from attribution.errors import TextError
from attribution.services.given_parses import given_parses
from attribution.services.interchange import analysis_to_json
from attribution.services.read_answers import read_answers


@click.command(short_help="Compare with a gold set: precision, recall and F1, per figure and per rule.")
@click.argument("gold", metavar="GOLD.jsonl")
@click.option("--predicted", metavar="FILE", help="Score this file instead of extracting from the gold texts now.")
@click.option(
    "--parses",
    multiple=True,
    metavar="FILE.conllu",
    help="Read these parses instead of parsing: what `attribution parse` wrote, or treebanks that the texts are from.",
)
@click.option("--by", "views", type=click.Choice(list(VIEWS)), multiple=True, help="Also the figures of each one.")
@click.option("--plot", metavar="FILE.svg", help="Draw how far stated confidence comes true, part by part.")
@click.option("--errors", "wanted", type=click.IntRange(min=0), default=0, metavar="N", help="Also list N errors.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def evaluate(
    gold: str,
    predicted: str | None,
    parses: tuple[str, ...],
    views: tuple[str, ...],
    plot: str | None,
    wanted: int,
    as_json: bool,
) -> None:
    """Extract from the texts of a gold set, without its answers, and compare with them.

    Both files are JSONL in the interchange format: what extract writes can be scored with --predicted.
    "attributed" is the headline figure: quotations that are found and given the right speaker.
    """
    if predicted and parses:
        raise click.UsageError("--predicted and --parses exclude each other.")
    if plot and not plot.lower().endswith(".svg"):
        raise click.UsageError("--plot writes SVG: give a file named .svg.")
    lines = read_lines(gold)
    right = answers_of(lines)
    found = answers_of(read_lines(predicted)) if predicted else _extract(current_services(), lines, parses)
    if parses:
        right = {name: answers for name, answers in right.items() if name in found}
    evaluation = Evaluation(right, found, score(right, found), phenomena_of({name: lines[name] for name in right}))
    if plot:
        Path(plot).write_text(reliability_svg(calibrations(right, found)), encoding="utf-8")
    texts = {name: line.value.get("text", "") for name, line in lines.items()}
    errors = list(errors_report(evaluation.figures, texts))[:wanted]
    if as_json:
        values = figures_to_json(evaluation.figures) | {f"by_{view}": VIEWS[view].values(evaluation) for view in views}
        click.echo(json.dumps(values | ({"errors": errors} if wanted else {}), ensure_ascii=False))
    else:
        further = [line for view in views for line in VIEWS[view].table(evaluation)]
        click.echo("\n".join([*table(evaluation.figures), *further, *errors]))


def _extract(services: Services, lines: Mapping[str, JsonLine], parses: tuple[str, ...]) -> Answers:
    """What is found in each text; with given parses, in each text that has one."""
    analyses = _replay(services, lines, parses) if parses else _parse(services, lines)
    return {
        name: read_answers(analysis_to_json(analysis, text_of(lines[name])))
        for name, analysis in with_progress(analyses, total=len(lines))
    }


def _parse(services: Services, lines: Mapping[str, JsonLine]) -> Iterator[tuple[str, Analysis]]:
    for name, line in lines.items():
        try:
            yield name, services.extract(text_of(line))[1]
        except TextError as error:
            raise click.ClickException(f"{line.place}: {error}") from error


def _replay(
    services: Services, lines: Mapping[str, JsonLine], parses: tuple[str, ...]
) -> Iterator[tuple[str, Analysis]]:
    conllu = "\n\n".join(Path(file).read_text(encoding="utf-8") for file in parses)
    documents = given_parses(conllu, {name: text_of(line) for name, line in lines.items()})
    if missing := [name for name in lines if name not in documents]:
        click.echo(f"Without a parse, left out: {', '.join(missing)}.", err=True)
    for name, document in documents.items():
        yield name, analyse(document, services.lexicon)
