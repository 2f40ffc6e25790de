"""What a CMS does all day: it pushes, repeats itself, arrives late, and waits to be told."""

from __future__ import annotations

import json
import random
import signal
import time
from collections import Counter
from dataclasses import dataclass

from tests.e2e.client import PATIENCE, Client, article_path
from tests.e2e.newsroom import Story
from tests.e2e.receiver import Receiver
from tests.e2e.service import Service

REVISED, REPEATED, LOST = 0.4, 0.2, 0.15
"""Shares of the articles: sent in a second version, sent twice, sent without ever seeing the answer."""


def hook_up(operator: Client, receiver: Receiver) -> None:
    hook = operator.ask("POST", "/api/v1/webhooks", 201, json={"url": receiver.url}).json()
    receiver.secret = hook["secret"]


def send_batch(cms: Client, service: Service, stories: list[Story]) -> None:
    """The night's articles in one batch, twice (the first answer was lost), and a server that dies meanwhile."""
    lines = "\n".join(json.dumps(body_of(story) | names(story)) for story in stories) + '\n{"text": 3}\n'
    headers = {"Content-Type": "application/x-ndjson", "Idempotency-Key": "night-1"}
    job = cms.ask("POST", "/api/v1/batches", 202, data=lines, headers=headers).headers["Location"]
    again = cms.ask("POST", "/api/v1/batches", 202, data=lines, headers=headers)
    assert (again.headers["Location"], again.headers["Idempotency-Replayed"]) == (job, "true")
    wait_until(lambda: cms.ask("GET", job).json()["progress"]["done"] >= len(stories) // 3)
    service.stop(signal.SIGKILL)
    service.start()
    wait_until(lambda: cms.ask("GET", job).json()["state"] == "done")
    results = [json.loads(line) for line in cms.ask("GET", f"{job}/results").text.splitlines()]
    assert Counter(result["state"] for result in results) == {"done": len(stories), "failed": 1}
    assert results[-1]["problem"]["errors"][0]["pointer"] == "#/text"
    assert len({result["article_id"] for result in results[:-1]}) == len(stories)


@dataclass(frozen=True)
class _Sending:
    story: Story
    answer_is_lost: bool = False


def push(cms: Client, stories: list[Story], chance: random.Random) -> list[Story]:
    """Every version of these articles in no order, some twice, some into the void; gives the newest ones.

    The last word of each article is sent once more at the end, as a CMS does whose answer never came.
    """
    newest = [story.revised(chance) if chance.random() < REVISED else story for story in stories]
    sendings = [_Sending(story, chance.random() < LOST) for story in {*stories, *newest}]
    sendings += [_Sending(one.story) for one in sendings if chance.random() < REPEATED]
    sendings.sort(key=lambda one: (one.story.external_id, one.story.version))
    chance.shuffle(sendings)
    kept: dict[str, int] = {}
    seen = Counter(_send(cms, sending, kept) for sending in sendings)
    assert {200, 201, 409} <= set(seen)
    seen = Counter(_send(cms, _Sending(story), kept) for story in newest)
    assert set(seen) == {200}
    return newest


def _send(cms: Client, sending: _Sending, kept: dict[str, int]) -> int:
    story = sending.story
    path = article_path(story.outlet, story.external_id)
    if sending.answer_is_lost:
        cms.send_and_hang_up("PUT", path, body_of(story))
        wait_until(lambda: _version(cms, path) >= story.version)
        kept[story.external_id] = max(story.version, kept.get(story.external_id, 0))
        return 0
    stale = story.version < kept.get(story.external_id, 0)
    answer = cms.ask("PUT", path, 409 if stale else (200, 201), json=body_of(story))
    if not stale:
        kept[story.external_id] = story.version
        words = {quotation["content"]["text"] for quotation in answer.json()["quotations"]}
        assert {said.words for said in story.said} <= {each.rstrip(".") for each in words}
    return answer.status_code


def _version(cms: Client, path: str) -> int:
    answer = cms.ask("GET", path, (200, 404))
    return answer.json()["version"] if answer.status_code == 200 else 0


def hear_of_all(operator: Client, receiver: Receiver, stories: list[Story]) -> None:
    """The receiver hears of every article; what it was down for comes again, or the operator has it sent again."""
    articles = {(story.outlet, story.external_id) for story in stories}
    wait_until(lambda: _replay_the_late(operator) and articles <= _told(receiver, "article.processed"))


def _told(receiver: Receiver, kind: str) -> set[tuple[str, str]]:
    events = [event for event in receiver.events.values() if event["type"] == kind]
    return {(event["data"]["source"], event["data"]["external_id"]) for event in events}


def _replay_the_late(operator: Client) -> bool:
    """Send again what failed twice, whose next try is minutes away; always true, for it may help or not."""
    deliveries = "/api/v1/webhooks/1/deliveries"
    late = [one for one in operator.walk(deliveries, state="pending") if len(one["attempts"]) > 1]
    for delivery in late:
        operator.ask("POST", f"{deliveries}/{delivery['id']}/replay", 202)
    return True


def change(cms: Client, stories: list[Story], chance: random.Random) -> list[Story]:
    """Every article once more, with a paragraph in front: everything moves and nothing else changes."""
    changed = [story.revised(chance) for story in stories]
    for story in changed:
        path = article_path(story.outlet, story.external_id)
        answer = cms.ask("PUT", path, json=body_of(story)).json()
        changes = answer["changes"]
        assert not changes["removed"], changes
        assert len(changes["moved"]) >= len(story.said), changes
    return changed


def remove(cms: Client, operator: Client, receiver: Receiver, story: Story) -> None:
    """An article goes with everything that was found in it, and the receiver hears of it."""
    path = article_path(story.outlet, story.external_id)
    article = cms.ask("GET", path).json()
    gone = cms.ask("DELETE", path).json()
    assert gone["quotations"] == len(article["quotations"])
    for address in (path, f"/api/v1/articles/{article['id']}", f"/api/v1/quotations/{article['quotations'][0]['id']}"):
        cms.ask("GET", address, 404)
    name = (story.outlet, story.external_id)
    wait_until(lambda: _replay_the_late(operator) and name in _told(receiver, "article.deleted"))


def names(story: Story) -> dict[str, str]:
    return {"source": story.outlet, "external_id": story.external_id}


def body_of(story: Story) -> dict[str, object]:
    """Every third outlet sends HTML."""
    text = {"html": story.html} if story.external_id.endswith("3") else {"text": story.text}
    return text | {
        "version": story.version,
        "title": f"Article {story.external_id}",
        "published_at": story.published_at.isoformat(),
    }


def wait_until(condition) -> None:
    deadline = time.monotonic() + 2 * PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)
