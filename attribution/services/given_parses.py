"""Parses that were made elsewhere, for texts that need none of ours: our own CoNLL-U, or a treebank's gold trees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from attribution.core.alignment import TreeIndex
from attribution.core.conllu import ConlluError, read_conllu
from attribution.core.document import Document
from attribution.errors import ParseFormatError

_OUR_OWN = "start_char="
_NEW_DOCUMENT = re.compile(r"^# newdoc id = (.*)$", re.MULTILINE)


def given_parses(conllu: str, texts: Mapping[str, str]) -> dict[str, Document]:
    """The documents of those texts that the CoNLL-U holds a parse of. Raises ParseFormatError.

    With offsets it is what ``attribution parse`` wrote, and a document is found by its id; without them it is a
    treebank, and a text is found that is a run of its sentences.
    """
    parses = dict(_of_treebank(conllu, texts) if _OUR_OWN not in conllu else _of_documents(conllu, texts))
    return {name: _document(name, parse, texts[name]) for name, parse in parses.items()}


def _of_treebank(conllu: str, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    try:
        trees = TreeIndex(conllu)
    except ConlluError as error:
        raise ParseFormatError(f"The treebank cannot be read: {error}") from error
    for name, text in texts.items():
        found = trees.conllu_of(text)
        if found is not None:
            yield name, found


def _of_documents(conllu: str, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    _, *pieces = _NEW_DOCUMENT.split(conllu)
    ids = {" ".join(name.split()): name for name in texts}  # as ids are written in a comment line
    for name, parse in zip(pieces[::2], pieces[1::2], strict=True):
        if " ".join(name.split()) in ids:
            yield ids[" ".join(name.split())], parse


def _document(name: str, parse: str, text: str) -> Document:
    try:
        return read_conllu(parse, text)
    except ConlluError as error:
        raise ParseFormatError(f"The parse of {name!r} does not fit its text: {error}") from error
