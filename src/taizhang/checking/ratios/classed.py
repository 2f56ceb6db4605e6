"""Shares that class all of something (从类别看,旱地占55.1%;水田和水浇地分别占26.0%和18.9%): together they make 100."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, total_of, worded
from taizhang.checking.passages import ITEM_MARK, PERCENT, WORD, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import stray_to, swaps_into
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_FACET = lazy("(?:^|[。；;，,])(?:从|按)[^，,。；;]{2,12}?(?:看|分|划分|来看|情况)[，,:：]")
_SHARE = lazy("占(?:比|[^，；。：、占]{0,8}的|总量|总数|全部)?(?:约)?$|分别占?$|(?:比重|比例)(?:为|达到?)?$")
_NOT = lazy("增|降|升|提高|回落|其中|超过|高于|低于|同比|以上的|率")
_JOINED = lazy("[、和及与]|以及")
_BOTH = lazy(f"(?P<whole>{WORD}{{4,30}}?)中[，,](?P<a>{WORD}{{2,8}})占{PERCENT}[，,、](?P<b>{WORD}{{2,8}})占{PERCENT}")
_BEYOND = ("以上", "及以上")
_LEAST, _MOST = 3, 10
_STEM = 2
_NEARLY = 90
_OPEN = Why(zh="所列各类未必是全部", en="the classes listed need not be all")


def check_classed_shares(passage: Passage) -> Iterator[Finding]:
    """The shares of all classes, or of the two kinds that the whole is named after, make 100."""
    if "占" not in passage.masked:
        return
    for match in _BOTH.finditer(passage.masked):
        a, b = (match[name][:_STEM] for name in ("a", "b"))
        whole = match["whole"]
        if (
            a != b
            and a in whole
            and b in whole
            and re.search("[、和及与]", whole[whole.find(a) : whole.find(b)] or whole)
        ):
            shares = [passage.figures[k] for k, mark in enumerate(passage.marks) if match.start() <= mark < match.end()]
            yield from _judged(passage, shares, closed=True)
    facet = _FACET.search(passage.masked)
    if facet is None:
        return
    # 0-15度占87.5%;15-25度、25度以上的分别占9.2%和3.3%: the ranges name the classes.
    ranges = {k for k, f in enumerate(passage.figures) if f.value_high is not None}
    ranges |= {k + 1 for k in ranges if k + 1 < len(passage.figures) and passage.gaps[k + 2].startswith(_BEYOND)}
    numbers = [k for k, mark in enumerate(passage.marks) if mark > facet.end() and k not in ranges]
    if not _LEAST <= len(numbers) <= _MOST or any(passage.kind(k) != PERCENT for k in numbers):
        return
    words = [re.split("[，；]", passage.gaps[k])[-1] for k in numbers]
    if ranges:
        words = [w.replace("以上的", "") for w in words]
    if all((_SHARE.search(w) or _JOINED.fullmatch(w)) and not _NOT.search(w) for w in words):
        yield from _judged(passage, [passage.figures[k] for k in numbers], closed=False)


def _judged(passage: Passage, shares: list[Figure], *, closed: bool) -> Iterator[Finding]:
    if not all(map(is_plain, shares)):
        return
    total = total_of(shares)
    room = sum((half_unit(s) for s in shares), Fraction(0))
    away = abs(total - 100)
    lacking = 100 - total
    slipped = any(
        swaps_into(s, Fraction(s.value or 0) + lacking - room, Fraction(s.value or 0) + lacking + room, least=2)
        for s in shares
    )
    if away > room and not closed and total < 100 and not slipped:
        # What is left out makes up the rest, unless one digit would leave nothing.
        near = total >= _NEARLY and len(shares) >= _LEAST and len({s.resolution for s in shares}) == 1
        if not near or not any(stray_to(s, Fraction(s.value or 0) + lacking) for s in shares):
            return
    verdict: Verdict = "consistent" if away <= room else "contradicts" if closed or total > 100 else "unclear"
    yield worded(
        "shares_sum",
        verdict,
        places=tuple(passage.place(s) for s in shares),
        stated="、".join(s.text for s in shares),
        computed=show(total, shares[0]),
        difference=show(away, shares[0]),
        tolerance=show(room, shares[0], places=2),
        basis=Why(zh="应合成100%的各项之和", en="the sum of shares that should make 100 %"),
        reason=_OPEN,
    )


_TOLD_SHARE = lazy("占[^，；。：]{0,16}$|(?:比重|比例|贡献率)[^，；。：]{0,8}$")
_GREW = lazy("增|降|升|提高|回落|同比|拉动|率$")


def check_family_shares(passage: Passage) -> Iterator[Finding]:
    """第一产业就业人员占34.8%;第二产业就业人员占29.5%;第三产业就业人员占25.7%: all names of a family make 100."""
    if "用电" in passage.masked:
        # 三次产业用电量占84.4%: what households use is beside the three industries.
        return
    if not ("占" in passage.masked or "比重" in passage.masked or "贡献率" in passage.masked):
        return
    told = [
        k
        for k in range(len(passage.figures))
        if passage.kind(k) == PERCENT
        and passage.figures[k].measure in ("share", "level")
        and _TOLD_SHARE.search(passage.gaps[k])
        and not _GREW.search(ITEM_MARK.split(passage.gaps[k])[-1].replace("增加值", "").replace("贡献率", ""))
    ]
    if len(told) < _LEAST:
        return
    for family in WORDS.closed:
        for first in range(len(told) - len(family) + 1) if len(family) >= _LEAST else ():
            run = told[first : first + len(family)]
            if all(_named(passage, k, run[at - 1] if at else -1, family) == at for at, k in enumerate(run)):
                yield from _judged(passage, [passage.figures[k] for k in run], closed=True)


def _named(passage: Passage, number: int, before: int, family: tuple[str, ...]) -> int | None:
    """Return which name of a family the words since the share before bear last, None for none or several."""
    begin = passage.marks[before] + 1 if before >= 0 else 0
    words = passage.masked[max(begin, passage.marks[number] - _REACH) : passage.marks[number]]
    found = [at for at, name in enumerate(family) if name in words]
    return found[0] if len(found) == 1 else None


_REACH = 40
