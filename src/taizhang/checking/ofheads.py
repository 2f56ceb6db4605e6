"""A share of what 其中 broke down, said in a sentence of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from taizhang.checking.judging import Why
from taizhang.checking.ofnamed import fits_share
from taizhang.checking.passages import COUNT, LINK, MONEY, PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.shares import share_finding
from taizhang.reading.records import Figure

_CLAUSE = re.compile("[，,；;。：:（(）)]")
_SOFT = Why(zh="所占的总数在别处写明，口径可能不同", en="the whole is stated elsewhere and may differ in scope")
_OF_KIND = re.compile(
    f"(?:^|[，,；;。：:])(?P<part>[^，,；;。：:、占]{{4,14}})占(?P<name>[^，,；;。：:、占]{{2,14}}?)的?(?:比重|比例|份额){LINK}$"
)
_NOUN_END = 2


def check_of_head(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """业务收入13509.6亿元。其中,快递业务收入10566.7亿元。快递业务收入占行业总收入的比重为78.2%: of what 其中 broke down."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number, percent in enumerate(passage.figures):
                told = _OF_KIND.search(passage.gaps[number]) if passage.kind(number) == PERCENT else None
                if told is None or percent.value is None:
                    continue
                for home in reversed(passages[max(0, at - 1) : at + 1]):
                    found = _head_of(home, told["part"], told["name"])
                    if found is not None and found[0].start < percent.start:
                        part, whole = found
                        fits = fits_share(percent, part, whole)
                        finding = share_finding(
                            passage,
                            "share",
                            percent,
                            part,
                            whole,
                            None if fits else _SOFT,
                            home if home is not passage else None,
                        )
                        if finding is not None:
                            yield finding if home is passage else _placed(finding, passage, home, percent, part, whole)
                        break


def _placed(finding: Finding, passage: Passage, home: Passage, percent: Figure, part: Figure, whole: Figure) -> Finding:
    return replace(finding, places=(passage.place(percent), home.place(part), home.place(whole)))


def _head_of(home: Passage, name: str, noun: str) -> tuple[Figure, Figure] | None:
    """Return the amount of a name after 其中 and the amount that it is part of, where both end in the same noun."""
    for number in range(1, len(home.figures)):
        label = re.sub("(?:完成|实现|达到?|为|有)+$", "", _CLAUSE.split(home.gaps[number])[-1].removeprefix("其中"))
        if label != name or "其中" not in home.gaps[number] or home.kind(number) not in (MONEY, COUNT):
            continue
        for back in range(number - 1, -1, -1):
            top = home.figures[back]
            words = re.sub("(?:完成|实现|达到?|为|有)+$", "", _CLAUSE.split(home.gaps[back])[-1])
            same = top.unit == home.figures[number].unit and top.measure == "level"
            if same and (top.value or 0) >= (home.figures[number].value or 0):
                alike = words[-_NOUN_END:] == name[-_NOUN_END:] == noun[-_NOUN_END:]
                return (home.figures[number], top) if alike else None
    return None
