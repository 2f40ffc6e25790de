"""fixtures/benchmark/indirect.jsonl: its offsets fit, and indirect speech is as right there as it was."""

from __future__ import annotations

from tests.indirect_benchmark import GOLD, documents, measure
from tests.rule_cases import belongs, recorded

LEAST_PRECISION, LEAST_RECALL, LEAST_RIGHT = 0.95, 0.90, 0.92


def spans(document):
    for quotation in document["quotations"]:
        yield quotation["content"]
        yield from (quotation[part] for part in ("source", "cue") if quotation[part])
        yield from (relay["source"] for relay in quotation["relays"])


def test_every_span_has_its_words_and_every_text_its_parse():
    parses = recorded(GOLD.with_suffix(".conllu"))
    for document in documents():
        assert belongs(parses[document["id"]], document["text"])
        for span in spans(document):
            assert document["text"][span["start"] : span["end"]] == span["text"]


def test_what_is_found_is_right_and_little_is_missed():
    counts, faults = measure()
    assert counts["same"] >= LEAST_PRECISION * counts["found"], faults
    assert counts["same"] >= LEAST_RECALL * counts["gold"], faults
    assert counts["right"] >= LEAST_RIGHT * counts["same"], faults
