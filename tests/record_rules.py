"""``make record-rules``: parse the cases of fixtures/rules that have no recorded parse yet; ``--all``: all of them."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from attribution.core.conllu import write_conllu
from attribution.services.ports import Parser
from tests.rule_cases import belongs, files, read_cases, recorded, sha256


@cache
def parser() -> Parser:
    from attribution.parsing.stanza_parser import StanzaParser

    return StanzaParser()


def parse_of(name: str, text: str) -> str:
    """The parse under its name, with the hash of the text it belongs to."""
    parse = write_conllu(parser().parse(text), parser=parser().name, doc_id=name)
    first, _, rest = parse.partition("\n")
    return f"{first}\n# text_sha256 = {sha256(text)}\n{rest}"


def rewrite(file: Path, *, everything: bool) -> int:
    """The number of new parses. Those of cases that are no more are left out."""
    parses, new = [], 0
    for case in read_cases(file):
        parse = recorded(case.parse_file).get(case.name, "")
        if everything or not belongs(parse, case.text):
            parse, new = parse_of(case.name, case.text), new + 1
        parses.append(parse)
    written = "".join(parses)
    target = file.with_suffix(".conllu")
    if not target.exists() or target.read_text(encoding="utf-8") != written:
        target.write_text(written, encoding="utf-8", newline="\n")
    return new


def main() -> None:
    everything = "--all" in sys.argv[1:]
    for file in files():
        new = rewrite(file, everything=everything)
        if new:
            print(f"{new:3} {file.parent.name}/{file.stem}")  # noqa: T201 (its output is for people)


if __name__ == "__main__":
    main()
