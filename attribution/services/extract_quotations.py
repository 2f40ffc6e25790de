"""The use case behind every door: a text goes in, its parse and its analysis come out."""

from __future__ import annotations

from attribution.core.analyse import analyse
from attribution.core.conllu import ConlluError, read_conllu, write_conllu
from attribution.core.document import Document
from attribution.core.lexicon import Lexicon
from attribution.core.relations import Analysis
from attribution.errors import ParseFormatError
from attribution.services.check_text import check_text
from attribution.services.ports import Parse, Parser


def extract_quotations(
    text: str, *, parser: Parser, lexicon: Lexicon, limit: int | None = None
) -> tuple[Document, Analysis]:
    """Parse a text and analyse it. Raises TextError (see `check_text`) and ParserError."""
    check_text(text, limit=limit)
    document = parser.parse(text)
    return document, analyse(document, lexicon)


def analyse_recorded(text: str, parse: Parse, lexicon: Lexicon) -> Analysis:
    """Analyse a text from its recorded parse. Raises ParseFormatError when the parse is not that of the text."""
    try:
        document = read_conllu(parse.conllu, text)
    except ConlluError as error:
        raise ParseFormatError(f"The kept parse does not fit the text: {error}.") from error
    return analyse(document, lexicon)


def record_parse(document: Document, parser: Parser) -> Parse:
    """The parse as it is kept with an article: CoNLL-U and the parser's name."""
    return Parse(conllu=write_conllu(document, parser=parser.name), parser=parser.name)
