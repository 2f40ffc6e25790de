"""The real application on a real server, with a parser that takes its time: ``python -m tests.api.slow_server URL``.

Prints the port, then serves until it is killed.
"""

from __future__ import annotations

import sys
import time

from waitress.server import create_server

from attribution.bootstrap import Services
from attribution.core.lexicon import Lexicon
from attribution.services import extract_quotations
from attribution.settings import Settings
from attribution.store.sql_store import SqlStore
from attribution.wsgi import create_app
from tests.api.fakes import SpaceParser, analyse_simply

PARSING_TAKES = 0.3


class SlowParser(SpaceParser):
    def parse(self, text):
        time.sleep(PARSING_TAKES)
        return super().parse(text)


def main(url):
    extract_quotations.analyse = analyse_simply
    services = Services(Settings(), Lexicon(), SqlStore(url), SlowParser)
    server = create_server(create_app(services=services), host="127.0.0.1", port=0)
    print(server.effective_port, flush=True)  # noqa: T201 (the test reads it)
    server.run()


if __name__ == "__main__":
    main(sys.argv[1])
