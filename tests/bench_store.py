"""Builds a store of any number of quotations in minutes, by bulk SQL: what the store would write, row by row.

Speakers, relays and words are as skewed as Zipf has it; the words and their lemmas are those of the fixtures. A
twentieth of the quotations is by somebody whose surname only the article gives, and who is that article's own.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from itertools import accumulate

import psycopg
import sqlalchemy

from attribution.core.fold import fold
from attribution.store.migrate import upgrade
from attribution.store.words import terms
from tests.articles import ROOT

A_ARTICLE = 10
"""Quotations of one article."""
WORDS = 20
"""Of one quotation, the last one rare: a name that some thirty quotations have."""
QUOTATIONS_OF_A_RARE_WORD = 30
START, YEARS = datetime(2016, 1, 1, tzinfo=UTC), 10
FIRST_NAMES = (
    "Anne Paul Zoé Luc Marie Jean Élise Hugo Nadia Karim Inès Omar Jules Rosa Yann Aïda Noé Lina Max Eva".split()
)
COLUMNS = {
    "articles": "id text title source external_id published_at created_at updated_at",
    "parses": "article_id conllu parser",
    "analyses": "article_id rules",
    "speakers": "id name name_folded kind article_id registered version updated_at",
    "speaker_names": "id speaker_id name name_folded origin",
    "speaker_name_words": "word speaker_name_id",
    "article_speakers": "id article_id position speaker_id name kind",
    "quotations": "id article_id position kind kind_rule closed outer_start outer_end content_start content_end"
    " status text confidence_overall confidence_speech",
    "fragments": "quotation_id position start end",
    "quotation_speakers": "quotation_id position article_speaker_id",
    "relays": "id quotation_id position source_start source_end source_head source_form rule",
    "relay_speakers": "relay_id position article_speaker_id",
    "entries": "quotation_id sort_at outlet outlet_folded kind status confidence",
    "entry_speakers": "speaker_id part sort_at quotation_id",
    "entry_names": "word part sort_at quotation_id",
    "entry_words": "quotation_id forms lemmas",
    "lemmas": "form lemma",
}
"""The tables in the order in which one refers to another."""
_CHUNK = 2_000
"""Articles that are written at once."""

Rows = dict[str, list[tuple]]


def build(urls: Sequence[str], quotations: int) -> Store:
    """Fill new databases with the same, and tell what they hold."""
    store = Store(quotations)
    with ExitStack() as stack:
        writers = [stack.enter_context(Writer(url)) for url in urls]
        for rows in store.chunks():
            for write in writers:
                write(rows)
    return store


def lexicon() -> tuple[list[str], dict[str, str]]:
    """The words of the fixtures, the most frequent first, and the lemma of each."""
    counted, lemmas = Counter(), {}
    for path in sorted(ROOT.glob("fixtures/**/*.conllu")):
        for line in path.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) == 10 and columns[1].isalpha():
                counted[columns[1].lower()] += 1
                lemmas.setdefault(columns[1].lower(), columns[2])
    return [word for word, _ in counted.most_common()], lemmas


class Zipf:
    """Draws the first of some things twice as often as the second."""

    def __init__(self, dice: random.Random, number: int) -> None:
        self._dice, self._numbers = dice, range(number)
        self._weights = list(accumulate(1 / (rank + 1) for rank in self._numbers))

    def __call__(self, count: int = 1) -> list[int]:
        return self._dice.choices(self._numbers, cum_weights=self._weights, k=count)


class Store:
    """What is written, and how often each speaker speaks."""

    def __init__(self, quotations: int) -> None:
        self.quotations = quotations
        self.articles = quotations // A_ARTICLE
        self.dice = random.Random(7)
        self.words, lemmas = lexicon()
        self.forms = [terms(word)[0] for word in self.words]
        self.lemmas = [(terms(lemmas[word]) or [form])[0] for word, form in zip(self.words, self.forms, strict=True)]
        self.people = [_person(number, quotations // 50) for number in range(quotations // 50)]
        self.bodies = [f"Agence {_surname(number)}" for number in range(100)]
        self.said: Counter[int] = Counter()
        self.ids: defaultdict[str, int] = defaultdict(int)

    def chunks(self) -> Iterator[Rows]:
        yield self._everybody()
        any_word, anybody, any_body = (Zipf(self.dice, len(few)) for few in (self.words, self.people, self.bodies))
        for start in range(0, self.articles, _CHUNK):
            rows: Rows = defaultdict(list)
            for number in range(start, min(start + _CHUNK, self.articles)):
                self._article(rows, number + 1, any_word, anybody, any_body)
            yield rows

    def _new(self, table: str) -> int:
        self.ids[table] += 1
        return self.ids[table]

    def _everybody(self) -> Rows:
        rows: Rows = defaultdict(list)
        for name, kind in [*((name, "person") for name in self.people), *((name, "body") for name in self.bodies)]:
            self._speaker(rows, name, kind, None)
        rows["lemmas"] = sorted({pair for pair in zip(self.forms, self.lemmas, strict=True) if pair[0] != pair[1]})
        return rows

    def _speaker(self, rows: Rows, name: str, kind: str, article: int | None) -> int:
        speaker, spelt = self._new("speakers"), self._new("speaker_names")
        rows["speakers"].append((speaker, name, fold(name), kind, article, False, 1, START))
        rows["speaker_names"].append((spelt, speaker, name, fold(name), "seen"))
        rows["speaker_name_words"] += [(word, spelt) for word in dict.fromkeys(fold(name).split())]
        return speaker

    def _article(self, rows: Rows, article: int, any_word: Zipf, anybody: Zipf, any_body: Zipf) -> None:
        at = START + timedelta(days=365 * YEARS) * article / self.articles
        outlet, length, texts = f"Journal {article % 40}", 0, []
        places: dict[int, int] = {}

        def place(speaker: int, name: str, kind: str) -> int:
            if speaker not in places:
                places[speaker] = self._new("article_speakers")
                rows["article_speakers"].append((places[speaker], article, len(places) - 1, speaker, name, kind))
            return places[speaker]

        for position in range(A_ARTICLE):
            quotation = self._new("quotations")
            drawn = any_word(WORDS - 1)
            rare = f"zeta{(quotation - 1) // QUOTATIONS_OF_A_RARE_WORD}"
            text = " ".join([*(self.words[word] for word in drawn), rare])
            forms, lemmas = ([*(found[word] for word in drawn), rare] for found in (self.forms, self.lemmas))
            kind = "direct" if quotation % 3 else "indirect"
            status = "asserted" if quotation % 20 else "alleged"
            sure = 0.5 + quotation % 50 / 100
            start, end = length + 2, length + 2 + len(text)
            spans = (start - 2, end + 2, start, end)
            judged = (kind, "bench", True, *spans, status, text, sure, 0.9)
            rows["quotations"].append((quotation, article, position, *judged))
            rows["fragments"].append((quotation, 0, start, end))
            rows["entries"].append((quotation, at, outlet, fold(outlet), kind, status, sure))
            rows["entry_words"].append((quotation, " ".join(forms), " ".join(lemmas)))
            (who,) = anybody()
            name, named, speaker = self.people[who], "person", who + 1
            if quotation % 20 == 7:
                name, named = name.split(" ")[1], "partial"
                speaker = self._speaker(rows, name, named, article)
            self.said[speaker] += 1
            rows["quotation_speakers"].append((quotation, 0, place(speaker, name, named)))
            self._entry(rows, quotation, at, speaker, name, "speaker")
            if quotation % 7 == 0:
                (who,) = any_body()
                relay, speaker = self._new("relays"), len(self.people) + who + 1
                rows["relays"].append((relay, quotation, 0, start, end, 0, "name", "bench"))
                rows["relay_speakers"].append((relay, 0, place(speaker, self.bodies[who], "body")))
                self._entry(rows, quotation, at, speaker, self.bodies[who], "relay")
            texts.append(f"« {text} ».\n")
            length += len(texts[-1])
        rows["articles"].append((article, "".join(texts), f"Titre {article}", outlet, str(article), at, at, at))
        rows["parses"].append((article, "", "bench"))
        rows["analyses"].append((article, "bench"))

    @staticmethod
    def _entry(rows: Rows, quotation: int, at: datetime, speaker: int, name: str, part: str) -> None:
        rows["entry_speakers"].append((speaker, part, at, quotation))
        rows["entry_names"] += [(word, part, at, quotation) for word in dict.fromkeys(fold(name).split())]


def _person(number: int, people: int) -> str:
    """Three people have each surname, a frequent one and two who hardly speak."""
    return f"{FIRST_NAMES[number % len(FIRST_NAMES)]}{_letters(number // 400)} {_surname(number % max(1, people // 3))}"


def _surname(number: int) -> str:
    syllables = "ba ke li mo nu ra se ti vo du fa ge".split()
    return "".join(syllables[int(digit, 12)] for digit in _base12(number + 1728)).capitalize()


def _base12(number: int) -> str:
    return (_base12(number // 12) if number >= 12 else "") + "0123456789ab"[number % 12]


def _letters(number: int) -> str:
    return f"-{_surname(number)}" if number else ""


class Writer:
    """Writes rows of all tables at once: COPY on PostgreSQL, executemany on SQLite."""

    def __init__(self, url: str) -> None:
        upgrade(url)
        address = sqlalchemy.make_url(url)
        self._sqlite = address.drivername == "sqlite"
        self._connection = sqlite3.connect(address.database) if self._sqlite else psycopg.connect(url)

    def __enter__(self) -> Writer:
        return self

    def __call__(self, rows: Rows) -> None:
        for table, names in COLUMNS.items():
            columns = [f'"{name}"' for name in names.split()]
            if rows.get(table):
                (self._many if self._sqlite else self._copy)(table, columns, rows[table])
        self._connection.commit()

    def _many(self, table: str, columns: list[str], rows: list[tuple]) -> None:
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        self._connection.executemany(statement, (tuple(map(_plain, row)) for row in rows))

    def _copy(self, table: str, columns: list[str], rows: list[tuple]) -> None:
        with self._connection.cursor().copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def __exit__(self, *_: object) -> None:
        with closing(self._connection):
            self._connection.execute("ANALYZE")
            self._connection.commit()


def _plain(value: object) -> object:
    """A time as SQLAlchemy writes it."""
    return value.strftime("%Y-%m-%d %H:%M:%S.%f") if isinstance(value, datetime) else value
