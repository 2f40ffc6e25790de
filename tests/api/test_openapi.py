"""The OpenAPI document, and the service held against it."""

from __future__ import annotations

import itertools
import json
import re

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from attribution.api.jobs import JSON_LINES
from tests.api.operations import OPERATIONS


@pytest.fixture
def document(client):
    return client.get("/api/openapi.json").json


def test_every_operation_is_documented(document):
    found = {
        (method, path): operation["operationId"]
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
        if method in {"get", "post", "put", "patch", "delete"}
    }
    assert document["openapi"] == "3.1.0"
    assert found == OPERATIONS


def test_every_route_of_the_api_is_documented(app, document):
    rules = {re.sub(r"<\w+:(\w+)>", r"{\1}", rule.rule) for rule in app.url_map.iter_rules()}
    page = {"/", "/static/{filename}", "/articles/{article_id}", "/api/openapi.json"}
    assert rules - page == set(document["paths"])


def test_every_error_is_documented_as_a_problem(document):
    for response in document["components"]["responses"].values():
        assert list(response["content"]) == ["application/problem+json"]
    for operations in document["paths"].values():
        for operation in operations.values():
            if isinstance(operation, dict):
                assert "default" in operation["responses"]


def test_the_document_says_what_positions_count(document):
    assert "code points" in document["info"]["description"]
    for end in ("start", "end"):
        description = document["components"]["schemas"]["SpanOut"]["properties"][end]["description"]
        assert "half-open" in description


def test_unknown_members_are_forbidden_in_requests_only(document):
    schemas = document["components"]["schemas"]
    assert schemas["ArticleIn"]["additionalProperties"] is False
    assert "additionalProperties" not in schemas["ArticleOut"]


ACCEPTED = ["2xx", "3xx", "401", "403", "404", "409", "429", "5xx"]
# that markup holds a text, and that a body is in the format that the query names, no JSON schema can say
MARKUP_IN = {"post_article", "put_article"}
# nor that a name holds a letter, that a role begins before it ends, that one of two members is there
OF_SPEAKERS = {"post_speaker", "patch_speaker", "merge_speakers", "split_speaker", "import_speakers"}
# no generated tag is that of what is kept: a change of one is answered with 412
TAGGED = {"put_article", "delete_article", "delete_named_article", "correct", "patch_speaker"}


def accepted(name):
    return [*ACCEPTED, *["422"] * (name in MARKUP_IN | OF_SPEAKERS), *["412"] * (name in TAGGED)]


CHECKS = {
    "operations": [
        {
            "include-operation-id": name,
            "checks": {
                "positive_data_acceptance": {"expected-statuses": accepted(name)},
                "missing_required_header": {"expected-statuses": ["428"]},
            },
        }
        for name in sorted(MARKUP_IN | OF_SPEAKERS | TAGGED)
    ]
}
SEARCHES = {"/api/v1/quotations", "/api/v1/speakers/{speaker_id}/quotations"}
OWN_FIELDS = {"text", "title", "url", "source", "external_id", "published_at"}


def is_text_in_own_fields(case):
    body = case.body
    return (
        case.query.get("format", "native") == "native"
        and isinstance(body, dict)
        and "text" in body
        and set(body) <= OWN_FIELDS
    )


@pytest.fixture
def schema(app):
    """The document as schemathesis reads it, and a few articles and jobs that generated requests can find."""
    client = app.test_client()
    client.post("/api/v1/webhooks", json={"url": "https://cms.example/hook"})
    for number in range(3):
        article = {"text": f"« Oui {number} », dit Anne Dupont, selon Paul Martin."}
        client.post("/api/v1/articles", json=article)
        client.post("/api/v1/articles", json=article, headers={"Prefer": "respond-async"})
        client.put(f"/api/v1/articles/by-external-id/{number}/{number}", json={"text": "« Non », dit Zoé."})
    client.patch("/api/v1/speakers/1", json={"name": "Anne Durand"}, headers={"If-Match": '"1"'})
    return schemathesis.openapi.from_wsgi("/api/openapi.json", app, config=SchemathesisConfig.from_dict(CHECKS))


def json_lines():
    """Batches as the document describes them: articles, a JSON object a line."""
    articles = st.fixed_dictionaries({"text": st.just("Un mot.")}, optional={"title": st.text("aé😀", min_size=1)})
    lines = articles.map(lambda article: json.dumps(article).encode())
    return st.lists(lines, min_size=1, max_size=3).map(b"\n".join)


for media_type in JSON_LINES:
    schemathesis.openapi.media_type(media_type, json_lines())

schemathesis.openapi.media_type("text/csv", st.just("name,kind\nÉlise Dupont,person\n".encode()))

DOCUMENTED, UNDOCUMENTED = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
# what names an article may be any text; what is too long, and half a name, is tried in test_sync.py
WITHOUT_INPUT = {"get_health", "get_readiness", "get_named_article", "delete_named_article"}
TRIED = [
    pytest.param(*operation, mode, id=f"{name}-{mode.value}")
    for operation, name in OPERATIONS.items()
    for mode in (DOCUMENTED, UNDOCUMENTED)
    if mode is DOCUMENTED or name not in WITHOUT_INPUT
]


@pytest.mark.parametrize(("method", "path", "mode"), TRIED)
def test_the_service_keeps_its_own_document(schema, method, path, mode):
    cases = schema[path][method].as_strategy(generation_mode=mode)
    new_keys = (f"key-{number}" for number in itertools.count())

    @given(case=cases)
    @settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=HealthCheck)
    def check(case):
        if mode is DOCUMENTED and path in SEARCHES:
            case.query.pop("cursor", None)  # it belongs to the question that it was given out for
        if re.fullmatch("[!-~]{1,255}", (case.headers or {}).get("Idempotency-Key", "")):
            case.headers["Idempotency-Key"] = next(new_keys)  # new for each request, as no schema can say
        response = case.call_and_validate()
        if mode is DOCUMENTED and case.operation.label == "POST /api/v1/articles" and is_text_in_own_fields(case):
            assert response.status_code in {200, 201, 202}

    check()
