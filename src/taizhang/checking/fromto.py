"""Where a text says from what to what something went (由45日压缩到20日)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.checking.passages import COUNT, MONEY, PERCENT, WORD, Passage, kind_of
from taizhang.checking.words import one_of
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
_TURNS = ("调整", "变", "发展", "变化", "恢复", "达", "优化", "控制")
_VERB = one_of(RISES + FALLS + _TURNS)
LEVEL = f"[{MONEY}{COUNT}{PERCENT}]"
_FROM_TO = re.compile(
    f"(?P<pre>(?:由|从|自){WORD}{{0,20}})?(?P<a>{LEVEL})"
    f"[，,]?{WORD}{{0,6}}?(?P<verb>{_VERB}){WORD}{{0,2}}?(?:到|至|为|成){WORD}{{0,14}}?(?P<b>{LEVEL})"
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
    for match in _FROM_TO.finditer(text):
        begin, end = match.start("a"), match.end("b")
        # A list of from-values (70、50、30个工作日) has no single partner.
        if (begin > 0 and text[begin - 1] in "、和及与/") or (end < len(text) and text[end] in "、和及与/"):
            continue
        if match["pre"] is None and text[begin + 1] in "，,":
            continue
        old, new = passage.figure(begin), passage.figure(match.start("b"))
        if old.unit != new.unit and None not in (old.unit, new.unit):
            continue
        if kind_of(old) != kind_of(new) or old.value is None or new.value is None or old.value < 0 or new.value < 0:
            continue
        clause = max(text.rfind(mark, 0, begin) for mark in "，,；;：:") + 1
        yield FromTo(old=old, new=new, lead=text[clause:begin], verb=match["verb"], start=match.start(), end=end)
