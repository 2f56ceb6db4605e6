"""The lines above a table that name it, and what they say."""

import re
from functools import lru_cache

from taizhang.reading.patterns import lazy
from taizhang.reading.tables import words

_LINES, _SEEN = 3, 12
_BULLETS = ("·", "•", "●")
"""What a page sets before what it says of itself between a title and a table (· 来源:…)."""
_LONGEST = 60
"""A longer line above a table is a paragraph, not its caption."""
_NUMBER = lazy(r"^(?:附件|附表|表|专栏)[一二三四五六七八九十\d]{0,3}(?:-\d{1,2})?[:. ]{0,3}")
_TAIL = lazy(
    r"(?:(?:目标)?任务|工作|目标)?(?:完成|进展|推进|落实|执行)(?:情况|进度)(?:排名|统计|汇总|公示|一览|明细|通报)?(?:情况)?表?$"
    r"|(?:及其?(?:增长速度|增速|增长率|增幅|构成|比重|增长|占比)(?:情况)?|完成情况|情况|安排|分配|下达|使用|计划|决算)?"
    r"(?:情况)?(?:统计表|一览表|明细表|情况表|计划表|目标表|分解表|任务表|表)?$"
)
_LEAD = lazy(
    r"^.{0,20}?(?:(?:19|20)\d\d年(?:度)?(?:1?\d(?:-1?\d)?月(?:份|\d{1,2}日)?|上半年|全年)?)"
    r"|^(?:各[县区镇乡街市州]{1,2}(?:道|市|区)?|分(?:行业|地区|镇街|县区)|主要|全[市区县省])"
)
_BRACKETS = lazy(r"\([^()]{0,30}\)")


def caption_start(normalised: str, start: int, above: int) -> int:
    """Return where the short lines that may name the table whose first cell is at ``start`` begin.

    None of them reaches above ``above``; without any it is where the table's own line begins.
    """
    top = normalised.rfind("\n", above, start) + 1 or above
    kept = top
    lines = 0
    for _ in range(_SEEN):
        if top <= above or lines == _LINES:
            break
        end = top - 1
        low = max(above, end - _LONGEST - 8)
        begin = normalised.rfind("\n", low, end) + 1
        if begin == 0:
            if low > above:
                break
            begin = above
        line = normalised[begin:end].strip()
        if len(line) > _LONGEST or line.endswith(("。", ";", "!")) or "\t" in line:
            break
        top = begin
        if line and not line.startswith(_BULLETS):
            kept = begin
            lines += 1
    return kept


@lru_cache(maxsize=1024)
def noun_of_caption(caption: str) -> str:
    """Return what a caption says its table is about (主要农产品产量), without number, year, place and 情况表; may be empty."""
    for line in reversed(caption.split("\n")):
        if line.strip().startswith(_BULLETS):
            continue
        plain = _BRACKETS.sub("", line).strip()
        plain = re.sub(r"(?:计量)?单位:?.*$", "", plain)
        plain = _NUMBER.sub("", plain)
        for _ in range(3):
            plain = _LEAD.sub("", plain)
        plain = _TAIL.sub("", plain).strip(" :-|")
        if plain:
            return plain
    return ""


@lru_cache(maxsize=4096)
def says_quantity(text: str) -> bool:
    """Say whether a noun tells by itself what is counted (发电量, 学校数, 增加值)."""
    return text.endswith((*words("tabular", "quantities"), *words("tabular", "amount_ends")))


@lru_cache(maxsize=4096)
def quantity_of(text: str) -> str:
    """Return the noun of quantity that ends ``text`` (产量, 增加值), or an empty string."""
    ends = [word for word in words("tabular", "quantities") if text.endswith(word)]
    return ends[0] if ends else ""
