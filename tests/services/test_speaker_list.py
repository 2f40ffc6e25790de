"""Lists of speakers from elsewhere: what is read, and what is said of what cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from attribution.errors import SpeakerListError
from attribution.services.ports import KnownKind, Role, SpeakerIn
from attribution.services.speaker_list import read_speaker_list, rows_of_csv

ANNE = {"name": "Anne Dupont", "kind": "person"}


def read(text):
    return read_speaker_list(rows_of_csv(text))


def problems(rows):
    with pytest.raises(SpeakerListError) as refused:
        read_speaker_list(rows)
    return refused.value.problems


@pytest.mark.parametrize("parted", [",", ";", "\t"])
def test_a_table_in_any_order_of_columns(parted):
    lines = ["kind|Name|roles|aliases", "body|L’OTAN|alliance [1949-04-04/]|OTAN"]
    (found,) = read("\ufeff" + "\r\n".join(line.replace("|", parted) for line in lines))
    assert found == SpeakerIn("L’OTAN", KnownKind.BODY, None, ("OTAN",), (Role("alliance", date(1949, 4, 4)),))


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        ("maire", Role("maire")),
        ("maire [2014-01-02/2016-12-06]", Role("maire", date(2014, 1, 2), date(2016, 12, 6))),
        ("maire[/2016-12-06]", Role("maire", None, date(2016, 12, 6))),
        ("maire [/]", Role("maire")),
        ("maire [de Lyon]", Role("maire [de Lyon]")),
    ],
)
def test_a_role_with_its_days(cell, role):
    assert read(f"name,kind,roles\nAnne,person,{cell}")[0].roles == (role,)


def test_several_aliases_and_roles_stand_in_a_cell():
    (found,) = read('name,kind,aliases,roles\nAnne,person,A. D. | Annie |,"maire [/2016-12-06] | ministre, puis rien"')
    assert found.aliases == ("A. D.", "Annie")
    assert [role.role for role in found.roles] == ["maire", "ministre, puis rien"]


def test_an_empty_table_has_no_rows():
    assert read("name,kind\n") == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Anne", "not an object"),
        ({"name": "Anne"}, "kind"),
        ({"kind": "person"}, "name"),
        (ANNE | {"kind": "description"}, "kind"),
        (ANNE | {"kind": ["person"]}, "kind"),
        (ANNE | {"name": "a" * 201}, "name"),
        (ANNE | {"name": "a\0"}, "U+0000"),
        (ANNE | {"name": "\ud800"}, "surrogate"),
        (ANNE | {"wikidata": "Q0"}, "wikidata"),
        (ANNE | {"wikidata": 1}, "wikidata"),
        (ANNE | {"aliases": "A. D."}, "aliases"),
        (ANNE | {"aliases": None}, "aliases"),
        (ANNE | {"aliases": [""]}, "alias"),
        (ANNE | {"aliases": ["a"] * 101}, "100"),
        (ANNE | {"roles": ["maire"]}, "object"),
        (ANNE | {"roles": [{"role": "maire", "since": "2016-01-01"}]}, "since"),
        (ANNE | {"roles": [{"role": "maire", "from": "2016-13-01"}]}, "day"),
        (ANNE | {"roles": [{"role": "maire", "to": 2016}]}, "day"),
        (ANNE | {"id": 1}, "id"),
    ],
)
def test_a_faulty_row_is_told_by_its_number(row, said):
    (problem,) = problems([ANNE, row])
    assert problem.startswith("Row 2: ")
    assert problem.rstrip(".") + "." == problem  # several of them are told in one line
    assert said in problem


def test_all_faulty_rows_are_told_and_a_few_are_quoted():
    found = problems([{}] * 30)
    assert len(found) == 30
    with pytest.raises(SpeakerListError, match=r"Row 20: .*and 10 more"):
        read_speaker_list([{}] * 30)


@pytest.mark.parametrize("rows", [None, {}, "x"])
def test_what_is_no_list_is_told(rows):
    assert len(problems(rows)) == 1


def test_a_list_that_is_too_long_is_told():
    assert len(read_speaker_list([ANNE] * 3, most=3)) == 3
    with pytest.raises(SpeakerListError, match="4 rows"):
        read_speaker_list([ANNE] * 4, most=3)


@pytest.mark.parametrize(
    "table",
    ["", "name\nAnne", "name,kind,age\nAnne,person,3", 'name,kind\n"Anne"x,person', "name,kind,name\nAnne,person,x"],
)
def test_what_is_no_table_of_speakers_is_told(table):
    with pytest.raises(SpeakerListError):
        rows_of_csv(table)


def test_a_row_of_the_wrong_length_is_told():
    for row in ("Anne", "Anne,person,x", "Anne,person,,"):
        with pytest.raises(SpeakerListError, match="Row 1"):
            read(f"name,kind\n{row}")
