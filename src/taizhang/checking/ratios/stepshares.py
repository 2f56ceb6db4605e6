"""How much of what was added in all was added of one part (西部地区农民工增量占新增农民工的52.2%)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, balanced, is_plain, proportion, span_of, told_amiss
from taizhang.checking.passages import COUNT, LINK, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import swap_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_OF_STEP = lazy(
    "(?:^|[，,；;。：:])(?P<part>[^，,；;。：:占]{2,16}?)(?:增量|增加额|增加量|减少量|减量)占"
    f"(?P<whole>[^，,；;。：:占]{{2,16}}?)(?:的|比重|比例){{1,3}}{LINK}$"
)
_IDLE = lazy("新增|增量|增加[额量]|减少?量|全部|总")
_BACK, _SHORT = 6, 2
_OPEN = Why(zh="所比的增量未必是这两个", en="it need not be of these two changes")


def check_step_shares(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Hold the share of one change in another against changes told before under those names, but for a slip."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, percent in enumerate(passage.figures):
                if passage.kind(number) != PERCENT or "占" not in passage.gaps[number] or not is_plain(percent):
                    continue
                match = _OF_STEP.search(passage.gaps[number])
                if match is None or not percent.value:
                    continue
                told = [
                    (home, f)
                    for home in passages[max(0, at - _BACK) : at + 1]
                    for k, f in enumerate(home.figures)
                    if home.kind(k) in (COUNT, MONEY) and f.measure == "change" and f.value and is_plain(f)
                ]
                told = [(home, f) for home, f in told if f.start < percent.start]
                yield from _judged(passage, percent, told, match["part"], _IDLE.sub("", match["whole"]))


def _judged(
    passage: Passage, percent: Figure, told: Sequence[tuple[Passage, Figure]], part: str, whole: str
) -> Iterator[Finding]:
    parts = [(home, f) for home, f in told if _bears(f, part)]
    wholes = [(home, f) for home, f in told if len(whole) >= _SHORT and whole in (f.scope or "") + f.indicator]
    off: list[tuple[Passage, Figure, Passage, Figure, Fraction]] = []
    for home, step in parts:
        for place, total in wholes:
            ratio = span_of(step).over(span_of(total))
            if ratio is None or step.unit != total.unit or step is total:
                continue
            if balanced(percent).meets(ratio.scaled(100)):
                return
            exact = abs(Fraction(step.value or 0)) * 100 / abs(Fraction(total.value or 1))
            if exact <= 100 and swap_to(percent, exact):
                off.append((home, step, place, total, exact))
    for home, step, place, total, exact in off[-1:]:
        yield told_amiss(
            "share",
            "unclear",
            places=(passage.place(percent), home.place(step), place.place(total)),
            figure=percent,
            value=exact,
            basis=proportion(step, total),
            reason=_OPEN,
        )


def _bears(figure: Figure, name: str) -> bool:
    """Whether a change is of what is named: of its place, where it has one, and of its noun."""
    if figure.scope:
        return figure.scope in name
    return figure.indicator[:4] in name or name in figure.indicator
