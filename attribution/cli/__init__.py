"""The command line. Results go to stdout, everything else to stderr; exit codes 0, 1 (failed), 2 (wrong use)."""

from __future__ import annotations

import errno
from typing import Any

import click

from attribution import __version__
from attribution.cli.database import db
from attribution.cli.doctor import doctor
from attribution.cli.evaluate import evaluate
from attribution.cli.export import export
from attribution.cli.export_gold import export_gold_command
from attribution.cli.extract import extract
from attribution.cli.keys import keys
from attribution.cli.parse import parse
from attribution.cli.reanalyse import reanalyse
from attribution.cli.record import record
from attribution.cli.serve import serve
from attribution.cli.session import INTERRUPTED
from attribution.cli.speakers import speakers
from attribution.cli.worker import worker
from attribution.errors import AttributionError, SettingsError
from attribution.settings import SETTINGS

WRONG_USE = 2
_ENVIRONMENT = "\n".join(f"  {setting.variable}\n      {setting.meaning.replace('`', '')}" for setting in SETTINGS)


class Commands(click.Group):
    """A group whose commands may raise this package's errors: each becomes one message and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was chosen."""
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            click.echo(error, err=True)
            ctx.exit(WRONG_USE)
        except AttributionError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # the reader has had enough: Click ends quietly
            place = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{place}{error.strerror or error}.") from error
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"\b\nSettings, from the environment:\n{_ENVIRONMENT}",
)
@click.version_option(__version__)
def main() -> None:
    """Who said what, and through whom do we know it? Quotations and reporting chains in French news text."""


COMMANDS = (
    *(extract, parse, serve, worker, db, keys, speakers),
    *(export, export_gold_command, evaluate, record, reanalyse, doctor),
)
for command in COMMANDS:
    main.add_command(command)
