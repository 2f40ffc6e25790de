"""Any JSON is read as an article or refused with the name of a field, whatever stands where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.bodies.reader import READERS, MarkupReader
from attribution.errors import TextError
from attribution.services.article_fields import LONGEST
from attribution.services.ports import BodyFormat
from attribution.services.read_body import read_body

TYPES = "text header quote list table element_group correction raw_html blockquote story".split()
WORDS = st.sampled_from(
    ["", "Oui.", "<p>Oui.</p>", "text/html", "main", "3.1", "1", "canceled", "\ud800", "\0", *TYPES]
)
TIMES = st.sampled_from(["2026-03-12T18:40:00Z", "2026-03-12", "hier", "0001-01-01T00:00:00+14:00"])
NAMES = (
    "uri guid _id id version standard type role value content contentType contenttype content_elements items citation "
    "header rows text bodies headlines headline body_html body_text body_x title rendered link status pubStatus "
    "pubstatus versionCreated versioncreated firstcreated date_gmt modified_gmt display_date last_updated_date basic "
    "infoSources infosources infosource name source canonical_url canonical_website"
).split()
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | TIMES | st.text(max_size=20)
ANYTHING = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    max_leaves=25,
)
ELEMENTS = st.recursive(
    st.fixed_dictionaries({"type": st.sampled_from(TYPES) | ANYTHING}, optional={"content": WORDS, "text": VALUES}),
    lambda inner: st.fixed_dictionaries(
        {"type": st.sampled_from(TYPES)},
        optional={
            name: st.lists(inner, max_size=3) | ANYTHING for name in ("items", "content_elements", "rows", "header")
        }
        | {"citation": inner | ANYTHING},
    ),
    max_leaves=12,
)
PAYLOADS = st.dictionaries(st.sampled_from(NAMES), ANYTHING, max_size=10) | st.fixed_dictionaries(
    {"content_elements": st.lists(ELEMENTS, max_size=4)}
)


@pytest.mark.parametrize("form", READERS)
@given(payload=PAYLOADS)
def test_any_json_gives_an_article_or_a_reason(form, payload):
    try:
        article = read_body(form, payload, bodies=MarkupReader())
    except TextError:
        return
    assert article.text
    for name, longest in LONGEST.items():
        value = getattr(article, name)
        assert value is None or (isinstance(value, str) and 1 <= len(value) <= longest)
    for moment in (article.published_at, article.modified_at):
        assert moment is None or moment.utcoffset().total_seconds() == 0
    assert article.version is None or article.version >= 0


def test_there_is_a_reader_for_every_format_but_ours():
    assert set(READERS) == set(BodyFormat) - {BodyFormat.NATIVE}
