"""The OpenAPI document, and the service held against it."""

from __future__ import annotations

import re
import shutil

import pytest
from schemathesis.checks import CHECKS

from tests.api import schema_checks
from tests.api.operations import OPERATIONS
from tests.api.schema_checks import PHASES, Answered, Checked

EXAMPLES = 25
"""Of each operation, beside those that the boundaries of its rules ask for: about a third of all requests."""


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


@pytest.fixture(scope="module")
def outcome(migrated_database, tmp_path_factory):
    """Everything that schemathesis asked and found, the same in each run: some 4000 requests."""
    database = tmp_path_factory.mktemp("schema") / "http.db"
    shutil.copy(migrated_database, database)
    with schema_checks.service(database) as (app, key):
        return list(schema_checks.tried(app, key, seed=1, examples=EXAMPLES, deterministic=True))


@pytest.mark.parametrize("name", OPERATIONS.values())
def test_the_service_keeps_its_own_document(outcome, name):
    phases = {one.phase for one in outcome if isinstance(one, Answered) and one.operation == name}
    assert phases >= {"coverage", "fuzzing"}
    faults = {one for one in outcome if isinstance(one, Checked) and one.operation == name and one.fault}
    assert not faults, "\n\n".join(f"{one.fault}\n{one.repeat}" for one in faults)


def test_every_check_was_made_and_every_phase_passed_through(outcome):
    made = {one.name for one in outcome if isinstance(one, Checked)}
    assert made == set(CHECKS.get_all_names())
    assert {one.phase for one in outcome if isinstance(one, Answered)} == set(PHASES)


def test_what_one_operation_made_others_find(outcome):
    later = [one for one in outcome if isinstance(one, Answered) and one.phase == "stateful"]
    assert {one.operation for one in later if one.status < 300} & {
        "get_article",
        "get_webhook",
        "get_speaker",
        "get_job",
    }
