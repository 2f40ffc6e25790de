"""No text makes the service fail: the real rules on a parser that knows nothing, and once on the real one."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.bootstrap import Services, load_parser
from attribution.lexicons import french
from attribution.settings import Settings
from attribution.wsgi import create_app
from tests.api.fakes import SpaceParser

PRINTABLE = [chr(point) for point in range(0x20, 0x300) if not 0x7F <= point < 0xA0]
CONTROL = [chr(point) for point in [*range(1, 0x20), *range(0x7F, 0xA0)]]
INVISIBLE = "\u200b\u200d\u2028\u2029\u202e\ufeff\ufffd\uffff\u0301"
ODD = [*INVISIBLE, *"ﬁŒ…—–‐‹›„“”‘’😀", "\U00010000", "\U0010ffff", "\U0001f469\u200d\U0001f680"]
PARTS = [*"«»“”\"‹›'—-aÉ.,: \n\r\u00a0\u202f😀", " dit Anne", " selon Paul"]
MARKS = list("«»“”\"‹›'—-")


@pytest.fixture
def client(store):
    return create_app(services=Services(Settings(rate_limit="off"), french(), store, SpaceParser)).test_client()


def accepted(client, text):
    answer = client.post("/api/v1/extract", data=json.dumps({"text": text}), content_type="application/json")
    blank = not text.strip()
    assert answer.status_code == (422 if blank else 200), (ascii(text[:40]), answer.text)
    return answer


def test_every_character_alone_is_answered(client):
    for text in [*PRINTABLE, *CONTROL, *ODD]:
        accepted(client, text)


@pytest.mark.parametrize("mark", MARKS)
def test_two_thousand_marks_are_answered(client, mark):
    accepted(client, mark * 2000)
    accepted(client, f"{mark}a " * 2000)


TEXTS = {
    "five hundred quotations": "« a », dit Anne. " * 500,
    "deep marks": "« a " * 1000 + " »" * 1000,
    "one word": "a" * 150_000,
    "one line": "mot " * 40_000,
    "many lines": "\n" * 100_000 + "a",
    "english": "“We will leave,” said Anne Dupont, according to Paul Martin.",
    "chinese": "他说：“我们明天走。”",
    "arabic": "قال «سنغادر غدا».",
    "no quotation": "Il pleut sur Nantes.",
    "numbers": "12 345,67 % " * 100,
    "html": "<script>alert(1)</script>",
    "json": '{"text": "a"}',
    "combining": "e" + "\u0301" * 5000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_odd_texts_are_answered(client, text):
    accepted(client, text)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PARTS), min_size=1))
def test_any_mixture_of_marks_and_words_is_answered(client, parts):
    accepted(client, "".join(parts))


@pytest.mark.stanza
def test_the_real_parser_answers_every_character(store):
    client = create_app(
        services=Services(Settings(rate_limit="off"), french(), store, lambda: load_parser(Settings()))
    ).test_client()
    for text in [*PRINTABLE[::7], *CONTROL[::5], *ODD, *MARKS, *list(TEXTS.values())[5:]]:
        accepted(client, text)
    together = "\n\n".join([*PRINTABLE, *ODD])
    assert client.post("/api/v1/articles", json={"text": together}).status_code == 201
