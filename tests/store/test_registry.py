"""The registry: whom a name means, and what people do to speakers and take back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from attribution.core.relations import Analysis, SpeakerKind
from attribution.errors import (
    SpeakerChangedError,
    SpeakerConflictError,
    SpeakerEventNotFoundError,
    SpeakerInputError,
    SpeakerNotFoundError,
)
from attribution.services.ports import (
    Companion,
    KnownKind,
    MayBe,
    NameOrigin,
    Outcome,
    QuotationQuery,
    Role,
    SpeakerIn,
    SpeakerName,
    SpeakerQuery,
    SplitTarget,
)

from .samples import ANALYSIS, KERRY, LAVROV, LE_MONDE, NOTHING, RULES, keep, said_by, speaker

BY = "desk"
PERSON, BODY = KnownKind.PERSON, KnownKind.BODY
CAZENEUVE = SpeakerIn(
    "Bernard Cazeneuve",
    PERSON,
    aliases=["B. Cazeneuve"],
    roles=[Role("ministre de l’Intérieur", date(2014, 4, 2), date(2016, 12, 6))],
)
LE_ROUX = SpeakerIn("Bruno Le Roux", PERSON, roles=[Role("ministre de l'Intérieur", date(2016, 12, 6), None)])


@pytest.fixture
def registry(store):
    return store.registry


@pytest.fixture
def register(registry):
    """Registers a speaker and gives the id."""

    def register(name, kind=PERSON, *aliases, **given):
        return registry.create(SpeakerIn(name, kind, aliases=aliases, **given), by=BY)

    return register


@pytest.fixture
def who(store):
    """The id of the speaker whom an article quotes."""

    def who(article_id):
        (record,) = store.article_quotations(article_id)
        (speaker_id,) = record.speaker_ids.values()
        return speaker_id

    return who


def analyse_again(store, article_id, analysis):
    with store.writing() as work:
        work.save_analysis(article_id, analysis, RULES)
        work.commit()


def listed(store, **query):
    return [record.name for record in store.registry.find(SpeakerQuery(**query), after=None, limit=50)]


class TestWhomANameMeans:
    def test_an_alias_leads_to_its_speaker(self, store, register, who):
        kerry = register("John Kerry", PERSON, "J. F. Kerry")
        article_id = keep(store, said_by(speaker("J.F. Kerry")))
        assert who(article_id) == kerry
        assert store.analysis(article_id).speakers[0].name == "J.F. Kerry"

    @pytest.mark.parametrize("alias", ["Kerry", "M. Kerry", "John"])
    def test_one_word_of_a_persons_name_is_for_searching_only(self, store, register, who, alias):
        kerry = register("John Kerry", PERSON, alias)
        assert who(keep(store, said_by(speaker(alias)))) != kerry
        assert "John Kerry" in listed(store, name=alias)

    def test_a_pen_name_of_one_word_leads_to_its_speaker(self, store, register, who):
        singer = register("Paul Van Haver", PERSON, "Stromae")
        assert who(keep(store, said_by(speaker("Stromae")))) == singer

    @pytest.mark.parametrize("kind", [SpeakerKind.PARTIAL, SpeakerKind.DESCRIPTION, SpeakerKind.ANONYMOUS])
    def test_a_name_that_does_not_identify_leads_nowhere(self, store, register, who, kind):
        kerry = register("John Kerry", PERSON, "le patron de la diplomatie")
        for name in ("John Kerry", "le patron de la diplomatie"):
            assert who(keep(store, said_by(speaker(name, kind)))) != kerry

    def test_an_alias_of_two_speakers_leads_nowhere(self, store, register, who):
        two = {
            register("Jean Martin", PERSON, "Jean M. Martin"),
            register("Jean-Marc Martin", PERSON, "Jean M. Martin"),
        }
        found = {who(keep(store, said_by(speaker("Jean M. Martin")))) for _ in range(2)}
        assert len(found) == 1
        assert not found & two

    def test_an_alias_of_another_kind_leads_nowhere(self, store, register, who):
        person = register("Denzel Washington", PERSON, "Big Washington")
        assert who(keep(store, said_by(speaker("Big Washington", SpeakerKind.BODY)))) != person

    @pytest.mark.parametrize("kind", [KnownKind.BODY, KnownKind.GROUP, KnownKind.DOCUMENT])
    def test_a_body_in_an_article_may_be_a_group_or_a_document(self, store, register, who, kind):
        known = register("Nations unies", kind, "ONU")
        for name in ("Nations unies", "ONU"):
            article_id = keep(store, said_by(speaker(name, SpeakerKind.BODY)))
            assert who(article_id) == known
            assert store.analysis(article_id).speakers[0].kind is SpeakerKind.BODY

    def test_a_speakers_own_name_goes_before_anothers_alias(self, store, register, who):
        own = who(keep(store, said_by(speaker("Jean Kerry"))))
        register("John Kerry", PERSON, "Jean Kerry")
        assert who(keep(store, said_by(speaker("Jean Kerry")))) == own

    def test_an_alias_that_was_added_to_a_speaker_of_the_articles_leads_there_too(self, store, registry, who):
        kerry = who(keep(store, said_by(KERRY)))
        registry.change(kerry, {"aliases": ["Jean Kerry"]}, version=1, by=BY)
        assert who(keep(store, said_by(speaker("Jean Kerry")))) == kerry

    def test_a_name_of_any_length_is_kept_and_found(self, store, register, who):
        long = "un homme " * 2000
        keep(store, said_by(speaker(long, SpeakerKind.DESCRIPTION)))
        assert listed(store, name="homme") == [long]


class TestOneSpeaker:
    def test_a_registered_speaker_is_kept_without_articles(self, store, register, who):
        kerry = register("John Kerry")
        article_id = keep(store, said_by(KERRY))
        assert who(article_id) == kerry
        analyse_again(store, article_id, NOTHING)
        assert listed(store) == ["John Kerry"]

    def test_all_that_was_entered_is_given_back(self, registry):
        card = registry.card(registry.create(CAZENEUVE, by=BY))
        assert (card.record.name, card.record.kind, card.record.registered) == ("Bernard Cazeneuve", "person", True)
        assert [name.name for name in card.names] == ["Bernard Cazeneuve", "B. Cazeneuve"]
        assert {name.origin for name in card.names} == {NameOrigin.ALIAS}
        assert card.roles == tuple(CAZENEUVE.roles)
        assert (card.version, card.merged_into, card.article_id, card.may_be) == (1, None, None, None)

    @pytest.mark.parametrize("name", ["John Kerry", "JOHN  KERRY"])
    def test_there_are_no_two_of_one_name_and_kind(self, store, register, registry, name):
        keep(store, said_by(KERRY))
        with pytest.raises(SpeakerConflictError, match="Speaker 1"):
            register(name)
        register(name, KnownKind.GROUP)

    def test_there_are_no_two_of_one_item_of_wikidata(self, register, registry):
        register("John Kerry", wikidata="Q22316")
        with pytest.raises(SpeakerConflictError, match="Q22316"):
            register("Jean Kerry", wikidata="Q22316")
        with pytest.raises(SpeakerConflictError, match="Q22316"):
            registry.change(register("Jean Kerry"), {"wikidata": "Q22316"}, version=None, by=BY)

    @pytest.mark.parametrize(
        "faulty",
        [
            SpeakerIn("?!", PERSON),
            SpeakerIn("John Kerry", KnownKind.PARTIAL),
            SpeakerIn("John Kerry", PERSON, aliases=["…"]),
            SpeakerIn("John Kerry", PERSON, roles=[Role("…")]),
            SpeakerIn("John Kerry", PERSON, roles=[Role("maire", date(2020, 1, 2), date(2020, 1, 2))]),
        ],
    )
    def test_what_cannot_be_kept_is_refused(self, store, registry, faulty):
        with pytest.raises(SpeakerInputError):
            registry.create(faulty, by=BY)
        assert listed(store) == []

    def test_the_old_name_stays_as_a_name(self, store, registry, register, who):
        kerry = register("John Kerry")
        registry.change(kerry, {"name": "John Forbes Kerry"}, version=1, by=BY)
        assert [name.name for name in registry.card(kerry).names] == ["John Kerry", "John Forbes Kerry"]
        assert who(keep(store, said_by(KERRY))) == kerry
        assert listed(store, name="forbes") == ["John Forbes Kerry"]

    def test_aliases_and_roles_are_replaced_as_a_whole(self, registry):
        speaker_id = registry.create(CAZENEUVE, by=BY)
        registry.change(speaker_id, {"aliases": ["Cazeneuve"], "roles": [Role("maire")]}, version=1, by=BY)
        card = registry.card(speaker_id)
        assert [name.name for name in card.names] == ["Bernard Cazeneuve", "Cazeneuve"]
        assert card.roles == (Role("maire"),)

    def test_a_change_of_what_was_changed_meanwhile_is_refused(self, registry, register):
        kerry = register("John Kerry")
        registry.change(kerry, {"name": "John F. Kerry"}, version=1, by=BY)
        with pytest.raises(SpeakerChangedError) as refused:
            registry.change(kerry, {"name": "Jean Kerry"}, version=1, by=BY)
        assert refused.value.version == registry.card(kerry).version == 2

    def test_a_change_to_the_same_is_none(self, registry, register):
        kerry = register("John Kerry", PERSON, "Kerry")
        registry.change(kerry, {"name": "John Kerry", "aliases": ["Kerry"]}, version=1, by=BY)
        assert registry.card(kerry).version == 1
        assert [event.action for event in registry.events(kerry, before=None, limit=9)] == ["create"]

    def test_nobody_takes_the_name_of_another(self, store, registry, register):
        keep(store, said_by(LAVROV))
        kerry = register("John Kerry")
        with pytest.raises(SpeakerConflictError):
            registry.change(kerry, {"name": "Serguei Lavrov"}, version=1, by=BY)
        assert registry.card(kerry).record.name == "John Kerry"

    def test_a_speaker_of_one_article_is_not_registered_by_a_change(self, store, registry, who):
        local = who(keep(store, said_by(speaker("Kerry", SpeakerKind.PARTIAL))))
        with pytest.raises(SpeakerConflictError, match="article 1 only"):
            registry.change(local, {"name": "John Kerry"}, version=None, by=BY)

    @pytest.mark.parametrize("unknown", [7, 0, -1, 2**63, 10**30])
    def test_an_unknown_speaker_is_told(self, registry, register, unknown):
        kerry = register("John Kerry")
        for ask in (
            lambda: registry.card(unknown),
            lambda: registry.change(unknown, {"name": "x"}, version=None, by=BY),
            lambda: registry.merge(kerry, [unknown], by=BY),
            lambda: registry.merge(unknown, [kerry], by=BY),
            lambda: registry.split(unknown, [1], SplitTarget(name="x"), by=BY),
            lambda: registry.events(unknown, before=None, limit=1),
            lambda: registry.survivor(unknown),
        ):
            with pytest.raises(SpeakerNotFoundError):
                ask()
        with pytest.raises(SpeakerEventNotFoundError):
            registry.undo(unknown, by=BY)

    def test_a_card_tells_who_relays_whom(self, store, registry):
        keep(store, said_by(KERRY, relayed_by=(LE_MONDE,)))
        keep(store, said_by(KERRY, LAVROV, relayed_by=(LE_MONDE, speaker("AFP", SpeakerKind.BODY))))
        ids = {record.name: record.id for record in registry.find(SpeakerQuery(), after=None, limit=9)}
        kerry, paper = registry.card(ids["John Kerry"]), registry.card(ids["Le Monde"])
        assert (kerry.record.said, kerry.record.relayed, paper.record.relayed) == (2, 0, 2)
        assert kerry.relayed_by == (
            Companion(ids["Le Monde"], "Le Monde", "body", 2),
            Companion(ids["AFP"], "AFP", "body", 1),
        )
        assert [(each.name, each.quotations) for each in paper.relays] == [("John Kerry", 2), ("Sergueï Lavrov", 1)]
        assert (kerry.relays, paper.relayed_by) == ((), ())


class TestRoles:
    @pytest.mark.parametrize(
        ("day", "holder"),
        [
            (date(2014, 4, 1), []),
            (date(2014, 4, 2), ["Bernard Cazeneuve"]),
            (date(2016, 12, 5), ["Bernard Cazeneuve"]),
            (date(2016, 12, 6), ["Bruno Le Roux"]),
            (date(2030, 1, 1), ["Bruno Le Roux"]),
        ],
    )
    def test_who_holds_a_role_on_a_day(self, store, registry, day, holder):
        for each in (CAZENEUVE, LE_ROUX):
            registry.create(each, by=BY)
        assert listed(store, role="le ministre de l’intérieur", on=day) == holder
        assert listed(store, on=day) == holder
        assert listed(store, role="ministre des Transports", on=day) == []

    def test_without_a_day_everybody_who_ever_held_it_is_found(self, store, registry):
        for each in (CAZENEUVE, LE_ROUX):
            registry.create(each, by=BY)
        assert listed(store, role="ministre") == ["Bernard Cazeneuve", "Bruno Le Roux"]
        assert listed(store, role="sinistre") == []

    @pytest.mark.parametrize(
        ("words", "published", "expected"),
        [
            ("le ministre de l'Intérieur", datetime(2016, 12, 6, 8, tzinfo=UTC), "Bruno Le Roux"),
            ("le ministre de l'Intérieur", datetime(2015, 12, 6, 8, tzinfo=UTC), "Bernard Cazeneuve"),
            ("le ministre de l'Intérieur", None, None),
            ("un ministre de l'Intérieur", datetime(2016, 12, 6, 8, tzinfo=UTC), None),
            ("le ministre", datetime(2016, 12, 6, 8, tzinfo=UTC), None),
        ],
    )
    def test_a_description_may_be_the_holder_of_its_role(self, store, registry, who, words, published, expected):
        for each in (CAZENEUVE, LE_ROUX):
            registry.create(each, by=BY)
        article_id = keep(store, said_by(speaker(words, SpeakerKind.DESCRIPTION)), published_at=published)
        hint = registry.card(who(article_id)).may_be
        assert (hint and hint.name) == expected
        assert hint is None or isinstance(hint, MayBe)

    def test_a_role_of_two_holders_hints_at_nobody(self, store, registry, who):
        for name in ("Anne Petit", "Paul Petit"):
            registry.create(SpeakerIn(name, PERSON, roles=[Role("porte-parole")]), by=BY)
        article_id = keep(
            store,
            said_by(speaker("le porte-parole", SpeakerKind.DESCRIPTION)),
            published_at=datetime(2016, 1, 1, tzinfo=UTC),
        )
        assert registry.card(who(article_id)).may_be is None


class TestMerging:
    def test_places_names_roles_and_item_go_to_the_survivor(self, store, registry, register, who):
        first, second = keep(store, said_by(KERRY)), keep(store, said_by(speaker("Jean Kerry")))
        kerry, jean = who(first), who(second)
        registry.change(jean, {"wikidata": "Q22316", "roles": [Role("sénateur")]}, version=1, by=BY)
        registry.merge(kerry, [jean], by=BY)
        card = registry.card(kerry)
        assert who(second) == kerry
        assert card.names == (
            SpeakerName("John Kerry", NameOrigin.SEEN),
            SpeakerName("Jean Kerry", NameOrigin.SEEN),
        )
        assert (card.roles, card.record.wikidata, card.record.said) == ((Role("sénateur"),), "Q22316", 2)
        assert listed(store) == ["John Kerry"]

    def test_a_merged_name_keeps_leading_to_the_survivor(self, store, registry, who):
        kerry, article_id = who(keep(store, said_by(KERRY))), keep(store, said_by(speaker("Jean Kerry")))
        registry.merge(kerry, [who(article_id)], by=BY)
        analyse_again(store, article_id, said_by(speaker("Jean Kerry")))
        assert who(article_id) == who(keep(store, said_by(speaker("JEAN KERRY")))) == kerry

    def test_it_does_so_without_the_alias_and_over_further_merges(self, store, registry, register, who):
        kerry, jean = who(keep(store, said_by(KERRY))), who(keep(store, said_by(speaker("Jean Kerry"))))
        registry.merge(kerry, [jean], by=BY)
        registry.change(kerry, {"aliases": []}, version=None, by=BY)
        last = register("John Forbes Kerry")
        registry.merge(last, [kerry], by=BY)
        assert registry.card(jean).merged_into == last
        assert who(keep(store, said_by(speaker("Jean Kerry")))) == who(keep(store, said_by(KERRY))) == last

    def test_a_merged_name_of_another_kind_keeps_leading_there_too(self, store, registry, register, who):
        body = register("Washington DC", BODY)
        misread = who(keep(store, said_by(speaker("Washington Post"))))
        registry.merge(body, [misread], by=BY)
        assert who(keep(store, said_by(speaker("Washington Post")))) != misread

    def test_a_merged_speaker_stays_readable_and_leads_to_the_quotations(self, store, registry, who):
        kerry, jean = who(keep(store, said_by(KERRY))), who(keep(store, said_by(speaker("Jean Kerry"))))
        registry.merge(kerry, [jean], by=BY)
        card = registry.card(jean)
        assert (card.record.name, card.merged_into, card.record.said, card.names) == ("Jean Kerry", kerry, 0, ())
        assert registry.survivor(jean) == registry.survivor(kerry) == kerry

    def test_a_surname_is_merged_in_its_article_only_and_for_good(self, store, registry, who):
        surname = said_by(speaker("Kerry", SpeakerKind.PARTIAL))
        kerry = who(keep(store, said_by(KERRY)))
        mine, other = keep(store, surname), keep(store, surname)
        registry.merge(kerry, [who(mine)], by=BY)
        analyse_again(store, mine, surname)
        assert who(mine) == kerry
        assert store.analysis(mine) == surname
        analyse_again(store, other, surname)
        assert who(other) != kerry
        assert who(keep(store, surname)) not in {kerry, who(other)}

    def test_a_description_becomes_nobodys_name(self, store, registry, who):
        kerry = who(keep(store, said_by(KERRY)))
        diplomat = who(keep(store, said_by(speaker("un diplomate", SpeakerKind.DESCRIPTION))))
        registry.merge(kerry, [diplomat], by=BY)
        assert listed(store, name="diplomate") == []
        assert registry.card(kerry).record.said == 2

    def test_who_was_merged_is_neither_changed_nor_merged_again(self, store, registry, register):
        kerry, jean = register("John Kerry"), register("Jean Kerry")
        registry.merge(kerry, [jean], by=BY)
        for refused in (
            lambda: registry.merge(kerry, [jean], by=BY),
            lambda: registry.merge(jean, [kerry], by=BY),
            lambda: registry.change(jean, {"name": "x"}, version=None, by=BY),
            lambda: registry.split(jean, [1], SplitTarget(name="x"), by=BY),
            lambda: registry.merge(kerry, [kerry], by=BY),
        ):
            with pytest.raises(SpeakerConflictError):
                refused()

    def test_a_merged_name_is_free_for_the_survivor_and_for_somebody_else(self, registry, register):
        kerry, jean = register("John Kerry"), register("Jean Kerry")
        registry.merge(kerry, [jean], by=BY)
        registry.change(kerry, {"name": "Jean Kerry"}, version=None, by=BY)
        assert registry.card(kerry).record.name == "Jean Kerry"
        register("John Kerry")

    def test_what_is_searched_follows(self, store, registry, register):
        keep(store, said_by(speaker("Jean Martin"), relayed_by=(LE_MONDE,)))

        def found(name):
            return len(store.search.page(QuotationQuery(speaker=name), after=None, limit=9).hits)

        kerry = register("John Kerry")
        merged = registry.merge(kerry, [1], by=BY)
        assert (found("kerry"), found("martin")) == (1, 1)
        registry.change(kerry, {"name": "John Forbes", "aliases": []}, version=None, by=BY)
        assert (found("forbes"), found("martin"), found("le monde")) == (1, 0, 0)
        registry.undo(registry.events(kerry, before=None, limit=1)[0].id, by=BY)
        registry.undo(merged, by=BY)
        assert (found("kerry"), found("martin")) == (0, 1)

    def test_a_merge_is_told_to_those_who_want_to_know(self, registry, register, rows):
        kerry, jean = register("John Kerry"), register("Jean Kerry")
        registry.undo(registry.merge(kerry, [jean], by=BY), by=BY)
        told = rows("SELECT type, CAST(data AS TEXT) FROM events ORDER BY id")
        data = {"speaker_id": kerry, "merged": [jean], "link": f"/api/v1/speakers/{kerry}"}
        assert [(kind, json.loads(text)) for kind, text in told] == [
            ("speaker.merged", data | {"undone": False}),
            ("speaker.merged", data | {"undone": True}),
        ]

    def test_a_hundred_are_merged_at_once_and_no_more(self, registry, register):
        kerry = register("John Kerry")
        with pytest.raises(SpeakerInputError, match="100"):
            registry.merge(kerry, range(2, 103), by=BY)

    def test_two_items_of_wikidata_are_two(self, registry, register):
        two = register("John Kerry", wikidata="Q1"), register("Jean Kerry", wikidata="Q2")
        with pytest.raises(SpeakerConflictError, match="Q1, Q2"):
            registry.merge(two[0], [two[1]], by=BY)

    def test_nobody_is_merged_into_a_speaker_of_one_article(self, store, registry, register, who):
        local = who(keep(store, said_by(speaker("Kerry", SpeakerKind.PARTIAL))))
        with pytest.raises(SpeakerConflictError):
            registry.merge(local, [register("John Kerry")], by=BY)


class TestSplitting:
    def test_some_articles_go_to_a_new_speaker_and_stay_there(self, store, registry, who):
        mine, other = keep(store, said_by(KERRY)), keep(store, said_by(KERRY))
        kerry = who(mine)
        namesake, _ = registry.split(kerry, [other], SplitTarget(name="John Kerry (maire)"), by=BY)
        for _ in range(2):
            assert (who(mine), who(other)) == (kerry, namesake)
            analyse_again(store, mine, said_by(KERRY))
            analyse_again(store, other, said_by(KERRY))
        assert who(keep(store, said_by(KERRY))) == kerry
        assert registry.card(namesake).record.kind == "person"

    def test_they_go_to_a_speaker_who_is_there(self, store, registry, register, who):
        article_id, jean = keep(store, said_by(KERRY)), register("Jean Kerry")
        assert registry.split(who(article_id), [article_id], SplitTarget(into=jean), by=BY)[0] == jean
        assert who(article_id) == jean

    @pytest.mark.parametrize("articles", [[2], [1, 2], [7], [2**63]])
    def test_articles_without_the_speaker_are_told(self, store, registry, who, articles):
        kerry = who(keep(store, said_by(KERRY)))
        keep(store, said_by(LAVROV))
        with pytest.raises(SpeakerInputError, match=str(articles[-1])):
            registry.split(kerry, articles, SplitTarget(name="x"), by=BY)

    def test_a_new_speaker_needs_a_kind_and_a_free_name(self, store, registry, who):
        article_id = keep(store, said_by(speaker("Kerry", SpeakerKind.PARTIAL)))
        with pytest.raises(SpeakerInputError):
            registry.split(who(article_id), [article_id], SplitTarget(name="John Kerry"), by=BY)
        keep(store, said_by(LAVROV))
        with pytest.raises(SpeakerConflictError):
            registry.split(who(article_id), [article_id], SplitTarget(name="Sergueï Lavrov", kind=PERSON), by=BY)
        found, _ = registry.split(who(article_id), [article_id], SplitTarget(name="John Kerry", kind=PERSON), by=BY)
        assert who(article_id) == found

    def test_nobody_is_split_off_into_himself(self, store, registry, who):
        article_id = keep(store, said_by(KERRY))
        with pytest.raises(SpeakerConflictError):
            registry.split(who(article_id), [article_id], SplitTarget(into=who(article_id)), by=BY)


@pytest.fixture
def everything(rows, url):
    """All rows that tell who is who, but for the count of changes; ids of names and roles aside."""

    def read(query):
        return sorted(rows(query), key=repr)

    def everything():
        return (
            read("SELECT id, name, name_folded, kind, article_id, registered, wikidata, merged_into_id FROM speakers"),
            read("SELECT speaker_id, name, origin FROM speaker_names"),
            read(
                "SELECT n.speaker_id, w.word FROM speaker_name_words w JOIN speaker_names n ON n.id = speaker_name_id"
            ),
            read("SELECT speaker_id, role, role_folded, since, until FROM speaker_roles"),
            read("SELECT article_id, position, speaker_id, name, kind FROM article_speakers"),
            read("SELECT article_id, name_folded, kind, speaker_id FROM article_names"),
        )

    return everything


class TestUndoing:
    @pytest.mark.parametrize(
        "changes",
        [
            {"name": "Jean Kerry"},
            {"kind": KnownKind.BODY},
            {"wikidata": None},
            {"aliases": []},
            {"roles": [Role("maire")]},
            {"name": "J. K.", "wikidata": "Q9", "aliases": ["Kerry"], "roles": []},
        ],
    )
    def test_a_change_is_undone_exactly(self, registry, register, everything, changes):
        kerry = register(
            "John Kerry", PERSON, "Kerry, John", wikidata="Q22316", roles=[Role("sénateur", date(1985, 1, 2))]
        )
        before = everything()
        registry.change(kerry, changes, version=1, by=BY)
        assert everything() != before
        event = registry.events(kerry, before=None, limit=1)[0]
        undoing = registry.undo(event.id, by="editor")
        assert everything() == before
        newest, undone, _ = registry.events(kerry, before=None, limit=9)
        assert (newest.id, newest.action, newest.by) == (undoing, "undo", "editor")
        assert (undone.id, undone.undone_by) == (event.id, undoing)
        assert registry.card(kerry).version == 3

    def test_a_speaker_of_the_articles_is_unregistered_again(self, store, registry, everything, who):
        kerry = who(keep(store, said_by(KERRY)))
        before = everything()
        registry.change(kerry, {"name": "Jean Kerry"}, version=1, by=BY)
        registry.undo(registry.events(kerry, before=None, limit=1)[0].id, by=BY)
        assert everything() == before

    def test_a_merge_is_undone_exactly(self, store, registry, register, everything, who):
        kerry = register("John Kerry", PERSON, "Kerry", roles=[Role("sénateur")])
        keep(store, ANALYSIS)
        named = [speaker("Jean Kerry"), speaker("Kerry", SpeakerKind.PARTIAL), LAVROV]
        jean, surname, other = (who(keep(store, said_by(each))) for each in named)
        registry.change(jean, {"wikidata": "Q1", "roles": [Role("sénateur"), Role("maire")]}, version=1, by=BY)
        before = everything()
        event = registry.merge(kerry, [jean, surname, other], by=BY)
        assert registry.card(kerry).record.said == 4
        registry.undo(event, by=BY)
        assert everything() == before

    def test_what_came_by_the_merged_name_meanwhile_goes_along(self, store, registry, register, who):
        kerry, article_id = register("John Kerry"), keep(store, said_by(speaker("Jean Kerry")))
        jean = who(article_id)
        event = registry.merge(kerry, [jean], by=BY)
        analyse_again(store, article_id, said_by(speaker("Jean Kerry")))
        later, own = keep(store, said_by(speaker("JEAN KERRY"))), keep(store, said_by(KERRY))
        registry.undo(event, by=BY)
        assert [who(each) for each in (article_id, later, own)] == [jean, jean, kerry]
        assert who(keep(store, said_by(speaker("Jean Kerry")))) == jean

    def test_a_merge_is_undone_after_an_article_of_it_is_gone(self, store, registry, register, who):
        kerry, article_id = register("John Kerry"), keep(store, said_by(speaker("Kerry", SpeakerKind.PARTIAL)))
        event = registry.merge(kerry, [who(article_id)], by=BY)
        with store.writing() as work:
            work._session.connection().exec_driver_sql("DELETE FROM articles")
            work.commit()
        registry.undo(event, by=BY)
        assert listed(store) == ["John Kerry"]

    def test_a_split_is_undone_exactly(self, store, registry, register, everything, who):
        first, second, jean = keep(store, said_by(KERRY)), keep(store, said_by(KERRY)), register("Jean Kerry")
        kerry = who(first)
        before = everything()
        _, event = registry.split(kerry, [second], SplitTarget(into=jean), by=BY)
        analyse_again(store, second, said_by(KERRY))
        registry.undo(event, by=BY)
        assert everything() == before

    def test_the_new_speaker_of_a_split_leads_back(self, store, registry, who):
        article_id = keep(store, said_by(KERRY))
        kerry = who(article_id)
        made, event = registry.split(kerry, [article_id], SplitTarget(name="John Kerry (maire)"), by=BY)
        registry.undo(event, by=BY)
        assert (who(article_id), registry.card(made).merged_into) == (kerry, kerry)
        analyse_again(store, article_id, said_by(KERRY))
        assert who(article_id) == kerry
        registry.split(kerry, [article_id], SplitTarget(name="John Kerry (maire)"), by=BY)

    @pytest.mark.parametrize("kind", [SpeakerKind.PERSON, SpeakerKind.PARTIAL])
    def test_an_old_id_leads_somewhere_as_long_as_that_is_there(self, store, registry, who, kind):
        said = said_by(speaker("Anne Kerry", kind))
        article_id = keep(store, said)
        before = who(article_id)
        made, event = registry.split(before, [article_id], SplitTarget(name="Anna Kerry", kind=PERSON), by=BY)
        registry.undo(event, by=BY)
        analyse_again(store, article_id, NOTHING)
        assert registry.card(made).merged_into == before
        analyse_again(store, article_id, said)
        assert who(article_id) == before
        with store.writing() as work:
            work.remove_article(article_id)
            work.commit()
        if kind is SpeakerKind.PARTIAL:
            with pytest.raises(SpeakerNotFoundError):
                registry.card(made)
        else:
            assert registry.card(made).merged_into == before

    def test_a_split_off_speaker_who_was_quoted_since_stays(self, store, registry, who):
        article_id = keep(store, said_by(KERRY))
        made, event = registry.split(who(article_id), [article_id], SplitTarget(name="John Kerry II"), by=BY)
        assert who(keep(store, said_by(speaker("John Kerry II")))) == made
        with pytest.raises(SpeakerConflictError, match="article 2"):
            registry.undo(event, by=BY)

    def test_changes_are_undone_from_the_last_one_back(self, registry, register, everything):
        kerry, jean = register("John Kerry"), register("Jean Kerry")
        states = [everything()]
        registry.change(kerry, {"name": "J. Kerry"}, version=None, by=BY)
        states.append(everything())
        merged = registry.merge(kerry, [jean], by=BY)
        renamed = registry.events(kerry, before=merged, limit=1)[0].id
        with pytest.raises(SpeakerConflictError, match=f"Event {merged}"):
            registry.undo(renamed, by=BY)
        registry.undo(merged, by=BY)
        assert everything() == states.pop()
        registry.undo(renamed, by=BY)
        assert everything() == states.pop()

    def test_nothing_is_undone_twice_nor_an_undoing_or_a_making(self, registry, register):
        kerry = register("John Kerry")
        registry.change(kerry, {"name": "Jean Kerry"}, version=1, by=BY)
        made, changed = reversed(registry.events(kerry, before=None, limit=9))
        undoing = registry.undo(changed.id, by=BY)
        for event_id in (changed.id, undoing, made.id):
            with pytest.raises(SpeakerConflictError):
                registry.undo(event_id, by=BY)

    def test_a_name_that_somebody_took_meanwhile_stands_in_the_way(self, registry, register, everything):
        kerry, jean = register("John Kerry"), register("Jean Kerry")
        merged = registry.merge(kerry, [jean], by=BY)
        register("Jean Kerry")
        before = everything()
        with pytest.raises(SpeakerConflictError, match="has this name"):
            registry.undo(merged, by=BY)
        assert everything() == before

    def test_the_record_counts_places_and_names_who_acted(self, store, registry, register, who):
        kerry, jean = register("John Kerry"), who(keep(store, said_by(speaker("Jean Kerry"))))
        event_id = registry.merge(kerry, [jean], by=BY)
        for each in (kerry, jean):
            event = registry.events(each, before=None, limit=1)[0]
            assert (event.id, event.action, event.by, event.speakers) == (event_id, "merge", BY, (kerry, jean))
        (merged,) = event.detail["merged"]
        assert (event.detail["into"], merged["id"], merged["places"]) == (kerry, jean, 1)


class TestTakingIn:
    LIST = (CAZENEUVE, SpeakerIn("ONU", BODY, "Q1065", ["Nations unies"]))

    def test_a_list_is_added_and_taking_it_in_again_changes_nothing(self, registry, everything):
        assert [row.outcome for row in registry.take_in(self.LIST, by=BY)] == [Outcome.ADDED] * 2
        before = everything()
        again = registry.take_in(self.LIST, by=BY)
        assert [(row.outcome, row.name, row.id) for row in again] == [
            (Outcome.UNCHANGED, "Bernard Cazeneuve", 1),
            (Outcome.UNCHANGED, "ONU", 2),
        ]
        assert everything() == before

    def test_what_is_new_is_added_and_nothing_is_lost(self, store, registry, who):
        seen = who(keep(store, said_by(speaker("Bernard Cazeneuve"))))
        registry.change(seen, {"aliases": ["Nanard"], "roles": [Role("maire")]}, version=1, by=BY)
        (row,) = registry.take_in([SpeakerIn("bernard cazeneuve", PERSON, "Q1", ["B. C."], CAZENEUVE.roles)], by=BY)
        card = registry.card(seen)
        assert (row.outcome, row.id, card.record.name, card.record.wikidata) == (
            Outcome.UPDATED,
            seen,
            "Bernard Cazeneuve",
            "Q1",
        )
        assert [name.name for name in card.names] == ["Bernard Cazeneuve", "Nanard", "B. C."]
        assert card.roles == (Role("maire"), *CAZENEUVE.roles)

    def test_a_speaker_of_the_articles_is_registered(self, store, registry, who):
        seen = who(keep(store, said_by(KERRY)))
        (row,) = registry.take_in([SpeakerIn("John Kerry", PERSON)], by=BY)
        assert (row.outcome, row.id, registry.card(seen).record.registered) == (Outcome.UPDATED, seen, True)

    def test_the_item_of_wikidata_goes_before_the_name(self, registry, register):
        kerry = register("John Kerry", wikidata="Q22316")
        (row,) = registry.take_in([SpeakerIn("John Forbes Kerry", PERSON, "Q22316")], by=BY)
        card = registry.card(kerry)
        assert (row.outcome, row.id) == (Outcome.UPDATED, kerry)
        assert (card.record.name, card.names[-1].name) == ("John Kerry", "John Forbes Kerry")

    def test_an_alias_or_merged_name_is_known(self, registry, register):
        kerry, jean = register("John Kerry", PERSON, "J. F. Kerry"), register("Jean Kerry")
        registry.merge(kerry, [jean], by=BY)
        rows = registry.take_in([SpeakerIn("J. F. Kerry", PERSON), SpeakerIn("Jean Kerry", PERSON)], by=BY)
        assert [(row.outcome, row.id) for row in rows] == [(Outcome.UNCHANGED, kerry)] * 2

    def test_a_surname_alone_is_nobody_known(self, registry, register):
        kerry = register("John Kerry", PERSON, "Kerry")
        (row,) = registry.take_in([SpeakerIn("Kerry", PERSON)], by=BY)
        assert row.outcome is Outcome.ADDED
        assert row.id != kerry

    @pytest.mark.parametrize(
        "row",
        [
            SpeakerIn("John Kerry", PERSON, "Q2"),
            SpeakerIn("Jean Kerry", PERSON, "Q1"),
            SpeakerIn("John Forbes Kerry", BODY, "Q1"),
            SpeakerIn("?", PERSON),
            SpeakerIn("Max", PERSON, roles=[Role("maire", date(2020, 1, 1), date(2019, 1, 1))]),
        ],
    )
    def test_a_row_in_conflict_is_told_and_the_others_are_taken_in(self, store, registry, register, everything, row):
        register("John Kerry", wikidata="Q1")
        register("Jean Kerry")
        told, added = registry.take_in([row, SpeakerIn("Anne Petit", PERSON)], by=BY)
        assert (told.outcome, told.id, added.outcome) == (Outcome.CONFLICT, None, Outcome.ADDED)
        assert told.reason
        assert listed(store) == ["John Kerry", "Jean Kerry", "Anne Petit"]

    def test_rows_of_one_list_know_each_other(self, registry):
        rows = [
            SpeakerIn("John Kerry", PERSON, aliases=["J. F. Kerry"]),
            SpeakerIn("J. F. Kerry", PERSON, "Q1", roles=[Role("sénateur")]),
            SpeakerIn("Jean Kerry", PERSON, "Q1"),
            SpeakerIn("John Kerry", PERSON, "Q2"),
            SpeakerIn("john kerry", PERSON),
        ]
        done = registry.take_in(rows, by=BY)
        assert [(row.outcome.value, row.id) for row in done] == [
            ("added", 1),
            ("updated", 1),
            ("updated", 1),
            ("conflict", None),
            ("unchanged", 1),
        ]
        card = registry.card(1)
        assert [name.name for name in card.names] == ["John Kerry", "J. F. Kerry", "Jean Kerry"]
        assert [event.id for event in registry.events(1, before=None, limit=9)] == [3, 2, 1]
        for event_id in (3, 2):
            registry.undo(event_id, by=BY)
        assert registry.card(1).record.wikidata is None

    def test_an_update_is_undone_and_an_addition_is_not(self, registry, register, everything):
        kerry = register("John Kerry")
        before = everything()
        registry.take_in([SpeakerIn("John Kerry", PERSON, "Q1", ["J. K."])], by=BY)
        registry.undo(registry.events(kerry, before=None, limit=1)[0].id, by=BY)
        assert everything() == before


def test_lists_by_kind_and_by_who_registered_them(store, register):
    keep(store, Analysis((), (KERRY, LE_MONDE), ()))
    register("rapport Sauvé", KnownKind.DOCUMENT)
    assert listed(store, kind=KnownKind.BODY) == ["Le Monde"]
    assert listed(store, registered=True) == listed(store, kind=KnownKind.DOCUMENT) == ["rapport Sauvé"]
    assert listed(store, registered=False) == ["John Kerry", "Le Monde"]


def test_every_kind_of_the_core_is_known():
    assert {kind.value for kind in SpeakerKind} < {kind.value for kind in KnownKind}
