"""Shares of one whole told over several sentences: what most of them are shares of, the odd one is a share of as well.

体系甲管理的2.43万个,占1.43%。体系乙管理的66.05万个,占39.88%。…: the others say how large the whole is, or it is stated.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from taizhang.checking.judging import Why, balanced, half_unit, is_plain, span_of, told_amiss
from taizhang.checking.passages import CLAUSE_OR_BRACKET, COUNT, LINK, MONEY, PERCENT, Passage
from taizhang.checking.ratios.shares import is_sharp, whole_of_share
from taizhang.checking.records import Finding, Verdict
from taizhang.checking.slips import stray_to
from taizhang.reading.patterns import lazy
from taizhang.reading.records import Figure
from taizhang.values import Interval

_NAMELESS = lazy(
    "[，,、（(]?(?:(?:约|共)?所?占(?:比|总数|总量|总额|全部|[^，,；;。：:占]{1,8}总[人户件起]?[数量额])?的?(?:比重|比例)?"
    "|(?:在?[^，,；;。占]{0,8}总[量数额]中?的?)?(?:比重|比例))" + LINK
)
_NAMED = lazy(f"^(?P<names>[^，,；;。：:占]{{2,24}}?)所?占(?:全部|总量)?的?(?:比重|比例|比)(?P<turn>分别)?{LINK}$")
_TURNED = lazy(f"占[^，,；;。：:]{{0,16}}$|(?:比重|比例)(?:依次|分别)?{LINK}$")
_AND = lazy("[、和与及]")
_GREW = lazy("[，,](?:同比|(?:比|较)[上去]年(?:同期)?)?(?:增长|下降|上升|增加|减少)")
_IN_TURN = ("、", "和", "及")
_FEWEST, _AGREEING, _MOST = 3, 2, 40
_REACH, _BACK, _NAME = 6, 4, 3
_HUNDRED, _MISSING, _NEAR = 100, 20, 20
_OPEN = Why(zh="这一项的分母可能另有所指", en="this one may be a share of something else")


@dataclass(frozen=True, slots=True)
class _Item:
    passage: Passage
    """The sentence of the share."""
    home: Passage
    """The sentence of the amount."""
    amount: Figure
    share: Figure
    place: int
    """Which of the sentences that of the share is."""
    name: str = ""
    """What the share is said to be of (占报考总数的36.09%), empty where nothing."""
    listed: bool = False
    """Whether amounts and shares are told as two lists."""

    @property
    def whole(self) -> Interval:
        """How large the whole may be of which the amount is this share."""
        return whole_of_share(self.amount, self.share)

    @property
    def sharp(self) -> bool:
        """Whether the share says how large the whole is to within a few in a hundred."""
        return is_sharp(self.whole)

    def fits(self, whole: Interval) -> bool:
        """Whether the amount is this share of a whole, as far as the digits say."""
        ratio = span_of(self.amount).over(whole)
        return ratio is not None and ratio.scaled(100).meets(balanced(self.share))


def check_consensus(readings: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """The shares of a stretch of text of which most are of one whole, stated or not, and one is not."""
    for passages in readings:
        groups: dict[str | None, list[_Item]] = {}
        for at, passage in enumerate(passages):
            if PERCENT not in passage.masked or ("占" not in passage.masked and "比重" not in passage.masked):
                continue
            for item in (*_beside(passage, at), *_by_name(passages, at), *_in_turn(passage, at)):
                held = groups.setdefault(item.amount.unit, [])
                if held and at - held[-1].place > _REACH:
                    yield from _odd_one(held, passages)
                    held.clear()
                held.append(item)
        for held in groups.values():
            yield from _odd_one(held, passages)


def _plain(amount: Figure, share: Figure) -> bool:
    # 约占36.09%: with its decimals it is as told as any.
    told = is_plain(share) or (share.qualifier == "≈" and share.resolution < 1)
    return bool(amount.value and share.value and amount.value > 0) and is_plain(amount) and told


def _beside(passage: Passage, at: int) -> Iterator[_Item]:
    """Yield the amounts of a sentence with the share right after each, up to 其中."""
    within = passage.masked.find("其中", 1)
    for number in range(1, len(passage.figures)):
        share, k = passage.figures[number], number - 1
        if passage.kind(number) != PERCENT or share.measure == "growth":
            continue
        if 0 <= within < passage.marks[number] and "。其中" not in passage.masked:
            return
        if k and passage.kind(k) == PERCENT and passage.figures[k].measure == "growth" and _GREW.match(passage.gaps[k]):
            k -= 1
        turned = number + 1 < len(passage.figures) and passage.gaps[number + 1] in _IN_TURN
        if passage.kind(k) not in (MONEY, COUNT) or turned or not _NAMELESS.fullmatch(passage.gaps[number]):
            continue
        amount = passage.figures[k]
        if amount.measure == "level" and _plain(amount, share):
            name = passage.gaps[number].partition("占")[2].partition("总")[0]
            yield _Item(passage, passage, amount, share, at, name)


def _by_name(passages: Sequence[Passage], at: int) -> Iterator[_Item]:
    """Yield shares told of what a sentence before tells the amount of (基础研究经费所占比重为6.57%)."""
    passage = passages[at]
    for number, share in enumerate(passage.figures):
        if passage.kind(number) != PERCENT or share.measure == "growth" or "占" not in passage.gaps[number]:
            continue
        match = _NAMED.match(CLAUSE_OR_BRACKET.split(passage.gaps[number])[-1])
        if match is None:
            continue
        names = [name for name in _AND.split(match["names"]) if name] if match["turn"] else [match["names"]]
        last = number
        while last + 1 < len(passage.figures) and passage.gaps[last + 1] in _IN_TURN:
            last += 1
        if last - number + 1 != len(names):
            continue
        for name, k in zip(names, range(number, last + 1), strict=True):
            told = _told(passages, at, name, passage.figures[k].start)
            if told is not None and _plain(told[1], passage.figures[k]):
                yield _Item(passage, told[0], told[1], passage.figures[k], at)


def _in_turn(passage: Passage, at: int) -> Iterator[_Item]:
    """Yield amounts listed together with their shares, listed after them (分别为6571亿元、…,占总规模的比重为31.2%、…)."""
    for first in range(_FEWEST, len(passage.figures)):
        if not _heads(passage, first):
            continue
        last = _listed_to(passage, first)
        if last - first + 1 < _FEWEST or not _TURNED.search(passage.gaps[first]):
            continue
        begin = next((k for k in range(first - 1, -1, -1) if _amounts(passage, k, last - first + 1)), None)
        if begin is None:
            continue
        for k in range(last - first + 1):
            amount, share = passage.figures[begin + k], passage.figures[first + k]
            if share.measure != "growth" and _plain(amount, share):
                yield _Item(passage, passage, amount, share, at, listed=True)


def _heads(passage: Passage, number: int) -> bool:
    """Whether a percentage is the first of a list of them."""
    return passage.kind(number) == PERCENT and passage.gaps[number] not in _IN_TURN


def _listed_to(passage: Passage, first: int) -> int:
    """Return the last figure of the list that one begins."""
    last = first
    while last + 1 < len(passage.figures) and passage.gaps[last + 1] in _IN_TURN:
        last += 1
    return last


def _amounts(passage: Passage, first: int, count: int) -> bool:
    """Whether a list of so many amounts of one unit begins with a figure."""
    last = first + count - 1
    if passage.gaps[first] in _IN_TURN or last >= len(passage.figures) or _listed_to(passage, first) != last:
        return False
    held = passage.figures[first : last + 1]
    kinds = {passage.kind(k) for k in range(first, last + 1)}
    return kinds <= {MONEY, COUNT} and len({f.unit for f in held}) == 1 and all(f.measure == "level" for f in held)


def _told(passages: Sequence[Passage], at: int, name: str, before: int) -> tuple[Passage, Figure] | None:
    """Return the amount last told under a name, where only one is."""
    if len(name) < _NAME:
        return None
    for home in reversed(passages[max(0, at - _BACK) : at + 1]):
        found = [
            f
            for k, f in enumerate(home.figures)
            if home.kind(k) in (MONEY, COUNT)
            and f.measure == "level"
            and f.start < before
            and f.indicator.startswith(name)
        ]
        if found:
            return (home, found[0]) if len(found) == 1 else None
    return None


def _odd_one(items: Sequence[_Item], passages: Sequence[Passage]) -> Iterator[Finding]:
    sizes = [item.amount.value or Decimal(0) for item in items]
    # 企业18570个,占85.2%。企业中,内资企业18348个,占98.8%…: that share is of another whole, and its amount the whole.
    items = [item for item, own in zip(items, sizes, strict=True) if abs(sum(sizes) - own * 2) * _NEAR > own][:_MOST]
    if len(items) < _FEWEST:
        return
    largest = max(items, key=lambda item: item.share.value or 0)
    if all(item.fits(largest.whole) for item in items if item is not largest):
        return
    first, last = items[0].place, items[-1].place
    stated = [
        (home, figure)
        for home in passages[max(0, first - _REACH) : last + 1]
        for k, figure in enumerate(home.figures)
        if home.kind(k) in (MONEY, COUNT) and figure.unit == items[0].amount.unit and figure.value and is_plain(figure)
    ]
    most_of = max(item.amount.value or Decimal(0) for item in items)
    wholes: list[tuple[Interval, tuple[Passage, Figure] | None]] = [
        (span_of(f), (home, f)) for home, f in stated if f.measure == "level" and (f.value or 0) >= most_of
    ]
    implied = [(item.whole, None) for item in items if item.sharp]
    summed = _sum(items)
    wholes += [] if summed is None else [(summed, None)]
    ranked = [(sum(item.fits(span) for item in items), span, told) for span, told in (*wholes, *implied)]
    if not ranked:
        return
    # 占1.23% fits wholes enough to let in the odd one; what is stated is one of them.
    ranked = [r for r in ranked if r[2] is not None and r[0] == len(items) - 1 > _AGREEING] or ranked
    most = max(count for count, _, _ in ranked)
    _, span, told = next(r for r in ranked if r[0] == most)
    odd = [item for item in items if not item.fits(span)]
    agreeing = most - (told is None and span is not summed)
    others = {item.name for item in items if item not in odd} - {""}
    if len(odd) == 1 and odd[0].name and others and odd[0].name not in others:
        return
    least = _AGREEING - _all_listed(items)
    if len(odd) != 1 or agreeing < least or _explained(odd[0], [f for _, f in stated]) or _of_itself(odd[0], told):
        return
    yield _found(odd[0], span, told, sure=agreeing > _AGREEING)


def _all_listed(items: Sequence[_Item]) -> bool:
    """Whether the shares of one list make 100, so that it is all of it and one amount is off."""
    room = sum((half_unit(item.share) for item in items), Fraction(0))
    total = sum((Fraction(item.share.value or 0) for item in items), Fraction(0))
    return all(item.listed for item in items) and abs(total - _HUNDRED) <= room


def _sum(items: Sequence[_Item]) -> Interval | None:
    """Return what all the amounts make, where their shares make all but 100 of it, for which one of them is off."""
    total = sum((Fraction(item.share.value or 0) for item in items), Fraction(0))
    if abs(total - _HUNDRED) > _MISSING and not all(item.listed for item in items):
        return None
    made = Interval(low=0, high=0)
    for item in items:
        made = made + span_of(item.amount)
    return made


def _of_itself(item: _Item, told: tuple[Passage, Figure] | None) -> bool:
    """Whether what the others are shares of is told by the odd one (6.24万人,占11.8%。其中甲7475人,占12.0%)."""
    return told is not None and item.amount.value == told[1].value


def _explained(item: _Item, stated: Sequence[Figure]) -> bool:
    """Whether the odd share is of something else that is told near it."""
    return any(f is not item.amount and item.fits(span_of(f)) for f in stated)


def _found(item: _Item, span: Interval, told: tuple[Passage, Figure] | None, *, sure: bool) -> Finding:
    middle = ((span.low or Fraction(0)) + (span.high or Fraction(0))) / 2
    if told is not None:
        middle = Fraction(told[1].value or 0)
    computed = Fraction(item.amount.value or 0) * 100 / middle
    slip = stray_to(item.share, computed) or stray_to(item.amount, Fraction(item.share.value or 0) * middle / 100)
    verdict: Verdict = "contradicts" if sure and slip else "unclear"
    own = (item.passage.place(item.share), item.home.place(item.amount))
    return told_amiss(
        "share",
        verdict,
        places=own if told is None else (*own, told[0].place(told[1])),
        figure=item.share,
        value=computed,
        room=half_unit(item.share) * 2,
        basis=Why(
            zh=f"{item.amount.text}在其他各项所占的同一总数中的比例",
            en=f"the share of {item.amount.text} in the whole that the others are shares of",
        ),
        reason=_OPEN,
    )
