"""What a fact-checker asks: by name, relay, words, outlet and day. The answers are what the newsroom wrote."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from tests.e2e.client import Client
from tests.e2e.newsroom import FIRST_DAY, OUTLETS, RELAYS, SPEAKERS, Story

QUOTATIONS = "/api/v1/quotations"


def finds_by_name_relay_and_words(checker: Client, stories: list[Story]) -> None:
    for (name, _), asked in zip(SPEAKERS, titles(), strict=True):
        assert found(checker, speaker=asked) == said(stories, lambda one, name=name: one.speaker == name), asked
    for name, _ in RELAYS:
        passed_on = said(stories, lambda one, name=name: one.relay == name)
        assert found(checker, speaker=name.split()[-1], **{"as": "relay"}) == passed_on
    for asked, words in {
        "digues tenir": "La digue tiendra encore vingt ans",
        "oeuvres": "L’œuvre sera restaurée dans nos ateliers",
        "l'eau potable": "L’eau du robinet est parfaitement potable",
        '"comptes de la régie"': "Les comptes de la régie sont sains",
    }.items():
        assert found(checker, q=asked) == said(stories, lambda one, words=words: one.words.lower() == words.lower())


def titles() -> list[str]:
    """How people ask: with a title, by surname alone, in capitals, without accents."""
    ways = ("M. {}", "{}", "Mme {}")
    surnames = [name.split()[-1] for name, _ in SPEAKERS]
    asked = [ways[number % 3].format(surname) for number, surname in enumerate(surnames)]
    asked[0], asked[7] = asked[0].upper(), "etienne garnier"
    return asked


def finds_by_outlet_and_day(checker: Client, stories: list[Story]) -> None:
    from_day, to_day = FIRST_DAY + timedelta(days=5), FIRST_DAY + timedelta(days=9)
    of_these = [
        story
        for story in stories
        if story.outlet == OUTLETS[1] and from_day.date() <= story.published_at.date() <= to_day.date()
    ]
    query = {"outlet": OUTLETS[1].upper(), "from": from_day.date().isoformat(), "to": to_day.date().isoformat()}
    everything = said(of_these, lambda one: True)
    assert everything
    assert found(checker, **query) == everything
    page = checker.ask("GET", QUOTATIONS, params=query | {"kind": "direct,mixed", "facets": "speaker,month"}).json()
    assert page["count"] == {"value": sum(everything.values()), "exact": True}
    speakers = {value["name"]: value["count"] for value in page["facets"]["speaker"]["values"]}
    assert speakers == Counter(one.speaker for story in of_these for one in story.said)


def found(checker: Client, **query: str) -> Counter[str]:
    """The words that a search finds, between marks alone."""
    items = checker.walk(QUOTATIONS, kind="direct,mixed", limit="37", **query)
    return Counter(item["content"]["text"].rstrip(".") for item in items)


def said(stories: list[Story], condition) -> Counter[str]:
    return Counter(one.words for story in stories for one in story.said if condition(one))
