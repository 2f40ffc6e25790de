"""Draws how far stated confidence comes true, part by part, as an SVG that needs nothing but a browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from attribution.core.scoring.calibration import Bin, Calibration

SIDE = 200
"""Units of one panel's axes: 0 to 1."""
LEFT, TOP, GAP = 46, 44, 34
_PANEL = SIDE + LEFT + GAP
_HEIGHT = SIDE + TOP + 52
_STYLE = """
text { font: 12px system-ui, sans-serif; fill: #1c1b19; }
.title { font-weight: 600; font-size: 14px; }
.soft { fill: #57534c; font-size: 11px; }
.axis { stroke: #57534c; fill: none; }
.ideal { stroke: #57534c; stroke-dasharray: 4 4; }
.line { stroke: #1d4e89; stroke-width: 2; fill: none; }
.point { fill: #1d4e89; }
.share { fill: #e3edf8; }
"""


def reliability_svg(calibrations: Mapping[str, Calibration]) -> str:
    """One panel a part: stated confidence to the right, the share that is right upwards, bars for the counts.

    On the dashed line, what is stated comes true; below it answers are surer than they are right.
    """
    width = _PANEL * max(1, len(calibrations))
    panels = [
        f'<g transform="translate({place * _PANEL + LEFT} {TOP})">{"".join(_panel(part, calibration))}</g>'
        for place, (part, calibration) in enumerate(calibrations.items())
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" width="{width}" height="{_HEIGHT}">'
    )
    paper = f'<style>{_STYLE}</style><rect width="{width}" height="{_HEIGHT}" fill="#ffffff"/>'
    return "\n".join([head, paper, *panels, "</svg>", ""])


def _panel(part: str, calibration: Calibration) -> Iterator[str]:
    yield f'<text class="title" x="0" y="-24">{escape(part)}</text>'
    yield f'<text class="soft" x="0" y="-8">{calibration.count} answers, expected error {calibration.error:.3f}</text>'
    most = max((one.count for one in calibration.bins), default=1)
    for one in calibration.bins:
        yield _bar(one, most)
    yield f'<rect class="axis" width="{SIDE}" height="{SIDE}"/>'
    yield f'<line class="ideal" x1="0" y1="{SIDE}" x2="{SIDE}" y2="0"/>'
    places = [(SIDE * one.stated, SIDE * (1 - one.right)) for one in calibration.bins]
    yield f'<polyline class="line" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}"/>'
    for one, (x, y) in zip(calibration.bins, places, strict=True):
        told = f"stated {one.stated:.1%}, right {one.right:.1%}, {one.count} answers"
        yield f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="4"><title>{told}</title></circle>'
    yield from _labels()


def _bar(one: Bin, most: int) -> str:
    """How many answers state this, as a bar at the foot of the panel, a third of it high at most."""
    step = SIDE / 10
    height = SIDE / 3 * one.count / most
    left = step * min(9, int(one.stated * 10))
    return f'<rect class="share" x="{left:.1f}" y="{SIDE - height:.1f}" width="{step:.1f}" height="{height:.1f}"/>'


def _labels() -> Iterator[str]:
    for share in (0, 0.5, 1):
        yield f'<text class="soft" x="{SIDE * share:.0f}" y="{SIDE + 16}" text-anchor="middle">{share:g}</text>'
        yield f'<text class="soft" x="-8" y="{SIDE * (1 - share) + 4:.0f}" text-anchor="end">{share:g}</text>'
    yield f'<text class="soft" x="{SIDE / 2:.0f}" y="{SIDE + 34}" text-anchor="middle">stated confidence</text>'
    yield f'<text class="soft" transform="translate(-32 {SIDE / 2:.0f}) rotate(-90)" text-anchor="middle">right</text>'
