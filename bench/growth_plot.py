"""A plot of how cost grows with the data, as SVG: small multiples with both axes logarithmic.

Four panels of lines need no library: two scales and their ticks are all there is to it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, LEFT, TOP, NAMES = 330, 300, 48, 34, 190
"""Of one panel, its margins, and the room for the names of its curves."""

COLOURS = (
    "#1f5fa8", "#b3432b", "#2e7d4f", "#8a5a00", "#6a3d9a", "#00788a",
    "#a8327d", "#5b6b1f", "#44546a", "#c06a00", "#356d8c", "#7a3b2e", "#20745e",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One line."""

    panel: str
    name: str
    points: tuple[tuple[float, float], ...]
    """Amount of data and milliseconds."""


def plot(curves: Sequence[Curve]) -> str:
    """Return the SVG document."""
    panels = list(dict.fromkeys(one.panel for one in curves))
    names = list(dict.fromkeys(one.name for one in curves))
    colours = {name: COLOURS[place % len(COLOURS)] for place, name in enumerate(names)}
    xs = [x for one in curves for x, _y in one.points]
    ys = [y for one in curves for _x, y in one.points]
    across, down = (min(xs), max(xs)), (10 ** math.floor(math.log10(min(ys))), 10 ** math.ceil(math.log10(max(ys))))
    whole = (LEFT + WIDTH + NAMES, TOP + HEIGHT + 44)
    columns = 2
    rows = -(-len(panels) // columns)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole[0] * columns} {whole[1] * rows + 30}"'
        ' font-family="sans-serif" font-size="11" role="img" aria-labelledby="title">',
        '<title id="title">Milliseconds of each page by the number of reports, both axes logarithmic</title>',
        f'<rect width="{whole[0] * columns}" height="{whole[1] * rows + 30}" fill="#fff"/>',
    ]
    for place, panel in enumerate(panels):
        at = (place % columns * whole[0], place // columns * whole[1] + 8)
        parts.append(f'<g transform="translate({at[0]},{at[1]})">')
        parts += _panel(panel, [one for one in curves if one.panel == panel], colours, across, down)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(
    title: str,
    curves: Sequence[Curve],
    colours: dict[str, str],
    across: tuple[float, float],
    down: tuple[float, float],
) -> list[str]:
    def x(value: float) -> float:
        return LEFT + WIDTH * _place(value, across)

    def y(value: float) -> float:
        return TOP + HEIGHT * (1 - _place(value, down))

    parts = [f'<text x="{LEFT}" y="18" font-size="13" font-weight="bold">{escape(title)}</text>']
    step = down[0]
    while step <= down[1]:
        parts.append(f'<path d="M{LEFT} {y(step):.1f}h{WIDTH}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y(step) + 4:.1f}" text-anchor="end">{step:g} ms</text>')
        step *= 10
    for amount in sorted({point for one in curves for point, _ms in one.points}):
        parts.append(f'<path d="M{x(amount):.1f} {TOP}v{HEIGHT}" stroke="#eee"/>')
        parts.append(f'<text x="{x(amount):.1f}" y="{TOP + HEIGHT + 16}" text-anchor="middle">{amount:,.0f}</text>')
    parts.append(f'<text x="{LEFT + WIDTH / 2}" y="{TOP + HEIGHT + 32}" text-anchor="middle">reports</text>')
    # Names stand at the ends of their lines, moved apart where they would overlap.
    lowest = TOP - 12.0
    for one in sorted(curves, key=lambda curve: -curve.points[-1][1]):
        colour = colours[one.name]
        line = " ".join(f"{x(amount):.1f},{y(ms):.1f}" for amount, ms in one.points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.6"/>')
        end = y(one.points[-1][1])
        lowest = max(end, lowest + 13)
        name = f"{one.name} {one.points[-1][1]:.0f} ms"
        right = LEFT + WIDTH
        parts.append(f'<path d="M{right} {end:.1f}L{right + 8} {lowest:.1f}" stroke="{colour}" stroke-width="0.7"/>')
        parts.append(f'<text x="{right + 11}" y="{lowest + 4:.1f}" fill="{colour}">{escape(name)}</text>')
    return parts


def _place(value: float, ends: tuple[float, float]) -> float:
    low, high = math.log10(ends[0]), math.log10(ends[1])
    return 0.5 if high == low else (math.log10(value) - low) / (high - low)
