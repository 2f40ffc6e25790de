"""What a CMS relies on when an article changes: ids last, and it is told what became of them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from attribution.core.lexicon import Lexicon
from attribution.core.relations import Analysis, SpeakerKind
from attribution.services.ports import ArticleIn, Changes
from tests.api.fakes import SpaceParser, analyse_simply

from .samples import ANALYSIS, NOTHING, PARSE, RULES, analyses, keep, said_by, speaker, speakers_of

FIRST = "« Nous partons demain », dit Anne Dupont, selon Le Monde.\n"
SECOND = "« Rien n’est encore décidé », dit Paul Martin.\n"
THIRD = "« La route sera longue jusqu’à la mer », dit Rosa Vidal.\n"


def push(store, text):
    """Save a text, always of the same article."""
    analysis = analyse_simply(SpaceParser().parse(text), Lexicon())
    with store.writing() as work:
        saved = work.save_article(ArticleIn(text, source="AFP", external_id="1"), PARSE, analysis, RULES)
        work.commit()
    return saved


def ids(store, saved):
    return [record.id for record in store.article_quotations(saved.id)]


def test_all_quotations_of_a_new_article_are_added(store):
    saved = push(store, FIRST + SECOND)
    assert saved.is_new
    assert saved.changes == Changes(added=tuple(ids(store, saved)))


def test_the_same_text_changes_nothing(store):
    first = push(store, FIRST + SECOND)
    before = store.article_quotations(first.id)
    again = push(store, FIRST + SECOND)
    assert (again.id, again.is_new, again.changes) == (first.id, False, Changes(unchanged=2))
    assert [record.speaker_ids for record in store.article_quotations(first.id)] == [one.speaker_ids for one in before]


def test_a_quotation_that_is_found_again_keeps_its_id_wherever_it_stands(store):
    first, second = ids(store, push(store, FIRST + SECOND))
    saved = push(store, THIRD + SECOND + FIRST)
    third, *rest = ids(store, saved)
    assert rest == [second, first]
    assert saved.changes == Changes(added=(third,), moved=(second, first))
    last = push(store, THIRD + FIRST)
    assert ids(store, last) == [third, first]
    assert last.changes == Changes(moved=(first,), removed=(second,), unchanged=1)


@pytest.mark.parametrize(
    ("old", "new"), [("partons", "partirons"), ("Anne Dupont", "Jeanne Dupond"), ("Le Monde", "Le Figaro")]
)
def test_other_words_or_another_speaker_or_relay_change_a_quotation(store, old, new):
    first, second = ids(store, push(store, SECOND + FIRST))
    saved = push(store, SECOND + FIRST.replace(old, new))
    assert saved.changes == Changes(changed=(second,), unchanged=1)
    assert ids(store, saved) == [first, second]


def test_an_id_that_went_does_not_come_back(store):
    first, second = ids(store, push(store, FIRST + SECOND))
    push(store, FIRST)
    assert ids(store, push(store, FIRST + SECOND))[0] == first
    assert ids(store, push(store, FIRST + SECOND))[1] > second


def test_ids_that_last_do_not_stand_in_the_way_of_new_ones(store):
    push(store, FIRST + SECOND)
    push(store, THIRD + FIRST + SECOND)
    saved = push(store, THIRD + "« Encore », dit Zoé.\n" + FIRST + "« Assez », dit Zoé.\n" + SECOND)
    assert len(set(ids(store, saved))) == 5
    keep(store)


def test_new_rules_keep_the_ids_too(store):
    article_id = keep(store)
    before = store.article_quotations(article_id)
    with store.writing() as work:
        changes = work.save_analysis(article_id, Analysis(ANALYSIS.attributions[1:], ANALYSIS.speakers, ()), "8")
        work.commit()
    after = store.article_quotations(article_id)
    assert [record.id for record in after] == [record.id for record in before][1:]
    assert changes == Changes(removed=(before[0].id,), unchanged=2)


@pytest.mark.parametrize("kind", [SpeakerKind.PARTIAL, SpeakerKind.DESCRIPTION])
def test_a_speaker_of_one_article_keeps_his_id(store, kind):
    article_id = keep(store, said_by(speaker("Kerry", kind), speaker("un ami", kind)))
    (before,) = store.article_quotations(article_id)
    with store.writing() as work:
        work.save_analysis(article_id, said_by(speaker("un autre", kind), speaker("Kerry", kind)), "8")
        work.commit()
    (after,) = store.article_quotations(article_id)
    assert after.speaker_ids["Kerry"] == before.speaker_ids["Kerry"]
    assert after.speaker_ids["un autre"] not in before.speaker_ids.values()
    assert len(speakers_of(store, None, after=None, limit=9)) == 2


def test_a_name_that_is_read_as_another_kind_of_speaker_keeps_its_id(store):
    article_id = keep(store, said_by(speaker("une source", SpeakerKind.DESCRIPTION)))
    (before,) = store.article_quotations(article_id)
    with store.writing() as work:
        changes = work.save_analysis(article_id, said_by(speaker("une source", SpeakerKind.ANONYMOUS)), "8")
        work.commit()
    (after,) = store.article_quotations(article_id)
    assert after.speaker_ids == before.speaker_ids
    assert after.attribution.speakers[0].kind is SpeakerKind.ANONYMOUS
    assert changes == Changes(changed=(before.id,))


def test_speakers_of_another_article_are_not_borrowed(store):
    one, other = (keep(store, said_by(speaker("Kerry", SpeakerKind.PARTIAL))) for _ in range(2))
    with store.writing() as work:
        work.save_analysis(other, NOTHING, RULES)
        work.save_analysis(other, said_by(speaker("Kerry", SpeakerKind.PARTIAL)), RULES)
        work.commit()
    (record,), (other_record,) = store.article_quotations(one), store.article_quotations(other)
    assert record.speaker_ids != other_record.speaker_ids


@given(first=analyses(), second=analyses())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_analysis_may_follow_any_other(store, first, second):
    article_id = keep(store, first)
    before = [record.id for record in store.article_quotations(article_id)]
    with store.writing() as work:
        changes = work.save_analysis(article_id, second, RULES)
        work.commit()
    assert store.analysis(article_id) == second
    after = [record.id for record in store.article_quotations(article_id)]
    assert len(set(after)) == len(after)
    assert set(changes.added) == set(after) - set(before)
    assert set(changes.removed) == set(before) - set(after)
    assert len(after) == len(changes.added + changes.changed + changes.moved) + changes.unchanged


def test_whoever_mirrors_an_article_hears_of_new_rules_only_where_they_find_something_else(store, rows):
    article_id = keep(store)
    for analysis in (ANALYSIS, NOTHING):
        with store.writing() as work:
            work.save_analysis(article_id, analysis, "8")
            work.commit()
    told = rows("SELECT type, data FROM events ORDER BY id")
    assert [kind for kind, _ in told] == ["article.processed", "article.processed"]
    assert '"removed": 3' in str(told[1][1]).replace("'", '"')
