"""Shares and rates against the two amounts they are made of, and shares of a plan."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import (
    QUALIFIED,
    Comparison,
    Why,
    compare,
    half_unit,
    is_plain,
    proportion,
    show,
    span_of,
    worded,
)
from taizhang.checking.passages import AMOUNT, LINK, NAMED, PERCENT, WORD, Passage, kind_of
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_OF_PLAN = lazy(
    f"(?P<done>{AMOUNT})[，,、]?(?:占|为|完成|是|达到|达)(?:了)?"
    f"(?P<plan>{WORD}{{0,10}}?(?:计划|目标|任务|预算|总数|总量|总额|总投资|投资)(?:数|收入|支出|指标|任务|目标)?|(?<=占){WORD}{{1,14}}?|原有|全部|现有"
    f"|(?:全年|年度|年初|当年|本年度?|今年)(?={AMOUNT}{WORD}{{0,8}}(?:目标|任务|计划)))"
    f"(?:的)?(?P<whole>{AMOUNT}){WORD}{{0,12}}的{LINK}(?P<p>{PERCENT})"
)
_PLAN_FIRST = lazy(
    f"(?:计划|目标|任务){NAMED}{{0,10}}?"
    f"(?P<whole>{AMOUNT})[，,](?:实际|已|累计|共|现已|目前已?)*(?:完成|实现|到位|建成|开工|达到|达){WORD}{{0,10}}?(?P<done>{AMOUNT})"
    f"[，,](?:完成率|占|完成(?:年度|全年)?(?:目标|任务|计划)(?:任务)?的?|目标完成率|任务完成率|计划完成率|兑现率)(?:年度|全年)?(?:目标|任务"
    f"|计划)?(?:任务)?的?{LINK}(?P<p>{PERCENT})"
)
_RATE_FIRST = lazy(
    f"(?:年度|全年|年)?(?:计划|目标|任务){NAMED}{{0,10}}?(?P<whole>{AMOUNT})[，,]"
    f"(?:截[至止]|到|目前|上半年|已|共|累计|至|[0-9０-９月日底末年前]){{0,8}}(?:完成|实现|达到)(?:了)?(?:年度|全年|年)?(?:计划|目标|任务)(?:投资)?的"
    f"{LINK}(?P<p>{PERCENT})[，,](?:累计|已|共|实际)?(?:完成|实现|到位){WORD}{{0,6}}?(?P<done>{AMOUNT})"
)
_STEPPED = lazy("(?:增收|减收|增支|减支|增加|减少|增长|下降|多|少)(?:了|额)?$")
_PEOPLE, _THINGS = ("人", "名", "位"), ("个", "项")
_TWO = 2
REACH = 300
"""How far back another amount may stand that a share is of, in characters."""
_SET = lazy("目标|任务|计划")
_ASIDE = lazy("(?<=[\u4e00-\u9fff])[（(][^（）()]{1,8}[）)](?=率)")
_ROUGHLY = lazy("(?:已|近|超过|突破|超|逾|达到?){1,3}(?:[一二三四五六七八九]成|一半|半数)[，,、](?=[达为])")
_ALL_DONE = lazy("[，,](?:已|均|现已|目前|已经)*全部(?:办结|整改|完成)(?=[，,])")
SOFT_BASE = Why(zh="文中没有写明以何数为分母", en="the text does not say which count was the denominator")


def share_finding(
    passage: Passage,
    rule: str,
    percent: Figure,
    part: Figure,
    whole: Figure,
    open_to: Why | None,
    home: Passage | None = None,
) -> Finding | None:
    """Compare a share or rate with a part over its whole; None where nothing can be computed.

    ``home`` is the sentence of the whole where that is another.
    """
    ratio = span_of(part).over(span_of(whole))
    if ratio is None or not whole.value or part.value is None:
        return None
    if part.value > _TOO_MUCH * whole.value and (percent.value or 0) < _FULL:
        # 下达19.9亿元。…完成647.9亿元,完成率92.6%: of another whole, but for a point or what 万 would make of 亿.
        return _scaled(passage, percent, part, whole, home)
    if open_to is None and not (is_plain(percent) and is_plain(part) and is_plain(whole)):
        open_to = QUALIFIED
    if open_to is None and _of_another(passage, percent, part, whole, ratio):
        open_to = _ANOTHER
    return compare(
        Comparison(
            rule=rule,
            stated=percent,
            stated_span=span_of(percent),
            computed=Fraction(part.value) / Fraction(whole.value) * 100,
            computed_span=ratio.scaled(100),
            basis=proportion(part, whole),
            open_to=open_to,
        ),
        passage,
        (part, whole) if home is None else (part,),
        () if home is None else (home.place(whole),),
    )


def whole_of_share(amount: Figure, share: Figure) -> Interval:
    """Return how large the whole may be of which an amount is a share; open where the share may be nothing."""
    over = span_of(amount).over(span_of(share))
    return Interval(low=None, high=None) if over is None else over.scaled(100)


_LOOSE = Fraction(1, 40)


def is_sharp(whole: Interval) -> bool:
    """Say whether a share tells to within a few in a hundred how large its whole is."""
    return whole.low is not None and whole.high is not None and whole.high - whole.low < whole.low * _LOOSE


def fits_share(percent: Figure, part: Figure, whole: Figure) -> bool:
    """Say whether a share is that of a part in a whole, to the digits printed."""
    ratio = span_of(part).over(span_of(whole))
    return ratio is not None and ratio.scaled(100).meets(span_of(percent))


_TOO_MUCH, _FULL = 3, 120
_MISPLACED = (10, 100, 1000, 10_000)
_TEN_THOUSAND = 10_000


def _scaled(passage: Passage, percent: Figure, part: Figure, whole: Figure, home: Passage | None) -> Finding | None:
    """Return that a part is its share of the whole where a point has moved or 亿 in one of them is 万, or None."""
    own = Fraction(part.value or 0)
    if not all(map(is_plain, (percent, part, whole))):
        return None
    for power in _MISPLACED:
        exact = own / Fraction(whole.value or 1) / power * 100
        if abs(exact - Fraction(percent.value or 0)) > half_unit(percent) * 2:
            continue
        swapped = power == _TEN_THOUSAND
        return worded(
            "scale",
            "contradicts" if swapped or len(digits_of(part).rstrip("0")) > 1 else "unclear",
            places=(passage.place(part), (home or passage).place(whole), passage.place(percent)),
            stated=part.text,
            computed=show(own / power, part),
            difference=show(own - own / power, part),
            tolerance=show(half_unit(part), part, places=2),
            basis=Why(
                zh=f"按{whole.text}的{percent.text}推算的数（{(_SWAPPED if swapped else _MOVED).zh}）",
                en=f"{percent.text} of {whole.text} ({(_SWAPPED if swapped else _MOVED).en})",
            ),
            reason=_ONE_DIGIT,
        )
    return None


_SWAPPED = Why(zh="亿、万可能互换", en="亿 and 万 may be swapped")
_MOVED = Why(zh="小数点可能错位", en="a point may have moved")
_ONE_DIGIT = Why(zh="只有一位数字，未必是小数点错位", en="of one digit, it may be of another whole as well")
_ANOTHER = Why(zh="比例似以近处另一数为分母", en="the share seems to be of another number near it")


def _of_another(passage: Passage, percent: Figure, part: Figure, whole: Figure, ratio: Interval) -> bool:
    """Whether a share that is not of one whole is exactly that of another amount of its unit near before it."""
    stated = span_of(percent)
    if stated.meets(ratio.scaled(100)):
        return False
    for figure in reversed(passage.reading.figures):
        if figure.start >= percent.start or figure.start in (part.start, whole.start) or figure.unit != part.unit:
            continue
        if percent.start - figure.start > REACH:
            return False
        if figure.value and part.value and figure.value > part.value and figure.measure == "level":
            other = span_of(part).over(span_of(figure))
            if other is not None and stated.meets(other.scaled(100)):
                return True
    return False


def check_plan_share(passage: Passage) -> Iterator[Finding]:
    """完成45亿元,占年度计划60亿元的75%: the share named with both its amounts."""
    text = passage.masked
    for pattern in (_OF_PLAN, _PLAN_FIRST, _RATE_FIRST):
        for match in pattern.finditer(text):
            done, whole, percent = (passage.figure(match.start(name)) for name in ("done", "whole", "p"))
            if _STEPPED.search(text[: match.start("done")]):
                # 增收1.82亿元,为全年目标42亿元的80.52%: what was done stands before what it rose by.
                continue
            if _SET.search(text[match.start() : match.start("whole")]) and whole.qualifier == "=":
                # A plan is set in round numbers, not rounded.
                whole = replace(whole, resolution=Decimal("0.0001"))
            if done.unit != whole.unit or (percent.measure == "growth" and "增长" in text[match.start() : match.end()]):
                continue
            found = share_finding(passage, "share", percent, done, whole, None)
            if found is not None:
                yield found


def share_gaps(passage: Passage) -> Iterator[tuple[int, Figure, str]]:
    """Yield each percentage with the words since the figure before it, where those are one short clause."""
    for number, percent in enumerate(passage.figures):
        if kind_of(percent) != PERCENT or percent.value is None or number == 0:
            continue
        # 开工(运营)率: what is said in brackets only explains the name; 占比超过九成、达91.3% says it once more.
        gap = _ROUGHLY.sub("", _ASIDE.sub("", passage.between(number - 1, number)))
        tail = re.split("[，,；;、：:]", _ALL_DONE.sub("", gap))
        if len(tail) <= _TWO and "；" not in gap and ";" not in gap:
            yield number, percent, gap


def fits_nearer(passage: Passage, number: int) -> bool:
    """Whether a share is that of the amount before it in another amount of its sentence (受理3844件,决定2864件)."""
    percent = passage.figures[number]
    at = number - 1 if passage.kind(number - 1) != PERCENT else number - 2
    if at < 1:
        return False
    part, stated = passage.figures[at], span_of(percent)
    for whole in passage.figures[:at]:
        if whole.unit == part.unit and whole.value and part.value and whole.value > part.value:
            ratio = span_of(part).over(span_of(whole))
            if ratio is not None and stated.meets(ratio.scaled(100)):
                return True
    return False


def alike(one: str | None, other: str | None) -> bool:
    """Whether two units count the same things: 1200名 and 1128人 are both people."""
    return one == other or any(one in units and other in units for units in (_PEOPLE, _THINGS))
