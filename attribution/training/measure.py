"""What a set of models is worth on sentences that it never saw: parses, sentence ends at marks, quotations, speed.

Everything is measured through the product's own parser, from raw text, one thread. Scores of parses are those of
the CoNLL 2018 evaluation (F1, per cent), as the UD tools have it.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from udtools.udeval import evaluate, load_conllu

from attribution.core.conllu import write_conllu
from attribution.core.document import Document
from attribution.parsing.stanza_parser import StanzaParser
from attribution.training.frames import frames
from attribution.training.split import BLOCK
from attribution.training.tokens import joined
from attribution.training.treebank import DEPREL, FORM, HEAD, ID, MISC, QUOTATION_MARKS, Tree, numbers_of, read_treebank

METRICS = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")

_ENDS = frozenset('.!?…»”")')
_SAYS = frozenset({"parataxis:insert", "ccomp"})


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures of one set of models."""

    parses: dict[str, dict[str, float]]
    """F1 in per cent by treebank, then by metric."""
    ends_at_marks: dict[str, float]
    """Precision, recall and F1 in per cent of sentence ends in paragraphs with long quotations and incises."""
    quotations: dict[str, float]
    """Per cent of framed held-out sentences with the cue, its subject, the content, and all three attached right."""
    sentences_per_second: float
    megabytes: float
    load_seconds: float


def measure(models: Path, held_out: dict[str, Path]) -> Measures:
    """Measure a resources directory on held-out treebanks, by name."""
    begin = time.monotonic()
    parser = StanzaParser(str(models))
    loaded = time.monotonic() - begin
    trees = {name: read_treebank(path) for name, path in held_out.items()}
    every = [tree for group in trees.values() for tree in group]
    return Measures(
        parses={name: parse_scores(parser, group) for name, group in trees.items()},
        ends_at_marks=ends_at_marks(parser, every),
        quotations=quotation_clauses(parser, every),
        sentences_per_second=speed(parser, every),
        megabytes=sum(path.stat().st_size for path in models.rglob("*.pt")) / 1e6,
        load_seconds=loaded,
    )


def parse_scores(parser: StanzaParser, trees: Sequence[Tree]) -> dict[str, float]:
    """The CoNLL 2018 scores of one treebank, given as running text (see `running_text`)."""
    guess = "".join(write_conllu(parser.parse(text)) for text in running_text(trees))
    gold = "".join(tree.conllu for tree in trees)
    scores = evaluate(_loaded(gold), _loaded(guess))
    return {metric: 100 * float(scores[metric].f1) for metric in METRICS}


def running_text(trees: Sequence[Tree]) -> Iterator[str]:
    """Texts of ten sentences; one that ends without a mark, as headlines and list items do, ends its paragraph."""
    for place in range(0, len(trees), BLOCK):
        block = (tree.text for tree in trees[place : place + BLOCK])
        yield "".join(text + (" " if text[-1] in _ENDS else "\n\n") for text in block)


def _loaded(conllu: str) -> Any:
    return load_conllu(io.StringIO(conllu), "", {})


def ends_at_marks(parser: StanzaParser, trees: Sequence[Tree]) -> dict[str, float]:
    """Sentence ends found and missed in marked paragraphs: a framed sentence and a quotation of three sentences."""
    right = found = there = 0
    for text, ends in marked_paragraphs(trees):
        guess = {sentence.span.end for sentence in parser.parse(text).sentences}
        right, found, there = right + len(guess & ends), found + len(guess), there + len(ends)
    precision, recall = 100 * right / max(found, 1), 100 * right / max(there, 1)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / max(precision + recall, 1)}


def marked_paragraphs(trees: Sequence[Tree]) -> Iterator[tuple[str, set[int]]]:
    """Paragraphs with marks, and where their sentences end (code points)."""
    framed = list(frames(trees, share=1.0, seed=17))
    plain = [tree for tree in trees if tree.text.endswith(".") and QUOTATION_MARKS.isdisjoint(tree.text)]
    for place, frame in enumerate(framed):
        inside = plain[3 * place % max(len(plain) - 3, 1) :][:3]
        text, labels = joined(inside)
        whole = f"{frame.text} « {text} »"
        first = len(frame.text)
        ends = {first} | {first + 3 + end for end in _ends(labels)[:-1]} | {len(whole)}
        yield whole, ends


def _ends(labels: str) -> list[int]:
    return [place + 1 for place, label in enumerate(labels) if label in "24"]


def quotation_clauses(parser: StanzaParser, trees: Sequence[Tree]) -> dict[str, float]:
    """How often the cue, the subject and the content of a framed sentence hang where they should."""
    counts = {"cue": 0, "subject": 0, "content": 0, "all": 0}
    framed = list(frames(trees, share=1.0, seed=23))
    for tree in framed:
        answers = _attached_right(parser.parse(tree.text), tree)
        for name, right in answers.items():
            counts[name] += right
        counts["all"] += all(answers.values())
    return {name: 100 * count / max(len(framed), 1) for name, count in counts.items()}


def _attached_right(document: Document, tree: Tree) -> dict[str, bool]:
    arcs = {(token.span.start, token.text): _arc(document, token.head, token.deprel) for token in document.tokens}
    starts = _starts(tree)
    words = {row[ID]: row for row in tree.words}

    def right(number: str) -> bool:
        row = words[number]
        head = None if row[HEAD] == "0" else starts[row[HEAD]]
        return arcs.get((starts[number], row[FORM])) == (head, row[DEPREL].partition(":")[0])

    root = next(row[ID] for row in words.values() if row[HEAD] == "0")
    lower = next(row for row in reversed(words.values()) if row[DEPREL] in _SAYS and row[HEAD] == root)
    cue, content = (root, lower[ID]) if lower[DEPREL] == "ccomp" else (lower[ID], root)
    subject = next(row[ID] for row in words.values() if row[HEAD] == cue and row[DEPREL] == "nsubj")
    return {"cue": right(cue), "subject": right(subject), "content": right(content)}


def _arc(document: Document, head: int, deprel: str) -> tuple[int | None, str]:
    return (None if head < 0 else document.tokens[head].span.start), deprel.partition(":")[0]


def _starts(tree: Tree) -> dict[str, int]:
    """Where each word is printed; the words of a contraction share its place."""
    starts: dict[str, int] = {}
    place = 0
    for row in tree.printed:
        starts |= {str(number): place for number in numbers_of(row)}
        place += len(row[FORM]) + ("SpaceAfter=No" not in row[MISC])
    return starts


def speed(parser: StanzaParser, trees: Sequence[Tree]) -> float:
    """Sentences a second, the best of two passes over running text."""
    texts = list(running_text(trees))
    passes = []
    for _ in range(2):
        begin = time.monotonic()
        count = sum(len(parser.parse(text).sentences) for text in texts)
        passes.append(count / (time.monotonic() - begin))
    return max(passes)
