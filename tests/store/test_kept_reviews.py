"""What people said stands when the machine reads an article again, and when its text changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.core.relations import Analysis, Attribution, Kind, Quotation, SpeakerKind, Status
from attribution.services.lay_over import CARRIED
from attribution.services.ports import PROGRAM, Change, Field, Named, NamedRelay, ReviewState, Step

from .samples import (
    ANALYSIS,
    KERRY,
    LAVROV,
    NOTHING,
    PARSE,
    PEACE,
    RULES,
    TERM,
    TEXT,
    WORK,
    article,
    keep,
    source,
    span,
)

CONFIRM = Change(state=ReviewState.CONFIRMED)
REJECT = Change(state=ReviewState.REJECTED)
ZOE = Change(fields=frozenset({Field.SPEAKER}), speakers=(Named(name="Zoé Petit", kind=SpeakerKind.PERSON),))


@pytest.fixture
def article_id(store):
    return keep(store, source="exemple.fr", external_id="1")


@pytest.fixture
def peace(store, article_id):
    return store.article_quotations(article_id)[0]


@pytest.fixture
def correct(store):
    def correct(record, change):
        return store.reviews.correct(record.id, change, by="Iris", check=lambda record: None)

    return correct


@pytest.fixture
def read_again(store, article_id):
    """The machine makes something else of the same text."""

    def read_again(*attributions, speakers=ANALYSIS.speakers):
        with store.writing() as work:
            work.save_analysis(article_id, Analysis(attributions, speakers, ()), "8")
            work.commit()
        return store.article_quotations(article_id)

    return read_again


@pytest.fixture
def rewrite(store, article_id):
    """The outlet sends another text; the machine finds in it what the analysis says."""

    def rewrite(text, analysis):
        with store.writing() as work:
            work.save_article(article(text, source="exemple.fr", external_id="1"), PARSE, analysis, RULES)
            work.commit()
        return store.article_quotations(article_id)

    return rewrite


@pytest.fixture
def steps(store):
    """What happened to a quotation, oldest first."""

    def steps(record):
        return [step.step for step in reversed(store.reviews.history(record.id, before=None, limit=99))]

    return steps


def moved(attribution, by):
    """An attribution without relays and evidence, so many code points further on."""

    def there(one):
        return replace(one, start=one.start + by, end=one.end + by)

    old = attribution.quotation
    content = there(old.content)
    new = Quotation(there(old.outer), content, (content,), old.kind, old.rule)
    named = replace(attribution.source, span=there(attribution.source.span)) if attribution.source else None
    return Attribution(new, named, speakers=attribution.speakers, speaker_rule="full_name", status=attribution.status)


def analysis(*attributions):
    return Analysis(attributions, ANALYSIS.speakers, ())


def test_a_correction_stands_when_the_machine_reads_again(correct, read_again, peace):
    correct(peace, replace(ZOE, state=ReviewState.CONFIRMED))
    again, *_ = read_again(PEACE, TERM, WORK)
    assert again.id == peace.id
    assert [one.name for one in again.attribution.speakers] == ["Zoé Petit"]
    assert (again.review.by, again.review.version, again.review.machine_now_differs) == ("Iris", 1, frozenset())


def test_a_correction_stands_when_the_machine_says_the_same(correct, read_again, peace):
    correct(peace, Change(fields=frozenset({Field.STATUS}), status=Status.DENIED))
    again, *_ = read_again(replace(PEACE, status=Status.DENIED), TERM, WORK)
    assert again.review.correction.fields == {Field.STATUS}
    back, *_ = read_again(PEACE, TERM, WORK)
    assert back.attribution.status is Status.DENIED


def test_what_the_machine_says_otherwise_now_is_shown(correct, read_again, peace):
    correct(peace, ZOE)
    again, *_ = read_again(replace(PEACE, speakers=(LAVROV,)), TERM, WORK)
    assert again.review.machine_now_differs == {Field.SPEAKER}
    assert [one.name for one in again.review.machine.speakers] == ["Sergueï Lavrov"]
    assert [one.name for one in again.attribution.speakers] == ["Zoé Petit"]
    seen = correct(again, CONFIRM)
    assert seen.review.machine_now_differs == frozenset()


def test_what_was_confirmed_stands_against_new_rules(correct, read_again, peace, steps):
    correct(peace, CONFIRM)
    again, *_ = read_again(replace(PEACE, speakers=(LAVROV,), relays=(), status=Status.ALLEGED), TERM, WORK)
    assert again.review.state is ReviewState.CONFIRMED
    assert again.review.correction.fields == {Field.SPEAKER, Field.RELAYS, Field.STATUS}
    assert [one.name for one in again.attribution.speakers] == ["John Kerry", "Sergueï Lavrov"]
    assert [[one.name for one in hop.speakers] for hop in again.attribution.relays] == [["un diplomate"], ["Le Monde"]]
    assert again.attribution.status is Status.ASSERTED
    assert steps(peace) == [Step.REVIEWED, Step.KEPT]
    assert again.review.by == "Iris"


def test_what_happens_by_itself_is_told_apart_in_the_history(store, correct, read_again, peace):
    correct(peace, CONFIRM)
    read_again(replace(PEACE, speakers=(LAVROV,)), TERM, WORK)
    kept = store.reviews.history(peace.id, before=None, limit=1)[0]
    assert kept.by == PROGRAM
    (change,) = kept.changes
    assert change["set"]["speaker"] == "John Kerry & Sergueï Lavrov"
    assert change["machine"]["speaker"] == "Sergueï Lavrov"


def test_a_confirmed_quotation_that_the_machine_no_longer_finds_is_carried(store, correct, read_again, peace, steps):
    correct(peace, CONFIRM)
    carried, _ = read_again(WORK)
    assert carried.id == peace.id
    assert (carried.review.carried, carried.attribution.quotation.rule) == (True, CARRIED)
    assert carried.attribution.speakers[0].name == "John Kerry"
    assert carried.attribution.quotation.content == PEACE.quotation.content
    assert [len(hop.speakers) for hop in carried.attribution.relays] == [1, 1]
    assert steps(peace) == [Step.REVIEWED, Step.CARRIED]
    assert read_again()[0].id == peace.id
    assert steps(peace) == [Step.REVIEWED, Step.CARRIED]
    found = read_again(PEACE, TERM, WORK)[0]
    assert (found.id, found.review.carried, found.attribution.speakers) == (peace.id, False, PEACE.speakers)


def test_positions_of_parents_are_right_around_a_carried_quotation(store, article_id, correct, read_again, peace):
    correct(peace, CONFIRM)
    inner = Attribution(replace(TERM.quotation, parent=None))
    outer = replace(WORK, quotation=replace(WORK.quotation, parent=None))
    nested = Attribution(
        Quotation(span("œuvre"), span("œuvre"), (span("œuvre"),), Kind.OTHER, "r", parent=1), continues=0
    )
    records = read_again(inner, outer, nested)
    text = [TEXT[slice(*span_of(record))] for record in records]
    assert text == ["Nous voulons la paix", "la paix", "L’œuvre est inachevée", "œuvre"]
    assert (records[3].attribution.quotation.parent, records[3].attribution.continues) == (2, 1)


def span_of(record):
    content = record.attribution.quotation.content
    return content.start, content.end


def test_an_unreviewed_or_rejected_quotation_is_not_carried(correct, read_again, peace, steps):
    correct(peace, REJECT)
    assert [record.id for record in read_again()] == []
    assert steps(peace) == [Step.REVIEWED, Step.ORPHANED]
    back, *_ = read_again(PEACE)
    assert (back.id, back.review.state) == (peace.id, ReviewState.REJECTED)
    assert steps(peace) == [Step.REVIEWED, Step.ORPHANED, Step.RETURNED]


def test_corrected_places_move_with_the_text(correct, rewrite, peace):
    content, words = span("voulons la paix"), span("Kerry et Sergueï")
    change = Change(
        fields=frozenset({Field.CONTENT, Field.SOURCE, Field.RELAYS}),
        content=(content.start, content.end),
        source=(words.start, words.end),
        relays=(NamedRelay((Named(name="Le Monde"),)),),
    )
    correct(peace, change)
    lead = "Genève, lundi.\n"
    again, *_ = rewrite(lead + TEXT, analysis(moved(PEACE, len(lead)), moved(WORK, len(lead))))
    text = lead + TEXT
    assert again.id == peace.id
    assert text[slice(*span_of(again))] == "voulons la paix"
    assert text[again.attribution.source.span.start : again.attribution.source.span.end] == "Kerry et Sergueï"
    (hop,) = again.attribution.relays
    assert text[hop.source.span.start : hop.source.span.end] == "Le Monde"


def test_a_carried_quotation_moves_with_the_text(correct, rewrite, peace):
    correct(peace, CONFIRM)
    lead = "Genève, lundi.\n"
    (again,) = rewrite(lead + TEXT, NOTHING)
    assert (again.id, again.review.carried) == (peace.id, True)
    assert (lead + TEXT)[slice(*span_of(again))] == "Nous voulons la paix"
    assert [one.name for one in again.attribution.speakers] == ["John Kerry", "Sergueï Lavrov"]


def test_what_was_confirmed_stays_so_when_it_only_moves(correct, rewrite, peace, steps):
    correct(peace, CONFIRM)
    lead = "Genève, lundi.\n"
    again, *_ = rewrite(lead + TEXT, analysis(moved(peace.attribution, len(lead)), moved(WORK, len(lead))))
    assert (again.id, again.review.state) == (peace.id, ReviewState.CONFIRMED)
    assert again.review.machine_now_differs == frozenset({Field.RELAYS})
    assert steps(peace) == [Step.REVIEWED, Step.KEPT]


def test_when_the_text_says_something_else_nobody_has_confirmed_it(correct, rewrite, peace, steps):
    correct(peace, CONFIRM)
    text = TEXT.replace("John Kerry et Sergueï Lavrov", "Paul Martin")
    new = Attribution(PEACE.quotation, speakers=(KERRY,))
    again, *_ = rewrite(text, Analysis((new,), ANALYSIS.speakers, ()))
    assert again.id == peace.id
    assert again.review.state is ReviewState.OPEN
    assert Field.SPEAKER in again.review.machine_now_differs
    assert steps(peace) == [Step.REVIEWED, Step.REOPENED]


def test_a_correction_stands_when_the_text_changes_around_it(correct, rewrite, peace):
    correct(peace, ZOE)
    text = TEXT.replace("John Kerry et Sergueï Lavrov", "Paul Martin")
    again, *_ = rewrite(text, Analysis((Attribution(PEACE.quotation),), (), ()))
    assert [one.name for one in again.attribution.speakers] == ["Zoé Petit"]


def test_words_that_go_and_come_back_find_their_review_again(store, article_id, correct, rewrite, peace, steps):
    correct(peace, replace(ZOE, state=ReviewState.CONFIRMED))
    (left,) = rewrite(TEXT.partition("\n")[2], analysis(moved(WORK, -TEXT.index("\n") - 1)))
    assert left.id != peace.id
    assert steps(peace) == [Step.REVIEWED, Step.ORPHANED]
    again, *_ = rewrite(TEXT, ANALYSIS)
    assert (again.id, again.review.state) == (peace.id, ReviewState.CONFIRMED)
    assert [one.name for one in again.attribution.speakers] == ["Zoé Petit"]
    assert steps(peace) == [Step.REVIEWED, Step.ORPHANED, Step.RETURNED]


def test_a_correction_whose_words_are_gone_is_lost_and_told(store, correct, rewrite, peace, steps):
    words = span("Sergueï Lavrov")
    correct(peace, Change(fields=frozenset({Field.SOURCE}), source=(words.start, words.end)))
    text = TEXT.replace("Sergueï Lavrov", "son homologue russe")
    again, *_ = rewrite(text, Analysis((Attribution(PEACE.quotation),), (), ()))
    assert (again.attribution.source, again.review.correction.fields) == (None, frozenset())
    assert steps(peace) == [Step.REVIEWED, Step.LOST]


def test_speakers_that_only_a_correction_names_outlast_the_analysis(store, correct, read_again, peace, rows):
    correct(peace, ZOE)
    read_again(PEACE)
    assert rows("SELECT count(*) FROM speakers WHERE name = 'Zoé Petit'") == [(1,)]


def test_nothing_is_written_of_quotations_that_nobody_reviewed(read_again, rows):
    read_again(replace(PEACE, source=source("Le Monde")))
    assert rows("SELECT count(*) FROM reviews") == [(0,)]
    assert rows("SELECT count(*) FROM review_events") == [(0,)]


def test_a_confirmed_quotation_is_not_taken_for_one_that_is_only_alike(store):
    """Its own words still stand, without marks; others much like them stand between marks elsewhere."""
    old = "« Nous irons tous », a dit Anne Roy. Fin de la séance."
    new = "Nous irons tous, a dit Anne Roy. Fin de la séance.\n« Nous irons tout », a dit Paul Petit."
    article_id = keep(store, quoted(old, "Nous irons tous"), text=old, source="x", external_id="2")
    (before,) = store.article_quotations(article_id)
    store.reviews.correct(before.id, CONFIRM, by="Iris", check=lambda record: None)
    keep(store, quoted(new, "Nous irons tout"), text=new, source="x", external_id="2")
    carried, other = store.article_quotations(article_id)
    assert (carried.id, carried.review.carried, carried.review.state) == (before.id, True, ReviewState.CONFIRMED)
    assert other.id != before.id
    assert other.review is None


def quoted(text, words):
    content = span(words, text)
    return Analysis((Attribution(Quotation(content, content, (content,), Kind.DIRECT, "rule")),), (), ())
