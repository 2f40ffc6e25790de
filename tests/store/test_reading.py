"""Reading: one article, pages of quotations, pages of speakers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from attribution.core.relations import SpeakerKind
from attribution.errors import ArticleNotFoundError
from attribution.services.ports import Place, QuotationQuery

from .samples import ANALYSIS, KERRY, LAVROV, LE_MONDE, NOTHING, keep, said_by, speaker, speakers_of

UNKNOWN_IDS = [1, 0, -1, 2**31, 2**63, 10**30, -(10**30)]


def found(store, *, after=None, limit=50, **asked):
    return [hit.record for hit in store.search.page(QuotationQuery(**asked), after=after, limit=limit).hits]


def contents_found(store, **asked):
    records = found(store, **asked)
    return [
        record.article.article.text[slice(content.start, content.end)]
        for record in records
        for content in [record.attribution.quotation.content]
    ]


def names_found(store, name, *, after=None, limit=50):
    return [record.name for record in speakers_of(store, name, after=after, limit=limit)]


def test_an_unknown_article_is_told_with_its_id(store):
    for method in [store.article, store.parse, store.analysis, store.skipped, store.article_quotations]:
        for article_id in UNKNOWN_IDS:
            with pytest.raises(ArticleNotFoundError) as raised:
                method(article_id)
            assert raised.value.article_id == article_id


def test_an_empty_database_has_nothing_to_give(store):
    assert store.article_ids() == []
    assert found(store) == []
    assert names_found(store, None) == []


def test_the_quotations_of_an_article_come_in_text_order_with_their_article(store):
    keep(store)
    article_id = keep(store)
    records = store.article_quotations(article_id)
    assert [record.attribution for record in records] == list(ANALYSIS.attributions)
    assert {record.article for record in records} == {store.article(article_id)}


def test_a_quotation_names_the_ids_of_all_who_said_and_relayed_it(store):
    keep(store)
    ids = {record.name: record.id for record in speakers_of(store, None, after=None, limit=50)}
    peace, term, work = store.article_quotations(store.article_ids()[0])
    assert peace.speaker_ids == {
        name: ids[name] for name in ("John Kerry", "Sergueï Lavrov", "un diplomate", "Le Monde")
    }
    assert term.speaker_ids == {}
    assert work.speaker_ids == {name: ids[name] for name in ("Kerry", "ONU")}


def test_quotations_come_newest_first_and_page_by_page(store):
    keep(store)
    keep(store)
    everything = found(store)
    ids = [record.id for record in everything]
    assert ids == sorted(ids, reverse=True)
    assert len(ids) == 6
    first = store.search.page(QuotationQuery(), after=None, limit=4).hits
    assert [hit.record for hit in first] + found(store, limit=4, after=first[-1].place) == everything


def test_a_page_may_start_at_any_number(store):
    keep(store)
    now = datetime.now(UTC)
    quotations = {year: len(found(store, after=Place(now.replace(year=year), 10**30))) for year in (1, now.year, 9999)}
    speakers = {after: len(speakers_of(store, None, after=after, limit=50)) for after in (0, 2**63, 10**30, -(10**30))}
    assert quotations == {1: 0, now.year: 3, 9999: 3}
    assert speakers == {0: 6, 2**63: 0, 10**30: 0, -(10**30): 6}


def test_words_are_found_whole_whatever_their_accents_case_and_order(store):
    keep(store)
    expected = {
        "oeuvre": True,
        "L'ŒUVRE": True,
        "inachevee oeuvre": True,
        "inachev": False,
        "achevée": False,
        "oeuvre paix": False,
        "oeuvr_": False,
        "l%e": False,
        "%": True,  # no word is asked for
        "\\": True,
    }
    assert {asked: "L’œuvre est inachevée" in contents_found(store, q=asked) for asked in expected} == expected


PEACE, TERM, WORK = "Nous voulons la paix", "la paix", "L’œuvre est inachevée"


def test_quotations_are_found_by_speaker_relay_and_words(store):
    keep(store)
    expected = [
        ({"speaker": "kerry"}, [WORK, PEACE]),
        ({"speaker": "John KERRY"}, [PEACE]),
        ({"speaker": "kerry john"}, [PEACE]),
        ({"speaker": "lavrov"}, [PEACE]),
        ({"speaker": "kerry lavrov"}, []),  # no one person has that name
        ({"speaker": "ker"}, []),
        ({"speaker": "diplomate"}, []),  # he relays
        ({"relay": "diplomate"}, [PEACE]),
        ({"relay": "onu"}, [WORK]),
        ({"relay": "kerry"}, []),  # he speaks
        ({"speaker": "kerry", "relay": "le monde"}, [PEACE]),
        ({"speaker": "kerry", "relay": "onu", "q": "oeuvre"}, [WORK]),
        ({"speaker": "kerry", "relay": "onu", "q": "paix"}, []),
        ({"speaker": " "}, [WORK, TERM, PEACE]),
        ({"min_confidence": 0.7}, [PEACE]),
        ({"min_confidence": 0.6}, [TERM, PEACE]),
        ({"min_confidence": 0.0}, [TERM, PEACE]),  # what was kept without a confidence is not known to have any
        ({"min_confidence": 0.6, "q": "paix", "speaker": "kerry"}, [PEACE]),
    ]
    assert [(asked, contents_found(store, **asked)) for asked, _ in expected] == expected


def test_a_question_of_many_words_is_answered(store):
    keep(store)
    assert found(store, q=" ".join(f"mot{number}" for number in range(500))) == []


def test_a_quotation_is_found_once_however_many_of_its_speakers_match(store):
    keep(store, said_by(speaker("John Kerry"), speaker("Teresa Kerry"), relayed_by=[speaker("Anne Kerry")]))
    assert len(found(store, speaker="kerry")) == 1
    assert len(found(store, speaker="kerry", relay="kerry")) == 1


def test_a_quotation_is_found_by_any_spelling_of_its_speaker(store):
    keep(store, said_by(speaker("Sergueï Lavrov")))
    keep(store, said_by(speaker("SERGUEI LAVROV")))
    assert len(found(store, speaker="serguei lavrov")) == len(found(store, speaker="Sergueï Lavrov")) == 2


def test_speakers_come_lowest_id_first_and_page_by_page(store):
    keep(store)
    everything = speakers_of(store, None, after=None, limit=50)
    ids = [record.id for record in everything]
    assert ids == sorted(ids)
    assert len(ids) == 6
    first = speakers_of(store, None, after=None, limit=4)
    assert [*first, *speakers_of(store, None, after=first[-1].id, limit=4)] == everything


def test_speakers_are_found_by_the_words_of_their_names(store):
    keep(store)
    expected = {
        "kerry": ["John Kerry", "Kerry"],
        "KERRY john": ["John Kerry"],
        "serguei": ["Sergueï Lavrov"],
        "serg": [],
        "Le": ["Le Monde"],
    }
    assert {asked: sorted(names_found(store, asked)) for asked in expected} == expected


def test_speakers_are_counted_by_what_they_said_and_what_they_relayed(store):
    keep(store)
    keep(store, said_by(KERRY, relayed_by=[LAVROV, LE_MONDE]))
    counts = {record.name: (record.said, record.relayed) for record in speakers_of(store, None, after=None, limit=50)}
    assert counts == {
        "John Kerry": (2, 0),
        "Sergueï Lavrov": (1, 1),
        "un diplomate": (0, 1),
        "Le Monde": (0, 2),
        "Kerry": (1, 0),
        "ONU": (0, 1),
    }


def test_a_quotation_counts_once_for_one_who_relays_it_twice(store):
    keep(store, said_by(relayed_by=[speaker("Le Monde", SpeakerKind.BODY), speaker("LE MONDE", SpeakerKind.BODY)]))
    assert [(record.said, record.relayed) for record in speakers_of(store, None, after=None, limit=9)] == [(0, 1)]


@pytest.fixture
def queries(store):
    """Every statement that goes to the database."""
    statements = []

    def note(_connection, _cursor, statement, *_):
        statements.append(statement)

    event.listen(store.database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(store.database.engine, "before_cursor_execute", note)


def test_a_page_takes_the_same_number_of_queries_whatever_its_length(store, queries):
    def queries_of(limit):
        queries.clear()
        assert len(found(store, limit=limit)) == limit
        return len(queries)

    for _ in range(10):
        keep(store)
    assert queries_of(3) == queries_of(30) <= 20


def test_a_page_does_not_read_the_parses(store, queries):
    article_id = keep(store)
    queries.clear()
    store.article(article_id)
    found(store)
    assert not [query for query in queries if "conllu" in query]


def test_a_read_sees_one_moment_of_the_database(store):
    article_id = keep(store)
    with store.database.reading() as reader:
        before = reader.connection().exec_driver_sql("SELECT count(*) FROM quotations").scalar()
        keep(store, NOTHING)
        with store.writing() as work:
            work.save_analysis(article_id, NOTHING, "8")
            work.commit()
        assert reader.connection().exec_driver_sql("SELECT count(*) FROM quotations").scalar() == before == 3


def test_a_database_that_takes_writes_passes_the_check_and_keeps_nothing_of_it(store):
    store.check_writing()
    store.check()


def test_what_was_skipped_is_read_without_the_rest(store):
    assert store.skipped(keep(store)) == ANALYSIS.skipped != ()


@pytest.mark.parametrize("asked", ["M. Kerry", "kerry", "KERRY John", "Mme Kerry"])
def test_a_title_is_no_part_of_a_name(store, asked):
    keep(store)
    assert {record.name for record in speakers_of(store, asked, after=None, limit=9)} >= {"John Kerry"}


def test_part_of_a_word_is_no_word_of_a_name(store):
    keep(store)
    assert speakers_of(store, "kerr", after=None, limit=9) == []
