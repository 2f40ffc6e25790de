"""Full forms for the lemmatiser's dictionary: a form and a part of speech, and their lemma.

Source: spaCy's ``spacy-lookups-data`` 1.0.5 (MIT), French tables: irregular forms, lemmas and endings by part of
speech. No open list pairs French forms with lemmas directly; the endings applied to the lemmas give one. Only
words that the vectors know are taken, which keeps the file small and the misspelt out.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attribution.training.treebank import Row, Tree

_PARTS = {"verb": "VERB", "adj": "ADJ", "noun": "NOUN"}
_PLURALS = (("s", ""), ("x", ""), ("aux", "al"))
_FEMININES = (("e", ""), ("es", ""), ("ive", "if"), ("ives", "if"), ("euse", "eux"), ("euses", "eux"), ("elle", "el"))
_VERB_ENDINGS = (
    *(
        (ending, "er")
        for ending in "é ée és ées e es ons ez ent ais ait ions iez aient ai as a âmes âtes èrent".split()
    ),
    *(("era" + ending, "er") for ending in ("", "i", "s", "is", "it", "ient")),
    *(("er" + ending, "er") for ending in ("ons", "ez", "ont", "ions", "iez")),
    *((ending, "er") for ending in "ant asse asses ât assions assiez assent".split()),
)
SENTENCE = 200
"""Forms in one sentence of the training file: the trainer reads CoNLL-U."""


def read_table(folder: Path, name: str) -> Mapping[str, Any]:
    """One of the French tables, ``lemma_exc`` or ``lemma_index``."""
    with gzip.open(folder / f"fr_{name}.json.gz", "rt", encoding="utf-8") as file:
        return dict(json.load(file))


def lemma_of(form: str, part: str, irregular: Mapping[str, list[str]], lemmas: frozenset[str]) -> str | None:
    """The lemma of a lower-case form, or None when neither the irregular forms nor the endings give one."""
    if form in irregular:
        return irregular[form][0] if len(irregular[form]) == 1 else None
    if form in lemmas:
        return form
    endings = {"verb": _VERB_ENDINGS, "noun": _PLURALS, "adj": _PLURALS + _FEMININES}[part]
    cut = (form.removesuffix(ending) + instead for ending, instead in endings if form.endswith(ending))
    found = {candidate for candidate in cut if candidate in lemmas}
    return min(found, key=len) if found else None


def full_forms(
    words: Iterable[str], irregular: Mapping[str, Any], lemmas: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """Form, part of speech and lemma of every word that a table or an ending explains."""
    known = list(words)
    for part, upos in _PARTS.items():
        index = frozenset(lemmas[part])
        for word in known:
            lemma = lemma_of(word, part, irregular[part], index)
            if lemma is not None:
                yield word, upos, lemma


def as_trees(forms: Iterable[tuple[str, str, str]]) -> Iterator[Tree]:
    """The forms as sentences without trees, which is how the lemmatiser's trainer takes a dictionary."""
    rows: list[Row] = []
    for form, upos, lemma in forms:
        rows.append((str(len(rows) + 1), form, lemma, upos, "_", "_", str(len(rows)), "dep", "_", "_"))
        if len(rows) == SENTENCE:
            yield Tree("forms", " ".join(row[1] for row in rows), tuple(rows))
            rows = []
    if rows:
        yield Tree("forms", " ".join(row[1] for row in rows), tuple(rows))


def read_words(known: Iterable[str]) -> list[str]:
    """The commonest words that are letters only: 90,000 of them."""
    return [word for word in known if word.isalpha()][:90_000]
