"""Where a text says from what to what something went (由45日压缩到20日)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.checking.passages import ANY, COUNT, MONEY, PERCENT, WORD, Passage, kind_of, with_years
from taizhang.checking.words import one_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

RISES = (
    "增加",
    "增长",
    "提高",
    "提升",
    "上升",
    "扩大",
    "增",
    "升",
    "上涨",
    "上调",
    "提",
    "拓展",
    "扩展",
    "扩增",
    "跃升",
    "攀升",
    "升高",
    "增高",
    "扩",
)
FALLS = (
    "压缩",
    "缩短",
    "精简",
    "减少",
    "下降",
    "降低",
    "压减",
    "缩减",
    "减",
    "调减",
    "削减",
    "缩小",
    "降",
    "下调",
    "压降",
    "缩",
    "回落",
    "减轻",
    "取消",
)
_TURNS = (
    "压",
    "整合",
    "归并",
    "合并",
    "简化",
    "统一",
    "扩容",
    "调整",
    "变",
    "发展",
    "变化",
    "恢复",
    "达",
    "优化",
    "控制",
)
_WAYS = frozenset(RISES + FALLS)
_VERB = one_of(RISES + FALLS + _TURNS)
LEVEL = f"[{MONEY}{COUNT}{PERCENT}]"
_FROM_TO = lazy(
    f"(?P<pre>(?:由|从|自){WORD}{{0,20}}(?:{LEVEL}[、和]{WORD}{{1,8}})?)?(?P<a>{LEVEL})"
    f"(?:{WORD}{{1,3}}[，,])?[，,]?(?:{WORD}{{1,4}}、)?{WORD}{{0,6}}?"
    f"(?P<verb>{_VERB})(?P<then>{WORD}{{0,2}}?)(?:到|至|为|成){WORD}{{0,14}}?(?P<b>{LEVEL})"
)
_YEAR_TO_YEAR = lazy(
    f"[由从](?P<y1>(?:1[89]|20)[0-9]{{2}})年(?:底|末)?的?(?P<a>{LEVEL})(?:[，,])?(?:到|至)"
    f"(?P<y2>(?:1[89]|20)[0-9]{{2}})年(?:底|末)?的?(?P<b>{LEVEL})"
)

_SAME_YEARS = lazy(
    f"(?P<y1>(?:1[89]|20)[0-9]{{2}})年(?P<lead>{WORD}{{2,14}}?)(?P<a>[{MONEY}{COUNT}])[，,；;]"
    f"(?P<y2>(?:1[89]|20)[0-9]{{2}})年(?P=lead)(?P<b>[{MONEY}{COUNT}])"
)

_GOES_ON = lazy(f"[、和及与]{WORD}{{0,4}}?{one_of(RISES + FALLS)}")
_YEARS = lazy(
    f"(?P<y1>(?:1[89]|20)[0-9]{{2}})年(?P<lead>[^。；;{ANY[1:-1]}]{{0,20}}?)(?P<a>{LEVEL})[，,；;]"
    f"(?:截至|截止|到|至)?(?P<y2>(?:1[89]|20)[0-9]{{2}})年(?:底|末)?(?:[，,]{WORD}{{1,8}}?)?"
    f"(?:已|就|则|预计|又)?(?:(?P<verb>{_VERB})(?:到|至|为)|(?P<left>[还仅只]剩下?))(?P<b>{LEVEL})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FromTo:
    """One from–to statement of a passage."""

    old: Figure
    new: Figure
    lead: str
    """The words before the first level in its clause."""
    verb: str
    start: int
    end: int


def pairs_of(passage: Passage) -> Iterator[FromTo]:
    """Yield the from–to statements of a sentence: two levels of one unit with a verb between them."""
    text = passage.masked
    yield from _year_by_year(passage)
    for match in _FROM_TO.finditer(text):
        begin, end = match.start("a"), match.end("b")
        # A list of from-values (70、50、30个工作日) has no single partner.
        if (begin > 0 and text[begin - 1] in "、和及与/") or (
            end < len(text) and text[end] in "、和及与/" and not _GOES_ON.match(text, end)
        ):
            continue
        if match["pre"] is None and re.search("[，,]", text[begin + 1 : match.start("verb")]):
            continue
        old, new = passage.figure(begin), passage.figure(match.start("b"))
        if old.unit != new.unit and None not in (old.unit, new.unit):
            continue
        if kind_of(old) != kind_of(new) or old.value is None or new.value is None or old.value < 0 or new.value < 0:
            continue
        clause = max(text.rfind(mark, 0, begin) for mark in "，,；;：:") + 1
        # 优化增加到: the verb that tells which way is the one that counts.
        verb = match["then"] if match["then"] in _WAYS else match["verb"]
        yield FromTo(old=old, new=new, lead=text[clause:begin], verb=verb, start=match.start(), end=end)


def _year_by_year(passage: Passage) -> Iterator[FromTo]:
    """1952年平均工资446元,1956年提高到610元: two years with their levels, the later one led by a verb."""
    masked = with_years(passage.masked)
    for match in (*_YEARS.finditer(masked), *_YEAR_TO_YEAR.finditer(masked), *_SAME_YEARS.finditer(masked)):
        old, new = passage.figure(match.start("a")), passage.figure(match.start("b"))
        if old.unit != new.unit or kind_of(old) != kind_of(new) or match["y1"] >= match["y2"]:
            continue
        if None in (old.value, new.value):
            continue
        bare = match.re.pattern != _YEARS.pattern
        if match.re.pattern == _SAME_YEARS.pattern and int(match["y2"]) - int(match["y1"]) != 1:
            continue
        yield FromTo(
            old=old,
            new=new,
            lead="" if bare else match["lead"],
            # 从2001年4090亿元到2016年6.4万亿元; 2022年产量12.6亿斤,2023年产量13.1亿斤: which way it went is not told.
            verb="到" if bare else match["verb"] or "减少",
            start=match.start("a"),
            end=match.end("b"),
        )
