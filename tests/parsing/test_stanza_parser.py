"""The real parser: offsets on texts that are hard on offsets, batches, threads."""

import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.errors import ParserError
from attribution.parsing.stanza_parser import StanzaParser
from tests.articles import DIRECTORIES, read_text
from tests.parsing.test_parser_contract import check_document

pytestmark = pytest.mark.stanza

PLAIN = "Le maire a dit « non » à l'été. Il a parlé du port."


def printed(document):
    """The printed form of every word, once for a contraction."""
    spans = dict.fromkeys(token.span for token in document.tokens)
    return [document.cut(span) for span in spans]


@pytest.fixture(scope="module")
def words(stanza_parser):
    return printed(stanza_parser.parse(PLAIN))


def test_both_words_of_a_contraction_carry_the_printed_form(stanza_parser):
    document = stanza_parser.parse(PLAIN)
    assert [(token.text, document.cut(token.span)) for token in document.tokens if token.text in {"de", "le"}] == [
        ("de", "du"),
        ("le", "du"),
    ]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("no-break spaces", lambda text: text.replace("« ", "«\u00a0").replace(" »", "\u00a0»")),
        ("narrow no-break spaces", lambda text: text.replace("« ", "«\u202f").replace(" »", "\u202f»")),
        ("decomposed letters", lambda text: unicodedata.normalize("NFD", text)),
    ],
)
def test_offsets_hold(stanza_parser, words, name, change):
    document = stanza_parser.parse(change(PLAIN))
    assert printed(document) == [change(word) for word in words]
    check_document(document)


def test_offsets_hold_behind_crlf_and_emoji(stanza_parser, words):
    text = "\r\n😀👩\u200d🚒 Bravo !\r\n\r\n" + PLAIN + "\r\n"
    document = stanza_parser.parse(text)
    assert printed(document)[-len(words) :] == words
    assert document.tokens[-1].span.end == len(text.rstrip())
    check_document(document)


def test_a_parse_is_that_of_the_plain_text(stanza_parser):
    typeset = PLAIN.replace("« ", "«\u202f").replace(" »", "\u202f»").replace(". ", ".\u00a0")
    for token, other in zip(stanza_parser.parse(PLAIN).tokens, stanza_parser.parse(typeset).tokens, strict=True):
        assert (token.text, token.upos, token.head) == (other.text, other.upos, other.head)


words_and_marks = [
    "Le maire",
    " a dit",
    " « non »",
    "«\u202f",
    "\u00a0»",
    ". ",
    " du port",
    "...",
    "!",
    "123",
    " des ",
    "“a”",
    "aux",
]
troubles = ["\n\n", "\r\n", "e\u0301te\u0301", "😀", "\u0301", "\u200b", "\ud800", "\t", "—", "\ufeff", "М", "中文"]
pieces = st.sampled_from([*words_and_marks, *troubles])


@given(st.lists(pieces, max_size=15).map("".join))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_sound_document(stanza_parser, text):
    document = stanza_parser.parse(text)
    assert document.text == text
    check_document(document)


def test_a_long_text_is_parsed_in_batches_of_bounded_size(stanza_parser, monkeypatch):
    sizes = []
    whole = stanza_parser._parse_batch

    def parse_batch(text, batch):
        sizes.append(sum(end - start for start, end in batch))
        return whole(text, batch)

    monkeypatch.setattr(stanza_parser, "_batch_chars", 5000)
    monkeypatch.setattr(stanza_parser, "_parse_batch", parse_batch)
    article = read_text(next(directory for directory in DIRECTORIES if directory.name == "seed"))
    text = (article * (60_000 // len(article) + 1))[:60_000]
    document = stanza_parser.parse(text)
    assert len(sizes) >= 12
    assert max(sizes) <= 5000
    check_document(document)
    assert document.tokens[-1].span.end >= 59_900


def test_batches_do_not_change_a_parse(stanza_parser, monkeypatch):
    text = read_text(DIRECTORIES[0])
    whole = printed(stanza_parser.parse(text))
    monkeypatch.setattr(stanza_parser, "_batch_chars", 400)
    assert printed(stanza_parser.parse(text)) == whole


def test_a_paragraph_longer_than_a_batch_is_cut_between_words(stanza_parser, monkeypatch):
    monkeypatch.setattr(stanza_parser, "_batch_chars", 50)
    document = stanza_parser.parse("Il a dit que " * 40 + "non.")
    check_document(document)
    assert {token.text for token in document.tokens} <= {"Il", "a", "dit", "que", "qu'", "non", "."}


def test_many_threads_get_the_same_parses(stanza_parser):
    texts = ["Il a dit « oui ».", "Elle a parlé du port.", "Le maire, a-t-elle dit, viendra."]
    expected = [stanza_parser.parse(text) for text in texts]
    barrier = threading.Barrier(6)

    def parse(number):
        barrier.wait(10)
        return stanza_parser.parse(texts[number % 3])

    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(parse, range(6))) == expected * 2


def test_a_failure_of_stanza_is_a_parser_error(stanza_parser, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("out of memory")

    monkeypatch.setattr(stanza_parser._pipeline, "process", fail)
    with pytest.raises(ParserError, match="out of memory"):
        stanza_parser.parse("Bonjour.")


def test_eight_bits_give_nearly_the_same_trees_under_another_name(stanza_parser):
    small = StanzaParser(int8=True)
    assert small.name == f"{stanza_parser.name} int8"
    same = words = 0
    for text in map(read_text, DIRECTORIES):
        document, exact = small.parse(text), stanza_parser.parse(text)
        check_document(document)
        assert [token.span for token in document.tokens] == [token.span for token in exact.tokens]
        pairs = zip(document.tokens, exact.tokens, strict=True)
        same += sum((one.head, one.deprel) == (other.head, other.deprel) for one, other in pairs)
        words += len(exact.tokens)
    assert same >= 0.95 * words
    kinds = {type(module).__module__ for module in small._pipeline.processors["depparse"].trainer.model.modules()}
    assert any("quantized" in kind for kind in kinds)
