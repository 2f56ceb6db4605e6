"""Lists said 分别 of gaps to one rate, as many as the names that open the sentence; 环比、同比分别 with one number."""

import re
from collections.abc import Iterator

from taizhang.checking.judging import Why, names_counted, place_at
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Reading

_NUMBER = r"[0-9]+(?:[.．][0-9]+)?(?:个百分点|个点|%|％)?"
_GAPS = lazy(
    "(?:^|(?<=[。；;，,：:\\n]))(?P<names>[\u4e00-\u9fffA-Za-z（）()]{2,12}(?:、[\u4e00-\u9fffA-Za-z（）()]{2,12}){2,15})"
    "[，,][^，,；;。、0-9\\n]{0,16}分别(?:高于|低于|高出|快于|慢于|领先于?|落后于?)[^，,；;。、0-9\\n]{2,14}?"
    f"(?P<numbers>{_NUMBER}(?:[、和及]{_NUMBER}){{1,16}})(?=[，,；;。\\n]|$)"
)
_WAYS = lazy(
    "(?P<names>(?:环比|同比)[、和与及](?:同比|环比)|[比较]上月[、和与及][比较]?(?:上年|去年)同期|[比较](?:上年|去年)同期[、和与及][比较]?上月)"
    f"(?:均)?分别[^，,；;。、0-9\\n]{{1,6}}(?P<numbers>{_NUMBER})(?=[，,；;。）)\\n]|$)"
)
_MARK = lazy("[、和及]")
_NAMES = lazy("、")
_UNSURE = lazy("等|[和及与]|各|第")
_AS_NAMED = Why(zh="按所列名称计", en="as many as the names listed")
_OPEN = Why(zh="所列名称的起止可能另有分法", en="the list may begin elsewhere or be parted otherwise")


def check_even_gaps(reading: Reading) -> Iterator[Finding]:
    """甲镇、乙镇、丙镇进展较好,完成率分别高于整体进度的11.8、6.3个百分点: three names and two numbers."""
    if "分别" not in reading.text:
        return
    for match in _GAPS.finditer(reading.text):
        names, numbers = len(_NAMES.split(match["names"])), len(_MARK.split(match["numbers"]))
        if abs(names - numbers) == 1 and not _UNSURE.search(match["names"]):
            yield _uneven(reading, match, numbers, names)
    for match in _WAYS.finditer(reading.text):
        yield _uneven(reading, match, 1, 2)


def _uneven(reading: Reading, match: re.Match[str], stated: int, named: int) -> Finding:
    return names_counted(place_at(reading, *match.span("numbers")), stated, named, "unclear", _AS_NAMED, reason=_OPEN)
