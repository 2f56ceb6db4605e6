"""A total and what it is spread over against the average stated right after them (人均, 户均, 亩产)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, span_of
from taizhang.checking.passages import AMOUNT, LINK, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.checking.words import WORDS, one_of

_AVERAGE = re.compile(
    f"(?P<first>{AMOUNT})(?P<words>[^。；;{AMOUNT[1:-1]}]{{0,40}})(?P<second>{AMOUNT})"
    f"(?P<after>{WORD}{{0,12}})[，,]?(?:平均)?(?P<each>{one_of(WORDS.averaged)})(?P<what>{WORD}{{0,6}}?){LINK}(?P<x>{AMOUNT})"
)
_MARKS = re.compile("[，,、]")


def check_average(passage: Passage) -> Iterator[Finding]:
    """发放救助资金3600万元,惠及1.2万人,人均3000元: the total over those it went to, all three said in one breath."""
    for match in _AVERAGE.finditer(passage.masked):
        first, second, average = (passage.figure(match.start(name)) for name in ("first", "second", "x"))
        units, scale = WORDS.averaged[match["each"]], Fraction(1)
        if second.unit in units and first.unit not in units:
            total, base = first, second
        elif first.unit in units and second.unit not in units:
            total, base = second, first
        else:
            continue
        if total.unit != average.unit:
            if (total.unit, average.unit) not in WORDS.converted:
                continue
            scale = Fraction(WORDS.converted[total.unit, average.unit])
        number = passage.number(match.start("first"))
        said = passage.between(number - 1, number) + match["words"] + match["after"]
        what = match["what"].removesuffix("的")
        # 户均增收 follows from 增收 alone, not from any money named before.
        if what and what not in said:
            continue
        ratio = span_of(total).over(span_of(base))
        if ratio is None or not base.value or total.value is None or average.value is None:
            continue
        yield compare(
            Comparison(
                rule="average",
                stated=average,
                stated_span=span_of(average),
                computed=Fraction(total.value) / Fraction(base.value) * scale,
                computed_span=ratio.scaled(scale),
                basis=Why(
                    zh=f"按{total.text}除以{base.text}计算的平均数",
                    en=f"{total.text} spread over {base.text}",
                ),
                open_to=None if all(map(is_plain, (total, base, average))) else QUALIFIED,
            ),
            passage,
            (total, base),
        )
