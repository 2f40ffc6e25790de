from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from attribution.bootstrap import Services
from attribution.core.lexicon import Lexicon
from attribution.errors import ModelError
from attribution.settings import Settings
from attribution.wsgi import create_app
from tests.api.fakes import BrokenParser, SpaceParser

TEXT = "  « Nous partirons », dit Anne Dupont, selon Paul Martin.\r\n\r\n\t« Non\u202f! » Et « ouvert"
VOID = {"meta", "link", "input", "br"}


class Reader(HTMLParser):
    """Takes a page apart; fails on tags that do not nest."""

    def __init__(self, page):
        super().__init__()
        self.open, self.marked, self.headings, self.ids, self.links, self.fields = [], "", [], [], [], {}
        self.in_text = 0
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "a":
            self.links.append(attrs["href"])
        if tag in {"input", "textarea"}:
            self.fields[attrs["name"]] = attrs
        if tag not in VOID:
            self.open.append((tag, attrs.get("class", "")))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        classes = [word for _, name in self.open for word in name.split()]
        tags = [tag for tag, _ in self.open]
        if "text" in classes and not {"number", "who"} & set(classes):
            self.marked += data
        if tags and tags[-1] in {"h1", "h2"}:
            self.headings.append((tags[-1], data))


def read(answer):
    assert answer.content_type == "text/html; charset=utf-8"
    return Reader(answer.text)


def test_the_form_is_labelled_french(client):
    answer = client.get("/")
    page = read(answer)
    assert '<html lang="fr">' in answer.text
    assert set(page.fields) == {"text", "keep", "title", "source"}
    for field in page.fields.values():
        assert f'<label for="{field["id"]}">' in answer.text


def test_the_text_comes_back_whole_and_marked(client):
    answer = client.post("/", data={"text": TEXT})
    page = read(answer)
    assert answer.status_code == 200
    assert page.marked == TEXT
    assert '<mark class="direct" id="marque-1">' in answer.text
    assert '<span class="who doubt">Anne Dupont, à vérifier</span>' in answer.text
    assert "Locuteur non identifié" in answer.text
    assert ", selon Paul Martin</span>" in answer.text
    for rule in ("marks", "inquit", "full_name", "according_to"):
        assert f'data-rule="{rule}"' in answer.text
    assert '<dd data-rule="full_name">Le nom complet est écrit.</dd>' in answer.text


def test_every_mark_and_list_item_link_to_each_other(client):
    page = read(client.post("/", data={"text": TEXT}))
    for number in (1, 2):
        assert {f"#citation-{number}", f"#marque-{number}"} <= set(page.links)
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_what_could_not_be_established_is_said(client):
    answer = client.post("/", data={"text": TEXT})
    assert ("h2", "Ce que nous n’avons pas pu établir") in read(answer).headings
    assert "Un guillemet s’ouvre ici et ne se ferme pas." in answer.text
    assert "Ce que nous" not in client.post("/", data={"text": "Il pleut."}).text


def test_headings_start_with_one_h1_and_skip_no_level(client):
    headings = read(client.post("/", data={"text": TEXT})).headings
    assert [level for level, _ in headings].count("h1") == 1
    assert headings[0][0] == "h1"


HOSTILE = '<script>alert(1)</script> « <img src=x onerror="a()"> & \' </textarea> », dit Anne, selon Paul.'


def test_everything_typed_is_escaped(client):
    for data in ({"text": HOSTILE}, {"text": HOSTILE, "keep": "1", "title": HOSTILE, "source": HOSTILE}):
        answer = client.post("/", data=data, follow_redirects=True)
        assert answer.status_code == 200
        page = read(answer)
        assert page.marked == HOSTILE
        assert "<script" not in answer.text
        assert "<img" not in answer.text


def test_a_line_end_at_the_start_of_the_text_survives_the_form(client):
    answer = client.post("/", data={"text": "\nBonjour."})
    assert re.search(r"<textarea[^>]*>\n\nBonjour\.</textarea>", answer.text)


def test_the_page_keeps_nothing_by_default(client, store):
    client.post("/", data={"text": TEXT, "title": "Titre", "source": "AFP"})
    assert store.article_ids() == []


def test_the_page_keeps_an_article_when_asked(client, store):
    answer = client.post("/", data={"text": TEXT, "keep": "1", "title": " Titre ", "source": "AFP"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/articles/1")
    article = store.article(1).article
    assert (article.text, article.title, article.source) == (TEXT, "Titre", "AFP")
    page = client.get("/articles/1")
    assert read(page).marked == TEXT
    assert "<h1>Titre</h1>" in page.text


def test_a_stored_address_is_a_link_only_when_it_leads_to_the_web(client, services):
    for number, url in enumerate(["https://exemple.fr/a", None], start=1):
        client.post("/api/v1/articles", json={"text": "a", "url": url, "published_at": "2016-04-09T14:05:00Z"})
        page = client.get(f"/articles/{number}").text
        assert ("Lire à la source" in page) == (url is not None)
        assert "publié le 09/04/2016" in page


BAD = {
    "nothing": ({}, 422, "Collez d’abord un texte"),
    "blank": ({"text": " \r\n\u00a0"}, 422, "Collez d’abord un texte"),
    "nul": ({"text": "a\x00b"}, 422, "illisibles"),
    "nul in title": ({"text": "a", "title": "\x00"}, 422, "illisibles"),
    "long title": ({"text": "a", "title": "t" * 1001}, 422, "titre"),
    "long source": ({"text": "a", "source": "s" * 201}, 422, "source"),
    "long": ({"text": "é" * 200_001}, 413, "200\u202f001 caractères\u00a0; la limite est de 200\u202f000"),
    "far too long": ({"text": "a" * 3_000_000}, 413, "trop long"),
}


@pytest.mark.parametrize(("data", "status", "words"), BAD.values(), ids=BAD)
def test_a_bad_form_is_shown_again_with_a_french_message(client, data, status, words):
    answer = client.post("/", data=data)
    page = read(answer)
    assert answer.status_code == status
    assert words in answer.text
    assert 'role="alert"' in answer.text
    assert "aria-invalid" in page.fields["text"]
    if 0 < len(data.get("text", "")) < 10 and "\x00" not in data["text"]:
        assert f">\n{data['text']}</textarea>" in answer.text


def test_the_text_is_kept_when_the_title_is_wrong(client):
    answer = client.post("/", data={"text": TEXT, "title": "t" * 1001, "keep": "1"})
    assert TEXT in answer.text.replace("&#39;", "'")
    assert "checked" in answer.text


def test_bytes_that_are_no_utf8_stay_percent_encoded(client):
    answer = client.post("/", data=b"text=a%ED%A0%80%FF", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert read(answer).marked == "a%ED%A0%80%FF"


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data"])
def test_what_is_no_form_is_an_empty_form(client, content_type):
    assert client.post("/", data=b"{}", content_type=content_type).status_code == 422


@pytest.mark.parametrize(
    "path", ["/x", "/articles/1", "/articles/99999999999999999999", "/articles/x", "/static/x", "/apis"]
)
def test_an_unknown_page_is_french_html(client, path):
    answer = client.get(path)
    page = read(answer)
    assert answer.status_code == 404
    assert page.headings == [("h1", "Erreur")]


def test_a_wrong_method_is_french_html(client):
    answer = client.delete("/")
    read(answer)
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize(("load", "status"), [(BrokenParser, 500), (None, 503)])
def test_a_failure_shows_the_text_again_and_no_secret(store, load, status, caplog):
    def fail():
        raise ModelError("secret: no models")

    client = create_app(services=Services(Settings(), Lexicon(), store, load or fail)).test_client()
    answer = client.post("/", data={"text": "Bonjour."})
    read(answer)
    assert answer.status_code == status
    assert "Bonjour." in answer.text
    assert "secret" not in answer.text
    assert "secret" in caplog.text


def test_a_page_may_load_nothing_from_elsewhere(client):
    answer = client.get("/")
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert not re.search(r"(src|href)=\"(https?:)?//", answer.text)
    assert " style=" not in answer.text
    for address in re.findall(r'href="(/static/[^"]+)"', answer.text):
        with client.get(address) as style:
            assert style.status_code == 200


def test_two_thousand_quotations_are_shown(client):
    answer = client.post("/", data={"text": "« a », dit Anne.\n" * 2000})
    assert answer.status_code == 200
    assert 'id="citation-2000"' in answer.text


def test_the_parser_is_not_loaded_for_the_form(store):
    def fail():
        raise AssertionError

    client = create_app(services=Services(Settings(), Lexicon(), store, fail)).test_client()
    assert client.get("/").status_code == 200


def test_the_fake_parser_is_enough_for_the_page(services):
    assert isinstance(services.parser, SpaceParser)


def test_answers_not_to_trust_are_seen_at_once_and_every_answer_says_why(client):
    page = client.post("/", data={"text": "« Oui », dit Anne Dupont, selon Paul Martin. « Non », dit Luc Bel."}).text
    review = page.partition('<p class="review"')[2].partition("</p>")[0]
    assert "À vérifier dans le texte" in review
    assert re.findall(r"#citation-\d", review) == ["#citation-1"]
    assert page.count("<summary>Pourquoi cette réponse</summary>") == 2
    assert re.search(r'<span class="who doubt">Anne Dupont, à vérifier</span>', page)
    assert re.search(r'<span class="trust probable">probable <span class="percent">90&nbsp;%</span></span>', page)


def test_an_answer_without_confidence_says_so_instead_of_looking_sure(client):
    page = client.post("/", data={"text": "« Personne ne le dit. »"}).text
    assert '<span class="trust unmeasured">confiance non mesurée</span>' in page
    assert "À vérifier dans le texte" not in page
