"""A worker process with a parser that takes its time: ``python -m tests.api.slow_worker URL``, until it is killed."""

from __future__ import annotations

import sys
import threading
import time
from datetime import timedelta
from functools import partial

from attribution.core.lexicon import Lexicon
from attribution.services import extract_quotations
from attribution.services.run_next_line import run_next_line
from attribution.services.worker import Worker
from attribution.store.sql_store import SqlStore
from tests.api.fakes import SpaceParser, analyse_simply

PARSING_TAKES = 0.2
LEASE = timedelta(seconds=0.9)


class SlowParser(SpaceParser):
    def parse(self, text):
        time.sleep(PARSING_TAKES)
        return super().parse(text)


def main(url):
    extract_quotations.analyse = analyse_simply
    run = partial(run_next_line, parser=SlowParser(), lexicon=Lexicon(), store=SqlStore(url), lease=LEASE)
    Worker(run, threading.Event()).run()


if __name__ == "__main__":
    main(sys.argv[1])
