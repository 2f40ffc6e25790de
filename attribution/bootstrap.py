"""The composition root: the only place where settings, adapters and use cases meet."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from attribution.core.document import Document
from attribution.core.lexicon import Lexicon
from attribution.core.relations import Analysis
from attribution.lexicons import french
from attribution.parsing.models import check_models, models_directory
from attribution.services.check_text import check_text
from attribution.services.deliver_webhooks import run_sender
from attribution.services.extract_quotations import extract_quotations
from attribution.services.ports import (
    ArticleIn,
    ArticleRecord,
    BodyFormat,
    BodyReader,
    JobRecord,
    LineIn,
    Parser,
    SavedArticle,
    Store,
)
from attribution.services.ports.outbound import Outbound
from attribution.services.queue_article import queue_article, wait_for_job
from attribution.services.read_body import read_body
from attribution.services.reanalyse_article import reanalyse_article
from attribution.services.receive_batch import receive_batch
from attribution.services.record_article import record_article
from attribution.services.run_next_line import run_next_line
from attribution.services.submit_article import submit_article
from attribution.services.widen import Lemmas, lemmas_of
from attribution.services.worker import Worker
from attribution.settings import Settings

WAITERS = 4
"""Requests that may wait for a job at the same time: the server's other threads go on answering."""


@dataclass(frozen=True)
class Services:
    """What every door works with. Made once per process; safe to share between threads.

    ``load_parser`` is called when the parser is first needed, and never again: it imports torch and
    takes seconds, which a command that does not parse should not pay for.
    """

    settings: Settings
    lexicon: Lexicon
    store: Store
    load_parser: Callable[[], Parser]
    work_waits: threading.Event = field(default_factory=threading.Event, repr=False, compare=False)
    waiters: threading.Semaphore = field(
        default_factory=lambda: threading.Semaphore(WAITERS), repr=False, compare=False
    )
    _loaded: list[Parser] = field(default_factory=list, init=False, repr=False, compare=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False, compare=False)

    @property
    def parser(self) -> Parser:
        """The parser, loaded on first use. Raises ModelError."""
        with self._lock:
            if not self._loaded:
                self._loaded.append(self.load_parser())
            return self._loaded[0]

    @property
    def outbound(self) -> Outbound:
        """The way out to the endpoints of webhooks."""
        from attribution.outbound.http_outbound import HttpOutbound  # noqa: PLC0415 (for those who send only)

        return HttpOutbound(private=self.settings.webhook_private)

    def run_sender(self, stop: threading.Event) -> None:
        """Send webhooks until ``stop`` is set: for a thread of its own."""
        run_sender(stop, deliveries=self.store.deliveries, outbound=self.outbound)

    def read_body(self, format: BodyFormat, payload: Mapping[str, Any], **given: Any) -> ArticleIn:  # noqa: A002
        """The article in a payload (see `read_body`). Raises BodyError, TextError."""
        return read_body(format, payload, bodies=load_bodies(), **given)

    def extract(self, text: str, *, limit: int | None = None) -> tuple[Document, Analysis]:
        """Parse and analyse a text. Raises TextError, ModelError, ParserError."""
        return extract_quotations(text, parser=self.parser, lexicon=self.lexicon, limit=limit)

    def parse(self, text: str) -> Document:
        """Parse a text and no more. Raises as `extract`."""
        check_text(text)
        return self.parser.parse(text)

    def lemmas_of(self, words: str) -> Lemmas:
        """The lemmas of some words, none while the parser is not loaded. Raises ParserError."""
        return lemmas_of(words, self.parser) if self._loaded else ()

    def record(self, text: str) -> dict[str, str]:
        """The files of a recorded article (see `record_article`). Raises as `extract`."""
        return record_article(text, parser=self.parser, lexicon=self.lexicon)

    def submit(
        self, article: ArticleIn, *, limit: int | None = None, seen: ArticleRecord | None = None
    ) -> SavedArticle:
        """Analyse and keep an article, and tell what became of its quotations (see `submit_article`)."""
        parser, lexicon, store = self.parser, self.lexicon, self.store
        return submit_article(article, parser=parser, lexicon=lexicon, store=store, limit=limit, seen=seen)

    def queue(self, article: ArticleIn, *, created_by: str) -> int:
        """The id of a job that submits the article. Raises TextError, StoreError."""
        limit = self.settings.max_text_chars
        job_id = queue_article(article, store=self.store, created_by=created_by, limit=limit)
        self.work_waits.set()
        return job_id

    def wait_for_job(self, job_id: int, seconds: float) -> JobRecord:
        """The job when it has ended, or as it is after so many seconds, or at once when too many wait already."""
        if not self.waiters.acquire(blocking=False):
            return self.store.jobs.job(job_id)
        try:
            return wait_for_job(job_id, store=self.store, seconds=seconds)
        finally:
            self.waiters.release()

    def receive(self, lines: Iterable[LineIn], *, created_by: str) -> int:
        """The id of a job that submits the articles of a batch. Raises as `receive_batch`."""
        job_id = receive_batch(lines, store=self.store, created_by=created_by)
        self.work_waits.set()
        return job_id

    def run_next_line(self, worker: str) -> bool:
        """Work on one line of a job; say whether there was any. Raises ModelError, StoreError."""
        return run_next_line(worker, parser=self.parser, lexicon=self.lexicon, store=self.store)

    def worker(self) -> Worker:
        """One who does the jobs that wait."""
        return Worker(self.run_next_line, self.work_waits)

    def reanalyse(self, article_id: int) -> Analysis:
        """Analyse a kept article again, without the parser. Raises ArticleNotFoundError, ParseFormatError."""
        return reanalyse_article(article_id, lexicon=self.lexicon, store=self.store)


def build_services(settings: Settings) -> Services:
    """The services of a process. Touches neither the database nor the models: both are met on first use."""
    from attribution.store.sql_store import SqlStore  # noqa: PLC0415 (commands without a database start faster)

    return Services(settings, french(), SqlStore(settings.database_url), lambda: load_parser(settings))


def load_parser(settings: Settings) -> Parser:
    """The Stanza parser with the models that the settings name. Raises ModelError."""
    from attribution.parsing.stanza_parser import StanzaParser  # noqa: PLC0415 (torch takes seconds to import)

    return StanzaParser(settings.models, threads=settings.threads, batch_chars=settings.batch_chars, int8=settings.int8)


def load_bodies() -> BodyReader:
    """The reader of HTML and of content systems' JSON."""
    from attribution.bodies.reader import MarkupReader  # noqa: PLC0415 (lxml is for those who send markup)

    return MarkupReader()


def check_parser_models(settings: Settings) -> str:
    """Where the models are, once each is there and whole. Raises ModelError."""
    directory = models_directory(settings.models)
    check_models(directory)
    return str(directory)


def upgrade_database(settings: Settings) -> None:
    """Bring the database to the newest migration; make it where there is none. Raises StoreError."""
    from attribution.store.migrate import upgrade  # noqa: PLC0415 (alembic is for this command only)

    upgrade(settings.database_url)


def database_revision(settings: Settings) -> str | None:
    """The migration that the database is at, None for an empty one. Raises StoreError."""
    from attribution.store.migrate import current  # noqa: PLC0415

    return current(settings.database_url)
