"""Weekdays that stand apart from their date (3月5日下午,星期五; 星期五(3月5日)), two of a stretch, and dates in digits."""

import re
from collections.abc import Iterator

from taizhang.checking.calendar.dates import length_of, weekday_told, year_of
from taizhang.checking.records import Finding, Place
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_DAY_OF_WEEK = lazy("(?:星期|礼拜|周)(?P<weekday>[一二三四五六日天])(?![年期边围密末转岁])")
_DATE = "(?:(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年)?(?<![0-9.．])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_CLOCK = "(?:[上下中]午|晚上?|凌晨|早上|清晨|夜间|当[天日晚]|[0-9]{1,2}[:：时点](?:[0-9]{2}分?|半|整)?|起){1,4}"
_APART = lazy(f"{_DATE}(?:{_CLOCK}[(（，,、 ]?|[(（](?:农历|阴历)[^（）()]{{2,12}}[，,、；; ])$")
_DIGITS = lazy(
    "(?<![0-9.])(?P<year>(?:19|20)[0-9]{2})(?P<mark>[-./])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    "[(（，, ]{0,2}$"
)
_STRETCH = lazy(f"{_DATE}[至到—–~～-]{{1,2}}(?:(?P<next>[0-9]{{1,2}})月)?(?P<last>[0-9]{{1,2}})日[(（，,]?$")
_AND_TO = lazy("[至到—–~～、-]{1,2}(?:星期|礼拜|周)?(?P<weekday>[一二三四五六日天])[）)]?")
_TURNED = lazy(f"[(（]{_DATE}[）)]")
_BEFORE, _AFTER, _FAR = 40, 16, 1000


def check_weekdays(reading: Reading) -> Iterator[Finding]:
    """Hold weekdays that do not stand right after their date against the calendar, where a year is told."""
    text = reading.text
    for told in _DAY_OF_WEEK.finditer(text) if "周" in text or "星期" in text or "礼拜" in text else ():
        begin = max(0, told.start() - _BEFORE)
        before, after = text[begin : told.start()], text[told.end() : told.end() + _AFTER + 2]
        match = _APART.search(before) or _DIGITS.search(before)
        if match is not None:
            yield from _held(reading, match, begin, told.end(), told["weekday"])
            continue
        stretch, to = _STRETCH.search(before), _AND_TO.match(after)
        if stretch is not None and to is not None:
            yield from _of_stretch(reading, stretch, begin, told, to)
            continue
        turned = _TURNED.match(after)
        if turned is not None and not before.endswith(("日", "（", "(")):
            yield from _held(reading, turned, told.end(), told.end() + turned.end(), told["weekday"], told.start())


def _year(reading: Reading, match: re.Match[str], offset: int, weekday: str) -> int | None:
    """Return the year of a date found at ``offset``; the one that the text goes on in where it has none."""
    if match["year"] is not None:
        return int(match["year"])
    begin, end = offset + match.start("month"), offset + match.end("day")
    before = reading.text[max(0, begin - _FAR) : begin]
    plain = f"{match['month']}月{match['day']}日星期{weekday}"
    placed = _PLAIN.match(before + plain + reading.text[end : end + _FAR], len(before))
    return None if placed is None else year_of(placed.string, placed)


_PLAIN = lazy("(?P<year>(?!))?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日星期(?P<weekday>.)")


def _held(
    reading: Reading, match: re.Match[str], offset: int, end: int, weekday: str, start: int | None = None
) -> Iterator[Finding]:
    begin = offset + match.start() if start is None else start
    year, month, day = _year(reading, match, offset, weekday), int(match["month"]), int(match["day"])
    if year is not None and 1 <= day <= length_of(year, month):
        place = Place(file=reading.source, start=begin, end=end, text=reading.text[begin:end])
        yield from weekday_told(place, year, month, day, weekday)


def _of_stretch(
    reading: Reading, match: re.Match[str], offset: int, told: re.Match[str], to: re.Match[str]
) -> Iterator[Finding]:
    """3月1日至5日(星期一至星期五): the first weekday is that of the first day, the second that of the last."""
    year, month, begin = _year(reading, match, offset, told["weekday"]), int(match["month"]), offset + match.start()
    if year is None:
        return
    later = int(match["next"] or month)
    days = ((month, int(match["day"]), told["weekday"]), (later, int(match["last"]), to["weekday"]))
    end = told.end() + to.end()
    for of, day, weekday in days:
        over = year + (of < month)
        if 1 <= day <= length_of(over, of):
            place = Place(file=reading.source, start=begin, end=end, text=reading.text[begin:end])
            yield from weekday_told(place, over, of, day, weekday)
