"""What each trip cost, against what all of them did and how many there were (人均每次出游花费774.14元)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Comparison, Why, compare, half_unit, is_plain, span_of
from taizhang.checking.passages import CLAUSE_MARK, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import moved_point, one_slip_in_ratio
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_EACH = lazy("(?:人均|平均)(?:每人?次|每次)?(?:出游|旅游)?(?:花费|消费|消费额)(?:支出|额)?(?:约|为|达到?)?$")
_TRIPS = lazy("(?:旅游|出游|游客)(?:总)?(?:人数|人次|数)?(?:为|达到?)?$")
_COST = lazy("(?:旅游|出游)(?:总)?(?:收入|花费|消费)(?:为|达到?)?$")
_WHO = lazy("城镇居民|农村居民|入境|过夜|一日游|[一二三四]季度")
_BRACKETS = lazy("[（(][^（()）]*[）)]")
_BACK = 8
_SPREAD = Fraction(1, 4)
_OPEN = Why(zh="人次与花费可能不是同一范围", en="the trips and what they cost may be of different scope")


def check_trips(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """国内旅游人数28.79亿人次…国内旅游收入2.23万亿元…人均每次出游花费774.14元."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "人均" not in passage.masked and "平均" not in passage.masked:
                continue
            near = passages[max(0, at - _BACK) : at + 1]
            for number, figure in enumerate(passage.figures):
                label = _label(passage, number)
                if figure.unit == "元" and figure.value and is_plain(figure) and _EACH.search(label):
                    yield from _judged(passage, figure, _who(label), near)


def _label(passage: Passage, number: int) -> str:
    return _BRACKETS.sub("", CLAUSE_MARK.split(passage.gaps[number])[-1])


def _who(label: str) -> str:
    found = _WHO.search(label)
    return found.group() if found is not None else ""


def _judged(passage: Passage, each: Figure, who: str, near: Sequence[Passage]) -> Iterator[Finding]:
    held: dict[str, tuple[Passage, Figure]] = {}
    for home in near:
        for number, figure in enumerate(home.figures):
            label = _label(home, number)
            if figure.start >= each.start or figure.measure != "level" or not figure.value or _who(label) != who:
                continue
            if figure.unit == "人次" and _TRIPS.search(label):
                held["trips"] = (home, figure)
            elif figure.unit == "元" and _COST.search(label) and not _EACH.search(label):
                held["cost"] = (home, figure)
    if len(held) < len(("trips", "cost")):
        return
    trips, cost = held["trips"], held["cost"]
    span = span_of(cost[1]).over(span_of(trips[1]))
    value = Fraction(cost[1].value or 0) / Fraction(trips[1].value or 1)
    stated = Fraction(each.value or 0)
    if span is None or not all(map(is_plain, (trips[1], cost[1]))):
        return
    half = half_unit(each) + half_unit(cost[1]) / Fraction(trips[1].value or 1)
    slip = one_slip_in_ratio(each, cost[1], trips[1], half) or moved_point(each, cost[1], trips[1], half)
    if abs(value - stated) > value * _SPREAD and not slip:
        # So far off, they are not of the same trips.
        return
    yield compare(
        Comparison(
            rule="average",
            stated=each,
            stated_span=span_of(each),
            computed=value,
            computed_span=span,
            basis=Why(zh=f"按{cost[1].text}除以{trips[1].text}计算的平均数", en=f"{cost[1].text} over {trips[1].text}"),
            open_to=_OPEN,
        ),
        passage,
        (),
        (cost[0].place(cost[1]), trips[0].place(trips[1])),
    )
