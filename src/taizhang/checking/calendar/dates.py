"""Dates that the calendar does not hold, and weekdays that do not fall on their date."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from taizhang.checking.calendar.spans import check_spans
from taizhang.checking.calendar.years import check_years
from taizhang.checking.judging import Why, place_at
from taizhang.checking.numerals import NUMERAL, numeral
from taizhang.checking.records import Finding, Place
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_DAYS = "一二三四五六日"
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATE = lazy(
    r"(?:(?<![0-9０-９])(?P<year>(?:1[89]|20)[0-9]{2})年)?(?<![0-9０-９.．个])(?<![0-9份][—–\-~～至])(?P<month>[0-9]{1,2})月(?:份)?"
    r"(?P<day>[0-9]{1,2})日(?![内均])"
    r"(?:[(（，,、 \u3000]?(?:星期|礼拜|周)(?P<weekday>[一二三四五六日天])(?![至到—–\-年期边围密末转])[)）]?)?"
)
_YEAR = lazy("(?<![0-9])((?:19|20)[0-9]{2})年(?!以来|至|到|前|后|度)")
_DAY = lazy("(?<=[0-9])月份?[0-9]{1,2}日")
_LONGEST_YEAR = 7
"""Characters before the 月 of a date: of a year, its mark and the digits of a month."""
_LONGEST_WEEKDAY = 5
_REACH = 24
_WIDE = lazy("[０-９]")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def check_dates(reading: Reading) -> Iterator[Finding]:
    """GB/T 7408: a month has the days that the Gregorian calendar gives it, and a date one weekday."""
    text = reading.text.translate(_FULL_WIDTH) if _WIDE.search(reading.text) else reading.text
    told = [
        *_stretches(reading, text),
        *_holidays(reading, text),
        *_weeks(reading, text),
        *_sessions(reading, text),
        *_backwards(reading, text),
        *check_years(reading),
    ]
    yield from told
    yield from check_spans(reading, {place.start for found in told for place in found.places})
    dates = [(match, year_of(text, match)) for match in _dates(text)]
    yield from _together(reading, text, dates)
    for match, year in dates:
        place = place_at(reading, match.start(), match.end())
        month, day = int(match["month"]), int(match["day"])
        # Without a year, 29 February is possible.
        last = length_of(2000 if year is None else year, month)
        if not 1 <= day <= last:
            yield _no_such_day(place, month, last)
        elif match["weekday"] is not None:
            yield from weekday_told(place, year, month, day, match["weekday"])


_RUN = 400
"""Characters within which dates without a year are taken to be of one year."""
_NEAR_MONTHS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    """A day with its weekday: its month its own or that of the day that it goes on from."""

    start: int
    end: int
    year: int | None
    known: int | None
    month: int
    day: int
    weekday: int

    @property
    def anchor(self) -> int:
        """Return where in the week the days would begin that this one steps from."""
        early = min(self.day, _EARLY)
        return (self.weekday - date(2001, self.month, early).toordinal() - (self.day - early)) % 7

    def place(self, reading: Reading) -> Place:
        return place_at(reading, self.start, self.end)


_EARLY = 28
_GOES_ON = lazy(
    r"[、,，至到和及—–\-~～]{1,2}(?P<day>[12][0-9]|3[01]|[1-9])日[（(]?(?:星期|礼拜|周)(?P<weekday>[一二三四五六日天])[）)]?"
)


def _dated(text: str, dates: Sequence[tuple[re.Match[str], int | None]]) -> Iterator[_Dated]:
    """Yield the days with weekdays among dates, each given with its year.

    7月8日(星期六)、9日(星期日) names the second without its month.
    """
    for match, known in dates:
        month = int(match["month"])
        last = length_of(2000, month)
        if match["weekday"] is None or not 1 <= int(match["day"]) <= last:
            continue
        year = int(match["year"]) if match["year"] else None
        first: re.Match[str] | None = match
        goes_on = False
        while first is not None and int(first["day"]) <= last:
            yield _Dated(
                start=first.start("day") if goes_on else first.start(),
                end=first.end(),
                year=year,
                known=None if goes_on else known,
                month=month,
                day=int(first["day"]),
                weekday=_weekday_of(first["weekday"]),
            )
            first, goes_on = _GOES_ON.match(text, first.end()), True


def _together(reading: Reading, text: str, dates: Sequence[tuple[re.Match[str], int | None]]) -> Iterator[Finding]:
    """10月1日(星期四)、10月2日(星期五)、10月3日(星期三): dates near each other step through the week day by day."""
    if "星期" not in text and "周" not in text and "礼拜" not in text:
        return
    runs: list[list[_Dated]] = []
    for told in _dated(text, dates):
        last = runs[-1][-1] if runs else None
        near = last is not None and told.start - last.end < _RUN
        if last is None or not near or not 0 <= told.month - last.month < _NEAR_MONTHS or _leaps(last, told.month):
            runs.append([])
        runs[-1].append(told)
    for run in runs:
        if all(m.known is not None for m in run) or len({m.year for m in run if m.year}) > 1:
            # Each of them is held against the calendar by itself.
            continue
        anchors = [m.anchor for m in run]
        usual = max(dict.fromkeys(anchors), key=anchors.count)
        for told, anchor in zip(run, anchors, strict=True):
            if anchor == usual or told.known is not None:
                continue
            actual = (told.weekday + usual - anchor) % 7
            others = [m for m, a in zip(run, anchors, strict=True) if a == usual]
            other = min(others, key=lambda m: abs(m.start - told.start))
            places = (told.place(reading), other.place(reading))
            apart = min((told.weekday - actual) % 7, (actual - told.weekday) % 7)
            yield Finding(
                rule="weekday",
                verdict="contradicts",
                places=places,
                stated=f"星期{_DAYS[told.weekday]}",
                computed=f"星期{_DAYS[actual]}",
                difference=f"{apart}天",
                tolerance="0天",
                message=f"文中写作{places[0].text}，按{places[1].text}推算是星期{_DAYS[actual]}，两者不一致。",
                message_en=(
                    f"The text states {_ENGLISH[told.weekday]} for {places[0].text}; counted from {places[1].text} "
                    f"it is a {_ENGLISH[actual]}: inconsistent."
                ),
            )


def _leaps(last: _Dated, month: int) -> bool:
    """Whether 29 February may lie between two dates, so that the days between are not certain."""
    return last.month <= 2 < month


def _weekday_of(written: str) -> int:
    return _DAYS.index("日" if written == "天" else written)


_HOLIDAY = lazy(
    r"(?<![0-9])(?P<m>1[0-2]|[1-9])月(?P<a>[0-9]{1,2})日?(?:[（(][^（）()]{1,12}[）)])?(?:起)?[—–\-~～至到]{1,2}"
    r"(?:[0-9]{4}年)?(?:(?P<k>1[0-2]|[1-9])月)?(?P<b>[0-9]{1,2})日(?:[（(][^（）()]{1,12}[）)])?(?:止)?"
    r"(?:放假|调休|休息|休假|公休|停课|展出|举行|举办|休市|闭馆){0,2}"
    rf"[，,：:、]?(?:共|共计|一共|为期|连休|放假|历时)(?P<n>{NUMERAL})天(?!半)"
)


def _holidays(reading: Reading, text: str) -> Iterator[Finding]:
    """10月1日至7日放假调休,共7天: as many days as from the first to the last."""
    for match in _HOLIDAY.finditer(text) if "天" in text else ():
        first, last, begin, end = int(match["m"]), int(match["k"] or match["m"]), int(match["a"]), int(match["b"])
        if last not in (first, first + 1) or (last > first and first == 2):
            continue
        days = end - begin + 1 + (monthrange(2001, first)[1] if last > first else 0)
        stated = numeral(match["n"])
        # The first day may not count, but where all of them are taken off.
        inclusive = any(word in match.group() for word in ("放假", "休"))
        if days == stated or days < 1 or (days == stated + 1 and not inclusive):
            continue
        start, stop = match.start("n"), match.end("n") + 1
        yield _other_days(reading, start, stop, stated, days)


_OPENS = "(?:上午|下午|晚上?)?(?:正式|隆重)?(?:开始|开班|开幕|开学|开营|召开|启动|起)"
_CLOSES = "(?:上午|下午|晚上?)?(?:圆满|顺利|胜利)?(?:结束|结业|落幕|闭幕|闭会|结营|截止|止)"
_IN_WEEK = "(?:[（(][^（）()0-9]{2,8}[）)])?"
_FROM_TO = (
    f"(?<![0-9])(?P<m>1[0-2]|[1-9])月(?P<a>[0-9]{{1,2}})日{_IN_WEEK}{_OPENS}[，,、至到]{{1,2}}(?:将?[于在])?"
    f"(?:(?P<k>1[0-2]|[1-9])月)?(?P<b>[0-9]{{1,2}})日{_IN_WEEK}{_CLOSES}"
)
_LASTS = f"(?P<how>会期|为期|历时|持续了?|共计?|前后|一共)(?:共|为|是)?(?P<n>{NUMERAL})天(?!半)"
_LASTING = "(?P<how>[会赛展]期|为期|历时|持续了?|假期|公示期|赛程)(?:共|为|是)?(?P<n>" + NUMERAL + ")天(?!半)"
_SAID_DAYS = lazy("(?:[会赛展]期|为期|历时|持续了?|共计?|前后|一共|假期|公示期|赛程)(?:共|为|是)?[0-9一二三四五六七八九十]{1,3}天")
_AROUND = 70
_DAYS_TO = (
    "(?<![0-9])(?P<m>1[0-2]|[1-9])月(?P<a>[0-9]{1,2})日?[—–\\-~～至到]{1,2}"
    "(?:(?P<k>1[0-2]|[1-9])月)?(?P<b>[0-9]{1,2})日"
)
_SESSION = (
    lazy(f"{_DAYS_TO}(?:[^0-9。；;\n]{{1,20}})?[，,、（(]{_LASTING}"),
    lazy(f"{_LASTING}[，,、（(]?(?:[将拟定]{{0,2}}[于在自从])?{_DAYS_TO}"),
    lazy(f"{_LASTING}的[^0-9。；;\n]{{2,20}}(?:[（(][0-9月日]{{4,6}}[）)])?[^0-9。；;\n]{{0,8}}。[自从]?{_DAYS_TO}"),
    lazy(f"{_FROM_TO}[，,、。]?(?:会议|大会|培训|活动|全程|比赛|赛事|赛程|展会|全部赛程)?{_LASTS}"),
    lazy(f"{_LASTS}[，,、]?(?:[将拟定]{{0,2}}[于在自从])?{_FROM_TO}"),
)


def _sessions(reading: Reading, text: str) -> Iterator[Finding]:
    """会期7天,将于3月5日开幕,11日闭幕; 自10月15日开始,10月28日结束,历时14天: as many days as from the first to the last."""
    seen: set[int] = set()
    for near in _SAID_DAYS.finditer(text) if "天" in text else ():
        for match in (p.search(text, max(0, near.start() - _AROUND), near.end() + _AROUND) for p in _SESSION):
            if match is None or match.start("n") in seen:
                continue
            seen.add(match.start("n"))
            first, last, begin, end = int(match["m"]), int(match["k"] or match["m"]), int(match["a"]), int(match["b"])
            if last not in (first, first + 1) or (last > first and first == 2):
                continue
            days = end - begin + 1 + (monthrange(2001, first)[1] if last > first else 0)
            stated = numeral(match["n"])
            if days < 1 or stated == days:
                continue
            sure = stated != days - 1 or match["how"] == "会期"
            found = _other_days(reading, match.start("n"), match.end("n") + 1, stated, days)
            span = place_at(reading, match.start("m"), match.end("b") + 1)
            open_zh, open_en = "；口径待说明：首日未必计入。", "; the first day need not count."
            yield replace(
                found,
                verdict="contradicts" if sure else "unclear",
                places=(*found.places, span),
                message=found.message if sure else found.message.removesuffix("，两者不一致。") + open_zh,
                message_en=found.message_en if sure else found.message_en.removesuffix(": inconsistent.") + open_en,
            )


_BACKWARDS = lazy(
    "(?<![0-9])(?P<m>1[0-2]|[1-9])月(?P<a>[0-9]{1,2})日?(?:[（(][^（）()]{1,8}[）)])?"
    "[—–\\-~～至到]{1,2}(?:(?P<k>1[0-2]|[1-9])月)?(?P<b>[0-9]{1,2})日(?![内前后均起0-9])"
)


def _backwards(reading: Reading, text: str) -> Iterator[Finding]:
    """5月18日至12日: what goes on to a day of the same month ends no earlier than it begins."""
    for match in _BACKWARDS.finditer(text):
        begin, end = int(match["a"]), int(match["b"])
        if not 1 <= end < begin <= length_of(2000, int(match["m"])) or match["k"] not in (None, match["m"]):
            continue
        written = reading.text[match.start() : match.end()]
        yield Finding(
            rule="date",
            verdict="unclear",
            places=(place_at(reading, match.start(), match.end()),),
            stated=written,
            computed=f"{match['m']}月{begin}日以后",
            difference="",
            tolerance="0日",
            message=f"文中写作{written}，终止日期早于起始日期；口径待说明：可能省写了月份。",
            message_en=f"The text states {written}, which ends before it begins; a month may have been left out.",
        )


def _other_days(reading: Reading, start: int, stop: int, stated: int, days: int) -> Finding:
    written = reading.text[start:stop]
    return Finding(
        rule="date",
        verdict="contradicts",
        places=(place_at(reading, start, stop),),
        stated=written,
        computed=f"{days}日",
        difference=f"{abs(days - stated)}日",
        tolerance="0",
        message=f"文中写作{written}，按起止日期计算为{days}日，两者不一致。",
        message_en=f"The text states {stated} days; from the first to the last there are {days}: inconsistent.",
    )


_STRETCH = lazy(
    rf"[前后共为期]?(?P<n>{NUMERAL})(?:个)?[日天][（(](?:[0-9]{{4}}年)?(?P<m>[0-9]{{1,2}})月(?P<a>[0-9]{{1,2}})日?"
    r"[—–\-~～至到](?:(?P<k>[0-9]{1,2})月)?(?P<b>[0-9]{1,2})日[）)]"
)
_IN_BRACKETS = lazy("[（(](?<=[日天].)[0-9]")


def _stretches(reading: Reading, text: str) -> Iterator[Finding]:
    """前10日(2月1日-10日): as many days as the stretch in brackets has."""
    for near in _IN_BRACKETS.finditer(text) if any(mark in text for mark in ("日（", "天（", "日(", "天(")) else ():
        match = _STRETCH.search(text, max(0, near.start() - _SHORT), near.end() + _REACH)
        if match is None or (match["k"] is not None and match["k"] != match["m"]):
            continue
        days, stated = int(match["b"]) - int(match["a"]) + 1, numeral(match["n"])
        if days == stated or days < 1:
            continue
        start, end = match.start("n"), match.end("n") + 1
        yield Finding(
            rule="date",
            verdict="contradicts",
            places=(
                place_at(reading, start, end),
                place_at(reading, match.start("m"), match.end("b") + 1),
            ),
            stated=reading.text[start:end],
            computed=f"{days}日",
            difference=f"{abs(days - stated)}日",
            tolerance="0",
            message=f"文中写作{reading.text[start:end]}，按括号内的起止日期计算为{days}日，两者不一致。",
            message_en=f"The text states {stated} days; the stretch in brackets has {days}: inconsistent.",
        )


_WEEK = lazy(
    r"第(?P<n>[0-9]{1,2})周[（(](?:[0-9]{4}年)?(?P<m>[0-9]{1,2})月(?P<a>[0-9]{1,2})日"
    r"[—–\-~～至到]{1,2}(?:(?P<k>[0-9]{1,2})月)?(?P<b>[0-9]{1,2})日[）)]"
)
_DAYS_OF_WEEK, _LAST_WEEK = 7, 52


def _weeks(reading: Reading, text: str) -> Iterator[Finding]:
    """第28周(7月11日—7月17日): a week within the year has seven days."""
    for match in _WEEK.finditer(text) if "周（" in text or "周(" in text else ():
        first, last = int(match["m"]), int(match["k"] or match["m"])
        inside = 1 < int(match["n"]) < _LAST_WEEK and 1 <= first <= last <= first + 1 <= 13 and first != 2
        if not inside or (last > first and first == 12):
            continue
        days = int(match["b"]) - int(match["a"]) + 1 + (monthrange(2001, first)[1] if last > first else 0)
        if days != _DAYS_OF_WEEK:
            yield _other_days(reading, match.start(), match.end(), _DAYS_OF_WEEK, days)


_SHORT = 4


def _dates(text: str) -> Iterator[re.Match[str]]:
    """Yield what is written as dates; only round a 月 and a day is one looked for."""
    done = 0
    for near in _DAY.finditer(text):
        match = _DATE.search(text, max(done, near.start() - _LONGEST_YEAR), near.end() + _LONGEST_WEEKDAY)
        if match is not None:
            done = match.end()
            yield match


def year_of(text: str, match: re.Match[str]) -> int | None:
    """Return the year that a date bears, or the only one that its clause names before it (2025年国庆节(10月1日,星期三))."""
    if match["year"] is not None:
        return int(match["year"])
    if match["weekday"] is None:
        return None
    begin = max(text.rfind(mark, 0, match.start()) for mark in "。；;，,\n") + 1
    named = set(_YEAR.findall(text[max(begin, match.start() - _REACH) : match.start()]))
    if len(named) == 1:
        return int(named.pop())
    return _year_before(text, match) or _year_of_holidays(text, match) or _year_beside(text, match)


def _year_beside(text: str, match: re.Match[str]) -> int | None:
    """Return the only year that the sentence of a date names behind it (2月14日(星期日)发布,2016年春节…接待游客).

    It may be of the year before or after that, so that none of them is to have the weekday.
    """
    stop = _STOP.search(text, match.end())
    named = {int(name) for name in _YEAR.findall(text, match.end(), stop.start() if stop else len(text))}
    if len(named) != 1:
        return None
    year, month, day = named.pop(), int(match["month"]), int(match["day"])
    others = {int(name) for name in _YEAR.findall(text, max(0, match.start() - _FAR), match.end() + _FAR)}
    tried = (others | {year - 1, year + 1}) - {year}
    fits = any(length_of(other, month) >= day and _falls_on(other, month, day, match["weekday"]) for other in tried)
    return None if fits or length_of(year, month) < day else year


_STOP = lazy("[。\n]")
_HOLIDAYS_OF = lazy(
    "(?<![0-9])((?:19|20)[0-9]{2})年(?:部分)?(?:节假日|元旦|春节|清明|劳动节|五一|端午|中秋|国庆|放假|假期)"
)
_NOTICE = 600


def _year_of_holidays(text: str, match: re.Match[str]) -> int | None:
    """Return the only year of whose holidays a notice speaks before a date (2015年节假日安排…1月4日(星期日)上班)."""
    start = max(0, match.start() - _NOTICE)
    named = {*_HOLIDAYS_OF.findall(text, start, match.start())}
    others = {*_YEAR.findall(text, start, match.end())} - named
    return int(named.pop()) if len(named) == 1 and not others else None


_DATED = lazy("(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年(?P<month>1[0-2]|[1-9])月[0-9]{1,2}日")
_BACK, _FAR = 200, 1000


def _year_before(text: str, match: re.Match[str]) -> int | None:
    """Return the year of the date named before one without a year, where no other year named would do as well.

    放假时间:2021年10月1日至7日。…9月26日(星期日)上班: what follows a date goes on in its year, or passes into the next.
    """
    named = list(_DATED.finditer(text, max(0, match.start() - _BACK), match.start()))
    if not named:
        return None
    dated = named[-1]
    year, month, day = int(dated["year"]), int(match["month"]), int(match["day"])
    others = {int(name) for name in _YEAR.findall(text, max(0, match.start() - _FAR), match.end() + _FAR)} - {year}
    if month < int(dated["month"]):
        others.add(year + 1)
    fits = any(length_of(other, month) >= day and _falls_on(other, month, day, match["weekday"]) for other in others)
    return None if fits or length_of(year, month) < day else year


def length_of(year: int, month: int) -> int:
    """Return how many days a month has; 0 where there is no such month."""
    return monthrange(year, month)[1] if 1 <= month <= 12 else 0


def _falls_on(year: int, month: int, day: int, written: str) -> bool:
    return _weekday_of(written) == date(year, month, day).weekday()


def _no_such_day(place: Place, month: int, last: int) -> Finding:
    if last:
        computed, why, why_en = f"{last}日", f"{month}月最多到{last}日", f"month {month} ends on day {last}"
    else:
        computed, why, why_en = "12月", "一年只有12个月", "a year has twelve months"
    return Finding(
        rule="date",
        verdict="contradicts",
        places=(place,),
        stated=place.text,
        computed=computed,
        difference="",
        tolerance="0日",
        message=f"文中写作{place.text}，而{why}，没有这一天。",
        message_en=f"The text states {place.text}, but {why_en}; there is no such day.",
    )


def weekday_told(place: Place, year: int | None, month: int, day: int, written: str) -> Iterator[Finding]:
    """Hold a weekday as written against that of a date; without a year it cannot be checked."""
    if year is None:
        yield Finding(
            rule="weekday",
            verdict="not_checked",
            places=(place,),
            stated=place.text,
            computed="",
            difference="",
            tolerance="",
            message=f"文中写作{place.text}，未核：日期没有写年份。",
            message_en=f"The text states {place.text}; not checked: the date bears no year.",
        )
        return
    stated = _weekday_of(written)
    actual = date(year, month, day).weekday()
    apart = min((stated - actual) % 7, (actual - stated) % 7)
    basis = Why(zh=f"{year}年{month}月{day}日", en=f"{year}-{month:02}-{day:02}")
    agree = apart == 0
    days = "day" if apart == 1 else "days"
    yield Finding(
        rule="weekday",
        verdict="consistent" if agree else "contradicts",
        places=(place,),
        stated=f"星期{_DAYS[stated]}",
        computed=f"星期{_DAYS[actual]}",
        difference=f"{apart}天",
        tolerance="0天",
        message=f"文中写作星期{_DAYS[stated]}，{basis.zh}是星期{_DAYS[actual]}，{'两者一致' if agree else f'相差{apart}天，两者不一致'}。",
        message_en=(
            f"The text states {_ENGLISH[stated]}; {basis.en} is a {_ENGLISH[actual]}: "
            f"{'they agree' if agree else f'{apart} {days} apart, inconsistent'}."
        ),
    )
