"""Each content system's JSON, and a page, give the same article."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime

import pytest

from attribution.bodies.ninjs import ninjs_generation
from attribution.bodies.reader import MarkupReader
from attribution.errors import BodyError
from attribution.services.ports import BodyFormat
from tests.articles import ROOT

BODIES = ROOT / "fixtures" / "bodies"
TEXT = (BODIES / "three-paragraphs.txt").read_text(encoding="utf-8")
TITLE = "La passerelle de Brenne rouvre\u00a0: «\u00a0un soulagement\u00a0»"
CREATED, PUBLISHED, MODIFIED = (
    datetime(2026, 3, 12, hour, minute, tzinfo=UTC) for hour, minute in ((17, 2), (17, 30), (18, 40))
)
NINJS, SUPERDESK, ANS, WORDPRESS = BodyFormat.NINJS, BodyFormat.SUPERDESK, BodyFormat.ANS, BodyFormat.WORDPRESS
SAID = {
    "ninjs-1": (NINJS, "depeche.example", "urn:newsml:depeche.example:20260312:passerelle", CREATED, 4, None),
    "ninjs-2": (NINJS, "Dépêche", "http://depeche.example/items/8812", CREATED, 4, None),
    "ninjs-3": (NINJS, "depeche.example", "tag:depeche.example,2026:passerelle", CREATED, 4, None),
    "superdesk": (SUPERDESK, "Rédaction", "tag:redaction.example:2026:brenne-passerelle", PUBLISHED, 4, None),
    "ans": (ANS, "le-riverain", "BRENNE7PASSERELLE0000000A1", PUBLISHED, None, None),
    "wordpress": (
        *(WORDPRESS, "riverain.example", "4471", PUBLISHED, None),
        "https://www.riverain.example/2026/03/passerelle-brenne/",
    ),
}
READER = MarkupReader()


def load(name):
    return json.loads((BODIES / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SAID)
def test_every_format_gives_the_article(name):
    form, source, external_id, published_at, version, url = SAID[name]
    body = READER.read_payload(form, load(name))
    assert body.text == ((BODIES / "ans.txt").read_text(encoding="utf-8") if name == "ans" else TEXT)
    assert (body.title, body.source, body.external_id) == (TITLE, source, external_id)
    assert (body.published_at, body.version, body.url) == (published_at, version, url)
    assert body.modified_at.replace(microsecond=0) == MODIFIED


def test_a_page_gives_the_article_without_menu_related_links_and_captions():
    body = READER.read_html((BODIES / "page.html").read_text(encoding="utf-8"))
    assert body.text == TEXT
    assert (body.title, body.source, body.url) == (TITLE, "Le Riverain", "https://riverain.example/passerelle")
    assert (body.published_at, body.modified_at) == (PUBLISHED, MODIFIED)


@pytest.mark.parametrize(
    ("payload", "generation"),
    [
        ({"uri": "a", "body_text": "b"}, 1),
        ({"uri": "a", "headlines": [{"value": "b"}]}, 2),
        ({"uri": "a", "bodies": [{"contenttype": "text/plain", "value": "b"}]}, 2),
        ({"uri": "a", "bodies": [{"contentType": "text/plain", "value": "b"}]}, 3),
        ({"uri": "a", "versionCreated": "b"}, 3),
        ({"bodies": [], "standard": {"version": "3.1"}}, 3),
        ({"bodies": [], "standard": {"version": "2.2"}}, 2),
    ],
)
def test_generations_of_ninjs_are_told_apart(payload, generation):
    assert ninjs_generation(payload) == generation


def test_ninjs_1_names_its_bodies_as_it_likes():
    assert READER.read_payload(NINJS, {"uri": "a", "body_main": "Un.\nDeux."}).text == "Un.\nDeux."
    assert READER.read_payload(NINJS, {"uri": "a", "body_web": "<p>Un.</p><p>Deux.</p>"}).text == "Un.\n\nDeux."


WRONG = [
    ("ninjs-1", {"body_html": None, "body_text": " "}, "body_html"),
    ("ninjs-1", {"body_html": "<p>&nbsp;</p>"}, "body_html"),
    ("ninjs-1", {"body_html": ["<p>"]}, "body_html"),
    ("ninjs-1", {"headline": {"fr": "…"}}, "headline"),
    ("ninjs-1", {"pubstatus": "canceled"}, "pubstatus"),
    ("ninjs-2", {"bodies": []}, "bodies"),
    ("ninjs-2", {"bodies": "<p>Texte</p>"}, "bodies"),
    ("ninjs-2", {"bodies": ["Texte"]}, "bodies"),
    ("ninjs-2", {"versioncreated": "hier"}, "versioncreated"),
    ("ninjs-3", {"versionCreated": "2026-03-12T18:40:00"}, "versionCreated"),
    ("ninjs-3", {"versionCreated": "0001-01-01T00:00:00+14:00"}, "versionCreated"),
    ("ninjs-3", {"pubStatus": "canceled"}, "pubStatus"),
    ("ninjs-3", {"standard": 3}, "standard"),
    ("superdesk", {"pubstatus": "canceled"}, "pubstatus"),
    ("superdesk", {"guid": ["a"]}, "guid"),
    ("ans", {"content_elements": []}, "content_elements"),
    ("ans", {"content_elements": [{"type": "divider"}, {"type": "list", "items": []}]}, "content_elements"),
    ("ans", {"content_elements": [{"type": "list", "items": {}}]}, "items"),
    ("ans", {"content_elements": [{"type": "text", "content": 3}]}, "content"),
    ("ans", {"headlines": "Un titre"}, "headlines"),
    ("wordpress", {"content": {"rendered": "", "protected": True}}, "content.rendered"),
    ("wordpress", {"content": {"rendered": "<img src=a>"}}, "content.rendered"),
    ("wordpress", {"content": "<p>Texte</p>"}, "content"),
    ("wordpress", {"date_gmt": "0000-00-00T00:00:00"}, "date_gmt"),
    ("wordpress", {"status": "trash"}, "status"),
]


@pytest.mark.parametrize(("name", "changes", "field"), WRONG)
def test_what_lacks_a_text_or_says_nonsense_is_refused_by_field(name, changes, field):
    with pytest.raises(BodyError) as caught:
        READER.read_payload(SAID[name][0], load(name) | changes)
    assert caught.value.field == field
    assert str(caught.value).startswith(f"{field}: ")


@pytest.mark.parametrize("name", SAID)
def test_a_payload_is_left_as_it_was(name):
    payload = load(name)
    before = copy.deepcopy(payload)
    READER.read_payload(SAID[name][0], payload)
    assert payload == before


def test_lists_of_lists_of_any_depth_are_read():
    element = {"type": "text", "content": "Au fond."}
    for _ in range(50_000):
        element = {"type": "list", "items": [element]}
    assert READER.read_payload(ANS, {"content_elements": [element]}).text == "Au fond."
    while "items" in element:  # taken apart step by step: Python frees deep nesting by recursion
        element = element["items"].pop()


@pytest.mark.parametrize("version", ["1.0", "a3", "", "-1", "9" * 30, True, None, "٣"])
def test_a_version_that_does_not_count_is_none(version):
    assert (
        READER.read_payload(
            NINJS,
            load("ninjs-1") | {"version": version} if version is not True else load("ninjs-1") | {"version": None},
        ).version
        is None
    )
