"""Training files for Stanza's tokeniser: running text and a label a character.

Labels (`stanza.models.tokenization.data`): 0 inside a token, 1 its last character, 2 the last one of a sentence,
3 and 4 the same for a contraction. Paragraphs are runs of neighbouring sentences, so that most sentence ends lie
inside one; some runs stand between marks whole, as a long quotation does.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attribution.training.treebank import FORM, ID, MISC, QUOTATION_MARKS, Tree, numbers_of

Text = tuple[str, str]
"""Characters and their labels, of one length."""

LONGEST_RUN = 7
"""Sentences in a paragraph."""


def sentence_labels(tree: Tree, *, curly: bool = False) -> Text:
    """The text of one sentence and its labels; ``curly`` writes its apostrophes as ’."""
    text, labels = "", ""
    for row in tree.printed:
        form = row[FORM].replace("'", "’") if curly else row[FORM]
        text += form
        labels += "0" * (len(form) - 1) + ("3" if "-" in row[ID] else "1")
        if "SpaceAfter=No" not in row[MISC]:
            text, labels = text + " ", labels + "0"
    text = text.rstrip(" ")
    labels = labels[: len(text)]
    return text, labels[:-1] + str(int(labels[-1]) + 1)


def paragraphs(trees: Sequence[Tree], *, seed: int) -> Iterator[Text]:
    """The sentences in runs of one to seven; one run in twelve between marks, one in three with curly apostrophes."""
    chance = random.Random(seed)
    place = 0
    while place < len(trees):
        length = chance.randint(1, LONGEST_RUN)
        run = trees[place : place + length]
        place += length
        curly = chance.random() < 0.33
        text, labels = joined(run, curly=curly)
        marked = not QUOTATION_MARKS.isdisjoint(text)
        yield between_marks(text, labels) if chance.random() < 1 / 12 and not marked else (text, labels)


def joined(trees: Iterable[Tree], *, curly: bool = False) -> Text:
    """Sentences as one paragraph, a space between them."""
    pairs = [sentence_labels(tree, curly=curly) for tree in trees]
    return " ".join(text for text, _ in pairs), "0".join(labels for _, labels in pairs)


def between_marks(text: str, labels: str) -> Text:
    """A run of sentences as one quotation: the closing mark belongs to the last of them."""
    return f"« {text} »", "10" + labels[:-1] + str(int(labels[-1]) - 1) + "02"


def contractions(trees: Iterable[Tree]) -> list[tuple[tuple[str, tuple[str, ...]], int]]:
    """Contractions with their words and counts, commonest first: ``(("du", ("de", "le")), 812)``."""
    counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for tree in trees:
        forms = {row[ID]: row[FORM].lower() for row in tree.words}
        for row in tree.rows:
            if "-" in row[ID]:
                counts[row[FORM], tuple(forms[str(number)] for number in numbers_of(row))] += 1
    return counts.most_common()


def write_tokens(texts: Iterable[Text], folder: Path, name: str) -> None:
    """Write ``name.txt`` and ``name.labels``, paragraphs apart by an empty line."""
    pairs = list(texts)
    (folder / f"{name}.txt").write_text("\n\n".join(text for text, _ in pairs) + "\n", encoding="utf-8")
    (folder / f"{name}.labels").write_text("\n\n".join(labels for _, labels in pairs) + "\n", encoding="utf-8")


def write_contractions(trees: Iterable[Tree], path: Path) -> None:
    """Write the contractions as the JSON list that the tokeniser and its evaluation read."""
    path.write_text(json.dumps(contractions(trees), ensure_ascii=False), encoding="utf-8")
