"""What the commands share: the services, one loop over documents, and where output and problems go."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import click
from tqdm import tqdm

from attribution.bootstrap import Services, build_services
from attribution.cli.inputs import JSONL, STDIN, TEXT, Input, Problem, form_of, read_inputs
from attribution.errors import ParserError, TextError
from attribution.settings import Settings

INTERRUPTED = 128 + signal.SIGINT
"""The exit code of a command that Ctrl-C ended."""

Result = TypeVar("Result")
Command = TypeVar("Command", bound=Callable[..., object])


def current_services() -> Services:
    """The services of this run: those that the caller gave as Click's ``obj``, or new ones from the environment."""
    return click.get_current_context().find_object(Services) or build_services(Settings.from_env())


def input_arguments(command: Command) -> Command:
    """``[FILE]... --input``: what the commands that read documents have in common."""
    command = click.option(
        "--input",
        "form",
        type=click.Choice([TEXT, JSONL]),
        help='What the files are: one text each, or one {"id", "text"} a line. Default: by suffix; stdin is a text.',
    )(command)
    return click.argument("files", nargs=-1, metavar="[FILE|-]...")(command)


class Work:
    """Takes documents one by one, tells every problem on stderr and goes on; the exit code remembers."""

    def __init__(self, files: tuple[str, ...], form: str | None) -> None:
        self._files = files or _piped()
        self._form = form
        self._problems = 0

    def results(self, do: Callable[[Input], Result]) -> Iterator[tuple[Input, Result]]:
        """Each document with what was done to it, as soon as it is done."""
        for document in self._documents():
            if isinstance(document, Problem):
                self._tell(document)
                continue
            try:
                result = do(document)
            except (TextError, ParserError) as error:
                self._tell(Problem(document.place, str(error)))
            else:
                yield document, result

    def finish(self) -> None:
        """End the command: exit code 1 when there was a problem."""
        click.get_current_context().exit(1 if self._problems else 0)

    def _documents(self) -> Iterator[Input | Problem]:
        texts_only = all((self._form or form_of(file)) == TEXT for file in self._files)
        return with_progress(read_inputs(self._files, self._form), len(self._files) if texts_only else None)

    def _tell(self, problem: Problem) -> None:
        self._problems += 1
        with tqdm.external_write_mode(file=sys.stderr):
            click.echo(f"Error: {problem.place}: {problem.message}", err=True)


def _piped() -> tuple[str, ...]:
    if sys.stdin.isatty():
        raise click.UsageError("Give a FILE, or - for standard input.")
    return (STDIN,)


def with_progress(items: Iterable[Result], total: int | None) -> Iterator[Result]:
    """The same items, with a bar on stderr from the second one on when a person is watching."""
    bar = None
    for count, item in enumerate(items):
        if count == 1 and sys.stderr.isatty():
            bar = tqdm(total=total, initial=1, unit="text", file=sys.stderr, dynamic_ncols=True)
        yield item
        if bar is not None:
            bar.update()
    if bar is not None:
        bar.close()


def write(chunks: Iterable[str]) -> None:
    """Send each chunk to stdout at once, in UTF-8 wherever we run."""
    for chunk in chunks:
        with tqdm.external_write_mode(file=sys.stdout):
            click.echo(chunk.encode(), nl=False)
