"""What a search for words is to each database: a query of FTS5, a tsquery, or a look at the text itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Double,
    Select,
    and_,
    cast,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY, TSVECTOR
from sqlalchemy.orm import InstrumentedAttribute, Session

from attribution.store.column_types import ID
from attribution.store.tables import EntryRow, EntryWordsRow, LemmaRow
from attribution.store.words import AskedWords, Pair, padded, single_terms

_FTS = table("entry_words_fts", column("rowid"))
_TERMS = literal_column("entry_words.terms", TSVECTOR)
_UNINDEXED_ROWID = literal_column("+entry_words_fts.rowid", ID)
"""So that FTS5 is asked once for all, not once for each."""
_WEIGHTS = (2.0, 1.0)
"""Of a form and of a lemma: the very word counts more than another form of it."""


def match_of(session: Session, asked: AskedWords, lemmas: Iterable[Pair] = ()) -> Match:
    """The words with the lemmas that their forms are known to have, by what is kept or by what is told."""
    known: dict[str, list[str]] = defaultdict(list)
    for told in lemmas:
        for form, lemma in single_terms(*told):
            known[form].append(lemma)
    for form, lemma in session.execute(select(LemmaRow.form, LemmaRow.lemma).where(LemmaRow.form.in_(asked.words))):
        known[form].append(lemma)
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    return Match({word: tuple(sorted(known[word])) for word in asked.words}, asked.phrases, on_sqlite)


@dataclass(frozen=True, slots=True)
class Match:
    """Words, each with its lemmas, and phrases to look for. A word is met as it stands or as a lemma.

    All are of ``[a-z0-9]+`` (see `attribution.store.words`) and are quoted, so none of them is syntax.
    """

    words: Mapping[str, Sequence[str]]
    phrases: Sequence[Sequence[str]]
    on_sqlite: bool

    def ids(self) -> Select[int]:
        """The ids of the quotations that hold everything, by the index of words, in no order."""
        if self.on_sqlite:
            return select(_FTS.c.rowid).where(self._matches())
        return select(EntryWordsRow.quotation_id).where(self._matches())

    def ranked(self, candidates: Select[int]) -> Select[int, float]:
        """Quotations that hold everything, as ``quotation_id``, each with its ``rank``, the best highest."""
        if self.on_sqlite:
            bm25 = func.bm25(literal_column(_FTS.name), *map(literal, _WEIGHTS), type_=Double)
            found = select(_FTS.c.rowid.label("quotation_id"), (-bm25).label("rank")).where(self._matches())
            return found.where(_UNINDEXED_ROWID.in_(candidates))
        cover_density = cast(func.ts_rank_cd(_TERMS, cast(self.tsquery(), TSQUERY)), Double)
        found = select(EntryWordsRow.quotation_id, cover_density.label("rank"))
        return found.where(EntryWordsRow.quotation_id.in_(candidates))

    def among(self) -> ColumnElement[bool]:
        """That an entry is one of them, where they are few: they are found first and looked up then."""
        if self.on_sqlite:
            return EntryRow.quotation_id.in_(self.ids())
        return EntryRow.quotation_id == func.any(func.array(self.ids().scalar_subquery(), type_=ARRAY(ID)))

    def holds(self) -> ColumnElement[bool]:
        """That an entry holds everything, by its own text, where they are many: the next one is soon met.

        A scalar is looked up entry by entry; of an EXISTS, PostgreSQL would make a join over all words that are kept.
        """
        forms, lemmas = EntryWordsRow.forms, EntryWordsRow.lemmas
        words = (
            or_(_holds(forms, [word]), *(_holds(lemmas, [lemma]) for lemma in (word, *known)))
            for word, known in self.words.items()
        )
        phrases = (_holds(forms, phrase) for phrase in self.phrases)
        of_entry = EntryWordsRow.quotation_id == EntryRow.quotation_id
        return select(and_(*words, *phrases)).where(of_entry).correlate(EntryRow).scalar_subquery()

    def fts(self) -> str:
        """The query of FTS5."""
        words = (f'(forms : "{word}" OR lemmas : ({_either(word, *known)}))' for word, known in self.words.items())
        phrases = (f'forms : "{" ".join(phrase)}"' for phrase in self.phrases)
        return " AND ".join((*words, *phrases))

    def tsquery(self) -> str:
        """The tsquery: forms have the weight A, lemmas B."""
        words = (" | ".join((f"'{word}'", *(f"'{lemma}':B" for lemma in known))) for word, known in self.words.items())
        phrases = (" <-> ".join(f"'{word}':A" for word in phrase) for phrase in self.phrases)
        return " & ".join(f"({part})" for part in (*words, *phrases))

    def _matches(self) -> ColumnElement[bool]:
        if self.on_sqlite:
            return literal_column(_FTS.name).op("MATCH", is_comparison=True)(self.fts())
        return _TERMS.op("@@", is_comparison=True)(cast(self.tsquery(), TSQUERY))


def _holds(text: InstrumentedAttribute[str], run: Sequence[str]) -> ColumnElement[bool]:
    return literal(" ").concat(text).concat(" ").contains(padded(run))


def _either(*words: str) -> str:
    return " OR ".join(f'"{word}"' for word in words)
