"""Everything that X said about Y in March: what is found, in which order, how often, on both databases alike."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from attribution.core.conllu import write_conllu
from attribution.core.document import Document, Sentence, Span, Token
from attribution.core.fold import fold
from attribution.core.relations import (
    Analysis,
    Attribution,
    Confidence,
    Form,
    Kind,
    Quotation,
    Relay,
    Source,
    SpeakerKind,
    Status,
)
from attribution.services.ports import ArticleIn, Count, Facet, Order, Parse, QuotationQuery, ReviewAsked, SpokeAs
from attribution.store import entries, migrate
from attribution.store.entries import index_article, reindex_speakers
from attribution.store.search import plan, tally
from attribution.store.search.names import MOST_SPEAKERS
from attribution.store.speaker_names import spelling
from attribution.store.tables import ArticleSpeakerRow, EntryRow, SpeakerRow
from attribution.store.words import MOST_TERMS

from .conftest import empty
from .plans import on_sqlite, scanned
from .samples import LAVROV, NOTHING, RULES, keep, said_by, speaker, speakers_of

LEMMAS = {
    "declarait": "déclarer",
    "déclaré": "déclarer",
    "économies": "économie",
    "économie": "économie",
    "sœurs": "sœur",
    "l’": "le",
    "les": "le",
    "est": "être",
    "sera": "être",
}


def parsed(words):
    """The parse of words that stand between spaces, with the lemmas above; an elided article is a word."""
    text, tokens, start = " ".join(words).replace("’ ", "’"), [], 0
    for index, word in enumerate(words):
        start = text.index(word, start)
        head, relation = (-1, "root") if index == 0 else (0, "dep")
        lemma = LEMMAS.get(word.lower(), word.lower())
        tokens.append(Token(index, Span(start, start + len(word)), word, lemma, "X", "", head, relation, 0))
        start += len(word)
    sentence = Sentence(0, Span(0, len(text)), 0, len(tokens))
    return Document(text, tuple(tokens), (sentence,))


def keep_words(store, words, *, speakers=(), relays=(), kind=Kind.DIRECT, status=Status.ASSERTED, sure=None, **given):
    """Keep an article that is one quotation, and give its id."""
    document = parsed(words.replace("’", "’ ").split())
    content = Span(0, len(document.text))
    attribution = Attribution(
        Quotation(content, content, (content,), kind, "rule"),
        speakers=tuple(speakers),
        relays=tuple(Relay(Source(content, 0, Form.NAME), None, "cited_by", (relay,), "rule") for relay in relays),
        status=status,
        confidence=Confidence(speech=sure, overall=sure) if sure is not None else None,
    )
    analysis = Analysis((attribution,), tuple(dict.fromkeys((*speakers, *relays))), ())
    with store.writing() as work:
        article, parse = ArticleIn(document.text, **given), Parse(write_conllu(document), "test")
        article_id = work.save_article(article, parse, analysis, RULES).id
        work.commit()
    return article_id


def page(store, *, after=None, limit=50, facets=(), **asked):
    return store.search.page(QuotationQuery(**asked), after=after, limit=limit, facets=facets)


def texts(store, **asked):
    return [hit.record.article.article.text for hit in page(store, **asked).hits]


def expect(store, expected):
    """Each question of a list gives the texts beside it, in their order."""
    assert [(asked, texts(store, **asked)) for asked, _ in expected] == expected


def march(day):
    return datetime(2016, 3, day, tzinfo=UTC)


ONE, MANY, PAST = "L’économie est sauvée", "Les économies de mes sœurs", "Il declarait cela en 2016"


@pytest.fixture
def three(store):
    keep_words(store, ONE, published_at=march(3))
    keep_words(store, MANY, published_at=march(2))
    keep_words(store, PAST, published_at=march(1))
    return store


def test_words_are_found_in_every_form_that_is_known(three):
    expect(
        three,
        [
            ({"q": "economie"}, [ONE, MANY]),
            ({"q": "l'économie"}, [ONE, MANY]),
            ({"q": "l’économie"}, [ONE, MANY]),
            ({"q": "ÉCONOMIES"}, [ONE, MANY]),
            ({"q": "soeur"}, [MANY]),
            ({"q": "SŒURS"}, [MANY]),
            ({"q": "déclarer"}, [PAST]),
            ({"q": "declarait"}, [PAST]),
            ({"q": "déclarera"}, []),  # nobody used this form, so nobody knows its lemma
            ({"q": "être"}, [ONE]),
            ({"q": "2016"}, [PAST]),
            ({"q": "201"}, []),
            ({"q": "econom"}, []),
            ({"q": "économie 2016"}, []),
        ],
    )


def test_words_between_marks_are_found_as_they_stand(three):
    expect(
        three,
        [
            ({"q": '"mes sœurs"'}, [MANY]),
            ({"q": '"sœurs mes"'}, []),
            ({"q": '"mes soeur"'}, []),
            ({"q": '"economie"'}, [ONE]),
            ({"q": "« de mes soeurs » economie"}, [MANY]),
            ({"q": "“l’économie est”"}, [ONE]),
            ({"q": 'economie "'}, [ONE, MANY]),  # a mark without its partner
            ({"q": '"" economie'}, [ONE, MANY]),
        ],
    )


SYNTAX = ["economie*", "economie -2016", "NEAR(economie)", "forms : economie", "economie' OR 'x", "^economie", "eco%"]
SYNTAX += ["economie & x", "economie:*", "economie | est", "!economie", "(economie", '"economie" AND', "a OR economie"]


@pytest.mark.parametrize("q", SYNTAX)
def test_the_syntax_of_the_databases_is_text(three, q):
    words = fold(q).split()
    assert texts(three, q=q) == (
        [ONE, MANY] if words == ["economie"] and '"' not in q else texts(three, q=" ".join(words))
    )


def test_a_word_of_any_length_is_kept_and_found(store):
    long, other = "é" * 50_000, "е" * 50_000  # the second is Cyrillic
    keep_words(store, f"{long} {other}")
    assert len(texts(store, q=long)) == len(texts(store, q=other)) == 1
    assert texts(store, q="e") == []


def test_a_quotation_of_many_words_is_found_by_its_first(store):
    keep_words(store, " ".join(f"mot{number}" for number in range(MOST_TERMS + 10)))
    assert [len(texts(store, q=f"mot{number}")) for number in (0, MOST_TERMS - 1, MOST_TERMS)] == [1, 1, 0]


def test_an_article_whose_parse_cannot_be_read_is_found_by_its_forms(store):
    keep(store)  # its parse is none
    assert len(texts(store, q="voulons")) == 1
    assert texts(store, q="vouloir") == []


JEAN, MARIE = speaker("Jean Martin"), speaker("Marie Jean")
BARE = speaker("Martin", SpeakerKind.PARTIAL)


@pytest.fixture
def chain(store):
    """Who says and relays what, newest first."""
    keep_words(store, "un", speakers=[JEAN], relays=[MARIE], published_at=march(5))
    keep_words(store, "deux", speakers=[MARIE], relays=[JEAN], published_at=march(4))
    keep_words(store, "trois", speakers=[BARE], published_at=march(3))
    keep_words(store, "quatre", speakers=[JEAN, MARIE], relays=[JEAN], published_at=march(2))
    keep_words(store, "cinq", published_at=march(1))
    return store


RELAYED, ANY = SpokeAs.RELAY, SpokeAs.ANY


def test_somebody_is_found_by_name_in_each_role(chain):
    expect(
        chain,
        [
            ({"speaker": "martin"}, ["un", "trois", "quatre"]),
            ({"speaker": "M. Martin"}, ["un", "trois", "quatre"]),
            ({"speaker": "jean"}, ["un", "deux", "quatre"]),
            ({"speaker": "martin jean"}, ["un", "quatre"]),
            ({"speaker": "marie martin"}, []),
            ({"speaker": "martin", "spoke_as": RELAYED}, ["deux", "quatre"]),
            ({"speaker": "martin", "spoke_as": ANY}, ["un", "deux", "trois", "quatre"]),
            ({"speaker": "jean martin", "spoke_as": ANY}, ["un", "deux", "quatre"]),
            ({"speaker": "martin", "relay": "marie"}, ["un"]),
            ({"speaker": "marie", "relay": "martin"}, ["deux", "quatre"]),
            ({"speaker": "marie jean", "relay": "jean martin"}, ["deux", "quatre"]),
            ({"relay": "jean"}, ["un", "deux", "quatre"]),
            ({"speaker": "personne"}, []),
            ({"speaker": "personne du tout"}, []),
            ({"speaker": "martin", "q": "trois"}, ["trois"]),
            ({"speaker": "martin", "q": "deux"}, []),
        ],
    )


def test_somebody_is_found_by_id_in_each_role(chain):
    ids = {record.name: record.id for record in speakers_of(chain, None, after=None, limit=9)}
    jean, bare = ids["Jean Martin"], ids["Martin"]
    expect(
        chain,
        [
            ({"speaker_id": jean}, ["un", "quatre"]),
            ({"speaker_id": jean, "spoke_as": RELAYED}, ["deux", "quatre"]),
            ({"speaker_id": jean, "spoke_as": ANY}, ["un", "deux", "quatre"]),
            ({"speaker_id": bare}, ["trois"]),
            ({"speaker_id": jean, "speaker": "martin"}, ["un", "quatre"]),
            ({"speaker_id": jean, "speaker": "marie"}, ["quatre"]),
            ({"speaker_id": jean, "relay": "marie"}, ["un"]),
            ({"speaker_id": 10**30}, []),
            ({"speaker_id": 0}, []),
        ],
    )


def test_a_name_that_many_have_is_found_too(store):
    for number in range(MOST_SPEAKERS + 3):
        keep_words(
            store,
            f"mot{number}",
            speakers=[speaker("un porte-parole", SpeakerKind.DESCRIPTION), speaker(f"Porte {number}")],
            published_at=march(number + 1),
        )
    newest = [f"mot{number}" for number in reversed(range(MOST_SPEAKERS + 3))]
    assert texts(store, speaker="porte-parole") == newest
    assert texts(store, speaker="porte parole un", spoke_as=ANY) == newest
    assert texts(store, speaker="porte 7") == ["mot7"]
    first = page(store, speaker="porte-parole", limit=4).hits
    assert [hit.record.article.article.text for hit in first] == newest[:4]
    assert len(page(store, speaker="porte-parole", after=first[-1].place).hits) == len(newest) - 4


def test_what_else_is_asked_narrows_what_is_found(store):
    keep_words(store, "un mot", source="Le Monde", kind=Kind.MIXED, sure=0.9, speakers=[JEAN], published_at=march(9))
    keep_words(store, "deux mots", source="LE MONDE", status=Status.DENIED, sure=0.5, published_at=march(8))
    keep_words(store, "trois mots", source="Le Monde diplomatique", kind=Kind.INDIRECT, published_at=march(7))
    expect(
        store,
        [
            ({"outlet": "le monde"}, ["un mot", "deux mots"]),
            ({"outlet": "monde"}, []),
            ({"outlet": "Le Monde", "speaker": "martin"}, ["un mot"]),
            ({"outlet": "Le Monde", "q": "mots"}, ["deux mots"]),
            ({"outlet": "Le Monde", "q": "mots", "speaker": "martin"}, []),
            ({"kinds": (Kind.MIXED, Kind.INDIRECT)}, ["un mot", "trois mots"]),
            ({"statuses": (Status.DENIED,)}, ["deux mots"]),
            ({"min_confidence": 0.5}, ["un mot", "deux mots"]),
            ({"min_confidence": 0.6, "kinds": (Kind.MIXED,), "statuses": (Status.ASSERTED,)}, ["un mot"]),
            ({"since": march(8)}, ["un mot", "deux mots"]),
            ({"until": march(8)}, ["trois mots"]),
            ({"since": march(8), "until": march(9)}, ["deux mots"]),
            ({"since": march(9), "until": march(8)}, []),
            ({"since": march(9), "speaker": "martin"}, ["un mot"]),
            ({"until": march(9), "speaker": "martin"}, []),
            ({"until": march(9), "q": "mots"}, ["deux mots", "trois mots"]),
        ],
    )


def test_an_article_without_a_time_of_publication_counts_by_its_arrival(store):
    before = datetime.now(UTC)
    keep_words(store, "mot")
    assert texts(store, since=before) == ["mot"]
    assert texts(store, until=before) == []


def test_what_a_person_rejected_is_found_by_those_who_ask_for_it(store):
    states = ["open", "confirmed", "rejected", None]
    ids = [keep_words(store, str(state), published_at=march(9 - place)) for place, state in enumerate(states)]
    with store.database.writing() as session:
        for article_id, state in zip(ids, states, strict=True):
            quotation = store.article_quotations(article_id)[0].id
            session.execute(update(EntryRow).where(EntryRow.quotation_id == quotation).values(review=state))
        session.commit()
    expect(
        store,
        [
            ({}, ["open", "confirmed", "None"]),
            ({"reviews": (ReviewAsked.REJECTED,)}, ["rejected"]),
            ({"reviews": (ReviewAsked.NONE, ReviewAsked.CONFIRMED)}, ["confirmed", "None"]),
            ({"reviews": tuple(ReviewAsked)}, ["open", "confirmed", "rejected", "None"]),
        ],
    )


def pages(store, limit, **asked):
    """All answers, page by page."""
    found, after = [], None
    while hits := page(store, after=after, limit=limit, **asked).hits:
        found += hits
        after = hits[-1].place
    return found


@pytest.mark.parametrize("few", [0, 1_000])
@pytest.mark.parametrize("order", Order)
def test_pages_give_everything_once_in_order(store, monkeypatch, order, few):
    monkeypatch.setattr(plan, "FEW", few)  # words are looked up, or looked for on the way
    for number in range(7):
        day = march(1 + number // 3)  # several at the same time
        keep_words(store, "mot " * (1 + number % 3), speakers=[JEAN, MARIE], relays=[JEAN], published_at=day)
    for asked in [
        {},
        {"speaker": "jean"},
        {"speaker": "jean", "spoke_as": ANY},
        {"q": "mot"},
        {"q": "mot", "relay": "jean"},
    ]:
        whole = page(store, order=order, **asked).hits
        assert len(whole) == 7
        assert pages(store, 2, order=order, **asked) == whole
        keys = [(hit.place.key, hit.place.id) for hit in whole]
        assert keys == sorted(keys, reverse=True)


@pytest.mark.parametrize("few", [0, 1_000])
def test_words_are_found_alike_whether_they_are_looked_up_or_looked_for_on_the_way(three, monkeypatch, few):
    monkeypatch.setattr(plan, "FEW", few)
    test_words_are_found_in_every_form_that_is_known(three)
    test_words_between_marks_are_found_as_they_stand(three)


def test_by_relevance_the_very_word_comes_before_its_other_forms(store):
    keep_words(store, "économie économie", published_at=march(1))
    keep_words(store, "économies", published_at=march(2))
    assert texts(store, q="économie", order=Order.RELEVANCE) == ["économie économie", "économies"]
    assert texts(store, order=Order.RELEVANCE) == ["économies", "économie économie"]  # without words it is by date


def test_what_arrives_meanwhile_repeats_and_hides_nothing(store):
    for day in (3, 2, 1):
        keep_words(store, f"mot {day}", published_at=march(day))
    first = page(store, limit=2).hits
    keep_words(store, "mot 9", published_at=march(9))
    rest = page(store, after=first[-1].place).hits
    assert [hit.record.article.article.text for hit in (*first, *rest)] == ["mot 3", "mot 2", "mot 1"]


def test_answers_are_counted_exactly_as_far_as_they_are_looked_at(store, monkeypatch):
    for day in range(1, 7):
        keep_words(store, "mot", speakers=[JEAN], kind=Kind.MIXED if day > 4 else Kind.DIRECT, published_at=march(day))
    monkeypatch.setattr(tally, "COUNTED", 4)
    counts = [
        ({}, Count(4, exact=False)),
        ({"speaker": "martin"}, Count(4, exact=False)),
        ({"kinds": (Kind.MIXED,)}, Count(2, exact=False)),  # the older ones were not looked at
        ({"since": march(4)}, Count(3, exact=True)),
        ({"speaker": "martin", "until": march(5)}, Count(4, exact=True)),
        ({"speaker": "personne"}, Count(0, exact=True)),
    ]
    assert [(asked, page(store, limit=1, **asked).count) for asked, _ in counts] == counts
    assert store.search.page(QuotationQuery(), after=None, limit=1).count is None


def test_answers_are_counted_by_what_they_have(chain):
    keep_words(
        chain,
        "six",
        speakers=[JEAN],
        source="AFP",
        status=Status.DENIED,
        published_at=datetime(2015, 12, 31, 23, 30, tzinfo=UTC),
    )
    facets = page(chain, limit=1, facets=tuple(Facet)).facets
    counted = {facet.value: [(one.name or one.value, one.count) for one in found] for facet, found in facets.items()}
    assert counted == {
        "speaker": [("Jean Martin", 3), ("Marie Jean", 2), ("Martin", 1)],
        "outlet": [("AFP", 1)],
        "kind": [("direct", 6)],
        "status": [("asserted", 5), ("denied", 1)],
        "month": [("2016-03", 5), ("2015-12", 1)],
    }
    (denied,) = page(chain, statuses=(Status.DENIED,), facets=(Facet.SPEAKER,)).facets[Facet.SPEAKER]
    assert texts(chain, speaker_id=int(denied.value)) == ["un", "quatre", "six"]


@on_sqlite
def test_nothing_that_grows_is_read_through_for_facets(store):
    keep_words(store, "un mot", speakers=(LAVROV,))
    steps = scanned(store, lambda: page(store, facets=tuple(Facet)))
    assert "SCAN entry_speakers" not in steps


def test_facets_count_as_far_as_they_look(store, monkeypatch):
    for day in range(1, 7):
        keep_words(store, "mot", published_at=march(day))
    monkeypatch.setattr(tally, "COUNTED_FOR_FACETS", 4)
    found = page(store, facets=(Facet.KIND,))
    assert not found.count.exact
    assert [one.count for one in found.facets[Facet.KIND]] == [5]


class TestEntries:
    """What is searched follows what is kept."""

    TABLES = ("entries", "entry_speakers", "entry_names", "entry_words")

    def contents(self, rows):
        return {table: sorted(rows(f"SELECT * FROM {table}"), key=repr) for table in self.TABLES}

    def test_a_new_analysis_replaces_what_is_searched(self, store):
        article_id = keep(store)
        with store.writing() as work:
            work.save_analysis(article_id, said_by(LAVROV, words="la paix"), "8")
            work.commit()
        assert len(texts(store)) == 1
        assert texts(store, q="oeuvre") == texts(store, speaker="kerry") == texts(store, relay="onu") == []
        assert len(texts(store, q="paix", speaker="lavrov")) == 1
        with store.writing() as work:
            work.save_analysis(article_id, NOTHING, "8")
            work.commit()
        assert texts(store) == texts(store, q="paix") == texts(store, speaker="lavrov") == []

    def test_a_sent_article_is_searched_by_what_it_says_now(self, store):
        for words, day in (("avant", 1), ("après", 2)):
            keep_words(store, words, source="AFP", external_id="1", published_at=march(day))
        assert texts(store, until=march(2)) == texts(store, q="avant") == []
        assert texts(store, since=march(2), q="après") == ["après"]

    def test_an_article_of_which_only_the_time_changes_is_found_at_that_time(self, store):
        named = {"source": "AFP", "external_id": "1"}
        keep_words(store, "mot", published_at=march(1), speakers=[JEAN], **named)
        with store.writing() as work:
            work.save_details(ArticleIn("mot", published_at=march(9), **named))
            work.commit()
        assert texts(store, until=march(9)) == texts(store, speaker="martin", until=march(9)) == []
        assert texts(store, since=march(9), speaker="martin") == ["mot"]

    def test_nothing_stays_of_an_article_that_goes(self, store, rows):
        keep(store)
        with store.database.writing() as session:
            session.connection().exec_driver_sql("DELETE FROM articles")
            session.commit()
        assert not any(self.contents(rows).values())
        assert texts(store, q="paix") == []

    def test_entering_an_article_again_changes_nothing(self, store, rows):
        article_id = keep(store)
        before = self.contents(rows)
        with store.database.writing() as session:
            index_article(session, article_id)
            reindex_speakers(session, [one.id for one in speakers_of(store, None, after=None, limit=9)])
            session.commit()
        assert self.contents(rows) == before

    def test_what_was_kept_before_there_was_a_search_is_found(self, store, url, rows):
        keep(store, source="Le Monde")  # without a parse that can be read
        keep_words(store, MANY, speakers=[JEAN], relays=[MARIE], published_at=march(1))
        searched = self.contents(rows), rows("SELECT * FROM lemmas")
        migrate.downgrade(url, "0003")
        migrate.upgrade(url)
        assert (self.contents(rows), rows("SELECT * FROM lemmas")) == searched
        assert texts(store, q="économie sœur", speaker="M. Martin", relay="marie") == [MANY]
        assert len(texts(store, outlet="le monde")) == 3

    def test_a_speaker_who_gets_another_name_is_found_by_both(self, store):
        keep(store)
        (lavrov,) = speakers_of(store, "lavrov", after=None, limit=9)
        with store.database.writing() as session:
            row = session.get(SpeakerRow, lavrov.id)
            row.names.append(spelling("le chef de la diplomatie"))
            reindex_speakers(session, [lavrov.id])
            session.commit()
        for asked in ("lavrov", "diplomatie", "chef de la diplomatie"):
            assert len(texts(store, speaker=asked)) == 1
        assert texts(store, speaker="lavrov diplomatie") == []  # no name holds both

    def test_a_merged_speaker_is_found_by_either_id(self, store):
        keep_words(store, "un", speakers=[JEAN], published_at=march(2))
        keep_words(store, "deux", speakers=[MARIE], relays=[JEAN], published_at=march(1))
        ids = {one.name: one.id for one in speakers_of(store, None, after=None, limit=9)}
        jean, marie = ids["Jean Martin"], ids["Marie Jean"]
        event = store.registry.merge(jean, [marie], by="test")
        for speaker_id in (jean, marie):
            assert texts(store, speaker_id=speaker_id) == ["un", "deux"]
        assert texts(store, speaker="marie") == texts(store, speaker="martin") == ["un", "deux"]
        store.registry.undo(event, by="test")
        assert texts(store, speaker_id=jean) == texts(store, speaker="martin") == ["un"]
        assert texts(store, speaker_id=marie) == texts(store, speaker="marie") == ["deux"]

    def test_a_speaker_who_was_another_is_found_as_that_other(self, store, monkeypatch):
        monkeypatch.setattr(entries, "BATCH", 1)
        keep(store)
        ids = {one.name: one.id for one in speakers_of(store, None, after=None, limit=9)}
        with store.database.writing() as session:
            session.execute(
                update(ArticleSpeakerRow)
                .where(ArticleSpeakerRow.speaker_id.in_([ids["Kerry"], ids["ONU"]]))
                .values(speaker_id=ids["John Kerry"])
            )
            reindex_speakers(session, [ids["Kerry"], ids["ONU"], ids["John Kerry"]])
            session.commit()
        assert len(texts(store, speaker_id=ids["John Kerry"])) == len(texts(store, speaker="john kerry")) == 2
        assert texts(store, speaker_id=ids["Kerry"]) == texts(store, relay="onu") == []
        assert len(texts(store, relay="john")) == 1


@pytest.fixture(scope="session")
def both(sqlite_store, request):
    """The two databases."""
    return sqlite_store, request.getfixturevalue("postgres_store")


LETTERS = "aeéœlst '’\"«»“”-*()&|!:^%_\\0129жß"
some_text = st.text(LETTERS, min_size=1, max_size=12) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12
)


@pytest.mark.postgres
@given(kept=st.lists(some_text, min_size=1, max_size=4), asked=some_text, order=st.sampled_from(Order))
@settings(max_examples=40, deadline=None, suppress_health_check=HealthCheck)
def test_both_databases_find_the_same_whatever_is_asked(both, kept, asked, order):
    def found(store, few):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(plan, "FEW", few)
            return sorted(texts(store, q=asked, order=order))

    kept = [text for text in kept if "".join(text.replace("’", " ").split())]
    for store in both:
        for text in kept:
            keep_words(store, text)
    answers = [found(store, few) for store in both for few in (0, 1_000)]
    for store in both:
        empty(store)
    assert all(answer == answers[0] for answer in answers)


def test_a_form_that_nothing_kept_has_is_found_by_the_lemma_that_it_is_told_to_have(three):
    expect(
        three,
        [
            ({"q": "déclarera"}, []),
            ({"q": "déclarera", "lemmas": (("déclarera", "déclarer"),)}, [PAST]),
            ({"q": "déclarera cela", "lemmas": (("Déclarera", "Déclarer"), ("cela", "celui"))}, [PAST]),
            ({"q": "déclarera", "lemmas": (("déclarera", '"déclarer" OR économie'), ("", "déclarer"))}, []),
        ],
    )
