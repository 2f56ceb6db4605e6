"""Shares and rates that are no amount told before them over another, but would be with one slip.

655批次产品,有488家企业的523批次合格,合格率81.2%: 532, with two digits turned, is that of 655. What the words share says how
likely the two are meant; how many slips there might be says how likely one fits by chance.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.behind import is_amount
from taizhang.checking.judging import Why, decimal_text, half_unit, is_exact, is_plain, last_place, proportion, worded
from taizhang.checking.passages import PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import Slips, moved_point
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_RATE = lazy("(?P<two>[\u4e00-\u9fff]{2})?(?P<verb>[\u4e00-\u9fff]{2})率(?:为|达到?|高达|约|仅为|仅)?$")
_SHARE = lazy(
    "占(?:比|(?P<name>[^，；。：占]{0,14}?))(?:的(?:比重|比例)?)?(?:为|达到?|高达|约|近)?$|比[重例](?:为|达到?|约)?$"
)
_OTHER_RATE = lazy(
    "增长|下降|提高|降低|同比|环比|上升|回落|每|人均|贡献|增速|增幅|利率|税率|覆盖|普及|入学|失业|利用|知晓|参[保合]|生长|自给"
)
_NOT = lazy(
    "[比每]|均(?!为|达)|较(?![大小好高低快重])|增加|减少|增长|下降|净增|超过|高于|低于|上年|去年|同期|目标|以上|以下"
)
_SUPPORT = ("完成", "到位", "发现")
_NOT_YET = lazy("未|尚|正在|待|持续")
_ALL = lazy("总|共|全部")
_ALIKE = {"名": "人", "位": "人"}
_PARTS, _WHOLES, _FAR, _SENTENCES = 4, 6, 500, 5
_TWO, _SURE, _MOVES, _TEN, _HUNDRED = 2, 4, 8, 10, 100
_CHANCE = tuple(Fraction(n, 200) for n in (0, 0, 1, 4, 10, 40))
"""How likely a slip may be chance for a pair for which so much speaks."""
_OPEN = Why(
    zh="只差一个数字或两位数字对调就与文中两数相合，像是誊写有误，也可能以他数为分母",
    en="one digit or two swapped would make it that of two numbers told before; or it is of another",
)


@dataclass(frozen=True, slots=True)
class _Amount:
    passage: Passage
    number: int
    figure: Figure

    @property
    def words(self) -> str:
        """The words before it and its name."""
        return self.passage.label(self.number) + self.figure.indicator


def check_quotients(readings: Sequence[Sequence[Passage]], held: Set[tuple[str, int]]) -> Iterator[Finding]:
    """Ask of shares and rates which nothing was said of and one slip would put right."""
    for passages in readings:
        for at, passage in enumerate(passages):
            if PERCENT not in passage.masked or not ("占" in passage.masked or "率" in passage.masked):
                continue
            for number, percent in enumerate(passage.figures):
                if passage.kind(number) == PERCENT and (passage.reading.source, percent.start) not in held:
                    yield from _judged(passages, at, number)


def _judged(passages: Sequence[Passage], at: int, number: int) -> Iterator[Finding]:
    passage = passages[at]
    percent = passage.figures[number]
    plain = is_plain(percent) and percent.measure in ("share", "level") and 0 < (percent.value or 0) < _TEN * _HUNDRED
    lead = passage.label(number)
    rate, share = _RATE.search(lead), _SHARE.search(lead)
    if not plain or (rate is None and share is None) or _OTHER_RATE.search(lead) or "分别" in lead:
        return
    if "分别" in passage.gaps[number] or passage.gaps[number + 1][:1] in ("、", "和", "及"):
        return
    near = _amounts(passages, at, number)
    parts = [a for a in near if a.passage is passage][-_PARTS:][::-1]
    if not parts or _explained(near, percent):
        return
    # 697个问题,完成整改688个,正在整改4个,未完成5个,完成率98.71%: of what is said by its verb.
    part = next((p for p in parts if rate is not None and _done(p, rate)), parts[0])
    wholes = [
        a
        for a in near
        if a.figure is not part.figure and _unit(a.figure) == _unit(part.figure) and _size(a) >= _size(part)
    ][-_WHOLES:]
    told: list[tuple[int, Fraction, _Amount]] = []
    for whole in wholes:
        chance = _chance(percent, part.figure, whole.figure)
        score = _score(passage, number, part, whole, wholes, rate, share)
        ways = len({_size(w) for w in wholes}) if score < _SURE else 1
        if chance is not None and chance * ways <= _CHANCE[min(score, len(_CHANCE) - 1)]:
            told.append((score, chance, whole))
    if told:
        _, _, likely = max(told, key=lambda one: (one[0], -one[1]))
        yield _found(passage, percent, part, likely, "rate" if rate is not None else "share")


def _unit(figure: Figure) -> str:
    return _ALIKE.get(figure.unit or "", figure.unit or "")


def _size(amount: _Amount) -> Fraction:
    return Fraction(amount.figure.value or 0)


def _amounts(passages: Sequence[Passage], at: int, number: int) -> list[_Amount]:
    """Return the amounts told before a percentage, in its sentence and those before it."""
    end = passages[at].figures[number].start
    return [
        _Amount(home, k, figure)
        for home in passages[max(0, at - _SENTENCES) : at + 1]
        for k, figure in enumerate(home.figures)
        if figure.start < end
        and end - figure.start < _FAR
        and is_amount(home, k)
        and (figure.value or 0) > 0
        and not _NOT.search(home.label(k))
    ]


def _explained(near: Sequence[_Amount], percent: Figure) -> bool:
    """Whether it is what some two amounts near it give, or what is left of it, or what one is of it and another."""
    half = half_unit(percent) * _TWO
    stated = Fraction(percent.value or 0)
    for n, one in enumerate(near):
        for other in near[:n]:
            if _unit(one.figure) != _unit(other.figure):
                continue
            small, large = sorted((_size(one), _size(other)))
            ratios = (small / large, small / (small + large), large / (small + large))
            if any(abs(r * _HUNDRED - stated) <= half or abs((1 - r) * _HUNDRED - stated) <= half for r in ratios):
                return True
    return False


def _score(
    passage: Passage,
    number: int,
    part: _Amount,
    whole: _Amount,
    wholes: Sequence[_Amount],
    rate: re.Match[str] | None,
    share: re.Match[str] | None,
) -> int:
    """Say how much speaks for a percentage being that of two amounts."""
    score = 0
    if rate is not None:
        if not _done(part, rate) or _done(whole, rate):
            return 0
        score += _TWO
    elif share is not None and share["name"] and len(share["name"]) >= _TWO:
        name = share["name"]
        if name[-_TWO:] in whole.words or (_ALL.search(name) and _ALL.search(whole.passage.label(whole.number))):
            score += _TWO
    score += len({_size(w) for w in wholes}) == 1
    score += part.number == number - 1
    return score + (whole.passage is passage)


def _done(amount: _Amount, rate: re.Match[str]) -> bool:
    """Whether an amount is of what the verb of a rate says was done (合格率, 不合格发现率: 523批次产品合格)."""
    words = amount.words + re.split("[，；。：]", amount.passage.gaps[amount.number + 1])[0]
    verbs = [rate["verb"], *([rate["two"]] if rate["verb"] in _SUPPORT and rate["two"] else [])]
    return any(verb in words for verb in verbs) and not _NOT_YET.search(amount.passage.label(amount.number))


def _chance(percent: Figure, part: Figure, whole: Figure) -> Fraction | None:
    """Return how likely one slip, or a point moved, would make a percentage of two amounts by chance."""
    if moved_point(percent, part, whole, half_unit(percent)):
        return half_unit(percent) * _MOVES / Fraction(percent.value or 1)
    return chance_of_slip(percent, part, whole) if (percent.value or 0) < _HUNDRED else None


def chance_of_slip(percent: Figure, part: Figure, whole: Figure, less: Fraction = Fraction(0)) -> Fraction | None:
    """Return how likely one slip would make a percentage of two amounts by chance; None where none would.

    ``less`` is what the whole is more than what the percentage is of.
    """
    stated, above, below = (abs(Fraction(f.value or 0)) for f in (percent, part, whole))
    below -= less
    loose = sum(half_unit(f) / Fraction(f.value or 1) for f in (part, whole) if not is_exact(f))
    half = half_unit(percent) + loose * stated
    slips = Slips()
    exact = (above / below * _HUNDRED, below * stated / _HUNDRED, above * _HUNDRED / stated + less)
    for figure, meant in zip((percent, part, whole), exact, strict=True):
        lacking = meant - abs(Fraction(figure.value or 0))
        slips.look(figure, Fraction(last_place(figure)), lacking, half * meant / stated)
    return slips.chance(half * _TWO / stated)


def _found(passage: Passage, percent: Figure, part: _Amount, whole: _Amount, rule: str) -> Finding:
    exact = _size(part) * _HUNDRED / _size(whole)
    return worded(
        rule,
        "unclear",
        places=(
            passage.place(percent),
            part.passage.place(part.figure),
            whole.passage.place(whole.figure),
        ),
        stated=percent.text,
        computed=decimal_text(exact, _TWO) + "%",
        difference=decimal_text(abs(exact - Fraction(percent.value or 0)), _TWO) + "%",
        tolerance=decimal_text(half_unit(percent), 4) + "%",
        basis=proportion(part.figure, whole.figure),
        reason=_OPEN,
    )
