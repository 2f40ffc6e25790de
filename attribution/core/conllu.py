"""CoNLL-U text <-> `Document`, both ways, with code-point offsets in MISC as Stanza writes them.

Format: https://universaldependencies.org/format.html; ``start_char`` and ``end_char`` stand in the
tenth column, on the range line for the words of a contraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from attribution.core.document import NO_HEAD, Document, Sentence, Span, Token

_OFFSETS = re.compile(r"start_char=(\d+)\|end_char=(\d+)")
_BREAKS = re.compile(r"\s")


class ConlluError(ValueError):
    """The CoNLL-U text is not well formed, or its offsets do not fit the text."""


def write_conllu(document: Document, *, parser: str | None = None, doc_id: str | None = None) -> str:
    """The document as CoNLL-U, a ``# newdoc`` with its id first and the parser's name after it."""
    lines = [f"# newdoc id = {_flat(doc_id)}" if doc_id is not None else "# newdoc"]
    if parser is not None:
        lines.append(f"# parser = {parser}")
    for sentence in document.sentences:
        lines.append(f"# sent_id = {_sentence_id(sentence, doc_id)}")
        lines.append(f"# text = {_flat(document.cut(sentence.span))}")
        lines.extend(_sentence_lines(document, sentence))
        lines.append("")
    return "\n".join(lines) + "\n"


def _sentence_id(sentence: Sentence, doc_id: str | None) -> str:
    """Its number in the document, behind the document's id: no two sentences of one file have the same."""
    number = str(sentence.index + 1)
    return number if doc_id is None else f"{_flat(doc_id)}-{number}"


def _sentence_lines(document: Document, sentence: Sentence) -> Iterator[str]:
    for span, group in groupby(document.words(sentence), key=lambda token: token.span):
        words = list(group)
        offsets = f"start_char={span.start}|end_char={span.end}"
        if len(words) > 1:
            first, last = (word.index - sentence.first + 1 for word in (words[0], words[-1]))
            yield "\t".join([f"{first}-{last}", _flat(document.cut(span)), *"_______", offsets])
            offsets = "_"
        for word in words:
            yield _word_line(word, sentence.first, offsets)


def _word_line(word: Token, first: int, offsets: str) -> str:
    head = 0 if word.head == NO_HEAD else word.head - first + 1
    form = (str(word.index - first + 1), _flat(word.text), _flat(word.lemma), word.upos, "_", word.feats or "_")
    return "\t".join([*form, str(head), word.deprel, "_", offsets])


def _flat(text: str) -> str:
    """White space that would break a line or a column becomes a plain space."""
    return _BREAKS.sub(" ", text) or "_"


def read_conllu(conllu: str, text: str) -> Document:
    """The document of a text from its recorded parse. Raises ConlluError when they do not fit."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for block in re.split(r"\n[ \t]*\n", conllu):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if rows:
            words = _read_words(rows, len(tokens), len(sentences))
            span = Span(words[0].span.start, words[-1].span.end)
            sentences.append(Sentence(len(sentences), span, words[0].index, words[-1].index + 1))
            tokens.extend(words)
    reach = max((token.span.end for token in tokens), default=0)
    if reach > len(text):
        raise ConlluError(f"the parse reaches offset {reach}, the text only {len(text)}")
    return Document(text, tuple(tokens), tuple(sentences))


def _read_words(rows: list[list[str]], first: int, sentence: int) -> list[Token]:
    words: list[Token] = []
    shared: Span | None = None
    shared_until = 0
    for row in rows:
        if len(row) != 10:
            raise ConlluError(f"a line has {len(row)} columns, not 10: {row[0]!r}")
        if "-" in row[0]:
            shared, shared_until = _offsets(row), _number(row[0].partition("-")[2])
        elif "." not in row[0]:
            if _number(row[0]) != len(words) + 1:
                raise ConlluError(f"word {row[0]} is out of order")
            inside = shared is not None and len(words) < shared_until
            words.append(_read_word(row, shared if inside and shared else _offsets(row), first, sentence))
    _check_tree(words, first)
    return words


def _check_tree(words: list[Token], first: int) -> None:
    """Raise unless every word leads to a root of its own sentence, so that no walk up a tree is endless."""
    if not words:
        raise ConlluError("a sentence has no words")
    sound = {NO_HEAD}
    for word in words:
        path: list[int] = []
        index = word.index
        while index not in sound:
            if index in path or not 0 <= index - first < len(words):
                raise ConlluError(f"the head of word {word.index - first + 1} is not a word above it")
            path.append(index)
            index = words[index - first].head
        sound.update(path)


def _read_word(row: list[str], span: Span, first: int, sentence: int) -> Token:
    head = _number(row[6])
    return Token(
        index=first + _number(row[0]) - 1,
        span=span,
        text=row[1],
        lemma=row[2],
        upos=row[3],
        feats="" if row[5] == "_" else row[5],
        head=NO_HEAD if head == 0 else first + head - 1,
        deprel=row[7],
        sentence=sentence,
    )


def _number(digits: str) -> int:
    if not digits.isdecimal():
        raise ConlluError(f"not a number: {digits!r}")
    return int(digits)


def _offsets(row: list[str]) -> Span:
    match = _OFFSETS.search(row[9])
    if match is None:
        raise ConlluError(f"no start_char and end_char at word {row[0]}")
    try:
        return Span(int(match[1]), int(match[2]))
    except ValueError as error:
        raise ConlluError(str(error)) from error
