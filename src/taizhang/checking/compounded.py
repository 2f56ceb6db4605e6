"""A growth over several years with its yearly average beside it (2006年比2002年增长57.9%,平均每年增长12.1%)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, worded
from taizhang.checking.passages import PERCENT, TIMES, WORD, Passage, with_years
from taizhang.checking.records import Finding
from taizhang.reading.records import Figure
from taizhang.values import Interval

_BOTH = re.compile(
    f"(?:增长|提高|上升|增加)了?(?P<all>[{PERCENT}{TIMES}])[，,、（(](?:{WORD}{{0,4}}?)?(?:(?P<span>[二两三四五])年)?"
    f"(?:年均|平均每年|年平均|(?<=年)平均)(?:增长|递增|提高)?(?:速度|率)?(?:为|达)?(?P<each>{PERCENT})"
)
_FROM_TO = re.compile(
    "(?P<to>(?:19|20)[0-9]{2})年(?:末|底)?[^。；;]{0,40}?[比较](?P<from>(?:19|20)[0-9]{2})年|"
    "(?P<from2>(?:19|20)[0-9]{2})年(?:末|底)?(?:到|至|[-—－~～])(?P<to2>(?:19|20)[0-9]{2})年"
)
_TOLD = re.compile("([二两三四五])年(?:间|来)?(?:共|累计|合计)(?:增长|增加)")
"""五年共增加3377万人: how many years the whole growth took."""
_NUMBERS = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_ONE = re.compile("同比|(?:比|较)(?:上|去|前一?)年")
_MARK = re.compile("[，,；;。]")
_NEAR = 16
_CLAUSE = 40
_MOST = 50
_HUNDRED = Fraction(100)
_OPEN = Why(zh="起止年份按上下文推断", en="the years between are inferred from the context")


def check_compounded(passage: Passage) -> Iterator[Finding]:
    """增长57.9%,平均每年增长12.1%: the yearly growth compounded over the years between is the whole."""
    for match in _BOTH.finditer(passage.masked):
        whole, each = passage.figure(match.start("all")), passage.figure(match.start("each"))
        if not (is_plain(whole) and is_plain(each)) or not whole.value or not each.value:
            continue
        if whole.measure != "growth" or each.value <= 0 or whole.value <= 0 or whole.unit != "%":
            continue
        ahead = with_years(passage.masked[: match.start()])
        told = _TOLD.findall(passage.masked[max(0, match.start() - _NEAR) : match.start()])
        between = _span(ahead[-_CLAUSE:])
        years: int | None
        if match["span"] or told:
            years = _NUMBERS[match["span"] or told[-1]]
            if (between is not None and between != years) or _ONE.search(_MARK.split(ahead)[-1]):
                # 1982年比1981年增长5%,两年平均每年递增5.3%: the other year stands before.
                continue
        else:
            between = _span(ahead)
            years = between if between is not None and 1 < between < _MOST else None
        if years is None:
            continue
        span, half = _yearly(whole, years), half_unit(each)
        away = Interval(low=Fraction(each.value) - half, high=Fraction(each.value) + half).gap(span)
        middle = ((span.low or Fraction(0)) + (span.high or Fraction(0))) / 2
        yield worded(
            "average_growth",
            "consistent" if away == 0 else "rounding" if away <= half else "unclear",
            places=(passage.place(each), passage.place(whole)),
            stated=each.text,
            computed=decimal_text(middle, 2) + "%",
            difference=decimal_text(abs(middle - Fraction(each.value)), 2) + "个百分点",
            tolerance=decimal_text(half, 3) + "个百分点",
            basis=Why(
                zh=f"按{years}年共增长{whole.text}计算的年均增幅",
                en=f"the yearly growth of {whole.text} over {years} years",
            ),
            reason=_OPEN,
        )


def _span(words: str) -> int | None:
    """Return how many years lie between the two that a sentence names last, or None."""
    found = list(_FROM_TO.finditer(words))
    if not found:
        return None
    last = found[-1]
    begin, end = (last["from"], last["to"]) if last["from"] else (last["from2"], last["to2"])
    return int(end) - int(begin)


def _yearly(whole: Figure, count: int) -> Interval:
    half = half_unit(whole)
    ends = [1 + (Fraction(whole.value or 0) + d) / _HUNDRED for d in (-half, half)]
    # Ten digits are more than any report prints.
    roots = [Fraction(round(float(max(end, Fraction(0))) ** (1 / count) * 10**10), 10**10) for end in ends]
    return Interval(low=(roots[0] - 1) * _HUNDRED, high=(roots[1] - 1) * _HUNDRED)
