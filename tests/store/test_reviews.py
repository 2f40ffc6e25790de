"""What people say of the machine's answers, on both engines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from attribution.core.relations import Kind, SpeakerKind, Status
from attribution.errors import CorrectionError, QuotationNotFoundError, StaleError
from attribution.services.lay_over import CORRECTED
from attribution.services.ports import (
    Change,
    Field,
    KnownKind,
    Named,
    NamedRelay,
    QuotationQuery,
    ReviewAsked,
    ReviewState,
    SpeakerIn,
    SplitTarget,
    SpokeAs,
)
from attribution.store.entries import reindex_speakers

from .samples import ANALYSIS, keep, span, speakers_of

SPEAKER, RELAYS, CONTENT = frozenset({Field.SPEAKER}), frozenset({Field.RELAYS}), frozenset({Field.CONTENT})
CONFIRM = Change(state=ReviewState.CONFIRMED)


def new(name, kind=SpeakerKind.PERSON):
    return Named(name=name, kind=kind)


def said_by(*named, state=None):
    return Change(fields=SPEAKER, speakers=named, state=state)


def accept(record):
    pass


@pytest.fixture
def peace(store):
    """The first quotation of the sample."""
    return store.article_quotations(keep(store, source="exemple.fr", external_id="1"))[0]


@pytest.fixture
def correct(store):
    def correct(record, change, by="Iris"):
        return store.reviews.correct(record.id, change, by=by, check=accept)

    return correct


def test_a_quotation_that_nobody_looked_at_is_the_machine_s(store, peace):
    assert store.reviews.quotation(peace.id) == peace
    assert (peace.review, peace.machine) == (None, peace.attribution)


def test_a_correction_is_laid_over_the_machine_s_rows(store, peace, correct):
    standing = correct(peace, said_by(new("Zoé Petit"), Named(name="john kerry")))
    assert [one.name for one in standing.attribution.speakers] == ["Zoé Petit", "John Kerry"]
    assert standing == store.reviews.quotation(peace.id)
    assert standing.machine == peace.attribution
    assert store.analysis(peace.article.id) == ANALYSIS


def test_every_field_is_read_as_it_was_set(correct, peace):
    content = span("la paix")
    words = span("Le Monde")
    change = Change(
        fields=frozenset(Field),
        content=(content.start, content.end),
        kind=Kind.MIXED,
        speakers=(Named(name="Le Monde"),),
        source=(words.start, words.end),
        relays=(NamedRelay((Named(name="ONU"), Named(name="un diplomate"))), NamedRelay((), (words.start, words.end))),
        status=Status.DENIED,
        state=ReviewState.CONFIRMED,
    )
    standing = correct(peace, change).attribution
    assert (standing.quotation.content, standing.quotation.kind, standing.status) == (
        content,
        Kind.MIXED,
        Status.DENIED,
    )
    assert [one.name for one in standing.speakers] == ["Le Monde"]
    assert standing.source.span == words
    assert [[one.name for one in hop.speakers] for hop in standing.relays] == [["ONU", "un diplomate"], []]
    assert [hop.source.span if hop.source else None for hop in standing.relays] == [None, words]
    assert {standing.quotation.rule, standing.source_rule, standing.speaker_rule} == {CORRECTED}
    assert standing.confidence is None


def test_setting_a_field_again_replaces_it(correct, peace, rows):
    correct(peace, said_by(new("A. Un"), new("B. Deux")))
    standing = correct(peace, said_by(new("B. Deux")))
    assert [one.name for one in standing.attribution.speakers] == ["B. Deux"]
    assert standing.review.version == 2
    assert rows("SELECT count(*) FROM speakers WHERE name = 'A. Un'") == [(0,)]


def test_a_person_who_is_named_by_a_correction_is_kept_and_shared(store, correct, peace, rows):
    standing = correct(peace, said_by(new("Zoé Petit")))
    other = store.article_quotations(keep(store))[0]
    again = correct(other, said_by(new("Zoé PETIT")))
    assert standing.speaker_ids["Zoé Petit"] == again.speaker_ids["Zoé PETIT"]
    assert rows("SELECT article_id FROM speakers WHERE name = 'Zoé Petit'") == [(None,)]


def test_a_description_stays_at_home(correct, peace, rows):
    correct(peace, said_by(new("un voisin", SpeakerKind.DESCRIPTION)))
    assert rows("SELECT article_id FROM speakers WHERE name = 'un voisin'") == [(peace.article.id,)]


def test_a_name_of_the_cast_is_that_speaker(correct, peace):
    standing = correct(peace, said_by(Named(name="SERGUEÏ LAVROV")))
    assert [one.name for one in standing.attribution.speakers] == ["Sergueï Lavrov"]
    assert standing.speaker_ids["Sergueï Lavrov"] == peace.speaker_ids["Sergueï Lavrov"]


def test_only_the_fields_that_a_change_names_count(correct, peace):
    correct(peace, said_by(new("Zoé Petit")))
    standing = correct(peace, Change(fields=RELAYS, speakers=(new("A. Un"),), status=Status.DENIED)).attribution
    assert [one.name for one in standing.speakers] == ["Zoé Petit"]
    assert (standing.relays, standing.status) == ((), Status.ASSERTED)


def test_an_unknown_id_and_a_new_name_without_a_kind_are_refused_and_nothing_is_kept(store, correct, peace):
    for named, path in ((Named(id=10**12), ("speaker", "id")), (Named(name="Qui"), ("speaker", "kind"))):
        with pytest.raises(CorrectionError) as refused:
            correct(peace, said_by(named))
        assert refused.value.path == path
    assert store.reviews.quotation(peace.id) == peace
    assert store.reviews.history(peace.id, before=None, limit=9) == []


def test_what_the_check_refuses_is_not_done(store, peace):
    def refuse(record):
        assert record == peace
        raise StaleError("no")

    with pytest.raises(StaleError):
        store.reviews.correct(peace.id, CONFIRM, by="Iris", check=refuse)
    assert store.reviews.quotation(peace.id) == peace


def test_the_history_has_every_step(store, correct, peace):
    correct(peace, CONFIRM)
    correct(peace, Change(state=ReviewState.REJECTED), by="Noé")
    latest, first = store.reviews.history(peace.id, before=None, limit=9)
    assert [(step.by, step.state_before, step.state, step.version) for step in (first, latest)] == [
        ("Iris", ReviewState.OPEN, ReviewState.CONFIRMED, 1),
        ("Noé", ReviewState.CONFIRMED, ReviewState.REJECTED, 2),
    ]
    assert store.reviews.history(peace.id, before=latest.id, limit=9) == [first]
    assert store.reviews.history(peace.id, before=None, limit=1) == [latest]


def test_an_id_that_nobody_ever_had_is_not_found(store, peace):
    for unknown in (peace.id + 100, 2**70, -1):
        with pytest.raises(QuotationNotFoundError):
            store.reviews.quotation(unknown)
        with pytest.raises(QuotationNotFoundError):
            store.reviews.history(unknown, before=None, limit=1)
        with pytest.raises(QuotationNotFoundError):
            store.reviews.correct(unknown, CONFIRM, by="Iris", check=accept)


@pytest.fixture
def found(store):
    """The ids of the quotations that a search finds, newest first."""

    def found(**asked):
        page = store.search.page(QuotationQuery(**asked), after=None, limit=99)
        return [hit.record.id for hit in page.hits]

    return found


def test_what_stands_is_what_is_searched(correct, peace, found):
    zoe = correct(peace, said_by(new("Zoé Petit"))).speaker_ids["Zoé Petit"]
    assert found(speaker="zoé petit") == found(speaker_id=zoe) == [peace.id]
    assert peace.id not in found(speaker="sergueï lavrov")
    content = span("Nous voulons")
    correct(peace, Change(fields=CONTENT, content=(content.start, content.end)))
    assert found(q="nous voulons") == [peace.id]
    assert peace.id not in found(q="voulons la paix")
    correct(peace, Change(reset=frozenset({Field.SPEAKER, Field.CONTENT})))
    assert found(speaker="zoé petit") == []
    assert peace.id in found(speaker="sergueï lavrov", q="voulons la paix")


def test_a_corrected_relay_is_found_as_one(correct, peace, found):
    correct(peace, Change(fields=RELAYS, relays=(NamedRelay((new("Zoé Petit"),)),)))
    assert found(speaker="zoé petit", spoke_as=SpokeAs.RELAY) == found(relay="zoé petit") == [peace.id]
    assert peace.id not in found(relay="le monde")


def test_what_was_rejected_is_found_only_when_asked_for(correct, peace, found):
    correct(peace, Change(state=ReviewState.REJECTED))
    assert peace.id not in found()
    assert found(reviews=(ReviewAsked.REJECTED,)) == [peace.id]


def test_what_a_person_vouches_for_is_as_sure_as_can_be(correct, peace, found):
    assert peace.id not in found(min_confidence=0.99)
    correct(peace, replace(said_by(new("Zoé Petit")), state=ReviewState.CONFIRMED))
    assert found(min_confidence=0.99) == [peace.id]


def test_a_corrected_speaker_who_is_merged_is_found_as_the_other(store, correct, peace, found):
    zoe = correct(peace, said_by(new("Zoé Petit"))).speaker_ids["Zoé Petit"]
    other = store.registry.create(SpeakerIn("Zoé Petit-Dubois", KnownKind.PERSON), by="Iris")
    store.registry.merge(other, [zoe], by="Iris")
    with store.database.writing() as session:
        reindex_speakers(session, [other, zoe])
        session.commit()
    assert store.reviews.quotation(peace.id).speaker_ids == {**peace.speaker_ids, "Zoé Petit": other}
    assert found(speaker_id=other) == found(speaker_id=zoe) == found(speaker="petit-dubois") == [peace.id]


def test_a_split_takes_the_corrections_of_its_articles_along(store, correct, peace):
    lavrov = peace.speaker_ids["Sergueï Lavrov"]
    other = store.article_quotations(keep(store))[0]
    for record in (peace, other):
        correct(record, said_by(Named(name="Sergueï Lavrov")))
    namesake, event = store.registry.split(
        lavrov, [peace.article.id], SplitTarget(name="Sergueï Lavrov (cycliste)"), by="Iris"
    )
    assert store.reviews.quotation(peace.id).speaker_ids["Sergueï Lavrov"] == namesake
    assert store.reviews.quotation(other.id).speaker_ids["Sergueï Lavrov"] == lavrov
    store.registry.undo(event, by="Iris")
    assert store.reviews.quotation(peace.id).speaker_ids["Sergueï Lavrov"] == lavrov


def test_a_split_reaches_articles_that_name_the_speaker_by_a_correction_only(store, correct, peace):
    correct(peace, said_by(new("Zoé Petit")))
    zoe = store.reviews.quotation(peace.id).speaker_ids["Zoé Petit"]
    namesake, event = store.registry.split(zoe, [peace.article.id], SplitTarget(name="Zoé Petit (maire)"), by="Iris")
    assert store.reviews.quotation(peace.id).speaker_ids["Zoé Petit"] == namesake
    store.registry.undo(event, by="Iris")
    assert store.reviews.quotation(peace.id).speaker_ids["Zoé Petit"] == zoe


def test_an_undone_merge_gives_corrections_back_though_the_article_was_read_again(store, correct, peace):
    correct(peace, said_by(new("Zoé Petit")))
    zoe = store.reviews.quotation(peace.id).speaker_ids["Zoé Petit"]
    other = store.registry.create(SpeakerIn("Zoé Petit-Dubois", KnownKind.PERSON), by="Iris")
    event = store.registry.merge(other, [zoe], by="Iris")
    keep(store, source="exemple.fr", external_id="1")
    assert store.reviews.quotation(peace.id).speaker_ids["Zoé Petit"] == other
    store.registry.undo(event, by="Iris")
    assert store.reviews.quotation(peace.id).speaker_ids["Zoé Petit"] == zoe
    assert {one.id: one.said for one in speakers_of(store, "zoe", after=None, limit=9)} == {zoe: 1, other: 0}


def test_corrections_follow_a_merge_and_a_split_that_comes_after_it(store, correct, peace):
    correct(peace, said_by(new("Zoé Petit")))
    zoe = store.reviews.quotation(peace.id).speaker_ids["Zoé Petit"]
    other = store.registry.create(SpeakerIn("Zoé Petit-Dubois", KnownKind.PERSON), by="Iris")
    store.registry.merge(other, [zoe], by="Iris")
    mayor, _ = store.registry.split(other, [peace.article.id], SplitTarget(name="Zoé Petit (maire)"), by="Iris")
    assert store.reviews.quotation(peace.id).speaker_ids["Zoé Petit"] == mayor


def test_a_rejected_quotation_counts_for_nobody(store, correct, peace):
    def counted():
        return {one.name: (one.said, one.relayed) for one in speakers_of(store, None, after=None, limit=99)}

    speaker, relay = peace.attribution.speakers[0], peace.attribution.relays[0].speakers[0]
    (said, _), (_, relayed) = counted()[speaker.name], counted()[relay.name]
    assert store.registry.card(peace.speaker_ids[speaker.name]).relayed_by
    correct(peace, Change(state=ReviewState.REJECTED))
    assert (counted()[speaker.name][0], counted()[relay.name][1]) == (said - 1, relayed - 1)
    assert not store.registry.card(peace.speaker_ids[speaker.name]).relayed_by


def test_whoever_wants_to_know_is_told(store, correct, peace, rows):
    correct(peace, CONFIRM)
    assert rows("SELECT count(*) FROM events WHERE type = 'quotation.corrected'") == [(1,)]


def test_an_article_goes_with_its_reviews_and_whom_only_they_name(store, correct, peace, rows):
    correct(peace, said_by(new("Zoé Petit"), new("un voisin", SpeakerKind.DESCRIPTION)))
    with store.writing() as work:
        work.remove_article(peace.article.id)
        work.commit()
    for table in ("reviews", "review_speakers", "review_events", "speakers"):
        assert rows(f"SELECT count(*) FROM {table}") == [(0,)]
    with pytest.raises(QuotationNotFoundError):
        store.reviews.history(peace.id, before=None, limit=1)
