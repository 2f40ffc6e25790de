"""An editor reads, corrects, confirms and rejects; what she said stands while the articles change under it."""

from __future__ import annotations

import random
from typing import Any

from tests.e2e.client import Client, article_path
from tests.e2e.newsroom import Story

NEW_SPEAKER = {"name": "Adèle Montfort", "kind": "person"}
CORRECTIONS: tuple[dict[str, Any], ...] = (
    {"review": "confirmed"},
    {"speaker": NEW_SPEAKER, "review": "confirmed"},
    {"status": "denied", "review": "confirmed"},
    {"review": "rejected"},
    {"kind": "mixed", "relays": [{"speaker": NEW_SPEAKER}]},
)


def correct(desk: Client, stories: list[Story], count: int, chance: random.Random) -> dict[int, dict[str, Any]]:
    """The quotations that were corrected, by id, as they stood then."""
    corrected = {}
    for number, story in enumerate(chance.sample(stories, count)):
        article = desk.ask("GET", article_path(story.outlet, story.external_id)).json()
        quotation = article["quotations"][0]
        corrected[quotation["id"]] = _patch(desk, quotation["id"], CORRECTIONS[number % len(CORRECTIONS)])
    return corrected


def _patch(desk: Client, quotation_id: int, correction: dict[str, Any]) -> dict[str, Any]:
    """Without the tag of what was seen, or with an old one, nothing is changed."""
    address = f"/api/v1/quotations/{quotation_id}"
    seen = desk.ask("GET", address)
    desk.ask("PATCH", address, 428, json=correction)
    tag = seen.headers["ETag"]
    answer = desk.ask("PATCH", address, json=correction, headers={"If-Match": tag})
    desk.ask("PATCH", address, 412, json={"review": "open"}, headers={"If-Match": tag})
    desk.ask("GET", address, 304, headers={"If-None-Match": answer.headers["ETag"]})
    stands = answer.json()
    assert stands["review"]["by"] == "desk"
    assert stands["content"] == seen.json()["content"]
    return stands


def corrections_stand(desk: Client, corrected: dict[int, dict[str, Any]]) -> None:
    """The same words, further down; the same speaker, relays, status and review."""
    for quotation_id, then in corrected.items():
        now = desk.ask("GET", f"/api/v1/quotations/{quotation_id}").json()
        assert now["content"]["text"] == then["content"]["text"]
        assert now["content"]["start"] > then["content"]["start"]
        for part in ("kind", "speaker", "status"):
            assert now[part] == then[part], part
        assert [relay["speaker"] for relay in now["relays"]] == [relay["speaker"] for relay in then["relays"]]
        assert now["review"]["state"] == then["review"]["state"]
        text = desk.ask("GET", f"/api/v1/articles/{now['article']['id']}").json()["text"]
        assert text[now["content"]["start"] : now["content"]["end"]] == now["content"]["text"]
        history = list(desk.walk(f"/api/v1/quotations/{quotation_id}/history"))
        assert history[0]["by"] == "desk"


def corrections_are_found(checker: Client, corrected: dict[int, dict[str, Any]]) -> None:
    """By the corrected speaker, in the role that was given; what was rejected only when it is asked for."""

    def ids(**query: str) -> set[int]:
        return {item["id"] for item in checker.walk("/api/v1/quotations", **query)}

    rejected = {number for number, then in corrected.items() if then["review"]["state"] == "rejected"}
    said = {number for number, then in corrected.items() if then["speaker"] == NEW_SPEAKER["name"]}
    relayed = {number for number, then in corrected.items() if then["relays"]} & ids(**_new("relay"))
    assert rejected
    assert said
    assert relayed
    assert ids(**_new("speaker")) == said
    assert ids(**_new("any")) == said | relayed
    assert ids(review="rejected") == rejected
    assert not ids() & rejected


def _new(role: str) -> dict[str, str]:
    return {"speaker": "Montfort", "as": role}
