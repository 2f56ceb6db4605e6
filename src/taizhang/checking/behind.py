"""What is told before a place: the passages behind it, and the amounts in them that a share may be of."""

from collections.abc import Iterator, Sequence

from taizhang.checking.judging import is_plain
from taizhang.checking.passages import COUNT, MONEY, Passage


def behind(
    passages: Sequence[Passage], at: int, number: int, *, back: int, far: int
) -> Iterator[tuple[Passage, range]]:
    """Yield each passage from the one at ``at`` backwards, with the numbers of its figures, the nearest first: of that
    one those before ``number``, of at most ``back`` others all, while they end less than ``far`` characters before it.
    """
    home = passages[at]
    for passage in reversed(passages[max(0, at - back) : at + 1]):
        if home.start - passage.end >= far:
            return
        yield passage, range(number - 1 if passage is home else len(passage.figures) - 1, -1, -1)


def is_amount(passage: Passage, number: int, *, baseline: bool = False) -> bool:
    """Say whether a figure is a plain amount above nothing: a count or money, of its time, or with ``baseline`` of the
    time before too."""
    figure = passage.figures[number]
    return (
        passage.kind(number) in (COUNT, MONEY)
        and figure.measure == "level"
        and (figure.role == "value" or (baseline and figure.role == "baseline"))
        and bool(figure.value)
        and is_plain(figure)
    )
