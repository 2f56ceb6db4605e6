"""The amount that a cell prints, and the unit that a head, a caption or a column of units prints."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from taizhang.reading.patterns import lazy
from taizhang.reading.quantities.units import canonical, multiplier_of, unit_at
from taizhang.reading.records import Qualifier
from taizhang.reading.tabular.table import PrintedUnit
from taizhang.values import resolution_of

_LONGEST_CELL = 40
_BEFORE: dict[str, Qualifier] = {
    "≥": ">=", "≧": ">=", ">=": ">=", "不低于": ">=", "不少于": ">=", "不小于": ">=", "至少": ">=",
    "≤": "<=", "≦": "<=", "<=": "<=", "不超过": "<=", "不高于": "<=", "不大于": "<=", "控制在": "<=",
    ">": ">", "超过": ">", "超": ">", "突破": ">", "高于": ">", "大于": ">",
    "<": "<", "低于": "<", "小于": "<", "近": "<", "接近": "<", "约": "≈",
}  # fmt: skip
_AFTER: dict[str, Qualifier] = {
    "以上": ">=", "及以上": ">=", "左右": "≈", "上下": "≈", "以内": "<=", "之内": "<=", "以下": "<=", "内": "<=",
}  # fmt: skip
_UP = ("同比增长", "比上年增长", "年均增长", "增长", "提高", "上升", "增加", "↑")
_DOWN = ("同比下降", "比上年下降", "年均下降", "累计下降", "下降", "降低", "减少", "↓", "负增长")
_REACH = (
    "已完成",
    "已",
    "实际",
    "目前",
    "仅",
    "达到",
    "达",
    "力争",
    "确保",
    "完成",
    "实现",
    "保持在",
    "稳定在",
    "累计",
    "新增",
    "为",
    "年均",
)
_LEADS = sorted((*_BEFORE, *_UP, *_DOWN, *_REACH), key=lambda word: -len(word))
_LEAD = lazy(rf"(?:{'|'.join(map(re.escape, _LEADS))})")
_RANK = lazy(r"(?:全[国省市区县])?(?:排名)?第(?=\d)")
_NUMBER = lazy(r"[-+]? ?(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,18})(?:\.\d{1,8})?(?![\d.])")
_TO = lazy(r" ?(?:-|~|至|到) ?(?=\d)")
_POWERS = lazy(r" ?([余多]?)([百千万亿]{0,2})([余多]?) ?")
_REST = lazy(r" ?(及以上|以上|左右|上下|以内|之内|以下|内)? ?(?:\[\d{1,2}\]|\((?:(?:预计|预期|含)[^()]{0,8}|其中[^()]{0,16})\)|\*{1,2})?")
_COMPOUND = lazy(r"[/·每][^\d\s,、;。()]{1,8}")
_YEAR = lazy(r"(?:19|20)\d\d")
_MISSING = lazy(r"[-–/\\*… .·×xX]{1,8}|无|空|暂无|未统计|缺|\(空\)")
_UNIT_NOTE = lazy(r"(?:计量)?单位:? ?|±|\+-|\+/-")
_SPLIT = lazy(r"[,、;/]")
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One printed number of a cell, offsets counted from the cell's first character."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    resolution: Decimal
    unit: PrintedUnit | None
    """The unit printed in the cell itself, or None."""
    bare: bool
    """Whether the multiplier too is left to the head: nothing but digits is printed."""
    qualifier: Qualifier
    direction: int
    """-1 where the cell says that it falls, 1 where it says that it grows, else 0."""
    rank: bool
    """Whether it is printed as a place in an order (第3位)."""
    cumulative: bool
    """Whether it stands in square brackets, which plans give to totals over several years."""


def is_missing(text: str) -> bool:
    """Say whether a cell prints that there is no value (—, /, 无); an empty one prints nothing."""
    return _MISSING.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """Say whether a cell is a bare calendar year."""
    return _YEAR.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def printed_unit(text: str) -> PrintedUnit | None:
    """Return the unit that ``text`` is and nothing but is (万人次, ±%, 微克/立方米), else None."""
    text = _UNIT_NOTE.sub("", text).strip(" :")
    if not 0 < len(text) <= 14:
        return None
    cut = 0
    while True:
        found = unit_at(text, cut)
        if found is not None:
            stop = cut + len(found[0])
            whole = canonical(found[0])
            rest = text[stop:]
            if not rest:
                return PrintedUnit(unit=whole, multiplier=multiplier_of(text[:cut]), family=found[1])
            if _COMPOUND.fullmatch(rest):
                return PrintedUnit(unit=whole + rest, multiplier=multiplier_of(text[:cut]), family="measure")
        if text.startswith("个", cut) and text[cut + 1 :] in ("百分点", "工作日"):
            return PrintedUnit(
                unit=text[cut + 1 :], multiplier=_ONE, family="points" if text.endswith("点") else "time"
            )
        if cut >= 2 or cut >= len(text) or text[cut] not in "十百千万亿":
            break
        cut += 1
    if text in ("万", "亿", "千", "百"):
        return PrintedUnit(unit=None, multiplier=multiplier_of(text), family=None)
    if text in _SPANS:
        return PrintedUnit(unit=text, multiplier=_ONE, family="time")
    return None


_SPANS = ("岁", "年")
"""How long something lasts (人均预期寿命, 平均受教育年限), which in prose is no unit of what is counted."""
_NOTED = lazy(r"((?:增长|下降|达到?)?\d[\d.]*%)\([^()\d]{2,}\)$")
"""A percentage with a remark behind it."""


@lru_cache(maxsize=8192)
def amounts_in(text: str, *, years: bool = False) -> tuple[Amount, ...]:
    """Return the amounts that a cell prints where it prints nothing else, else an empty tuple.

    ``510亿元,增长6%左右`` has two; a sentence, a date, a code and a bare year have none. In a column of numbers what
    looks like a year (2010) is one of them: ``years``.
    """
    if not text or len(text) > _LONGEST_CELL or not any(c.isdigit() for c in text):
        return ()
    if "%(" in text and (noted := _NOTED.match(text)) is not None:
        text = noted.group(1)  # 88%(城关镇推进缓慢)
    one = _amount(text, 0, years=years)
    if one is not None:
        return (one,)
    found: list[Amount] = []
    start = 0
    for mark in [*_SPLIT.finditer(text), None]:
        piece = text[start : mark.start() if mark else len(text)]
        amount = _amount(piece, start)
        if amount is None:
            return ()
        found.append(amount)
        start = mark.end() if mark else start
    return tuple(found)


def _amount(text: str, offset: int, *, years: bool = False) -> Amount | None:
    at = len(text) - len(text.lstrip())
    stop = len(text.rstrip())
    cumulative = at < stop and text[at] in "[〔【" and text[stop - 1] in "]〕】)"  # [2.75), as scans are read
    negative = at < stop and text[at] == "(" and text[stop - 1] == ")"
    if cumulative or negative:
        at, stop = at + 1, stop - 1
    qualifier: Qualifier = "="
    direction = 0
    for _ in range(4):
        lead = _LEAD.match(text, at, stop)
        if lead is None:
            break
        word = lead.group()
        qualifier = _BEFORE.get(word, qualifier)
        direction = 1 if word in _UP else -1 if word in _DOWN else direction
        at = lead.end()
        while text[at : at + 1] == " ":
            at += 1
    ranked = _RANK.match(text, at, stop)
    begin = at
    if ranked is not None:
        begin = at = ranked.end()
        begin -= 1
    number = _NUMBER.match(text, at, stop)
    if number is None:
        return None
    printed, at = number.group(), number.end()
    high = None
    to = _TO.match(text, _past_percent(text, at), stop)
    if to is not None:
        upper = _NUMBER.match(text, to.end(), stop)
        if upper is None:
            return None
        high, at = upper.group(), upper.end()
    read = _unit_after(text, at, stop)
    if read is None:
        return None
    unit, powers, more, end, rest = read
    if ranked is not None and unit is not None and unit.unit not in ("位", "名"):
        return None  # 第3届, 第2批: an ordinal
    if rest.group(1):
        qualifier = _AFTER[rest.group(1)]
    elif more:
        qualifier = ">"
    if (
        unit is None
        and not powers
        and high is None
        and not years
        and is_year(printed)
        and direction == 0
        and qualifier == "="
    ):
        return None
    multiplier = multiplier_of(powers)
    digits = printed.replace(",", "").replace(" ", "").lstrip("+")
    value = Decimal(digits) * multiplier
    if negative:
        value = -value
    upper_value = None if high is None else Decimal(high.replace(",", "").replace(" ", "")) * multiplier
    if upper_value is not None and upper_value < value:
        return None
    if text[begin] == "+":
        begin += 1
    return Amount(
        start=offset + begin,
        end=offset + end,
        value=value,
        high=upper_value,
        resolution=resolution_of(digits.lstrip("-"), multiplier),
        unit=unit,
        bare=unit is None and not powers,
        qualifier=qualifier,
        direction=direction,
        rank=ranked is not None,
        cumulative=cumulative,
    )


def _past_percent(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == "%" else at


def _unit_after(text: str, at: int, stop: int) -> tuple[PrintedUnit | None, str, str, int, re.Match[str]] | None:
    """Read multiplier and unit at ``at``; return them, 余 or 多, where the amount ends, and the qualifier after it."""
    plain = _REST.fullmatch(text, at, stop)
    if plain is not None:
        return None, "", "", at, plain
    scale = _POWERS.match(text, at, stop)
    assert scale is not None  # every part of it is optional
    powers, more = scale.group(2), scale.group(1) or scale.group(3)
    places = [(scale.end(), powers)]
    if powers:
        places.append((scale.start(2) + len(powers) - 1, powers[:-1]))  # 千 of 千瓦 belongs to the unit
    for place, kept in places:
        if text.startswith("个", place) and text.startswith(("百分点", "工作日"), place + 1):
            place += 1
        found = unit_at(text, place)
        if found is None:
            continue
        end = place + len(found[0])
        name = canonical(found[0])
        compound = _COMPOUND.match(text, end, stop)
        if compound is not None and _REST.fullmatch(text, compound.end(), stop) is not None:
            name, end = name + compound.group(), compound.end()
        rest = _REST.fullmatch(text, end, stop)
        if rest is not None:
            return PrintedUnit(unit=name, multiplier=multiplier_of(kept), family=found[1]), kept, more, end, rest
    if "." in text[:at] and text[at : at + 1] in _SPANS:  # 11.4年 of schooling; 12年 may be when
        rest = _REST.fullmatch(text, at + 1, stop)
        if rest is not None:
            return PrintedUnit(unit=text[at], multiplier=_ONE, family="time"), "", "", at + 1, rest
    rest = _REST.fullmatch(text, scale.end(), stop)
    if rest is not None and (powers or more):
        end = scale.end(3) if more or powers else at
        return None, powers, more, end, rest
    return None
