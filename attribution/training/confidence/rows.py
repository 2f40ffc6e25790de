"""The cases to learn from: every answer that the rules give to a gold set, on one or more parses of its texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from attribution.bootstrap import Services
from attribution.cli.gold import answers_of, read_lines, text_of
from attribution.core.analyse import analyse
from attribution.core.confidence import features_of
from attribution.core.confidence.features import Seen
from attribution.core.document import Document
from attribution.core.lexicon import Lexicon
from attribution.core.relations import Kind
from attribution.core.scoring import Answer
from attribution.core.scoring.judgement import judge
from attribution.core.weights import Features, Weights
from attribution.services.given_parses import given_parses
from attribution.services.interchange import analysis_to_json
from attribution.services.read_answers import read_answers


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: where it is from, what can be seen of its parts, which of them are right.

    ``named`` says that somebody was named; ``document`` counts the documents of a gold set.
    """

    gold: str
    document: int
    features: Mapping[str, Features]
    right: Mapping[str, bool]
    named: bool


def read_rows(gold: Sequence[Path], parses: Sequence[Path], services: Services) -> list[Row]:
    """The rows of all gold sets: on every parse that was given of a text, else on a new one."""
    untaught = replace(services.lexicon, weights=Weights())
    return [row for file in gold for row in _rows(file, parses, services, untaught)]


def _rows(file: Path, parses: Sequence[Path], services: Services, lexicon: Lexicon) -> Iterator[Row]:
    lines = read_lines(str(file))
    right = answers_of(lines)
    texts = {name: text_of(line) for name, line in lines.items()}
    given = [given_parses(path.read_text(encoding="utf-8"), texts) for path in parses]
    for number, (name, text) in enumerate(texts.items()):
        documents = [parsed[name] for parsed in given if name in parsed] or [services.parse(text)]
        for document in documents:
            yield from _rows_of(file.stem, number, document, right[name], lexicon)


def _rows_of(gold: str, number: int, document: Document, right: Sequence[Answer], lexicon: Lexicon) -> Iterator[Row]:
    analysis = analyse(document, lexicon)
    marked = tuple(one for one in analysis.attributions if one.quotation.kind is not Kind.INDIRECT)
    analysis = replace(analysis, attributions=marked)
    seen = Seen(document, lexicon, analysis.attributions)
    judged: dict[int, dict[str, bool]] = {}
    for one in judge(right, read_answers(analysis_to_json(analysis, document.text))):
        judged.setdefault(one.place, {})[one.part] = one.right
    for place, parts in judged.items():
        answer = analysis.attributions[place]
        yield Row(gold, number, features_of(seen, answer), parts, bool(answer.speakers))
