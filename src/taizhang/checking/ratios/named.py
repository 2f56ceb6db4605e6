"""Shares by the name of what they are of, wherever that is told before, and shares of one name against each other.

占全社会用电量的13.8% and 占全社会用电量的31.6% with their amounts say how large that is, though nobody states it.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, proportion, span_of, worded
from taizhang.checking.passages import COUNT, LINK, MONEY, PERCENT, POINTS, TIMES, Passage
from taizhang.checking.records import Finding, Place
from taizhang.checking.slips import digits_of, one_slip_in_ratio, one_slip_into
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_SHARE = lazy(
    f"占(?P<name>[^占，；。：（）]{{0,20}}?)(?:的)?(?:比重|比例|份额|比)?(?:约|在[0-9年底末]{{0,8}}|首次|突破|达到?|{LINK}){{0,4}}$"
)
_REACHES = lazy("^[，]?约?(?:达到?|为|至)(?:了|约)?$")
_TO = lazy("^[，]?(?:上升|提高|下降|增加|降低|提升|增|升|降)[至到]")
_JOINT = lazy("(?:合计?|共同?|[二两三]者)占")
_PLAN = lazy("(?:年度|全年|年初)?(?:总)?(?:计划|任务|目标)(?:数|总数)?")
_END = lazy("[；。]")
_SIZE = lazy(
    "总[人户件起次]?[数量额值]?|全部|全[市区县省国州旗镇乡村校社]会?|[市区县省国](?!民|内生)|我|同期|当年|年度|全年|同类|比重|比例|的|数$|量$|额$|值$|商品"
)
_NOT = lazy("预算|计划|任务|目标|指标|上年|去年|同比|年初|定额|序时|[每均]|贡献|增量|能力")
_STEP = lazy("[比较每均]|增加|减少|增长|下降|净增|高于|低于|占")
_BACK, _FAR = 12, 1200
_TWO, _THREE, _HUNDRED = 2, 3, 100
_OPEN = Why(zh="所指的总数可能口径不同", en="it may be a share of something counted otherwise")
_WHOLES = Why(zh="两处的分母可能不同", en="the two may be shares of different wholes")


@dataclass(frozen=True, slots=True)
class _Share:
    """A share with the amount that it is said of and the name of what it is of."""

    passage: Passage
    percent: Figure
    part: Figure
    name: str

    @property
    def whole(self) -> Interval | None:
        """How large the whole is by what is printed, a last digit cut off as well."""
        half = half_unit(self.percent)
        over = span_of(self.part).over(span_of(self.percent) + Interval(low=-half, high=half))
        return None if over is None else over.scaled(Fraction(_HUNDRED))


def check_shares_by_name(readings: Sequence[Sequence[Passage]], held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Hold shares against the amounts that bear the name of their whole, or against those of the same name."""
    for passages in readings:
        told: list[tuple[int, _Share]] = []
        for at, passage in enumerate(passages):
            if PERCENT not in passage.masked or "占" not in passage.masked:
                continue
            for number in range(len(passage.figures)):
                share = _share(passage, number, told[-1][1] if told else None)
                if share is None:
                    continue
                near = [s for k, s in told if at - k <= _BACK and _same_paragraph(s.passage, passage)]
                if (passage.reading.source, share.percent.start) not in held:
                    yield from _judged(passages, at, share, near)
                told.append((at, share))
            del told[: -_BACK * 2]


def _same_paragraph(one: Passage, other: Passage) -> bool:
    return "\n" not in one.reading.text[one.start : other.start] and other.start - one.end < _FAR


def _share(passage: Passage, number: int, last: _Share | None) -> _Share | None:
    """Return what a percentage is a share of, and of what amount, or None where the words do not say."""
    percent = passage.figures[number]
    if passage.kind(number) != PERCENT or not percent.value or not is_plain(percent) or percent.measure == "growth":
        return None
    gap = passage.gaps[number]
    at = number
    if _REACHES.match(gap) and number and passage.kind(number - 1) not in (MONEY, COUNT):
        at = number - 1
        gap = passage.gaps[at]
    words = re.split("[，；。：（）]", gap)[-1]
    match = _SHARE.search(words)
    if match is None or (_NOT.search(words) and not _PLAN.fullmatch(match["name"])) or percent.value >= _HUNDRED:
        return None
    back = at - 1
    between = gap
    while back >= 0 and (
        # 325件(其中无照210件),占举报量的9%: of what stands before the bracket.
        (bracketed := between.count("）") > between.count("（"))
        or passage.kind(back) not in (MONEY, COUNT)
        or passage.figures[back].measure == "change"
    ):
        between = passage.gaps[back] + between
        if bracketed:
            pass
        elif passage.kind(back) in (PERCENT, POINTS, TIMES):
            moved = passage.figures[back].measure in ("growth", "change", "gap")
            if not moved and "占" not in passage.gaps[back]:
                return None
        elif passage.figures[back].measure != "change":
            return None
        back -= 1
    if back < 0 or _END.search(between):
        return None
    part = passage.figures[back]
    if _JOINT.search(words):
        part = _together(passage, back)
    if part.measure != "level" or not part.value or not is_plain(part) or "分别" in between or "其中" in between:
        return None
    after = passage.gaps[number + 1]
    if number + 1 < len(passage.figures) and (after in ("、", "和", "及") or _TO.match(after)):
        return None
    name = match["name"]
    if not name and last is not None and last.part.unit == part.unit and _same_paragraph(last.passage, passage):
        name = last.name
    return _Share(passage, percent, part, name)


def _together(passage: Passage, last: int) -> Figure:
    """Return the amounts side by side that end with one as a single amount (分别为1072人和1011人,二者合占)."""
    part, total, at = passage.figures[last], Fraction(passage.figures[last].value or 0), last
    while at and passage.gaps[at] in ("、", "和", "及") and passage.figures[at - 1].unit == part.unit:
        at -= 1
        total += Fraction(passage.figures[at].value or 0)
    return replace(part, value=Decimal(str(float(total)))) if at < last else part


def _bare(name: str) -> str:
    return name if _PLAN.fullmatch(name) else _SIZE.sub("", name)


def _judged(passages: Sequence[Passage], at: int, own: _Share, near: Sequence[_Share]) -> Iterator[Finding]:
    bare = _bare(own.name)
    implied = own.whole
    if len(bare) < _TWO or implied is None:
        return
    wholes = [*_wholes(passages, at, own, bare)]
    alike = [s for s in near if _bare(s.name) == bare and s.part.unit == own.part.unit and _of_time(s, own)]
    # 西部7814万人,占总量的27.3%;东北958万人,占总量的3.3%: what is itself a part of it isn't the whole.
    wholes = [w for w in wholes if all(w.figure is not s.part for s in near if _bare(s.name) == bare)]
    spans = [s.whole for s in alike]
    if any(implied.meets(span_of(w.figure)) for w in wholes) or any(s is not None and implied.meets(s) for s in spans):
        return
    beside = [w for w in wholes if _same_paragraph(w.passage, own.passage)]
    # 占年度计划的64.1%, 占年度计划的71.2%: each has a plan of its own.
    others = [s for s in alike if s.whole is not None and not _PLAN.fullmatch(own.name)]
    for told in (beside, [] if others else [w for w in wholes if w.figure.period == own.part.period]):
        if told:
            nearest = max(w.bears for w in told)
            best = {w.figure.value: w for w in told if w.bears > nearest - _ALIKE}
            if len(best) <= _THREE and nearest >= min(len(bare), _THREE) - 1:
                yield from next((found for w in best.values() if (found := [*_amiss(own, w)])), ())
                return
    if not others:
        return
    agree = [s for s in others if any(o is not s and _meet(o, s) for o in others)]
    other = (agree or others)[-1]
    if other is None or (len(others) > 1 and not agree):
        return
    size = Fraction(other.part.value or 0) * _HUNDRED / Fraction(other.percent.value or 1)
    exact = Fraction(own.part.value or 0) * _HUNDRED / size
    stated = Fraction(own.percent.value or 0)
    if len(digits_of(own.percent)) < _TWO or not _sharp(other) or abs(exact - stated) * _WIDE <= stated:
        return
    if not _one_slip(own, exact / stated) and not _one_slip(other, stated / exact):
        return
    yield _off(
        own,
        exact,
        (own.passage.place(own.part), other.passage.place(other.percent), other.passage.place(other.part)),
        Why(
            zh=f"按{other.part.text}占{other.percent.text}推算的总数，{own.part.text}所占的比例",
            en=f"the share of {own.part.text} in the whole of which {other.part.text} is {other.percent.text}",
        ),
        _WHOLES,
    )


def _one_slip(share: _Share, by: Fraction) -> bool:
    """Whether one digit, or two swapped, would make a share ``by`` times what it is, or its amount so much less."""
    meant = (Fraction(share.percent.value or 0) * by, Fraction(share.part.value or 0) / by)
    return any(
        one_slip_into(figure, value - value / _LOOSE, value + value / _LOOSE)
        for figure, value in zip((share.percent, share.part), meant, strict=True)
    )


_LOOSE, _WIDE = 100, 25


def _sharp(share: _Share) -> bool:
    whole = share.whole
    if whole is None or whole.low is None or whole.high is None or whole.low <= 0:
        return False
    return (whole.high - whole.low) * 20 < whole.low


def _meet(one: _Share, other: _Share) -> bool:
    a, b = one.whole, other.whole
    return a is not None and b is not None and a.meets(b)


def _of_time(one: _Share, other: _Share) -> bool:
    times, places = {one.part.period, other.part.period}, {one.part.scope, other.part.scope}
    return len(times - {None}) <= 1 and len(places - {None}) <= 1


@dataclass(frozen=True, slots=True)
class _Whole:
    passage: Passage
    figure: Figure
    bears: float


def _wholes(passages: Sequence[Passage], at: int, own: _Share, bare: str) -> Iterator[_Whole]:
    """Yield the amounts of the unit of a part that bear the name of its whole, or as much of its end as any does."""
    for passage in passages[max(0, at - _BACK) : at + 1]:
        if own.passage.start - passage.end > _FAR:
            continue
        for k, figure in enumerate(passage.figures):
            if figure is own.part or passage.kind(k) not in (MONEY, COUNT) or figure.unit != own.part.unit:
                continue
            if figure.measure != "level" or not figure.value or not is_plain(figure) or figure.start > own.part.start:
                continue
            told = passage.label(k)
            if _STEP.search(told) or figure.value < (own.part.value or 0) or span_of(figure).meets(span_of(own.part)):
                continue
            bears = max(_bears(bare, _bare(told)), _bears(bare, _bare(figure.indicator)))
            if bears > 0:
                yield _Whole(passage, figure, bears)


def _bears(name: str, label: str) -> float:
    """Say how well a label names what a share is of: by the end of the name that it bears, less what else it says."""
    if _PLAN.fullmatch(name):
        return float(_THREE) if name[-_TWO:] in label else 0
    if name in ("出口", "进口"):
        label = label.replace("进出口", "")
    shared = next((n for n in range(len(name), 1, -1) if name[-n:] in label), 0)
    return shared - (len(label) - shared) / _SAID if shared else 0


_SAID, _ALIKE = 20, Fraction(1, 5)


def _amiss(own: _Share, whole: _Whole) -> Iterator[Finding]:
    exact = Fraction(own.part.value or 0) * _HUNDRED / Fraction(whole.figure.value or 1)
    stated = Fraction(own.percent.value or 0)
    near = abs(exact - stated)
    if near <= half_unit(own.percent) * 4 or not stated / 4 <= exact <= stated * 4:
        return
    loose = sum(half_unit(f) / Fraction(f.value or 1) for f in (own.part, whole.figure)) * exact
    if one_slip_in_ratio(own.percent, own.part, whole.figure, half_unit(own.percent) + loose, scale=_HUNDRED):
        places = (own.passage.place(own.part), whole.passage.place(whole.figure))
        yield _off(own, exact, places, proportion(own.part, whole.figure), _OPEN)


def _off(own: _Share, exact: Fraction, places: tuple[Place, ...], basis: Why, reason: Why) -> Finding:
    return worded(
        "share",
        "unclear",
        places=(own.passage.place(own.percent), *places),
        stated=own.percent.text,
        computed=decimal_text(exact, 2) + "%",
        difference=decimal_text(abs(exact - Fraction(own.percent.value or 0)), 2) + "%",
        tolerance=decimal_text(half_unit(own.percent), 4) + "%",
        basis=basis,
        reason=reason,
    )
