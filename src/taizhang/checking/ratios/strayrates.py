"""Rates and shares that are no count near them over another, but would be with two digits swapped."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.behind import behind, is_amount
from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, proportion, span_of, worded
from taizhang.checking.passages import ANY_MARK, LINK, PERCENT, Passage
from taizhang.checking.records import Finding, Place, Verdict
from taizhang.checking.slips import digits_of, stray_to, swap_to, swaps_into
from taizhang.checking.words import holds
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_RATE = lazy(f"(?P<stem>[\u4e00-\u9fff]{{2,12}})率{LINK}$")
_SHARE = lazy(f"(?:占[^，,；;。：:]{{0,14}}?(?:的)?(?:比例|比重|比)?|比例|比重){LINK}$")
_PLAN = lazy(
    f"(?:完成|占|为|达到?)[^，,；;。：:]{{0,12}}(?:目标|任务|计划|任务数|目标数|预算)(?:数|任务)?的{LINK}$"
    f"|完成[^，,；;。：:]{{0,12}}(?:目标|任务|计划|预算)(?:数|任务)?{LINK}$"
)
_ACCOUNTS = lazy("财力安排的|(?:一般公共|公共财政|政府性?基金|国有资本经营)预算|预算(?:内|外)?[收支][入出]")
_BUDGETED = lazy("预算|计划|目标|任务|调整|批准|通过|安排|下达")
_BACK_TO = lazy(f"恢复[至到][^，,；;。：:]{{0,16}}的{LINK}$")
_JOINT = lazy(f"(?:合计|共|总共|合|共计|累计|[两三四五六]者)(?:占[^，,；;。：:]{{0,12}}?的?(?:比例|比重|比)?){LINK}$")
_NO_RATE = lazy(
    "增长|下降|提高|降低|同比|环比|上升|回落|比上|较上|每|人均|平均|贡献|增速|增幅|降幅|利率|税率|汇率|费率"
)
_AMONG = lazy("^[^，,；;。：:]{0,30}中[，,：:]")
_SET = lazy("目标|任务|计划")
_ENDS = ("率", "占", "比", "的", "完成")
_STEP = lazy("[比较每均]|增加|减少|增长|下降|净增|高于|低于")
_ALL = lazy("共|总|累计|合计|受理|接收|收到|登记")
_BACK, _POOL, _FAR, _HEADS = 2, 12, 400, 8
_TELLING, _LONG = 3, 4
_HUNDRED = 100
_OPEN = Why(
    zh="两位数字调换后恰与文中另两数相合，像是誊写有误",
    en="with two digits swapped it is just one number of the text over another, as by a slip of the pen",
)


_OF_PLANS = ("完成", "到位", "执行")


@dataclass(frozen=True, slots=True)
class _Told:
    passage: Passage
    number: int
    figure: Figure

    @property
    def words(self) -> str:
        """The words of its clause, before and after it."""
        after = ANY_MARK.split(self.passage.gaps[self.number + 1])[0]
        return self.passage.label(self.number) + after + self.figure.indicator


def check_stray_rates(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """有效工单11171件,综合办结11163件,综合办结率93.99%: no count over another, but 99.93% is."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, percent in enumerate(passage.figures):
                if passage.kind(number) == PERCENT and percent.measure != "growth" and number + at:
                    yield from _judged(passages, at, number)


def _heads(passages: Sequence[Passage], at: int) -> list[_Told]:
    """Return the amounts that open one of the sentences before, or are said to be all."""
    return [
        _Told(passage, number, figure)
        for passage in passages[max(0, at - _HEADS) : at]
        for number, figure in enumerate(passage.figures)
        if _counts(passage, number) and (number == 0 or _ALL.search(passage.label(number)))
    ]


def _named(passages: Sequence[Passage], at: int, lead: str) -> Iterator[_Told]:
    """Yield the amounts of sentences before whose noun a share is said to be of (合计占投诉的)."""
    noun = lead.partition("占")[2].rstrip("的约为达到比例重")
    for passage in passages[max(0, at - _HEADS) : at] if len(noun) > 1 else ():
        for number, figure in enumerate(passage.figures):
            if _counts(passage, number) and passage.label(number) == noun:
                yield _Told(passage, number, figure)


def _asks(percent: Figure) -> bool:
    """Whether a percentage is a plain rate of three digits and more, of what is or was."""
    return (
        percent.measure in ("level", "share")
        and percent.role == "value"
        and percent.mood != "target"
        and percent.value is not None
        and is_plain(percent)
        and len(digits_of(percent)) >= _TELLING
    )


def _counts(passage: Passage, number: int) -> bool:
    return is_amount(passage, number) and not _STEP.search(passage.label(number))


def _pool(passages: Sequence[Passage], at: int, last: int) -> list[_Told]:
    """Return the amounts before a place in its sentence and the two before it, the nearest last."""
    told = [
        _Told(passage, number, passage.figures[number])
        for passage, numbers in behind(passages, at, last, back=_BACK, far=_FAR)
        for number in numbers
        if _counts(passage, number)
    ]
    return told[:_POOL][::-1]


def _judged(passages: Sequence[Passage], at: int, number: int) -> Iterator[Finding]:
    passage = passages[at]
    percent, lead = passage.figures[number], passage.label(number)
    if not lead or not holds(lead, _ENDS) or not _asks(percent) or _NO_RATE.search(lead):
        return
    if percent.value == _HUNDRED and _PLAN.search(lead):
        return  # 完成预算的100.0%: each of a budget of its own
    rate = _RATE.search(lead)
    recovered = _BACK_TO.search(lead) is not None
    if rate is None and not recovered and not _SHARE.search(lead) and not _PLAN.search(lead):
        return
    pool = _pool(passages, at, number)
    if recovered:
        # 收入3890.6亿元,恢复至疫前同期的59.9%,2019年为6497.1亿元: what it is of may be said after it.
        yield from _recovered(passage, number, pool)
        return
    if _JOINT.search(lead):
        yield from _of_list(passage, number, [*_heads(passages, at), *_named(passages, at, lead), *pool])
        return
    stem = rate["stem"] if rate is not None else ""
    own = next((t for t in reversed(pool) if t.passage is passage), None)
    above = next((t for t in reversed(pool) if own is not None and t is not own and _holds(t, own)), None)
    for part in reversed(pool):
        named = bool(stem) and stem[-2:] in part.words
        if not named and part is not own:
            continue
        if stem[-2:] in _OF_PLANS and part is not own and own is not None and own.number == number - 1:
            # 完成投资10.69亿元,…;到位资金4064万元,完成率40.6%: how far what stands before it was done.
            continue
        wholes = [
            whole
            for whole in reversed(pool)
            if _pair(part, whole)
            and (named or whole.figure.start <= part.figure.start)
            and ("预算" not in lead or _BUDGETED.search(_ACCOUNTS.sub("", whole.words)))
        ]
        # A rate that two of its digits swapped would set right says more than amounts that would be.
        for whole in sorted(wholes, key=lambda t: _slip(percent, part, t) != "rate"):
            # 排查问题943个,整改927个,整改率98.3%: three that stand side by side say more than three that do not.
            close = named and whole.passage is passage and whole.number + 2 == part.number + 1 == number
            found = _slip(percent, part, whole, least=_TELLING if close else _LONG)
            of_plan = not stem and _PLAN.search(lead) is not None and _alone_in(passage, number, part, whole)
            if not found and part is own and whole is above and ((stem and stem in part.words) or of_plan):
                # 投诉920件;…;已办结反馈746件,办结反馈率88.1%: one digit of the rate that its count names in full.
                exact = Fraction(part.figure.value or 0) / Fraction(whole.figure.value or 1) * _HUNDRED
                found = "digit" if stray_to(percent, exact) and not _near(percent, part, whole) else ""
            if found:
                if not _explained(percent, pool):
                    held = {t.figure.value for t in pool if _pair(part, t) and (t is whole or _holds(t, part))}
                    near = whole.passage is passage or len(held) == 1
                    told = named or len(digits_of(percent)) >= _LONG or _among(part, whole)
                    sure = near and told and found == "rate"
                    yield _found(passage, percent, part, whole, "contradicts" if sure else "unclear")
                return


def _alone_in(passage: Passage, number: int, part: _Told, whole: _Told) -> bool:
    """Whether a sentence has no other amounts of their unit before a share (14000座…,已完成9804座,占总目标的70.0%)."""
    unit = part.figure.unit
    told = [k for k, figure in enumerate(passage.figures[:number]) if figure.unit == unit]
    return whole.passage is passage and told == [whole.number, part.number] and part.number == number - 1


def _recovered(passage: Passage, number: int, pool: Sequence[_Told]) -> Iterator[Finding]:
    percent, after = passage.figures[number], passage.figures[number + 1 : number + _BACK + 1]
    part = next((t for t in reversed(pool) if t.passage is passage), None)
    for k, figure in enumerate(after, start=number + 1):
        if part is None or not _counts(passage, k) or figure.unit != part.figure.unit:
            continue
        whole = _Told(passage, k, figure)
        ratio = span_of(part.figure).over(span_of(figure))
        if ratio is not None and not _near(percent, part, whole) and _slip(percent, part, whole):
            yield _found(passage, percent, part, whole, "contradicts")
        return


def _pair(part: _Told, whole: _Told) -> bool:
    return part.figure.unit == whole.figure.unit and part.figure.value != whole.figure.value


def _among(part: _Told, whole: _Told) -> bool:
    """Whether a part is said to be some of what is counted right before it (38个项目中,正常推进的36个)."""
    passage = whole.passage
    return (
        passage is part.passage
        and part.number == whole.number + 1
        and _AMONG.search(passage.gaps[part.number]) is not None
    )


def _explained(percent: Figure, pool: Sequence[_Told]) -> bool:
    """Whether any amount near is this share of any other, or lacks so much of it."""
    stated = span_of(percent)
    other = Interval(low=_HUNDRED, high=_HUNDRED) - stated
    for part in pool:
        for whole in pool:
            ratio = _ratio(part, whole) if _pair(part, whole) else None
            share = None if ratio is None else ratio.scaled(_HUNDRED)
            if share is not None and (share.meets(stated) or share.meets(other)):
                return True
    return False


def _holds(whole: _Told, part: _Told) -> bool:
    return whole.figure.unit == part.figure.unit and (whole.figure.value or 0) >= (part.figure.value or 0)


def _ratio(part: _Told, whole: _Told) -> Interval | None:
    """Return a part over its whole; what was planned (4.1万座) is set in round numbers and not rounded."""
    over = span_of(whole.figure)
    if _SET.search(whole.words):
        over = Interval(low=Fraction(whole.figure.value or 0), high=Fraction(whole.figure.value or 0))
    return span_of(part.figure).over(over)


def _near(percent: Figure, part: _Told, whole: _Told) -> bool:
    """Whether a rate is that of a part but for the last digit."""
    ratio, half = _ratio(part, whole), half_unit(percent)
    around = Interval(low=-4 * half, high=4 * half)
    return ratio is not None and (ratio.scaled(_HUNDRED) + around).meets(span_of(percent))


def _slip(percent: Figure, part: _Told, whole: _Told, *, least: int = _LONG) -> str:
    """Say which of the three two swapped digits would set right; empty where none."""
    upper, lower = Fraction(part.figure.value or 0), Fraction(whole.figure.value or 0)
    half, value = half_unit(percent), Fraction(percent.value or 0)
    close = least < _LONG
    if value <= half or (not close and ((upper > lower and value <= _HUNDRED) or upper > 2 * lower)):
        return ""
    exact = upper / lower * _HUNDRED
    far = exact * 10 > value * 13 or exact * 13 < value * 10
    if far and not close and not stray_to(percent, exact) and exact * 3 < value:
        return ""
    ratio = _ratio(part, whole)
    if ratio is None:
        return ""
    if _near(percent, part, whole):
        # A last digit off is no swap, whatever two digits would do elsewhere.
        return ""
    low, high = ((end or Fraction(0)) * _HUNDRED for end in (ratio.low, ratio.high))
    if swap_to(percent, exact, least=_TELLING) or (
        high - low <= 8 * half and swaps_into(percent, low - half, high + half, least=_TELLING)
    ):
        return "rate"
    if far and not close:
        return ""
    if swaps_into(part.figure, (value - half) * lower / _HUNDRED, (value + half) * lower / _HUNDRED, least=least):
        return "part"
    if swaps_into(whole.figure, upper * _HUNDRED / (value + half), upper * _HUNDRED / (value - half), least=least):
        return "whole"
    return ""


def _of_list(passage: Passage, number: int, told: Sequence[_Told]) -> Iterator[Finding]:
    """鹿城(7042件)、瓯海(5812件)…,共占全市68.28%: the share of all that is listed right before it."""
    percent = passage.figures[number]
    listed: list[int] = []
    for k in range(number - 1, -1, -1):
        if not listed and passage.figures[k].measure == "growth":
            # 进出口3183.3亿元、3116.4亿元,分别增长7.4%和9.6%,合计占…: how each grew stands between.
            continue
        if not _counts(passage, k) or (listed and passage.figures[k].unit != passage.figures[listed[-1]].unit):
            break
        listed.append(k)
        if re.search("[；;。：:]", passage.gaps[k]):
            break
    if len(listed) < 2:
        return
    first = passage.figures[listed[-1]]
    total = sum((Fraction(passage.figures[k].value or 0) for k in listed), Fraction(0))
    room = sum((half_unit(passage.figures[k]) for k in listed), Fraction(0))
    own = Interval(low=total - room, high=total + room)
    wholes = [
        t
        for t in told
        if t.figure.unit == first.unit and t.figure.start < first.start and (t.figure.value or 0) > total
    ]
    ratios = [(t, own.over(span_of(t.figure))) for t in wholes]
    if any(r is not None and r.scaled(_HUNDRED).meets(span_of(percent)) for _, r in ratios):
        return
    for whole in reversed(wholes):
        exact = total / Fraction(whole.figure.value or 1) * _HUNDRED
        lacking = Fraction(percent.value or 0) * Fraction(whole.figure.value or 0) / _HUNDRED - total
        half = half_unit(percent) * Fraction(whole.figure.value or 0) / _HUNDRED
        parts = [passage.figures[k] for k in listed]
        shifted = any(
            swaps_into(f, Fraction(f.value or 0) + lacking - half, Fraction(f.value or 0) + lacking + half)
            for f in parts
        )
        meant = ratios[wholes.index(whole)][1]
        turned = meant is not None and swaps_into(
            percent,
            Fraction(meant.low or 0) * _HUNDRED - half_unit(percent),
            Fraction(meant.high or 0) * _HUNDRED + half_unit(percent),
            least=_TELLING,
        )
        if turned or (shifted and len(digits_of(percent)) >= _LONG):
            told_of = (*map(passage.place, reversed(parts)), whole.passage.place(whole.figure))
            basis = Why(
                zh=f"按所列各项之和比{whole.figure.text}计算的比例",
                en=f"the proportion of all those listed to {whole.figure.text}",
            )
            yield _off("share", "unclear", passage, percent, exact, told_of, basis)
            return


def _found(passage: Passage, percent: Figure, part: _Told, whole: _Told, verdict: Verdict) -> Finding:
    exact = Fraction(part.figure.value or 0) / Fraction(whole.figure.value or 1) * _HUNDRED
    rule = "rate" if _RATE.search(passage.label(passage.figures.index(percent))) else "share"
    told_of = (part.passage.place(part.figure), whole.passage.place(whole.figure))
    basis = proportion(part.figure, whole.figure)
    return _off(rule, verdict, passage, percent, exact, told_of, basis)


def _off(
    rule: str,
    verdict: Verdict,
    passage: Passage,
    percent: Figure,
    exact: Fraction,
    told_of: tuple[Place, ...],
    basis: Why,
) -> Finding:
    """Hold a percentage against what ``told_of`` make, of which ``basis`` says how."""
    return worded(
        rule,
        verdict,
        places=(passage.place(percent), *told_of),
        stated=percent.text,
        computed=decimal_text(exact, 2) + "%",
        difference=decimal_text(abs(exact - Fraction(percent.value or 0)), 2) + "%",
        tolerance=decimal_text(half_unit(percent), 4) + "%",
        basis=basis,
        reason=_OPEN,
    )
