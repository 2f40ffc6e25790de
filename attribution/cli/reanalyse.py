"""``attribution reanalyse``: after a rule change, analyse kept articles again from their recorded parses."""

from __future__ import annotations

import click

from attribution.bootstrap import Services
from attribution.cli.session import current_services, with_progress
from attribution.errors import ArticleNotFoundError, ParseFormatError


@click.command(short_help="Analyse kept articles again, without parsing them again.")
@click.argument("ids", nargs=-1, type=int, metavar="[ID]...")
@click.option("--all", "every", is_flag=True, help="Every article in the database.")
def reanalyse(ids: tuple[int, ...], every: bool) -> None:
    """Analyse kept articles again with today's rules, from their recorded parses: no model is loaded.

    An article that cannot be analysed is told on stderr and keeps what it had; the exit code is 1 then.
    """
    if bool(ids) == every:
        raise click.UsageError("Give the ids of articles, or --all.")
    services = current_services()
    wanted = services.store.article_ids() if every else ids
    done = sum(_reanalyse(services, article_id) for article_id in with_progress(wanted, len(wanted)))
    click.echo(f"Analysed again: {done} of {len(wanted)}.")
    click.get_current_context().exit(0 if done == len(wanted) else 1)


def _reanalyse(services: Services, article_id: int) -> bool:
    try:
        services.reanalyse(article_id)
    except (ArticleNotFoundError, ParseFormatError) as error:
        click.echo(f"Error: {error}", err=True)
        return False
    return True
