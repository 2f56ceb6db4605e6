"""What the words before a number say of it: how it is bounded, that it grew, and with what it is compared."""

from functools import lru_cache
from typing import NamedTuple

from taizhang.reading.attributes.kinds import DONE_MORE
from taizhang.reading.attributes.lexicon import (
    COMPARED,
    DOWN_LAST,
    REACH_LAST,
    TOTALS,
    UP_LAST,
    by_last,
    chop_right,
    ends,
)
from taizhang.reading.patterns import lazy
from taizhang.reading.tables import words

_ADVERBS_LAST = by_last(words("lexicon", "growth_adverbs"))
_COMPARING = frozenset("比较与口按扣剔年")
_STARTING = frozenset("从由自")
AGAINST = lazy(
    r"(?:比|较)(?:上年度?|去年|同期|现有|原来|原有|原先|过去|以前|此前|改革前|调整前|(?:19|20)\d\d年|[一二][〇○零一二三四五六七八九]{3}年"
    r"|第[一二三四五六七八九十]{1,3}个五年计划(?:期间|时期)?|“?十?[一二三四五六七八九]五”?(?:期间|时期|末)?"
    r"|(?:(?:19|20)\d\d年)?第[一二三四五六七八九十]次[一-龥]{2,6}普查时?)(?:同期|决算|完成|执行|实际|实绩|累计|支出|收入|基数){0,3}数?的?$"
    r"|(?:比|较)(?:上年|去年|同期)(?:同期)?[^,。;\d增减升降多少高低快慢]{1,8}$"
)
"""An earlier time that is compared with, at the end of the words before what was then (比上年同期破案|858起上升)."""
_ACCOUNTED = lazy("[比较与](?:上年|去年)(?:同期|决算|完成|执行|实际|实绩){0,2}数$")
"""What is compared with, as an account names it (比上年决算数25亿元下降)."""
FROM = lazy(
    r"(?:从|由(?:原来)?|自(?=[\d上去前年原]))(?![^,。;]{2,16}(?:购[买进]|采购|引进|抽调|选派|调[入拨]|筹[集措]))[^,。;]{0,20}$"
)
_TAIL_QUALIFIER = lazy(
    r"(不[能得](?:低于|少于)|不[能得](?:高于|超过|突破)"
    r"|不低于|不少于|不小于|至少|≥|不超过|不高于|不大于|不突破|不多于|最长不超过|最多(?!达)|控制在|控制到|≤|约为|约达|约合|大约|约(?<![签节集履违合预缔失制公条盟]约)(?<!规民约)|接近|将近"
    r"|近(?<![附邻新]近)(?!年)|过(?<![超通经不]过)|突破|破(?<=[一-龥A-Z]{2}破)|超过|超出|超(?!额)|逾"
    r"|高于|多于|首超|大于|跨越|低于|小于|少于|不足|不到|不满|仅|大于|跨过|迈过)"
    r"(?:了|达到?|到|为|第|全省|全国|全市|年均|再|人民币|有)?$"
)
_QUALIFIER_LAST = frozenset("过于少≥破多在到≤为达约近出超逾越足满仅了第省国市均再币有\n")
"""What qualifying words before a number end with: a cheap test before the pattern."""
_EARLY = lazy(r"(至少|不得?少于|不得?低于|不得?超过|不得高于)(?=[一-龥]{2,12}$)")
_YEAR_OF = lazy(
    r"(?:(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年(?:度)?(?:底|末)?|(?:今年|去年|上年|当年|全年|明年)(?:底|末|初)?|年(?:底|末|初)"
    r"|(?<=[比较])(?:现有|原来|原有|原先|过去|以前|此前|改革前|调整前)"
    r"|(?:上年度?|去年)同[期月季]|第[一二三四五六七八九十]{1,3}个五年计划(?:期间|时期)?|“ ?[一二三四五六七八九十]{1,2}五”(?:时期|期间|期?末))的?$"
    r"|连续(?:\d{1,2}|[一二两三四五六七八九十])年$|(?:每人|人均|户均)?(?<!平均)每[年月天日人亩户吨张床]$|(?<=[到至])(?:每?[年月])?[人户]均$"
    r"|(?<=标准为)(?:[人户]均?[年月]|[年月][人户]均)$"
)
_YEAR_ENDS = frozenset("年的底末初期月天日人亩户吨张床划间均")
_NO_GROWTH = (
    "均新增",
    "审减",
    "净核减",
    "改造提升",
    "整治提升",
    "完善提升",
    "巩固提升",
    "提质提升",
    "建设提升",
    "改扩建提升",
)
"""Acts that end with a growth word: so much was done, nothing grew (改造提升1.5万亩)."""
_GROWTH_TAILS = ("增幅", "增速", "增长", "涨幅", "降幅", "增长率", "增长速度")


class Before(NamedTuple):
    """What the words before a number say of it, whatever follows."""

    stem: str
    """What is left of them once reach, growth and comparison words at their end are gone."""
    growth: str
    """The growth word among those, or an empty string."""
    compared: bool
    """Whether something is compared with (同比, 比上年)."""
    starts: bool
    """Whether 从, 由 or 自 opens them: the number is where something started from."""
    against: bool
    """Whether they end in an earlier time that is compared with (比上年)."""
    qualifier: str
    """The qualifying word at their end, or an empty string."""
    early: str
    """The qualifying word that stands before the name (不低于耕地面积), or an empty string."""


@lru_cache(maxsize=8192)
def words_before(left: str) -> Before:
    """Return what the words before a number say; kept for words that come again, as most do."""
    stem, growth, compared = _stem(left)
    comparing = not _COMPARING.isdisjoint(left)
    tail = left[-17:].rstrip(" ")
    qualifier = _TAIL_QUALIFIER.search(tail) if tail[-1:] in _QUALIFIER_LAST else None
    if qualifier is None and "每" in tail[-_PER:]:
        qualifier = _TAIL_QUALIFIER.search(_EACH.sub("", tail))  # 低于每立方米|19微克
    early = _EARLY.search(left) if "不" in left or "至少" in left else None
    return Before(
        stem,
        growth,
        compared or (comparing and COMPARED.search(left) is not None),
        not _STARTING.isdisjoint(left) and FROM.search(left) is not None,
        comparing and AGAINST.search(left) is not None,
        "" if qualifier is None else qualifier.group(1),
        "" if early is None else early.group(1),
    )


_EACH = lazy("(?:每(?:[一-龥]{1,3}))+$")
_INLINE_HEADING = lazy(r"\s*[一-龥]{2,14} {1,4}(?=全年|年末|上半年)")
"""What another column or a heading left in the line of what is told (促进增收节支   |全年完成审计项目26个)."""
_PER = 5
"""What a value is per begins at most so many characters before it (每平方公里)."""
_PASSING = frozenset(("收入", "税收", "利润", "产值", "投资", "利税", "纳税", "营收", "总额", "售额", "规模"))
"""What may pass an amount."""


def _stem(left: str) -> tuple[str, str, bool]:
    """Take reach, growth and comparison words off the end; return the rest, the growth word and whether it compares."""
    growth = ""
    compared = False
    if " " in left and (heads := _INLINE_HEADING.match(left)) is not None:
        left = left[heads.end() :]
    text = left.replace("\n", "").replace(" ", "").rstrip("、")
    for _ in range(12):
        if text[-1:] in _YEAR_ENDS:
            dated = len(text)
            text = text[:-40] + _YEAR_OF.sub("", text[-40:])
            if len(text) < dated and text.lstrip("、,") in ("比", "较"):
                compared, text = True, ""
        if text[-1:] == "最" and len(text) < len(left):
            text = text[:-1]  # 员额法官结案最多达934件
        if text[-1:] == "过" and text[-3:-1] in _PASSING:
            text = text[:-1]  # 税收过亿元
        if text[-1:] == "数" and (account := _ACCOUNTED.search(text)) is not None:
            compared, text = True, text[: account.start()]
        if text[-2:] in DONE_MORE and text[-3:-2] in "多少" and not growth and "比" in text:
            growth, text = ("增加" if text[-3] == "多" else "减少"), text[:-3]
            continue  # 比上年多完成2亿元
        if text[-2:] in ("多了", "少了") and not growth and ("比" in text or "较" in text):
            text = text[:-1]  # 比上年多了95个
        if text.endswith(("同比", "环比")) or text in ("同期", ",同期"):
            compared = True
            text = text[:-2]
            continue
        shorter = text if text.endswith(TOTALS) and text not in TOTALS else chop_right(text, REACH_LAST)
        if shorter[-1:] == "或" and len(shorter) < len(text):
            shorter = chop_right(shorter[:-1], REACH_LAST)  # 接近或达到
        if shorter == text:
            word = "" if text.endswith(_NO_GROWTH) else max(ends(text, DOWN_LAST), ends(text, UP_LAST), key=len)
            if word and not growth:
                growth, shorter = word, text[: -len(word)]
            elif word and text.endswith(_GROWTH_TAILS):
                shorter = text[: -len(word)]
            else:
                shorter = chop_right(text, _ADVERBS_LAST)
        if shorter == text:
            break
        text = shorter
    return text, growth, compared
