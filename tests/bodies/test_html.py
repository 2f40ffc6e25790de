"""HTML in: every character that a reader sees, in order, and nothing else; whatever the markup."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.bodies import chosen_blocks, html_body
from attribution.bodies.html_body import LONGEST_MARKUP, is_page, read_html
from attribution.bodies.markup import DEEPEST, read_markup
from attribution.errors import BodyError, TextError, TextTooLongError

SEEN = [
    ("a  b\n\tc", "a b c"),
    ("«\u202fOui\u202f», «&nbsp;non&nbsp;»", "«\u202fOui\u202f», «\u00a0non\u00a0»"),
    ("<p>Un</p><p>Deux</p>", "Un\n\nDeux"),
    ("<p>Un<p>Deux", "Un\n\nDeux"),
    ("<div>Un<div>Deux</div>Trois</div>", "Un\n\nDeux\n\nTrois"),
    ("<p>Un<br>Deux<br/>\n Trois</p>", "Un\nDeux\nTrois"),
    ("<p>Un<br><br><br>Deux</p>", "Un\n\nDeux"),
    ("<p>C’est <b>un <i>mot</i></b> <a href=x>lié</a>.</p>", "C’est un mot lié."),
    ("<p>in<b>sé</b>cable</p>", "insécable"),
    ("<p> Un </p> \n <p> Deux </p>", "Un\n\nDeux"),
    ("<ul><li>Un</li><li>Deux</li></ul><p>Trois", "Un\nDeux\n\nTrois"),
    ("<table><tr><th>An<th>Prix<tr><td>2024<td>12</table>", "An Prix\n2024 12"),
    ("<pre>Un\n  deux   trois</pre>", "Un\n  deux   trois"),
    ("<p>Un</p><script>non()</script><style>non</style><noscript>non</noscript><p>Deux", "Un\n\nDeux"),
    ("<nav>non</nav><aside>non</aside><footer>non</footer><p>Un", "Un"),
    ("<blockquote><p>Un.</p><footer>Anne Dupont</footer></blockquote>", "Un.\n\nAnne Dupont"),
    ("<figure><blockquote>Un</blockquote><figcaption>non</figcaption></figure>", "Un"),
    ("<p>Un</p><p hidden>non</p><template><p>non</template>", "Un"),
    ("<p>Un <!-- non --> deux</p><?php non ?>", "Un deux"),
    ("<p>&nbsp;</p><p>Un</p><p>\u202f</p>", "Un"),
    ("Il dit <q>oui</q>.", "Il dit «\u00a0oui\u00a0»."),
    ("Il dit <q>un <q>oui</q> net</q>.", "Il dit «\u00a0un “oui” net\u00a0»."),
    ("Il dit <q>«\u00a0oui\u00a0»</q>.", "Il dit «\u00a0oui\u00a0»."),
    ("a &amp; b &lt;c&gt; &eacute; &#233; &#x1F600;", "a & b <c> é é 😀"),
    ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
    ("1 < 2 et 3 > 2", "1 < 2 et 3 > 2"),
    ("e\u0301 œ \u00ad \u200b ﬁ", "e\u0301 œ \u00ad \u200b ﬁ"),
    ("<meta charset=latin1><p>é«»", "é«»"),
    ('<?xml version="1.0" encoding="latin1"?><p>é', "é"),
    ("<p>Un\r\ndeux\rtrois", "Un deux trois"),
    ("<P CLASS=x>Un</P><SCRIPT>non</SCRIPT>", "Un"),
    ("texte nu", "texte nu"),
]


@pytest.mark.parametrize(("html", "text"), SEEN)
def test_the_text_is_what_a_reader_sees(html, text):
    assert read_html(html).text == text


def test_a_part_of_a_page_is_kept_whole_even_where_a_page_would_lose_it():
    short = "<article><h2>Bref</h2><p>« Non. »</p><div><a href=x>Lire la suite</a></div></article>"
    assert not is_page(short)
    assert read_html(short).text == "Bref\n\n« Non. »\n\nLire la suite"


@pytest.mark.parametrize("html", ["<!DOCTYPE html><p>a", "\n<HTML>a", "<!-- x --><body class=a>b", "<head>\n</head>"])
def test_a_document_is_a_page(html):
    assert is_page(html)


def test_a_page_of_which_nothing_is_chosen_is_kept_whole():
    assert read_html("<html><body><div>« Oui »</div><div>« Non »</div></body></html>").text == "« Oui »\n\n« Non »"


def test_a_page_is_kept_whole_when_the_chooser_fails(monkeypatch):
    import trafilatura

    def fail(*_, **__):
        raise RuntimeError("broken")

    monkeypatch.setattr(trafilatura, "extract", fail)
    assert read_html("<html><body><p>Un</p><p>Deux</p></body></html>").text == "Un\n\nDeux"


def test_a_chosen_block_keeps_its_own_characters(monkeypatch):
    monkeypatch.setattr(chosen_blocks, "_main_text", lambda _: "- « Oui » , dit-il\n| é")
    page = "<html><body><p>Menu</p><ul><li>«\u202fOui\u202f», dit\u2011il</ul><p>e\u0301\u00a0!</p></body></html>"
    assert read_html(page).text == "«\u202fOui\u202f», dit\u2011il\n\ne\u0301\u00a0!"


def test_a_page_that_scripts_fill_gives_what_json_ld_says():
    article = {"@type": "NewsArticle", "articleBody": "Un &amp; deux.<br>« Trois »"}
    script = f'<script type="application/ld+json">{json.dumps(article)}</script>'
    assert read_html(f"<html><head>{script}</head><body><div id=app></div></body>").text == "Un & deux.\n« Trois »"
    assert read_html(f"<html><head>{script}</head><body><p>Quatre</p></body>").text == "Quatre"


def page(head):
    return f"<html><head>{head}</head><body><p>Un paragraphe.</p></body></html>"


def json_ld(value):
    return page(f'<script type="application/ld+json">{json.dumps(value)}</script>')


def test_metadata_come_from_json_ld_in_any_shape():
    found = {"@type": "Article", "headline": "Le titre", "url": "https://a.example/1", "isPartOf": {"name": "A"}}
    for shape in (found, [found], [[found]], {"@graph": [{"@type": "Person", "name": "X"}, found]}):
        body = read_html(json_ld(shape))
        assert (body.title, body.url, body.source) == ("Le titre", "https://a.example/1", "A")


def test_the_news_article_wins_over_the_page_it_stands_in():
    graph = [{"@type": "WebPage", "headline": "Page"}, {"@type": ["Thing", "NewsArticle"], "headline": "Article"}]
    assert read_html(json_ld({"@graph": graph})).title == "Article"


def test_metadata_fall_back_on_opengraph_and_the_head():
    body = read_html(
        page(
            "<title>Le titre - Le Journal</title><meta property=og:site_name content='Le Journal'>"
            "<meta property=og:url content='/1'><link rel=canonical href='https://a.example/1'>"
            "<meta property=article:published_time content='2026-03-12T18:30:00+01:00'>"
            "<meta property=article:modified_time content='2026-03-12'>"
        )
    )
    assert (body.title, body.source, body.url) == ("Le titre - Le Journal", "Le Journal", "https://a.example/1")
    assert body.published_at.isoformat() == "2026-03-12T17:30:00+00:00"
    assert body.modified_at is None  # of a day without an hour nobody knows the moment


@pytest.mark.parametrize(
    "value",
    [
        {"headline": 3, "url": "javascript:x", "datePublished": "hier", "publisher": ["", {}]},
        {"headline": "x" * 1001, "url": "https://a b", "datePublished": 1e300, "isPartOf": 7},
        {"headline": "\ud800", "url": "https://a/\0", "dateModified": "9999-99-99", "publisher": {"name": "y" * 201}},
        {"headline": None, "mainEntityOfPage": ["x"], "datePublished": "0001-01-01T00:00:00+14:00"},
    ],
)
def test_nonsense_in_metadata_is_left_out(value):
    body = read_html(json_ld({"@type": "NewsArticle"} | value))
    assert (body.title, body.url, body.source, body.published_at, body.modified_at) == (None,) * 5
    assert body.text == "Un paragraphe."


@pytest.mark.parametrize(
    "script", ["{", "[" * 100_000, '{"a":' * 50_000, "9" * 10_000, "", "null", '"\\ud800"', "[[],3]"]
)
def test_broken_json_ld_costs_nothing_but_itself(script):
    body = read_html(page(f'<script type="application/ld+json">{script}</script><title>Le titre</title>'))
    assert (body.title, body.text) == ("Le titre", "Un paragraphe.")


@pytest.mark.parametrize("html", ["", " ", "<p></p>", "<!-- -->", "<script>x</script>", "&nbsp;", "<p>\u202f</p>"])
def test_markup_without_text_is_refused(html):
    with pytest.raises(BodyError, match=r"^html: There is no text"):
        read_html(html)


@pytest.mark.parametrize("html", ["a\0b", "a\ud800b"])
def test_what_is_no_text_is_refused(html):
    with pytest.raises(TextError):
        read_html(html)


def test_characters_that_cannot_be_are_replaced_as_browsers_do():
    assert read_html("a&#0;b&#xD800;c&#x110000;d").text == "a\ufffdb\ufffdc\ufffdd"


def test_markup_that_is_too_long_is_refused():
    with pytest.raises(TextTooLongError):
        read_html("a" * (LONGEST_MARKUP + 1))


HOSTILE = {
    "divs": "<div>" * 100_000 + "fin",
    "unclosed": "<b>" * 100_000 + "</p>" * 100_000,
    "tables": "<table>" * 100_000 + "fin",
    "foreign": "<svg><math>" * 100_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_elements_too_deep_in_each_other_are_refused(html):
    with pytest.raises(BodyError, match=f"more than {DEEPEST} deep"):
        read_html(html)


BODY = "<html><body>"
ENDURED = {
    "deep": BODY + "<div>" * 500 + "fin",
    "unmatched ends": BODY + "<b>" * 400 + "</i>" * 100_000 + "fin",
    "closing only": "</div>" * 200_000 + "fin",
    "paragraphs": BODY + "<p>mot</p>" * 20_000 + "fin",
    "one long word": BODY + "<p>" + "x" * 5_000_000 + "fin",
    "many words": "<p>" + "mot " * 1_250_000 + "fin",
    "attributes": BODY + "<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">fin",
    "long attribute": BODY + '<img src="data:' + "A" * 2_000_000 + '">fin',
    "entities": '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + "&b;" * 1000 + "fin",
    "external entity": '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><p>&a;fin',
    "brackets": "<" * 500_000 + " fin",
    "ampersands": "&" * 500_000 + "fin",
    "unclosed comment": "fin<!--" * 10_000,
    "nested lists": BODY + ("<ul><li>a" * 110 + "</ul>" * 110) * 60 + "fin",
    "nested tables": BODY + ("<table><tr><td>a" * 60 + "</table>" * 60) * 75 + "fin",
    "quotations": "<q>" * 400 + "fin",
}


@pytest.mark.parametrize("html", ENDURED.values(), ids=ENDURED)
def test_hostile_markup_is_read(html):
    assert "fin" in read_html(html).text


@pytest.mark.parametrize("name", ["deep", "paragraphs", "attributes", "nested lists", "nested tables"])
def test_markup_that_would_cost_a_tree_too_much_is_not_chosen_from(name, monkeypatch):
    monkeypatch.setattr(html_body, "choose_blocks", lambda *_: pytest.fail("a tree was asked for"))
    assert read_html(ENDURED[name]).text


def test_nothing_is_fetched_and_no_entity_is_expanded():
    assert "&a;" in read_html(ENDURED["external entity"]).text


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters='\0<>&«»“”"‹›„') | st.sampled_from(" \u00a0\u202f\n"),
    max_size=30,
)
INLINE = ("b", "i", "a", "span", "em", "strong", "q")
BLOCK = ("p", "div", "h2", "blockquote", "ul", "li", "section", "td", "pre", "article", "figure")
SKIPPED = ("nav", "aside", "script", "style", "figcaption")


def element(children):
    tags = st.sampled_from(INLINE + BLOCK)
    return st.tuples(tags, st.lists(children, max_size=4)).map(lambda one: f"<{one[0]}>{''.join(one[1])}</{one[0]}>")


MARKUP = st.recursive(TEXTS | st.sampled_from(["<br>", "<hr>", "<!-- x -->", "<img src=x>"]), element, max_leaves=20)


def words(text):
    """Without white space, and the marks that `<q>` stands for."""
    return re.sub(r"[\s«»“”\x1c-\x1f\x85]", "", text)


@given(st.lists(MARKUP, max_size=6).map("".join))
def test_every_character_of_the_blocks_is_there_in_order(html):
    plain = words(re.sub(r"<!-- x -->|<[^>]*>", "", html))
    blocks = read_markup(html).blocks
    assert words("".join(block.text for block in blocks)) == plain


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(["<", ">", "</", "p", "div", "&", "#", '"', "=", "!--", " a", "é", "script", "q", "br"]),
        max_size=80,
    ).map("".join)
)
def test_any_text_is_read_or_refused_with_a_reason(html):
    for markup in (html, f"<html><body>{html}"):
        try:
            text = read_html(markup).text
        except TextError:
            continue
        assert text.strip()
        text.encode()
        assert "\0" not in text


@given(st.lists(MARKUP, min_size=1, max_size=4).map("".join), st.integers(1, 40))
def test_reading_in_chunks_changes_nothing(html, size):
    import attribution.bodies.markup as module

    whole = read_markup(html).blocks
    before, module._CHUNK = module._CHUNK, size
    try:
        assert read_markup(html).blocks == whole
    finally:
        module._CHUNK = before


def test_trafilatura_is_imported_for_pages_only(monkeypatch):
    called = []
    monkeypatch.setattr(html_body, "choose_blocks", lambda html, blocks: called.append(html) or blocks)
    read_html("<p>Un</p>")
    assert called == []
    read_html("<html><p>Un</p>")
    assert len(called) == 1
