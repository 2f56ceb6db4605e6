"""Means over things counted a clause or a sentence before (家庭户294617户…。平均每个家庭户的人口为2.39人)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import QUALIFIED, Comparison, Why, compare, is_plain, span_of
from taizhang.checking.passages import AMOUNT, COUNT, LINK, Passage
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_MEAN = lazy(
    f"平均每(?:个|户|所|家|名)?(?P<of>[\u4e00-\u9fff]{{2,6}}?)(?:的|拥有|有)(?P<what>[\u4e00-\u9fff]{{0,6}}?){LINK}(?P<x>{AMOUNT})"
)
_NAME_END = lazy(f"(?:共有|现有|共|为|有|达到?|{LINK})$")
_BACK = 2
_LOOSE = Why(zh="两数在别处写明，口径可能不同", en="the two are stated elsewhere and may differ in scope")


def check_means(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """家庭户人口703095人 over 家庭户294617户 is 平均每个家庭户的人口2.39人."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for match in _MEAN.finditer(passage.masked) if "平均每" in passage.masked else ():
                mean = passage.figure(match.start("x"))
                near = [(p, k) for p in passages[max(0, at - _BACK) : at + 1] for k in range(len(p.figures))]
                near = [(p, k) for p, k in near if p.figures[k].start < mean.start and p.kind(k) == COUNT]
                yield from _compared(passage, mean, match["of"], match["what"], near)


def _named(pairs: Sequence[tuple[Passage, int]], name: str) -> list[tuple[Passage, Figure]]:
    found = []
    for passage, number in pairs:
        label = passage.label(number)
        while _NAME_END.search(label) and _NAME_END.sub("", label) != label:
            label = _NAME_END.sub("", label)
        if label.endswith(name) and passage.figures[number].measure == "level":
            found.append((passage, passage.figures[number]))
    return found


def _compared(
    passage: Passage, mean: Figure, of: str, what: str, near: Sequence[tuple[Passage, int]]
) -> Iterator[Finding]:
    bases = [(p, f) for p, f in _named(near, of) if f.unit != mean.unit]
    totals = [(p, f) for p, f in _named(near, of + what) if f.unit == mean.unit]
    if len(bases) != 1 or len(totals) != 1 or mean.value is None:
        return
    (home, base), (place, total) = bases[0], totals[0]
    ratio = span_of(total).over(span_of(base))
    if ratio is None or not base.value or total.value is None or base.period != total.period:
        return
    plain = all(map(is_plain, (mean, base, total)))
    yield compare(
        Comparison(
            rule="average",
            stated=mean,
            stated_span=span_of(mean),
            computed=Fraction(total.value) / Fraction(base.value),
            computed_span=ratio,
            basis=Why(zh=f"按{total.text}除以{base.text}计算的平均数", en=f"{total.text} spread over {base.text}"),
            open_to=QUALIFIED if not plain else None if home is place else _LOOSE,
        ),
        passage,
        (),
        (place.place(total), home.place(base)),
    )
