"""Shares whose whole or part is told in few words: 增长面为52.2% of the kinds counted, 占61个分项的74%."""

from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, as_open, is_plain
from taizhang.checking.passages import COUNT, LINK, MONEY, PERCENT, WORD, Passage
from taizhang.checking.ratios.shares import share_finding
from taizhang.checking.records import Finding
from taizhang.checking.slips import stray_to
from taizhang.reading.patterns import lazy

_FACET = lazy(
    f"(?P<whole>{COUNT})[^。；;{COUNT}{PERCENT}]{{0,30}}?[，,中](?:仍|还|共|已|只|仅)?然?有?(?P<part>{COUNT})"
    f"[^。；;{COUNT}{PERCENT}]{{0,16}}?"
    f"(?P<what>增长|下降|亏损|盈利|上涨|下跌|达标|覆盖)[^。；;，,{COUNT}{PERCENT}]{{0,6}}[，,](?P=what)面{LINK}(?P<p>{PERCENT})"
)
_TOLD_FIRST = lazy(
    f"(?P<whole>{COUNT})[^。；;{COUNT}{PERCENT}]{{0,30}}?[，,中][^。；;{COUNT}{PERCENT}]{{0,12}}?"
    f"(?P<what>增长|下降|亏损|盈利|上涨|下跌)的?(?:有|为)?(?P<part>{COUNT})"
    f"(?:[^。；;{PERCENT}]{{0,24}}?)[，,](?P=what)面{LINK}(?P<p>{PERCENT})"
)
_OF_COUNTED = lazy(f"占(?:全部|总共|总)?(?P<whole>{COUNT})(?P<noun>{WORD}{{0,8}})的{LINK}(?P<p>{PERCENT})")
_OPENING = lazy("[^，,；;。]{0,16}[中里][，,]|[^，,；;。]{0,16}当中[，,]")
_OF_ALL = lazy(f"[，,（(]占(?P<name>[^，,；;。占]{{0,12}}?)(?:总数|总量|总额|总户数|总人数)的?(?:比重|比例)?{LINK}")
_MOST = 8
_UNSURE = Why(zh="所占的那部分按上下文推断", en="which of the amounts it is a share of is inferred")


def check_facets(passage: Passage) -> Iterator[Finding]:
    """92种主要产品中,48种产品实现增长,增长面为52.2%: how many of them grew."""
    if "面" not in passage.masked:
        return
    for match in (*_FACET.finditer(passage.masked), *_TOLD_FIRST.finditer(passage.masked)):
        whole, part, percent = (passage.figure(match.start(name)) for name in ("whole", "part", "p"))
        if whole.unit == part.unit and (part.value or 0) <= (whole.value or 0):
            found = share_finding(passage, "share", percent, part, whole, None)
            if found is not None:
                yield found


def check_of_counted(passage: Passage) -> Iterator[Finding]:
    """开展了45个分项的比赛,产生了240枚金牌,项目数占61个分项的74%: the part is the last so counted before it."""
    for match in _OF_COUNTED.finditer(passage.masked):
        whole, percent, noun = passage.figure(match.start("whole")), passage.figure(match.start("p")), match["noun"]
        number = passage.number(match.start("whole"))
        parts = [
            figure
            for k, figure in enumerate(passage.figures[max(0, number - _MOST) : number], start=max(0, number - _MOST))
            if passage.kind(k) == COUNT
            and figure.unit == whole.unit
            and figure.value
            and figure.value <= (whole.value or 0)
            and is_plain(figure)
            and (not noun or passage.gaps[k + 1].startswith(noun))
        ]
        if len(parts) != 1 or not whole.value or percent.value is None:
            continue
        found = share_finding(passage, "share", percent, parts[0], whole, None)
        if found is not None:
            slip = stray_to(percent, 100 * Fraction(parts[0].value or 0) / Fraction(whole.value))
            yield as_open(found, _UNSURE) if found.verdict == "contradicts" and not slip else found


def check_of_opening(passage: Passage) -> Iterator[Finding]:
    """在全年调解的1580多万件纠纷中,…的277.3万件,占调解纠纷总数的17.5%: of what the sentence opens with."""
    if len(passage.figures) < _FEWEST or _OPENING.match(passage.gaps[1]) is None or "总" not in passage.masked:
        return
    whole = passage.figures[0]
    for number in range(2, len(passage.figures)):
        part, percent = passage.figures[number - 1], passage.figures[number]
        match = _OF_ALL.fullmatch(passage.gaps[number])
        if match is None or passage.kind(number) != PERCENT or part.unit != whole.unit or not part.value:
            continue
        told = passage.masked[: passage.marks[0]] + passage.gaps[1]
        if match["name"][-2:] not in told or "其中" in passage.gaps[number - 1] or not whole.value:
            continue
        found = share_finding(passage, "share", percent, part, whole, None)
        if found is not None:
            yield found


_FEWEST = 3
_WHOLE_INSIDE = lazy(
    f"(?P<part>[{COUNT}{MONEY}])[，,]占(?P<who>[\u4e00-\u9fff]{{2}})[^，,；;。（）{PERCENT}]{{0,10}}的?{LINK}(?P<p>{PERCENT})"
    f"[（](?P=who)[^（），；]{{0,8}}?(?P<whole>[{COUNT}{MONEY}])[）]"
)


def check_whole_inside(passage: Passage) -> Iterator[Finding]:
    """安排八省区1133.1亿元,占全国总投入的43.9%(全国2582.85亿元): the whole stands in brackets behind its share."""
    for match in _WHOLE_INSIDE.finditer(passage.masked):
        part, percent, whole = (passage.figure(match.start(name)) for name in ("part", "p", "whole"))
        if part.unit == whole.unit and (part.value or 0) <= (whole.value or 0):
            found = share_finding(passage, "share", percent, part, whole, None)
            if found is not None:
                yield found
