"""A change from a time before, against what the same sentence or the next tells there was then, wherever it is told.

一审服判息诉率91.2%,同比上升1.3个百分点,上年同期89.9%; 机构86家,比2022年末增加4家;2022年末机构82家.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from taizhang.checking.growth.levels import level_and_base
from taizhang.checking.judging import Why, is_plain
from taizhang.checking.passages import COUNT, MONEY, PERCENT, POINTS, Passage, kind_of
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_THEN = (
    "(?P<then>(?:上|去)一?年度?|上[个一]?月|上[个一]?季度?|年初|(?:19|20)[0-9]{2}年|1?[0-9]月|上半年|[一二三四]季度|前三季度)"
    "(?:同期|同月|末|底|全年|份|初)?"
)
_RISES = "增加|增长|净增|新增|多|上升|提高|提升"
_FALLS = "减少|下降|降低|回落|少"
_STEP = lazy(
    f"(?:(?P<same>同比)|(?:比|较|与|同){_THEN}[\u4e00-\u9fff]{{0,10}}?(?:相比)?)[，,]?(?:分别)?(?:净|共)?"
    f"(?P<verb>{_RISES}|{_FALLS})了?$"
)
_BASE = lazy(
    f"^(?:而|其中)?{_THEN}(?P<noun>[\u4e00-\u9fff]{{0,12}}?)(?:共有|只有|仅有|共|有|仅为|仅|为|是|达到?|完成|实现)*$"
)
_GOES_ON = lazy("[、，,和及](?P<noun>[\u4e00-\u9fff]{0,8})")
_KINDS = COUNT + MONEY + PERCENT
_NOUN, _LAST, _FAR = 2, 12, 120
_OPEN = Why(zh="所比时点的数在别处写明，未必就是这一个", en="what it is compared with need not be the number told")


@dataclass(frozen=True, slots=True)
class _Step:
    """A change with the level that it led to and the time that it is from."""

    number: int
    level: Figure
    then: str
    verb: str


def check_base_told(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Hold changes against the levels of the time they are from, where just one of their kind is told behind them."""
    for passages in readings:
        for at, passage in enumerate(passages):
            steps = list(_steps(passage))
            if not steps:
                continue
            near = [passage]
            if at + 1 < len(passages) and "\n" not in passage.reading.text[passage.end : passages[at + 1].start]:
                near.append(passages[at + 1])
            told = [(home, *base) for home in near for base in _bases(home)]
            starts = [base.start for _, base, _, _ in told]
            for step in steps:
                moved = passage.figures[step.number].start
                yield from _held(passage, step, told[bisect_right(starts, moved) : bisect_left(starts, moved + _FAR)])


def _steps(passage: Passage) -> Iterator[_Step]:
    """Yield the changes of a sentence; of a list of them, the later ones are from the same time (4家、380张)."""
    last: tuple[str, str, int] | None = None
    for number, step in enumerate(passage.figures):
        said = _STEP.search(passage.gaps[number])
        if said is not None:
            last = ("同比" if said["same"] else said["then"], said["verb"], number)
        elif last is None or last[2] != number - 1 or passage.gaps[number] not in ("、", "和"):
            last = None
        else:
            last = (last[0], last[1], number)
        if last is None or passage.kind(number) not in _KINDS + POINTS or not is_plain(step) or not step.value:
            continue
        if passage.kind(number) == PERCENT and "分别" in passage.gaps[last[2]]:
            continue  # 26起、18人,同比分别下降16.1%、10.0%: each to each, which other rules look at
        unit = "%" if passage.kind(number) == POINTS else step.unit if passage.kind(number) != PERCENT else None
        held = [
            f
            for f in passage.figures[max(0, number - _LAST) : number]
            if f.measure in ("level", "share") and f.value is not None and is_plain(f) and f.value > 0
            if (unit == f.unit if unit else kind_of(f) == COUNT)
        ]
        if held:
            yield _Step(number, held[-1], last[0], last[1])


def _bases(passage: Passage) -> Iterator[tuple[Figure, str, str]]:
    """Yield the levels of a time before, with that time and the noun between; a list goes on in the same time."""
    then = ""
    for number, figure in enumerate(passage.figures):
        label = passage.label(number)
        said = _BASE.match(label)
        goes_on = _GOES_ON.fullmatch(passage.gaps[number])
        if said is not None:
            then, noun = said["then"], said["noun"]
        elif then and goes_on is not None:
            noun = goes_on["noun"]
        else:
            then = ""
            continue
        if passage.kind(number) in _KINDS and figure.value is not None and is_plain(figure) and figure.value > 0:
            yield figure, then, noun


def _year(then: str, level: Figure) -> str:
    """Return a time in one way of writing it: a year by its number where that of the level is known."""
    if then.startswith(("上年", "去年", "上一年", "去一年", "同比")):
        return f"{level.period - 1}年" if level.period else "上年"
    return then


def _held(passage: Passage, step: _Step, told: list[tuple[Passage, Figure, str, str]]) -> Iterator[Finding]:
    moved, level = passage.figures[step.number], step.level
    names = level.indicator
    found = [
        (home, base, noun)
        for home, base, then, noun in told
        if base.unit == level.unit
        and _year(then, level) == _year(step.then, level)
        and _year(then, level) != f"{level.period}年"
        and (not noun or _of_name(noun, names))
    ]
    if len(found) != 1:
        return
    home, base, noun = found[0]
    if home is passage and any(
        f.unit == level.unit and f.measure == "level" for f in _between(passage, step.number, base)
    ):
        return
    points = kind_of(moved) == POINTS
    sure = home is passage and not noun
    held = level_and_base(
        passage,
        level,
        base,
        moved,
        down=step.verb in _FALLS.split("|"),
        elsewhere=None if home is passage else home.place(base),
        open_to=None if sure else _OPEN,
    )
    for finding in held:
        yield replace(finding, rule="gap") if points else finding


_MOSTLY = 0.6


def _of_name(noun: str, name: str) -> bool:
    """Whether most of a noun is in the name of a level (粮食产量 in 粮食总产量, and 油料产量 not)."""
    pairs = [noun[k : k + _NOUN] for k in range(len(noun) - 1)] or [noun]
    return sum(pair in name for pair in pairs) >= _MOSTLY * len(pairs)


def _between(passage: Passage, number: int, last: Figure) -> Iterator[Figure]:
    """Return the figures behind one, given by its number, and before another."""
    behind = (passage.figures[k] for k in range(number + 1, len(passage.figures)))
    return takewhile(lambda figure: figure.start < last.start, behind)
