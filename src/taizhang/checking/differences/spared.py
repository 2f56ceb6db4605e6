"""What was planned or asked for, what it came to, and what that saved (预算228万元。实际采购205万元。节约资金23万元)."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from taizhang.checking.judging import Comparison, Why, compare, half_unit, is_plain, span_of
from taizhang.checking.passages import ITEM_MARK, MONEY, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, strays_to_whole, swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_PLANNED = lazy("预算|计划|送审|报审|控制价|限价|概算|估算|起拍|起始价|挂牌")
_CAME_TO = lazy("实际|审定|中标|成交|合同|决算|结算|审减后|核定")
_SAVED = lazy("(?:节约|节省|节支|核减|审减|节余|压减)(?:了|资金|金额|财政资金|投资|额|总额|率)*(?:共计|合计|约|为|达)?$")
_NO_AMOUNT = lazy("[比较占]|增加|减少|增长|下降|其中：$")
_BACK = 2
_MOST = 8
"""So many amounts planned, and come to, are held against what was saved: a paragraph may list hundreds of purchases."""
_TELLING = 3
_UNSURE = Why(zh="所减的两数按文中的说法推断", en="which two amounts it lies between is inferred from the words")


@dataclass(frozen=True, slots=True)
class _Told:
    passage: Passage
    figure: Figure


def check_spared(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """预算规模227957万元,…。实际采购205460万元,…。节约资金22497万元: the one less the other."""
    for passages in readings:
        planned: deque[_Told] = deque(maxlen=_MOST)
        came_to: deque[_Told] = deque(maxlen=_MOST)
        last = -1
        for at, passage in enumerate(passages):
            if MONEY not in passage.kinds:
                continue
            if at - last > _BACK or (last >= 0 and "\n" in passage.reading.text[passages[last].end : passage.start]):
                planned.clear()
                came_to.clear()
            for number, figure in enumerate(passage.figures):
                label = ITEM_MARK.split(passage.gaps[number])[-1]
                if passage.kind(number) != MONEY or not figure.value or not is_plain(figure):
                    continue
                if _SAVED.search(label):
                    last = at
                    yield from _judged(passage, figure, planned, came_to)
                elif _NO_AMOUNT.search(label):
                    continue
                elif _CAME_TO.search(label):
                    last = at
                    came_to.append(_Told(passage, figure))
                elif _PLANNED.search(label):
                    last = at
                    planned.append(_Told(passage, figure))


def _judged(
    passage: Passage, saved: Figure, planned: Sequence[_Told], came_to: Sequence[_Told]
) -> Iterator[Finding]:
    pairs = [
        (plan, deed)
        for plan in planned
        for deed in came_to
        if plan.figure.unit == deed.figure.unit == saved.unit
        and (plan.figure.value or 0) > (deed.figure.value or 0)
        and plan.figure.start < deed.figure.start
    ]
    if not pairs or any(_fits(saved, plan.figure, deed.figure) for plan, deed in pairs):
        return
    beside = [p for p in pairs if p[0].passage is p[1].passage is passage and _in_a_row(passage, p, saved)]
    near = [p for p in pairs if _slip(saved, p[0].figure, p[1].figure)]
    if not beside and len(near) != 1:
        return
    plan, deed = beside[-1] if beside else near[0]
    if not _slip(saved, plan.figure, deed.figure):
        return
    apart = Fraction(plan.figure.value or 0) - Fraction(deed.figure.value or 0)
    yield compare(
        Comparison(
            rule="difference",
            stated=saved,
            stated_span=span_of(saved),
            computed=apart,
            computed_span=span_of(plan.figure) - span_of(deed.figure),
            basis=Why(
                zh=f"按{plan.figure.text}减去{deed.figure.text}计算",
                en=f"{plan.figure.text} less {deed.figure.text}",
            ),
            open_to=None if beside else _UNSURE,
            additive=True,
        ),
        passage,
        (),
        (plan.passage.place(plan.figure), deed.passage.place(deed.figure)),
    )


def _fits(saved: Figure, plan: Figure, deed: Figure) -> bool:
    room = half_unit(saved) + half_unit(plan) + half_unit(deed)
    apart = Fraction(plan.value or 0) - Fraction(deed.value or 0)
    return abs(apart - Fraction(saved.value or 0)) <= room


def _slip(saved: Figure, plan: Figure, deed: Figure) -> bool:
    """Whether two digits swapped, or one of a long number, part what was saved from the two amounts."""
    long = min(len(digits_of(f)) for f in (saved, plan, deed)) >= _TELLING
    if not long or not strays_to_whole(plan, (deed, saved)):
        return False
    place = Fraction(saved.resolution)
    apart = Fraction(plan.value or 0) - Fraction(deed.value or 0)
    meant = (
        (saved, apart),
        (plan, Fraction(deed.value or 0) + Fraction(saved.value or 0)),
        (deed, Fraction(plan.value or 0) - Fraction(saved.value or 0)),
    )
    swapped = any(swap_to(f, v + step) for f, v in meant if v > 0 for step in (Fraction(0), place, -place))
    return swapped or min(len(digits_of(f)) for f in (plan, deed)) > _TELLING


def _in_a_row(passage: Passage, pair: tuple[_Told, _Told], saved: Figure) -> bool:
    """Whether three amounts of money follow each other with no other between them."""
    money = [f for k, f in enumerate(passage.figures) if passage.kind(k) == MONEY]
    at = money.index(saved)
    return money[max(0, at - 2) : at] == [pair[0].figure, pair[1].figure]
