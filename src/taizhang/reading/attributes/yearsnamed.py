"""The years that a stretch of text names, without those it only compares with or leaves out."""

import re

from taizhang.reading.patterns import lazy

CN = "[一二][〇○零一二三四五六七八九]{3}"
"""A year in Chinese digits."""
_COMPARED = lazy(
    rf"按(?:(?:19|20)\d\d|{CN})年(?=(?:可比|不变)价)"
    rf"|恢复[到至](?:19|20)\d\d年[^,。;]{{0,6}}"
    rf"|在(?:19|20)\d\d年[^,。;]{{0,24}}基础上"
    rf"|(?:达到?|回升[到至]|相当于|(?<![整化降变加升高少大])为)(?:19|20)\d\d年(?:同期|全年)?(?:水平)?的$"
    rf"|对(?:19|20)\d\d年[^,。;\d]{{2,16}}的$"
    rf"|(?:比|较|与|由|从|同|是|超过|高于|低于|相当于)[^,。;:到]{{0,4}}?(?:(?:19|20)\d\d|{CN})年[^,。;]{{0,6}}(?:相比|同期|底|末|的)?"
)
_ALSO_COMPARED = lazy("(?<=[%点倍])[、和](?:19|20)\\d\\d年(?:同期)?(?=增长|下降|上升|提高|减少|增加)")
"""A further year that is compared with (同比2020年增长48%、2019年增长14%)."""
_ASIDE = lazy(
    r"\((?:扣除|剔除|不?含|包括|不包括|考虑|(?:19|20)\d\d年(?:本|版|修订|(?:\d{1,2}月)?[-~至到](?:19|20)\d\d年"
    r"|[^()\d]{0,10}\d[\d.]*(?![\d.,年月日季~至到-])))[^()]{0,60}\)"
)
"""What a bracket leaves out, takes in, or tells of a value of its own (受理320件(2023年同期410件)), whose year is not that
of the values behind it."""
_RELATIVE = lazy(
    r"([今去明年](?:(?<!年)年|(?<=(?<![^,。;、])年)内))(?<![比较从由与同和跟于过]..)"
    r"(?!同期[^,。;]{0,16}[,。;]|[^,。;]{0,24}基础上|[^,。;\d]{0,8}基数[^,。;\d]{0,4}上)"
)
_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_YEAR = lazy(r"((?:19|20)\d\d)年(?!代|以来|至|-|开始|起(?![草点]))|([一二][〇○零一二三四五六七八九]{3})年")


def _blank(found: re.Match[str]) -> str:
    return "·" * (found.end() - found.start())


_TAKEN_UP = lazy(
    "(?:[纳列录]入|入选|进入)了?(?:[一-龥]{0,6})(?:19|20)\\d\\d(?:[-至]20\\d\\d)?年(?=[^,。;\\d]{0,20}(?:计划|规划|名单|目录|项目库|清单|储备))"
)
"""The year of a plan or list into which something was taken, which is none of what is told (纳入2027年重点项目计划)."""
_LEFT_OUT = lazy(
    "(?:扣除|除去|剔除|除)(?:(?:19|20)\\d\\d年[、和及至到-]?)+[^,。;]{0,24}(?=[后外,])"
    "|(?:不?含|包括|包含)(?:(?:19|20)\\d\\d年|[上去]年)[^,。;]{0,24}"
)
"""What years brought that is left out of what is told, or taken in (除去2010年、2011年到期面积2004亩后,…; 含2023年结转的3件)."""
_BEGUN_IN = lazy(
    "(?:19|20)\\d\\d年(?=[^,。;]{0,12}(?:开工|动工|启动|立项|开建|获批|成立)[^,。;]{0,6},(?:截至|到)?(?:目前|现已|现在))"
)
"""When something was begun of which the present state is told (2023年6月开工,目前|主体完成70%)."""


def last_year(text: str) -> int | None:
    """Return the year that ``text`` names last, in Arabic or Chinese figures, or None."""
    at = text.rfind("年")
    while at >= 4:
        found = _YEAR.match(text, at - 4)
        if found is not None:
            return digits(found[1] or found[2])
        at = text.rfind("年", 0, at)
    return None


class Years:
    """The year that a stretch of the text names last, kept while the stretch grows by words that name none."""

    __slots__ = ("_low", "_named", "_said", "_upto", "of_sentence")

    def __init__(self) -> None:
        """Start with an empty stretch."""
        self._low = self._upto = -1
        self._named: int | None = None
        self._said = ""
        self.of_sentence: tuple[int, int | None] = (-1, None)
        """Where the last sentence that named a year ends, and that year."""

    def at(self, text: str, low: int, upto: int) -> tuple[int | None, str]:
        """Return the last calendar year in ``text[low:upto]``, those compared with left out, else the last 今年 or 去年."""
        if low != self._low or upto < self._upto or "年" in text[self._upto : upto]:
            self._low = low
            self._named, self._said = None, ""
            stretch = text[low:upto]
            if "年" in stretch:
                stretch = _ASIDE.sub(_blank, stretch) if "(" in stretch else stretch
                if "除" in stretch or "含" in stretch or "包" in stretch:
                    stretch = _LEFT_OUT.sub(_blank, stretch)
                stretch = _TAKEN_UP.sub(_blank, stretch) if "入" in stretch else stretch
                stretch = _BEGUN_IN.sub(_blank, stretch) if "前" in stretch or "现" in stretch else stretch
                stretch = _ALSO_COMPARED.sub(_blank, stretch) if "、" in stretch and "比" in stretch else stretch
                numbered = "20" in stretch or "19" in stretch or "二" in stretch or "一" in stretch
                self._named = last_year(_COMPARED.sub(_blank, stretch) if numbered else stretch)
                said = _RELATIVE.findall(stretch) if self._named is None else None
                self._said = said[-1] if said else ""
        self._upto = upto
        return self._named, self._said


def digits(year: str) -> int:
    """Return the year that is written in Arabic or in Chinese digits (二〇二五)."""
    if year.isdecimal():
        return int(year)
    return int("".join([_DIGITS.get(c, c) for c in year]))
