"""Shares and rates of a few things, of which only how many there are is told (45人,其中女性占43.5%): GRIM."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import is_exact, is_plain
from taizhang.checking.passages import COUNT, ITEM_MARK, LINK, PERCENT, WORD, Passage, unbracketed
from taizhang.checking.ratios.possible import impossible
from taizhang.checking.ratios.shares import SOFT_BASE
from taizhang.checking.records import Finding
from taizhang.checking.words import WORDS, one_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_AMONG = lazy(
    f"(?P<noun>{WORD}{{0,12}})(?:中|当中|之中|里面?)[，,]?(?:约)?"
    f"(?:(?P<what>{WORD}{{2,20}}?)(?:所)?占(?:比|总数的)?{LINK}|有{LINK})"
)
_OF_THEM = lazy(
    f"(?P<noun>{WORD}{{0,12}})[，,]其?中?[，,:：]?(?P<what>{WORD}{{1,14}}?)(?:所)?(?:占比?|的?比例|的?比重)(?:总人?数的?)?{LINK}"
)
_RATE = lazy(
    f"(?P<noun>{WORD}{{0,10}})[，,](?:其?中?|总体|总|综合)(?P<what>{WORD}{{0,6}}?)(?P<stem>{one_of(WORDS.countable)})率{LINK}"
)
_PEOPLE = ("人", "名", "位")
_MARKED = lazy(
    "女|男|党员|团员|学历|职称|岁|及以上|及以下|少数民族|干部|教师|博士|硕士|研究生|本科|大专|高级|中级|初级|青年|技术人员"
    "|农民|工人|代表|委员$|非公|基层"
)
_DONE = lazy("(?:已|未|尚未|正在|按期|按时)[^，,；;。]{1,8}(?:的|数)?$")
_AMOUNTS = lazy(
    "产值|收入|投资|面积|产量|金额|资金|利润|税|增加值|销售|营业|出口|进口|用电|资产|份额|经费|支出|贡献|价值|额|量|人口"
    "|全[市县区省国]|行业|GDP|总$|比上年|同比"
)
_NO_NOUN = lazy("[比较增减升降超]|以上|以下|左右|余|多")
_IN_TURN = lazy(
    f"{WORD}{{0,12}}[，,](?:其中[，,:：]?)?(?P<what>[^，,；;。：:{PERCENT}]{{2,30}}?)(?:所)?"
    f"(?:占[^，,；;。]{{0,6}}|比例|比重)(?:分别|依次)(?:为|是)?{LINK}"
)
_BRACKET = lazy("[（(][^（）()0-9]{1,12}[）)]")
_AFTER = lazy("^(?:以上|以下|左右|以内|上下)")
_AND = lazy("[、和及]")
_TELLING = 2
_WHOLE_PERCENT = Fraction(1)


def check_lone_counts(passage: Passage) -> Iterator[Finding]:
    """A share of N whole things is one of 0/N, 1/N … N/N, where they alone stand before it."""
    bare = unbracketed(passage)
    for told in (passage,) if bare is passage else (passage, bare):
        for number in range(1, len(told.figures)):
            if told.kind(number) == PERCENT and told.kind(number - 1) == COUNT:
                yield from _judged(told, number)


def _judged(passage: Passage, number: int) -> Iterator[Finding]:
    count, percent = passage.figures[number - 1], passage.figures[number]
    gap, after = _BRACKET.sub("", passage.gaps[number]), passage.gaps[number + 1]
    if not (is_plain(count) and is_plain(percent)) or percent.measure in ("growth", "change"):
        return
    if count.measure != "level" or not count.value or percent.mood == "target" or _AFTER.match(after):
        return
    if Fraction(percent.resolution) >= _WHOLE_PERCENT:
        return
    before = passage.gaps[number - 1]
    if number > 1 and not re.search("[。；;]", before) and passage.figures[number - 2].unit == count.unit:
        # 建议172件、提案158件: what two counts before it share is of neither alone.
        return
    turn = _IN_TURN.fullmatch(gap) if is_exact(count) or (count.unit == "天" and count.resolution == 1) else None
    if turn is not None and (count.unit or "-") in turn["what"] + gap[-8:] and not _AMOUNTS.search(turn["what"]):
        last = number
        while last + 1 < len(passage.figures) and _AND.fullmatch(passage.gaps[last + 1]):
            last += 1
        for percent in passage.figures[number : last + 1]:
            if percent.unit == "%" and is_plain(percent):
                yield from impossible(passage, percent, count, SOFT_BASE)
        return
    if not is_exact(count):
        return
    among = _AMONG.fullmatch(gap)
    if among is not None and (among["what"] is not None or after.startswith("的")):
        if among["what"] is None or among["what"].endswith("的") or not _AMOUNTS.search(among["what"]):
            yield from impossible(passage, percent, count, None)
        return
    rate = _RATE.fullmatch(gap)
    if rate is not None and not _NO_NOUN.search(rate["noun"]):
        # 开工建设160个,开工率86.5%: what the rate counts is of more than itself.
        counted = re.search(f"{rate['stem']}(?!申请|任务|计划|目标)", ITEM_MARK.split(before)[-1])
        if counted is None and (not rate["what"] or rate["what"] in rate["noun"]):
            yield from impossible(passage, percent, count, SOFT_BASE)
        return
    them = _OF_THEM.fullmatch(gap)
    if them is None or _NO_NOUN.search(them["noun"]) or _AMOUNTS.search(them["what"]):
        return
    if _same_kind(count, them["noun"] or before, them["what"]):
        yield from impossible(passage, percent, count, None if "其中" in gap else SOFT_BASE)


def _same_kind(count: Figure, noun: str, what: str) -> bool:
    """Whether what has a share is some of the things counted: people of a mark, their noun once more, those done."""
    if _DONE.search(what):
        return True
    if count.unit in _PEOPLE:
        return _MARKED.search(what) is not None
    return len(noun) >= _TELLING and noun[-_TELLING:] in what
