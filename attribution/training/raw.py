"""Raw text as sentences with guessed parts of speech, features and lemmas, by the models of the run so far."""

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
    """Up to ``most`` lines of a text file (packed by xz where it ends so), evenly from all of it; no short ones."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        lines = [cast_shadow(line.strip()).text for line in file if len(line.split()) >= SHORTEST]
    return lines[:: max(1, -(-len(lines) // most))]


def pipeline(models: Path, *, gpu: bool) -> stanza.Pipeline:
    """Everything up to the lemmas, from a resources directory that may lack a parser."""
    return stanza.Pipeline(
        LANGUAGE,
        dir=str(models),
        package="default",
        processors="tokenize,mwt,pos,lemma",
        download_method=None,
        use_gpu=gpu,
        logging_level="ERROR",
    )


def tagged_sentences(lines: Sequence[str], tagger: stanza.Pipeline) -> Iterator[Tree]:
    """The sentences of lines, each a paragraph of its own; very short and very long ones are left out."""
    for place in range(0, len(lines), PARAGRAPHS):
        document = tagger("\n\n".join(lines[place : place + PARAGRAPHS]))
        yield from hung_flat(
            Tree(f"raw-{place}-{number}", sentence.text, tuple(_rows(sentence)))
            for number, sentence in enumerate(document.sentences)
            if SHORTEST <= len(sentence.words) <= LONGEST
        )


def _rows(sentence: stanza.models.common.doc.Sentence) -> Iterator[Row]:
    """Its words and contractions, not hung anywhere."""
    for token in sentence.tokens:
        misc = "_" if token.spaces_after else "SpaceAfter=No"
        if len(token.words) > 1:
            yield (f"{token.words[0].id}-{token.words[-1].id}", token.text, *["_"] * 7, misc)
            misc = "_"
        for word in token.words:
            yield (str(word.id), word.text, word.lemma or "_", word.upos, "_", word.feats or "_", *["_"] * 3, misc)
