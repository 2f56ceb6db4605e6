"""A share of what 其中 broke down, said in a sentence of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from taizhang.checking.judging import Why
from taizhang.checking.passages import CLAUSE_OR_BRACKET, COUNT, LINK, MONEY, PERCENT, Passage
from taizhang.checking.ratios.shares import fits_share, share_finding
from taizhang.checking.records import Finding
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_SOFT = Why(zh="所占的总数在别处写明，口径可能不同", en="the whole is stated elsewhere and may differ in scope")
_OF_KIND = lazy(
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
        label = re.sub("(?:完成|实现|达到?|为|有)+$", "", CLAUSE_OR_BRACKET.split(home.gaps[number])[-1].removeprefix("其中"))
        if label != name or "其中" not in home.gaps[number] or home.kind(number) not in (MONEY, COUNT):
            continue
        for back in range(number - 1, -1, -1):
            top = home.figures[back]
            words = re.sub("(?:完成|实现|达到?|为|有)+$", "", CLAUSE_OR_BRACKET.split(home.gaps[back])[-1])
            same = top.unit == home.figures[number].unit and top.measure == "level"
            if same and (top.value or 0) >= (home.figures[number].value or 0):
                alike = words[-_NOUN_END:] == name[-_NOUN_END:] == noun[-_NOUN_END:]
                return (home.figures[number], top) if alike else None
    return None


_TAIL = lazy(f"[，,、（(]?占(?:比|总数|总量)?(?:的)?{LINK}$")
_NOUN_LEAST, _NOUN_MOST, _WIDEST = 6, 16, 40
_REACH = 3


def check_of_alike(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """新签约亿元以上工业项目219个。…来自外省的新签约亿元以上工业项目58个,占比26.5%: of those of the same long name."""
    for passages in readings:
        for at, passage in enumerate(passages):
            for number in range(1, len(passage.figures)):
                percent, part = passage.figures[number], passage.figures[number - 1]
                told = passage.kind(number) == PERCENT and passage.kind(number - 1) in (MONEY, COUNT)
                if not told or _TAIL.fullmatch(passage.gaps[number]) is None:
                    continue
                label = _words(passage, part)
                wholes = [
                    (home, f)
                    for home in passages[max(0, at - _REACH) : at + 1]
                    for f in home.figures
                    if f.start < part.start
                    and f.unit == part.unit
                    and f.measure == "level"
                    and (f.value or 0) >= (part.value or 0)
                    and _alike(_words(home, f), label)
                ]
                if len(wholes) == 1:
                    home, whole = wholes[0]
                    found = share_finding(
                        passage, "share", percent, part, whole, None, home if home is not passage else None
                    )
                    if found is not None:
                        yield found


def _words(passage: Passage, figure: Figure) -> str:
    """Return the words of the clause before a figure, the lines of classes in them (亿元以上) included."""
    begin = max(passage.start, figure.start - _WIDEST)
    return CLAUSE_OR_BRACKET.split(passage.reading.text[begin : figure.start])[-1]


def _alike(whole: str, part: str) -> bool:
    """Whether a part is called as its whole is, with some words before that narrow it."""
    noun = re.sub("^(?:全[市区县省国]|共|我[市区县省])", "", whole)
    return _NOUN_LEAST <= len(noun) <= _NOUN_MOST and part.endswith(noun) and len(part) > len(noun)
