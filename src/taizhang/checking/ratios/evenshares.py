"""Shares told in the same words of one thing after the other (…占可支配收入的比重为55.8%;…), which make 100 but for a slip."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from taizhang.checking.judging import Why, half_unit, is_plain, show, total_of, worded
from taizhang.checking.passages import PERCENT, Passage
from taizhang.checking.records import Finding
from taizhang.checking.slips import digits_of, stray_to, swap_to
from taizhang.checking.words import WORDS
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure

_NOT = lazy("增长|下降|上升|提高|降低|同比|环比|完成|达标|以上|超过|贡献|率")
_TWO, _FEWEST, _MOST = 2, 3, 10
_FINEST = Fraction(1, 20)
_HEAD = 3
_HUNDRED = Fraction(100)
_NEAR, _LONG = 12, 4
_REST = ("其他", "其它", "其余")
_NAMED = ("比例", "占比", "比重")
_TAIL = 4
_WEIGHTS = ("权数为", "权重为", "权数占", "权重占")
_APART = lazy("其中|[分按从][^，；。]{1,12}[看分]，")
_OPEN = Why(zh="所列各项未必是全部", en="the parts listed need not be all")


def check_even_shares(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """46.10%的居民…,14.09%的居民…,23.28%的居民…,11.58%的居民…: all told alike, and all of them but for a slip."""
    for passages in readings:
        for passage in passages:
            if passage.masked.count(PERCENT) >= _TWO:
                yield from _of_sentence(passage)


def _of_sentence(passage: Passage) -> Iterator[Finding]:
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    last = ""
    last_of: tuple[str, str] | None = None
    for number, figure in enumerate(passage.figures):
        if passage.kind(number) != PERCENT or not is_plain(figure) or figure.measure not in ("share", "level"):
            continue
        before = passage.label(number)
        after = passage.gaps[number + 1]
        if "占" in before and not _NOT.search(before.rpartition("占")[2]):
            of = before.rpartition("占")[2]
            # 生活用水占总用水量的12.6%;工业用水占22.2%: of the same.
            last = of if of or not last or _APART.search(passage.gaps[number]) else last
            last_of = "占", last
            groups[last_of].append(figure)
        elif last_of is not None and before.startswith(_REST):
            # 咨询类占77.18%,…,其他类0.01%: the rest of them, told without the word.
            groups[last_of].append(figure)
        elif (told := before.removesuffix("为").removesuffix("达")).endswith(_NAMED) and len(told) >= _TAIL:
            groups["比", told[-_TAIL:]].append(figure)
        elif before.endswith(_WEIGHTS):
            groups["权", before[-_HEAD:]].append(figure)
        elif after[:1] == "的" and re.match("的[\u4e00-\u9fff]{2}", after):
            groups["的", after[1:_HEAD]].append(figure)
    yield from _opposites(passage)
    for shares in groups.values():
        if _FEWEST <= len(shares) <= _MOST:
            yield from _judged(passage, shares)


def _opposites(passage: Passage) -> Iterator[Finding]:
    """优良天数比例为78.8%,上升2.1个百分点;超标天数比例为12.2%: two names that are all, told in the same words."""
    told = [
        (figure, _LEAD.sub("", passage.label(k)))
        for k, figure in enumerate(passage.figures)
        if passage.kind(k) == PERCENT and is_plain(figure) and figure.measure in ("share", "level")
    ]
    for (one, first), (other, second) in itertools.pairwise(told):
        content = first.removesuffix("达到").endswith("满意率") and second.endswith("基本满意率")
        if content and (one.value or 0) + (other.value or 0) > 100:
            yield from _judged(passage, [one, other], beyond=True)
        if not first.endswith(_SHARES) or len(first) == len(second) == 0:
            continue
        for a, b in _PAIRS:
            if a in first and b in second and first.rpartition(a)[2] == second.rpartition(b)[2]:
                yield from _judged(passage, [one, other])


_LEAD = lazy("^(?:其中|平均|全[国省市县区])+")
_SHARES = ("比例", "比重", "占比", "比例为", "占比为", "比重为", "比例达", "占", "占比达")
_PAIRS = [family for f in (*WORDS.closed, ("优良", "超标")) if len(f) == _TWO for family in (f, f[::-1])]


def _judged(passage: Passage, shares: list[Figure], *, beyond: bool = False) -> Iterator[Finding]:
    between = passage.masked[
        passage.marks[passage.figures.index(shares[0])] : passage.marks[passage.figures.index(shares[-1])]
    ]
    if "其中" in between:
        return
    total = total_of(shares)
    slack = sum(map(half_unit, shares), Fraction(0))
    off = _HUNDRED - total
    if abs(off) <= slack:
        return
    if _pointed(shares, off, slack) or _twice(shares, off):
        yield _told(passage, shares, total, slack)
        return
    if abs(off) > _NEAR or len({f.resolution for f in shares}) > 1:
        return
    place = Fraction(shares[0].resolution)
    swapped = any(
        swap_to(f, Fraction(f.value or 0) + off + k * place)
        for f in shares
        for k in ((-1, 0, 1) if len(shares) > _LONG else (0,))
    )
    fine = len(shares) >= _LONG and place < 1 <= abs(off)
    # What ends in the rest is all of it.
    fine = fine or passage.label(passage.figures.index(shares[-1])).startswith(_REST)
    # Of three told to two decimals chance makes 100 no more often than of four told to one.
    fine = fine or (len(shares) == _FEWEST and place < _FINEST and abs(off) >= 1)
    changed = (off < 0 or fine) and any(stray_to(f, Fraction(f.value or 0) + off) for f in shares)
    if not swapped and not changed and not beyond:
        return
    yield _told(passage, shares, total, slack)


def _pointed(shares: Sequence[Figure], off: Fraction, slack: Fraction) -> bool:
    """Whether a point moved in one share would make all of them 100 (1.54%, beside others with one decimal)."""
    if len(shares) < _FEWEST or slack * len(shares) > _TWO:
        return False
    for share in shares:
        rest = {f.resolution for f in shares if f is not share}
        value = Fraction(share.value or 0)
        meant = value + off
        odd = rest != {share.resolution}
        if len(rest) > 1 or not 0 < meant < _HUNDRED or not (odd or len(digits_of(share).rstrip("0")) > 1):
            continue
        if abs(meant - value * 10) <= slack * 2 or abs(meant * 10 - value) <= slack * 2:
            return True
    return False


def _twice(shares: Sequence[Figure], off: Fraction) -> bool:
    """Whether one share is told again for another, and others than it would make all of them 100."""
    if len(shares) < _FEWEST + (Fraction(shares[0].resolution) > _FINEST) or len({f.resolution for f in shares}) > 1:
        return False
    values = [f.value for f in shares]
    again = [f for f in shares if values.count(f.value) == _TWO and len(digits_of(f)) >= _FEWEST]
    return len(again) == _TWO and 0 < Fraction(again[0].value or 0) + off < _HUNDRED


def _told(passage: Passage, shares: Sequence[Figure], total: Fraction, slack: Fraction) -> Finding:
    off = _HUNDRED - total
    return worded(
        "shares_sum",
        "unclear",
        places=tuple(passage.place(f) for f in shares),
        stated="、".join(f.text for f in shares),
        computed=show(total, shares[0]),
        difference=show(abs(off), shares[0]),
        tolerance=show(slack, shares[0], places=2),
        basis=Why(zh="应合成100%的各项之和", en="the sum of shares that should make 100 %"),
        reason=_OPEN,
    )
