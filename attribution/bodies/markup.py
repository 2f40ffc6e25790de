"""Walks HTML once, as a stream of events: the blocks of text that a reader sees, and what the head says.

The stream has no tree, so depth and size cost nothing but themselves; two things would still be quadratic in
libxml2, and are bounded: unmatched end tags under open elements, by `DEEPEST`, and what trafilatura's tree does
with attributes, by `Markup.is_tame`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from attribution.bodies.block_text import Block, BlockText, collapse
from attribution.errors import BodyError

DEEPEST = 512
"""Elements inside each other. Browsers stop at 512 too; articles stay under 100."""
_MOST_ATTRIBUTES = 500
_DEEPEST_TREE = 250  # libxml2 cuts a tree off at 256 without a word
_MOST_ELEMENTS = 15_000
_MOST_STEPS = 250_000
"""From each element up to the root, all together: trafilatura walks up often. News pages need some ten thousand."""
_CHUNK = 16_384  # bytes; an error of a handler stops the parser at the end of the chunk only

_TIGHT = frozenset("li dt dd tr figcaption summary caption legend".split())
_BLOCKS = _TIGHT | frozenset(
    "address article aside blockquote body center details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr html main menu nav ol optgroup p pre search section table tbody tfoot thead ul".split()
)
_SKIPPED = frozenset(
    "aside audio button canvas datalist embed figcaption iframe input math nav noembed noframes noscript object "
    "script select style svg template textarea title video".split()
)
_CELLS = frozenset({"td", "th"})
_MARKS = (("«\u00a0", "\u00a0»"), ("“", "”"))


@dataclass(slots=True)
class Head:
    """What a page tells about itself, as it is written there."""

    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    canonical: str | None = None
    time: str | None = None
    json_ld: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Markup:
    """The blocks in document order. ``is_tame``: a tree of it can be built in linear time, and whole."""

    blocks: tuple[Block, ...]
    head: Head
    is_tame: bool


def read_markup(html: str) -> Markup:
    """Read any HTML, broken as it may be. Raises BodyError when elements stand too deep in each other."""
    walker = _Walker()
    parser = etree.HTMLParser(encoding="utf-8", target=walker, huge_tree=True)
    data = html.encode()
    for start in range(0, len(data), _CHUNK):
        parser.feed(data[start : start + _CHUNK])
    if data.strip():
        parser.close()
    walker.text.open()
    return Markup(tuple(walker.text.blocks), walker.head, walker.is_tame)


class _Walker:
    """What lxml calls for each tag and each run of text."""

    def __init__(self) -> None:
        self.text = BlockText()
        self.head = Head()
        self.is_tame = True
        self._open: list[str] = []
        self._skipping: int | None = None  # the depth of the element that is left out with all it holds
        self._catch: list[str] | None = None  # what a title or a script says
        self._quotes: list[tuple[int, int]] = []
        self._inside = {"pre": 0, "blockquote": 0}
        self._elements = self._steps = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._watch(attributes)
        self._open.append(tag)
        if tag in self._inside:
            self._inside[tag] += 1
        if self._skipping is not None:
            return
        self._note(tag, attributes)
        if self._is_left_out(tag, attributes):
            self._skipping = len(self._open)
        elif tag in _BLOCKS:
            self.text.open(tight=tag in _TIGHT)
        elif tag == "br":
            self.text.break_line()
        elif tag == "q":
            self._quotes.append(self.text.place)

    def end(self, tag: str) -> None:
        if self._skipping == len(self._open):
            self._skipping = None
            self._store(tag)
        elif self._skipping is None:
            self._close(tag)
        if self._open and self._open.pop() in self._inside:
            self._inside[tag] -= 1

    def data(self, text: str) -> None:
        if self._catch is not None:
            self._catch.append(text)
        elif self._skipping is None:
            self.text.add(text, verbatim=self._inside["pre"] > 0)

    def close(self) -> None:
        """Asked for by lxml; what was read is taken from the walker itself."""

    def _watch(self, attributes: Mapping[str, str]) -> None:
        depth = len(self._open) + 1
        self._elements += 1
        self._steps += depth
        if depth > DEEPEST:
            raise BodyError("html", f"The elements stand more than {DEEPEST} deep in each other.")
        if depth > _DEEPEST_TREE or len(attributes) > _MOST_ATTRIBUTES:
            self.is_tame = False
        if self._elements > _MOST_ELEMENTS or self._steps > _MOST_STEPS:
            self.is_tame = False

    def _is_left_out(self, tag: str, attributes: Mapping[str, str]) -> bool:
        if tag == "footer":  # under a quotation it says who is quoted
            return not self._inside["blockquote"]
        return tag in _SKIPPED or "hidden" in attributes

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Keep what the head says; the first of two wins, as the page's own comes before a widget's."""
        if tag == "meta":
            name, content = attributes.get("property") or attributes.get("name"), attributes.get("content")
            if name and content:
                self.head.meta.setdefault(name.lower(), content)
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self.head.canonical = self.head.canonical or attributes.get("href")
        elif tag == "time":
            self.head.time = self.head.time or attributes.get("datetime")
        elif tag == "title" or (tag == "script" and "ld+json" in attributes.get("type", "").lower()):
            self._catch = []

    def _store(self, tag: str) -> None:
        if self._catch is None:
            return
        said, self._catch = "".join(self._catch), None
        if tag == "script":
            self.head.json_ld.append(said)
        elif not self.head.title:
            self.head.title = collapse(said)

    def _close(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.text.open()
        elif tag in _CELLS:
            self.text.add(" ")
        elif tag == "q" and self._quotes:
            place = self._quotes.pop()
            self.text.enclose(place, *_MARKS[len(self._quotes) % 2])
