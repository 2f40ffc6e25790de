"""Endpoints over HTTP: kept, shown with their secret once, changed, rotated, tested, replayed."""

from __future__ import annotations

import base64
import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from attribution.services.event_types import EVENT_TYPES
from attribution.services.ports.deliveries import Attempt, DeliveryState, Verdict
from attribution.wsgi import create_app
from tests.api.problems import assert_problem

WEBHOOKS = "/api/v1/webhooks"
URL = "https://cms.example/hook?token=a"
TEXT = "« Oui », dit Anne Dupont."


@pytest.fixture
def webhook(client):
    return client.post(WEBHOOKS, json={"url": URL}).json


@pytest.fixture
def strict(services):
    """The service as it is in production: public addresses only."""
    settings = replace(services.settings, webhook_private=False)
    return create_app(services=replace(services, settings=settings)).test_client()


@pytest.fixture
def names(monkeypatch):
    """What names stand for, instead of the net's own answer."""
    known = {}

    def resolve(host, port, *args, **kwargs):
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return known


def path(webhook, *parts):
    return "/".join([WEBHOOKS, str(webhook["id"]), *map(str, parts)])


def deliveries(client, webhook, query=""):
    return client.get(path(webhook, "deliveries") + query).json["items"]


def send_all(store, verdict, status=200):
    now = datetime.now(UTC)
    for claim in store.deliveries.claim(now, lease_until=now + timedelta(minutes=1), limit=99, at_once=99, busy={}):
        store.deliveries.finish(claim, Attempt(now, status, None, 5), verdict)


def test_an_endpoint_is_kept_and_its_secret_shown_once(client):
    answer = client.post(WEBHOOKS, json={"url": URL, "types": ["article.deleted"], "description": "Notre CMS"})
    assert answer.status_code == 201
    made = answer.json
    assert len(base64.b64decode(made.pop("secret").removeprefix("whsec_"))) == 32
    assert answer.headers["Location"] == path(made)
    assert (made["url"], made["types"], made["description"]) == (URL, ["article.deleted"], "Notre CMS")
    assert (made["state"], made["created_by"], made["disabled_reason"]) == ("enabled", "local", None)
    assert client.get(path(made)).json == made
    assert client.get(WEBHOOKS).json == {"items": [made], "next_cursor": None}


def test_two_endpoints_have_two_secrets(client):
    secrets = {client.post(WEBHOOKS, json={"url": URL}).json["secret"] for _ in range(5)}
    assert len(secrets) == 5


@pytest.mark.parametrize(
    "url",
    [
        "ftp://cms.example/",
        "https://",
        "https:///hook",
        "https://user:secret@cms.example/",
        "https://user@cms.example/",
        "https://cms.example:0/",
        "https://cms.example:65536/",
        "https://cms..example/",
        "https://cms.example\\@127.0.0.1/",
        "https://cms.example/ hook",
        "https://cms.example/\n",
        "https://cms.example/é",
        "https://[::1]/",
        "https://-/",
        f"https://{'a' * 64}.example/",
        "//cms.example/",
        "",
        None,
        7,
    ],
)
def test_an_address_that_is_none_is_refused(client, url):
    assert_problem(client.post(WEBHOOKS, json={"url": url}), 422)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"url": URL, "types": []},
        {"url": URL, "types": ["article.read"]},
        {"url": URL, "types": ["webhook.test"]},
        {"url": URL, "types": ["article.deleted", "article.deleted"]},
        {"url": URL, "secret": "whsec_mine"},
        {"url": URL, "description": ""},
    ],
)
def test_a_body_that_does_not_fit_is_refused(client, body):
    assert_problem(client.post(WEBHOOKS, json=body), 422)


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1/", "https://169.254.169.254/", "https://2130706433/", "https://0x7f.1/"]
)
def test_a_private_address_is_refused_however_it_is_written(strict, url):
    answer = strict.post(WEBHOOKS, json={"url": url})
    assert_problem(answer, 422)
    assert "private" in answer.json["detail"]


def test_a_name_that_leads_to_a_private_address_is_refused(strict, names):
    names["inside.example"] = ["93.184.215.14", "10.0.0.1"]
    assert_problem(strict.post(WEBHOOKS, json={"url": "https://inside.example/"}), 422)
    names["outside.example"] = ["93.184.215.14"]
    assert strict.post(WEBHOOKS, json={"url": "https://outside.example/"}).status_code == 201


def test_a_name_that_nobody_knows_yet_is_taken(strict, names):
    assert strict.post(WEBHOOKS, json={"url": "https://soon.example/"}).status_code == 201


def test_http_is_for_development_only(client, strict, names):
    assert client.post(WEBHOOKS, json={"url": "http://127.0.0.1:8000/hook"}).status_code == 201
    answer = strict.post(WEBHOOKS, json={"url": "http://cms.example/hook"})
    assert_problem(answer, 422)
    assert "https" in answer.json["detail"]


def test_endpoints_are_listed_page_by_page(client):
    made = [client.post(WEBHOOKS, json={"url": URL}).json["id"] for _ in range(3)]
    first = client.get(WEBHOOKS + "?limit=2")
    following = first.headers["Link"].partition(">")[0].removeprefix("<")
    second = client.get(following)
    assert [one["id"] for one in first.json["items"] + second.json["items"]] == made
    assert "Link" not in second.headers


def test_what_an_endpoint_hears_of_can_be_changed(client, webhook):
    changed = client.patch(path(webhook), json={"types": ["job.finished"], "description": "Le CMS"}).json
    assert (changed["types"], changed["description"], changed["url"]) == (["job.finished"], "Le CMS", URL)
    assert client.patch(path(webhook), json={"types": None}).json["types"] is None
    assert client.get(path(webhook)).json["description"] == "Le CMS"
    assert_problem(client.patch(path(webhook), json={"url": "https://elsewhere.example/"}), 422)


def test_an_endpoint_that_is_switched_off_hears_nothing_until_it_is_switched_on(client, webhook):
    off = client.patch(path(webhook), json={"state": "disabled"}).json
    assert (off["state"], off["disabled_reason"]) == ("disabled", "requested")
    assert off["disabled_at"]
    client.post("/api/v1/articles", json={"text": TEXT})
    assert deliveries(client, webhook) == []
    assert client.patch(path(webhook), json={"state": "enabled"}).json["disabled_reason"] is None
    client.post("/api/v1/articles", json={"text": TEXT})
    assert len(deliveries(client, webhook)) == 1


def test_an_article_is_told_with_its_link_and_without_its_text(client, webhook):
    kept = client.post("/api/v1/articles", json={"text": TEXT, "source": "exemple.fr", "external_id": "1"}).json
    (told,) = deliveries(client, webhook)
    assert (told["type"], told["state"], told["attempts"]) == ("article.processed", "pending", [])
    assert told["data"]["article_id"] == kept["id"]
    assert client.get(told["data"]["link"]).json["text"] == TEXT
    assert "Oui" not in str(told)


def test_an_article_that_fails_tells_nothing(client, webhook):
    assert_problem(client.post("/api/v1/articles", json={"text": ""}), 422)
    assert deliveries(client, webhook) == []


def test_a_rotation_gives_a_new_secret(client, webhook):
    answer = client.post(path(webhook, "rotate"))
    assert answer.status_code == 200
    assert answer.json["secret"] != webhook["secret"]
    until = datetime.fromisoformat(answer.json["previous_secret_until"])
    assert timedelta(hours=23) < until - datetime.now(UTC) <= timedelta(hours=24)
    assert "secret" not in client.get(path(webhook)).json


def test_a_test_message_is_sent_on_request(client, webhook):
    answer = client.post(path(webhook, "test"))
    assert answer.status_code == 202
    assert (answer.json["type"], answer.json["state"]) == ("webhook.test", "pending")
    assert deliveries(client, webhook) == [answer.json]


def test_deliveries_are_listed_by_state_and_page_with_their_tries(client, store, webhook):
    for _ in range(3):
        client.post(path(webhook, "test"))
    send_all(store, Verdict(DeliveryState.DELIVERED), 204)
    client.post(path(webhook, "test"))
    assert len(deliveries(client, webhook, "?state=pending")) == 1
    delivered = deliveries(client, webhook, "?state=delivered")
    assert [attempt["status"] for one in delivered for attempt in one["attempts"]] == [204] * 3
    first = client.get(path(webhook, "deliveries") + "?state=delivered&limit=2")
    second = client.get(first.headers["Link"].partition(">")[0].removeprefix("<"))
    assert [*first.json["items"], *second.json["items"]] == delivered
    assert_problem(client.get(path(webhook, "deliveries") + "?state=lost"), 422)
    assert_problem(client.get(path(webhook, "deliveries") + f"?cursor={'w' + '0' * 16}"), 400)


def test_a_delivery_can_be_replayed(client, store, webhook):
    client.post(path(webhook, "test"))
    send_all(store, Verdict(DeliveryState.DELIVERED))
    (delivered,) = deliveries(client, webhook)
    answer = client.post(path(webhook, "deliveries", delivered["id"], "replay"))
    assert answer.status_code == 202
    assert (answer.json["state"], answer.json["message_id"]) == ("pending", delivered["message_id"])
    assert answer.json["attempts"] == delivered["attempts"]


def test_nothing_is_sent_to_an_endpoint_that_is_disabled(client, store, webhook):
    client.post(path(webhook, "test"))
    send_all(store, Verdict(DeliveryState.FAILED, gone=True), 410)
    assert client.get(path(webhook)).json["disabled_reason"] == "gone"
    (failed,) = deliveries(client, webhook)
    assert_problem(client.post(path(webhook, "test")), 409)
    assert_problem(client.post(path(webhook, "deliveries", failed["id"], "replay")), 409)


def test_a_removed_endpoint_is_gone(client, webhook):
    client.post(path(webhook, "test"))
    answer = client.delete(path(webhook))
    assert (answer.status_code, answer.data) == (204, b"")
    for ask in (client.get, client.delete):
        assert_problem(ask(path(webhook)), 404)
    for part in ("rotate", "test", "deliveries/1/replay"):
        assert_problem(client.post(path(webhook, part)), 404)
    assert_problem(client.get(path(webhook, "deliveries")), 404)
    assert_problem(client.patch(path(webhook), json={}), 404)


def test_one_endpoint_does_not_reach_the_deliveries_of_another(client, webhook):
    other = client.post(WEBHOOKS, json={"url": URL}).json
    sent = client.post(path(webhook, "test")).json
    assert_problem(client.post(path(other, "deliveries", sent["id"], "replay")), 404)
    assert deliveries(client, other) == []


def test_the_document_lists_every_type_with_its_meaning(client):
    schemas = client.get("/api/openapi.json").json["components"]["schemas"]
    types = schemas["WebhookIn"]["properties"]["types"]
    assert types["items"]["enum"] == list(EVENT_TYPES)
    assert all(meaning in types["description"] for meaning in EVENT_TYPES.values())


def test_the_document_tells_what_arrives(client):
    messages = client.get("/api/openapi.json").json["webhooks"]
    assert set(messages) == {*EVENT_TYPES, "webhook.test"}
    for name, message in messages.items():
        schema = message["post"]["requestBody"]["content"]["application/json"]["schema"]
        assert schema["properties"]["type"] == {"const": name}
        assert {parameter["name"] for parameter in message["post"]["parameters"]} == {
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
        }


def test_the_application_by_itself_sends_nothing(client, webhook, store):
    client.post(path(webhook, "test"))
    assert store.deliveries.news.is_set()  # nobody waits for it
