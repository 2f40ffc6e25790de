"""Stage 3: which person or body is it? A sieve over the referents of a document, surest rule first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from attribution.core.phrases.incise import Incise
from attribution.core.phrases.reading import Reading
from attribution.core.relations import Source
from attribution.core.sieve import Decided, Rule, run_sieve
from attribution.core.speakers.anaphoric_noun import anaphoric_noun
from attribution.core.speakers.apposition import apposition
from attribution.core.speakers.body_again import body_again
from attribution.core.speakers.body_name import body_name
from attribution.core.speakers.both_of_them import both_of_them
from attribution.core.speakers.case import Named, SpeakerCase, genders_of
from attribution.core.speakers.cast import Cast, read_cast
from attribution.core.speakers.client import client
from attribution.core.speakers.described_again import described_again
from attribution.core.speakers.description import description, plain_description
from attribution.core.speakers.does_the_job import does_the_job
from attribution.core.speakers.first_or_second import first_or_second
from attribution.core.speakers.first_person import first_person
from attribution.core.speakers.full_name import full_name
from attribution.core.speakers.fuller_description import fuller_description
from attribution.core.speakers.goes_on import goes_on
from attribution.core.speakers.inhabitant import inhabitant
from attribution.core.speakers.initials import initials
from attribution.core.speakers.joint_descriptions import joint_descriptions
from attribution.core.speakers.joint_names import joint_names
from attribution.core.speakers.known_to_all import known_to_all
from attribution.core.speakers.last_mentioned import last_mentioned
from attribution.core.speakers.named_later import named_later
from attribution.core.speakers.names_oneself import names_oneself
from attribution.core.speakers.one_of_them import one_of_them
from attribution.core.speakers.place_of_on import place_of_on
from attribution.core.speakers.pronoun import pronoun
from attribution.core.speakers.role import role
from attribution.core.speakers.same_office import same_office
from attribution.core.speakers.surname import surname
from attribution.core.speakers.taken_up import taken_up

NAME_RULES: tuple[Rule[SpeakerCase, Named], ...] = (
    Rule("joint_names", joint_names),
    Rule("full_name", full_name),
    Rule("inhabitant", inhabitant),
    Rule("initials", initials),
    Rule("body_name", body_name),
    Rule("surname", surname),
    Rule("apposition", apposition),
    Rule("role", role),
    Rule("names_oneself", names_oneself),
    Rule("does_the_job", does_the_job),
    Rule("anaphoric_noun", anaphoric_noun),
    Rule("described_again", described_again),
    Rule("body_again", body_again),
    Rule("goes_on", goes_on),
    Rule("first_or_second", first_or_second),
    Rule("named_later", named_later),
    Rule("known_to_all", known_to_all),
    Rule("both_of_them", both_of_them),
    Rule("client", client),
    Rule("taken_up", taken_up),
    Rule("plain_description", plain_description),
    Rule("same_office", same_office),
    Rule("fuller_description", fuller_description),
    Rule("description", description),
    Rule("joint_descriptions", joint_descriptions),
)
PRONOUN_RULES: tuple[Rule[SpeakerCase, Named], ...] = (
    Rule("names_oneself", names_oneself),
    Rule("last_mentioned", last_mentioned),
    Rule("one_of_them", one_of_them),
    Rule("place_of_on", place_of_on),
    Rule("pronoun", pronoun, sequential=True),
    Rule("first_person", first_person),
)
RULES = NAME_RULES + PRONOUN_RULES
"""Pronouns come last: what the names tell of gender is known by then."""


def resolve(
    reading: Reading, incises: tuple[Incise, ...], sources: Mapping[int, Source], relays: list[Source]
) -> tuple[Cast, dict[int, Decided[Named]]]:
    """The cast of a document and the answers by referent. ``sources`` are those of the quotations, by position."""
    cast = read_cast(reading, [*sources.values(), *relays], incises)
    speaking = frozenset(cast.by_span[source.span] for source in [*sources.values(), *relays])
    around = {position: cast.by_span[source.span] for position, source in sources.items()}
    cases = [SpeakerCase(cast, position, speaking, around) for position in range(len(cast.referents))]
    named = run_sieve(NAME_RULES, cases)
    genders = genders_of(cast, named)
    return cast, run_sieve(PRONOUN_RULES, [replace(case, genders=genders) for case in cases], named)
