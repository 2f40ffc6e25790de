"""What goes out: every format holds every quotation once, and keeps to what is published about it."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise

from jsonschema import Draft4Validator, Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from tests.articles import ROOT
from tests.e2e.client import Client

EXPORT = "/api/v1/quotations/export"
SCHEMAS = ROOT / "fixtures" / "schemas"


def are_whole_and_valid(checker: Client) -> None:
    items = list(checker.walk("/api/v1/quotations", limit=100))
    ids = [item["id"] for item in items]
    assert all(newer["article"]["published_at"] >= older["article"]["published_at"] for newer, older in pairwise(items))
    assert [one["id"] for one in _lines(checker, "jsonl")] == ids
    assert [int(row["quote_id"]) for row in _table(checker)] == ids
    annotations = json.loads(_export(checker, "annotations"))["items"]
    assert len(annotations) == len(ids)
    _ninjs(checker, items)
    _ans(checker, items)
    _json_ld(checker, items)


def _export(checker: Client, form: str, **options: str) -> str:
    answer = checker.ask("GET", EXPORT, params={"format": form, **options})
    assert "attachment" in answer.headers["Content-Disposition"]
    return answer.content.decode("utf-8-sig")


def _lines(checker: Client, form: str) -> list[dict]:
    return [json.loads(line) for line in _export(checker, form).splitlines()]


def _table(checker: Client) -> list[dict]:
    written = _export(checker, "csv", dialect="excel-fr")
    return list(csv.DictReader(io.StringIO(written, newline=""), delimiter=";"))


def _ninjs(checker: Client, items: list[dict]) -> None:
    schema = json.loads((SCHEMAS / "ninjs-schema_3.1.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    articles = _lines(checker, "ninjs")
    for article in articles:
        validator.validate(article)
    assert len(articles) == len({item["article"]["id"] for item in items})
    assert sum(len(article["associations"]) for article in articles) == len(items)


def _ans(checker: Client, items: list[dict]) -> None:
    kept = json.loads((SCHEMAS / "ans-0.10.12.json").read_text(encoding="utf-8"))
    registry = Registry().with_resources((one["id"], Resource(one, DRAFT4)) for one in kept.values())
    validator = Draft4Validator(kept["story"], registry=registry)
    stories = _lines(checker, "ans")
    for story in stories:
        validator.validate(story)
    assert sum(len(story["content_elements"]) for story in stories) == len(items)


def _json_ld(checker: Client, items: list[dict]) -> None:
    graph = json.loads(_export(checker, "jsonld"))["@graph"]
    texts = [node["text"] for node in graph if node["@type"] == "Quotation"]
    assert texts == [item["content"]["text"] for item in items]
