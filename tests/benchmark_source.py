"""The texts of fixtures/benchmark as they are written by hand, every span given as words, and their offsets.

``~`` stands for a no-break space and ``¬`` for a narrow one. Words that occur more than once have a number: ``il#2``
is the second "il". A gap leaves words out: ``Nous … lundi`` runs from the one to the next other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from tests.articles import ROOT

DIRECTORY = ROOT / "fixtures" / "benchmark"
TEXTS = DIRECTORY / "phenomena.jsonl"
SOURCE = DIRECTORY / "texts"
SIDES = ("present", "lookalike")
MARKS = '«»“”„‹›"'
_OPENING = {*MARKS, "‘", "'"}
_CLOSING = {*MARKS, "’", "'"}
_SPACES = str.maketrans({"~": "\u00a0", "¬": "\u202f"})
_GAP = " … "
_QUOTATION = {"speech", "other", "source", "cue", "speaker", "relays", "status", "note", "debatable", "out_of_reach"}
_DOCUMENT = {"id", "text", "quotations", "why", "stray"}

Entry = Mapping[str, Any]


class SourceError(ValueError):
    """An entry of the source does not fit its text."""


@cache
def documents() -> tuple[dict[str, Any], ...]:
    """Every document as phenomena.jsonl holds it, in the order of the phenomena."""
    entries = [entry for file in sorted(SOURCE.glob("*.yml")) for entry in yaml.safe_load(file.read_text("utf-8"))]
    return tuple(one for entry in sorted(entries, key=lambda entry: entry["phenomenon"]) for one in _of(entry))


def _of(entry: Entry) -> Iterator[dict[str, Any]]:
    for side in SIDES:
        for document in entry[side]:
            name = f"{entry['phenomenon']:02}-{entry['slug']}-{document['id']}"
            try:
                yield document_of(name, side, entry, document)
            except SourceError as error:
                raise SourceError(f"{name}: {error}") from error


def document_of(name: str, side: str, entry: Entry, document: Entry) -> dict[str, Any]:
    """One document with its offsets. Raises SourceError where words and text do not fit."""
    _known(document, _DOCUMENT)
    text = document["text"].translate(_SPACES)
    quotations = [_quotation(text, one) for one in document.get("quotations", ())]
    places = [one["content"]["start"] for one in quotations]
    if places != sorted(places):
        raise SourceError("the quotations are not in the order of the text")
    _every_mark_is_told(text, quotations, document.get("stray", 0))
    head = {"id": name, "phenomenon": entry["phenomenon"], "name": entry["name"], "expects": side}
    return head | {"text": text, "quotations": quotations} | _given(document, "why")


def _quotation(text: str, entry: Entry) -> dict[str, Any]:
    _known(entry, _QUOTATION)
    kind = "speech" if "speech" in entry else "other"
    content = span(text, entry[kind])
    if not entry.get("out_of_reach"):
        _stands_between_marks(text, content)
    who = _who(text, entry)
    said = {"relays": [_who(text, relay) for relay in entry.get("relays", ())]}
    if kind == "speech":
        said["status"] = entry.get("status", "asserted")
    return {"content": content, "kind": kind} | who | said | _given(entry, "note", "debatable", "out_of_reach")


def _who(text: str, entry: Entry) -> dict[str, Any]:
    """Source, cue and speaker; the speaker is the source's very words unless another name is given."""
    source, cue = (span(text, entry[part]) if entry.get(part) else None for part in ("source", "cue"))
    return {"source": source, "cue": cue, "speaker": entry.get("speaker", source["text"] if source else None)}


def span(text: str, words: str) -> dict[str, Any]:
    """The place of those words in the text, which holds them once or as often as their number says."""
    words, _, number = words.translate(_SPACES).partition("#")
    pattern = re.escape(words).replace(re.escape(_GAP), r"(?:(?!\n\n\n).)+?")
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    found = list(re.finditer(rf"(?<!\w){pattern}{after}", text, re.DOTALL))
    if len(found) < int(number or 1) or (len(found) > 1 and not number):
        raise SourceError(f"{words!r} occurs {len(found)} times")
    match = found[int(number or 1) - 1]
    return {"start": match.start(), "end": match.end(), "text": match.group()}


def _stands_between_marks(text: str, content: Entry) -> None:
    """At least one of its marks is there: the other may be missing."""
    first, last = _marks_of(text, content)
    if text[max(first, 0)] not in _OPENING and text[last : last + 1] not in _CLOSING:
        raise SourceError(f"{content['text']!r} does not stand between marks")


def _every_mark_is_told(text: str, quotations: list[dict[str, Any]], stray: int) -> None:
    """Every mark touches a quotation, or opens a line inside one, or is one of so many stray ones."""
    told = {place for one in quotations for place in _marks_of(text, one["content"])}
    places = {match.start() for match in re.finditer(f"[{MARKS}]", text)} - told
    left = [place for place in sorted(places) if not _reopens(text, place, quotations)]
    if len(left) != stray:
        around = [text[max(place - 15, 0) : place + 15] for place in left]
        raise SourceError(f"{len(left)} marks belong to no quotation, {stray} may: {around}")


def _marks_of(text: str, content: Entry) -> tuple[int, int]:
    """Where the marks around a content are."""
    before, after = text[: content["start"]].rstrip(), text[content["end"] :].lstrip()
    return len(before) - 1, len(text) - len(after)


def _reopens(text: str, place: int, quotations: list[dict[str, Any]]) -> bool:
    """A mark that says again, at the start of a line, that the quotation goes on."""
    return text[:place].endswith("\n") and any(
        one["content"]["start"] < place < one["content"]["end"] for one in quotations
    )


def _given(entry: Entry, *names: str) -> dict[str, Any]:
    return {name: entry[name] for name in names if name in entry}


def _known(entry: Entry, names: set[str]) -> None:
    if unknown := set(entry) - names:
        raise SourceError(f"unknown fields {sorted(unknown)}")
