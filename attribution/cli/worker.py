"""``attribution worker``: a process that does nothing but the jobs that wait."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import click

from attribution.cli.sending import sending
from attribution.cli.session import INTERRUPTED, current_services
from attribution.services.worker import Worker


@click.command(short_help="Work on jobs: batches, articles that are not waited for.")
@click.option("--once", is_flag=True, help="End when nothing waits any more.")
def worker(once: bool) -> None:
    """Work on jobs and send webhooks until Ctrl-C or SIGTERM, which let the article that is being read be finished.

    Start as many as there are processors to spare: beside `attribution serve`, or instead of its own worker
    (ATTRIBUTION_WORKERS=0). The database must be at the newest migration (attribution db upgrade).
    """
    services = current_services()
    services.store.check()
    click.echo("Loading the models …", err=True)
    _ = services.parser
    working = services.worker()
    with _stopping_on_signals(working) as received, sending(services), ThreadPoolExecutor(1) as thread:
        click.echo(f"The worker {working.name} works (Ctrl-C stops)", err=True)
        # not here: a signal would find the locks taken that `stop` needs
        thread.submit(working.run_all if once else working.run).result()
    click.get_current_context().exit(INTERRUPTED if signal.SIGINT in received else 0)


@contextmanager
def _stopping_on_signals(working: Worker) -> Iterator[list[int]]:
    received: list[int] = []

    def stop(number: int, _frame: object) -> None:
        received.append(number)
        signal.signal(number, signal.SIG_DFL)  # the second one ends the process at once
        working.stop()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield received
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
