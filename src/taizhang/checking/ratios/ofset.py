"""What was done of that which was set, where an item or a row of a table says both by one name."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from taizhang.checking.passages import Passage
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_OF_SET = lazy(
    "(?:(?:占|完成)?(?:全年|年度|年初|当年|目标|任务|计划|工作){0,3}(?:目标|任务|计划)(?:数|投资)?(?:的|占比|比例)?"
    "|(?:目标|任务|计划|投资|年度|工作){0,2}完成(?:率|比例))$"
)
"""How a rate ends its name that says how much of what was set is done."""
_REACH = 400
"""So far before its rate stands what was set."""


def check_of_set(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """目标任务:新改建公路85公里。进展情况:完成62公里,占任务的72.9%: the rate of what was done over what was set by the
    same name, in the lines of an item and in the cells of a row."""
    for passages in readings:
        targets: dict[tuple[str, str | None], tuple[Figure, Passage]] = {}
        results: dict[str, Figure] = {}
        for passage in passages:
            for figure in passage.figures:
                if figure.role != "value" or figure.value is None:
                    continue
                if figure.unit == "%" and figure.measure in ("share", "level") and figure.mood == "result":
                    yield from _of_set(passage, figure, targets, results)
                elif figure.measure == "level" and figure.mood == "target":
                    targets[figure.indicator, figure.unit] = figure, passage
                    results.pop(figure.indicator, None)
                elif figure.measure == "level" and figure.mood == "result":
                    results[figure.indicator] = figure


def _of_set(
    passage: Passage,
    percent: Figure,
    targets: dict[tuple[str, str | None], tuple[Figure, Passage]],
    results: dict[str, Figure],
) -> Iterator[Finding]:
    """Yield the comparison of a rate with what was done and set by its name before it, if both were."""
    ending = _OF_SET.search(percent.indicator)
    done = results.get(percent.indicator[: ending.start()]) if ending is not None else None
    if done is None or not 0 < percent.start - done.end <= _REACH:
        return
    told = targets.get((done.indicator, done.unit))
    if told is None or not 0 < percent.start - told[0].end <= _REACH or told[0].qualifier != "=":
        return
    # What is set is set in round numbers, not rounded.
    whole = replace(told[0], resolution=Decimal("0.0001"))
    finding = share_finding(passage, "share", percent, done, whole, None, told[1])
    if finding is not None:
        yield finding
