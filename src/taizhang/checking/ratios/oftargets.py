"""A share of a target that stands right before it (为全年目标42亿元的80.52%)."""

import re
from collections.abc import Iterator

from taizhang.checking.judging import QUALIFIED, is_plain
from taizhang.checking.passages import CLAUSE_OR_BRACKET, COUNT, MONEY, PERCENT, Passage
from taizhang.checking.ratios.ofnamed import IS_SET, STEPS
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_RISEN = lazy("(?:增收|减收|增支|减支|超收|短收)了?$")
_DIRECT = lazy(
    "(?:占|为|完成(?:了)?|达到?|是)[^，,；;。：:、]{0,40}(?:计划|目标|任务|预算)(?:任务|目标|数|投资)?(?:为|的)?$"
)


def check_of_targets(passage: Passage) -> Iterator[Finding]:
    """完成收入33.82亿元,…,为三季度目标33.23亿元的101.78%,为全年目标42亿元的80.52%: the target stands before its share."""
    for number in range(2, len(passage.figures)):
        percent, whole = passage.figures[number], passage.figures[number - 1]
        told = passage.kind(number) == PERCENT and passage.kind(number - 1) in (MONEY, COUNT)
        if not told or passage.between(number - 1, number) not in ("", "的") or percent.measure == "growth":
            continue
        words = CLAUSE_OR_BRACKET.split(passage.between(number - 2, number - 1))[-1]
        if _DIRECT.search(words) is None or not whole.value:
            continue
        part = _done_before(passage, number - 1, whole)
        if part is None:
            continue
        plain = all(map(is_plain, (percent, part, whole)))
        found = share_finding(passage, "share", percent, part, whole, None if plain else QUALIFIED)
        if found is not None:
            yield found


def _done_before(passage: Passage, number: int, whole: Figure) -> Figure | None:
    """Return the last amount before a target that was done, and is neither a step nor a target itself."""
    for at in range(number - 1, -1, -1):
        words = CLAUSE_OR_BRACKET.split(passage.between(at - 1, at))[-1]
        if re.search("[；;]", passage.between(at, at + 1)):
            return None
        if passage.figures[at].unit != whole.unit or _DIRECT.search(words):
            continue
        figure = passage.figures[at]
        if figure.role == "baseline" or figure.measure != "level":
            # 146845万元,比上年同期144987万元增收1858万元,完成年初预算245800万元的59.74%: what it is compared with.
            continue
        if STEPS.search(words) or _RISEN.search(words):
            continue
        return figure if figure.role == "value" and not IS_SET.search(words.replace("预算收入", "")) else None
    return None
