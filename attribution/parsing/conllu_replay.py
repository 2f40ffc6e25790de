"""The Parser port on recorded parses, so that rule tests run without torch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from attribution.core.conllu import ConlluError, read_conllu
from attribution.core.document import Document
from attribution.errors import ParseFormatError, ParseNotRecordedError


class ConlluReplay:
    """Gives back the recorded parse of each text that it knows."""

    name = "replay"

    def __init__(self, recorded: Mapping[str, str]) -> None:
        self._recorded = dict(recorded)

    @classmethod
    def from_directories(cls, directories: Iterable[Path]) -> ConlluReplay:
        """Read ``article.txt`` and ``parse.conllu`` of every directory."""
        return cls({_read(path / "article.txt"): _read(path / "parse.conllu") for path in directories})

    def parse(self, text: str) -> Document:
        """The recorded parse. Raises ParseNotRecordedError, and ParseFormatError when it does not fit."""
        if not text.strip():
            return Document(text, (), ())
        if text not in self._recorded:
            raise ParseNotRecordedError(f"No parse is recorded for {text[:40]!r}…: make one with `attribution record`.")
        try:
            return read_conllu(self._recorded[text], text)
        except ConlluError as error:
            raise ParseFormatError(f"The recorded parse of {text[:40]!r}… does not fit: {error}") from error


def _read(path: Path) -> str:
    # newline="" keeps CRLF: offsets point into the very text
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()
