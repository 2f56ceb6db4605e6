"""Shares of all classes of one thing (从来信类型看,咨询类16件(11.5%);投诉类67件(48.2%);…), amounts between them or not: near 100
and not 100, or not 100 where their names leave nothing out."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, total_of, worded
from taizhang.checking.passages import PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.sums.exclusive import both_of_family, likely_all
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_FACET = lazy("(?:^|[。；，])(?:从|按|分)[^，。；：]{2,14}?(?:看|分|统计)[，：]")
_SHARE = lazy(
    "占(?:比|[^，；。：、占]{0,14})?(?:约|为|达|达到)?$|(?:比重|比例|占比)(?:依次|分别)?(?:为|达到?|是|约)?$"
)
_NOT = lazy("增|降|升|提高|回落|超过|高于|低于|同比|率|预算|计划|目标|任务")
_EACH = lazy("分别占[^，；。]{0,24}$")
_JOINED = ("、", "和", "及", "与", "以及")
_REST = ("其他", "其它", "其余")
_FEWEST, _MOST = 3, 12
_HUNDRED, _NEAR = 100, 12
_OPEN = Why(zh="所列各类应为全部，也可能有未列出的类别", en="the classes look like all of them; some may be left out")


def check_facet_shares(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Ask of shares of the classes that a sentence parts something into, where they do not make 100."""
    for passages in readings:
        for passage in passages:
            if passage.kinds.count(PERCENT) >= _FEWEST:
                yield from _of_sentence(passage)
            if "分别占" in passage.masked:
                yield from _of_kinds(passage)


def _of_sentence(passage: Passage) -> Iterator[Finding]:
    facet = _FACET.search(passage.masked)
    begin = facet.end() if facet is not None else 0
    told = _shares(passage, begin)
    if not _FEWEST <= len(told) <= _MOST or "其中" in passage.masked[begin:]:
        return
    shares = [passage.figures[n] for n in told]
    room = sum(map(half_unit, shares), Fraction(0))
    off = abs(total_of(shares) - _HUNDRED)
    labels = [passage.label(n) for n in told]
    # 三次产业用电量占84.4%: what households use is beside the three industries.
    named = "用电" not in passage.masked and (both_of_family(labels) or likely_all(labels))
    if off > room and (named or (facet is not None and off < _NEAR)):
        yield _told(passage, shares, off, room)


def _of_kinds(passage: Passage) -> Iterator[Finding]:
    """Yield that some kinds are more than all of it (3类问题,分别占总数的41.5%、62.6%、15.5%)."""
    for number in range(len(passage.figures)):
        if passage.kind(number) != PERCENT or not _each_of_kinds(passage, number):
            continue
        last = number
        while last + 1 < len(passage.figures) and passage.gaps[last + 1] in _JOINED:
            last += 1
        shares = list(passage.figures[number : last + 1])
        room = sum(map(half_unit, shares), Fraction(0))
        over = total_of(shares) - _HUNDRED
        if len(shares) > 1 and over > room and all(map(is_plain, shares)):
            yield _told(passage, shares, over, room)


def _each_of_kinds(passage: Passage, number: int) -> bool:
    """Whether a share is the first of those that several kinds are said to make."""
    gap = passage.gaps[number]
    counted = number > 0 and passage.figures[number - 1].unit == "类"
    return _EACH.search(gap) is not None and (counted or "类" in gap)


def _shares(passage: Passage, begin: int) -> list[int]:
    """Return the numbers of the shares that stand behind a place; of two facets none are told."""
    if begin and _FACET.search(passage.masked, begin) is not None:
        return []
    told: list[int] = []
    for number, figure in enumerate(passage.figures):
        label = passage.label(number)
        if passage.marks[number] < begin or passage.kind(number) != PERCENT or _NOT.search(label):
            continue
        if figure.measure not in ("share", "level") or not is_plain(figure):
            continue
        gap = passage.gaps[number]
        joined = bool(told) and told[-1] == number - 1 and gap in _JOINED
        rest = bool(told) and label.startswith(_REST)
        if joined or rest or gap == "（" or _SHARE.search(label) is not None:
            told.append(number)
    return told


def _told(passage: Passage, shares: Sequence[Figure], off: Fraction, room: Fraction) -> Finding:
    return worded(
        "shares_sum",
        "unclear",
        places=tuple(map(passage.place, shares)),
        stated="、".join(share.text for share in shares),
        computed=show(total_of(shares), shares[0]),
        difference=show(off, shares[0]),
        tolerance=show(room, shares[0], places=2),
        basis=Why(zh="应合成100%的各项之和", en="the sum of shares that should make 100 %"),
        reason=_OPEN,
    )
