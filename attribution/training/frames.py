"""Makes quotations out of treebank sentences: marks around them and a reporting clause before or behind.

Treebanks hold few quotations and hardly any incise ("« … », a déclaré le ministre."); news is full of them. A
frame takes a whole sentence as the content and the subject of another one as the source. Relations as UD French
has them: an incise is ``parataxis:insert`` of the content's root, words behind a colon are ``ccomp`` of the cue.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from attribution.training.treebank import (
    DEPREL,
    FEATS,
    FORM,
    HEAD,
    ID,
    MISC,
    QUOTATION_MARKS,
    UPOS,
    Row,
    Tree,
    numbers_of,
    printed_text,
)

Word = tuple[str, str, str, str]
"""Form, lemma, part of speech, features of a word that a frame adds."""

PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
MARKS = (("«", "»", True), ("«", "»", True), ("“", "”", False), ('"', '"', False), ("«", "»", False))
"""Opening mark, closing mark, and whether a space stands inside them; the French form twice as often."""

CUES = (
    ("affirme", "affirmé", "affirmer"),
    ("ajoute", "ajouté", "ajouter"),
    ("annonce", "annoncé", "annoncer"),
    ("assure", "assuré", "assurer"),
    ("avertit", "averti", "avertir"),
    ("conclut", "conclu", "conclure"),
    ("confie", "confié", "confier"),
    ("confirme", "confirmé", "confirmer"),
    ("déclare", "déclaré", "déclarer"),
    ("déplore", "déploré", "déplorer"),
    ("dit", "dit", "dire"),
    ("estime", "estimé", "estimer"),
    ("explique", "expliqué", "expliquer"),
    ("indique", "indiqué", "indiquer"),
    ("insiste", "insisté", "insister"),
    ("lance", "lancé", "lancer"),
    ("note", "noté", "noter"),
    ("observe", "observé", "observer"),
    ("poursuit", "poursuivi", "poursuivre"),
    ("précise", "précisé", "préciser"),
    ("promet", "promis", "promettre"),
    ("raconte", "raconté", "raconter"),
    ("rappelle", "rappelé", "rappeler"),
    ("reconnaît", "reconnu", "reconnaître"),
    ("regrette", "regretté", "regretter"),
    ("répond", "répondu", "répondre"),
    ("résume", "résumé", "résumer"),
    ("souligne", "souligné", "souligner"),
    ("soutient", "soutenu", "soutenir"),
    ("témoigne", "témoigné", "témoigner"),
)

Piece = tuple[list[Row], int]
"""Rows numbered from 1, and the number of their root."""


def frames(trees: Sequence[Tree], *, share: float, seed: int) -> Iterator[Tree]:
    """Framed copies of about ``share`` of the sentences that can be content; the same for the same seed."""
    chance = random.Random(seed)
    contents = [tree for tree in trees if is_content(tree)]
    subjects = [subject for tree in trees for subject in named_subjects(tree)]
    for content in contents:
        if subjects and chance.random() < share:
            yield framed(content, chance.choice(subjects), chance)


def is_content(tree: Tree) -> bool:
    """A sentence that ends in a full stop, without marks of its own, neither very short nor very long."""
    forms = [row[FORM] for row in tree.words]
    return 4 <= len(forms) <= 35 and forms[-1] == "." and not (QUOTATION_MARKS | {":"}) & set(forms)


def named_subjects(tree: Tree) -> Iterator[list[Row]]:
    """The subjects of one sentence that could speak: a name or a noun with what belongs to it, six words at most."""
    for row in tree.words:
        if row[DEPREL].startswith("nsubj") and _could_speak(row):
            inside = _subtree(tree, row[ID])
            numbers = sorted(int(number) for number in inside)
            whole = len(numbers) <= 6 and numbers[-1] - numbers[0] + 1 == len(numbers)
            others = [other for other in tree.words if other[ID] in inside]
            if whole and not any(
                other[UPOS] in {"PUNCT", "VERB"} or "PronType=Int" in other[FEATS] for other in others
            ):
                yield _cut(tree, numbers[0], numbers[-1], row[ID])


def _could_speak(row: Row) -> bool:
    """A name, or a noun in the singular: the verbs of the frames are in the singular."""
    return row[UPOS] == "PROPN" or (row[UPOS] == "NOUN" and "Number=Sing" in row[FEATS])


def _subtree(tree: Tree, top: str) -> set[str]:
    found = {top}
    while True:
        more = {row[ID] for row in tree.words if row[HEAD] in found} - found
        if not more:
            return found
        found |= more


def _cut(tree: Tree, first: int, last: int, top: str) -> list[Row]:
    rows = []
    for row in tree.rows:
        numbers = numbers_of(row)
        if first <= numbers[0] and numbers[-1] <= last:
            head = "0" if row[ID] == top else row[HEAD]
            rows.append(_moved(_with(row, HEAD, head), 1 - first))
    start = rows[0]
    name = start[UPOS] == "PROPN" or "-" in start[ID]
    return [start if name else _with(start, FORM, start[FORM].lower()), *rows[1:]]


def framed(content: Tree, subject: Sequence[Row], chance: random.Random) -> Tree:
    """One sentence in one of four frames: incise behind (present, perfect, pronoun) or cue and colon before."""
    shape = chance.choice(("incise", "incise", "perfect", "perfect", "pronoun", "colon"))
    present, participle, lemma = chance.choice(CUES)
    body, root = _body(content)
    opening, closing, wide = chance.choice(MARKS)
    quoted = _quoted(body, root, opening, closing, wide)
    if shape == "colon":
        rows = _colon(quoted, subject, present, lemma)
    else:
        rows = _incise(quoted, subject, shape, (present, participle, lemma), chance)
    return Tree(f"{content.name}-{shape}", printed_text(rows), tuple(rows))


def _body(content: Tree) -> Piece:
    """The sentence without its full stop."""
    stop = content.words[-1][ID]
    rows = [row for row in content.rows if row[ID] != stop]
    root = next((int(row[ID]) for row in rows if row[HEAD] == "0"), 1)
    return rows, root


def _quoted(rows: Sequence[Row], root: int, opening: str, closing: str, wide: bool) -> Piece:
    before = _row(1, (opening, opening, "PUNCT", "_"), root + 1, "punct", glued=not wide)
    inner = [_moved(row, 1) for row in rows]
    inner[-1] = _spaced(inner[-1], glued=not wide)
    after = _row(_size(inner) + 1, (closing, closing, "PUNCT", "_"), root + 1, "punct", glued=False)
    return [before, *inner, after], root + 1


def _incise(
    quoted: Piece, subject: Sequence[Row], shape: str, cue: tuple[str, str, str], chance: random.Random
) -> list[Row]:
    rows, root = quoted
    present, participle, lemma = cue
    rows[-1] = _spaced(rows[-1], glued=True)
    number = _size(rows)
    comma, verb = number + 1, number + (3 if shape == "perfect" else 2)
    rows.append(_row(comma, (",", ",", "PUNCT", "_"), verb, "punct"))
    if shape == "perfect":
        rows.append(_row(verb - 1, ("a", "avoir", "AUX", PRESENT), verb, "aux:tense"))
        rows.append(_row(verb, (participle, lemma, "VERB", PARTICIPLE), root, "parataxis:insert"))
    else:
        rows.append(_row(verb, (present, lemma, "VERB", PRESENT), root, "parataxis:insert", glued=shape == "pronoun"))
    if shape == "pronoun":
        clitic, gender = chance.choice((("il", "Masc"), ("elle", "Fem")))
        link = "" if present[-1] in "td" else "t-"
        feats = f"Gender={gender}|Number=Sing|Person=3|PronType=Prs"
        rows.append(_row(verb + 1, (f"-{link}{clitic}", "il", "PRON", feats), verb, "nsubj"))
    else:
        rows.extend(_attached(subject, verb, verb))
    rows[-1] = _spaced(rows[-1], glued=True)
    return [*rows, _row(_size(rows) + 1, (".", ".", "PUNCT", "_"), root, "punct")]


def _colon(quoted: Piece, subject: Sequence[Row], present: str, lemma: str) -> list[Row]:
    rows, root = quoted
    first = subject[0]
    capital = _with(first, FORM, first[FORM][:1].upper() + first[FORM][1:])
    start = _attached([capital, *subject[1:]], 0, _size(subject) + 1)
    verb = _size(subject) + 1
    start[-1] = _spaced(start[-1], glued=False)
    start.append(_row(verb, (present, lemma, "VERB", PRESENT), 0, "root"))
    start.append(_row(verb + 1, (":", ":", "PUNCT", "_"), root + verb + 1, "punct"))
    inner = [_moved(row, verb + 1) for row in rows]
    inner = [
        _with(_with(row, HEAD, str(verb)), DEPREL, "ccomp") if row[ID] == str(root + verb + 1) else row for row in inner
    ]
    inner[-1] = _spaced(inner[-1], glued=True)
    return [*start, *inner, _row(_size(inner) + 1, (".", ".", "PUNCT", "_"), verb, "punct")]


def _attached(subject: Sequence[Row], offset: int, verb: int) -> list[Row]:
    moved = [_moved(row, offset) for row in subject]
    return [_with(_with(row, HEAD, str(verb)), DEPREL, "nsubj") if row[HEAD] == "0" else row for row in moved]


def _row(number: int, word: Word, head: int, deprel: str, *, glued: bool = False) -> Row:
    form, lemma, upos, feats = word
    return (str(number), form, lemma, upos, "_", feats, str(head), deprel, "_", "SpaceAfter=No" if glued else "_")


def _moved(row: Row, by: int) -> Row:
    number = "-".join(str(int(part) + by) for part in row[ID].split("-"))
    head = row[HEAD] if row[HEAD] in {"_", "0"} else str(int(row[HEAD]) + by)
    return _with(_with(row, ID, number), HEAD, head)


def _with(row: Row, column: int, value: str) -> Row:
    return (*row[:column], value, *row[column + 1 :])


def _spaced(row: Row, *, glued: bool) -> Row:
    return _with(row, MISC, "SpaceAfter=No" if glued else "_")


def _size(rows: Sequence[Row]) -> int:
    return max(numbers_of(row)[-1] for row in rows)
