"""Who may do what: every rule of the application, with no key, with a wrong one, with one of each scope."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest
from werkzeug.routing import IntegerConverter

from attribution.api.access import PUBLIC
from attribution.api.services import actor
from attribution.bootstrap import Services
from attribution.core.lexicon import Lexicon
from attribution.services.create_key import create_key
from attribution.services.ports import Scope
from attribution.services.revoke_key import revoke_key
from attribution.settings import Settings
from attribution.wsgi import create_app
from tests.api.fakes import SpaceParser
from tests.api.problems import assert_problem

PUBLIC_RULES = {"/static/<path:filename>", "/api/openapi.json", "/healthz", "/readyz"}
"""Everything that needs no key. A rule that is added here is open to the whole world."""

ARTICLE = {"text": "« Oui », dit Anne Dupont.", "source": "exemple.fr", "external_id": "1"}
REFUSED = {401, 403}


@pytest.fixture
def make_key(store):
    """Makes a key with these scopes."""

    def make(*scopes, name="cms", **options):
        now = options.pop("now", datetime.now(UTC))
        return create_key(name, scopes, options.pop("expires_at", None), keys=store.keys, now=now)[0]

    return make


def bearer(secret):
    return {"Authorization": f"Bearer {secret}"}


def password(secret, name="moi"):
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{secret}".encode()).decode()}


def requests_of(app):
    """A request for each rule and method of the application."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        values = {name: 1 if isinstance(rule._converters[name], IntegerConverter) else "1" for name in rule.arguments}
        for method in sorted(rule.methods - {"OPTIONS", "HEAD"}):
            yield rule, method, adapter.build(rule.endpoint, values, method)


def status_of(client, path, **options):
    """The status alone; the body may be a file or a stream that somebody must close."""
    with client.open(path, **options) as answer:
        return answer.status_code


def needed_scope(app, rule):
    return app.view_functions[rule.endpoint].required_scope


def test_every_rule_says_what_it_needs_or_is_listed_as_public(app):
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if rule.rule in PUBLIC_RULES:
            assert rule.endpoint in PUBLIC or view.required_scope is None, rule
        else:
            assert isinstance(view.required_scope, Scope), rule
    assert {rule.rule for rule in app.url_map.iter_rules()} >= PUBLIC_RULES


def test_without_a_key_nothing_but_the_public_is_answered(app, client, make_key):
    make_key(Scope.ADMIN)
    for rule, method, path in requests_of(app):
        for headers in ({}, bearer("attr_unknown"), bearer(""), password("attr_unknown")):
            status = status_of(client, path, method=method, headers=headers)
            assert (status == 401) == (rule.rule not in PUBLIC_RULES), (method, rule, status)


@pytest.mark.parametrize("held", Scope)
def test_a_key_opens_what_its_scope_covers_and_nothing_else(app, client, make_key, held):
    secret = make_key(held)
    for rule, method, path in requests_of(app):
        status = status_of(client, path, method=method, headers=bearer(secret))
        if rule.rule in PUBLIC_RULES or held in (needed_scope(app, rule), Scope.ADMIN):
            assert status not in REFUSED, (method, rule, status)
        else:
            assert status == 403, (method, rule, status)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_other_methods_of_a_rule_need_its_scope_too(client, make_key, method):
    secret = make_key(Scope.WRITE)
    assert client.open("/api/v1/quotations", method=method).status_code == 401
    assert client.open("/api/v1/quotations", method=method, headers=bearer(secret)).status_code == 403


def test_a_kept_article_is_shown_to_readers_only(client, make_key, store):
    reader, writer, reviewer = make_key(Scope.READ), make_key(Scope.WRITE), make_key(Scope.REVIEW)
    assert client.post("/api/v1/articles", json=ARTICLE, headers=bearer(reader)).status_code == 403
    assert store.article_ids() == []
    answer = client.post("/api/v1/articles", json=ARTICLE, headers=bearer(writer))
    assert answer.status_code == 201
    (article_id,) = store.article_ids()
    for path in (f"/api/v1/articles/{article_id}", f"/api/v1/articles/{article_id}/quotations", "/api/v1/quotations"):
        assert client.get(path, headers=bearer(reader)).status_code == 200
        for other in (writer, reviewer):
            answer = client.get(path, headers=bearer(other))
            assert_problem(answer, 403)
            assert "Anne" not in answer.text
        assert_problem(client.get(path), 401)


def test_a_refusal_says_which_key_would_do(client, make_key):
    secret = make_key(Scope.READ)
    missing = client.get("/api/v1/quotations")
    assert_problem(missing, 401)
    assert missing.headers["WWW-Authenticate"] == 'Bearer realm="attribution"'
    unknown = client.get("/api/v1/quotations", headers=bearer(secret + "x"))
    assert_problem(unknown, 401)
    assert unknown.headers["WWW-Authenticate"] == 'Bearer realm="attribution", error="invalid_token"'
    assert secret not in unknown.text
    lacking = client.post("/api/v1/articles", json=ARTICLE, headers=bearer(secret))
    assert_problem(lacking, 403)
    assert 'error="insufficient_scope", scope="write"' in lacking.headers["WWW-Authenticate"]


def test_only_its_holder_learns_what_is_wrong_with_a_key(client, make_key, store):
    past = datetime.now(UTC) - timedelta(days=2)
    expired = make_key(Scope.READ, now=past, expires_at=past + timedelta(days=1))
    revoked = make_key(Scope.READ)
    revoke_key(revoked, keys=store.keys, now=datetime.now(UTC))
    for secret, told in ((expired, "expired"), (revoked, "revoked"), ("attr_guess", "not known")):
        answer = client.get("/api/v1/quotations", headers=bearer(secret))
        assert_problem(answer, 401)
        assert told in answer.json["detail"]


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "bearer", "Basic", "Basic !!!", "Basic Og==", "Digest a=b", "attr_x", "é", "Bearer \xff"],
)
def test_a_malformed_authorization_is_no_key(client, make_key, header):
    make_key(Scope.READ)
    for path in ("/api/v1/quotations", "/"):
        assert client.get(path, headers={"Authorization": header.encode().decode("latin-1")}).status_code == 401


def test_the_scheme_may_be_written_in_any_case(client, make_key):
    secret = make_key(Scope.READ)
    assert client.get("/api/v1/quotations", headers={"Authorization": f"bEARER {secret}"}).status_code == 200


def test_the_api_takes_no_password_which_a_browser_would_add_by_itself(client, make_key):
    secret = make_key(Scope.ADMIN)
    assert client.post("/api/v1/articles", json=ARTICLE, headers=password(secret)).status_code == 401


def test_a_running_service_closes_with_its_first_key_and_sees_a_revocation_at_once(client, make_key, store):
    assert client.get("/api/v1/quotations").status_code == 200
    secret = make_key(Scope.READ)
    assert client.get("/api/v1/quotations").status_code == 401
    assert client.get("/api/v1/quotations", headers=bearer(secret)).status_code == 200
    revoke_key(secret, keys=store.keys, now=datetime.now(UTC))
    assert client.get("/api/v1/quotations", headers=bearer(secret)).status_code == 401
    assert client.get("/api/v1/quotations").status_code == 401


def test_records_of_changes_name_the_key(app, client, make_key):
    names = []
    app.after_request(lambda response: names.append(actor()) or response)
    client.get("/api/v1/quotations")
    client.get("/api/v1/quotations", headers=bearer(make_key(Scope.READ, name="CMS de l’Est")))
    assert names == ["local", "CMS de l’Est"]


def test_a_use_is_noted(client, make_key, store):
    secret = make_key(Scope.READ)
    client.post("/api/v1/articles", json=ARTICLE, headers=bearer(secret))
    assert store.keys.all()[0].last_used_at is None, "refused"
    client.get("/api/v1/quotations", headers=bearer(secret))
    assert store.keys.all()[0].last_used_at is not None


def test_a_request_does_not_fail_when_its_use_cannot_be_noted(client, make_key, store):
    secret = make_key(Scope.READ)
    with store.database.writing():
        assert client.get("/api/v1/quotations", headers=bearer(secret)).status_code == 200


def test_a_browser_gets_in_with_the_key_as_password(client, make_key, store):
    reader, writer = make_key(Scope.READ), make_key(Scope.READ, Scope.WRITE)
    asked = client.get("/")
    assert asked.status_code == 401
    assert asked.headers["WWW-Authenticate"] == 'Basic realm="Attribution", charset="UTF-8"'
    assert "mot de passe" in asked.text
    assert status_of(client, "/static/page.css") == 200
    form = {"text": ARTICLE["text"], "keep": "1"}
    assert client.get("/", headers=password(reader)).status_code == 200
    assert "Anne Dupont" in client.post("/", data={"text": ARTICLE["text"]}, headers=password(reader)).text
    refused = client.post("/", data=form, headers=password(reader))
    assert refused.status_code == 403
    assert "Votre clé ne permet pas cela." in refused.text
    assert store.article_ids() == []
    kept = client.post("/", data=form, headers=password(writer, name="qui que ce soit"))
    assert kept.status_code == 303
    assert client.get(kept.location, headers=password(reader)).status_code == 200
    assert client.get(kept.location).status_code == 401


def test_a_wrong_password_is_told_in_french(client, make_key):
    make_key(Scope.READ)
    answer = client.get("/", headers=password("attr_faux"))
    assert answer.status_code == 401
    assert "Cette clé n’est pas connue" in answer.text
    assert answer.headers["WWW-Authenticate"].startswith("Basic ")


OWN = ["localhost", "localhost:8000", "LOCALHOST", "127.0.0.1", "127.9.9.9:80", "[::1]", "[::1]:8000"]
OTHERS = ["attribution.example", "localhost.example", "127.0.0.1.example", "192.168.0.2", "[::2]", "2130706433", "[::1"]


@pytest.mark.parametrize("path", ["/api/v1/quotations", "/"])
@pytest.mark.parametrize("host", [*OWN, *OTHERS])
def test_without_keys_the_service_answers_to_its_own_names_only(client, host, path):
    """A site elsewhere can have its own name resolve to 127.0.0.1 in a reader's browser."""
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == (200 if host in OWN else 403)


@pytest.mark.parametrize(
    ("address", "status"), [("127.0.0.1", 200), ("::1", 200), ("10.0.0.7", 403), ("2001:db8::1", 403)]
)
def test_without_keys_another_machine_is_not_answered(client, address, status):
    assert client.get("/api/v1/quotations", environ_base={"REMOTE_ADDR": address}).status_code == status


@pytest.mark.parametrize("header", ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"])
def test_without_keys_nobody_is_answered_through_a_proxy(client, header):
    answer = client.get("/api/v1/quotations", headers={header: "127.0.0.1"})
    assert_problem(answer, 403)
    assert "attribution keys create" in answer.json["detail"]


def test_with_keys_any_name_and_any_machine_will_do(client, make_key):
    headers = bearer(make_key(Scope.READ)) | {"Host": "attribution.example", "X-Forwarded-For": "10.0.0.7"}
    answer = client.get("/api/v1/quotations", headers=headers, environ_base={"REMOTE_ADDR": "10.0.0.1"})
    assert answer.status_code == 200


def test_health_is_told_to_everybody(client):
    for host in OTHERS:
        assert client.get("/healthz", headers={"Host": host}).status_code == 200


def test_health_does_not_ask_the_database_for_keys(simple_analysis):
    app = create_app(services=Services(Settings(), Lexicon(), None, SpaceParser))
    assert app.test_client().get("/healthz").status_code == 200


def test_a_key_that_cannot_be_looked_up_lets_nobody_in(app, client, make_key, store, monkeypatch):
    from attribution.errors import StoreError

    def fail(*_):
        raise StoreError("secret: the database is away")

    secret = make_key(Scope.READ)
    monkeypatch.setattr(store.keys, "with_hash", fail)
    monkeypatch.setattr(store.keys, "exist", fail)
    for headers in ({}, bearer(secret)):
        assert_problem(client.get("/api/v1/quotations", headers=headers), 503)


def test_no_key_is_ever_logged(client, make_key, caplog):
    caplog.set_level(0)
    secret = make_key(Scope.READ)
    for headers in (bearer(secret), password(secret), bearer(secret[:-1])):
        client.get("/api/v1/quotations", headers=headers)
        client.get("/", headers=headers)
    assert secret[:-1] not in caplog.text


def test_the_document_says_which_scope_each_operation_needs(app, client):
    document = client.get("/api/openapi.json").json
    assert document["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    operations = {
        operation["operationId"]: operation
        for operations in document["paths"].values()
        for operation in operations.values()
        if isinstance(operation, dict)
    }
    assert operations["get_health"]["security"] == []
    for endpoint, view in app.view_functions.items():
        operation = operations.get(endpoint.rpartition(".")[2])
        if operation and view.required_scope is not None:
            assert operation["security"] == [{"key": [view.required_scope.value]}, {}]
            assert {"401", "403", "429"} <= set(operation["responses"])
