"""The unit of work: what a write changes, and above all what it leaves alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from attribution.core.relations import Analysis, SpeakerKind
from attribution.errors import ArticleNotFoundError
from attribution.services.ports import ArticleIn, Parse, QuotationQuery

from .samples import ANALYSIS, KERRY, LAVROV, NOTHING, PARSE, RULES, TEXT, article, keep, said_by, speaker, speakers_of

TABLES = [
    "articles",
    "parses",
    "analyses",
    "quotations",
    "fragments",
    "relays",
    "quotation_speakers",
    "relay_speakers",
    "speakers",
    "article_speakers",
    "mentions",
    "skipped",
    "entries",
    "entry_speakers",
    "entry_names",
    "entry_words",
]
UNTOUCHED_BY_AN_ANALYSIS = ["articles", "parses"]


def contents(rows, tables=TABLES):
    return {table: sorted(rows(f"SELECT * FROM {table}"), key=repr) for table in tables}


def test_every_table_is_filled_by_the_sample(store, rows):
    keep(store)
    assert all(contents(rows).values())


def test_a_saved_article_is_read_with_all_that_was_sent(store):
    paris = timezone(timedelta(hours=2))
    sent = ArticleIn(TEXT, "Titre", "https://a.example/1", "Le Monde", "m-1", datetime(2026, 5, 1, 9, 30, tzinfo=paris))
    before = datetime.now(UTC)
    with store.writing() as work:
        saved = work.save_article(sent, PARSE, ANALYSIS, RULES)
        work.commit()
    article_id = saved.id
    record = store.article(article_id)
    assert (record.id, record.article, record.parser, record.rules) == (article_id, sent, PARSE.parser, RULES)
    assert record.article.published_at.tzinfo is UTC
    assert before <= record.created_at == record.updated_at <= datetime.now(UTC)
    assert saved.is_new
    assert store.parse(article_id) == PARSE
    assert store.article_ids() == [article_id]


def test_a_time_without_a_zone_is_refused(store):
    with pytest.raises(Exception, match="not an aware time"):
        keep(store, published_at=datetime(2026, 5, 1, 9, 30))


def test_what_is_not_committed_is_undone(store, rows):
    with store.writing() as work:
        work.save_article(article(), PARSE, ANALYSIS, RULES)
    assert not any(contents(rows).values())


def test_an_error_in_the_block_undoes_it_and_is_not_changed(store, rows):
    with pytest.raises(ZeroDivisionError), store.writing() as work:
        raise ZeroDivisionError(work.save_article(article(), PARSE, ANALYSIS, RULES))
    assert not any(contents(rows).values())


def test_what_follows_the_last_commit_is_undone(store):
    with store.writing() as work:
        first = work.save_article(article(), PARSE, ANALYSIS, RULES).id
        work.commit()
        work.save_article(article(), PARSE, ANALYSIS, RULES)
    assert store.article_ids() == [first]


def test_one_block_may_keep_many_articles(store):
    with store.writing() as work:
        saved = [work.save_article(article(), PARSE, ANALYSIS, RULES).id for _ in range(3)]
        work.commit()
    assert store.article_ids() == sorted(saved)
    assert all(store.analysis(article_id) == ANALYSIS for article_id in store.article_ids())


def test_an_article_with_the_same_source_and_external_id_is_replaced_and_keeps_its_id(store):
    first = keep(store, source="AFP", external_id="1", title="Avant", url="https://a.example/1")
    created = store.article(first).created_at
    with store.writing() as work:
        new_parse = Parse("# other\n", "other parser")
        saved = work.save_article(ArticleIn("Rien.", "Après", None, "AFP", "1"), new_parse, NOTHING, "8")
        work.commit()
    record = store.article(first)
    assert (saved.id, saved.is_new) == (first, False)
    assert record.article == ArticleIn("Rien.", "Après", None, "AFP", "1")
    assert (record.parser, record.rules, record.created_at) == ("other parser", "8", created)
    assert record.updated_at > created
    assert store.parse(first) == new_parse
    assert store.analysis(first) == NOTHING
    assert store.article_ids() == [first]


def test_replacing_one_article_leaves_the_others_as_they_were(store):
    other = keep(store, source="AFP", external_id="2")
    record, quotations = store.article(other), store.article_quotations(other)
    first = keep(store, source="AFP", external_id="1")
    assert keep(store, NOTHING, source="AFP", external_id="1") == first
    assert store.article(other) == record
    assert store.article_quotations(other) == quotations


def test_an_article_without_source_or_external_id_is_always_new(store):
    for given in [{}, {"source": "AFP"}, {"external_id": "1"}]:
        assert keep(store, **given) != keep(store, **given)


def test_the_same_external_id_of_another_source_is_another_article(store):
    assert keep(store, source="AFP", external_id="1") != keep(store, source="Reuters", external_id="1")


def test_storing_an_analysis_again_changes_nothing_else(store, rows):
    keep(store)
    article_id = keep(store)
    before = contents(rows, UNTOUCHED_BY_AN_ANALYSIS)
    shared = rows("SELECT * FROM speakers WHERE article_id IS NULL ORDER BY id")
    others = rows(f"SELECT * FROM quotations WHERE article_id <> {article_id} ORDER BY id")
    counts = {table: len(found) for table, found in contents(rows).items()}
    with store.writing() as work:
        work.save_analysis(article_id, ANALYSIS, "8")
        work.commit()
    assert store.analysis(article_id) == ANALYSIS
    assert store.article(article_id).rules == "8"
    assert contents(rows, UNTOUCHED_BY_AN_ANALYSIS) == before
    assert rows("SELECT * FROM speakers WHERE article_id IS NULL ORDER BY id") == shared
    assert rows(f"SELECT * FROM quotations WHERE article_id <> {article_id} ORDER BY id") == others
    assert {table: len(found) for table, found in contents(rows).items()} == counts


def test_a_new_analysis_replaces_the_old_one_entirely(store, rows):
    article_id = keep(store)
    with store.writing() as work:
        work.save_analysis(article_id, NOTHING, RULES)
        work.commit()
    assert store.analysis(article_id) == NOTHING
    kept = {table for table, found in contents(rows).items() if found}
    assert kept == {"articles", "parses", "analyses"}


def test_an_analysis_of_an_unknown_article_is_refused(store):
    for article_id in [1, 0, -1, 2**31, 2**63, 10**30, -(10**30)]:
        with pytest.raises(ArticleNotFoundError), store.writing() as work:
            work.save_analysis(article_id, ANALYSIS, RULES)


def test_ids_of_quotations_are_never_used_again(store):
    article_id = keep(store)
    before = {record.id for record in store.article_quotations(article_id)}
    with store.writing() as work:
        work.save_analysis(article_id, NOTHING, RULES)
        work.save_analysis(article_id, ANALYSIS, RULES)
        work.commit()
    assert not before & {record.id for record in store.article_quotations(article_id)}


def test_an_article_goes_with_everything_that_hangs_on_it(store, rows):
    keep(store)
    with store.writing() as work:
        work._session.connection().exec_driver_sql("DELETE FROM articles")
        work.commit()
    assert {table for table, found in contents(rows).items() if found} == {"speakers"}  # the shared ones
    assert not rows("SELECT * FROM speakers WHERE article_id IS NOT NULL")


class TestSpeakers:
    """Who is one row for all articles, and who is not."""

    @pytest.mark.parametrize("kind", [SpeakerKind.PERSON, SpeakerKind.BODY])
    def test_a_name_that_identifies_is_one_speaker_in_all_articles(self, store, kind):
        for _ in range(2):
            keep(store, said_by(speaker("Élysée", kind)))
        (found,) = speakers_of(store, None, after=None, limit=9)
        assert (found.name, found.kind, found.said) == ("Élysée", kind.value, 2)

    @pytest.mark.parametrize("kind", [SpeakerKind.PARTIAL, SpeakerKind.DESCRIPTION])
    def test_a_name_that_does_not_identify_is_a_speaker_of_its_article_only(self, store, kind):
        for _ in range(2):
            keep(store, said_by(speaker("Kerry", kind)))
        assert [found.said for found in speakers_of(store, "kerry", after=None, limit=9)] == [1, 1]

    def test_a_person_and_a_body_of_the_same_name_are_two(self, store):
        keep(store, said_by(speaker("Washington", SpeakerKind.PERSON)))
        keep(store, said_by(speaker("Washington", SpeakerKind.BODY)))
        assert len(speakers_of(store, None, after=None, limit=9)) == 2

    def test_names_without_letters_do_not_merge(self, store):
        keep(store, said_by(speaker("?")))
        keep(store, said_by(speaker("!")))
        assert len(speakers_of(store, None, after=None, limit=9)) == 2

    def test_every_article_keeps_its_own_spelling_of_a_shared_name(self, store):
        first = keep(store, said_by(speaker("Sergueï Lavrov")))
        second = keep(store, said_by(speaker("Serguei LAVROV")))
        assert store.analysis(first).speakers[0].name == "Sergueï Lavrov"
        assert store.analysis(second).speakers[0].name == "Serguei LAVROV"
        (found,) = speakers_of(store, None, after=None, limit=9)
        assert found.name == "Sergueï Lavrov"
        (record,) = store.article_quotations(second)
        assert record.speaker_ids == {"Serguei LAVROV": found.id}

    def test_two_spellings_in_one_article_are_one_speaker(self, store):
        spellings = speaker("Jean-Marc Ayrault"), speaker("Jean Marc Ayrault")
        article_id = keep(store, said_by(*spellings))
        assert store.analysis(article_id).speakers == spellings
        assert [found.said for found in speakers_of(store, None, after=None, limit=9)] == [1]

    def test_joint_speakers_keep_their_order(self, store):
        for speakers in [(KERRY, LAVROV), (LAVROV, KERRY)]:
            (record,) = store.article_quotations(keep(store, said_by(*speakers, relayed_by=speakers[:1])))
            assert record.attribution.speakers == speakers
            assert set(record.speaker_ids) == {"John Kerry", "Sergueï Lavrov"}

    def test_the_same_pair_of_joint_speakers_has_the_same_ids_everywhere(self, store):
        first, second = (store.article_quotations(keep(store, said_by(KERRY, LAVROV)))[0] for _ in range(2))
        assert first.speaker_ids == second.speaker_ids

    def test_a_shared_speaker_goes_with_the_last_article_that_lists_him(self, store):
        first, second = keep(store, said_by(KERRY)), keep(store, said_by(KERRY, LAVROV))
        for article_id, left in [(second, ["John Kerry"]), (first, [])]:
            with store.writing() as work:
                work.save_analysis(article_id, NOTHING, RULES)
                work.commit()
            assert [found.name for found in speakers_of(store, None, after=None, limit=9)] == left

    def test_a_shared_speaker_who_is_listed_again_keeps_his_id(self, store):
        article_id = keep(store, said_by(KERRY))
        before = speakers_of(store, None, after=None, limit=9)
        with store.writing() as work:
            work.save_analysis(article_id, said_by(LAVROV, KERRY), RULES)
            work.commit()
        assert before[0] in speakers_of(store, None, after=None, limit=9)

    def test_a_speaker_who_is_only_mentioned_is_kept_too(self, store):
        article_id = keep(store, Analysis((), (KERRY,), ()))
        assert store.analysis(article_id).speakers == (KERRY,)
        assert store.search.page(QuotationQuery(), after=None, limit=9).hits == []
