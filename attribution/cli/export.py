"""``attribution export``: what a search of the database finds, as a file for others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import click

from attribution.cli.session import current_services
from attribution.core.relations import Kind, Status
from attribution.exchange.formats import ExportFormat, export_quotations
from attribution.exchange.options import Dialect, ExportOptions, Offsets
from attribution.services.every_quotation import every_quotation
from attribution.services.ports import QuotationQuery, ReviewAsked, SpokeAs
from attribution.settings import Settings

DAY = click.DateTime(["%Y-%m-%d"])


def _one_of(words: type[StrEnum]) -> click.Choice[str]:
    return click.Choice([word.value for word in words])


@click.command(short_help="Write the quotations that are kept, in a format of others, to stdout.")
@click.option("--format", "form", type=_one_of(ExportFormat), required=True, help="The format.")
@click.option("--dialect", type=_one_of(Dialect), default=Dialect.RFC4180.value, help="Of CSV.")
@click.option(
    "--offsets",
    type=_one_of(Offsets),
    default=Offsets.CODE_POINTS.value,
    help="utf16 adds positions as JavaScript counts them.",
)
@click.option("--base", help="The address of the service, for the addresses in the file. Default: where serve listens.")
@click.option("--speaker", help="Words of the speaker's name.")
@click.option("--speaker-id", type=int, help="The id of the speaker.")
@click.option("--as", "spoke_as", type=_one_of(SpokeAs), default=SpokeAs.SPEAKER.value, help="The speaker's part.")
@click.option("--relay", help="Words of the name of one who passed it on.")
@click.option("--words", "q", help="Words that the quotation holds.")
@click.option("--outlet", help="The outlet: its whole name.")
@click.option("--from", "since", type=DAY, help="Published on this day (UTC) or later.")
@click.option("--to", "until", type=DAY, help="Published on this day (UTC) or earlier.")
@click.option("--kind", "kinds", type=_one_of(Kind), multiple=True, help="The kind; may be repeated.")
@click.option("--status", "statuses", type=_one_of(Status), multiple=True, help="What the text says of the saying.")
@click.option("--review", "reviews", type=_one_of(ReviewAsked), multiple=True, help="What a person said of it.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="The overall confidence, at least.")
def export(form: str, dialect: str, offsets: str, base: str | None, **asked: Any) -> None:
    """Write the quotations that are kept to stdout, newest first; without a filter all but the rejected.

    They are written while they are read. When reading fails in the midst the exit code is 1 and the file is not whole.
    """
    services = current_services()
    options = ExportOptions(_base(base, services.settings), Dialect(dialect), Offsets(offsets))
    records = every_quotation(_query(**asked), store=services.store)
    for piece in export_quotations(records, ExportFormat(form), options):
        click.echo(piece, nl=False)


def _base(given: str | None, settings: Settings) -> str:
    return (given or f"http://{settings.host}:{settings.port}").rstrip("/") + "/"


def _end(day: datetime) -> datetime:
    """The moment behind a day; the last one that there is for the last day that there is."""
    return min(day, datetime.max.replace(tzinfo=UTC) - timedelta(days=1)) + timedelta(days=1)


def _query(since: datetime | None, until: datetime | None, **asked: Any) -> QuotationQuery:
    return QuotationQuery(
        **asked
        | {
            "spoke_as": SpokeAs(asked["spoke_as"]),
            "since": since and since.replace(tzinfo=UTC),
            "until": until and _end(until.replace(tzinfo=UTC)),
            "kinds": tuple(map(Kind, asked["kinds"])),
            "statuses": tuple(map(Status, asked["statuses"])),
            "reviews": tuple(map(ReviewAsked, asked["reviews"])),
        }
    )
