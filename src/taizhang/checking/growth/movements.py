"""How one quantity moved: its level, what it was, by how much and at what rate it changed, in whatever order said.

The reading says which figures are of one indicator; the words before each say whether it is a change over last year,
over a year named, or a yearly average.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.checking.judging import span_of
from taizhang.checking.passages import COUNT, MONEY, PERCENT, TIMES, Passage
from taizhang.checking.runs import is_base
from taizhang.checking.stretches import base_year, is_yearly, names_year
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_JOINED = lazy("[、和及与]|以及")
_STATEMENT = lazy("[；;。]")
_YEARLY = lazy("年均|平均每年|(?<![多常])年平均|每年|年递增|年增长率?平均")
_BARE = lazy("[同比较年均平累计分别净增加长减少下降上升提高新了，,、的实际名义]*")
_UP = lazy("增|多|升|提高|扩大|涨")
_DOWN = lazy("减|少|降|下降|缩|回落")
_STEP = lazy("(?:增加|净增|新增|增长|增收|增支|减少|减收|减支|下降|多|少|增|减)[了约近]{0,2}$")
_REACHED = lazy("[，,、](?:总[数量额计]|累计|合计)?(?:已)?(?:达到?|增加到|增至|提高到|上升到)了?")
_COMPARED = lazy("[比较][^，,；;。增减升降高低多少]{0,24}的?$")
_BESIDE = lazy("[与同和跟][^，,；;。]{0,30}$")
_SET_BESIDE = lazy("(?:的[^，,；;。]{0,6})?(?:相比|比较)")
_THEN = lazy("[今当本]年就|就")
_PART = lazy("其中")
# Against the years of a plan together, nothing is said of one level and an earlier one.
_PERIOD = lazy("时期|期间|前[一二三四五]年")
# 比法定时限压缩17.5天,比承诺时限压缩58%: what a change is held against, where that is no time.
_STANDARD = lazy(
    "(?:比|较)(?P<who>[^，,；;。：:]{2,14}?)(?:压缩|压减|缩短|缩减|增|减|提前|提高|提升|下降|降低|节约|节省|多|少|高|低)"
)
_TIME = lazy("年|月|季|期|末|初|十[一二三四]?五|原来|过去|[前时后]$")
_AGAINST = lazy("(?:[优好高低快慢多少]于|超过|超|[比较])[^，。；（）]*（[^（）]*$")
"""What a gap stands behind (优于年度目标(32.9微克)2.9微克), which is no level."""
_REACH = 6


@dataclass(slots=True)
class Moved:
    """What a sentence says of one quantity."""

    passage: Passage
    level: Figure
    """What there is now."""
    number: int
    """Which of the figures of the sentence the level is."""
    base: Figure | None = None
    """What there was."""
    step: Figure | None = None
    """By how much it changed."""
    step_sign: int = 1
    """-1 for a fall."""
    times: Figure | None = None
    """How many times as much it is."""
    rate: Figure | None = None
    """At what rate it changed."""
    yearly: Figure | None = None
    """At what rate it changed each year."""
    yearly_label: str = ""
    """The words that lead to it."""
    labels: tuple[str, ...] = ()
    """The words that lead to the step and the rate."""
    since: int | None = None
    """The year that the changes are said over; 0 for the one before or a shorter time."""


def _labels(passage: Passage) -> list[str]:
    """Return the words that lead to each figure; those of the first for what a list joins by 、 and 和."""
    labels: list[str] = []
    for number in range(len(passage.figures)):
        words = passage.between(number - 1, number)
        if number and _JOINED.fullmatch(words.strip()):
            labels.append(labels[-1])
        else:
            labels.append(words)
    return labels


def lists_of(passage: Passage) -> list[tuple[int, int]]:
    """Return for each figure its place in the list joined by 、 and 和 that it stands in, and where that list begins."""
    places: list[tuple[int, int]] = []
    for number in range(len(passage.figures)):
        joined = number > 0 and _JOINED.fullmatch(passage.between(number - 1, number).strip()) is not None
        places.append((places[-1][0] + 1, places[-1][1]) if joined else (0, number))
    return places


def length_at(places: list[tuple[int, int]], number: int) -> int:
    """Return how many figures stand in the list that a figure stands in; 1 for one that stands alone."""
    return sum(begin == places[number][1] for _, begin in places)


def crossed(places: list[tuple[int, int]], one: int, two: int) -> bool:
    """Whether two figures stand at different places of two lists of one length (达到83家、31家,比上年增长38家、14家).

    Such lists pair in order, whatever the words before them name; what stands alone after a list is of all of it.
    """
    long, other = length_at(places, one), length_at(places, two)
    if long == 1 or places[one][1] == places[two][1]:
        return False
    return other == 1 or (other == long and places[one][0] != places[two][0])


def _same(passage: Passage, level: Figure, at: int, number: int, places: list[tuple[int, int]]) -> bool:
    """Whether a figure speaks of the quantity of a level before it."""
    figure = passage.figures[number]
    if figure.scope != level.scope or crossed(places, at, number):
        return False
    if figure.indicator == level.indicator or (
        figure.indicator_id is not None and figure.indicator_id == level.indicator_id
    ):
        return True
    # 分别达到1023亿元、886亿元,分别净增208亿元、190亿元: no name of its own; each answers to its place in the list.
    return bool(_BARE.fullmatch(figure.indicator)) and places[number][0] == places[at][0]


def movements_of(passage: Passage) -> Iterator[Moved]:
    """Yield what a sentence says of each quantity whose level it states."""
    labels, places = _labels(passage), lists_of(passage)
    for number, level in enumerate(passage.figures):
        if (
            passage.kind(number) not in (MONEY, COUNT)
            or level.measure != "level"
            or level.role != "value"
            or not level.value
            or level.value <= 0
            or _YEARLY.search(labels[number])
            or _STEP.search(labels[number])
            or _COMPARED.search(labels[number])
            or _is_compared_with(passage, number, labels)
            or _said_twice(passage, number)
            or (passage.gaps[number] == "）" and _AGAINST.search(passage.gaps[number - 1]))
        ):
            continue
        moved = Moved(passage=passage, level=level, number=number)
        if number and passage.figures[number - 1].role == "baseline":
            before = passage.figures[number - 1]
            if before.unit == level.unit and before.value and _same(passage, level, number, number - 1, places):
                moved.base = before
                moved.since = base_year(labels[number - 1])
        _gather(moved, labels, places)
        if moved.step is None and moved.base is None:
            _step_before(moved, labels, places)
        yield moved


def _is_compared_with(passage: Passage, number: int, labels: list[str]) -> bool:
    """Whether a figure is what another is compared with (与2010年的725482人相比)."""
    after = passage.between(number, number + 1)
    return _BESIDE.search(labels[number]) is not None and _SET_BESIDE.match(after) is not None


def _two_standards(one: str, two: str) -> bool:
    """Whether two changes are against two standards, of which one at least is no time (法定时限, 承诺时限)."""
    named = [_STANDARD.search(words) for words in (one, two)]
    against = ["" if match is None else match["who"] for match in named]
    if against[0] == against[1] or all(not who or _TIME.search(who) for who in against):
        return False
    # 比法定时限压缩17.5天,压缩58%: a second change with no standard of its own goes on with the first.
    return bool(against[1]) or is_yearly(two) or (not against[0] and is_yearly(one))


def _said_twice(passage: Passage, number: int) -> bool:
    """Whether a figure in brackets says the one before it once more, in another multiple or unit (815千公顷(1222万亩))."""
    if number == 0 or not re.fullmatch("[（(](?:即|约|合|折合)?", passage.between(number - 1, number)):
        return False
    first, second = passage.figures[number - 1], passage.figures[number]
    if not passage.between(number, number + 1).startswith(("）", ")")) or passage.kind(number) not in (MONEY, COUNT):
        return False
    if first.unit != second.unit:
        return first.unit in WORDS.measured or "/" in (first.unit or "") or passage.kind(number - 1) == MONEY
    return first.value is not None and span_of(first).meets(span_of(second))


def _gather(moved: Moved, labels: list[str], places: list[tuple[int, int]]) -> None:
    """Add what the figures after a level say of how it moved."""
    passage, level = moved.passage, moved.level
    length = moved.number + 1
    while length < len(places) and places[length][1] == places[moved.number][1]:
        length += 1
    for number in range(moved.number + 1, min(length + 3 * _REACH, len(passage.figures))):
        figure, label = passage.figures[number], labels[number]
        if places[number][1] == places[moved.number][1]:
            continue
        if figure.role != "value" or figure.value is None:
            return
        if _said_twice(passage, number):
            continue
        compared = _COMPARED.search(label) and not _YEARLY.search(label) and figure.measure == "level"
        if compared and figure.unit == level.unit and passage.kind(number) == passage.kind(moved.number):
            if moved.base is not None or moved.step is not None or moved.rate is not None:
                return
            moved.base, moved.since = figure, base_year(label)
            continue
        if is_base(passage, number) and _STATEMENT.search(label) is None:
            # 61646万元,占年初预算数109466万元的56.3%,同比增长10.7%: what it is set beside does not end it either.
            continue
        if "进度" in label and _STATEMENT.search(label) is None:
            # 5682万元,较均衡进度慢2.94%,较上年同期减收1816万元: how far it lies off the pace is no change.
            continue
        if figure.measure == "share" and _STATEMENT.search(label) is None:
            # 28583万元,占调整预算的105.5%,增长10.9%: what it is of the plan does not end what is said of it.
            continue
        with_base = moved.base is not None and figure.indicator == moved.base.indicator
        if not with_base and not _same(passage, level, moved.number, number, places):
            listed = places[number][1] < number or (number + 1 < len(places) and places[number + 1][1] == number)
            if listed and len(places) > length and places[length][1] <= number:
                continue
            return
        if _STATEMENT.search(label) or _PART.search(label) or _PERIOD.search(label):
            return
        if any(_two_standards(earlier, label) for earlier in moved.labels) or not _dated(moved, label):
            return
        moved.labels += (label,)
        if not _changed(moved, figure, label, passage.kind(number)):
            return


def _dated(moved: Moved, label: str) -> bool:
    """Take since when a change is told; False where that is another time than before."""
    since = 0 if is_yearly(label) else base_year(label)
    if since is not None and moved.base is None:
        if moved.since not in (None, since):
            return False
        moved.since = since
        return True
    return not (names_year(label) or since is not None or _THEN.search(label))


def _changed(moved: Moved, figure: Figure, label: str, kind: str) -> bool:
    """Take a change of a level: a rate, a multiple or a step; False where it is none, or one was told already."""
    yearly = _YEARLY.search(label) is not None
    if figure.measure == "growth" and kind in (PERCENT, TIMES):
        if yearly and kind == PERCENT and moved.yearly is None:
            moved.yearly, moved.yearly_label = figure, label
        elif kind == TIMES and not yearly and moved.times is None:
            moved.times = figure
        elif kind == PERCENT and not yearly and moved.rate is None:
            moved.rate = figure
        else:
            return False
        return True
    if figure.unit != moved.level.unit or kind != moved.passage.kind(moved.number):
        return False
    if yearly or moved.step is not None or (figure.measure == "level" and not _STEP.search(label)):
        return False
    moved.step = figure
    falls = (figure.value or 0) < 0 or (_DOWN.search(label) is not None and _UP.search(label) is None)
    moved.step_sign = -1 if falls else 1
    return True


def _step_before(moved: Moved, labels: list[str], places: list[tuple[int, int]]) -> None:
    """Add a change that stands right before its level (增加910元,达到1826元)."""
    number, passage = moved.number, moved.passage
    if number == 0 or not _REACHED.fullmatch(passage.between(number - 1, number)):
        return
    step = passage.figures[number - 1]
    if (
        step.unit == moved.level.unit
        and passage.kind(number - 1) == passage.kind(number)
        and step.value is not None
        and _STEP.search(labels[number - 1])
        and not _YEARLY.search(labels[number - 1])
        and _same(passage, moved.level, number, number - 1, places)
    ):
        moved.step = step
        moved.step_sign = -1 if step.value < 0 or not _UP.search(labels[number - 1]) else 1
        moved.since = base_year(labels[number - 1])
