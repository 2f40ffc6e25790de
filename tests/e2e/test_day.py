"""A day of a newsroom, over HTTP, on the bundled models: what each of the three users asks of the service.

A CMS pushes two hundred articles through a network that loses answers, in no order; its webhook receiver is down a
third of the time; the server is killed in the middle of the night's batch. A fact-checker asks by alias, relay and
words. An editor corrects ten quotations, the articles change, the corrections stand. What is exported is valid.
"""

from __future__ import annotations

import random

import pytest

from tests.e2e import cms, desk, exports, fact_checker
from tests.e2e.client import Client
from tests.e2e.newsroom import write_stories
from tests.e2e.receiver import Receiver
from tests.e2e.service import serving

ARTICLES = 200
BATCH = 60
CORRECTED = 10

KEYS = {
    "cms": ("read", "write"),
    "desk": ("read", "review"),
    "checker": ("read",),
    "operator": ("admin",),
}

pytestmark = pytest.mark.stanza


def test_a_day(day_environ, tmp_path):
    chance = random.Random(20260324)
    stories = write_stories(ARTICLES, chance)
    with serving(day_environ, tmp_path) as service, Receiver() as receiver:
        keys = {name: service.new_key(name, *scopes) for name, scopes in KEYS.items()}
        service.start()
        clients = {name: Client(service.url, key) for name, key in keys.items()}
        cms.hook_up(clients["operator"], receiver)
        clients["checker"].ask("POST", "/api/v1/articles", 403, json={"text": "« Non », dit Anne."})

        cms.send_batch(clients["cms"], service, stories[:BATCH])
        stories = stories[:BATCH] + cms.push(clients["cms"], stories[BATCH:], chance)
        cms.hear_of_all(clients["operator"], receiver, stories)

        fact_checker.finds_by_name_relay_and_words(clients["checker"], stories)
        fact_checker.finds_by_outlet_and_day(clients["checker"], stories)

        corrections = desk.correct(clients["desk"], stories, CORRECTED, chance)
        stories = cms.change(clients["cms"], stories, chance)
        desk.corrections_stand(clients["desk"], corrections)
        desk.corrections_are_found(clients["checker"], corrections)

        exports.are_whole_and_valid(clients["checker"])
        cms.remove(clients["cms"], clients["operator"], receiver, stories[-1])
        assert receiver.forged == 0
        assert receiver.refused >= receiver.requests // 3
