"""Raw text as sentences, by the tokeniser of the run."""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence
from pathlib import Path

import stanza

from attribution.parsing.models import LANGUAGE
from attribution.parsing.shadow import cast_shadow
from attribution.training.data import hung_flat
from attribution.training.treebank import Row, Tree

LONGEST = 60
SHORTEST = 4
"""Words of a sentence that is learnt from."""

PARAGRAPHS = 500
"""Lines that are read at once."""


def read_lines(path: Path, *, most: int) -> list[str]:
    """Lines of a text file (packed by xz where it ends so), evenly from all of it; no short ones.

    As many as hold about ``most`` words, or all of them.
    """
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        lines = [cast_shadow(line.strip()).text for line in file if len(line.split()) >= SHORTEST]
    words = sum(len(line.split()) for line in lines)
    return lines[:: max(1, -(-words // most))]


def pipeline(models: Path, *, gpu: bool) -> stanza.Pipeline:
    """Tokeniser and contractions, from a resources directory that may lack the rest."""
    return stanza.Pipeline(
        LANGUAGE,
        dir=str(models),
        package="default",
        processors="tokenize,mwt",
        download_method=None,
        use_gpu=gpu,
        logging_level="ERROR",
    )


def sentences(lines: Sequence[str], tokenizer: stanza.Pipeline) -> Iterator[Tree]:
    """The sentences of lines, each a paragraph of its own; very short and very long ones are left out."""
    for place in range(0, len(lines), PARAGRAPHS):
        document = tokenizer("\n\n".join(lines[place : place + PARAGRAPHS]))
        yield from hung_flat(
            Tree(f"raw-{place}-{number}", sentence.text, tuple(_rows(sentence)))
            for number, sentence in enumerate(document.sentences)
            if SHORTEST <= len(sentence.words) <= LONGEST
        )


def _rows(sentence: stanza.models.common.doc.Sentence) -> Iterator[Row]:
    """Its words and contractions, without tags."""
    for token in sentence.tokens:
        misc = "_" if token.spaces_after else "SpaceAfter=No"
        if len(token.words) > 1:
            yield (f"{token.words[0].id}-{token.words[-1].id}", token.text, *["_"] * 7, misc)
            misc = "_"
        for word in token.words:
            yield (str(word.id), word.text, *["_"] * 7, misc)
