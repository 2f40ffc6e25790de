"""Turns a text into a recorded article: the text, its parse and the analysis that the rules give today."""

from __future__ import annotations

import json

from attribution.core.lexicon import Lexicon
from attribution.services.extract_quotations import extract_quotations, record_parse
from attribution.services.interchange import analysis_to_json
from attribution.services.ports import Parser

TEXT, PARSE, EXPECTED = "article.txt", "parse.conllu", "expected.json"


def record_article(text: str, *, parser: Parser, lexicon: Lexicon) -> dict[str, str]:
    """The content of each file of a recorded article, by file name. Raises TextError and ParserError."""
    document, analysis = extract_quotations(text, parser=parser, lexicon=lexicon)
    expected = json.dumps(analysis_to_json(analysis, text), ensure_ascii=False, indent=1)
    return {TEXT: text, PARSE: record_parse(document, parser).conllu, EXPECTED: expected + "\n"}
