"""上述3者合计占进出口总值的46.7%: the amounts just listed, taken together, as a share of a whole stated before."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, decimal_text, half_unit, is_plain, span_of, worded
from taizhang.checking.passages import COUNT, MONEY, NAMED, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.wholes import sum_of
from taizhang.reading.records import Figure

_TOGETHER = re.compile(
    f"(?:上述|以上|前述|这)(?P<n>[2-9二两三四五六])(?:大|个)?(?:者|项|国|类|种|家|市场|国家|地区|行业|产业|领域|贸易伙伴)"
    f"{NAMED}{{0,8}}?(?:合计|共|总计|一共)?占(?P<whole>{NAMED}{{2,18}}?)(?:的)?(?:比重|比例)?(?:为|达到?)?(?P<p>{PERCENT})"
)
_NUMBERS = dict(zip("二两三四五六", (2, 2, 3, 4, 5, 6), strict=True))
_IDLE = re.compile("同期|全[国省市区县]|全部|总[值额量数]|当年|的")
_SHORT = 4
_UNSURE = Why(zh="所指的各项和总数按上下文推断", en="which amounts and which whole are meant is inferred")


def check_sums_of(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """对东盟3402.9亿元;对美国2160.5亿元;对欧盟2014.9亿元。上述3者合计占进出口总值的46.7%."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _TOGETHER.finditer(passage.masked):
                share = passage.figure(match.start("p"))
                before = [(passage, f) for k, f in enumerate(passage.figures) if passage.marks[k] < match.start()]
                listed = _amounts(before) or (
                    _amounts([(passages[at - 1], f) for f in passages[at - 1].figures]) if at else []
                )
                count = _NUMBERS.get(match["n"]) or int(match["n"])
                if len(listed) != count or len({f.unit for _, f in listed}) > 1 or not is_plain(share):
                    continue
                wholes = _wholes(passages[: at + 1], _IDLE.sub("", match["whole"]), listed)
                if len({f.value for _, f in wholes}) == 1:
                    yield from _judged(passage, share, listed, wholes[-1])


def _amounts(held: Sequence[tuple[Passage, Figure]]) -> list[tuple[Passage, Figure]]:
    return [
        (p, f)
        for p, f in held
        if f.measure == "level" and f.role == "value" and f.value and p.kind(p.figures.index(f)) in (MONEY, COUNT)
    ]


def _wholes(
    passages: Sequence[Passage], name: str, listed: Sequence[tuple[Passage, Figure]]
) -> list[tuple[Passage, Figure]]:
    first = listed[0][1]
    return [
        (p, f)
        for p, f in _amounts([(p, f) for p in passages for f in p.figures])
        if f.start < first.start and f.unit == first.unit and len(name) >= _SHORT and _named(f.indicator, name)
    ]


def _named(indicator: str, name: str) -> bool:
    return _IDLE.sub("", indicator) == name


def _judged(
    passage: Passage, share: Figure, listed: Sequence[tuple[Passage, Figure]], whole: tuple[Passage, Figure]
) -> Iterator[Finding]:
    parts = [f for _, f in listed]
    ratio = sum_of(parts).over(span_of(whole[1]))
    if ratio is None or share.value is None or not all(map(is_plain, [*parts, whole[1]])):
        return
    away = span_of(share).gap(ratio.scaled(100))
    half = half_unit(share)
    value = sum((Fraction(f.value or 0) for f in parts), Fraction(0)) / Fraction(whole[1].value or 1) * 100
    yield worded(
        "share",
        "consistent" if away == 0 else "rounding" if away <= half else "unclear",
        places=(passage.place(share), *(p.place(f) for p, f in listed), whole[0].place(whole[1])),
        stated=share.text,
        computed=decimal_text(value, 2) + "%",
        difference=decimal_text(abs(value - Fraction(share.value)), 2) + "个百分点",
        tolerance=decimal_text(half, 3) + "个百分点",
        basis=Why(
            zh=f"按{'、'.join(f.text for f in parts)}之和比{whole[1].text}计算的比例",
            en=f"the sum of {', '.join(f.text for f in parts)} as a share of {whole[1].text}",
        ),
        reason=_UNSURE,
    )
