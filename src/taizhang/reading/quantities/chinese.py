"""Quantities written in Chinese numerals: 百分之三十二点六, 八千二百九十一亿元, 一点二六倍.

Reports before the 1990s write every figure so. Later ones use them only for idioms and small counts, which are no
figures; so outside
百分之… a numeral counts only where it is long enough to be a measured amount and bears a unit of money or measure.
"""

import re
from decimal import Decimal
from functools import lru_cache

from taizhang.reading.patterns import lazy
from taizhang.reading.quantities.raw import RawQuantity
from taizhang.reading.quantities.units import FIRST_OF_UNIT, canonical, unit_at

_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10**4, "亿": 10**8}
_NUMERAL = "〇零一二三四五六七八九两十百千万亿"
# What is sought begins with a literal, for which a search passes over the rest quickest.
_FRACTION = lazy(rf"分之(?<=([百千])分之)([{_NUMERAL}]{{1,12}}(?:点[〇零一二三四五六七八九]{{1,4}})?)")
_KILO = ("瓦", "克", "米", "伏", "卡")
# A first character that stands alone is no amount, and what no unit follows is none either: asked here, both cost
# nothing.
_WRITTEN = lazy(
    rf"[一二三四五六七八九两十](?<![第{_NUMERAL}点].)(?=[{_NUMERAL}点多余几])"
    rf"(?>[{_NUMERAL}]{{0,14}}(?:点[〇零一二三四五六七八九]{{1,4}})?([多余几]?)([万亿]?)([多余]?))(?=[{''.join(_KILO)}]|{FIRST_OF_UNIT})"
)
_FORMAL = lazy("[壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖拾佰仟万亿零]{1,14}")
"""A numeral in the forms that cannot be altered, as money is written in."""
_FORMS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_ONE = Decimal(1)
_ORDERED = frozenset(("届", "级", "代", "号", "章", "款", "页", "字", "回"))
"""Counters that say which one it is, not how many."""
_OLD_STYLE = 3
"""How many 百分之… and amounts make a text one that writes its figures in Chinese numerals."""


@lru_cache(maxsize=4096)
def value_of(numeral: str) -> tuple[Decimal, Decimal] | None:
    """Return value and resolution of a Chinese numeral, or None where it is not well formed (三十五十, 二〇二一).

    >>> value_of("八千二百九十一亿")
    (Decimal('829100000000'), Decimal('100000000'))
    >>> value_of("三十二点六")
    (Decimal('32.6'), Decimal('0.1'))
    >>> value_of("二点五八亿")
    (Decimal('258000000.00'), Decimal('1000000.00'))
    """
    whole, point, decimals = numeral.partition("点")
    scale = Decimal(1)
    while decimals and decimals[-1] in _BIG:
        # 二点五八亿: the multiplier stands after the decimals.
        scale, decimals = scale * _BIG[decimals[-1]], decimals[:-1]
    if point and (not decimals or any(c not in _DIGIT for c in decimals)):
        return None
    total, section, digit = 0, 0, -1
    least = 1
    for character in whole:
        if character in _DIGIT:
            if digit > 0:
                return None
            digit = _DIGIT[character]
            least = 1
        elif character in _SMALL:
            section += (1 if digit < 0 else digit) * _SMALL[character]
            digit, least = -1, _SMALL[character]
        else:
            section += max(digit, 0)
            big = _BIG[character]
            total = (total + section) * big if big == 10**8 else total + (section or 1) * big
            section, digit, least = 0, -1, big
    value = Decimal(total + section + max(digit, 0))
    if not point:
        return value, Decimal(least)
    fraction = Decimal("".join(str(_DIGIT[c]) for c in decimals)).scaleb(-len(decimals))
    return (value + fraction) * scale, Decimal(1).scaleb(-len(decimals)) * scale


def _fraction(match: re.Match[str]) -> RawQuantity | None:
    read = value_of(match.group(2))
    if read is None:
        return None
    value, step = read
    unit = "%" if match.group(1) == "百" else "‰"
    return RawQuantity(match.start() - 1, match.end(), value, min(step, _ONE), unit, "percent", "percentage in Chinese")


def _amount(text: str, match: re.Match[str], old_style: bool) -> RawQuantity | None:
    at = match.end()
    written = match.group()
    if written.endswith("千") and text[at : at + 1] in _KILO:
        written, at = written[:-1], at - 1
    numeral = written.rstrip("多余几")
    points = text.startswith("个百分点", at)
    if len(numeral) < 2 or (len(numeral) < 3 and not points and not old_style):
        return None
    found = ("个百分点", "points") if points else unit_at(text, at)
    if found is None:
        return None
    unit, family = found
    counted = family in ("points", "money", "measure") or (unit == "倍" and "点" in numeral)
    if unit in _ORDERED or family == "time" or (not counted and not (old_style and family in ("person", "count"))):
        return None
    more = bool(match.group(1) or match.group(3))
    read = value_of(written.replace("多", "").replace("余", "").replace("几", ""))
    if read is None:
        return None
    value, step = read
    name = "百分点" if unit == "个百分点" else canonical(unit)
    return RawQuantity(
        match.start(),
        at + len(unit),
        value,
        step,
        name,
        family,
        "amount in Chinese numerals",
        more=more,
        times=unit == "倍",
    )


def scan_chinese(text: str) -> list[RawQuantity]:
    """Return the quantities of the normalised ``text`` that stand in Chinese numerals, in order."""
    if "佰" in text or "拾" in text or "仟" in text:
        text = _FORMAL.sub(lambda written: written.group().translate(_FORMS), text)
    fractions = [q for m in _FRACTION.finditer(text) if (q := _fraction(m)) is not None] if "分之" in text else []
    written = list(_WRITTEN.finditer(text))
    amounts = [q for m in written if (q := _amount(text, m, False)) is not None]
    if len(fractions) + len(amounts) >= _OLD_STYLE:
        amounts = [q for m in written if (q := _amount(text, m, True)) is not None]
    return sorted(fractions + amounts, key=lambda q: (q.start, -q.end))
