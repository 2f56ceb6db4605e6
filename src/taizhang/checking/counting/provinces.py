"""Provinces by name and how many they are said to be, whatever stands between (A、B、C受灾较重的4省)."""

import re
from collections.abc import Iterator

from taizhang.checking.judging import Why, is_exact, is_plain, names_counted
from taizhang.checking.passages import COUNT, OTHER, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy

PROVINCE = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海"
    "|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_SEVERAL = lazy(
    f"(?P<list>(?:(?:{PROVINCE})[省市]?、){{2,30}}(?:{PROVINCE})(?:[和及与](?:{PROVINCE}))?[省市]?)"
    f"(?P<between>[^{PERCENT}-{OTHER}，,。；;：:、（）0-9]{{1,14}})(?P<n>{COUNT})(?:个|省|省份|省市|省区|地区)?"
)
_OTHERS = lazy("[和及与跟同]|其他|其它|其余|另|以外|之外")
_MANY = 12
_BY_NAME = Why(zh="按所列省份名称计数", en="counting the provinces named")
_UNSURE = Why(zh="所列的未必就是所计的", en="those named need not be those counted")


def check_provinces(passage: Passage) -> Iterator[Finding]:
    """安排14亿元支持湖北、广东、河南、浙江受灾较重的5省: as many as are named; no more than it where they end in 等."""
    if "、" not in passage.masked or "省" not in passage.text:
        return
    for match in _SEVERAL.finditer(passage.masked):
        figure = passage.figure(match.start("n"))
        if figure.unit not in ("省", "个省", "个") or not is_exact(figure) or not is_plain(figure) or not figure.value:
            continue
        if figure.unit == "个" and not passage.masked.startswith("省", match.start("n") + 1):
            continue
        named, stated = len(re.split("[、和及与]", match["list"])), int(figure.value)
        if _OTHERS.search(match["between"]) or stated == named or abs(stated - named) > _MANY:
            continue
        if "等" in match["between"] and named < stated:
            continue
        yield names_counted(
            passage.place(figure), stated, named, "unclear", _BY_NAME, counter="省", tolerance="0省", reason=_UNSURE
        )
