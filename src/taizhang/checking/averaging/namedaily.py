"""A day's mean and what all the days made, told by one name in either order (日均新设2.2万户。…新设589.8万户)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.averaging.dailies import days_of
from taizhang.checking.judging import Comparison, Why, compare, half_unit, is_plain, span_of
from taizhang.checking.passages import COUNT, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_DAILY = lazy("^(?:日均|平均每[天日])")
_TIME = lazy("前三季度|[一二]季度|上半年|全年|(?:19|20)[0-9]{2}年")
_SHORTER = lazy("节|假|初|[春暑]运|[0-9]{1,2}(?:天|日|月)|周|期间|以来")
_NEAR = 2
_BEFORE = 40
_NAME = 4
_YEAR = (365, 366)
_UNSURE = Why(zh="两处所计的时间按上下文推断", en="that both are of one stretch of time is inferred")


def check_named_daily(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """前三季度,日均新设市场主体6.7万户。…前三季度新设市场主体1845.0万户: over the days of the stretch that both name."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if "日均" not in passage.masked and "平均每" not in passage.masked:
                continue
            near = passages[max(0, at - _NEAR) : at + _NEAR + 1]
            for number, each in enumerate(passage.figures):
                name = _DAILY.sub("", each.indicator)
                if name != each.indicator and len(name) >= _NAME and passage.kind(number) in (MONEY, COUNT):
                    yield from _judged(passage, each, _totals(near, name, each))


def _totals(near: Sequence[Passage], name: str, each: Figure) -> list[tuple[Passage, Figure]]:
    return [
        (home, figure)
        for home in near
        for number, figure in enumerate(home.figures)
        if figure.indicator == name
        and figure.unit == each.unit
        and figure.measure == "level"
        and figure.role == "value"
        and figure.value
        and home.kind(number) in (MONEY, COUNT)
    ]


def _judged(passage: Passage, each: Figure, totals: Sequence[tuple[Passage, Figure]]) -> Iterator[Finding]:
    if len({f.value for _, f in totals}) != 1 or not each.value:
        return
    home, total = totals[0]
    days = _stretch(passage, each), _stretch(home, total)
    if days[0] is None or days[0] != days[1] or each.period != total.period:
        return
    least, most = days[0]
    size = span_of(total)
    if size.low is None or size.high is None:
        return
    mean = Fraction(total.value or 0) / least
    stated = span_of(each) if is_plain(each) else Interval(low=Fraction(each.value), high=Fraction(each.value))
    room = half_unit(each) * 2
    computed = Interval(low=size.low / most - room, high=size.high / least + room)
    yield compare(
        Comparison(
            rule="average",
            stated=each,
            stated_span=stated,
            computed=mean,
            computed_span=computed,
            basis=Why(zh=f"按{total.text}除以{least}天计算的日均数", en=f"{total.text} spread over {least} days"),
            open_to=_UNSURE,
        ),
        passage,
        (),
        (home.place(total),),
    )


def _stretch(passage: Passage, figure: Figure) -> tuple[int, int] | None:
    """Return how many days the stretch has that is named last before a figure."""
    words = passage.reading.text[max(0, passage.start - _BEFORE) : figure.start]
    found = list(_TIME.finditer(words))
    if not found or _SHORTER.search(words, found[-1].end()) is not None:
        return None  # 2024年元旦假期, 2026年春运前20天: some days of it
    told = [m.group() for m in found]
    return _YEAR if told[-1].endswith("年") and told[-1] not in ("上半年", "全年") else days_of(told[-1])
