"""How fast texts are read, checked and settled, against one bare pass for runs of digits over the same texts."""

import re
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from bench.texts import of_size
from bench.timing import Spread, together
from taizhang.checking import check
from taizhang.reading import read, reading_to_parts
from taizhang.settling import settle

MB = 1_000_000

WANTED = 60
"""Reading should take no longer than so many bare passes."""

AIM = 25
"""Reading would ideally take no longer than so many bare passes."""

MOST_MEMORY = 20
"""Reading should need no more than so many times the text's bytes."""

STEADY = 1.25
"""Seconds per MB may rise by this factor from the smallest to the largest size and still count as linear."""

DIGITS = re.compile(r"\d+")
"""Runs of digits, full-width ones with them, as a reader of Chinese text needs them; it finds about 100 to 250 MB/s."""

ASCII_DIGITS = re.compile(r"[0-9]+")
"""Runs of the ten digits alone, which `re` finds faster by a shorter way; told beside the other, no bar hangs on it."""


def bare_pass(texts: Sequence[str], digits: re.Pattern[str] = DIGITS) -> None:
    """Find every run of digits, once."""
    for text in texts:
        digits.findall(text)


def full_read(texts: Sequence[str]) -> None:
    """Read every text and write its reading as the JSON that the command writes."""
    for text in texts:
        for part in reading_to_parts(read(text)):
            len(part)  # a command hands it on


def mark(held: bool) -> str:
    """Return ✓ or ✗."""
    return "✓" if held else "✗"


def reading(texts: list[str], sizes: Sequence[float], repetitions: int) -> Iterator[str]:
    """Yield the lines on reading: one text after the other, and all joined to a single one, by size in MB."""
    full_read(texts[:1])  # patterns and tables are made at the first call, which belongs to the start
    yield (
        f"{'MB':>4}  {'bare pass s':>26}  {'texts':>6} {'s/MB':>22}  {'ratio':>25}"
        f"   as one text: {'s/MB':>10}  {'ratio':>22}"
    )
    ratios: list[Spread] = []
    of_ascii: list[Spread] = []
    rates: list[tuple[Spread, Spread]] = []
    for size in sizes:
        made = of_size(texts, int(size * MB))
        whole = ["\n\n".join(made)]
        bare, ascii_only, many, one = together(
            [
                partial(bare_pass, made),
                partial(bare_pass, made, ASCII_DIGITS),
                partial(full_read, made),
                partial(full_read, whole),
            ],
            repetitions,
            what=f"{size:g} MB",
        )
        ratios.append(many.over(bare))
        of_ascii.append(many.over(ascii_only))
        rates.append((many.per(size), one.per(size)))
        yield (
            f"{size:4g}  {bare.show(4):>26}  {len(made):6} {many.per(size).show():>22}  {ratios[-1].show(1):>25}"
            f"   {one.per(size).show():>23}  {one.over(bare).show(1):>22}"
        )
    ratio = ratios[-1].median
    yield (
        f"reading takes {ratio:.0f} bare passes:"
        f" {mark(ratio <= WANTED)} at most {WANTED}, {mark(ratio <= AIM)} aim {AIM};"
        f" {of_ascii[-1].median:.0f} of a pass for ASCII digits alone"
    )
    if len(sizes) > 1:
        for column, name in enumerate(("text after text", "as one text")):
            growth = rates[-1][column].median / rates[0][column].median
            yield (
                f"seconds per MB, {sizes[-1]:g} MB against {sizes[0]:g} MB, {name}:"
                f" × {growth:.2f} {mark(growth <= STEADY)}"
            )


def memory(texts: list[str], size: float) -> str:
    """Return the line on memory: the most that reading one text of a size held at once, JSON included."""
    text = "\n\n".join(of_size(texts, int(size * MB)))
    amount = len(text.encode("utf-8", "surrogatepass"))
    tracemalloc.start()
    try:
        full_read([text])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    times = peak / amount
    held = mark(times < MOST_MEMORY)
    return f"reading one text of {size:g} MB: {peak / MB:.1f} MB, {times:.1f} times the text {held} under {MOST_MEMORY}"


def after_reading(texts: list[str], size: float, repetitions: int) -> list[str]:
    """Return the lines on checking each reading, all together, and settling each against the next."""
    made = of_size(texts, int(size * MB))
    readings = [read(text) for text in made]
    neighbours = list(pairwise(readings))
    jobs: dict[str, Callable[[], object]] = {
        "checking, text by text": lambda: [check([one]) for one in readings],
        "checking, all together": lambda: check(readings),
        "settling, text against next": lambda: [settle(one, other) for one, other in neighbours],
    }
    bare, *times = together([lambda: bare_pass(made), *jobs.values()], repetitions, what="checking and settling")
    return [
        f"{name:28} {time.per(size).show(3):>22} s/MB, {time.over(bare).show(1):>22} bare passes"
        for name, time in zip(jobs, times, strict=True)
    ]
