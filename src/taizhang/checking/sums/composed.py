"""A whole that names the beginnings of its parts (猪牛羊禽肉 of 猪肉, 牛肉, 羊肉 and 禽肉), wherever they are told."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from taizhang.checking.judging import is_plain
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.sums.wholes import judge_parts
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_LEAST, _MOST = 3, 6
_REACH = 600
_BARE = lazy("^(?:全[国省市县区年]|其中|前[一二三]季度|上半年){1,3}|的|总(?=[产量额])")
_Told = tuple[Passage, Figure]


def check_composed(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """猪牛羊禽肉6711万吨。…猪肉4150万吨,…牛肉485万吨,羊肉346万吨;禽肉1730万吨: all parts that the whole's name lists."""
    for passages in readings:
        told: dict[str, list[_Told]] = defaultdict(list)
        for passage in passages:
            for number, figure in enumerate(passage.figures):
                level = figure.measure == "level" and figure.role == "value" and is_plain(figure)
                if level and passage.kind(number) in (COUNT, MONEY) and figure.value and len(figure.indicator) >= 2:
                    told[_BARE.sub("", figure.indicator)].append((passage, figure))
        for name, wholes in [*told.items()]:
            parts = _parts_of(name, told)
            for home, whole in wholes if parts else ():
                found = [_near(whole, told[part]) for part in parts]
                if all(found):
                    figures = [f for f in found if f is not None]
                    yield from judge_parts(home, whole, figures, [f.indicator for f in figures], True, True)


def _parts_of(name: str, told: dict[str, list[_Told]]) -> list[str]:
    """Return the names that a name is put together of, each of one of its first characters and what follows them."""
    for count in range(min(_MOST, len(name) - 1), _LEAST - 1, -1):
        parts = [first + name[count:] for first in name[:count]]
        if len(set(parts)) == count and all(part in told for part in parts):
            return parts
    return []


def _near(whole: Figure, told: Sequence[_Told]) -> Figure | None:
    """Return the first of these of the year, area and unit of a whole that stands soon after it."""
    return next(
        (
            f
            for _, f in told
            if 0 < f.start - whole.start <= _REACH
            and (f.unit, f.period, f.scope) == (whole.unit, whole.period, whole.scope)
        ),
        None,
    )
