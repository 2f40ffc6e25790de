"""Which names make a person look twice, and above all which do not."""

from __future__ import annotations

import pytest

from attribution.core.fold import fold
from attribution.services.ports import KnownKind, NamedSpeaker
from attribution.services.suggest_duplicates import LARGEST_BLOCK, Reason, suggest_duplicates

PERSON, BODY = KnownKind.PERSON, KnownKind.BODY


def speakers(*named, kind=PERSON, items=()):
    """Each a name, or a tuple of the name and its aliases."""
    called = [(each,) if isinstance(each, str) else each for each in named]
    wikidata = [*items, *[None] * len(called)]
    return [
        NamedSpeaker(number, names[0], kind, wikidata[number - 1], tuple(fold(name) for name in names))
        for number, names in enumerate(called, start=1)
    ]


def reasons(*named, **given):
    found = suggest_duplicates(speakers(*named, **given), limit=99)
    return {tuple(each.id for each in suggestion.speakers): suggestion.reason for suggestion in found}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("J. Kerry", "John Kerry", Reason.INITIALS),
        ("J.-M. Ayrault", "Jean-Marc Ayrault", Reason.INITIALS),
        ("J. Ayrault", "Jean-Marc Ayrault", Reason.INITIALS),
        ("John Kerry", "John Forbes Kerry", Reason.LONGER_NAME),
        ("Kerry John", "John Kerry", Reason.SAME_WORDS),
        ("Jean-Claude Trichet", "Jeanclaude Trichet", Reason.SAME_WORDS),
        ("Sergueï Lavrov", "Serguei Lavrof", Reason.SPELLING),
        ("Mikhaïl Khodorkovski", "Mikhail Khodorkowsky", Reason.SPELLING),
        ("John Kerry", ("J. F. K.", "John Kerry"), Reason.SAME_NAME),
        ("Stromae", ("Paul Van Haver", "Stromae"), Reason.SAME_NAME),
    ],
)
def test_one_person_under_two_names(one, other, reason):
    assert reasons(one, other) == {(1, 2): reason}
    assert reasons(other, one) == {(1, 2): reason}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Emmanuel Macron", "Brigitte Macron"),
        ("Macron", "Emmanuel Macron"),
        ("Macron", ("Emmanuel Macron", "Macron")),
        (("Brigitte Macron", "Macron"), ("Emmanuel Macron", "Macron")),
        ("Jean-Marie Le Pen", "Marine Le Pen"),
        ("Jean Martin", "Jeanne Martin"),
        ("B. Macron", "Emmanuel Macron"),
        ("John Kerry", "John Perry"),
        ("Paul Martin", "Luc Martin"),
        ("Macron", "Macrom"),
    ],
)
def test_two_persons(one, other):
    assert reasons(one, other) == {}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("ONU", "Organisation des Nations unies", Reason.ACRONYM),
        ("Reporters sans frontières", "Reporter sans frontières", Reason.SPELLING),
        ("Nations unies", ("ONU", "Nations unies"), Reason.SAME_NAME),
        ("Washington", ("Maison-Blanche", "Washington"), Reason.SAME_NAME),
    ],
)
def test_one_body_under_two_names(one, other, reason):
    assert reasons(one, other, kind=BODY) == {(1, 2): reason}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ministère de l'Intérieur", "ministère de la Justice"),
        ("Le Monde", "Le Monde diplomatique"),
        ("Ligue 1", "Ligue 2"),
    ],
)
def test_two_bodies(one, other):
    assert reasons(one, other, kind=BODY) == {}


def test_two_items_of_wikidata_are_two():
    assert reasons("J. Kerry", "John Kerry", items=("Q1", "Q2")) == {}
    assert reasons("J. Kerry", "John Kerry", items=("Q1",)) != {}


def test_another_kind_is_another_speaker():
    mixed = [*speakers("ONU"), NamedSpeaker(2, "ONU", BODY, None, ("onu",))]
    assert suggest_duplicates(mixed, limit=9) == []


def test_the_likeliest_come_first_and_no_more_than_asked_for():
    named = speakers("John Kerry", "Kerry John", "J. Kerry", "John Forbes Kerry")
    found = suggest_duplicates(named, limit=3)
    assert [suggestion.score for suggestion in found] == [98.0, 90.0, 85.0]
    assert [each.name for each in found[0].speakers] == ["John Kerry", "Kerry John"]


def test_what_very_many_share_is_not_compared_but_what_few_share_is():
    crowd = [f"Jean Martin{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(LARGEST_BLOCK * 3)]
    found = reasons(*crowd, "J. Kerry", "John Kerry")
    assert (len(crowd) + 1, len(crowd) + 2) in found
