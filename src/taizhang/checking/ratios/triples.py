"""A whole, its part and their rate side by side, of which one digit is off however far that takes it.

立案5849起,破2076起,破案率15.49%: 35.49% but for one digit. The rules before look at what is nearly right.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, proportion, span_of, worded
from taizhang.checking.passages import ANY_MARK, COUNT, LINK, MONEY, PERCENT, Passage, unbracketed, ungrown
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import digits_of, swaps_into
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_RATE = lazy(f"^[，、（]?(?:其中|总体?|综合|总的)?(?P<stem>[\u4e00-\u9fff]{{1,8}}?)率{LINK}$")
_OF = lazy(f"[，、（]占(?:到|比|了)?(?P<name>[^，；。：]{{1,16}}?)的?(?:比重|比例)?{LINK}$")
_SET = lazy("计划|任务|目标|应|需|下达")
_NOT = lazy(
    "增长|上升|下降|提高|降低|减少|同比|环比|利率|税率|汇率|平均|满意|优良|贡献|毛利|净|合格|知晓|覆盖|入学|升学|城镇化|就业|失业|达标"
)
_STEP = lazy("[比较每均]|结转|旧存|上年|去年|(?<!增)增加|减少|增长|下降|净增|新增(?!.{0,8}率)")
_TELLING, _SHORT, _BIGRAM, _BACK = 3, 3, 2, 4
_HUNDRED = 100
_OPEN = Why(
    zh="其中一个数改一位数字后恰好相合，像是誊写有误",
    en="one other digit in one of them would set it right, as by a slip",
)


_ENDS = lazy("(?:完成|实现|达到|达|为|有|共|保有量|数量|产量|[额值数量])+$")
_SETS = lazy("总量|总数|总额|总值|总|同期|全[省市县区国]|的")


def check_triples(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """接到来电19668个,接通81851个,接通率95.84%: no rate of the two, but for one digit of one of them."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if PERCENT not in passage.masked or ("率" not in passage.masked and "占" not in passage.masked):
                continue
            view = ungrown(unbracketed(passage))
            for number, percent in enumerate(view.figures):
                if view.kind(number) == PERCENT and number and _asks(percent) and _level(view, number - 1):
                    told = _whole(view, number, passages[max(0, at - _BACK) : at])
                    if told is not None:
                        yield from _judged(view, percent, view.figures[number - 1], *told)


def _asks(percent: Figure) -> bool:
    plain = is_plain(percent) and bool(percent.value) and percent.role == "value" and percent.mood != "target"
    return plain and percent.measure in ("level", "share") and len(digits_of(percent)) >= _TELLING


def _level(passage: Passage, number: int) -> bool:
    figure = passage.figures[number]
    return (
        passage.kind(number) in (COUNT, MONEY)
        and figure.measure == "level"
        and is_plain(figure)
        and bool(figure.value)
        # 跃上十万亿元台阶 is no amount.
        and figure.text[:1].isdigit()
        and len(digits_of(figure)) >= _TELLING
        and not _STEP.search(passage.label(number))
    )


def _whole(passage: Passage, number: int, before_it: Sequence[Passage]) -> tuple[Passage, Figure] | None:
    """Return the amount that a rate or share is said to be of, by its verb or by its name."""
    gap, unit = passage.gaps[number], passage.figures[number - 1].unit
    if len(gap) > _LONGEST or _NOT.search(gap):
        return None
    rate, share = _RATE.fullmatch(gap), _OF.search(gap)
    own = passage.label(number - 1)
    before = number - _BIGRAM
    beside = before >= 0 and _level(passage, before) and passage.figures[before].unit == unit
    beside = beside and "；" not in passage.gaps[number - 1] and "。" not in passage.gaps[number - 1]
    if rate is not None and rate["stem"][-_BIGRAM:][:1] in own:
        stem = rate["stem"][-_BIGRAM:]
        if stem not in own and len(rate["stem"]) >= _SHORT:
            return None
        if beside and stem not in passage.label(before):
            return passage, passage.figures[before]
        home = before_it[-1] if before_it else None
        if before < 0 and home is not None and stem in own and passage.start - home.end <= _SHORT:
            return _planned(home, unit, stem)
    elif share is not None:
        told = _by_name(passage, number, share["name"], beside=beside)
        return told or _named_before(before_it, passage, share["name"], unit)
    return None


def _named_before(
    passages: Sequence[Passage], passage: Passage, name: str, unit: str | None
) -> tuple[Passage, Figure] | None:
    """Return the first amount of one of the sentences before, whose clause bears the name (占同期全省出口总值的54%)."""
    core = _SETS.sub("", name)
    if len(core) < _BIGRAM:
        return None
    for home in reversed(passages):
        near = "\n" not in passage.reading.text[home.end : passage.start]
        for k, figure in enumerate(home.figures):
            words = _SETS.sub("", _ENDS.sub("", home.label(k)))
            if figure.unit == unit and _level(home, k) and words.endswith(core) and (near or len(core) > _SHORT):
                return home, figure
    return None


_LONGEST = 26


def _planned(home: Passage, unit: str | None, stem: str) -> tuple[Passage, Figure] | None:
    """Return the only amount that the sentence before plans of what a rate names (计划新开工6892套、…。…开工率73.9%)."""
    found = [
        figure
        for k, figure in enumerate(home.figures)
        if figure.unit == unit and _level(home, k) and stem in home.label(k)
    ]
    return (home, found[0]) if len(found) == 1 and _SET.search(home.masked) else None


def _by_name(passage: Passage, number: int, name: str, *, beside: bool) -> tuple[Passage, Figure] | None:
    """Return the amount before a part that 占…的 names."""
    unit, first = passage.figures[number - 1].unit, number - _BIGRAM
    if beside and re.search("总数|总量|总额|总投资|计划|任务|目标", name):
        words = "".join(ANY_MARK.split(passage.gaps[first])[-1:]) + ANY_MARK.split(passage.gaps[first + 1])[0]
        if ("总" in name and re.search("总|共|全部", words)) or (_SET.search(name) and _SET.search(words)):
            return passage, passage.figures[first]
    if len(name) < _SHORT:
        return None
    pairs = {name[k : k + _BIGRAM] for k in range(len(name) - 1)}
    for k in range(first, -1, -1):
        figure = passage.figures[k]
        if figure.unit != unit or not _level(passage, k):
            continue
        words = passage.label(k)
        if sum(pair in words for pair in pairs) >= min(len(pairs), _BIGRAM):
            return passage, figure
    return None


def _judged(passage: Passage, percent: Figure, part: Figure, home: Passage, whole: Figure) -> Iterator[Finding]:
    ratio = span_of(part).over(span_of(whole))
    if ratio is None or ratio.low is None or ratio.high is None or whole.value == part.value:
        return
    half, value = half_unit(percent), Fraction(percent.value or 0)
    low, high = ratio.low * _HUNDRED, ratio.high * _HUNDRED
    if low - half * 6 <= value <= high + half * 6 or _of_another(passage, percent, part, half):
        return
    # A rate may have been cut off rather than rounded.
    half *= 2
    over, under = Fraction(whole.value or 0) / _HUNDRED, Fraction(part.value or 0) * _HUNDRED
    asked = (
        (percent, low - half, high + half),
        (part, (value - half) * over, (value + half) * over),
        (whole, under / (value + half), under / (value - half)),
    )
    swapped = any(swaps_into(f, a, b, least=_TELLING) for f, a, b in asked)
    if not swapped and not any(_changes_into(f, a, b) for f, a, b in asked):
        return
    verdict: Verdict = "contradicts" if swapped and home is passage else "unclear"
    exact = Fraction(part.value or 0) / Fraction(whole.value or 1) * _HUNDRED
    yield worded(
        "rate" if "率" in passage.gaps[passage.figures.index(percent)] else "share",
        verdict,
        places=(passage.place(percent), passage.place(part), home.place(whole)),
        stated=percent.text,
        computed=decimal_text(exact, 2) + "%",
        difference=decimal_text(abs(exact - value), 2) + "%",
        tolerance=decimal_text(half / 2, 3) + "%",
        basis=proportion(part, whole),
        reason=_OPEN,
    )


def _of_another(passage: Passage, percent: Figure, part: Figure, half: Fraction) -> bool:
    """Whether a part is the rate told of an earlier amount (134件,其中来信30件、来访104件,办结134件,办结率100%)."""
    value = Fraction(percent.value or 0)
    return any(
        f.unit == part.unit
        and f.start < part.start
        and f.value
        and abs(Fraction(part.value or 0) / Fraction(f.value) * _HUNDRED - value) <= half * 2
        for f in passage.figures
    )


def _changes_into(figure: Figure, low: Fraction, high: Fraction) -> bool:
    """Say whether another digit in one place of a figure brings it between two bounds."""
    digits = digits_of(figure)
    step = Fraction(figure.value or 0) / int(digits)
    for at, digit in enumerate(digits):
        worth = step * 10 ** (len(digits) - 1 - at)
        for other in range(1 if at == 0 else 0, 10):
            if other != int(digit) and low <= Fraction(figure.value or 0) + worth * (other - int(digit)) <= high:
                return True
    return False
