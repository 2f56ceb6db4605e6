"""How many years something is said to have lasted by the year that is told of, against the year it began in."""

import re
from collections.abc import Iterator

from taizhang.checking.judging import Why, names_counted, place_at, worded
from taizhang.checking.numerals import NUMERAL, numeral
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_alike
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_FOUNDED = "建成|始建|建立|成立|创建|创办|创立|开馆|开业|投产|投用|投入使用|投入运行|通车|设立|组建|挂牌|启用|落成|建"
_SINCE = lazy(
    f"(?:(?:{_FOUNDED})于(?P<a>(?:19|20)[0-9]{{2}})年"
    f"|(?P<b>(?:19|20)[0-9]{{2}})年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?(?:正式)?(?:{_FOUNDED}))"
    "[^。；;\n0-9]{0,16}[，,、]?(?:(?:截?至|到)(?P<till>20[0-9]{2})年底?|至今|距今|迄今)"
    "[，,]?(?:已经|已|有|走过了?|运行了?|使用了?|历时|历经|超期服役)*"
    f"(?P<n>[0-9]{{2,3}}|{NUMERAL})(?P<unit>年)(?![半多余代级])"
)
_BORN = lazy(
    "(?P<a>19[0-9]{2}|20[01][0-9])年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出生|生)[，,](?:[^。；;\n0-9]{0,12}[，,])?"
    "(?:现年|今年|时年)(?P<n>[0-9]{2})(?P<unit>岁)"
)
_ANNIVERSARY = lazy(
    "(?P<n>[1-9][0-9]|[二三四五六七八九]十)(?P<unit>周年)[^。；\n]{0,12}[，,。]"
    "[^。；\n0-9]{0,8}(?P<a>(?:19|20)[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
    f"[^。；，,\n0-9]{{0,12}}?(?:{_FOUNDED})"
)
_RUN = lazy(
    f"(?:连续|近|过去|前)(?P<n>{NUMERAL})(?:个)?(?P<c>年|月|季度)"
    "[（(](?P<list>(?:(?:20[0-9]{2}年?|[0-9]{1,2}月份?|[一二三四]季度)[、,，和及]?){2,})[)）]"
)
_ITEM = "20[0-9]{2}|[0-9]{1,2}月|[一二三四]季度"
_SLACK = {"年": 2, "岁": 2, "周年": 1}
_YEARS = Why(zh="所指的年份可能不是本文的年份", en="the year meant need not be that of the text")


def check_since(reading: Reading) -> Iterator[Finding]:
    """始建于1956年,至今已有67年; 1972年5月出生,现年51岁; 建区30周年; 连续三年(2019年、2020年、2021年)."""
    text = reading.text
    if "今" in text or "至20" in text or "到20" in text:
        for match in _SINCE.finditer(text):
            now = int(match["till"]) if match["till"] else reading.year
            yield from _held(reading, match, int(match["a"] or match["b"]), now)
    for pattern, mark in ((_BORN, "岁"), (_ANNIVERSARY, "周年")):
        for match in pattern.finditer(text) if mark in text else ():
            yield from _held(reading, match, int(match["a"]), reading.year)
    for match in _RUN.finditer(text) if "年（" in text or "年(" in text or "月（" in text or "月(" in text else ():
        stated, counted = numeral(match["n"]), len(re.findall(_ITEM, match["list"]))
        if stated != counted:
            place = place_at(reading, match.start("n"), match.end("c"))
            yield names_counted(
                place, stated, counted, "contradicts", Why(zh="按括号内所列计数", en="counting those in the brackets")
            )


def _held(reading: Reading, match: re.Match[str], began: int, now: int | None) -> Iterator[Finding]:
    count, unit = numeral(match["n"]), match["unit"]
    if now is None or began >= now or abs(now - began - count) <= _SLACK[unit]:
        return
    if not digits_alike(str(now - began), str(count)):
        return  # 和平解放70周年,2021年成立…: another year than that in which it began
    name = "a" if match["a"] else "b"
    yield worded(
        "date",
        "unclear",
        places=(
            place_at(reading, match.start("n"), match.end("unit")),
            place_at(reading, match.start(name), match.end(name)),
        ),
        stated=f"{match['n']}{unit}",
        computed=f"{now - began}{unit}",
        difference=f"{abs(now - began - count)}年",
        tolerance=f"{_SLACK[unit]}年",
        basis=Why(zh=f"按{began}年至{now}年计算", en=f"from {began} to {now}"),
        reason=_YEARS,
    )
