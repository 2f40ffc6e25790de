"""How far the weights can be believed, on documents that they were not learned from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attribution.core.confidence import OVERALL, PARTS, RESOLUTION, stated
from attribution.core.scoring.calibration import Calibration, calibration_of
from attribution.training.confidence.fit import fit_weights, folds
from attribution.training.confidence.rows import Row

THRESHOLDS = tuple(step / 20 for step in range(19))


@dataclass(frozen=True, slots=True)
class Unseen:
    """A row, and what weights learned from other documents state of it."""

    row: Row
    stated: dict[str, float]


def cross_validate(rows: Sequence[Row]) -> list[Unseen]:
    """Every row, judged by the weights of the four fifths of the documents that do not hold it."""
    found = []
    for held, rest in folds(rows):
        weights = fit_weights(rest)
        found += [Unseen(row, stated(weights, row.features)) for row in held]
    return found


def calibration(unseen: Sequence[Unseen], part: str, gold: str | None = None) -> Calibration:
    """Of one part, over all gold sets or one."""
    return calibration_of(
        (one.stated[part], one.row.right[part])
        for one in unseen
        if part in one.stated and part in one.row.right and gold in {None, one.row.gold}
    )


def calibration_table(unseen: Sequence[Unseen]) -> Iterator[str]:
    """The expected calibration error of each part, over all and set by set."""
    yield f"{'out of fold':14}{'gold set':18}cases  stated  right    ECE"
    for part in PARTS:
        for gold in (None, *dict.fromkeys(one.row.gold for one in unseen)):
            found = calibration(unseen, part, gold)
            if found.count:
                yield f"{part:14}{gold or 'all':18}{_shares(found)}"


def transfer_table(rows: Sequence[Row]) -> Iterator[str]:
    """What weights learned from all other gold sets state of one: how far they hold for texts of another sort."""
    sets = tuple(dict.fromkeys(row.gold for row in rows))
    yield f"{'left out':18}{'part':12}cases  stated  right    ECE"
    for left_out in sets if len(sets) > 1 else ():
        weights = fit_weights([row for row in rows if row.gold != left_out])
        unseen = [Unseen(row, stated(weights, row.features)) for row in rows if row.gold == left_out]
        for part in PARTS:
            yield f"{left_out:18}{part:12}{_shares(calibration(unseen, part))}"


def _shares(found: Calibration) -> str:
    return f"{found.count:5}  {found.stated:6.1%}  {found.right:5.1%}  {found.error:.3f}"


def abstention_table(unseen: Sequence[Unseen]) -> Iterator[str]:
    """What is won and lost when names below a confidence are not given."""
    named = [one for one in unseen if one.row.named and RESOLUTION in one.row.right]
    yield f"{'no name below':16}named  right  precision  right ones lost"
    for least in THRESHOLDS:
        kept = [one for one in named if one.stated[RESOLUTION] >= least]
        lost = sum(one.row.right[RESOLUTION] for one in named) - sum(one.row.right[RESOLUTION] for one in kept)
        right = sum(one.row.right[RESOLUTION] for one in kept)
        yield f"{least:<16.2f}{len(kept):5}  {right:5}  {right / max(1, len(kept)):9.1%}  {lost:15}"


def trust_table(unseen: Sequence[Unseen]) -> Iterator[str]:
    """How precise the answers are above each overall confidence, and what share of all answers that is."""
    yield f"{'sure from':16}answers  share  right"
    for least in THRESHOLDS[8:]:
        kept = [one for one in unseen if one.stated[OVERALL] >= least]
        right = sum(one.row.right[OVERALL] for one in kept) / max(1, len(kept))
        yield f"{least:<16.2f}{len(kept):7}  {len(kept) / len(unseen):5.1%}  {right:5.1%}"
