"""A quotation is found again after its text was changed, and never taken for another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.services.anchoring import anchor, match_quotations
from attribution.services.position_map import PositionMap

SENTENCES = [
    "« Nous partirons demain matin », a déclaré Anne Dupont à la presse.",
    "Le ministre a jugé « la situation très préoccupante » pour les habitants.",
    "« Oui », a-t-il répondu.",
    "Selon la préfecture, « aucun blessé n’est à déplorer » dans cet accident.",
    "« Oui », a-t-il répondu.",
    "« Les salaires seront versés avant vendredi », promet la direction.",
]


def anchors(text):
    found, at = [], 0
    while (opened := text.find("« ", at)) >= 0:
        at = text.index(" »", opened)
        found.append(anchor(text, opened + 2, at))
    return found


def match(old_text, new_text, *, mapped=True):
    """For each new quotation, the position of the old one that it is."""
    old, new = anchors(old_text), anchors(new_text)
    found = match_quotations(old, new, PositionMap(old_text, new_text) if mapped else None)
    assert len(set(found.values())) == len(found)
    return [found.get(j) for j in range(len(new))]


def text_of(sentences):
    return "\n".join(sentences) + "\n"


TEXT = text_of(SENTENCES)
EVERY = list(range(len(SENTENCES)))
both = pytest.mark.parametrize("mapped", [True, False], ids=["with the texts", "by anchors alone"])


@both
def test_nothing_changed(mapped):
    assert match(TEXT, TEXT, mapped=mapped) == EVERY


@both
@pytest.mark.parametrize("place", range(len(SENTENCES) + 1))
def test_a_paragraph_put_in_shifts_the_rest(mapped, place):
    new = [*SENTENCES[:place], "Une dépêche est tombée entre-temps, sans un mot de plus.", *SENTENCES[place:]]
    assert match(TEXT, text_of(new), mapped=mapped) == EVERY


@both
@pytest.mark.parametrize(
    ("words", "corrected"),
    [
        ("partirons", "partirions"),
        ("demain matin", "après-demain matin"),
        ("très préoccupante", "préoccupante"),
        ("n’est", "n'est"),
        ("versés avant vendredi", "versés au plus tard vendredi"),
    ],
)
def test_words_corrected_within_a_quotation_leave_it_the_same(mapped, words, corrected):
    assert match(TEXT, TEXT.replace(words, corrected), mapped=mapped) == EVERY


@both
def test_a_quotation_that_moves_with_its_paragraph_is_the_same(mapped):
    order = [5, 3, 0, 1]
    assert match(TEXT, text_of(SENTENCES[number] for number in order), mapped=mapped) == order


@both
def test_a_quotation_that_is_cut_is_nobodys(mapped):
    assert match(TEXT, text_of(SENTENCES[1:]), mapped=mapped) == EVERY[1:]


def test_a_letter_in_the_only_word_is_corrected_as_are_those_around_it():
    old = "La maire a parlé d’une « passoire » devant une soixantaine d’habitants."
    new = "La maxre a parlé d’une « paxsoire » devant une soixxntaine d’habitants."
    assert match(old, new) == [0]


def test_another_quotation_in_the_same_place_is_another():
    assert match("« Oui », dit-il.", "« Certainement pas », dit-il.") == [None]


def test_the_same_words_twice_are_told_apart_by_what_stands_around_them():
    old = "Paul : « Oui ».\nAnne : « Oui ».\nMarc : « Oui ».\n"
    assert match(old, "Marc : « Oui ».\nPaul : « Oui ».\n", mapped=False) == [2, 0]


def test_the_same_words_in_the_same_surroundings_are_told_apart_by_their_place():
    said = "Le porte-parole du gouvernement l’a dit à la presse : « Oui, bien sûr ». Il n’a rien ajouté de plus."
    old = [f"Premier point. {said}", f"Deuxième point. {said}", f"Troisième point. {said}"]
    assert match(text_of(old), text_of(old[1:])) == [1, 2]


def test_a_change_around_a_quotation_and_within_it_leave_it_recognisable():
    old = "Hier. « Les salaires seront versés avant vendredi », promet la direction."
    new = "La direction l’assure ce matin : « Les salaires seraient versés avant vendredi »."
    assert match(old, new, mapped=False) == [0]


def test_other_bounds_in_the_same_text_are_the_same_quotation():
    text = "Il dit que la réforme, très attendue par tous les syndicats du pays, sera retirée dès lundi."
    whole, short, other = (text.index(words) for words in ("la réforme", "sera retirée", "très attendue"))
    old = [anchor(text, whole, len(text) - 1), anchor(text, other, other + 13)]
    assert match_quotations(old, [anchor(text, whole, short)], PositionMap(text, text)) == {0: 0}


changes = st.lists(
    st.tuples(st.sampled_from(["put in", "cut", "correct"]), st.integers(0, 11), st.integers(0, 30)), max_size=4
)
UNLIKE = [
    f"{name} a dit « {words} » devant les journalistes réunis à {town}."
    for name, words, town in [
        ("Anne", "la récolte de blé sera mauvaise", "Dijon"),
        ("Paul", "nos hôpitaux manquent de médecins", "Lille"),
        ("Marc", "je voterai contre cette loi absurde", "Metz"),
        ("Rosa", "trois suspects ont été interpellés hier", "Brest"),
        ("Hugo", "aucune piste n’est écartée par l’enquête", "Nice"),
        ("Inès", "le barrage tiendra malgré les pluies", "Gap"),
    ]
]


@given(changes)
def test_unlike_quotations_are_never_mixed_up(changed):
    lines = [(number, line) for number, line in enumerate(UNLIKE)]
    for what, place, sign in changed:
        at = place % len(lines)
        if what == "put in":
            lines.insert(at, (None, f"Une phrase de plus, la {place}."))
        elif what == "cut" and len(lines) > 1:
            del lines[at]
        else:
            number, line = lines[at]
            letter = line.find("«") + 2 + sign % 20
            lines[at] = (number, line[:letter] + "x" + line[letter + 1 :] if number is not None else line)
    kept = [number for number, line in lines if "«" in line]
    assert match(text_of(UNLIKE), text_of(line for _, line in lines)) == kept
    assert match(text_of(UNLIKE), text_of(line for _, line in lines), mapped=False) == kept


@given(st.permutations(range(len(UNLIKE))))
def test_any_order_of_the_paragraphs_keeps_every_quotation(order):
    assert match(text_of(UNLIKE), text_of(UNLIKE[number] for number in order)) == list(order)


@given(st.lists(st.sampled_from(["oui", "non", "peut-être"]), max_size=8), st.integers(0, 8), st.integers(0, 8))
def test_of_repeated_words_as_many_are_kept_as_there_are(said, start, end):
    """Which of two equal ones is cut cannot be known; that one too many is called new would be wrong."""
    old = text_of(f"« {word} »" for word in said)
    left = said[:start] + said[end:]
    matched = match(old, text_of(f"« {word} »" for word in left))
    for word in set(said):
        mine = [number for number, each in zip(matched, left, strict=True) if each == word and number is not None]
        assert len(mine) == min(said.count(word), left.count(word))
        assert all(said[number] == word for number in mine)


texts = st.text(st.sampled_from("ab «»\n."), max_size=60)


@given(texts, texts)
def test_any_texts_are_matched_one_to_one_and_alike_each_time(old_text, new_text):
    old = [anchor(old_text, at, at + 3) for at in range(0, len(old_text) - 3, 2)]
    new = [anchor(new_text, at, at + 3) for at in range(0, len(new_text) - 3, 2)]
    found = match_quotations(old, new, PositionMap(old_text, new_text))
    assert found == match_quotations(old, new, PositionMap(old_text, new_text))
    assert len(set(found.values())) == len(found)
    assert set(found) <= set(range(len(new)))
    assert set(found.values()) <= set(range(len(old)))
