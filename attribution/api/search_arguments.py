"""What a search takes, parameter by parameter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from marshmallow import ValidationError, fields, validate

from attribution.api.arguments import Paging
from attribution.api.fields import DAY, OffsetDateTime, StrictInteger, StrictShare, one_of, short_text
from attribution.core.relations import Kind, Status
from attribution.services.cursor import MAX_ID
from attribution.services.ports import Facet, Order, QuotationQuery, ReviewAsked, SpokeAs
from attribution.services.search_cursor import PATTERN

_DAY_OR_TIME = {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}
_BOUNDS = (
    "A date-time with its offset from UTC, or a day of UTC. An article without a time of publication counts by its "
    "arrival."
)


class Words(fields.List[Any]):
    """Words of an enumeration: the parameter again and again, or once with commas."""

    def __init__(self, words: type[StrEnum], description: str) -> None:
        one = one_of(words)
        metadata = {"description": f"{description} Several: repeat it, or part them by commas."}
        super().__init__(one, load_default=(), metadata=metadata)
        self._words = words

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        parted = [word for given in value for word in given.split(",")]
        found: list[Any] = super()._deserialize(parted, attr, data, **kwargs)
        return tuple(self._words(word) for word in dict.fromkeys(found))


class DayOrTime(fields.Field[datetime]):
    """A day, or a date-time with its offset from UTC. ``days`` after a day's first moment are meant by that day."""

    def __init__(self, description: str, *, days: int, data_key: str) -> None:
        super().__init__(data_key=data_key, metadata={"description": f"{description} {_BOUNDS}"} | _DAY_OR_TIME)
        self._days = timedelta(days=days)

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any) -> datetime:
        if not DAY.fullmatch(value):
            moment: datetime = OffsetDateTime().deserialize(value, attr, data)
            return moment
        try:
            day = datetime.combine(date.fromisoformat(value), datetime.min.time(), UTC)
        except ValueError as error:
            raise ValidationError("There is no such date.") from error
        return min(day, datetime.max.replace(tzinfo=UTC) - self._days) + self._days


class QuotationFilters(Paging):
    """What to look for; accents, case, marks and word order do not count."""

    speaker = short_text(200, "Words of the speaker's name, a title aside: `kerry` and `M. Kerry` find « John Kerry ».")
    speaker_id = StrictInteger(
        validate=validate.Range(min=1, max=MAX_ID), metadata={"description": "The id of the speaker."}
    )
    spoke_as = one_of(
        SpokeAs,
        "Whether speaker and speaker_id said it, passed it on as a relay, or either.",
        data_key="as",
        load_default=SpokeAs.SPEAKER.value,
    )
    relay = short_text(200, "Words of the name of one who passed the quotation on.")
    q = short_text(
        500,
        "Words that the quotation holds, in any inflected form that is known; a phrase between marks as it stands.",
    )
    outlet = short_text(200, "The outlet, `source` of the article: its whole name.")
    since = DayOrTime("Published then or later; from the beginning of a day.", days=0, data_key="from")
    until = DayOrTime("Published before then; a day is included to its end.", days=1, data_key="to")
    kind = Words(Kind, "The kind of the quotation.")
    status = Words(Status, "What the text says of the saying.")
    min_confidence = StrictShare(
        metadata={"description": "Quotations whose overall confidence is at least this; 0.8, as the answers write it."}
    )
    review = Words(
        ReviewAsked,
        "What a person said of the quotation, `none` for nobody. Without it all but the rejected are found.",
    )
    sort = one_of(
        Order,
        "`relevance`: what fits the words of q best comes first; without q it is by date.",
        load_default=Order.DATE.value,
    )


class QuotationsIn(QuotationFilters):
    """What to look for, where the page starts, and what to count."""

    cursor = fields.String(
        metadata={
            "description": "next_cursor of the page before, with the same question; opaque. Anything else is "
            "answered with 400.",
            "pattern": PATTERN,
        }
    )
    facets = Words(Facet, "By what to count the answers.")


def query_of(asked: Mapping[str, Any]) -> QuotationQuery:
    """The question that the parameters ask."""
    return QuotationQuery(
        speaker=asked.get("speaker"),
        relay=asked.get("relay"),
        q=asked.get("q"),
        min_confidence=asked.get("min_confidence"),
        speaker_id=asked.get("speaker_id"),
        spoke_as=SpokeAs(asked["spoke_as"]),
        outlet=asked.get("outlet"),
        since=asked.get("since"),
        until=asked.get("until"),
        kinds=asked["kind"],
        statuses=asked["status"],
        reviews=asked["review"],
        order=Order(asked["sort"]),
    )
