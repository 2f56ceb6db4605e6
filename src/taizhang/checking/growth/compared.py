"""A change over a level that is compared with (与2010年的725482人相比,增加25907人,增长3.57%)."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, half_unit, is_plain, span_of, told_amiss
from taizhang.checking.passages import AMOUNT, COUNT, LINK, MONEY, PERCENT, WORD, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to
from taizhang.checking.words import WORDS, holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_COMPARED = lazy(
    f"(?:(?P<level>{AMOUNT}){WORD}{{0,8}}[，,、])?"
    f"(?:[与同和跟比较](?P<who>(?:(?!增|减|多|少|超){WORD}){{0,30}}?)(?P<base>{AMOUNT})(?:的{WORD}{{0,6}}?)?(?:相比|比较|相比较)?)"
    f"[，,]?(?:(?!其中){WORD}){{0,10}}?(?P<verb>增加|净增|增长|增收|增支|增产|减少|减收|减支|减产|下降|多|少)了?{LINK}(?P<step>{AMOUNT})"
    f"(?:[，,、](?:(?:增长|上升|提高|增幅|下降|降低|减少|降幅)了?{LINK}(?P<rate>{PERCENT})))?"
)
_DOWN = ("减少", "减收", "减支", "减产", "下降", "少")
_MONEY = Why(zh="金额的增幅可能按可比口径计算", en="growth of an amount of money may be on a comparable basis")


def check_compared(passage: Passage) -> Iterator[Finding]:
    """比2020年的11183批次增加5458批次,增长48.81%: the step over what it is compared with is the rate."""
    for match in _COMPARED.finditer(passage.masked):
        base, step = passage.figure(match.start("base")), passage.figure(match.start("step"))
        level = passage.figure(match.start("level")) if match["level"] else None
        if base.unit != step.unit or not base.value or base.value <= 0 or step.value is None:
            continue
        sign = -1 if match["verb"] in _DOWN else 1
        if level is None:
            yield from _from_before(passage, base, step, sign)
        if level is not None and level.unit == base.unit and level.value is not None and _against(match.group()):
            yield compare(
                Comparison(
                    rule="growth",
                    stated=step,
                    stated_span=span_of(step),
                    computed=(Fraction(level.value) - Fraction(base.value)) * sign,
                    computed_span=(span_of(level) - span_of(base)).scaled(sign),
                    basis=Why(
                        zh=f"按{level.text}与{base.text}之差计算的变化",
                        en=f"the difference between {level.text} and {base.text}",
                    ),
                    open_to=None if all(map(is_plain, (level, base, step))) else QUALIFIED,
                    additive=True,
                ),
                passage,
                (level, base),
            )
        if match["rate"] is None:
            continue
        rate = passage.figure(match.start("rate"))
        ratio = span_of(step).over(span_of(base))
        money = passage.masked[match.start("base")] == MONEY
        if ratio is None or rate.value is None or (money and holds(passage.masked + base.indicator, WORDS.restated)):
            continue
        plain = all(map(is_plain, (base, step, rate)))
        yield compare(
            Comparison(
                rule="growth",
                stated=rate,
                stated_span=span_of(rate),
                computed=abs(Fraction(step.value)) / Fraction(base.value) * 100,
                computed_span=ratio.scaled(100),
                basis=Why(
                    zh=f"按变化{step.text}比原有{base.text}计算的变化幅度",
                    en=f"a change of {step.text} over {base.text}",
                ),
                open_to=QUALIFIED if not plain else _MONEY if money else None,
            ),
            passage,
            (base, step),
        )


def _from_before(passage: Passage, base: Figure, step: Figure, sign: int) -> Iterator[Finding]:
    """1246万元,占43.5%,同比增加12.6%,比上年1106万元增加104万元: the level before the shares, but for a slip."""
    at = passage.figures.index(base) - 1
    while at > 0 and (
        passage.kind(at) == PERCENT or (passage.kind(at + 1) == PERCENT and passage.gaps[at + 1].startswith("的"))
    ):
        # 6222万元,为全年预算15653万元的39.8%: what the share is of is not what is compared.
        at -= 1
    if at < 0 or at == passage.figures.index(base) - 1:
        return
    level = passage.figures[at]
    plain = all(map(is_plain, (level, base, step))) and level.unit == base.unit and level.measure == "level"
    if not plain or level.value is None or base.value is None or step.value is None or level.scope != base.scope:
        return
    apart = (Fraction(level.value) - Fraction(base.value)) * sign
    moved = abs(Fraction(step.value))
    room = sum((half_unit(f) for f in (level, base, step)), Fraction(0))
    slip = (
        (apart > 0 and stray_to(step, apart))
        or stray_to(level, Fraction(base.value) + sign * moved)
        or stray_to(base, Fraction(level.value) - sign * moved)
    )
    if slip and abs(apart - moved) > room:
        yield told_amiss(
            "growth",
            "unclear",
            places=(passage.place(step), passage.place(level), passage.place(base)),
            figure=step,
            value=abs(apart),
            basis=Why(
                zh=f"按{level.text}与{base.text}之差计算的变化",
                en=f"the difference between {level.text} and {base.text}",
            ),
            reason=Why(zh="所比的未必是前面的数", en="it need not be the number before that is compared"),
        )


def _against(words: str) -> bool:
    """Whether a level is told against the other by 相比, which no other comparison of differences reads."""
    return re.search(f"[与同和跟][^{COUNT}{MONEY}]*[{COUNT}{MONEY}][^，,]*(?:相比|比较)", words) is not None
