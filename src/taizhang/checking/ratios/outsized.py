"""Shares below 100 of what is more than its whole, but for one slip: 项目16个,现已履约61个,履约率100%."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from taizhang.checking.behind import behind, is_amount
from taizhang.checking.judging import Why, half_unit, is_plain, last_place, proportion, told_amiss
from taizhang.checking.passages import ANY_MARK, LINK, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, moved_point, one_slip_in_ratio
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_RATE = lazy(f"(?P<stem>[\u4e00-\u9fff]{{2}})[率面]{LINK}$")
_SHARE = lazy(f"占[^，；。：]{{0,6}}?(?P<noun>[^，；。：]{{2}})(?:总[数量额计])的?(?:比重|比例)?{LINK}$")
_NO_SHARE = lazy("增长(?!面)|下降|提高|降低|同比|环比|上升|回落|(?<!占)比(?!重|例)|较|每|均|平均|贡献|利率|税率|汇率|费率|任务|计划|目标|预算")
_STEP = lazy("[比较每均]|增加|减少|增长|下降|净增|高于|低于")
_BACK, _POOL, _FAR, _GAP = 1, 8, 160, 20
_HUNDRED = 100
_OPEN = Why(
    zh="部分多于总数而比例不到100%，改正一个数字或对调两位便相合，像是誊写有误",
    en="the part is more than the whole, yet its share is below 100; one digit or two swapped would set it right",
)


def check_outsized(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """劳动力7400人,现已转移9400人,占66%: 4900, with two digits the other way round."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number in range(1, len(passage.figures)):
                if passage.kind(number) == PERCENT and is_amount(passage, number - 1) and _asks(passage, number):
                    yield from _judged(passages, at, number)


def _asks(passage: Passage, number: int) -> bool:
    """Whether a percentage is the share or rate that the amount right before it is of something."""
    percent = passage.figures[number]
    plain = percent.measure in ("level", "share") and percent.role == "value" and is_plain(percent)
    return (
        plain
        and 0 < (percent.value or 0) <= _HUNDRED
        and len(passage.gaps[number]) <= _GAP
        and not _NO_SHARE.search(passage.label(number))
        and not _STEP.search(passage.label(number - 1))
    )


def _judged(passages: Sequence[Passage], at: int, number: int) -> Iterator[Finding]:
    passage = passages[at]
    percent, part = passage.figures[number], passage.figures[number - 1]
    wholes = [
        (home, home.figures[k])
        for home, numbers in behind(passages, at, number - 1, back=_BACK, far=_FAR)
        for k in islice(numbers, _POOL)
        if is_amount(home, k) and home.figures[k].unit == part.unit and not _STEP.search(home.label(k))
    ]
    if not wholes or any((whole.value or 0) >= (part.value or 0) for _, whole in wholes):
        return
    home, whole = wholes[-1] if all(w[0] is passage for w in wholes) else wholes[0]
    if (home is passage or len(wholes) == 1) and _of_it(passage, number, home, whole) and _slip(percent, part, whole):
        yield told_amiss(
            "rate",
            "unclear",
            places=(passage.place(percent), passage.place(part), home.place(whole)),
            figure=percent,
            value=Fraction(part.value or 0) / Fraction(whole.value or 1) * _HUNDRED,
            room=half_unit(percent),
            basis=proportion(part, whole),
            reason=_OPEN,
        )


def _of_it(passage: Passage, number: int, home: Passage, whole: Figure) -> bool:
    """Whether a rate names what the part before it does, or a share the noun of a whole that has no share itself."""
    at = home.figures.index(whole)
    if at + 1 < len(home.figures) and home.kind(at + 1) == PERCENT:
        return False  # A类22件,占总数的23.91%;B类68件,占总数的73.91%
    share = _SHARE.search(passage.label(number))
    if share is not None:
        return share["noun"] in home.label(at)
    rate = _RATE.search(passage.label(number))
    part = passage.label(number - 1) + ANY_MARK.split(passage.gaps[number])[0]
    if rate is None or "、" in passage.gaps[number - 1] or (home is not passage and "共" not in home.label(at)):
        return False
    first = part.find(rate["stem"][0])
    return 0 <= first < part.find(rate["stem"][1], first)


def _slip(percent: Figure, part: Figure, whole: Figure) -> bool:
    """Whether one digit, two swapped ones or a moved point would make the share that of the part in the whole."""
    loose = sum(Fraction(last_place(f)) / 2 / Fraction(f.value or 1) for f in (part, whole) if len(digits_of(f)) > 1)
    half = half_unit(percent) + loose * Fraction(percent.value or 0)
    return any(slip(percent, part, whole, half, scale=_HUNDRED) for slip in (one_slip_in_ratio, moved_point))
