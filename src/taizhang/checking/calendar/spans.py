"""How long something lasts as told, against when it begins and ends (从3月1日开始,到5月31日结束,历时四个月)."""

import re
from collections.abc import Iterator, Set
from datetime import date

from taizhang.checking.judging import Why, place_at, worded
from taizhang.checking.numerals import NUMERAL, numeral
from taizhang.checking.records import Finding, Verdict
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_LENGTH = (
    "(?P<how>为期|历时|历经|持续|前后|总?工期|期限|周期|用时|耗时|共计?|合计)(?:长达|达|为|是|共|了)?"
    f"(?P<n>[0-9]{{3}}|{NUMERAL})(?P<unit>天|日|个月|年)(?![半多余来底末初度代月均内])"
)
_LASTS = lazy(_LENGTH)
_SPAN = (
    "(?<![0-9比较])(?=[0-9]{1,4}[年月—–－~～-])(?:(?P<a>(?:19|20)[0-9]{2})(?:年|(?=[—–－~～-])))?"
    "(?:(?P<am>1[0-2]|[1-9])月份?(?:(?P<ad>[0-9]{1,2})日)?)?"
    "(?P<between>[^0-9。；;\n]{1,20}?)"
    "(?:(?P<b>(?:19|20)[0-9]{2})年)?(?:(?P<bm>1[0-2]|[1-9])月份?)?(?:(?P<bd>[0-9]{1,2})日)?(?<=[年月日份])"
    f"(?P<tail>[^0-9。；;\n]{{0,14}}?)[，,、（(]?{_LENGTH}"
)
_FROM_TO = lazy(_SPAN)
_REACH = 72
_TILL = lazy("(?:[至到](?:次年|当年)?|[—–－~～-]{1,2})$")
_BEGINS = ("开工", "开始", "启动", "起", "动工", "开幕", "施行", "实施", "进场", "开建", "奠基")
_ENDS = ("竣工", "完工", "建成", "投产", "投用", "结束", "闭幕", "收官", "止", "通车", "交付", "完成", "验收", "运营")
_UNLIKE = ("比", "较", "同期", "、", "和", "与", "增", "降", "其中")
_SUMMED = ("共", "共计", "合计", "前后")
_MONTHS = 12
_DAYS_OF_MONTH = 30
_FEBRUARY = 2
_FEW_DAYS = 4
_LOOSE = Why(zh="首尾未必都计入", en="the first and the last need not both be counted")


def check_spans(reading: Reading, told: Set[int]) -> Iterator[Finding]:
    """Hold lengths of time against the first and last date before them, but those that begin where others have."""
    text = reading.text
    for near in _LASTS.finditer(text):
        if near.start("n") in told or near.start() < 2:
            continue
        begin = max(0, near.start() - _REACH)
        begin = max(begin, *(text.rfind(mark, begin, near.start()) + 1 for mark in "。\n"))
        # The two dates last told before it.
        match = None
        for found in _FROM_TO.finditer(text, begin, near.end() + 1):
            match = found if found.start("n") == near.start("n") else match
        if match is not None and _is_span(match):
            yield from _held(reading, match)


def _is_span(match: re.Match[str]) -> bool:
    """Whether something begins at the one date and ends at the other, both told as finely."""
    between, tail = match["between"], match["tail"]
    month = match["bm"] is None and match["bd"] is None
    if (match["ad"] is None) != (match["bd"] is None) or (match["am"] is None) != month:
        return False
    if match["ad"] is None and match["am"] is None and (match["a"] is None or match["b"] is None):
        return False
    if any(word in between + tail for word in _UNLIKE) or (tail and match["how"] in _SUMMED):
        return False
    joined = _TILL.search(between) is not None
    return joined or (any(word in between for word in _BEGINS) and any(word in tail for word in _ENDS))


def _held(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    count, unit = numeral(match["n"]), match["unit"]
    year = int(match["a"] or 2001)
    later = int(match["b"]) if match["b"] else year
    if unit == "年" and match["am"] is None:
        least, most, meant = later - year - (not _TILL.search(match["between"])), later - year + 1, later - year
    else:
        first, last = int(match["am"] or 1), int(match["bm"] or match["am"] or 1)
        if match["b"] is None and last < first:
            later += 1
        days = _days(match, year, later, first, last)
        months = (later - year) * _MONTHS + last - first
        if unit in ("天", "日"):
            if days is None:
                return
            loose = match["a"] is None and first <= _FEBRUARY < last
            least, most, meant = days - 1 - loose, days + loose, days
        elif unit == "个月":
            least, most, meant = _of_months(match, months)
        else:
            least, most, meant = months // _MONTHS, -(-(months + 1) // _MONTHS), round(months / _MONTHS)
    if meant <= 0 or least <= count <= most:
        return
    unit = "天" if unit == "日" else unit
    # From one day to another is as long as the calendar says.
    sure: Verdict = "contradicts" if unit == "天" and abs(count - meant) > 1 else "unclear"
    yield worded(
        "date",
        sure,
        places=(
            place_at(reading, match.start("n"), match.end("unit")),
            place_at(reading, match.start(), match.start("tail")),
        ),
        stated=f"{match['n']}{unit}",
        computed=f"{meant}{unit}",
        difference=f"{abs(count - meant)}{unit}",
        tolerance=f"1{unit}",
        basis=Why(zh="按起止时间计算", en="from the first to the last"),
        reason=_LOOSE,
    )


def _days(match: re.Match[str], year: int, later: int, first: int, last: int) -> int | None:
    """Return how many days there are from the first to the last, both counted; None where they are no days."""
    if match["ad"] is None:
        return None
    try:
        return (date(later, last, int(match["bd"])) - date(year, first, int(match["ad"]))).days + 1
    except ValueError:
        return None


def _of_months(match: re.Match[str], months: int) -> tuple[int, int, int]:
    """Return how many months a stretch may be called at least and at most, and is."""
    if match["ad"] is None:
        return months, months + 1, months + 1
    part = int(match["bd"]) - int(match["ad"]) + 1
    whole, rest = months + part // _DAYS_OF_MONTH, part % _DAYS_OF_MONTH
    return whole, whole + (rest > _FEW_DAYS), whole + (rest * 2 > _DAYS_OF_MONTH)
