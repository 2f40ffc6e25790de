"""The tokeniser's and splitter's mistakes, mended on their own output."""

from attribution.parsing.token_repair import repaired


def _sentence(*texts, start=0):
    entries, at = [], start
    for number, text in enumerate(texts, 1):
        entries.append({"id": number, "text": text, "start_char": at, "end_char": at + len(text)})
        at += len(text) + 1
    return entries


def test_a_verb_and_its_clitic_in_one_piece_become_two_words_with_their_own_offsets():
    (sentence,) = repaired([_sentence("Oui", ",", "prévoit-elle", ".")])
    assert [entry["text"] for entry in sentence] == ["Oui", ",", "prévoit", "-elle", "."]
    assert [entry["id"] for entry in sentence] == [(1,), (2,), (3,), (4,), (5,)]
    assert [(entry["start_char"], entry["end_char"]) for entry in sentence[2:4]] == [(6, 13), (13, 18)]


def test_the_linking_t_goes_with_the_clitic():
    (sentence,) = repaired([_sentence("s'", "amuse-t-il")])
    assert [entry["text"] for entry in sentence] == ["s'", "amuse", "-t-il"]


def test_nouns_with_hyphens_stay_whole():
    assert repaired([_sentence("le", "rendez-vous", "de", "Jean-Luc", "porte-parole", ".")]) is None


def test_the_range_of_a_contraction_is_numbered_with_its_words():
    contraction = [
        {"id": (1, 2), "text": "du", "start_char": 11, "end_char": 13},
        {"id": 1, "text": "de"},
        {"id": 2, "text": "le"},
        {"id": 3, "text": "pays", "start_char": 14, "end_char": 18},
    ]
    (sentence,) = repaired([_sentence("l'", "unité", "Qods"), contraction])
    assert [entry["id"] for entry in sentence] == [(1,), (2,), (3,), (4, 5), (4,), (5,), (6,)]


def test_nothing_wrong_gives_nothing_to_do():
    assert repaired([_sentence("Il", "dort", "."), _sentence("Elle", "veille", ".", start=10)]) is None


def test_a_sentence_without_an_end_is_cut_after_a_comma_where_there_is_one():
    words = [",", *["mot"] * 150, ",", *["mot"] * 1000]
    sentences = repaired([_sentence(*words)])
    assert [entry["text"] for sentence in sentences for entry in sentence] == words
    assert [len(sentence) for sentence in sentences] == [152, 200, 200, 200, 200, 200]
    assert all(
        [entry["id"] for entry in sentence] == [(n + 1,) for n in range(len(sentence))] for sentence in sentences
    )


def test_a_cut_leaves_contractions_whole():
    contraction = [{"id": (200, 201), "text": "du", "start_char": 2000, "end_char": 2002}]
    contraction += [{"id": 200, "text": "de"}, {"id": 201, "text": "le"}]
    first, second = repaired([[*_sentence(*["mot"] * 199), *contraction]])
    assert (len(first), [entry["id"] for entry in second]) == (199, [(1, 2), (1,), (2,)])
