"""Word vectors for the tagger and the parser, as Stanza's `Pretrain` file.

Source: the vectors of spaCy's ``fr_core_news_md`` 3.8.0 (Explosion; fastText CBOW on OSCAR Common Crawl and
Wikipedia, CC0): 500,000 words that share 20,000 rows of 300 dimensions. Here the rows are turned to fewer
dimensions (principal axes), the words lower-cased as Stanza looks them up, and many words go on sharing one
row: Stanza's vocabulary maps a word to a row number, so the file stays small.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import torch

PREFIX = ("<PAD>", "<UNK>", "<EMPTY>", "<ROOT>")
"""The rows that Stanza keeps for itself, in its order (`stanza.models.common.vocab`)."""

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.-])*|-(?:t-)?[^\W\d_]+|[^\w\s]{1,3}|\d{1,4}")
_SPREAD = 0.4
"""Standard deviation of the written numbers: near that of vectors trained for Stanza."""


def read_rows(vocabulary: Path) -> tuple[dict[str, int], np.ndarray]:
    """Word to row, commonest words first, and the rows, from a spaCy ``vocab`` folder."""
    from spacy.strings import StringStore  # noqa: PLC0415 -- only this step needs spaCy
    from spacy.vectors import Vectors  # noqa: PLC0415

    vectors = Vectors().from_disk(vocabulary)
    strings = StringStore().from_disk(vocabulary / "strings.json")
    return {strings[key]: int(row) for key, row in vectors.key2row.items() if key in strings}, np.asarray(vectors.data)


def lowered(rows: Mapping[str, int], *, most: int) -> dict[str, int]:
    """The first ``most`` words in lower case; one that is also written in lower case keeps that spelling's row."""
    words = [word for word in rows if _WORD.fullmatch(word)]
    chosen = {word: rows[word] for word in words if word == word.lower()}
    for word in words:
        chosen.setdefault(word.lower(), rows[word])
    rank = {word.lower(): place for place, word in reversed(list(enumerate(words)))}
    return {word: chosen[word] for word in sorted(chosen, key=rank.__getitem__)[:most]}


def aliases(words: Iterable[str], known: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Rows for words of the treebanks that the table lacks: "-t-il" is read as "il", "l’" as "l'"."""
    for word in words:
        lower = word.lower()
        for other in (lower.removeprefix("-t").removeprefix("-"), lower.replace("’", "'"), lower.replace("-", "")):
            if lower not in known and other in known:
                yield lower, known[other]
                break


def reduced(rows: np.ndarray, *, dimensions: int) -> np.ndarray:
    """The rows on their principal axes, scaled to one common spread."""
    centred = rows - rows.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    kept = centred @ axes[:dimensions].T
    scaled: np.ndarray = (kept * (_SPREAD / kept.std())).astype(np.float32)
    return scaled


def write_pretrain(words: Mapping[str, int], rows: np.ndarray, path: Path) -> None:
    """Write a file that `stanza.models.common.pretrain.Pretrain` loads, rows shared."""
    used = sorted(set(words.values()))
    place = {row: index for index, row in enumerate(used, start=len(PREFIX))}
    table = np.zeros((len(PREFIX) + len(used), rows.shape[1]), dtype=np.float32)
    table[len(PREFIX) :] = rows[used]
    unit2id = {unit: index for index, unit in enumerate(PREFIX)} | {word: place[row] for word, row in words.items()}
    first = dict(zip(reversed(list(words.values())), reversed(list(words)), strict=True))
    vocabulary = OrderedDict(
        lang="", idx=0, cutoff=0, lower=True, _unit2id=unit2id, _id2unit=[*PREFIX, *(first[row] for row in used)]
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"vocab": vocabulary, "emb": torch.from_numpy(table)}, path)


def read_words(path: Path) -> list[str]:
    """The words of a file that `write_pretrain` wrote."""
    words: Mapping[str, int] = torch.load(path, weights_only=True)["vocab"]["_unit2id"]
    return [word for word in words if word not in PREFIX]
