"""Years against each other: anniversaries, plans and their years, stretches of years and how many there are."""

import re
from collections.abc import Iterator
from datetime import date

from taizhang.checking.calendar.terms import check_terms
from taizhang.checking.judging import Why, place_at, worded
from taizhang.checking.numerals import numeral
from taizhang.checking.records import Finding, Place
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_BEGAN = {
    "新中国成立": 1949,
    "中华人民共和国成立": 1949,
    "建国": 1949,
    "建党": 1921,
    "中国共产党成立": 1921,
    "建军": 1927,
    "中国人民解放军建军": 1927,
    "改革开放": 1978,
    "香港回归": 1997,
    "香港回归祖国": 1997,
    "澳门回归": 1999,
    "澳门回归祖国": 1999,
    "抗日战争胜利": 1945,
    "抗战胜利": 1945,
    "红军长征胜利": 1936,
    "辛亥革命": 1911,
    "五四运动": 1919,
}
_NUMBER = "[0-9]{1,3}|[一二三四五六七八九十百]{1,5}"
_ANNIVERSARY = lazy(
    "(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年[，,]?(?:适逢|正值|恰逢|喜迎|迎来|将迎来|既?是|又是|为|我们)?"
    "(?:[^。；;，,\n0-9]{0,8}?(?:纪念|庆祝|喜迎|迎来))?(?:伟大的?|中国共产党|中华人民共和国)?"
    f"(?P<event>{'|'.join(sorted(_BEGAN, key=len, reverse=True))})(?P<n>{_NUMBER})周年"
)
_PLAN = lazy(
    '[“"]?(?P<plan>十[一二三四五]?)五[”"]?(?:规划|计划)?(?:时期|期间|期)?(?:[（(]|[为是])(?P<a>20[0-9]{2})'
    "年?[—–\\-~～至到]{1,2}(?P<b>20[0-9]{2})(?:年|[）)])"
)
_PLANS = {"十": 2001, "十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026}
_LENGTH = 5
_TILL = "[—–\\-~～至到]{1,2}"
_STRETCH = lazy(
    f"(?<![0-9/.])(?P<a>(?:19|20)[0-9]{{2}})(?:年(?:底|末|初)?)?{_TILL}(?P<b>(?:19|20)[0-9]{{2}})年(?![0-9]*月)(?:底|末|初)?"
    f"(?:[，,]?(?:的|这|前后|共|历时|累计|总共)?(?P<n>[2-9]|[1-4][0-9]|[二两三四五六七八九十]{{1,3}})个?年(?P<of>间|来|时间|里|累计|共|期间|合计|平均|年均)"
    f"|(?P<none>))"
)
_TITLED = lazy(
    "(?P<n>[二两三四五六七八九十])年(?:行动|攻坚|提升|建设|发展|实施|专项|总体|工作|倍增|滚动)?[^\n，,。；;（(年]{0,12}?(?:计划|方案|规划|行动)[）)]?"
    f"[（(](?P<a>20[0-9]{{2}})年?{_TILL}(?P<b>20[0-9]{{2}})年?[）)]"
)
_SINCE = lazy(
    "[从由自](?P<a>(?:19|20)[0-9]{2})年(?:底|末|初)?[^。；;\n0-9年]{0,6}[0-9][^。；;\n年]{0,14}?(?:到|至|为)(?P<b>(?:19|20)[0-9]{2})年"
    "[^。；;\n年]{0,16}[，,](?P<n>[2-9]|[1-4][0-9]|[二两三四五六七八九十]{1,3})年(?:间|来|累计|共)"
)
_DAY = "(?P<{0}>(?:19|20)[0-9]{{2}})年(?P<{1}>1[0-2]|[1-9])月(?P<{2}>[0-9]{{1,2}})日"
_DAYS = lazy(
    _DAY.format("a", "am", "ad")
    + "[^0-9。；;\n]{0,8}?(?P<way>至|到|—|–|-|~|～|延长至|延期至|推迟至|顺延至|止)"
    + _DAY.format("b", "bm", "bd")
)
_VALID = lazy(
    _DAY.format("a", "am", "ad")
    + "起?(?:施行|实施|执行|生效|试行)?[，,。]?(?:本[^，,。；\n]{0,6})?有效期(?:限)?(?:为|是)?(?P<n>[1-9]|10|[一二两三四五六七八九十])年"
    "[，,（(]?(?:有效期)?(?:至|到|截至)" + _DAY.format("b", "bm", "bd")
)
_WORKING = lazy(
    "(?P<a>20[0-9]{2})年(?P<am>1[0-2]|[1-9])月(?P<ad>[0-9]{1,2})日?(?:至|到|—|-|－|–|~|～)(?:(?P<b>20[0-9]{2})年)?"
    "(?:(?P<bm>1[0-2]|[1-9])月)?(?P<bd>[0-9]{1,2})日[，,（(]?(?:共|共计|为期|计|合计)?(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})个?工作日"
)
_EARLIER = ("提前", "提早", "追溯")
_LOOSE = Why(zh="首尾年份未必都计入", en="the first and last year need not both be counted")


def check_years(reading: Reading) -> Iterator[Finding]:
    """2019年是新中国成立60周年, “十三五”(2016—2021年), 由2007年…为2013年…,9年累计, 三年行动计划(2021—2025年)."""
    text = reading.text
    yield from _anniversaries(reading) if "周年" in text else ()
    if "五”" in text or "五（" in text or "五(" in text:
        yield from _plans(reading)
    for match in _STRETCH.finditer(text):
        yield from _stretch(reading, match, sure=False)
    for match in (
        _SINCE.finditer(text) if "年来" in text or "年间" in text or "年累计" in text or "年共" in text else ()
    ):
        yield from _counted(reading, match, extra=True)
    for match in _TITLED.finditer(text) if "年）" in text or "年)" in text or "）" in text else ():
        yield from _counted(reading, match, extra=False)
    for match in _DAYS.finditer(text):
        yield from _turned(reading, match)
    for match in _VALID.finditer(text) if "有效期" in text else ():
        yield from _valid(reading, match)
    for match in _WORKING.finditer(text) if "工作日" in text else ():
        yield from _working(reading, match)
    yield from check_terms(reading)


def _place(reading: Reading, match: re.Match[str], name: str) -> Place:
    return place_at(reading, match.start(name), match.end(name))


def _anniversaries(reading: Reading) -> Iterator[Finding]:
    for match in _ANNIVERSARY.finditer(reading.text):
        written = match["n"]
        count = int(written) if written.isdigit() else _hundreds(written)
        meant = int(match["year"]) - _BEGAN[match["event"]]
        if count is None or count == meant or meant <= 0:
            continue
        yield worded(
            "date",
            "contradicts",
            places=(_place(reading, match, "n"), _place(reading, match, "year")),
            stated=f"{written}周年",
            computed=f"{meant}周年",
            difference=f"{abs(meant - count)}年",
            tolerance="0年",
            basis=Why(
                zh=f"按{_BEGAN[match['event']]}年至{match['year']}年计算",
                en=f"from {_BEGAN[match['event']]} to {match['year']}",
            ),
        )


def _hundreds(written: str) -> int | None:
    """Return a Chinese number below a thousand, or None."""
    head, hundred, rest = written.rpartition("百")
    try:
        return (numeral(head or "一") * 100 if hundred else 0) + (numeral(rest) if rest else 0)
    except ValueError:
        return None


def _plans(reading: Reading) -> Iterator[Finding]:
    for match in _PLAN.finditer(reading.text):
        first = _PLANS.get(match["plan"])
        years = int(match["a"]), int(match["b"])
        # 2020—2025: the year before is the base.
        if first is None or (years[1] == first + _LENGTH - 1 and years[0] in (first, first - 1)):
            continue
        yield worded(
            "date",
            "contradicts",
            places=(place_at(reading, match.start("a"), match.end("b")),),
            stated=f"{years[0]}—{years[1]}年",
            computed=f"{first}—{first + _LENGTH - 1}年",
            difference=f"{max(abs(years[0] - first), abs(years[1] - first - _LENGTH + 1))}年",
            tolerance="0年",
            basis=Why(zh=f"“{match['plan']}五”的起止年份", en="the years of that plan"),
        )


def _stretch(reading: Reading, match: re.Match[str], *, sure: bool) -> Iterator[Finding]:
    if int(match["b"]) < int(match["a"]):
        yield _backwards(reading, match.start("a"), match.end("b"), f"{match['a']}年", f"{match['b']}年")
    elif match["n"]:
        yield from _counted(reading, match, extra=True)


def _counted(reading: Reading, match: re.Match[str], *, extra: bool) -> Iterator[Finding]:
    """Hold how many years are told against the first and the last; ``extra`` where the first may not count."""
    written = match["n"]
    count = int(written) if written.isdigit() else numeral(written)
    apart = int(match["b"]) - int(match["a"])
    if apart <= 0 or count in (apart, apart + 1):
        return
    meant = apart + (not extra)
    yield worded(
        "date",
        "unclear",
        places=(_place(reading, match, "n"), _place(reading, match, "a"), _place(reading, match, "b")),
        stated=f"{written}年",
        computed=f"{meant}年",
        difference=f"{abs(count - meant)}年",
        tolerance="1年",
        basis=Why(zh=f"按{match['a']}年至{match['b']}年计算", en=f"from {match['a']} to {match['b']}"),
        reason=_LOOSE,
    )


def _turned(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    first, last = (tuple(int(match[name]) for name in names) for names in (("a", "am", "ad"), ("b", "bm", "bd")))
    around = reading.text[max(0, match.start() - 6) : match.end()]
    if last < first and not any(word in around for word in _EARLIER):
        yield _backwards(
            reading,
            match.start("a"),
            match.end(),
            "年".join(map(str, first[:1])),
            reading.text[match.start("b") : match.end()],
        )


def _backwards(reading: Reading, start: int, end: int, first: str, last: str) -> Finding:
    return worded(
        "date",
        "unclear",
        places=(place_at(reading, start, end),),
        stated=last,
        computed=f"{first}以后",
        difference="先后颠倒",
        tolerance="0",
        basis=Why(zh="终止时间不应早于起始时间，起始", en="what ends does so after it began; it began in"),
        reason=Why(zh="先后可能倒写", en="the two may be written the other way round"),
    )


def _dated(match: re.Match[str], names: tuple[str, str, str]) -> date | None:
    year, month, day = (match[name] for name in names)
    try:
        return date(int(year or match["a"]), int(month or match["am"]), int(day))
    except ValueError:
        return None


def _valid(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    """自2024年9月1日起施行,有效期5年,至2028年8月31日: so many years on, to the day before."""
    first, last = _dated(match, ("a", "am", "ad")), _dated(match, ("b", "bm", "bd"))
    if first is None or last is None:
        return
    count = int(match["n"]) if match["n"].isdigit() else numeral(match["n"])
    early, late = last.toordinal() - _SLACK, last.toordinal() + _SLACK
    meant = first.toordinal() + round(count * _YEAR)
    if early <= meant <= late:
        return
    yield worded(
        "date",
        "contradicts",
        places=(_place(reading, match, "n"), place_at(reading, match.start("b"), match.end())),
        stated=reading.text[match.start("b") : match.end()],
        computed=f"{first.year + count}年{first.month}月前后",
        difference=f"{abs(last.toordinal() - meant)}天",
        tolerance=f"{_SLACK}天",
        basis=Why(
            zh=f"按起始日期与有效期{match['n']}年计算的终止日期",
            en="the end that follows from the first day and the years",
        ),
    )


_YEAR, _SLACK = 365.25, 3


def _working(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    """2024年3月11日至3月15日,共7个工作日: no more working days than days, and seldom more than weekdays."""
    first, last = _dated(match, ("a", "am", "ad")), _dated(match, ("b", "bm", "bd"))
    if first is None or last is None or last < first:
        return
    count = int(match["n"]) if match["n"].isdigit() else numeral(match["n"])
    days = last.toordinal() - first.toordinal() + 1
    weekdays = sum(date.fromordinal(first.toordinal() + k).weekday() < _SATURDAY for k in range(min(days, _LONGEST)))
    if count <= weekdays or days > _LONGEST:
        return
    yield worded(
        "date",
        "contradicts" if count > days else "unclear",
        places=(_place(reading, match, "n"), place_at(reading, match.start("a"), match.end("bd") + 1)),
        stated=f"{match['n']}个工作日",
        computed=f"{weekdays}个工作日",
        difference=f"{count - weekdays}天",
        tolerance="0",
        basis=Why(zh="按起止日期计算，其间的周一至周五", en="the weekdays from the first day to the last"),
        reason=Why(zh="其间可能有调休上班的周末", en="weekend days may have been worked"),
    )


_SATURDAY, _LONGEST = 5, 400
