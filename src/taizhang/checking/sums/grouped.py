"""Which figures of a sentence are a whole and its parts: by 其中, in brackets, before 合计, by their nouns."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from taizhang.checking.passages import ANY_MARK, COUNT, MONEY, NAMED, OTHER, PERCENT, WORD, Passage
from taizhang.checking.runs import labels_of, run
from taizhang.checking.slips import strays_to_whole
from taizhang.checking.sums.brackets import bracketed
from taizhang.checking.sums.divided import divided
from taizhang.checking.sums.exclusive import both_of_family, exclusive
from taizhang.checking.sums.ofwhich import of_which
from taizhang.checking.sums.totalled import totalled
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy

_DONE_WITH = lazy("(?:共|累计|计划|已|全年|年度|总){0,2}(?:完成)?(?:投资|总投资)$")
_FURTHEST = 12
_FAR = 3
_NOUN = 2
_EXCEPT = lazy("除|外|已|正在|另|开始|继续")
_ENOUGH = 3
_BOUNDS = 3
_SEMICOLON = lazy("[；;]")
# An average or the number compared with has no parts.
# 交由市政府办理的提案共92件 says who deals with them.
NO_WHOLE = lazy(
    "[年月日人户]均|平均|每|比(?!重)|较|(?<![交转])由(?![^，,]{0,30}?(?:办理|承办|主办|负责|牵头|组织|实施))|从(?!业|事)"
)
_AMONG = lazy(f"(?P<whole>{COUNT}{WORD}|{MONEY}){WORD}{{0,13}}(?:中|当中|里)[，,:：]")
_AGAIN = lazy(f"[；;，,。](?:按|从){NAMED}{{1,10}}?(?:分|看|划分|来看)[，,:：]?")


def groups_of(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """Yield (whole, parts, sure to be its parts, said to be all of it) by the numbers of the figures in the passage."""
    yield from of_which(passage)
    yield from _among(passage)
    yield from _again(passage)
    yield from _same_noun(passage)
    yield from bracketed(passage)
    yield from totalled(passage)
    yield from _whole_family(passage)
    yield from _closed_again(passage)
    yield from _itemised(passage)
    yield from divided(passage)


def _again(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """146个,其中续建62个、新建84个;按类别分,道路48个、管网39个、绿化59个: the same whole broken down once more."""
    for match in _AGAIN.finditer(passage.masked):
        first = bisect_right(passage.marks, match.start())
        if not 1 <= first < len(passage.figures) - 1 or passage.kind(first) not in (MONEY, COUNT):
            continue
        unit = passage.figures[first].unit
        parts = run(passage, first, unit)
        whole = next((k for k in range(first) if passage.figures[k].unit == unit), None)
        if whole is not None and len(parts) >= 2:
            yield whole, parts, True, False


def _among(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """31宗未开工项目中,省重点6宗、市重点7宗、县重点18宗: what is listed of those named before 中."""
    for match in _AMONG.finditer(passage.masked):
        whole = passage.number(match.start("whole"))
        unit = passage.figures[whole].unit
        first = next((k for k in range(whole + 1, len(passage.figures)) if not _bound(passage, k)), None)
        if first is None or passage.figures[first].unit != unit or first - whole > _BOUNDS:
            continue
        parts = run(passage, first, unit)
        gaps = [passage.label(k) for k in parts]
        skipped = [k for k in range(whole + 1, parts[-1] + 1) if k not in parts]
        apart = exclusive(labels_of(passage, parts))
        between = all(_bound(passage, k) or passage.kind(k) in (PERCENT, OTHER) for k in skipped)
        if len(parts) >= 2 and between and (apart or not _EXCEPT.search("".join(gaps))):
            # 65%以上的13个,60%—65%之间的15个,60%以下的3个: classes from above to below a line are all of them.
            ends = "".join(gaps[0] + gaps[-1])
            bounds = any(_bound(passage, k) for k in skipped)
            classes = bounds and len(parts) >= _ENOUGH and "以上" in ends and "以下" in ends
            yield whole, parts, True, classes


def _bound(passage: Passage, number: int) -> bool:
    """Whether a figure is a line that a class is above or below of, and no count."""
    after = passage.between(number, number + 1)
    return (
        passage.kind(number) in (OTHER, PERCENT) and re.match("以上|以下|以内|之间|[-—–~～至到]|$", after) is not None
    )


def _whole_family(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """引进项目57个,一产项目8个、二产项目31个、三产项目18个: every name of a family, the whole right before the first."""
    families = [f for f in WORDS.closed if f[0] in passage.masked and all(name in passage.masked for name in f)]
    if "其中" in passage.masked or not families:
        return
    amounts = [k for k in range(len(passage.figures)) if passage.kind(k) in (MONEY, COUNT)]
    words = {k: passage.label(k) for k in amounts}
    for at in range(len(amounts) - 2):
        whole = amounts[at]
        for family in families:
            parts = amounts[at + 1 : at + 1 + len(family)]
            if len(parts) < len(family) or any(
                passage.figures[k].unit != passage.figures[whole].unit or NO_WHOLE.search(words[k]) for k in parts
            ):
                continue
            if any(name in words[whole] and name not in "进出口" for name in family):
                continue
            rests = {words[k].replace(name, "") for k, name in zip(parts, family, strict=True) if name in words[k]}
            noun = rests.pop()[-2:] if len(rests) == 1 else ""
            if all(name in words[k] for k, name in zip(parts, family, strict=True)) and (
                (len(noun) == 2 and noun in words[whole]) or re.search("生产总值|进出口", words[whole])
            ):
                total = sum((passage.figures[k].value or Decimal(0) for k in parts), Decimal(0))
                top = passage.figures[whole].value or Decimal(0)
                # 死亡人口1909人,…男性人口78823人: of quite another size, so of another whole.
                sized = top / _FAR <= total <= top * _FAR
                if sized or strays_to_whole(passage.figures[whole], [passage.figures[k] for k in parts]):
                    yield whole, parts, True, True


_ITEMS = lazy("(?:分项|具体|各项|分类|构成)(?:情况)?(?:如下|为|是|来看|看)?[，,:：]")


def _itemised(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """2771万元,下降1.8%,分项情况是:出国120万元…;接待1033万元…;用车1618万元…: one of each 分号-clause."""
    for match in _ITEMS.finditer(passage.masked):
        first = bisect_right(passage.marks, match.start())
        if not 1 <= first < len(passage.figures) or passage.kind(first) not in (MONEY, COUNT):
            continue
        unit = passage.figures[first].unit
        parts = [first, *(k for k in range(first + 1, len(passage.figures)) if _SEMICOLON.search(passage.gaps[k]))]
        whole = next((k for k in range(first) if passage.figures[k].unit == unit), None)
        alike = all(passage.figures[k].unit == unit and passage.figures[k].measure == "level" for k in parts)
        if whole is not None and len(parts) >= _ENOUGH and alike:
            yield whole, parts, True, False


def _closed_again(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """总人口496954人,其中男…、女…;城镇人口295115人,乡村人口201839人: a pair of names that is all of it, after a 分号."""
    if "其中" not in passage.masked or not _SEMICOLON.search(passage.masked):
        return
    words = [ANY_MARK.split(gap)[-1] for gap in passage.gaps]
    for first in range(1, len(passage.figures) - 1):
        if not _SEMICOLON.search(passage.gaps[first]) or passage.kind(first) != COUNT:
            continue
        unit = passage.figures[first].unit
        pair = [first, first + 1]
        if passage.figures[first + 1].unit != unit or not both_of_family([w + "|" for w in words[first : first + 2]]):
            continue
        noun = _DONE_WITH.sub("", words[first])[-2:]
        top = next((k for k in range(first) if passage.figures[k].unit == unit and noun in words[k]), None)
        alike = len(noun) == _NOUN and words[first + 1].endswith(noun)
        if top is not None and alike and all(passage.figures[k].measure == "level" for k in (top, *pair)):
            total = sum((passage.figures[k].value or Decimal(0) for k in pair), Decimal(0))
            sized = total * 2 > (passage.figures[top].value or 0) and total < (passage.figures[top].value or 0) * 2
            if sized or strays_to_whole(passage.figures[top], [passage.figures[k] for k in pair]):
                yield top, pair, True, True


def _same_noun(passage: Passage) -> Iterator[tuple[int, list[int], bool, bool]]:
    """抓实134个重点项目,…30个项目建成,…104个项目推进: two parts that bear the noun of the whole."""
    if len(passage.figures) < 3 or "其中" in passage.masked:
        return
    for whole in range(len(passage.figures) - 2):
        if passage.kind(whole) != COUNT:
            continue
        after = ANY_MARK.split(passage.between(whole, whole + 1))[0]
        noun = _DONE_WITH.sub("", after or passage.label(whole))[-2:]
        if len(noun) == 1 and passage.between(whole, whole + 1).startswith(f"{noun}（"):
            # 20个县(市、区)…有13个县(市、区)…
            noun += "（"
        if len(noun) < 2:
            continue
        parts = [
            k
            for k in range(whole + 1, min(whole + _FURTHEST, len(passage.figures)))
            if passage.figures[k].unit == passage.figures[whole].unit and passage.between(k, k + 1).startswith(noun)
        ]
        top = passage.figures[whole].value or 0
        small = [k for k in parts if 0 < (passage.figures[k].value or 0) < top]
        # One may be too large where all of them say how far along the items are.
        staged = len(small) == len(parts) - 1 and small and _staged(labels_of(passage, parts))
        if len(parts) >= 2 and (len(small) == len(parts) or staged):
            yield whole, parts, not staged, False
            return


def _staged(labels: list[str]) -> bool:
    return all(re.search("建成|竣工|完工|投产|在建|推进|进展|开工|前期", label.split("|")[1]) for label in labels)
