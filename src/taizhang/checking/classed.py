"""Shares that class all of something (从类别看,旱地占55.1%;水田和水浇地分别占26.0%和18.9%): together they make 100."""

import re
from collections.abc import Iterator
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, worded
from taizhang.checking.passages import PERCENT, WORD, Passage
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import swaps_into
from taizhang.reading.records import Figure

_FACET = re.compile("(?:^|[。；;，,])(?:从|按)[^，,。；;]{2,12}?(?:看|分|划分|来看|情况)[，,:：]")
_SHARE = re.compile("占(?:比|总量的?|总数的?|全部的?)?(?:约)?$|分别占?$|(?:比重|比例)(?:为|达到?)?$")
_NOT = re.compile("增|降|升|提高|回落|其中|超过|高于|低于|同比|以上的|率")
_JOINED = re.compile("[、和及与]|以及")
_BOTH = re.compile(
    f"(?P<whole>{WORD}{{4,30}}?)中[，,](?P<a>{WORD}{{2,8}})占{PERCENT}[，,、](?P<b>{WORD}{{2,8}})占{PERCENT}"
)
_LEAST, _MOST = 3, 10
_STEM = 2
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
    numbers = [k for k, mark in enumerate(passage.marks) if mark > facet.end()]
    if not _LEAST <= len(numbers) <= _MOST or any(passage.kind(k) != PERCENT for k in numbers):
        return
    words = [passage.gaps[k] for k in numbers]
    if all((_SHARE.search(w) or _JOINED.fullmatch(w)) and not _NOT.search(w) for w in words):
        yield from _judged(passage, [passage.figures[k] for k in numbers], closed=False)


def _judged(passage: Passage, shares: list[Figure], *, closed: bool) -> Iterator[Finding]:
    if not all(map(is_plain, shares)):
        return
    total = sum((Fraction(s.value or 0) for s in shares), Fraction(0))
    room = sum((half_unit(s) for s in shares), Fraction(0))
    away = abs(total - 100)
    lacking = 100 - total
    slipped = any(
        swaps_into(s, Fraction(s.value or 0) + lacking - room, Fraction(s.value or 0) + lacking + room, least=2)
        for s in shares
    )
    if away > room and not closed and total < 100 and not slipped:
        # What is left out makes up the rest.
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
