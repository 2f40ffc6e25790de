"""The service held against its own document by schemathesis, with every check on: for the test and for the bench.

The document is read more strictly than a client has to read it (`strict`), every request has a key of ADMIN, and the
few things that no JSON schema can say are listed here, for whoever generates requests.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import schemathesis
from flask import Flask
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.transport.wsgi import WSGI_TRANSPORT, WSGITransport

from attribution.api.jobs import JSON_LINES
from attribution.bootstrap import Services
from attribution.core.lexicon import Lexicon
from attribution.services import extract_quotations
from attribution.services.create_key import create_key
from attribution.services.ports import Scope
from attribution.settings import Settings
from attribution.store.sql_store import SqlStore
from attribution.wsgi import create_app
from tests.api.fakes import SpaceParser, analyse_simply

LIMIT = 200_000

ACCEPTED = ["2xx", "3xx", "401", "403", "404", "409", "429", "5xx"]
# that markup holds a text, and that a body is in the format that the query names, no JSON schema can say
MARKUP_IN = {"post_article", "put_article"}
# nor that a name holds a letter, that a role begins before it ends, that one of two members is there
OF_SPEAKERS = {"post_speaker", "patch_speaker", "merge_speakers", "split_speaker", "import_speakers"}
# nor that a speaker of that id is kept, and that a span lies in the text
OF_WHAT_IS_KEPT = {"correct"}
# a generated tag is not that of what is kept: 412; every other request gets the real one
TAGGED = {"put_article", "delete_article", "delete_named_article", "correct", "patch_speaker"}
# a cursor belongs to the question that it was given out for
SEARCHES = {"list_quotations", "get_speaker_quotations"}
OWN_FIELDS = {"text", "title", "url", "source", "external_id", "published_at"}
HEADERS = "HEADERS_THAT_LET_IN"
FOR_SOCKETS = {"max_redirects", "verify", "cert", "proxies"}
PHASES = ("examples", "coverage", "fuzzing", "stateful")


def accepted(name: str) -> list[str]:
    return [*ACCEPTED, *["422"] * (name in MARKUP_IN | OF_SPEAKERS | OF_WHAT_IS_KEPT), *["412"] * (name in TAGGED)]


EXCEPTIONS = [
    {
        "include-operation-id": name,
        "checks": {
            "positive_data_acceptance": {"expected-statuses": accepted(name)},
            "missing_required_header": {"expected-statuses": ["428"]},
        },
    }
    for name in sorted(MARKUP_IN | OF_SPEAKERS | OF_WHAT_IS_KEPT | TAGGED)
] + [
    # DELETE stops a job; what became of it is still told
    {"include-operation-id": name, "checks": {"use_after_free": {"enabled": False}}}
    for name in ("get_job", "get_job_results")
]


@dataclass(frozen=True, slots=True)
class Answered:
    """A request that was made."""

    phase: str
    operation: str
    status: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Checked:
    """A check of an answer; ``fault`` says what is wrong, and ``repeat`` how to ask for it again."""

    name: str
    operation: str
    fault: str = ""
    repeat: str = ""


def json_lines() -> st.SearchStrategy[bytes]:
    """Batches as the document describes them: articles, a JSON object a line."""
    articles = st.fixed_dictionaries({"text": st.just("Un mot.")}, optional={"title": st.text("aé😀", min_size=1)})
    lines = articles.map(lambda article: json.dumps(article).encode())
    return st.lists(lines, min_size=1, max_size=3).map(b"\n".join)


for media_type in JSON_LINES:
    schemathesis.openapi.media_type(media_type, json_lines())

schemathesis.openapi.media_type("text/csv", st.just("name,kind\nÉlise Dupont,person\n".encode()))


@schemathesis.serializer(*JSON_LINES, "text/csv")
def as_it_is(context: schemathesis.SerializationContext, value: Any) -> bytes:
    """Whatever else than a text is in the place of one goes out as JSON."""
    return value if isinstance(value, bytes) else json.dumps(value, default=str).encode()


new_keys = (f"key-{number}" for number in itertools.count())
every_other = itertools.cycle([True, False])


@schemathesis.hook
def before_call(context: schemathesis.HookContext, case: schemathesis.Case, kwargs: dict[str, Any]) -> None:
    """What one request cannot know of another, which no schema can say."""
    name = case.operation.definition.raw["operationId"]
    if is_documented(case) and name in SEARCHES:
        case.query.pop("cursor", None)
    if is_documented(case) and name in TAGGED and "If-Match" in (case.headers or {}) and next(every_other):
        case.headers["If-Match"] = tag_of(case) or case.headers["If-Match"]
    if re.fullmatch("[!-~]{1,255}", str((case.headers or {}).get("Idempotency-Key", ""))):
        case.headers["Idempotency-Key"] = next(new_keys)


def tag_of(case: schemathesis.Case) -> str | None:
    """What a client would have read before it changes something."""
    app = case.operation.app
    return app.test_client().get(case.formatted_path, headers=app.config[HEADERS]).headers.get("ETag")


@schemathesis.check
def text_is_taken(context: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case) -> None:
    """That markup may be refused is no excuse to refuse a text."""
    if is_documented(case) and case.operation.label == "POST /api/v1/articles" and is_text_in_own_fields(case):
        assert response.status_code in {200, 201, 202}


def is_documented(case: schemathesis.Case) -> bool:
    return case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE


def is_text_in_own_fields(case: schemathesis.Case) -> bool:
    body = case.body
    return (
        case.query.get("format", "native") == "native"
        and isinstance(body, dict)
        and "text" in body
        and set(body) <= OWN_FIELDS
    )


@contextmanager
def service(database: Path) -> Iterator[tuple[Flask, str]]:
    """An application on a migrated database with something of each kind in it, and a key for everything."""
    store = SqlStore(f"sqlite:///{database}")
    settings = Settings(max_text_chars=LIMIT, webhook_private=True, rate_limit="off")
    try:
        with patch.object(extract_quotations, "analyse", analyse_simply):
            app = create_app(services=Services(settings, Lexicon(), store, SpaceParser))
            keep_some(app)
            key, _ = create_key("all", {Scope.ADMIN}, None, keys=store.keys, now=datetime.now(UTC))
            app.config[HEADERS] = {"Authorization": f"Bearer {key}"}
            yield app, key
    finally:
        store.close()


def keep_some(app: Flask) -> None:
    """A few articles, jobs, speakers and a webhook, that generated requests can find."""
    client = app.test_client()
    client.post("/api/v1/webhooks", json={"url": "https://cms.example/hook"})
    for number in range(3):
        article = {"text": f"« Oui {number} », dit Anne Dupont, selon Paul Martin."}
        client.post("/api/v1/articles", json=article)
        client.post("/api/v1/articles", json=article, headers={"Prefer": "respond-async"})
        client.put(f"/api/v1/articles/by-external-id/{number}/{number}", json={"text": "« Non », dit Zoé."})
    client.patch("/api/v1/speakers/1", json={"name": "Anne Durand"}, headers={"If-Match": '"1"'})
    tag = client.get("/api/v1/quotations/1").headers["ETag"]
    client.patch("/api/v1/quotations/1", json={"review": "confirmed"}, headers={"If-Match": tag})


def strict(document: dict[str, Any]) -> dict[str, Any]:
    """The document without what excuses everything: the error of any status, and access without a key.

    ``default`` would have no status be undocumented; and once there is a key, nobody is answered without one.
    """
    for operations in document["paths"].values():
        for operation in operations.values():
            if isinstance(operation, dict):
                for content in operation.get("requestBody", {"content": {}})["content"].values():
                    if isinstance(content.get("example"), str):
                        content["example"] = content["example"].encode()
                del operation["responses"]["default"]
                operation["security"] = [needed for needed in operation["security"] if needed]
    return document


def tried(
    app: Flask, key: str, *, seed: int, examples: int, phases: tuple[str, ...] = PHASES, deterministic: bool = False
) -> Iterator[Answered | Checked]:
    """What comes of requests that schemathesis makes for every operation, documented and undocumented ones.

    Its phases: the examples of the document, the boundary of every rule of the document (coverage), whatever else
    the document allows or forbids (fuzzing, so many ``examples`` an operation), and operations on what others made
    (stateful). Raises what keeps schemathesis from trying an operation.
    """
    config = SchemathesisConfig.from_dict(
        {
            "operations": EXCEPTIONS,
            "seed": seed,
            "continue-on-failure": True,
            "auth": {"openapi": {"key": {"bearer": key}}},
            "generation": {"max-examples": examples, "deterministic": deterministic, "no-shrink": True},
            "phases": {phase: {"enabled": phase in phases} for phase in PHASES},
            "output": {"sanitization": {"enabled": False}},
        }
    )
    schema = schemathesis.openapi.from_dict(strict(app.test_client().get("/api/openapi.json").json), config=config)
    schema.app = app
    with patch.object(WSGI_TRANSPORT, "send", in_process):
        for event in from_schema(schema).execute():
            if isinstance(event, events.NonFatalError):
                raise event.value
            if isinstance(event, events.FatalError):
                raise event.exception
            if isinstance(event, events.Interrupted):
                raise KeyboardInterrupt
            if isinstance(event, events.ScenarioFinished):
                yield from told(event)


def in_process(case: schemathesis.Case, **options: Any) -> schemathesis.Response:
    """What `ignored_auth` of schemathesis 4.32 sends without a key has options for sockets; there are none here."""
    if options.get("session") is None:
        options = {name: value for name, value in options.items() if name not in FOR_SOCKETS}
    return WSGITransport.send(WSGI_TRANSPORT, case, **options)


def told(event: events.ScenarioFinished) -> Iterator[Answered | Checked]:
    recorder = event.recorder
    for identity, interaction in recorder.interactions.items():
        operation = recorder.cases[identity].value.operation.definition.raw["operationId"]
        response = interaction.response
        yield Answered(event.phase.value, operation, response.status_code, response.elapsed)
        for check in recorder.checks.get(identity, ()):
            found = check.failure_info
            if found is None:
                yield Checked(check.name, operation)
            else:
                yield Checked(
                    check.name, operation, f"{found.failure.title}: {found.failure.message}", found.code_sample
                )
