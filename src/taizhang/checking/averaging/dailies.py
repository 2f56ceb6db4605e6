"""Daily averages against the total and the days that the text names (7月8日—7月14日)."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, span_of, told_amiss
from taizhang.checking.passages import AMOUNT, ANY, PERCENT, POINTS, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_DAILY = lazy(
    f"(?P<total>{AMOUNT})(?:[，,][^。；;，,{ANY[1:-1]}]{{0,16}}[{PERCENT}{POINTS}]){{0,2}}"
    f"[^。；;{ANY[1:-1]}]{{0,8}}?[，,、（(](?:日均|平均每天|平均每日)[^，,。；;{ANY[1:-1]}]{{0,8}}?(?P<each>{AMOUNT})"
)
_MONTHLY = lazy(
    f"(?P<total>{AMOUNT})[^。；;{ANY[1:-1]}]{{0,30}}?[，,、（(](?:月均|平均每月|每月平均)[^，,。；;{ANY[1:-1]}]{{0,8}}?(?P<each>{AMOUNT})"
)
_RANGE = lazy(
    "(?P<m1>1[0-2]|[1-9])月(?P<d1>[12][0-9]|3[01]|[1-9])日?(?:[^0-9，,。；;]{0,6}(?=[至到]))?[-—–~～至到]+"
    "(?:(?P<m2>1[0-2]|[1-9])月)?(?P<d2>[12][0-9]|3[01]|[1-9])日"
)
_HOLIDAY = lazy(
    "(?<![0-9])(?P<n>[1-9]|[1-9][0-9])天(?:的?(?:小?长假|假期|假日|黄金周)|(?:时间)?(?:里|内|中)?，|(?<=为期..天)的)"
)
_WEEK = lazy("本周|一周|第[0-9一二三四五六七八九十]{1,3}周|上周")
_MONTH = lazy("(?<![0-9—－~～至-])(?P<m>1[0-2]|[1-9])月(?:份)?(?![0-9]|底|末|[-—–~～至])")
_STRETCH = lazy("全年|上半年|一季度|季度|半年|[0-9]月?[-—–~～至]+[0-9]{1,2}月")
_LENGTHS = {"上半年": (181, 182), "前三季度": (273, 274), "一季度": (90, 91), "全年": (365, 366), "二季度": (91, 91)}
"""The days of a stretch of the year, in a common and in a leap year."""
_LONG = lazy("(?:" + "|".join(_LENGTHS) + ")(?!目标|任务|计划|预算)")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BACK = 80


def check_daily(passage: Passage) -> Iterator[Finding]:
    """受理71184件,日均10169件: the total over the days of the week or month that is spoken of."""
    for match in _DAILY.finditer(passage.masked):
        total, each = passage.figure(match.start("total")), passage.figure(match.start("each"))
        if total.unit != each.unit or not total.value or not each.value:
            continue
        number = passage.number(match.start("total"))
        if re.search("日均|平均每", passage.gaps[number]):
            # 日均新设2.2万户,日均净增1.2万户: both are daily.
            continue
        days = days_of(passage.reading.text[max(0, passage.start - _BACK) : total.start])
        near_by = passage.reading.text[max(0, passage.start - _BACK) : total.start]
        far = days is None and not _OTHER_TIME.search(_COMPARED.sub("", near_by))
        if far:
            # 6月22日至24日,…: the only stretch of days that the text began with.
            ranges = list(_RANGE.finditer(passage.reading.text[max(0, passage.start - _FAR) : total.start]))
            days = days_of(ranges[0].group()) if len(ranges) == 1 else None
        if days is None:
            continue
        least, most = days
        half = Fraction(each.resolution) / 2
        size = span_of(total)
        if size.low is None or size.high is None:
            continue
        near = min(
            range(least, most + 1), key=lambda n: abs(Fraction(total.value or 0) / n - Fraction(each.value or 0))
        )
        yield compare(
            Comparison(
                rule="average",
                stated=each,
                stated_span=Interval(
                    low=Fraction(each.value) - half,
                    # 日均1200万人次以上
                    high=None if each.qualifier == ">=" else Fraction(each.value) + half,
                ),
                computed=Fraction(total.value) / near,
                computed_span=Interval(low=size.low / most, high=size.high / least),
                basis=Why(zh=f"按{total.text}除以{near}天计算的日均数", en=f"{total.text} spread over {near} days"),
                open_to=QUALIFIED if not (is_plain(total) and is_plain(each)) else _FAR_OFF if far else None,
            ),
            passage,
            (total,),
        )


_WHOLE_DAYS = lazy(
    f"(?P<total>{AMOUNT})[^。；;{ANY[1:-1]}]{{0,16}}[，,、（(]日均[^，,。；;{ANY[1:-1]}]{{0,8}}?(?P<each>{AMOUNT})"
)
_MOST_DAYS, _WIDE = 40, Fraction(1, 2)
_NO_DAYS = Why(zh="总量与日均数相除不得整数天，统计天数可能不同", en="no whole number of days gives it")


def check_whole_days(passage: Passage) -> Iterator[Finding]:
    """运输旅客1799.2万人次,日均242.9万人次: over however many days, a whole number of them."""
    if "日均" not in passage.masked:
        return
    for match in _WHOLE_DAYS.finditer(passage.masked):
        total, each = passage.figure(match.start("total")), passage.figure(match.start("each"))
        words = passage.gaps[passage.number(match.start("total"))]
        if total.unit != each.unit or not (is_plain(total) and is_plain(each)) or "均" in words or not each.value:
            continue
        if "活跃" in passage.label(passage.number(match.start("each"))):
            continue  # 用户数253万,日均活跃用户40万: how many of them on a day
        most = span_of(total).over(span_of(each))
        if most is None or most.low is None or most.high is None or most.high > _MOST_DAYS:
            continue
        days = round(Fraction(total.value or 0) / Fraction(each.value))
        if days < _FEWEST or most.high - most.low > _WIDE or most.meets(Interval(low=days, high=days)):
            continue
        yield told_amiss(
            "average",
            "unclear",
            places=(passage.place(each), passage.place(total)),
            figure=each,
            value=Fraction(total.value or 0) / days,
            basis=Why(zh=f"按{total.text}除以{days}天计算的日均数", en=f"{total.text} spread over {days} days"),
            reason=_NO_DAYS,
        )


_COMPARED = lazy("[比较](?:[0-9]{4}年)?(?:同期|去年|上年)")
_OTHER_TIME = lazy("[0-9](?:月|年|日|个月|天)|季度|年")
_FAR = 600
_FAR_OFF = Why(zh="所指的天数按上文推断", en="which days are meant is inferred from what stands before")
_TURN = f"分别(?:为|是|达|达到)?(?P<all>{AMOUNT}(?:[、，,和及与]{{1,2}}{AMOUNT})+)"
_IN_TURN = lazy(f"(?<!均)[^，,。；;均]{{0,30}}?{_TURN}")
_DAILY_IN_TURN = lazy(f"日均[^，,。；;]{{0,12}}?{_TURN}")


def check_daily_in_turn(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """6月份粗钢、生铁产量分别为7323万吨、6168万吨。…日均产量分别为244.1万吨、205.6万吨: each over the days of the month."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for told in _DAILY_IN_TURN.finditer(passage.masked) if "日均" in passage.masked else ():
                each = _numbers(passage, told)
                for home in reversed(passages[max(0, at - 1) : at + 1]):
                    lists = [m for m in _IN_TURN.finditer(home.masked) if "均" not in m.group() and m != told]
                    lists = [m for m in lists if home is not passage or m.end() <= told.start()]
                    whole = _numbers(home, lists[-1]) if lists else []
                    if len(whole) == len(each):
                        yield from _in_turn(home, whole, passage, each)
                        break


def _numbers(passage: Passage, match: re.Match[str]) -> list[Figure]:
    return [passage.figure(k) for k in passage.marks if match.start("all") <= k < match.end("all")]


def _in_turn(home: Passage, whole: list[Figure], passage: Passage, each: list[Figure]) -> Iterator[Finding]:
    text = passage.reading.text
    days = days_of(text[max(0, home.start - _BACK) : whole[0].start])
    if days is None or days != days_of(text[max(0, home.start - _BACK) : each[0].start]):
        return
    for total, mean in zip(whole, each, strict=True):
        size = span_of(total)
        if total.unit != mean.unit or not total.value or mean.value is None or size.low is None or size.high is None:
            continue
        half = Fraction(mean.resolution) / 2
        value, wanted = Fraction(total.value), Fraction(mean.value)
        near = min(range(days[0], days[1] + 1), key=lambda n: abs(value / n - wanted))
        yield compare(
            Comparison(
                rule="average",
                stated=mean,
                stated_span=Interval(low=wanted - half, high=wanted + half),
                computed=value / near,
                computed_span=Interval(low=size.low / days[1], high=size.high / days[0]),
                basis=Why(zh=f"按{total.text}除以{near}天计算的日均数", en=f"{total.text} spread over {near} days"),
                open_to=None if is_plain(total) and is_plain(mean) else QUALIFIED,
            ),
            passage,
            (),
            (home.place(total),),
        )


_MONTHS = {"上半年": 6, "前三季度": 9, "一季度": 3, "全年": 12, "二季度": 3, "三季度": 3, "四季度": 3, "下半年": 6}
_OF_MONTHS = lazy(
    "(?:到|至|截至)(?P<till>1[0-2]|[2-9])月(?:底|末)(?=[^。；]{0,24}(?:上年|去年|年初))"
    "|(?:(?<![0-9])1月?(?:份)?[-—–~～至到]+|前)(?P<last>1[0-2]|[2-9])个?月|(?P<named>前三季度|[一二三四]季度|上半年|下半年|全年)"
    "|(?:19|20)[0-9]{2}(?P<year>年)(?:度|来)?(?![0-9前上下一二三四第底末初])|(?P<other>[0-9]月|十|五年|以来)"
)


def check_monthly(passage: Passage) -> Iterator[Finding]:
    """2022年,共有1227435人次来馆,平均每月有102286人次: the total over the months that are spoken of."""
    if "月" not in passage.masked:
        return
    for match in _MONTHLY.finditer(passage.masked):
        total, each = passage.figure(match.start("total")), passage.figure(match.start("each"))
        stretches = list(_OF_MONTHS.finditer(passage.reading.text[max(0, passage.start - _BACK) : total.start]))
        alike = total.unit == each.unit and total.value and each.value
        words = passage.gaps[passage.number(match.start("total"))]
        if not stretches or stretches[-1]["other"] or not alike or "均" in words:
            continue
        if "从" in (since := passage.gaps[passage.number(match.start("each"))]) or "由" in since:
            continue  # 下载超过1000万次,月均从去年的19万次增至203万次: last year's mean
        last = stretches[-1]
        sure = is_plain(total) and is_plain(each) and (last["year"] is None or _ALL.search(words) is not None)
        end = last["till"] or last["last"]
        months = int(end) if end else 12 if last["year"] else _MONTHS[last["named"]]
        half = Fraction(each.resolution)
        yield compare(
            Comparison(
                rule="average",
                stated=each,
                stated_span=Interval(low=Fraction(each.value or 0) - half, high=Fraction(each.value or 0) + half),
                computed=Fraction(total.value or 0) / months,
                computed_span=span_of(total).scaled(Fraction(1, months)),
                basis=Why(
                    zh=f"按{total.text}除以{months}个月计算的月均数", en=f"{total.text} spread over {months} months"
                ),
                open_to=None if sure else _MONTHS_OPEN,
            ),
            passage,
            (total,),
        )


def days_of(words: str) -> tuple[int, int] | None:
    """Return the least and the most days that the stretch named last can have; None where none is."""
    found = list(_RANGE.finditer(words))
    if found:
        match = found[-1]
        first, last = int(match["m1"]), int(match["m2"] or match["m1"])
        if last == first:
            days = int(match["d2"]) - int(match["d1"]) + 1
        else:
            between = sum(_DAYS[first - 1 : last - 1]) if first < last else 0
            days = between - int(match["d1"]) + int(match["d2"]) + 1
        return (days, days) if days >= _FEWEST else None
    if (holiday := _HOLIDAY.search(words)) is not None and int(holiday["n"]) >= _FEWEST:
        return int(holiday["n"]), int(holiday["n"])
    stretches = list(_LONG.finditer(words))
    if stretches:
        return _LENGTHS[stretches[-1].group()]
    if _STRETCH.search(words):
        return None
    if _WEEK.search(words):
        return 7, 7
    months = list(_MONTH.finditer(words))
    if not months:
        return None
    days = _DAYS[int(months[-1]["m"]) - 1]
    # Working days alone may have been counted.
    return (days, days + (days < _SHORTEST_LONG))


_ALL = lazy("共|累计|全年|总")
_MONTHS_OPEN = Why(zh="所指的月份按上下文推断", en="which months are meant is inferred")
_FEWEST = 2
_SHORTEST_LONG = 30
