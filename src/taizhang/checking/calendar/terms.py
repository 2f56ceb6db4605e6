"""Terms in months, years and days against their first and last date (2023年3月至2025年2月,共36个月)."""

import re
from collections.abc import Iterator
from datetime import date

from taizhang.checking.judging import Why, place_at, worded
from taizhang.checking.numerals import NUMERAL, numeral
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_TILL = "(?:至|到|—|–|-|－|~|～)"
_MONTHS = lazy(
    f"(?P<a>20[0-9]{{2}})年(?P<am>1[0-2]|[1-9])月(?:份|初|底|[0-9]{{1,2}}日)?{_TILL}"
    "(?:(?P<b>20[0-9]{2})年)?(?P<bm>1[0-2]|[1-9])月(?:份|底|末|[0-9]{1,2}日)?(?:止)?"
    "[，,（(](?:工期|总?工期|共|共计|为期|历时|周期|建设期|计|合计)为?(?P<n>[0-9]{1,3})个月"
)
_LEAD_YEARS = lazy(
    f"(?P<what>周期|期限|工期|有效期|服务期|任期|建设期|合同期|租期|年限)(?:为|是|共)?(?P<n>{NUMERAL})年[，,（(](?:即)?[自从]?(?P<a>20[0-9]{{2}})年"
    f"(?:(?P<am>1[0-2]|[1-9])月(?:(?P<ad>[0-9]{{1,2}})日)?)?(?:起)?{_TILL}(?P<b>20[0-9]{{2}})年"
    "(?:(?P<bm>1[0-2]|[1-9])月(?:(?P<bd>[0-9]{1,2})日)?)?"
)
_BUILT = lazy(
    "(?P<a>20[0-9]{2})年(?P<am>1[0-2]|[1-9])月(?:份|初|底)?(?:正式|全面)?(?:开工|动工|启动|开始)(?:建设)?[^。；;\n0-9]{0,16}?"
    "(?P<b>20[0-9]{2})年(?P<bm>1[0-2]|[1-9])月(?:份|初|底)?(?:前)?(?:正式|全面)?(?:竣工|完工|建成|投产|投用|交付|完成|结束)"
)
_LONG = lazy(
    f"(?<![0-9])(?P<am>1[0-2]|[1-9])月(?P<ad>[0-9]{{1,2}})日{_TILL}(?P<bm>1[0-2]|[1-9])月(?P<bd>[0-9]{{1,2}})日[）)]?"
    "[，,]?(?:共计?|为期|历时|合计)(?P<n>[0-9]{2,3})天"
)
_LASTED = lazy(
    "(?P<a>20[0-9]{2})年(?P<am>1[0-2]|[1-9])月[^。；;\n0-9]{0,20}?[，,](?:于|至|到|并于)?"
    "(?P<b>20[0-9]{2})年(?P<bm>1[0-2]|[1-9])月[^。；;\n0-9]{0,16}?[，,]历时(?:近|约)?"
    f"(?P<n>{NUMERAL})(?P<unit>个月|年(?!半))"
)
_YEAR_DAYS = 365
_MONTHS_OF_YEAR = 12
_FEBRUARY = 2
_LOOSE = Why(zh="首尾的月份或年份未必都计入", en="the first and the last need not both be counted")


def check_terms(reading: Reading) -> Iterator[Finding]:
    """建设期2023年3月至2025年2月,共36个月: 24 from the first month to the last."""
    text = reading.text
    for match in _MONTHS.finditer(text) if "个月" in text else ():
        apart = (
            (int(match["b"] or match["a"]) - int(match["a"])) * _MONTHS_OF_YEAR + int(match["bm"]) - int(match["am"])
        )
        if apart > 0 and int(match["n"]) not in (apart, apart + 1):
            yield _other(reading, match, f"{match['n']}个月", f"{apart + 1}个月")
    for match in _LEAD_YEARS.finditer(text) if "期" in text or "年限" in text else ():
        yield from _years(reading, match)
    for match in _BUILT.finditer(text) if "工" in text else ():
        if (int(match["b"]), int(match["bm"])) < (int(match["a"]), int(match["am"])):
            yield _other(reading, match, text[match.start("b") : match.end()], f"{match['a']}年{match['am']}月以后")
    for match in _LASTED.finditer(text) if "历时" in text else ():
        yield from _lasted(reading, match)
    for match in _LONG.finditer(text) if "天" in text else ():
        yield from _days(reading, match)


def _lasted(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    """2019年9月开工,2022年12月建成,历时五年: three years and three months."""
    months = (int(match["b"]) - int(match["a"])) * _MONTHS_OF_YEAR + int(match["bm"]) - int(match["am"])
    count, years = numeral(match["n"]), match["unit"] == "年"
    if months <= 0:
        return
    fits = abs(count * _MONTHS_OF_YEAR - months) < _MONTHS_OF_YEAR if years else abs(count - months) <= 1
    if not fits:
        yield _other(reading, match, match["n"] + match["unit"], f"{months}个月")


def _years(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    count, apart = numeral(match["n"]), int(match["b"]) - int(match["a"])
    if match["am"] and match["bm"]:
        months = apart * _MONTHS_OF_YEAR + int(match["bm"]) - int(match["am"])
        fits = abs(months - count * _MONTHS_OF_YEAR) <= 1
        meant = f"{round(months / _MONTHS_OF_YEAR)}年"
    else:
        fits, meant = count in (apart, apart + 1), f"{apart}年"
    if not fits and apart >= 0:
        yield _other(reading, match, f"{match['n']}年", meant)


def _days(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    first, last = int(match["am"]), int(match["bm"])
    if last - first < _FEBRUARY or (first <= _FEBRUARY and last > _FEBRUARY):
        # Two months are looked at elsewhere; February has one day more in some years.
        return
    try:
        days = (date(2001, last, int(match["bd"])) - date(2001, first, int(match["ad"]))).days + 1
    except ValueError:
        return
    if int(match["n"]) not in (days, days - 1) and days < _YEAR_DAYS:
        yield _other(reading, match, f"{match['n']}天", f"{days}天")


def _other(reading: Reading, match: re.Match[str], stated: str, computed: str) -> Finding:
    named = "n" if "n" in match.groupdict() else "b"
    return worded(
        "date",
        "unclear",
        places=(place_at(reading, match.start(named), match.end(named)), place_at(reading, match.start(), match.end())),
        stated=stated,
        computed=computed,
        difference="期限不合",
        tolerance="1",
        basis=Why(zh="按起止时间计算", en="from the first to the last"),
        reason=_LOOSE,
    )
