"""A median as a share of the mean that a sentence before tells (中位数12186元,是平均数的86.7%; 人均可支配收入14063元)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from taizhang.checking.judging import Why
from taizhang.checking.passages import COUNT, MONEY, PERCENT, Passage
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding
from taizhang.checking.slips import explained
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_OF_MEAN = lazy("(?:是|为|相当于)(?:平均数|平均值|平均水平|均值)的$")
_MEDIAN = "中位数"
_LINK = lazy("(?:为|达到?)+$")
_LEAD = lazy("^(?:其中|[全我][国省市区县]|上半年|前三季度|一季度|全年)+")
_BACK, _REACH = 4, 3
_HUNDRED = 100
_FAR = Why(zh="平均数在别处写明，口径可能不同", en="the mean is told elsewhere and may differ in scope")


def check_medians(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """人均可支配收入14063元。中位数12186元,…中位数是平均数的86.7%: the one over the other, each by its name."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, rate in enumerate(passage.figures) if _MEDIAN in passage.masked else ():
                if passage.kind(number) != PERCENT or not _OF_MEAN.search(passage.label(number)):
                    continue
                told = _last_median(passage, number)
                if told is None:
                    continue
                part, name = told
                means = _means(passages[max(0, at - _BACK) : at + 1], part, name)
                if len({f.value for _, f in means}) == 1:
                    home, mean = means[-1]
                    sure = explained(rate, part, mean, scale=_HUNDRED)
                    found = share_finding(passage, "rate", rate, part, mean, None if sure else _FAR)
                    if found is not None:
                        places = (passage.place(rate), passage.place(part), home.place(mean))
                        yield replace(found, places=places)


def _last_median(passage: Passage, number: int) -> tuple[Figure, str] | None:
    """Return the median told last before a place, with what it is the median of."""
    for k in range(number - 1, max(-1, number - _REACH - 1), -1):
        name, mark, _ = _LINK.sub("", passage.label(k)).rpartition(_MEDIAN)
        if mark and passage.kind(k) in (MONEY, COUNT):
            return passage.figures[k], _LEAD.sub("", name)
    return None


def _means(near: Sequence[Passage], median: Figure, name: str) -> list[tuple[Passage, Figure]]:
    return [
        (home, f)
        for home in near
        for k, f in enumerate(home.figures)
        if f.unit == median.unit
        and f.measure == "level"
        and f.value
        and f.start < median.start
        and _LEAD.sub("", _LINK.sub("", home.label(k))) == name != ""
    ]
